/** Removes a part with what cannot stand without it, as the check finds it, and says beforehand what that is. */
import { check } from "../check.ts";
import type { Beside } from "../blocks/sources.ts";
import type { Span } from "../case.ts";
import type { Edited } from "../text/edit.ts";
import { put, remove } from "../text/put.ts";
import { readTree, type Entry, type Mapping, type Tree } from "../text/tree.ts";
import { partsIn } from "./list.ts";

/** Greatest number of places that go with one part. */
const MAX_LEANING = 300;

/** What a case loses where something of it goes. */
export interface Losses {
  /** Paths of every place that goes, in the order in which it was found. */
  leaning: string[];
  /** Paths of the parts that go with it, and of those that stay and speak of it no longer. */
  going: string[];
  staying: string[];
}

/** Reads a file beside the case. */
export type ReadBeside = (name: string) => Beside;
const ABSENT: ReadBeside = () => ({ problem: "absent" });

/** @returns the text without the part, and what depends on it */
export function removePart(
  text: string,
  path: string,
  beside: ReadBeside = ABSENT,
): ({ text: string } & Losses) | { problem: string } {
  const first = removed(text, path);
  if ("problem" in first) return first;
  const mended = withoutFaults(text, first.text, beside);
  return "problem" in mended ? { problem: `${path} cannot go: ${mended.problem}` } : mended;
}

/** The changed text without the places in which it has errors that it did not have before. */
export function withoutFaults(
  before: string,
  changed: string,
  beside: ReadBeside,
): ({ text: string } & Losses) | { problem: string } {
  const known = new Set(errorsOf(before, beside).map(({ code, message }) => `${code} ${message}`));
  let now = changed;
  const gone: string[] = [];
  for (let n = 0; n < MAX_LEANING; n++) {
    const missed = errorsOf(now, beside).find(({ code, message }) => !known.has(`${code} ${message}`));
    if (!missed) {
      const whole = gone.filter((one, at) => !gone.some((other, n) => n !== at && one.startsWith(`${other}.`)));
      const leaning = [...new Set(whole)];
      return { text: now, leaning, ...partsOf(leaning, before, now) };
    }
    const tree = readTree(now, () => {});
    const place = tree && missed.span ? placeOf(now, tree, missed.span) : null;
    if (!place || !place.path.includes("."))
      return { problem: `${missed.path === "" ? "" : `${missed.path}: `}${missed.message}` };
    const next = place.rest === null ? removed(now, place.path) : put(now, place.path, place.rest);
    if ("problem" in next) return next;
    gone.push(place.item === null ? place.path : `${place.path}.${place.item}`);
    now = next.text;
  }
  return { problem: `more than ${MAX_LEANING} places depend on it` };
}

