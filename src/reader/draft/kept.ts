/** `proposals.json` beside a draft: what was proposed, what a person answered, and the case.yaml written from it. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { caseAt, checkFolder, READ_PROBLEMS, textOf } from "../../files/case-folder.ts";
import { putAll } from "../../files/put.ts";
import { visible } from "../../language/text/visible.ts";
import { caseOf, parseProposals, type Filled, type Proposals } from "./proposals.ts";

export const PROPOSALS_FILE = "proposals.json";

const safe = (text: string): string => visible(text.replace(/\s+/g, " "));
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The text of proposals.json. @param yaml the case.yaml written from it */
export const proposalsText = (proposals: Proposals, yaml: string): string =>
  `${JSON.stringify({ ...proposals, case_sha256: hashOf(yaml) }, null, 1)}\n`;

export interface Kept {
  /** File of the case. */
  yaml: string;
  /** File of the proposals. */
  json: string;
  proposals: Proposals;
  /** Whether case.yaml stands as it was written from the proposals and filled in. */
  untouched: boolean;
}

/** Proposals of a draft; null where it has none. @throws EntenteError `wrong-input` where they cannot be read */
export function proposalsAt(path: string): Kept | null {
  const at = caseAt(path);
  if ("why" in at) throw new EntenteError("wrong-input", `there is no draft in '${safe(path)}'`);
  const json = join(at.folder, PROPOSALS_FILE);
  if (!existsSync(json)) return null;
  const { case_sha256, ...proposals } = parsed(json);
  return { yaml: at.file, json, proposals, untouched: hashOf(contentOf(at.file)) === case_sha256 };
}

function parsed(file: string): Proposals & { case_sha256: string } {
  const found = parseProposals(contentOf(file));
  if ("problem" in found)
    throw new EntenteError("wrong-input", `${PROPOSALS_FILE} cannot be read: ${safe(found.problem)}`);
  return found;
}

function contentOf(file: string): string {
  const found = textOf(file);
  if ("problem" in found) throw new EntenteError("wrong-input", `'${safe(file)}': ${READ_PROBLEMS[found.problem]}`);
  return found.text;
}

/**
 * Writes case.yaml from the proposals, and the proposals beside it; nothing where the case would not check.
 *
 * @param force writes over edits that were made in case.yaml by hand, which is kept beside it first
 * @throws EntenteError `wrong-input` where case.yaml was edited, or would have errors
 */
export function keepProposals(kept: Kept, proposals: Proposals, force: boolean): Kept & { before: string | null } {
  const edited = !proposalsAt(kept.yaml)?.untouched;
  if (!force && edited)
    throw new EntenteError(
      "wrong-input",
      `case.yaml has been edited since it was written from the proposals, and nothing is overwritten. --force writes it anew, and keeps the edited one beside it; or go on in case.yaml itself.`,
    );
  const text = validCase(proposals, kept.yaml);
  const before = edited ? nameBeside(kept.yaml) : null;
  putAll([
    ...(before === null ? [] : ([[before, contentOf(kept.yaml)]] as const)),
    [kept.yaml, text],
    [kept.json, proposalsText(proposals, text)],
  ]);
  return { ...kept, proposals, untouched: true, before };
}

/** A file that is not there yet: `case-before-1.yaml`. */
function nameBeside(yaml: string): string {
  for (let n = 1; ; n++) {
    const file = join(dirname(yaml), `case-before-${n}.yaml`);
    if (!existsSync(file)) return file;
  }
}

/** The case that proposals give. @throws EntenteError `wrong-input` where it has errors */
export function validCase(proposals: Proposals, yaml: string): string {
  const text = caseOf(proposals);
  const { messages } = checkFolder(join(yaml, ".."), yaml, text);
  const error = messages.find(({ severity }) => severity === "error");
  if (error)
    throw new EntenteError(
      "wrong-input",
      `that would leave no valid draft (${safe(`${error.path}: ${error.message}`)}); nothing is written. A draft needs two parties and an issue that stand.`,
    );
  return text;
}

/**
 * Files of a case in which numbers were filled in, or are open again: case.yaml, and the proposals, so that the case can
 * be written again with them. Where case.yaml was edited by hand, the proposals stay as they are.
 *
 * @param filled by the path of a number; null where it is open again
 */
export function filledFiles(
  path: string,
  yaml: string,
  text: string,
  filled: { readonly [number: string]: Filled | null },
): [file: string, text: string][] {
  const kept = proposalsAt(path);
  if (!kept?.untouched) return [[yaml, text]];
  const now = Object.entries({ ...kept.proposals.filled, ...filled }).flatMap(([number, one]) =>
    one === null ? [] : [[number, { written: one.written, sentence: one.sentence }] as const],
  );
  return [
    [yaml, text],
    [kept.json, proposalsText({ ...kept.proposals, filled: Object.fromEntries(now) }, text)],
  ];
}

/**
 * Files of a case whose numbers were changed or given reasons by path. Where the draft leaves each of them open, the
 * proposals note them as filled in, so that the case still follows them; otherwise the case has been edited.
 *
 * @param text of case.yaml, with the changes
 * @param numbers as they are written now
 * @param reasons a sentence beside a number; '' where it was taken away
 */
export function refilledFiles(
  yaml: string,
  text: string,
  numbers: { readonly [path: string]: string },
  reasons: { readonly [path: string]: string },
): [file: string, text: string][] {
  const kept = readableAt(yaml);
  if (!kept?.untouched) return [[yaml, text]];
  const { proposals } = kept;
  const { draft } = checkFolder(dirname(yaml), yaml, caseOf({ ...proposals, filled: {} }));
  const open = new Set(draft?.unfilled.map(({ path }) => path));
  const filled: { [path: string]: Filled } = {};
  for (const path of new Set([...Object.keys(numbers), ...Object.keys(reasons)])) {
    const before = proposals.filled[path];
    const written = numbers[path] ?? before?.written;
    if (written === undefined || !open.has(path)) return [[yaml, text]];
    const sentence = reasons[path] ?? (path in numbers ? null : before!.sentence);
    filled[path] = { written: written.trim(), sentence: sentence === "" ? null : sentence };
  }
  return filledFiles(yaml, yaml, text, filled);
}

/** Proposals of a draft; null also where they cannot be read. */
function readableAt(yaml: string): Kept | null {
  try {
    return proposalsAt(yaml);
  } catch (error) {
    if (error instanceof EntenteError) return null;
    throw error;
  }
}

/** Writes a case.yaml in which one number is filled in, or open again, and notes it in the proposals. */
export const keepFilled = (path: string, yaml: string, text: string, number: string, filled: Filled | null): void =>
  putAll(filledFiles(path, yaml, text, { [number]: filled }));
