/** Writing a case: only where nobody has changed it meanwhile, with the earlier text kept. */
import { join } from "node:path";
import {
  earlierText,
  earlierTexts,
  trimEarlierTexts,
  withJournalLine,
  type JournalLine,
} from "../files/case-history.ts";
import { textOf } from "../files/case-folder.ts";
import { nodeDisk, nodeSystem } from "../files/ledger/index.ts";
import { takeLock } from "../files/ledger/lock.ts";
import { putAll } from "../files/put.ts";
import { EntenteError } from "../errors.ts";
import { filledFiles } from "../reader/draft/kept.ts";
import type { Filled } from "../reader/draft/proposals.ts";
import { leavesOf } from "../language/text/leaves.ts";
import { readTree } from "../language/text/tree.ts";
import { baseOf, type OpenCase } from "./cases.ts";
import type { Desk } from "./desk.ts";
import { ToolError } from "./errors.ts";

/** @throws ToolError `stale` where the case is not what the assistant saw */
export function requireBase(opened: OpenCase, base: string): void {
  if (opened.base !== base) throw stale(opened.folder, base, opened.text);
}

/** Numbers that came in: a line for the journal, and what was written at each path. */
export interface Numbers {
  line: JournalLine;
  filled: { readonly [path: string]: Filled };
}

/**
 * Puts a case's new text in place, one writer at a time; the proposals beside it follow the numbers that came in.
 *
 * @throws ToolError `stale` where the file has changed since it was opened; EntenteError `not-written`
 */
export async function writeCase(
  { root }: Desk,
  opened: OpenCase,
  text: string,
  signal: AbortSignal,
  numbers: Numbers | null = null,
): Promise<void> {
  const { folder } = opened;
  const lock = await takeLock(opened.file, { disk: nodeDisk, system: nodeSystem, signal, tell: () => {} });
  try {
    const now = textOf(opened.file);
    if (!("text" in now) || baseOf(now.text) !== opened.base)
      throw stale(folder, opened.base, "text" in now ? now.text : "");
    lock.confirm();
    putAll(
      [
        earlierText(folder, opened.text),
        ...(numbers === null ? [] : [withJournalLine(folder, numbers.line)]),
        ...written(folder, text, numbers),
      ],
      root.folder,
    );
    trimEarlierTexts(folder);
  } finally {
    lock.release();
  }
}

/** case.yaml, and the proposals beside it where they can be read. */
function written(folder: string, text: string, numbers: Numbers | null): [file: string, text: string][] {
  const file = join(folder, "case.yaml");
  try {
    if (numbers !== null) return filledFiles(folder, file, text, numbers.filled);
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
  }
  return [[file, text]];
}

/** What was edited since, as far as the text of that base is kept. */
function stale(folder: string, base: string, now: string): ToolError {
  const old = earlierTexts(folder).find((text) => baseOf(text) === base);
  const edited = old === undefined ? [] : blocksThatDiffer(old, now);
  const who =
    edited.length > 0
      ? ` (someone edited ${edited.slice(0, 6).join(", ")}${edited.length > 6 ? " and more" : ""})`
      : "";
  return new ToolError(
    "stale",
    `The case has changed since base ${base.slice(0, 12)}${who}. Call case_check for the new base and send the change again.`,
  );
}

/** `actors.russia`, `issues.gas`: blocks in which two texts differ. */
function blocksThatDiffer(before: string, after: string): string[] {
  const [a, b] = [before, after].map((text) => {
    const tree = readTree(text, () => {});
    return new Map(tree ? leavesOf(tree).map(({ path, text }) => [path, text]) : []);
  }) as [Map<string, string>, Map<string, string>];
  const differ = [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
  return [...new Set(differ.map((path) => path.split(".").slice(0, 2).join(".")))];
}
