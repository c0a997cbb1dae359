/** Edits by path: the texts of numbers are replaced; every other byte of the file stays. */
import { readCase } from "../check.ts";
import { putGrounded } from "./fill.ts";
import { nearest, suggestion } from "./nearest.ts";
import { isFlow, without } from "./put.ts";
import { parseDate } from "../blocks/dates.ts";
import { parseQuantity } from "../blocks/quantity.ts";
import { shorten } from "./visible.ts";
import type { Reading, Site } from "../blocks/reading.ts";

/** Quantities by path, each as it is to be written. */
export interface Edits {
  readonly [path: string]: string;
}
export type Edited = { text: string } | { problem: string };

/** An edit whose number was found in the text. */
interface Placed {
  path: string;
  site: Site;
  written: string;
}

/**
 * Puts quantities in place of numbers of a case file, all of them or none; the text is read once before and once after.
 * Refuses a number that the file does not state, one behind an alias or a merge key, and an edit that would change anything else.
 * A number that is edited was not suggested as it stands: `suggested` beside it gives way to the reason, or goes.
 * @param reasons sentences of the analyst by path, also of numbers that are not edited; '' takes one away
 * @returns the new text, or a problem that begins with the path of the first edit that is refused
 */
export function edit(text: string, edits: Edits, reasons: { readonly [path: string]: string } = {}): Edited {
  const edited = withNumbers(text, edits);
  return "problem" in edited ? edited : withReasons(edited.text, Object.keys(edits), reasons);
}

function withNumbers(text: string, edits: Edits): Edited {
  const before = read(text);
  const placed: Placed[] = [];
  for (const [path, quantity] of Object.entries(edits)) {
    const found = place(before, path, quantity.trim());
    if ("problem" in found) return found;
    placed.push(found);
  }
  const fits = (some: readonly Placed[]): boolean => changesOnly(before, read(spliced(text, some)), some);
  if (placed.length === 0) return { text };
  if (fits(placed)) return { text: spliced(text, placed) };
  const { path } = placed[firstUnfit(placed, fits)];
  const wrong = chancesBroken(before, read(spliced(text, placed)));
  return { problem: wrong ? `${path}: ${wrong}` : `${path} cannot be edited in place: write it on a line of its own` };
}

const read = (text: string): Reading => readCase({ id: "", file: "", text }, () => ({ problem: "absent" })).reading;

function place(reading: Reading, path: string, written: string): Placed | { problem: string } {
  const site = reading.sites.get(path);
  if (!site && reading.evidence && /^drivers\.[^.]+\.history\./.test(path))
    return { problem: `${path} stands in evidence.yaml or in the file that it names: edit it there` };
  if (!site) return { problem: missing(path, [...reading.sites.keys()], reading.byPath.has(path)) };
  if (site.tree.shared)
    return { problem: `${path} stands behind ${site.tree.shared}: an edit would change other numbers too` };
  const wrong = refusal(written, site);
  return wrong === null ? { path, site, written } : { problem: `${path}: ${wrong}` };
}

/** Fault that edits cause in chances that belong together; null without one. */
function chancesBroken(before: Reading, after: Reading): string | null {
  const broken = ({ messages }: Reading): string[] =>
    messages.flatMap(({ code, path, message }) => (code === "bad-chance" ? [`${path}: ${message}`] : []));
  const known = broken(before);
  return broken(after).find((one) => !known.includes(one)) ?? null;
}

/** Index of the first edit that does not fit after those before it, where all together do not fit: by bisection. */
function firstUnfit(placed: readonly Placed[], fits: (some: readonly Placed[]) => boolean): number {
  let [fitting, unfit] = [0, placed.length];
  while (unfit - fitting > 1) {
    const middle = (fitting + unfit) >> 1;
    if (fits(placed.slice(0, middle))) fitting = middle;
    else unfit = middle;
  }
  return unfit - 1;
}

/** Why a typed quantity is not valid at a site; null where it is. */
export function refusal(written: string, { field, around }: Site): string | null {
  if (field === "date" || field === "month") {
    const date = parseDate(written);
    if (date && (field === "date" || date.precision !== "year")) return null;
    return `'${shorten(written)}' is not a ${field}; one is written as ${field === "date" ? "2012, " : ""}2012-10 or 2012-10-31`;
  }
  const read = parseQuantity(written, field);
  if ("wrong" in read) return read.wrong.message;
  const shares = around?.entries.some(({ key }) => key === "with");
  return shares && (read.quantity.kind === "exact" || read.quantity.kind === "one_of")
    ? "this number shares factors (`with`), which an exact or listed one cannot: write a range, or take `with` out of the file first"
    : null;
}

function missing(path: string, known: string[], standard: boolean): string {
  if (standard) return `${path} is not written in the file: its default stands; write it into the file first`;
  return `unknown number '${path}'${suggestion(nearest(path, known))}`;
}

/** The edits from the last to the first, so that the offsets of those still to come hold. */
const spliced = (text: string, placed: readonly Placed[]): string =>
  [...placed]
    .sort((a, b) => b.site.tree.span.start - a.site.tree.span.start)
    .reduce((edited, { site, written }) => splice(edited, site, written), text);

