/** The prose of a Markdown file: front matter, headings, images, notes and link lists are structure. */
import { dictionary } from "../lexicon/lists.ts";
import { Lexer, type Token, type Tokens } from "marked";
import { parse } from "yaml";
import { isDate, type Document, type Opened } from "./document.ts";
import { proseOf, type Block } from "./prose.ts";

/** Deepest nesting of lists and quotations. */
const MAX_NESTED_BLOCKS = 100;
/** `[^1]`, and in Pandoc `^[a note]`. */
const NOTE_MARK = /\[\^[^\]\s]{1,40}\]|\^\[[^\]]{0,500}\]/g;
const NOTE_LINE = /^\[\^[^\]\s]{1,40}\]:.*(?:\n(?: {2,}|\t).*)*\n?/gm;
/** A line that opens more blocks than that. */
const TOO_DEEP = /^(?:[ \t]{0,8}(?:>|[-*+]|\d{1,9}[.)])){101}|^[ \t]{800}[-*+]/m;

/** @param encoding in words */
export function openMarkdown(file: string, encoding: string): Opened {
  const { fields, body } = frontMatter(file);
  if (TOO_DEEP.test(body))
    return { problem: `its blocks are nested more than ${MAX_NESTED_BLOCKS} deep; save its text as .txt` };
  const notes = body.match(NOTE_LINE)?.length ?? 0;
  const blocks: Block[] = [];
  const counts = { images: 0 };
  collect(new Lexer().blockTokens(body.replace(NOTE_LINE, "").replace(NOTE_MARK, "")), blocks, counts);
  const prose = proseOf(blocks);
  const document: Document = {
    text: prose.text,
    format: "md",
    encoding,
    title: fields["title"] ?? prose.title,
    author: fields["author"] ?? fields["by"] ?? fields["authors"] ?? null,
    publisher: fields["publisher"] ?? fields["publication"] ?? fields["site"] ?? null,
    date: dayOf(fields["date"] ?? fields["published"] ?? fields["pubdate"] ?? null),
    url: /^https?:\/\/[^\s<>"]+$/.exec(fields["url"] ?? fields["link"] ?? fields["canonical_url"] ?? "")?.[0] ?? null,
    notes: [
      ...prose.notes,
      ...(notes > 0 ? [`${notes === 1 ? "A footnote was" : `${notes} footnotes were`} left out.`] : []),
      ...(counts.images > 0
        ? [`${counts.images === 1 ? "A picture was" : `${counts.images} pictures were`} left out.`]
        : []),
    ],
  };
  return { document };
}

/** Fields of the YAML or TOML block at the head, as words; what cannot be read is left in the text. */
function frontMatter(file: string): { fields: { [name: string]: string }; body: string } {
  const found = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n\1[ \t]*(?:\r?\n|$)/.exec(file);
  if (!found) return { fields: {}, body: file };
  const fields: { [name: string]: string } = Object.create(null);
  const body = file.slice(found[0].length);
  if (found[1] === "+++") {
    for (const [, name, value] of found[2].matchAll(/^([\w-]+)\s*=\s*["']?(.*?)["']?\s*$/gm))
      fields[name.toLowerCase()] = value;
    return { fields, body };
  }
  let read: unknown;
  try {
    read = parse(found[2], { schema: "failsafe", maxAliasCount: 10, logLevel: "silent" });
  } catch {
    return { fields: {}, body: file };
  }
  if (typeof read !== "object" || read === null) return { fields: {}, body: file };
  for (const [name, value] of Object.entries(read)) {
    const words = Array.isArray(value) ? value.filter((one) => typeof one === "string").join(", ") : value;
    if (typeof words === "string" && words.trim() !== "") fields[name.toLowerCase()] = words.trim();
  }
  return { fields, body };
}

/** The day in a date or time as front matter states it. */
function dayOf(stated: string | null): string | null {
  const day = /^(\d{4}-\d{2}(?:-\d{2})?)(?![\d-])/.exec(stated ?? "")?.[1];
  return day !== undefined && isDate(day) ? day : null;
}

/** Blocks of prose from the lexer's tokens; code, tables, rules, HTML and definitions hold none. */
function collect(tokens: readonly Token[], blocks: Block[], counts: { images: number }): void {
  const add = (kind: Block["kind"], level: number, raw: string): void => {
    const { text, linked, images } = plain(raw);
    counts.images += images;
    if (text !== "") blocks.push({ kind, level, text, linked: Math.min(linked, text.length) });
  };
  for (const token of tokens) {
    if (token.type === "heading") add("heading", (token as Tokens.Heading).depth, (token as Tokens.Heading).text);
    else if (token.type === "paragraph" || token.type === "text") add("paragraph", 0, (token as Tokens.Text).text);
    else if (token.type === "list")
      for (const item of (token as Tokens.List).items) collect(item.tokens, blocks, counts);
    else if (token.type === "blockquote") collect((token as Tokens.Blockquote).tokens, blocks, counts);
  }
}

const IMAGE = /!\[[^[\]]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^[\]\n]{0,200}\])?/g;
const LINK = /\[([^[\]]{1,1000})\](?:\([^()\n]{0,2000}\)|\[[^[\]\n]{0,200}\])/g;
const ADDRESS = /<(?:https?:\/\/|mailto:)[^<>\s]{1,2000}>/gi;
const TAG = /<\/?[a-z][^<>]{0,2000}>/gi;
/** Marks of emphasis, code and deletion that touch a word, and the escape of a mark. */
const MARKS =
  /\\([!-/:-@[-`{-~])|\*+(?=[^\s*])|(?<=[^\s*])\*+|(?<![\p{L}\p{N}])_+(?=[^\s_])|(?<=[^\s_])_+(?![\p{L}\p{N}])|~~|`+/gu;

/** The words of inline Markdown, the characters of them that are links, and the number of pictures left out. */
function plain(raw: string): { text: string; linked: number; images: number } {
  let [linked, images] = [0, 0];
  const text = raw
    .replace(IMAGE, () => {
      images++;
      return "";
    })
    .replace(LINK, (_, words: string) => {
      linked += words.length;
      return words;
    })
    .replace(ADDRESS, (address) => {
      linked += address.length - 2;
      return address.slice(1, -1);
    })
    .replace(TAG, "")
    .replace(MARKS, (_, escaped: string | undefined) => escaped ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return { text: unescaped(text), linked, images };
}

const NAMED: { [name: string]: string } = dictionary(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: " ",
    mdash: "\u2014",
    ndash: "\u2013",
  }),
);
const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
