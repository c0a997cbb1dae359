/**
 * The main text of an HTML page by paragraphs. Scripts are never run and nothing is fetched: the page is parsed as
 * data.
 */
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { Parser } from "htmlparser2";
import { isDate, type Opened } from "./document.ts";
import { proseOf, type Block } from "./prose.ts";

/** Elements whose content is not visible as text. */
const UNSEEN = new Set([
  "SCRIPT",
  "STYLE",
  "NOSCRIPT",
  "TEMPLATE",
  "IFRAME",
  "OBJECT",
  "SVG",
  "MATH",
  "CANVAS",
  "HEAD",
  "SELECT",
  "TEXTAREA",
  "BUTTON",
  "FORM",
]);
/** Elements after which a paragraph ends. */
const BLOCKS = new Set([
  "P",
  "DIV",
  "SECTION",
  "ARTICLE",
  "MAIN",
  "HEADER",
  "FOOTER",
  "ASIDE",
  "NAV",
  "H1",
  "H2",
  "H3",
  "H4",
  "H5",
  "H6",
  "UL",
  "OL",
  "LI",
  "DL",
  "DT",
  "DD",
  "TABLE",
  "TR",
  "BLOCKQUOTE",
  "PRE",
  "FIGURE",
  "FIGCAPTION",
  "HR",
  "BODY",
]);

/** Limits against pages built to exhaust a parser: nodes, and elements within elements. */
const MAX_NODES = 200_000;
const MAX_DEPTH = 256;
/** Characters after which these are looked at. */
const STEP_CHARACTERS = 16_384;

export function openHtml(page: string, encoding: string): Opened {
  const { nodes, depth } = shapeOf(page);
  if (nodes > MAX_NODES)
    return { problem: `this page has more than ${MAX_NODES.toLocaleString("en")} elements; save its text as .txt` };
  if (depth > MAX_DEPTH)
    return {
      problem: `the elements of this page are nested too deeply to be read (more than ${MAX_DEPTH} within each other); save its text as .txt`,
    };
  let parsed: Parsed;
  try {
    parsed = read(page);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problem: "the elements of this page are nested too deeply to be read; save its text as .txt" };
  }
  return { document: { format: "html", encoding, ...parsed } };
}

/** Elements and texts of a page, and how deep they are nested, in one pass that ends where a limit is passed. */
function shapeOf(page: string): { nodes: number; depth: number } {
  let [nodes, depth, open] = [0, 0, 0];
  const parser = new Parser(
    {
      onopentag: () => {
        nodes++;
        depth = Math.max(depth, ++open);
      },
      onclosetag: () => open--,
      ontext: () => nodes++,
    },
    { decodeEntities: false },
  );
  for (let at = 0; at < page.length && nodes <= MAX_NODES && depth <= MAX_DEPTH; at += STEP_CHARACTERS)
    parser.write(page.slice(at, at + STEP_CHARACTERS));
  return { nodes, depth };
}

interface Parsed {
  text: string;
  title: string | null;
  author: string | null;
  publisher: string | null;
  date: string | null;
  url: string | null;
  notes: string[];
}

