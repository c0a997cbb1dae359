/**
 * The text of a PDF: lines joined to paragraphs, hyphens at line ends removed, running heads and page numbers left out.
 */
import { missingPart, PDF_READER } from "../../optional-parts.ts";
import { inReadingOrder, type Line } from "./columns.ts";
import type { Document, Opened } from "./document.ts";

const MAX_PAGES = 2000;

/** Gap within a row, in font sizes, from which its parts may lie in two columns. */
const MIN_GUTTER_SIZES = 1.5;
/** Size of a note at a page's foot, in sizes of the text. */
const MAX_NOTE_SIZE = 0.9;
/** First parts of words that keep their hyphen where a line ends. */
const PREFIXES = new Set(
  "all anti cease co cross ex ground half high long low mid multi near non off one post pre pro re self semi short so sub third three trans two ultra un under vice well".split(
    " ",
  ),
);

/** @param tellPages called with the number of pages before the first is read */
export async function openPdf(bytes: Uint8Array, tellPages: (pages: number) => void): Promise<Opened> {
  let reader: typeof import("unpdf");
  try {
    reader = await import("unpdf");
  } catch (error) {
    return { problem: missingPart(PDF_READER, error), missing: true };
  }
  let pdf: Awaited<ReturnType<typeof reader.getDocumentProxy>>;
  try {
    pdf = await reader.getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    const name = (error as Error).name;
    if (name === "PasswordException")
      return { problem: "this PDF is encrypted and asks for a password; save a copy without one" };
    return { problem: "this PDF is damaged and cannot be read" };
  }
  try {
    if (pdf.numPages > MAX_PAGES)
      return {
        problem: `this PDF has ${pdf.numPages.toLocaleString("en")} pages, and at most ${MAX_PAGES.toLocaleString("en")} are read; take the part that makes the argument`,
      };
    tellPages(pdf.numPages);
    const pages: Line[][] = [];
    for (let n = 1; n <= pdf.numPages; n++) {
      const page = await pdf.getPage(n);
      pages.push(linesOf((await page.getTextContent()).items as Piece[]));
      page.cleanup();
    }
    const bare = pages.flatMap((lines, at) => (lines.length === 0 ? [at + 1] : []));
    if (bare.length === pages.length)
      return {
        problem: `no page of this PDF holds text (${pages.length === 1 ? "one page" : `${pages.length} pages`}): it is a scan; recognise its letters (OCR) first`,
      };
    const { kept: whole, dropped } = withoutHeads(pages);
    const { kept, notes } = withoutNotes(whole);
    const marks = pages.flat().reduce((sum, line) => sum + line.marks, 0);
    const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Author?: string; CreationDate?: string } };
    const written = /^D:(\d{4})(\d{2})(\d{2})/.exec(info.CreationDate ?? "");
    const document: Document = {
      text: paragraphs(kept),
      format: "pdf",
      encoding: `PDF, ${pages.length} page${pages.length === 1 ? "" : "s"}`,
      title: titleOf(info.Title),
      author: info.Author?.trim() || null,
      publisher: null,
      date: null,
      url: null,
      notes: [
        ...(bare.length > 0
          ? [
              `${bare.length === 1 ? "Page" : "Pages"} ${bare.slice(0, 12).join(", ")}${bare.length > 12 ? " and others" : ""} of ${pages.length} hold${bare.length === 1 ? "s" : ""} no text (pictures or scans) and could not be read.`,
            ]
          : []),
        ...(dropped > 0 ? [`${dropped} running heads and page numbers were left out.`] : []),
        ...(notes > 0 ? [`${notes === 1 ? "A footnote was" : `${notes} footnotes were`} left out.`] : []),
        ...(marks > 0
          ? [`${marks} raised ${marks === 1 ? "mark of a note was" : "marks of notes were"} left out.`]
          : []),
        ...(written
          ? [
              `The file says that it was made on ${written[1]}-${written[2]}-${written[3]}, which need not be when the article was written.`,
            ]
          : []),
      ],
    };
    return { document };
  } catch {
    return { problem: "this PDF is damaged and cannot be read" };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

interface Piece {
  str: string;
  transform: number[];
  width: number;
  hasEOL: boolean;
}

/** A title set by a person rather than by the program that wrote the file. */
const titleOf = (title = ""): string | null =>
  /^(?:about:blank|untitled\b.*|microsoft word - .*|.*\.(?:docx?|pdf|rtf|odt|indd|tex|html?))$/i.test(title.trim())
    ? null
    : title.trim() || null;

/**
 * Pieces of text on one base line are one line; a small superscript number after a word is a note mark and not part of
 * it.
 */
function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let open: Line | null = null;
  for (const { str, transform, width } of pieces) {
    if (str === "" || transform === undefined) continue;
    const [, , c = 0, d = 0, x = 0, y = 0] = transform;
    const size = Math.hypot(c, d) || 1;
    if (str.trim() === "" && width > MIN_GUTTER_SIZES * size) continue;
    if (
      open &&
      size < 0.9 * open.size &&
      y > open.y + 0.2 * open.size &&
      y < open.y + 0.8 * open.size &&
      x >= open.right - 1 &&
      x < open.right + open.size &&
      /[\p{L}\d.,;:!?)"'\u2019\u201d]$/u.test(open.text) &&
      !/\b[kcm]?m$/.test(open.text) &&
      /^\s*(?:\d{1,3}(?:\s*[,\u2013-]\s*\d{1,3})*|[*\u2020\u2021])\s*$/.test(str)
    ) {
      open.marks++;
      open.right = x + width;
    } else if (
      open &&
      Math.abs(open.y - y) < 0.4 * size &&
      x >= open.x - 1 &&
      x - open.right < MIN_GUTTER_SIZES * size
    ) {
      const gap = x - open.right > 0.15 * size && !/\s$/.test(open.text) && !/^\s/.test(str);
      open.text += (gap ? " " : "") + str;
      open.right = x + width;
      open.size = Math.max(open.size, size);
    } else {
      open = { text: str, marks: 0, x, y, size, right: x + width };
      lines.push(open);
    }
  }
  return inReadingOrder(
    lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, " ").trim() })).filter(({ text }) => text !== ""),
  );
}

