/**
 * The rule on numbers: none enters a case without a quote that holds it, a person's word, or a visible `"?"`. It looks at
 * what a change leaves behind, whatever way the change was written: every value with a digit that is new or changed.
 */
import type { Reading, Site } from "../language/blocks/reading.ts";
import type { Citation, Message, Parameter, Source } from "../language/index.ts";
import { statesWhole } from "../language/grounds.ts";
import { figuresOf } from "../language/text/figures.ts";
import { leavesOf, type Leaf } from "../language/text/leaves.ts";
import type { Mapping } from "../language/text/tree.ts";
import { parseUnfilled } from "../language/text/unfilled.ts";
import { addressedSentences } from "./addressed.ts";
import { statesDate } from "./dated.ts";
import { ToolError } from "./errors.ts";

/** How the reason of an open number begins that an assistant left open, and a judgement of its own. */
export const ASSISTANT = "assistant:";

/** A case's file as text, tree and reading. */
export interface Read {
  text: string;
  tree: Mapping;
  reading: Reading;
}

/** What stood in the file before a change. */
export interface Earlier {
  tree: Mapping;
  parameters: readonly Parameter[];
  citations: readonly Citation[];
  messages: readonly Message[];
}

/** Keys whose values are words for a reader. */
const TEXT_KEYS = new Set(
  "title name ask text unit author publisher url judgment suggested kind counts caveat".split(" "),
);
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
const ID = /^[a-z_][a-z0-9_]*$/;
/** Classes of a number, best first. */
const CLASSES: readonly Parameter["cited"][] = ["figure", "argued", "judged", "suggested", "bare"];

/** @throws ToolError `number-without-ground` at the first value that nothing grounds */
export function requireGrounds(before: Earlier, after: Read): void {
  const known = new Map(leavesOf(before.tree).map(({ path, text }) => [path, text]));
  const knownKeys = new Set(datedKeys(before.tree));
  const quotesAt = quotesOf(after.reading);
  const siteAt = sitesOf(after.reading);
  const hasLostQuote = lostQuotes(before.citations, after.reading.citations);
  for (const leaf of leavesOf(after.tree)) {
    if (known.get(leaf.path) === leaf.text && !(siteAt(leaf) === null && hasLostQuote(leaf.path))) continue;
    if (leaf.keys[0] === "sources" && leaf.keys.at(-1) === "text") requireSourceFile(leaf);
    else if (/\d/.test(leaf.text)) requireGround(leaf, after, siteAt(leaf), quotesAt);
  }
  for (const path of datedKeys(after.tree)) {
    if (knownKeys.has(path)) continue;
    const date = path.slice(path.lastIndexOf(".") + 1);
    if (!isDateGrounded(date, path, after, quotesAt)) throw ungroundedDate(path, date);
  }
  requireKeptGrounds(before, after.reading);
}

