/** Changes of a case by path, all or none: quotes looked up, words made ranges, the assistant's own sentences marked, and every number grounded. */
import { isMap, isScalar, isSeq, parseDocument, visit, type Document, type Scalar } from "yaml";
import * as z from "zod";
import { besideOf } from "../files/case-folder.ts";
import { cite } from "../language/text/cite.ts";
import { readCase } from "../language/check.ts";
import { put, remove, rename, unfilledText, type Edited } from "../language/index.ts";
import { readTree } from "../language/text/tree.ts";
import { parseUnfilled } from "../language/text/unfilled.ts";
import { sentencesOf } from "../reader/index.ts";
import { isWord, rangeOfWord } from "../reader/draft/words.ts";
import { locate } from "../language/index.ts";
import { sourceText, wholeCase, type OpenCase } from "./cases.ts";
import { ToolError } from "./errors.ts";
import { unshowHidden } from "./hidden.ts";
import { ASSISTANT, requireGrounds, type Earlier, type Read } from "./number-rule.ts";
import { findQuote, quoteNotFound } from "./quotes.ts";
import { Quote } from "./tool.ts";

export const Because = z.union([Quote, z.strictObject({ judgment: z.string().min(1).max(600) })]);
type Because = z.infer<typeof Because>;

export const Change = z.strictObject({
  op: z.enum(["put", "remove", "cite", "rename"]),
  path: z.string().min(1).max(200),
  yaml: z.string().max(4000).optional().describe("put: the value; rename: the new id"),
  because: z.array(Because).max(10).optional(),
  why: z.string().max(300).optional(),
});
export type Change = z.infer<typeof Change>;

/** An entry of `because` as it is written. */
interface Ground {
  key: string;
  words: string;
}

const PATH = /^[a-z_][\w.-]*$/;
const ID = /^[a-z_][a-z0-9_]*$/;

/** The case's text after all changes. @throws ToolError where one of them is refused; then none is made */
export function changedText(opened: OpenCase, changes: readonly Change[], nonce: string): string {
  const text = changes.reduce((all, change) => applied(opened, all, change, nonce), opened.text);
  const before = earlierOf(opened, changes);
  const asWritten = readOf(opened, text);
  const worded = withRanges(asWritten, changes, before);
  const after = worded === text ? asWritten : readOf(opened, worded);
  requireNoNewErrors(before, after);
  requireGrounds(before, after);
  return worded;
}

/** What stood before, under the new names where some are renamed: what a renaming moves is neither new nor changed. */
function earlierOf(opened: OpenCase, changes: readonly Change[]): Earlier {
  const text = changes.reduce((all, { op, path, yaml }) => {
    if (op !== "rename" || yaml === undefined) return all;
    const edited = rename(all, path, yaml.trim());
    return "text" in edited ? edited.text : all;
  }, opened.text);
  const whole = wholeCase(opened);
  if (text !== opened.text || whole === null) {
    const { tree, reading } = readOf(opened, text);
    const { parameters, citations } = reading;
    return { tree, parameters, citations, messages: reading.sorted() };
  }
  const { parameters, citations } = whole;
  return { tree: readTree(text, () => {})!, parameters, citations, messages: opened.messages };
}

function readOf({ name, folder }: Pick<OpenCase, "name" | "folder">, text: string): Read {
  const tree = readTree(text, () => {});
  if (!tree) throw new ToolError("does-not-check", "case.yaml is not a YAML mapping. Ask the person to look at it.");
  return {
    text,
    tree,
    reading: readCase({ id: name, file: "case.yaml", text }, (file) => besideOf(folder, file)).reading,
  };
}

function applied(opened: OpenCase, text: string, change: Change, nonce: string): string {
  const { op, path, yaml, because = [] } = change;
  if (!PATH.test(path) || path === "because")
    throw new ToolError(
      "bad-arguments",
      `'${path.slice(0, 80)}' is not a path. A path is keys joined by dots, such as actors.japan.needs.gas.`,
    );
  const grounds = because.map((one) => groundOf(opened, one, nonce));
  switch (op) {
    case "put":
      if (yaml === undefined) throw new ToolError("bad-arguments", `put at ${path} needs yaml, the value to write.`);
      return placed(text, path, unshowHidden(yaml), grounds);
    case "remove":
      return done(remove(text, path));
    case "rename":
      if (yaml === undefined || !ID.test(yaml.trim()))
        throw new ToolError(
          "bad-arguments",
          `rename of ${path} needs yaml, the new id: small letters, digits and '_'.`,
        );
      return done(rename(text, path, yaml.trim()));
    case "cite":
      if (grounds.length === 0)
        throw new ToolError("bad-arguments", `cite at ${path} needs because, a list of quotes or judgments.`);
      return grounds.reduce((all, { key, words }) => done(cite(all, path, key, words)), text);
  }
}

/** Blocks whose keys are ids or dates: they have no room for a `because`, which stands in the block around them. */
const KEYED_BY_NAME = new Set(
  "values met_by friction history points options sharpened_by set meets_on known outcome chance when standing with".split(
    " ",
  ),
);

/** Puts a value with its grounds: inside it where it is a number or a block, else in the block around it. */
function placed(text: string, path: string, yaml: string, grounds: readonly Ground[]): string {
  const keys = path.split(".");
  const holdsGrounds = !KEYED_BY_NAME.has(keys.at(-1)!) ? isNumberOrBlock(yaml) : isNumber(yaml);
  if (holdsGrounds || grounds.length === 0) return done(put(text, path, prepared(yaml, grounds)));
  const above = keys.slice(0, -1);
  while (KEYED_BY_NAME.has(above.at(-1) ?? "")) above.pop();
  const edited = done(put(text, path, prepared(yaml, [])));
  return grounds.reduce((all, { key, words }) => done(cite(all, above.join("."), key, words)), edited);
}

