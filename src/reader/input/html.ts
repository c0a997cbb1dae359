/**
 * The main text of an HTML page by paragraphs. Scripts are never run and nothing is fetched: the page is parsed as
 * data.
 */
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { isDate, type Opened } from "./document.ts";

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

/** Greatest number of nodes, against pages built to exhaust a parser. */
const MAX_ELEMENTS = 300_000;

export function openHtml(page: string, encoding: string): Opened {
  if ((page.match(/<[a-z]/gi)?.length ?? 0) > MAX_ELEMENTS)
    return { problem: `this page has more than ${MAX_ELEMENTS.toLocaleString("en")} elements; save its text as .txt` };
  let parsed: Parsed;
  try {
    parsed = read(page);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problem: "the elements of this page are nested too deeply to be read; save its text as .txt" };
  }
  return { document: { format: "html", encoding, ...parsed } };
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
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const found = [...document.querySelectorAll("meta")]
        .find((m) => [m.getAttribute("name"), m.getAttribute("property"), m.getAttribute("itemprop")].includes(name))
        ?.getAttribute("content")
        ?.trim();
      if (found) return found;
    }
    return null;
  };
  const published =
    meta("article:published_time", "datePublished", "date", "dc.date", "DC.date.issued", "pubdate") ??
    document.querySelector("time[datetime]")?.getAttribute("datetime") ??
    null;
  const address = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? meta("og:url");
  const heading = document.querySelector("title")?.textContent.trim() ?? null;
  const whole = textOf(document.body ?? document.documentElement);
  const about = {
    url: address && /^https?:\/\/[^\s<>"]+$/.test(address) ? address : null,
  };
  const main = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
    serializer: (node: unknown) => node,
  }).parse();
  const text = main?.content ? textOf(main.content) : "";
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
  const found = text.length >= 250 && text.length >= whole.length / 20;
  const left = whole.length - text.length;
  return {
    ...about,
    title,
    date,
    publisher,
    author: author && author.length < 120 ? author : null,
    text: found ? text : whole,
    notes: found
      ? left > 200
        ? [
            `About ${left.toLocaleString("en")} characters around the main text (menus, captions, comments) were left out.`,
          ]
        : []
      : ["No main text could be told apart; the whole page was read."],
  };
}

interface Node {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<Node>;
  getAttribute?: (name: string) => string | null;
}

/** Visible text of an element: white space folded, a blank line between blocks, preformatted text kept. */
export function textOf(root: unknown): string {
  const paragraphs: string[] = [];
  let line = "";
  let preformatted = 0;
  const end = (): void => {
    const folded = line.replace(/[ \t\r\n\f]+/g, " ").trim();
    if (folded !== "") paragraphs.push(folded);
    line = "";
  };
  const visit = (node: Node): void => {
    if (node.nodeType === 3) {
      const [first = "", ...rest] = preformatted
        ? (node.textContent ?? "").split(/\n[ \t\r]*\n/)
        : [node.textContent ?? ""];
      line += first;
      for (const part of rest) {
        end();
        line = part;
      }
      return;
    }
    if (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) return;
    const name = node.nodeName.toUpperCase();
    if (
      UNSEEN.has(name) ||
      node.getAttribute?.("hidden") != null ||
      /display\s*:\s*none|visibility\s*:\s*hidden/i.test(node.getAttribute?.("style") ?? "")
    )
      return;
    if (name === "BR") {
      line += " ";
      return;
    }
    const block = BLOCKS.has(name);
    if (block) end();
    if (name === "PRE") preformatted++;
    for (const child of node.childNodes) visit(child);
    if (name === "PRE") preformatted--;
    if (name === "TD" || name === "TH") line += " ";
    if (block) end();
  };
  visit(root as Node);
  end();
  return paragraphs.join("\n\n");
}
