/** A document's bytes to the text that is read, kept and quoted, with its format, metadata and encoding. */
import { MAX_TEXT_BYTES } from "../../language/index.ts";
import { openPlain } from "./plain.ts";
import { bytesAreText, decode, declaredIn } from "./encoding.ts";

export const MAX_DOCUMENT_BYTES = 200 * 2 ** 20;

export type Format = "txt" | "md" | "html" | "pdf" | "docx";

export interface Document {
  text: string;
  format: Format;
  /** Encoding or format, in words: `UTF-8`, `windows-1252 (not valid UTF-8)`, `PDF, 12 pages`. */
  encoding: string;
  title: string | null;
  author: string | null;
  publisher: string | null;
  /** Day of publication stated in the document, YYYY-MM-DD. */
  date: string | null;
  url: string | null;
  /** Notes for the user: pages without text, running heads removed. */
  notes: string[];
}

/** `missing`: the reader of this format is not installed. */
export type Opened = { document: Document } | { problem: string; missing?: true };

/** Whether a text is an existing month or day, YYYY-MM or YYYY-MM-DD, of a year that a case can have. */
export function isDate(text: string): boolean {
  const day =
    /^[1-9]\d{3}-\d{2}(-\d{2})?$/.test(text) && text < "9900"
      ? new Date(`${text.length === 7 ? `${text}-01` : text}T00:00:00Z`)
      : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * Opens a document of a known format, detected by its bytes first and its name second. Nothing in it is executed or
 * fetched. @param name file name, '' for standard input
 * @param tellPages called with the number of pages once it is known
 */
export async function open(
  bytes: Uint8Array,
  name: string,
  tellPages: (pages: number) => void = () => {},
): Promise<Opened> {
  if (bytes.length === 0) return { problem: "it is empty" };
  if (bytes.length > MAX_DOCUMENT_BYTES) return { problem: `it is larger than ${MAX_DOCUMENT_BYTES / 2 ** 20} MiB` };
  const opened = await byFormat(bytes, name, tellPages);
  if ("problem" in opened) return opened;
  const { text } = opened.document;
  if (text.trim() === "")
    return { problem: opened.document.format === "html" ? "this page holds no text" : "it holds no text" };
  if (new TextEncoder().encode(text).length > MAX_TEXT_BYTES)
    return {
      problem: `its text is ${(text.length / 2 ** 20).toFixed(1)} MiB long, and a case keeps at most ${MAX_TEXT_BYTES / 2 ** 20} MiB; take the part that makes the argument`,
    };
  return opened;
}

async function byFormat(bytes: Uint8Array, name: string, tellPages: (pages: number) => void): Promise<Opened> {
  const other = unreadable(bytes);
  if (other) return { problem: other };
  if (
    begins(bytes, "%PDF-") ||
    (/\.pdf$/i.test(name) && new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-"))
  )
    return (await import("./pdf.ts")).openPdf(bytes, tellPages);
  if (begins(bytes, "PK\u0003\u0004")) return (await import("./docx.ts")).openDocx(bytes);
  const named = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (named === "pdf") return { problem: "it is named .pdf but is not a PDF" };
  if (named === "docx") return { problem: "it is named .docx but is not a Word document" };
  if (!bytesAreText(bytes))
    return { problem: "it is binary and not a text; .txt, .md, .html, .pdf and .docx are read" };
  const decoded = decode(bytes, declaredIn(bytes));
  if ("problem" in decoded) return decoded;
  const { text, encoding } = decoded;
  if (
    named === "html" ||
    named === "htm" ||
    named === "xhtml" ||
    /^\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*(<!doctype html|<html[\s>])/is.test(text.slice(0, 4096))
  )
    return (await import("./html.ts")).openHtml(text, encoding);
  if (named === "md" || named === "markdown" || /^\ufeff?---\r?\n[\w-]+:/.test(text))
    return (await import("./markdown.ts")).openMarkdown(text, encoding);
  return { document: openPlain(text, encoding) };
}

/** Known formats that are not supported, by their first bytes, with advice. */
function unreadable(bytes: Uint8Array): string | null {
  if (begins(bytes, "\u00d0\u00cf\u0011\u00e0"))
    return "it is a Word file of the old kind (or another Office file); save it as .docx";
  if (begins(bytes, "{\\rtf")) return "it is an RTF file; save it as .docx or .txt";
  if (begins(bytes, "\u001f\u008b")) return "it is compressed (gzip); unpack it first";
  if (
    begins(bytes, "\u0089PNG") ||
    begins(bytes, "\u00ff\u00d8\u00ff") ||
    begins(bytes, "GIF8") ||
    begins(bytes, "II*\u0000") ||
    begins(bytes, "MM\u0000*")
  )
    return "it is a picture; only text is read, so recognise its letters (OCR) first";
  return null;
}

function begins(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((unit, at) => bytes[at] === unit.charCodeAt(0));
}
