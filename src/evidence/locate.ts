/** Where the n-th record of a text file stands: read only for records that turned out to be wrong. */
import { wholeLines } from "./lines.ts";

export interface Place { line: number; text: string }

const [BREAK, RETURN, MARK] = [10, 13, 34];
const LONGEST = 500;

/**
 * Lines and texts of some records. @param quoted whether a record may run over several lines inside quotation marks.
 * @param skip lines (from 1) at which records begin that are not counted: a header, rows that were set aside before.
 * @param wanted numbers of records, from 0, counted without those skipped. @returns by number, texts cut at 500 bytes.
 */
export function locate(path: string, quoted: boolean, skip: ReadonlySet<number>, wanted: ReadonlySet<number>): Map<number, Place> {
  const found = new Map<number, Place>();
  let [line, record, breaks, open] = [1, 0, 1, false];
  let before: Buffer = Buffer.alloc(0);
  const take = (bytes: Buffer): void => {
    const blank = bytes.length === 0 || (bytes.length === 1 && bytes[0] === RETURN);
    if (!blank && !skip.has(line)) {
      if (wanted.has(record)) found.set(record, { line, text: textOf(bytes) });
      record++;
    }
    line += breaks;
    breaks = 1;
  };
  for (const chunk of wholeLines(path)) {
    let start = 0;
    let mark = quoted ? chunk.indexOf(MARK) : -1;
    for (let at = 0; at < chunk.length;) {
      const next = chunk.indexOf(BREAK, at);
      const end = next < 0 ? chunk.length : next;
      for (; mark >= 0 && mark < end; mark = chunk.indexOf(MARK, mark + 1)) open = !open;
      at = end + 1;
      if (open) { breaks++; continue; }
      take(before.length === 0 ? chunk.subarray(start, end) : Buffer.concat([before, chunk.subarray(start, end)]));
      before = before.subarray(0, 0);
      start = at;
    }
    if (open) before = Buffer.concat([before, chunk.subarray(start)]);
    if (found.size === wanted.size) return found;
  }
  if (open) take(before);
  return found;
}

/** The beginning of a record, without half a character at its end. */
function textOf(bytes: Buffer): string {
  return bytes.subarray(0, LONGEST).toString("utf8").replace(/\r$/, "").replace(/\ufffd$/, "");
}
