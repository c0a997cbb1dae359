/** `entente ledger commit` and `ledger open`: an analyst's file of a blind round is promised, and shown later. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { EntenteError } from "../../errors.ts";
import { fileBytes } from "../../files/named-file.ts";
import { put, shownPath } from "../../files/put.ts";
import { sha256 } from "../../files/ledger/index.ts";
import { commitHash, unopened } from "../../ledger/index.ts";
import { dayOfInstant } from "../../numbers/days.ts";
import type { Given } from "../arguments.ts";
import { appending, ledgerOf, printWritten, textOf } from "./options.ts";

const SALT_BYTES = 16;
const SALT = /^[0-9a-f]{32}$/;

export async function commit(given: Given, signal: AbortSignal): Promise<number> {
  const text = textOf(given, "round");
  if (text === null || !/^[1-9]\d{0,5}$/.test(text))
    throw new EntenteError(
      "wrong-usage",
      `--round takes the number of the round, from 1${text === null ? "" : `, not '${text}'`}`,
    );
  const round = Number(text);
  const { path, ...place } = placeOf(given.positionals[0]);
  const bytes = fileBytes(path, `ledger commit ${path}`);
  const salts = saltsOf(path);
  const written = await appending(given, signal, (draft) => {
    const promised = unopened(draft.ledger, place.case, place.file);
    const same = promised.find(
      (line) => line.round === round && salts.some((salt) => commitHash(salt, bytes, sha256) === line.sha256),
    );
    if (same) return;
    const salt = randomBytes(SALT_BYTES).toString("hex");
    put(saltFile(path), [...salts, salt].map((line) => `${line}\n`).join(""));
    draft.add({ kind: "commit", ...place, round, sha256: commitHash(salt, bytes, sha256) });
  });
  return printWritten(given, written, `commit of ${shownPath(path)} for round ${round}`, [
    `its salt is in ${shownPath(saltFile(path))}: keep it private, and keep it; without it the commit cannot be opened`,
  ]);
}

export async function open(given: Given, signal: AbortSignal): Promise<number> {
  const { path, ...place } = placeOf(given.positionals[0]);
  const bytes = fileBytes(path, `ledger open ${path}`);
  const salts = saltsOf(path);
  const written = await appending(given, signal, (draft) => {
    const promised = unopened(draft.ledger, place.case, place.file);
    const shown = shownPath(path);
    if (promised.length === 0) {
      const before = [...draft.ledger.opened.values()].some((line) => {
        const { case: caseId, file } = draft.ledger.commits.get(line.of)!;
        return caseId === place.case && file === place.file && line.file_sha256 === sha256(bytes);
      });
      if (before) return;
      throw new EntenteError("wrong-input", `${shown} has no commit in ${ledgerOf(given)} that is not opened`);
    }
    if (salts.length === 0)
      throw new EntenteError(
        "wrong-input",
        `${shownPath(saltFile(path))} is missing: without its salt a commit cannot be opened`,
      );
    const found = promised.flatMap((line) => {
      const salt = salts.find((one) => commitHash(one, bytes, sha256) === line.sha256);
      return salt === undefined ? [] : [{ line, salt }];
    })[0];
    if (!found) {
      const [{ at, id }] = promised;
      throw new EntenteError("wrong-input", `${shown} is not what was committed on ${dayOfInstant(at)} (${id})`);
    }
    draft.add({ kind: "open", of: found.line.id, salt: found.salt, file_sha256: sha256(bytes) });
  });
  return printWritten(given, written, `opening of ${shownPath(path)}`);
}

/** The case that a file belongs to, and its name within that case. @throws EntenteError `wrong-input` where it lies in none */
function placeOf(file: string): { path: string; case: string; file: string } {
  const path = resolve(file);
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "case.yaml")))
      return { path, case: basename(folder), file: relative(folder, path).split(sep).join("/") };
    if (folder === dirname(folder))
      throw new EntenteError("wrong-input", `${file} lies in no case: a folder with a case.yaml`);
  }
}

const saltFile = (path: string): string => `${path}.salt`;

/** Salts of all promises of a file, the oldest first. */
function saltsOf(path: string): string[] {
  const file = saltFile(path);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").trim().split(/\s+/);
  if (lines.every((line) => SALT.test(line))) return lines;
  throw new EntenteError("wrong-input", `${shownPath(file)} holds no salt: 32 hexadecimal digits a line`);
}
