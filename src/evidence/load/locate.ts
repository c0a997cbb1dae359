/** Position of the n-th record of a text file: read only for bad records. */
import type { Delimiter } from "./columns.ts";
import { wholeLines } from "./lines.ts";

export interface Place {
  line: number;
  text: string;
}

const [BREAK, RETURN, MARK, BLANK] = [10, 13, 34, 32];
const MAX_TEXT_BYTES = 500;

/**
 * Lines and texts of some records.
 * @param delimiter where a record may run over several lines inside quotation marks; null where none may
 * @param counts whether a record has a number, by its place among all of them, from 1, and whether it is blank
 * @param wanted such numbers, from 0
 * @returns by number, texts cut at 500 bytes
 */
export function locate(
  path: string,
  delimiter: Delimiter | null,
  counts: (record: number, blank: boolean) => boolean,
  wanted: ReadonlySet<number>,
): Map<number, Place> {
  const found = new Map<number, Place>();
  let [line, record, number] = [1, 1, 0];
  for (const { bytes, lines } of records(path, delimiter)) {
    if (counts(record, bytes.length === 0 || (bytes.length === 1 && bytes[0] === RETURN))) {
      if (wanted.has(number)) found.set(number, { line, text: textOf(bytes) });
      if (found.size === wanted.size) break;
      number++;
    }
    line += lines;
    record++;
  }
  return found;
}

/** Records as the scan splits them, with the number of their lines. @param delimiter as for `locate` */
export function* records(path: string, delimiter: Delimiter | null): Generator<{ bytes: Buffer; lines: number }> {
  let [before, lines, cell] = [Buffer.alloc(0) as Buffer, 0, "start" as Cell];
  const separator = delimiter === null ? null : delimiter.charCodeAt(0);
  for (const chunk of wholeLines(path)) {
    let [start, mark] = [0, -1];
    for (let at = 0; at < chunk.length;) {
      const next = chunk.indexOf(BREAK, at);
      const end = next < 0 ? chunk.length : next;
      if (separator !== null) {
        if (mark < at) mark = indexOf(chunk, MARK, at);
        if (mark < end) cell = cellAfter(cell, chunk, at, end, separator);
      }
      at = end + 1;
      lines++;
      if (cell === "open") continue;
      yield {
        bytes: before.length === 0 ? chunk.subarray(start, end) : Buffer.concat([before, chunk.subarray(start, end)]),
        lines,
      };
      [before, lines, cell, start] = [before.subarray(0, 0), 0, "start", at];
    }
    if (cell === "open") before = Buffer.concat([before, chunk.subarray(start)]);
  }
  if (cell === "open") yield { bytes: before, lines };
}

/**
 * State of a scan inside a cell. A quotation mark opens a cell only at its beginning; after text behind the closing one
 * the rest of the line is lost.
 */
type Cell = "start" | "plain" | "open" | "closed" | "lost";

function cellAfter(cell: Cell, chunk: Buffer, from: number, end: number, separator: number): Cell {
  for (let at = from; at < end; at++) {
    const byte = chunk[at];
    if (cell === "lost") return cell;
    if (cell === "open") {
      if (byte === MARK) cell = "closed";
    } else if (byte === separator) cell = "start";
    else if (cell === "closed") {
      if (byte === MARK) cell = "open";
      else if (byte !== RETURN && byte !== BLANK) cell = "lost";
    } else if (cell === "start") {
      if (byte === MARK) cell = "open";
      else if (byte !== BLANK) cell = "plain";
    }
  }
  return cell;
}

/** Number of cells of a record. @param quoted whether cells may be in quotation marks */
export function cellsIn(record: Buffer, separator: number, quoted: boolean): number {
  let cells = 1;
  for (let at = 0; at < record.length; at++) if (record[at] === separator) cells++;
  if (!quoted || !record.includes(MARK)) return cells;
  cells = 1;
  let cell: Cell = "start";
  for (let at = 0; at < record.length; at++) {
    if (record[at] === separator && cell !== "open" && cell !== "lost") cells++;
    cell = cellAfter(cell, record, at, at + 1, separator);
  }
  return cells;
}

/** Position of a byte from a place on; the end where there is none. */
function indexOf(chunk: Buffer, byte: number, from: number): number {
  const at = chunk.indexOf(byte, from);
  return at < 0 ? chunk.length : at;
}

/** The beginning of a record, cut at a whole character. */
export function textOf(bytes: Buffer): string {
  return bytes
    .subarray(0, MAX_TEXT_BYTES)
    .toString("utf8")
    .replace(/\r$/, "")
    .replace(/\ufffd$/, "");
}
