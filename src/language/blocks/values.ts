/** Single values of the file: ids, words, dates and months, lists of names. */
import type { Month, Span } from "../case.ts";
import { MAX_MONTHS, parseDate, type Written } from "./dates.ts";
import { isBlank, shorten } from "../text/visible.ts";
import type { Names, Reading } from "./reading.ts";
import { ID } from "./shapes.ts";
import type { Entry, Tree } from "../text/tree.ts";

/** Whether an id is lower_snake_case; a message where it is not. */
export function checkId(reading: Reading, { key, keySpan }: Entry, path: string): void {
  if (ID.test(key)) return;
  const right = key
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "_")
    .replace(/^(?=\d)/, "_")
    .replace(/^_+(?=[a-z])|_+$/g, "");
  const offer = ID.test(right) ? right : null;
  reading.error(
    "bad-id",
    `'${shorten(key)}' is not an id; ids are lower_snake_case${offer ? `: ${offer}` : ""}`,
    path,
    keySpan,
    offer,
  );
}

/** One line of text; numbers and dates as written. */
export function wordOf(reading: Reading, tree: Tree, path: string): string | null {
  if (tree.kind === "scalar" && !tree.empty && !isBlank(tree.text)) return tree.text;
  const left =
    tree.kind === "mapping" && !tree.flow && tree.entries.length > 0
      ? "; text that holds ': ' needs quotes"
      : tree.kind === "mapping" || tree.kind === "list"
        ? "; text that begins with { or [ needs quotes"
        : "";
  reading.error("wrong-type", `text is expected here${left}`, path, tree.span);
  return null;
}

/** A year, month or day; null with a message where it is none. */
export function dateOf(reading: Reading, tree: Tree, path: string): Written | null {
  const text = writtenDate(reading, tree, path, "date");
  if (text === null) return null;
  const date = parseDate(text);
  if (!date)
    reading.error(
      "bad-date",
      `${text === "" ? "a date" : `'${shorten(text)}' is not a date; one`} is written as 2012, 2012-10 or 2012-10-31`,
      path,
      tree.span,
    );
  return date;
}

/** A month; of a day, its month; null with a message where it is none. */
export function monthOf(reading: Reading, tree: Tree, path: string): Month | null {
  const text = writtenDate(reading, tree, path, "month");
  return text === null ? null : monthText(reading, text, path, tree.span);
}

/** The text of a date; of an unfilled one its suggestion, null where it has none. */
function writtenDate(reading: Reading, tree: Tree, path: string, kind: "date" | "month"): string | null {
  const open = reading.open(tree, path);
  if (!open) return tree.kind === "scalar" ? tree.text.trim() : "";
  reading.sites.set(path, { path, tree, field: kind, whole: true, around: null });
  return open.suggestion;
}

/** A month as a key or a value. */
export function monthText(reading: Reading, text: string, path: string, span: Span): Month | null {
  const date = parseDate(text);
  if (date && date.precision !== "year") return near(reading, date, path, span) ? date.month : null;
  reading.error(
    "bad-date",
    `${text === "" ? "a month" : `'${shorten(text)}' is not a month; one`} is written as 2012-10`,
    path,
    span,
  );
  return null;
}

/** Whether a month lies within the years that are simulated, before or after as_of; a message where it does not. */
function near(reading: Reading, { month, text }: Written, path: string, span: Span): boolean {
  if (!reading.asOf || Math.abs(month - reading.asOf.month) <= MAX_MONTHS) return true;
  reading.error(
    "date-order",
    `${text} is more than ${MAX_MONTHS / 12} years from as_of (${reading.asOf.text}); at most ${MAX_MONTHS / 12} are simulated`,
    path,
    span,
  );
  return false;
}

/** Indices of a list of names, each once; a message for each that is unknown or given twice. @param kind of what they name, in the singular */
export function listOf(
  reading: Reading,
  tree: Tree,
  path: string,
  kind: string,
  names: Names,
): { index: number; word: string; span: Span }[] {
  if (tree.kind !== "list") {
    const word = tree.kind === "scalar" && !tree.empty ? `; write [${shorten(tree.text)}]` : "";
    reading.error(
      "wrong-type",
      `a list of ${kind}${kind.endsWith("s") ? "es" : "s"} is expected here${word}`,
      path,
      tree.span,
    );
    return [];
  }
  const seen = new Set<string>();
  return tree.items.flatMap((item) => {
    const word = wordOf(reading, item, path);
    if (word === null) return [];
    if (seen.has(word)) {
      reading.error("repeated", `${kind} '${shorten(word)}' is given twice in this list; keep one`, path, item.span);
      return [];
    }
    seen.add(word);
    const index = reading.resolve(kind, word, names, path, item.span);
    return index < 0 ? [] : [{ index, word, span: item.span }];
  });
}