/** Removes lines repeated at the head or foot of many pages, digits aside, whatever their order in the page. */
function withoutHeads(pages: readonly Line[][]): { kept: Line[][]; dropped: number } {
  const edges = pages.map((lines) =>
    [Math.max(...lines.map(({ y }) => y)), Math.min(...lines.map(({ y }) => y))].flatMap((edge, at) =>
      lines
        .filter(({ y }) => Math.abs(y - edge) < 2)
        .map((line) => ({ line, key: `${at} ${line.text.replace(/\d+/g, "#")}` })),
    ),
  );
  const counts = new Map<string, number>();
  for (const page of edges)
    for (const key of new Set(page.map((one) => one.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const filled = pages.filter((lines) => lines.length > 0).length;
  const often = Math.max(2, filled / 3); // left and right pages may have different heads
  const heads = new Set(
    edges
      .flat()
      .filter(({ key }) => filled >= 3 && counts.get(key)! >= often)
      .map(({ line }) => line),
  );
  return { kept: pages.map((lines) => lines.filter((line) => !heads.has(line))), dropped: heads.size };
}

/** Removes notes at the foot of pages: lines of a smaller type, the first of which begins with a number or a mark. */
function withoutNotes(pages: readonly Line[][]): { kept: Line[][]; notes: number } {
  const letters = new Map<number, number>();
  for (const { size, text } of pages.flat()) {
    const near = Math.round(size * 2) / 2;
    letters.set(near, (letters.get(near) ?? 0) + text.length);
  }
  const usual = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  let notes = 0;
  const kept = pages.map((lines) => {
    let first = lines.length;
    while (first > 0 && lines[first - 1].size < MAX_NOTE_SIZE * usual) first--;
    while (first < lines.length && !/^(?:\d{1,3}|[*\u2020\u2021])[.)]?\s*\S/.test(lines[first].text)) first++;
    if (first === 0) return lines;
    notes += lines.slice(first).filter(({ text }) => /^(?:\d{1,3}|[*\u2020\u2021])[.)]?\s*\p{Lu}/u.test(text)).length;
    return lines.slice(0, first);
  });
  return { kept, notes };
}

/**
 * Whether a word broken at a line's end keeps its hyphen: where the text has it with the hyphen elsewhere and never
 * without, or where it begins as compounds do.
 */
function keepsHyphen(before: string, after: string, words: ReadonlySet<string>): boolean {
  const first = /[\p{L}\p{N}-]+(?=[-\u2010\u00ad]$)/u.exec(before)?.[0].toLowerCase() ?? "";
  const second = /^\p{L}+/u.exec(after)?.[0].toLowerCase() ?? "";
  if (words.has(first + second)) return false;
  return words.has(`${first}-${second}`) || PREFIXES.has(first);
}

/** A paragraph ends where the gap to the next line is wide, the type changes, or a line is indented after a full stop. */
function paragraphs(pages: readonly Line[][]): string {
  const out: string[] = [];
  const words = new Set(
    pages.flat().flatMap(({ text }) => text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*(?![\p{L}-])/gu) ?? []),
  );
  let current: string[] = []; // collected in pieces: a paragraph may be a megabyte long
  const end = (): void => {
    if (current.length > 0) out.push(current.join(""));
    current = [];
  };
  for (const lines of pages) {
    const gaps = lines
      .slice(1)
      .map((line, at) => lines[at].y - line.y)
      .filter((gap) => gap > 0)
      .sort((a, b) => a - b);
    const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
    lines.forEach((line, at) => {
      const before = lines[at - 1];
      const last = current.at(-1) ?? "";
      const ended = /[.!?:"'\u201d\u2019)]$/.test(last);
      const breaks = before
        ? before.y - line.y > 1.4 * usual ||
          Math.abs(before.size - line.size) > 1 ||
          (ended && line.x - before.x > 0.8 * line.size) ||
          (before.y < line.y && ended)
        : ended;
      if (breaks) end();
      if (current.length === 0) current.push(line.text);
      else if (/\p{L}[-\u2010\u00ad]$/u.test(last) && /^\p{Ll}/u.test(line.text))
        current.push(keepsHyphen(last, line.text, words) ? current.pop()! : current.pop()!.slice(0, -1), line.text);
      else current.push(" ", line.text);
    });
  }
  end();
  return out.join("\n\n");
}