const isNumber = (yaml: string): boolean =>
  (/^\s*(?:[-+.\d]|"?\?|[a-z_]+\s*\()/.test(yaml) && !/^\s*\d{4}-\d{2}/.test(yaml)) ||
  isWord(yaml) ||
  /^\s*\{?\s*(?:value|one_of)\s*:/.test(yaml);

const isNumberOrBlock = (yaml: string): boolean => isNumber(yaml) || /^\s*(?:\{|[\w-]+:(?:\s|$))/.test(yaml);

function done(edited: Edited): string {
  if ("text" in edited) return edited.text;
  throw new ToolError(
    "does-not-check",
    `Nothing was written. ${edited.problem}. Correct it and send all changes again.`,
  );
}

/** An entry of `because` as it is written. @throws ToolError `quote-not-found` */
function groundOf(opened: OpenCase, because: Because, nonce: string): Ground {
  if ("judgment" in because) return { key: "judgment", words: marked(because.judgment) };
  const { id, text } = sourceText(opened, because.source);
  const quote = unshowHidden(because.quote);
  const place = locate(quote, text);
  if (!place)
    throw quoteNotFound(
      id,
      findQuote(quote, text, sentencesOf(text)),
      `case: "${opened.name}", source: "${id}"`,
      nonce,
    );
  return { key: id, words: text.slice(place.start, place.end).replace(/\s+/g, " ") };
}

/** A sentence of the assistant's own, which says so. */
const marked = (sentence: string): string => (sentence.startsWith(ASSISTANT) ? sentence : `${ASSISTANT} ${sentence}`);

/** The value with its grounds in it, and with the assistant's own sentences and open numbers marked as such. */
function prepared(yaml: string, grounds: readonly Ground[]): string {
  const document = parseDocument(yaml, { version: "1.2", schema: "core", logLevel: "error" });
  if (document.errors.length > 0 || document.contents === null) return yaml; // `put` says what is wrong
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && (key.value === "judgment" || key.value === "suggested") && isScalar(value))
        write(value, marked(String(value.value)));
    },
    Scalar: (at, scalar) => {
      if (at === "key") return;
      const open = typeof scalar.value === "string" ? parseUnfilled(scalar.value) : null;
      if (open && open.reason !== null)
        write(scalar, JSON.parse(unfilledText({ ...open, reason: marked(open.reason) })) as string);
    },
  });
  if (grounds.length > 0) addGrounds(document, grounds);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function write(scalar: Scalar, text: string): void {
  scalar.value = text;
  scalar.type = "QUOTE_DOUBLE";
}

function addGrounds(document: Document, grounds: readonly Ground[]): void {
  const entries = grounds.map(({ key, words }) => {
    const quoted = document.createNode(words) as Scalar;
    quoted.type = "QUOTE_DOUBLE";
    return document.createNode({ [key]: quoted });
  });
  const { contents } = document;
  if (!isMap(contents) || contents.items.some(({ key }) => isScalar(key) && key.value === "one_of"))
    document.contents = document.createNode({ value: contents }) as never;
  const block = document.contents;
  if (!isMap(block)) return;
  if (isScalar(contents)) block.flow = true;
  const old: unknown = block.get("because", true);
  if (isSeq(old)) old.items.push(...entries);
  else block.items.push(document.createPair("because", document.createNode(entries, { flow: block.flow === true })));
}

/** Words of the table in place of numbers become open numbers with their range. */
function withRanges({ text, reading }: Read, changes: readonly Change[], before: Earlier): string {
  const old = new Map(before.parameters.map((one) => [one.path, one.text]));
  const sites = [...reading.sites.values()].filter(
    ({ tree, path }) => tree.kind === "scalar" && isWord(tree.text) && old.get(path) !== tree.text.trim(),
  );
  return sites
    .sort((a, b) => b.tree.span.start - a.tree.span.start)
    .reduce((all, { path, tree, field }) => {
      const word = tree.kind === "scalar" ? tree.text.trim() : "";
      const suggestion = typeof field === "string" ? null : rangeOfWord(word, path, field);
      if (suggestion === null)
        throw new ToolError(
          "number-without-ground",
          `${path}: the table has no word '${word}' for such a number. Write "? LOW to HIGH: ${ASSISTANT} REASON" and call numbers_ask, or give a quote that holds the number.`,
        );
      const why = changes.find(
        (one) => one.why !== undefined && (path === one.path || path.startsWith(`${one.path}.`)),
      )?.why;
      const open = unfilledText({ suggestion, reason: `${ASSISTANT} '${word}'${why === undefined ? "" : `, ${why}`}` });
      return all.slice(0, tree.span.start) + open + all.slice(tree.span.end);
    }, text);
}

/** @throws ToolError `does-not-check` at the first error that was not there before */
function requireNoNewErrors(before: Earlier, after: Read): void {
  const key = ({ code, path, message }: { code: string; path: string; message: string }): string =>
    `${code} ${path} ${message}`;
  const known = new Set(before.messages.map(key));
  const added = after.reading.sorted().filter((one) => one.severity === "error" && !known.has(key(one)));
  const [first] = added;
  if (!first) return;
  const others = added.length > 1 ? ` ${added.length - 1} more of this kind.` : "";
  throw new ToolError(
    "does-not-check",
    `Nothing was written. Line ${first.line}, ${first.path}: ${first.message}.${others} Correct it and send all changes again.`,
  );
}
