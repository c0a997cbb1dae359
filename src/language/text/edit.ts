/** Edits by path: the text of one number is replaced; every other byte of the file stays. */
import { readCase } from "../check.ts";
import { nearest, suggestion } from "./nearest.ts";
import { parseDate } from "../blocks/dates.ts";
import { parseQuantity, shorten } from "../blocks/quantity.ts";
import type { Site } from "../blocks/reading.ts";

export type Edited = { text: string } | { problem: string };

const elsewhere = () => ({ problem: "absent" }) as const;

/**
 * Puts a quantity in place of the number at a path of a case file.
 * Refuses a number that the file does not state, one behind an alias or a merge key, and an edit that would change anything else.
 */
export function edit(text: string, path: string, quantity: string): Edited {
  const before = readCase({ id: "", file: "", text }, elsewhere).reading;
  const site = before.sites.get(path);
  if (!site && before.evidence && /^drivers\.[^.]+\.history\./.test(path))
    return { problem: `${path} stands in evidence.yaml or in the file that it names: edit it there` };
  if (!site) return { problem: missing(path, [...before.sites.keys()], before.byPath.has(path)) };
  if (site.tree.shared)
    return { problem: `${path} stands behind ${site.tree.shared}: an edit would change other numbers too` };
  const written = quantity.trim();
  const wrong = refusal(written, site);
  if (wrong !== null) return { problem: `${path}: ${wrong}` };
  const edited = splice(text, site, written);
  return onlyThat(text, edited, path, typeof site.field === "string")
    ? { text: edited }
    : { problem: `${path} cannot be edited in place: write it on a line of its own` };
}

/** Why a typed quantity is not valid at a site; null where it is. */
export function refusal(written: string, { field }: Site): string | null {
  if (field === "date" || field === "month") {
    const date = parseDate(written);
    if (date && (field === "date" || date.precision !== "year")) return null;
    return `'${shorten(written)}' is not a ${field}; one is written as ${field === "date" ? "2012, " : ""}2012-10 or 2012-10-31`;
  }
  const read = parseQuantity(written, field);
  return "wrong" in read ? read.wrong.message : null;
}

function missing(path: string, known: string[], standard: boolean): string {
  if (standard) return `${path} is not written in the file: its default stands; write it into the file first`;
  return `unknown number '${path}'${suggestion(nearest(path, known))}`;
}

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

/** Whether the two texts differ only in the number at the path, and the second is readable there. */
function onlyThat(before: string, after: string, path: string, date: boolean): boolean {
  const [a, b] = [numbers(before), numbers(after)];
  if (!date && !b.has(path)) return false;
  for (const map of [a, b]) map.delete(path);
  return (
    a.size === b.size &&
    [...b].every(([key, value]) => a.get(key) === value) &&
    errors(before, path) === errors(after, path)
  );
}

/** Every number stated in a text, with its words. */
function numbers(text: string): Map<string, string> {
  const { reading } = readCase({ id: "", file: "", text }, elsewhere);
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

/** Errors other than those of the number itself: an edit neither adds nor hides one. */
function errors(text: string, path: string): string {
  const { reading } = readCase({ id: "", file: "", text }, elsewhere);
  return reading
    .sorted()
    .filter((m) => m.severity === "error" && m.path !== path)
    .map((m) => `${m.code} ${m.path} ${m.message}`)
    .sort()
    .join("\n");
}
