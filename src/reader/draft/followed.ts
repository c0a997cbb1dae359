/**
 * What an answer makes of numbers that stand already: a suggestion that was only taken follows the answer, and a number
 * of the person's own stays, and is named where it no longer agrees with the answer. Pure functions.
 */
import { readCase } from "../../language/check.ts";
import type { Field } from "../../language/blocks/fields.ts";
import type { Reading, Site } from "../../language/blocks/reading.ts";
import { entryAt } from "../../language/parts/list.ts";
import { readTree } from "../../language/text/tree.ts";
import { parseQuantity } from "../../language/index.ts";
import { sampler } from "../../numbers/quantity.ts";
import { caseOf, type Proposals } from "./proposals.ts";

/** What becomes of numbers with an answer. */
export interface Followed {
  /** With every suggestion that was only taken as it is suggested now, or open where none is. */
  proposals: Proposals;
  /** Numbers of the person's own that no longer agree with the answer. */
  staying: Staying[];
  /** Paths of numbers of the person's own for which the case has no place any more. */
  leaving: string[];
}

export interface Staying {
  path: string;
  written: string;
  /** What the draft suggests after the answer. */
  suggestion: string;
}

/**
 * @param before proposals to which the person answered
 * @param after with the answer
 * @param standing text of case.yaml, which says what of it is a suggestion
 */
export function followed(before: Proposals, after: Proposals, standing: string): Followed {
  const [was, is] = [before, after].map((one) => readingOf(caseOf({ ...one, filled: {} })).unfilled) as [
    Reading["unfilled"],
    Reading["unfilled"],
  ];
  const { sites } = readingOf(standing);
  const filled = { ...after.filled };
  const staying: Staying[] = [];
  const leaving: string[] = [];
  for (const [path, { written }] of Object.entries(before.filled)) {
    if (path.startsWith(OF_TABLES)) continue;
    const [old, now, site] = [was.get(path)?.suggestion, is.get(path)?.suggestion, sites.get(path)];
    const isTaken = old && same(old, written) && (!isMarkable(site) || isSuggested(site));
    if (was.has(path) && !is.has(path) && !isTaken) leaving.push(path);
    if (!old || old === now || filled[path]?.written !== written) continue;
    if (isTaken) {
      if (now) filled[path] = { written: now, sentence: null };
      else delete filled[path];
    } else if (now && !agrees(written, now, site)) staying.push({ path, written, suggestion: now });
  }
  return { proposals: { ...after, filled }, staying, leaving };
}

/** Head of the paths of numbers that go with their matters from table to table. */
const OF_TABLES = "tables.";

/** Paths of the numbers in a case that are suggestions taken. */
export const suggestedIn = (text: string): ReadonlySet<string> =>
  new Set([...readingOf(text).sites.values()].filter(isSuggested).map(({ path }) => path));

/** Whether a case has a number or a date at a path. */
export function hasIn(text: string): (path: string) => boolean {
  const { sites } = readingOf(text);
  const tree = readTree(text, () => {});
  return (path) => sites.has(path) || (tree !== null && entryAt(tree, path) !== null);
}

/** What a number of a case may be, by its path; null for a date, and where there is none. */
export function fieldAt(text: string, path: string): Field | null {
  const field = readingOf(text).sites.get(path)?.field;
  return field === undefined || typeof field === "string" ? null : field;
}

/** Paths of the numbers and dates that are suggestions taken: those that the case marks, and dates, which have no mark. */
export function takenIn(proposals: Proposals, text: string): ReadonlySet<string> {
  const offered = readingOf(caseOf({ ...proposals, filled: {} })).unfilled;
  const { sites } = readingOf(text);
  const unmarked = Object.entries(proposals.filled).flatMap(([path, { written, sentence }]) => {
    const suggestion = offered.get(path)?.suggestion;
    const isTaken = suggestion && sentence === null && same(suggestion, written) && !isMarkable(sites.get(path));
    return isTaken ? [path] : [];
  });
  return new Set([...suggestedIn(text), ...unmarked]);
}

const readingOf = (text: string): Reading =>
  readCase({ id: "", file: "", text }, () => ({ problem: "absent" })).reading;

const same = (one: string, other: string): boolean => one.replace(/[\s,{}]+/g, " ") === other.replace(/[\s,{}]+/g, " ");

const isSuggested = (site: Site): boolean => site.around?.entries.some(({ key }) => key === "suggested") ?? false;

/** Whether a suggestion that is taken is marked as one: dates, and numbers with no place for a reason, are not. */
const isMarkable = (site: Site | undefined): site is Site =>
  site !== undefined && site.whole && typeof site.field !== "string";

/** Whether the middle of a number lies in the range in which nine in ten of what is suggested do; a date always agrees. */
function agrees(written: string, suggestion: string, site: Site | undefined): boolean {
  if (!site || typeof site.field === "string") return true;
  const { field } = site;
  const [own, offered] = [written, suggestion].map((text) => {
    const read = parseQuantity(text, field);
    return "quantity" in read ? sampler(read.quantity, field.min, field.max) : null;
  });
  if (!own || !offered) return false;
  return own.quantile(0.5) >= offered.quantile(0.05) && own.quantile(0.5) <= offered.quantile(0.95);
}