function read(page: string): Parsed {
  const { document } = parseHTML(
    /<html[\s>]/i.test(page) ? page : `<!doctype html><html><head></head><body>${page}</body></html>`,
  );
  const stated = new Map<string, string>();
  for (const element of document.querySelectorAll("meta")) {
    const content = element.getAttribute("content")?.trim();
    if (content)
      for (const key of ["name", "property", "itemprop"]) {
        const name = element.getAttribute(key);
        if (name && !stated.has(name)) stated.set(name, content);
      }
  }
  const meta = (...names: string[]): string | null => names.map((name) => stated.get(name)).find(Boolean) ?? null;
  const published =
    meta("article:published_time", "datePublished", "date", "dc.date", "DC.date.issued", "pubdate") ??
    document.querySelector("time[datetime]")?.getAttribute("datetime") ??
    null;
  const address = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? meta("og:url");
  const heading = document.querySelector("title")?.textContent.trim() ?? null;
  const whole = proseOf(blocksOf(document.body ?? document.documentElement));
  const about = {
    url: address && /^https?:\/\/[^\s<>"]+$/.test(address) ? address : null,
  };
  const main = mainOf(document);
  const article = main?.content ? proseOf(blocksOf(main.content)) : null;
  const text = article?.text ?? "";
  const publisher = meta("og:site_name") ?? (main?.siteName?.trim() || null);
  const date =
    [published, main?.publishedTime]
      .map((stated) => /^\d{4}-\d{2}-\d{2}/.exec(stated ?? "")?.[0])
      .find((day) => day !== undefined && isDate(day)) ?? null;
  const named = main?.title?.trim() || heading || null;
  const title =
    publisher && named?.endsWith(publisher)
      ? named.slice(0, -publisher.length).replace(/\s+[|\u2013\u2014:-]\s*$/, "") || named
      : named;
  const author = main?.byline?.replace(/^by\s+/i, "").trim() || meta("author") || null;
  // On a page that is all article the extracted text is nearly everything; if it is almost nothing, the page has no identifiable main text.
  const found = text.length >= 250 && text.length >= whole.text.length / 20;
  const left = whole.text.length - text.length;
  return {
    ...about,
    title,
    date,
    publisher,
    author: author && author.length < 120 ? author : null,
    text: found ? text : whole.text,
    notes: found
      ? [
          ...article!.notes,
          ...(left > 200
            ? [
                `About ${left.toLocaleString("en")} characters around the main text (menus, captions, comments) were left out.`,
              ]
            : []),
        ]
      : ["No main text could be told apart; the whole page was read.", ...whole.notes],
  };
}

interface Node {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<Node>;
  getAttribute?: (name: string) => string | null;
}

/** The article of a page as Readability finds it; null where it finds none or the page defeats it. Changes the document. */
function mainOf(document: unknown): ReturnType<Readability<unknown>["parse"]> {
  try {
    return new Readability(document as ConstructorParameters<typeof Readability>[0], {
      serializer: (node: unknown) => node,
    }).parse();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const SKIPPED = new Set([...UNSEEN, "NAV", "ASIDE", "FIGCAPTION"]);
/** A mark that leads to a note: `<sup><a href="#fn1">1</a></sup>`. */
const isNoteMark = (node: Node): boolean =>
  (node.getAttribute?.("href") ?? "").startsWith("#") &&
  /^\[?(?:\d{1,3}|[a-z*\u2020\u2021]|note \d+)\]?$/i.test((node.textContent ?? "").trim());

/** Visible blocks of an element: white space folded, preformatted text kept in paragraphs. */
export function blocksOf(root: unknown): Block[] {
  const blocks: Block[] = [];
  let [line, linked, level, preformatted, inLink] = ["", 0, 0, 0, 0];
  const end = (): void => {
    const text = line.replace(/[ \t\r\n\f]+/g, " ").trim();
    if (text !== "")
      blocks.push({ kind: level > 0 ? "heading" : "paragraph", level, text, linked: Math.min(linked, text.length) });
    line = "";
    linked = 0;
  };
  const visit = (node: Node): void => {
    if (node.nodeType === 3) {
      const text = node.textContent ?? "";
      const [first = "", ...rest] = preformatted ? text.split(/\n[ \t\r]*\n/) : [text];
      line += first;
      if (inLink) linked += first.trim().length;
      for (const part of rest) {
        end();
        line = part;
      }
      return;
    }
    if (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) return;
    const name = node.nodeName.toUpperCase();
    if (
      SKIPPED.has(name) ||
      node.getAttribute?.("hidden") != null ||
      /display\s*:\s*none|visibility\s*:\s*hidden/i.test(node.getAttribute?.("style") ?? "") ||
      (name === "A" && isNoteMark(node))
    )
      return;
    if (name === "BR") {
      line += " ";
      return;
    }
    const block = BLOCKS.has(name);
    if (block) end();
    const heading = /^H([1-6])$/.exec(name);
    if (heading) level = Number(heading[1]);
    if (name === "PRE") preformatted++;
    if (name === "A") inLink++;
    for (const child of node.childNodes) visit(child);
    if (name === "A") inLink--;
    if (name === "PRE") preformatted--;
    if (name === "TD" || name === "TH") line += " ";
    if (block) end();
    if (heading) level = 0;
  };
  visit(root as Node);
  end();
  return blocks;
}
