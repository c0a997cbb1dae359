/** Moves a part among those beside it; its comments go with it, and every other byte stays. */
import type { Edited } from "../text/edit.ts";
import { leavesOf } from "../text/leaves.ts";
import { readTree, type Entry } from "../text/tree.ts";
import { entryAt } from "./list.ts";

/** @param by -1 up, 1 down */
export function movePart(text: string, path: string, by: -1 | 1): Edited {
  const tree = readTree(text, () => {});
  const found = tree && entryAt(tree, path);
  if (!tree || !found) return { problem: `there is nothing at '${path}'` };
  const { entries, shared } = found.parent;
  const at = entries.indexOf(found.entry);
  const other = entries[at + by];
  if (!other) return { problem: `${path} is the ${by < 0 ? "first" : "last"} already` };
  if (shared) return { problem: `${path} stands behind ${shared}: moving it would change other places too` };
  const [first, second] = by < 0 ? [other, found.entry] : [found.entry, other];
  const inFlow = text[found.parent.span.start] === "{";
  const [a, b] = inFlow
    ? [inBraces(text, first), inBraces(text, second)]
    : [inLines(text, first, entries[entries.indexOf(first) - 1]), inLines(text, second, first)];
  const moved = a.end <= b.start ? swapped(text, a, b) : null;
  return moved !== null && sameValues(text, moved)
    ? { text: moved }
    : { problem: `${path} cannot be moved in place: write the block around it a key a line` };
}

interface Range {
  start: number;
  end: number;
}

const swapped = (text: string, a: Range, b: Range): string =>
  text.slice(0, a.start) +
  text.slice(b.start, b.end) +
  text.slice(a.end, b.start) +
  text.slice(a.start, a.end) +
  text.slice(b.end);

const endOf = (text: string, { keySpan, value }: Entry): number =>
  text.slice(0, Math.max(keySpan.end + 1, value.span.end)).trimEnd().length;

const inBraces = (text: string, entry: Entry): Range => ({ start: entry.keySpan.start, end: endOf(text, entry) });

/** The lines of an entry, with the comment lines right above it and the comment behind it. */
function inLines(text: string, entry: Entry, before: Entry | undefined): Range {
  const least = before === undefined ? 0 : text.indexOf("\n", endOf(text, before)) + 1;
  let start = text.lastIndexOf("\n", entry.keySpan.start - 1) + 1;
  while (start > least) {
    const above = text.lastIndexOf("\n", start - 2) + 1;
    if (above < least || !/^[ \t]*#/.test(text.slice(above, start))) break;
    start = above;
  }
  const end = text.indexOf("\n", endOf(text, entry));
  return { start, end: end < 0 ? text.length : end };
}

/** Whether two texts have the same values at the same paths, in any order. */
function sameValues(before: string, now: string): boolean {
  const values = (text: string): string | null => {
    let broken = false;
    const tree = readTree(text, () => (broken = true));
    return broken || !tree
      ? null
      : leavesOf(tree)
          .map((leaf) => `${leaf.path}\0${leaf.text}`)
          .sort()
          .join("\n");
  };
  return values(before) === values(now);
}
