/** Checks of end states: by the files and the calls alone. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { checkFolder, type CheckedFolder } from "../../src/files/case-folder.ts";
import { journalOf } from "../../src/files/case-history.ts";
import { statesWhole } from "../../src/language/grounds.ts";
import type { Case } from "../../src/language/index.ts";
import type { EndState, EvaluationTask } from "./task.ts";
import { tokensBack } from "./session.ts";

const MAX_CALLS = 25;
const MAX_TOKENS_BACK = 30_000;

/** Names of the cases below a folder. */
export const casesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === "case.yaml")
    .map((entry) => relative(folder, entry.parentPath))
    .filter((name) => !name.startsWith("."));

export interface Found extends CheckedFolder {
  text: string;
  /** With suggestions in place where numbers are open; null where the case has errors. */
  whole: Case | null;
}

export function caseIn(folder: string, name: string): Found | null {
  const file = join(folder, name, "case.yaml");
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8");
  const found = checkFolder(dirname(file), file, text);
  return { ...found, text, whole: found.case ?? found.draft?.case ?? null };
}

/** A list of sentences without those whose condition holds. */
export const unless = (...checks: readonly (readonly [holds: boolean, fault: string])[]): string[] =>
  checks.flatMap(([holds, fault]) => (holds ? [] : [fault]));

/** What no task may do, whatever its own end: too many calls or tokens, or a number that nothing grounds. */
export function commonFaults(task: EvaluationTask, end: EndState): string[] {
  const tokens = tokensBack(end);
  return [
    ...unless(
      [end.calls.length <= MAX_CALLS, `${end.calls.length} calls, and ${MAX_CALLS} are the most`],
      [tokens <= MAX_TOKENS_BACK, `${tokens} tokens came back, and ${MAX_TOKENS_BACK} are the most`],
    ),
    ...casesIn(end.folder).flatMap((name) => ungrounded(task, end.folder, name)),
  ];
}

/** Numbers of a case that are neither of the start, nor stated in a quote, nor the person's, nor suggested, nor open. */
function ungrounded(task: EvaluationTask, folder: string, name: string): string[] {
  const whole = caseIn(folder, name)?.whole;
  if (!whole) return [];
  const start = task.files()[`${name}/case.yaml`];
  const given = new Set(journalOf(join(folder, name)).flatMap(({ paths }) => paths));
  return whole.parameters
    .filter(
      (one) =>
        !one.default &&
        !one.unfilled &&
        one.cited !== "suggested" &&
        !given.has(one.shared ?? one.path) &&
        !one.citations.some(
          (at) => whole.citations[at].kind === "quoted" && statesWhole(one, whole.citations[at].quote),
        ) &&
        !(one.quantity.kind === "exact" && one.quantity.value === 0) &&
        !(typeof start === "string" && start.includes(one.text)),
    )
    .map(({ path, text }) => `${name}: ${path} is ${text}, and nothing grounds it`);
}
