/** Filling in a draft's open numbers: the number's own text changes and no other byte. */
import { readCase } from "../check.ts";
import { refusal } from "./edit.ts";
import { nearest, suggestion } from "./nearest.ts";
import type { Reading, Site } from "../blocks/reading.ts";
import type { Mapping } from "./tree.ts";
import type { Unfilled } from "./unfilled.ts";

type Filled = { text: string } | { problem: string };

const elsewhere = () => ({ problem: "absent" }) as const;

/**
 * Replaces a `"?"` by an analyst's answer.
 * @param path of a number or date that is not filled in
 * @param written a quantity, or a date where one is required
 * @param judgment the sentence that explains the number, written beside it; null for none; not used for dates. The number
 * that the draft suggests is marked as `suggested` where it is taken without a sentence.
 * @param again also replaces a number that is filled in, with the sentence beside it
 */
export function fill(text: string, path: string, written: string, judgment: string | null, again = false): Filled {
  const { reading } = readCase({ id: "", file: "", text }, elsewhere);
  const site = reading.sites.get(path);
  if (!site || !(reading.unfilled.has(path) || (again && reading.byPath.has(path)))) {
    const open = [...reading.unfilled.keys()];
    return {
      problem: reading.byPath.has(path)
        ? `${path} is filled in already`
        : `nothing called '${path}' is left to fill in${suggestion(nearest(path, open))}`,
    };
  }
  if (site.tree.shared)
    return { problem: `${path} stands behind ${site.tree.shared}: filling it in would change other numbers too` };
  const wrong = refusal(written.trim(), site);
  if (wrong !== null) return { problem: wrong };
  const ground = groundOf(reading.unfilled.get(path), written, judgment);
  const filled = putGrounded(text, site, written.trim(), ground);
  const after = readCase({ id: "", file: "", text: filled }, elsewhere).reading;
  const before = new Set(reading.messages.map(({ path, message }) => `${path} ${message}`));
  const added = after.sorted().find((m) => m.severity === "error" && !before.has(`${m.path} ${m.message}`));
  if (added) return { problem: added.message };
  const left = [...reading.unfilled.keys()].filter((p) => p !== path).join("\n");
  return [...after.unfilled.keys()].join("\n") === left
    ? { text: filled }
    : { problem: `${path} cannot be filled in place: write it on a line of its own` };
}

/** What is written beside a number: the sentence given, or the draft's reason where its suggestion is taken. */
function groundOf(offered: Unfilled | undefined, written: string, judgment: string | null): Ground | null {
  if (judgment !== null) return { key: "judgment", sentence: judgment };
  return offered?.suggestion === written.trim()
    ? { key: "suggested", sentence: offered.reason ?? "offered with the draft" }
    : null;
}

/**
 * Fills in many open numbers, as `fill` does each; what has no place in the text or does not fit is left out.
 *
 * @param answers by path
 */
export function fillAll(
  text: string,
  answers: { readonly [path: string]: { written: string; sentence: string | null } },
): string {
  const { reading } = readCase({ id: "", file: "", text }, elsewhere);
  const placed = Object.entries(answers).flatMap(([path, { written, sentence }]) => {
    const site = reading.sites.get(path);
    const offered = reading.unfilled.get(path);
    return site && offered && !site.tree.shared && refusal(written.trim(), site) === null
      ? [{ site, written: written.trim(), ground: groundOf(offered, written, sentence) }]
      : [];
  });
  const filled = placed
    .sort((a, b) => b.site.tree.span.start - a.site.tree.span.start)
    .reduce((all, { site, written, ground }) => putGrounded(all, site, written, ground), text);
  const after = readCase({ id: "", file: "", text: filled }, elsewhere).reading;
  const errors = (of: Reading): number => of.messages.filter(({ severity }) => severity === "error").length;
  if (after.unfilled.size === reading.unfilled.size - placed.length && errors(after) <= errors(reading)) return filled;
  return Object.entries(answers).reduce((all, [path, { written, sentence }]) => {
    const done = fill(all, path, written, sentence);
    return "problem" in done ? all : done.text;
  }, text);
}

/**
 * Takes every suggestion of a draft as it stands. @param how a sentence that is written before each reason
 * @returns the text, and the paths that were filled in; those without a suggestion stay open
 */
export function takeSuggestions(text: string, how: string): { text: string; paths: string[] } {
  const { reading } = readCase({ id: "", file: "", text }, elsewhere);
  const taken = [...reading.unfilled].flatMap(([path, { suggestion, reason }]) => {
    const site = reading.sites.get(path);
    return site && !site.tree.shared && suggestion !== null && refusal(suggestion, site) === null
      ? [{ path, site, suggestion, sentence: reason === null ? how : `${how}; ${reason}` }]
      : [];
  });
  const filled = [...taken]
    .sort((a, b) => b.site.tree.span.start - a.site.tree.span.start)
    .reduce(
      (all, { site, suggestion, sentence }) => putGrounded(all, site, suggestion, { key: "suggested", sentence }),
      text,
    );
  return { text: filled, paths: taken.map(({ path }) => path) };
}

interface Ground {
  key: "judgment" | "suggested";
  sentence: string;
}

/** Writes a number and its ground at a site. */
export function putGrounded(
  text: string,
  { tree, field, around, whole }: Site,
  written: string,
  ground: Ground | null,
): string {
  const { start, end } = tree.span;
  const put = (value: string): string => text.slice(0, start) + value + text.slice(end);
  const number =
    written.startsWith("{") || !written.startsWith("one_of")
      ? written.replace(/\s*,\s*/g, written.startsWith("{") ? ", " : " ")
      : `{${written}}`;
  if (typeof field === "string" || ground === null || !whole) return put(number);
  const sentence = JSON.stringify(ground.sentence.replace(/\s+/g, " ").trim());
  if (!around) return put(`{value: ${number}, ${ground.key}: ${sentence}}`);
  return beside(text, around, { start, end }, number, ground.key, sentence);
}

/** Writes the sentence into an existing `{value: ...}`: in place of an old one, or after the value. */
function beside(
  text: string,
  around: Mapping,
  { start, end }: { start: number; end: number },
  number: string,
  ground: Ground["key"],
  sentence: string,
): string {
  const old =
    around.entries.find(({ key }) => key === ground) ??
    around.entries.find(({ key }) => key === "judgment" || key === "suggested");
  if (!old) {
    const line = text.lastIndexOf("\n", around.entries[0].keySpan.start) + 1;
    const gap =
      around.flow || text[around.span.start] === "{" ? ", " : `\n${" ".repeat(around.entries[0].keySpan.start - line)}`;
    return `${text.slice(0, start)}${number}${gap}${ground}: ${sentence}${text.slice(end)}`;
  }
  const { keySpan, value } = old;
  const tail = /\s*$/.exec(text.slice(value.span.start, value.span.end))![0];
  const changes = [
    { start, end, put: number },
    { ...keySpan, put: ground },
    { ...value.span, put: sentence + tail },
  ].sort((a, b) => b.start - a.start);
  return changes.reduce((out, c) => out.slice(0, c.start) + c.put + out.slice(c.end), text);
}
