/**
 * Long rows with more cells than the file has columns, taken out before the database reads it: it notes an error for
 * each cell too many with the whole line, so that a line's cost grows with its square. Short rows are left to it.
 */
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { cellsIn, records, textOf } from "./locate.ts";
import type { Recognised } from "./recognise.ts";
import type { Bad } from "./rejected-rows.ts";

interface WideRow extends Bad {
  /** Position of its first byte, and of the byte behind its last, without the break of the line. */ start: number;
  end: number;
  /** Lines that it spans. */ lines: number;
}

const CHUNK_BYTES = 1 << 20;
/** Length of a row from which its cells are counted: longer than most rows of events, as counting takes time. */
const MIN_COUNTED_BYTES = 500;
const [BREAK, RETURN] = [10, 13];

/** The long rows of a text with text beyond the last column; empty cells there are no fault. */
export function wideRows(path: string, { columns, header, delimiter, quoted }: Recognised): WideRow[] {
  const found: WideRow[] = [];
  const separator = delimiter.charCodeAt(0);
  let [line, start, first] = [1, 0, header];
  for (const { bytes, lines } of records(path, quoted ? delimiter : null)) {
    const end = start + bytes.length;
    if (!first && bytes.length >= MIN_COUNTED_BYTES) {
      let filled = bytes.length;
      while (filled > 0 && (bytes[filled - 1] === separator || bytes[filled - 1] === RETURN)) filled--;
      if (cellsIn(bytes.subarray(0, filled), separator, quoted) > columns.length)
        found.push({ line, why: "too many columns", text: textOf(bytes), start, end, lines });
    }
    [line, start, first] = [line + lines, end + 1, false];
  }
  return found;
}

/** Copies a file with these rows left empty, so that all lines keep their numbers. */
export function withoutRows(path: string, to: string, wide: readonly WideRow[]): void {
  const [from, copy] = [openSync(path, "r"), openSync(to, "w")];
  const buffer = Buffer.alloc(CHUNK_BYTES);
  const copied = (start: number, end: number): void => {
    for (let at = start; at < end;) {
      const length = readSync(from, buffer, 0, Math.min(CHUNK_BYTES, end - at), at);
      if (length === 0) return;
      writeSync(copy, buffer, 0, length);
      at += length;
    }
  };
  try {
    let at = 0;
    for (const { start, end, lines } of wide) {
      copied(at, start);
      writeSync(copy, Buffer.alloc(lines - 1, BREAK));
      at = end;
    }
    copied(at, Infinity);
  } finally {
    closeSync(from);
    closeSync(copy);
  }
}