/** The parts in which places went: those that went as a whole, and those that stay without them. */
function partsOf(leaning: readonly string[], before: string, after: string): Pick<Losses, "going" | "staying"> {
  const left = new Set(partsIn(after).map(({ path }) => path));
  const touched = partsIn(before).filter(({ path }) =>
    leaning.some((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`)),
  );
  const going = touched.filter(({ path }) => !left.has(path)).map(({ path }) => path);
  const within = (path: string): boolean => going.some((other) => path.startsWith(`${other}.`));
  const holders = touched.filter(({ path }) => left.has(path)).map(({ path }) => path);
  return {
    going: going.filter((path) => !within(path)),
    // Of parts that lie in one another the innermost is named, unless what went there is a part itself.
    staying: holders.filter(
      (path) =>
        !holders.some((other) => other.startsWith(`${path}.`)) &&
        leaning.some((one) => one.startsWith(`${path}.`) && !left.has(one) && !going.includes(one)),
    ),
  };
}

/** Blocks that say nothing once they are empty. */
const OPTIONAL = new Set([
  "accords",
  "beliefs",
  "constraints",
  "drivers",
  "factors",
  "met_by",
  "needs",
  "questions",
  "reactions",
  "scenarios",
  "set",
  "sharpened_by",
  "stakes",
  "today",
]);

/** Removes an entry, and the block around it where that would be left empty; a scenario that sets nothing more goes as a whole. */
function removed(text: string, path: string): Edited {
  const tree = readTree(text, () => {});
  const above = tree && blockAround(tree, path);
  if (!above || above.size > 1) return remove(text, path);
  const scenario = /^scenarios\.[^.]+(?=\.set$)/.exec(above.path)?.[0];
  const whole = removed(text, scenario ?? above.path);
  return "problem" in whole ? remove(text, path) : whole;
}

/** The optional block in which an entry stands, and how many it has; null where it stands in none. */
function blockAround(tree: Mapping, path: string): { path: string; size: number } | null {
  let block = tree;
  let at = "";
  let rest = path;
  let found: { path: string; size: number } | null = null;
  while (rest !== "") {
    const entry = block.entries
      .filter(({ key }) => rest === key || rest.startsWith(`${key}.`))
      .reduce<Entry | null>((longest, one) => (longest && longest.key.length >= one.key.length ? longest : one), null);
    if (!entry) return null;
    const name = at.split(".").at(-1)!;
    found = at !== "" && OPTIONAL.has(name) ? { path: at, size: block.entries.length } : null;
    at = at === "" ? entry.key : `${at}.${entry.key}`;
    rest = rest.slice(entry.key.length + 1);
    if (rest !== "" && entry.value.kind !== "mapping") return null;
    if (entry.value.kind === "mapping") block = entry.value;
  }
  return found;
}

/** Errors of a text, but for files that are not at hand. */
export const errorsOf = (text: string, beside: ReadBeside = ABSENT): ReturnType<typeof check>["messages"] =>
  check({ id: "", file: "", text }, beside).messages.filter(
    ({ severity, code }) => severity === "error" && code !== "unreadable-text",
  );

interface Place {
  path: string;
  /** The item of a list that goes, where it is one of a list of names or of conditions any of which will do. */
  item: string | null;
  /** What is written in place of the list; null where the entry goes. */
  rest: string | null;
}

/** The smallest entry, item of a list of names, or one of several conditions, that holds a span. */
function placeOf(text: string, tree: Mapping, span: Span): Place | null {
  const holds = ({ start, end }: Span): boolean => start <= span.start && span.start < Math.max(end, start + 1);
  const within = (value: Tree, path: string): Place | null => {
    if (value.kind === "mapping")
      for (const { key, keySpan, value: inner } of value.entries) {
        const here = path === "" ? key : `${path}.${key}`;
        if (holds(keySpan)) return { path: here, item: null, rest: null };
        if (holds(inner.span))
          return (
            alternativeAt(text, key, inner, here, holds) ??
            within(inner, here) ?? { path: here, item: null, rest: null }
          );
      }
    if (value.kind === "list" && value.items.every(({ kind }) => kind === "scalar") && span.start > value.span.start) {
      const names = value.items.map((item) => (item.kind === "scalar" ? item.text : ""));
      const at = value.items.findIndex((item) => holds(item.span));
      if (at >= 0 && names.length > 1) {
        const rest = names.filter((_, n) => n !== at).map((one) => JSON.stringify(one));
        return { path, item: names[at]!, rest: `[${rest.join(", ")}]` };
      }
    }
    return null;
  };
  const found = within(tree, "");
  return found?.item === null ? { ...found, path: wholeCondition(found.path) } : found;
}

/** The place of one of several conditions of which any will do, each written on one line; null for anything else. */
function alternativeAt(
  text: string,
  key: string,
  list: Tree,
  path: string,
  holds: (span: Span) => boolean,
): Place | null {
  if (key !== "any" || list.kind !== "list" || list.items.length < 2) return null;
  const written = list.items.map(({ span }) => text.slice(span.start, span.end).trim());
  const at = list.items.findIndex((item) => item.kind === "mapping" && holds(item.span));
  if (at < 0 || written.some((one) => one.includes("\n"))) return null;
  const rest = written.filter((_, n) => n !== at).map((one) => (one.startsWith("{") ? one : `{${one}}`));
  return rest.length === 1
    ? { path: path.slice(0, -".any".length), item: `any.${at}`, rest: rest[0]! }
    : { path, item: String(at), rest: `[${rest.join(", ")}]` };
}

/** Keys under which conditions stand that hold together. */
const CONDITIONS = new Set(["when", "if", "then", "never"]);

/** The block of a condition: one that loses a part says something else, so it goes as a whole. */
function wholeCondition(path: string): string {
  const keys = path.split(".");
  const at = keys.findIndex((key, n) => n >= 2 && CONDITIONS.has(key));
  return at < 0 ? path : keys.slice(0, at).join(".");
}