/**
 * Replaces the site's own text. Inside braces commas would end a value, so arguments are separated by blanks; `one_of`
 * becomes a mapping in braces.
 */
function splice(text: string, { tree, whole }: Site, quantity: string): string {
  const mapping = /^one_of\s*:/.test(quantity) ? `{${quantity}}` : quantity;
  const plain = mapping.startsWith("{") ? mapping : mapping.replace(/\s*,\s*/g, " ");
  const put = whole ? plain : plain.startsWith("{") ? plain.slice(1, -1).trim() : `value: ${plain}`;
  const { start, end } = tree.span;
  const old = text.slice(start, end);
  const tail = /\s*$/.exec(old)![0]; // a block mapping's span takes in the line end after it
  const gap = start > 0 && /[:,[{-]/.test(text[start - 1]) ? " " : "";
  const block = tree.kind === "mapping" && !old.startsWith("{") && whole;
  if (!block) return text.slice(0, start) + gap + put + tail + text.slice(end);
  const head = text.slice(0, start).replace(/\s+$/, "");
  return `${head} ${put}${tail}${text.slice(end)}`;
}

/** Whether two readings differ in the numbers of these edits alone, which the second can read. */
function changesOnly(before: Reading, after: Reading, placed: readonly Placed[]): boolean {
  const [old, edited] = [numbersOf(before), numbersOf(after)];
  const paths = new Set(placed.map(({ path }) => path));
  for (const { path, site } of placed) {
    if (typeof site.field !== "string" && !edited.has(path)) return false;
    old.delete(path);
    edited.delete(path);
  }
  return (
    old.size === edited.size &&
    [...edited].every(([path, number]) => old.get(path) === number) &&
    errorsOf(before, paths) === errorsOf(after, paths)
  );
}

/** Every number in the text, with its quantity and kind of citation. */
function numbersOf(reading: Reading): Map<string, string> {
  const dates = [...reading.sites.values()]
    .filter(({ field }) => field === "date" || field === "month")
    .map(({ path }) => [path, "a date"] as const);
  return new Map([
    ...dates,
    ...reading.parameters
      .filter((p) => !p.default)
      .map((p) => [p.shared ?? p.path, JSON.stringify([p.quantity, p.cited])] as const),
  ]);
}

/** Errors about anything but these numbers: an edit neither adds nor hides one. */
const errorsOf = (reading: Reading, paths: ReadonlySet<string>): string =>
  reading
    .sorted()
    .filter((m) => m.severity === "error" && !paths.has(m.path))
    .map((m) => `${m.code} ${m.path} ${m.message}`)
    .sort()
    .join("\n");

/** The text with the reasons of numbers beside them, and without `suggested` beside those that were edited without one. */
function withReasons(text: string, edited: readonly string[], reasons: { readonly [path: string]: string }): Edited {
  const paths = [...new Set([...edited, ...Object.keys(reasons)])];
  const before = read(text);
  const placed = paths.flatMap((path) => {
    const site = before.sites.get(path);
    return site && typeof site.field !== "string" && !site.tree.shared ? [{ path, site }] : [];
  });
  const done = placed
    .sort((a, b) => b.site.tree.span.start - a.site.tree.span.start)
    .reduce((now, { path, site }) => reasoned(now, site, reasons[path]?.trim() ?? null), text);
  if (done === text) return { text };
  const after = read(done);
  const grounds = new Set(placed.map(({ path }) => path));
  return numbersBeside(before, grounds) === numbersBeside(after, grounds) &&
    errorsOf(before, grounds) === errorsOf(after, grounds)
    ? { text: done }
    : { problem: `${placed.map(({ path }) => path).join(", ")}: a reason cannot be written in place` };
}

/** @param sentence '' takes one away, null where the number was edited without a word of why */
function reasoned(text: string, site: Site, sentence: string | null): string {
  const { tree, around, whole } = site;
  const written = text.slice(tree.span.start, tree.span.end).trim();
  if (sentence !== null && sentence !== "")
    return whole && (tree.kind === "scalar" || written.startsWith("{")) ? fillIn(text, site, written, sentence) : text;
  const old = around?.entries.find(({ key }) => key === "suggested" || (key === "judgment" && sentence === ""));
  if (!around || !old) return text;
  if (around.entries.length === 2 && tree.kind === "scalar" && isFlow(text, around))
    return text.slice(0, around.span.start) + written + text.slice(around.span.end);
  return without(text, around, old) ?? text;
}

const fillIn = (text: string, site: Site, written: string, sentence: string): string =>
  putGrounded(text, site, written, { key: "judgment", sentence });

/** Every number with its quantity, and the kind of citation of all but some. */
const numbersBeside = (reading: Reading, but: ReadonlySet<string>): string =>
  JSON.stringify(reading.parameters.map((p) => [p.path, p.quantity, but.has(p.shared ?? p.path) ? null : p.cited]));
