/** The text of a .docx file, its paragraphs kept apart. */
import { unzipSync } from "fflate";
import mammoth from "mammoth";
import type { Opened } from "./document.ts";

/** Bytes that a file may unpack to: a few kilobytes can be made to fill a disk. */
const UNPACKED = 200 * 2 ** 20;

export async function openDocx(bytes: Uint8Array): Promise<Opened> {
  const names: string[] = [];
  let size = 0;
  let core: Uint8Array | undefined;
  try {
    unzipSync(bytes, { filter: ({ name, originalSize }) => { names.push(name); size += originalSize; return false; } });
    if (size > UNPACKED) return { problem: `it unpacks to ${Math.round(size / 2 ** 20).toLocaleString("en")} MiB; that is no article` };
    if (!names.includes("word/document.xml")) return { problem: told(names) };
    core = unzipSync(bytes, { filter: ({ name }) => name === "docProps/core.xml" })["docProps/core.xml"];
  } catch {
    return { problem: "it is a damaged .docx or .zip file" };
  }
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) });
    const about = core ? new TextDecoder().decode(core) : "";
    const said = (tag: string): string | null => unescape(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`).exec(about)?.[1]?.trim() ?? "") || null;
    return { document: { text: value.replace(/\n{3,}/g, "\n\n").trim(), format: "docx", encoding: "docx", title: said("dc:title"), author: said("dc:creator"), publisher: null, date: null, url: null, notes: [] } };
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

const unescape = (text: string): string => text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name]!);
