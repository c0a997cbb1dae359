/** Lines of a text that are not UTF-8, found before the database reads it. */
import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync, writeSync } from "node:fs";

export interface Garbled { line: number; text: string }

/** Whole lines of a file in chunks of a few megabytes. */
function* chunks(path: string): Generator<Buffer> {
  const file = openSync(path, "r");
  const buffer = Buffer.alloc(4 << 20);
  let left: Buffer = Buffer.alloc(0);
  try {
    for (let length = readSync(file, buffer, 0, buffer.length, null); length > 0; length = readSync(file, buffer, 0, buffer.length, null)) {
      const end = buffer.lastIndexOf(10, length - 1) + 1;
      if (end === 0) { left = Buffer.concat([left, buffer.subarray(0, length)]); continue; }
      yield left.length === 0 ? buffer.subarray(0, end) : Buffer.concat([left, buffer.subarray(0, end)]);
      left = Buffer.from(buffer.subarray(end, length));
    }
    if (left.length > 0) yield left;
  } finally {
    closeSync(file);
  }
}

/** Whether the whole file is UTF-8. */
export function isWhole(path: string): boolean {
  for (const chunk of chunks(path)) if (!isUtf8(chunk)) return false;
  return true;
}

/** Copies a file with the lines that are not UTF-8 left empty, so that all others keep their numbers. @returns those lines. */
export function cleaned(path: string, to: string): Garbled[] {
  const garbled: Garbled[] = [];
  const file = openSync(to, "w");
  let line = 1;
  try {
    for (const chunk of chunks(path)) {
      for (let start = 0; start < chunk.length; line++) {
        const end = chunk.indexOf(10, start) < 0 ? chunk.length : chunk.indexOf(10, start) + 1;
        const text = chunk.subarray(start, end);
        if (isUtf8(text)) writeSync(file, text);
        else {
          writeSync(file, "\n");
          garbled.push({ line, text: text.toString("latin1").trimEnd().slice(0, 500) });
        }
        start = end;
      }
    }
  } finally {
    closeSync(file);
  }
  return garbled;
}
