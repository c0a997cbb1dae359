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
import { leavesOf } from "../language/text/leaves.ts";
import { readTree } from "../language/text/tree.ts";
import { baseOf, type OpenCase } from "./cases.ts";
import type { Desk } from "./desk.ts";
import { ToolError } from "./errors.ts";

/** @throws ToolError `stale` where the case is not what the assistant saw */
export function requireBase(opened: OpenCase, base: string): void {
  if (opened.base !== base) throw stale(opened.folder, base, opened.text);
}

/**
 * Puts a case's new text in place, one writer at a time.
 *
 * @param numbers line of the journal for numbers that came in
 * @throws ToolError `stale` where the file has changed since it was opened; EntenteError `not-written`
 */
export async function writeCase(
  { root }: Desk,
  opened: OpenCase,
  text: string,
  signal: AbortSignal,
  numbers: JournalLine | null = null,
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
        ...(numbers === null ? [] : [withJournalLine(folder, numbers)]),
        [join(folder, "case.yaml"), text],
      ],
      root.folder,
    );
    trimEarlierTexts(folder);
  } finally {
    lock.release();
  }
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