function requireGround(leaf: Leaf, { reading }: Read, site: Site | null, quotesAt: (path: string) => string[]): void {
  const { path, keys, text } = leaf;
  if (isWords(keys)) return;
  const open = parseUnfilled(text);
  if (open) return;
  if (site && typeof site.field !== "string") {
    const parameter = reading.parameters[reading.byPath.get(site.path)?.[0] ?? -1];
    if (parameter && (isDefinition(parameter, reading) || isStated(parameter, reading))) return;
    throw ungroundedNumber(site.path, text, site.field.ownScale === true);
  }
  if (DATE.test(text.trim())) {
    if (isDateGrounded(text.trim(), path, { reading }, quotesAt)) return;
    throw ungroundedDate(path, text);
  }
  if (ID.test(text) || isIndexRange(keys, text) || (path === "entente" && text === "1")) return;
  const wanted = (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const figures = quotesAt(path).flatMap(figuresOf);
  if (
    wanted.every((value) =>
      figures.some((figure) => figure.value === value || figure.value * figure.multiplier === value),
    )
  )
    return;
  throw ungroundedNumber(path, text, false);
}

/** A source's text is a file that no tool but case_draft writes. */
function requireSourceFile({ path, text }: Leaf): void {
  if (/^[^./\\][^/\\]*\.(?:txt|md)$/i.test(text)) return;
  throw new ToolError("bad-arguments", `${path}: the text of a source is a .txt or .md file beside the case.`);
}

/** Whether a value is a text for readers: by its key, as an option's text, or inside a `because`. */
function isWords(keys: readonly string[]): boolean {
  const because = keys.lastIndexOf("because");
  if (because >= 0 && /^\d+$/.test(keys[because + 1] ?? "") && keys.length === because + 3) return true;
  if (keys[0] === "sources" && keys.at(-1) === "date") return false;
  if (keys[0] === "issues" && keys[2] === "options" && keys.length === 4) return true;
  if (keys[0] === "reference" && keys.at(-1) === "text") return false;
  return TEXT_KEYS.has(keys.at(-1)!) && !keys.includes("values") && !keys.includes("met_by") && !keys.includes("set");
}

/** `range: [0, 100]` of an index, `[0, 1]` of a share. */
const isIndexRange = (keys: readonly string[], text: string): boolean =>
  keys[0] === "drivers" && keys[2] === "range" && ["0", "1", "100"].includes(text.trim());

/** The worth, the part met and the cost of what stands already: nothing. */
function isDefinition({ path, quantity }: Parameter, { names, options }: Reading): boolean {
  if (quantity.kind !== "exact" || quantity.value !== 0) return false;
  const keys = path.split(".");
  const [option, issue] = [
    keys.at(-1)!,
    keys.includes("values") || keys.includes("friction") ? keys.at(-3)! : keys.at(-2)!,
  ];
  const place = names.issues.get(issue);
  return place !== undefined && options[place]?.get(option) === 0;
}

/** Whether a quote that was looked up in its text, and does not speak to an assistant, holds the number itself. */
const isStated = (parameter: Parameter, { citations, sources }: Reading): boolean =>
  parameter.citations.some((at) => isGround(citations[at], sources) && statesWhole(parameter, citations[at].quote));

/** Whether a citation can ground a figure: its words stand in the source, in a sentence that is not an order to an assistant. */
function isGround({ kind, source, start }: Citation, sources: readonly Source[]): boolean {
  if (kind !== "quoted") return false;
  const text = sources.find(({ id }) => id === source)?.text ?? "";
  return !addressedSentences(text).some((sentence) => sentence.start <= start! && start! < sentence.end);
}

function isDateGrounded(
  date: string,
  path: string,
  { reading }: Pick<Read, "reading">,
  quotesAt: (path: string) => string[],
): boolean {
  const asOf = reading.asOf?.text;
  if (asOf !== undefined && path !== "as_of" && (asOf === date || asOf.startsWith(`${date}-`))) return true;
  return quotesAt(path).some((quote) => statesDate(quote, date, asOf ?? null));
}

/** Quotes that were looked up and cover a path: those of its own block and of the blocks around it. */
const quotesOf =
  ({ citations, sources }: Reading) =>
  (path: string): string[] =>
    citations
      .filter((one) => isGround(one, sources) && (one.path === path || path.startsWith(`${one.path}.`)))
      .map(({ quote }) => quote);

/** Whether a quote that covered a path no longer does: a value that is not a number of the model keeps its quotes or needs others. */
function lostQuotes(before: readonly Citation[], after: readonly Citation[]): (path: string) => boolean {
  const kept = new Set(after.map(({ path, quote }) => `${path}\0${quote}`));
  const lost = before.filter(({ kind, path, quote }) => kind === "quoted" && !kept.has(`${path}\0${quote}`));
  return (path) => lost.some((one) => one.path === path || path.startsWith(`${one.path}.`));
}

/** Paths of entries whose key is a date. */
function datedKeys(tree: Mapping, above = ""): string[] {
  return tree.entries.flatMap(({ key, value }) => [
    ...(DATE.test(key) ? [above + key] : []),
    ...(value.kind === "mapping" ? datedKeys(value, `${above}${key}.`) : []),
  ]);
}

/** The number to which a value of the file belongs; null where it is part of none. */
function sitesOf({ sites }: Reading): (leaf: Leaf) => Site | null {
  const all = [...sites.values()];
  return ({ node: { span } }) =>
    all.find(({ tree }) => tree.span.start <= span.start && span.end <= tree.span.end) ?? null;
}

/** A number that stays as it was keeps what it rests on: its class, and the sentence that somebody gave for it. */
function requireKeptGrounds(before: Earlier, { parameters, citations }: Reading): void {
  const now = new Map(parameters.map((one) => [one.path, one]));
  for (const old of before.parameters) {
    const kept = now.get(old.path);
    if (!kept || old.default || kept.default || kept.text !== old.text || kept.unfilled || kept.cited === "figure")
      continue;
    const sentence = old.citations.map((at) => before.citations[at]).findLast(({ source }) => source === null)?.quote;
    const isWorse = CLASSES.indexOf(kept.cited) > CLASSES.indexOf(old.cited);
    if (!isWorse && (sentence === undefined || kept.citations.some((at) => citations[at].quote === sentence))) continue;
    throw new ToolError(
      "number-without-ground",
      `${old.path}: this change would leave ${old.text} without what it rests on (${isWorse ? `it is ${old.cited}, and would be ${kept.cited}` : "the sentence given for it"}). Put its because or judgment back, or write "?" in its place.`,
    );
  }
}

const ungroundedNumber = (path: string, text: string, ownScale: boolean): ToolError =>
  new ToolError(
    "number-without-ground",
    `${path}: '${text.slice(0, 80)}' stands in no quote you gave${ownScale ? ", and no text states such a number: it is in points or parts of the model's own scale" : ""}. ${ownScale ? "Write" : "Put a quote that holds every figure of it, or write"} "? ${/^[-\d]/.test(text) ? text.slice(0, 60) : "LOW to HIGH"}: ${ASSISTANT} REASON" and call numbers_ask, or a word: low, medium, high (of a share also little, half, most, all).`,
  );

const ungroundedDate = (path: string, date: string): ToolError =>
  new ToolError(
    "number-without-ground",
    `${path}: the date ${date.slice(0, 40)} stands in no quote you gave. Put a quote that names it, or write "? ${date.slice(0, 10)}: ${ASSISTANT} REASON" and call numbers_ask.`,
  );
