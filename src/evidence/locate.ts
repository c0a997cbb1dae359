/** Where the n-th record of a text file stands: read only for records that turned out to be wrong. */
import { closeSync, openSync, readSync } from "node:fs";

export interface Place { line: number; text: string }

/**
 * Lines and texts of some records. @param quoted whether a record may run over several lines inside quotation marks.
 * @param skip lines (from 1) at which records begin that are not counted: a header, rows that were set aside before.
 * @param wanted numbers of records, from 0, counted without those skipped. @returns by number, texts cut at 500 characters.
 */
export function locate(path: string, quoted: boolean, skip: ReadonlySet<number>, wanted: ReadonlySet<number>): Map<number, Place> {
  const found = new Map<number, Place>();
  const file = openSync(path, "r");
  const buffer = Buffer.alloc(1 << 20);
  let left = "";
  let line = 1;
  let record = 0;
  const take = (text: string, lines: number): void => {
    const plain = text.replace(/\r$/, "");
    if (plain !== "" && !skip.has(line)) {
      if (wanted.has(record)) found.set(record, { line, text: utf8(plain) });
      record++;
    }
    line += lines;
  };
  try {
    for (let length = readSync(file, buffer, 0, buffer.length, null); length > 0 && found.size < wanted.size; length = readSync(file, buffer, 0, buffer.length, null)) {
      const text = left + buffer.toString("latin1", 0, length);
      let start = 0;
      let breaks = 1;
      let open = false;
      let from = 0;
      for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) {
        if (quoted) for (let mark = text.indexOf('"', from); mark >= 0 && mark < end; mark = text.indexOf('"', mark + 1)) open = !open;
        from = end + 1;
        if (open) { breaks++; continue; }
        take(text.slice(start, end), breaks);
        start = end + 1;
        breaks = 1;
      }
      left = text.slice(start);
    }
    if (left !== "") take(left, 1);
  } finally {
    closeSync(file);
  }
  return found;
}

/** The beginning of a text that was read byte by byte, as UTF-8. */
function utf8(text: string): string {
  return Buffer.from(text.slice(0, 500), "latin1").toString("utf8").replace(/\ufffd$/, "");
}
