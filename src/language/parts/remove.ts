/** Removes a part with everything that leans on it, as the check finds it, and says beforehand what that is. */
import { check } from "../check.ts";
import type { Span } from "../case.ts";
import type { Edited } from "../text/edit.ts";
import { put, remove } from "../text/put.ts";
import { readTree, type Entry, type Mapping, type Tree } from "../text/tree.ts";

/** Greatest number of places that go with one part. */
const MAX_LEANING = 300;

/** @returns the text without the part, and the paths of what leans on it and goes too, in the order of the file */
export function removePart(text: string, path: string): { text: string; leaning: string[] } | { problem: string } {
  const known = new Set(errorsOf(text).map(({ code, message }) => `${code} ${message}`));
  const first = removed(text, path);
  if ("problem" in first) return first;
  let now = first.text;
  const gone: string[] = [];
  for (let n = 0; n < MAX_LEANING; n++) {
    const missed = errorsOf(now).find(({ code, message }) => !known.has(`${code} ${message}`));
    if (!missed) {
      const whole = gone.filter((one, at) => !gone.some((other, n) => n !== at && one.startsWith(`${other}.`)));
      return { text: now, leaning: [...new Set(whole)] };
    }
    const tree = readTree(now, () => {});
    const place = tree && missed.span ? placeOf(tree, missed.span) : null;
    if (!place || !place.path.includes("."))
      return { problem: `${path} cannot go: ${missed.path === "" ? "" : `${missed.path}: `}${missed.message}` };
    const next =
      place.item === null
        ? removed(now, place.path)
        : put(now, place.path, `[${place.rest.map((one) => JSON.stringify(one)).join(", ")}]`);
    if ("problem" in next) return { problem: `${path} cannot go: ${next.problem}` };
    gone.push(place.item === null ? place.path : `${place.path}.${place.item}`);
    now = next.text;
  }
  return { problem: `${path} cannot go: more than ${MAX_LEANING} places lean on it` };
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

/** Errors of a text whose files are not at hand. */
export const errorsOf = (text: string): ReturnType<typeof check>["messages"] =>
  check({ id: "", file: "", text }, () => ({ problem: "absent" })).messages.filter(
    ({ severity, code }) => severity === "error" && code !== "unreadable-text",
  );

interface Place {
  path: string;
  /** The item of a list of names that goes, where it is one, and those that stay. */
  item: string | null;
  rest: string[];
}

/** The smallest entry or item of a list of names that holds a span. */
function placeOf(tree: Mapping, span: Span): Place | null {
  const holds = ({ start, end }: Span): boolean => start <= span.start && span.start < Math.max(end, start + 1);
  const within = (value: Tree, path: string): Place | null => {
    if (value.kind === "mapping")
      for (const { key, keySpan, value: inner } of value.entries) {
        const here = path === "" ? key : `${path}.${key}`;
        if (holds(keySpan)) return { path: here, item: null, rest: [] };
        if (holds(inner.span)) return within(inner, here) ?? { path: here, item: null, rest: [] };
      }
    if (value.kind === "list" && value.items.every(({ kind }) => kind === "scalar") && span.start > value.span.start) {
      const names = value.items.map((item) => (item.kind === "scalar" ? item.text : ""));
      const at = value.items.findIndex((item) => holds(item.span));
      if (at >= 0 && names.length > 1) return { path, item: names[at]!, rest: names.filter((_, n) => n !== at) };
    }
    return null;
  };
  const found = within(tree, "");
  return found?.item === null ? { ...found, path: wholeCondition(found.path) } : found;
}

/** Keys under which conditions stand that hold together. */
const CONDITIONS = new Set(["when", "if", "then", "never"]);

/** The block of a condition: one that loses a part says something else, so it goes as a whole. */
function wholeCondition(path: string): string {
  const keys = path.split(".");
  const at = keys.findIndex((key, n) => n >= 2 && CONDITIONS.has(key));
  return at < 0 ? path : keys.slice(0, at).join(".");
}
