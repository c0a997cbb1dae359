/** The text of a .docx file, its paragraphs kept apart. */
import { strFromU8, unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import { missingPart, WORD_READER } from "../../optional-parts.ts";
import type { Opened } from "./document.ts";
import { blocksOf } from "./html.ts";
import { proseOf } from "./prose.ts";

/** Limit on unpacked bytes, against decompression bombs. */
const MAX_UNPACKED_BYTES = 200 * 2 ** 20;

export async function openDocx(bytes: Uint8Array): Promise<Opened> {
  const names: string[] = [];
  let size = 0;
  let about = "",
    body = "";
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        size += originalSize;
        return false;
      },
    });
    if (size > MAX_UNPACKED_BYTES)
      return {
        problem: `it unpacks to ${Math.round(size / 2 ** 20).toLocaleString("en")} MiB; that is not an article`,
      };
    if (!names.includes("word/document.xml")) return { problem: told(names) };
    const parts = unzipSync(bytes, {
      filter: ({ name }) => name === "docProps/core.xml" || name === "word/document.xml",
    });
    about = strFromU8(parts["docProps/core.xml"] ?? new Uint8Array());
    body = strFromU8(parts["word/document.xml"]);
  } catch {
    return { problem: "it is a damaged .docx or .zip file" };
  }
  let mammoth: typeof import("mammoth");
  try {
    mammoth = (await import("mammoth")).default;
  } catch (error) {
    return { problem: missingPart(WORD_READER, error), missing: true };
  }
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
    );
    const { document } = parseHTML(`<!doctype html><html><body>${value}</body></html>`);
    for (const mark of document.querySelectorAll("a[href^='#footnote-'], a[href^='#endnote-']")) mark.remove(); // to a note and back
    const footnotes = document.querySelectorAll("li[id^='footnote-'], li[id^='endnote-']");
    const noted = footnotes.length;
    for (const note of footnotes) note.remove();
    const prose = proseOf(blocksOf(document.body));
    const said = (tag: string): string | null =>
      unescape(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`).exec(about)?.[1]?.trim() ?? "") || null;
    const made = /^\d{4}-\d{2}-\d{2}/.exec(said("dcterms:created") ?? "")?.[0];
    const notes = [
      ...prose.notes,
      ...(/<w:(?:ins|del)\s/.test(body) ? ["Tracked changes were read as if accepted."] : []),
      ...(noted > 0 ? [`${noted === 1 ? "A footnote was" : `${noted} footnotes were`} left out.`] : []),
      ...(made ? [`The file says that it was made on ${made}, which need not be when the article was written.`] : []),
    ];
    return {
      document: {
        text: prose.text,
        format: "docx",
        encoding: "docx",
        title: said("dc:title") ?? prose.title,
        author: said("dc:creator"),
        publisher: null,
        date: null,
        url: null,
        notes,
      },
    };
  } catch {
    return { problem: "it is a damaged .docx file, or one that is protected by a password" };
  }
}

function told(names: readonly string[]): string {
  if (names.some((name) => name.startsWith("xl/"))) return "it is a table (.xlsx) and not a text";
  if (names.some((name) => name.startsWith("ppt/"))) return "it is a presentation (.pptx); save its text as .txt";
  if (names.includes("content.xml")) return "it is an OpenDocument file; save it as .docx";
  if (names.includes("META-INF/container.xml")) return "it is an e-book (.epub); save the chapter as .html or .txt";
  return "it is a .zip file and not a .docx; unpack it first";
}

const unescape = (text: string): string =>
  text.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: string) => ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name]!,
  );
