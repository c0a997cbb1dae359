/** Finds lines of a text that are not UTF-8, before the database reads it. */
import { isUtf8 } from "node:buffer";
import { closeSync, openSync, writeSync } from "node:fs";
import { wholeLines } from "./lines.ts";

interface Garbled {
  line: number;
  text: string;
}

/** Whether the whole file is UTF-8. */
export function isWhole(path: string): boolean {
  for (const chunk of wholeLines(path)) if (!isUtf8(chunk)) return false;
  return true;
}

/**
 * Copies a file with the lines that are not UTF-8 left empty, so that the others keep their numbers. @returns those
 * lines
 */
export function cleaned(path: string, to: string): Garbled[] {
  const garbled: Garbled[] = [];
  const file = openSync(to, "w");
  let line = 1;
  try {
    for (const chunk of wholeLines(path)) {
      let kept = 0;
      for (let start = 0; start < chunk.length; line++) {
        const end = chunk.indexOf(10, start) < 0 ? chunk.length : chunk.indexOf(10, start) + 1;
        const text = chunk.subarray(start, end);
        if (!isUtf8(text)) {
          writeSync(file, Buffer.concat([chunk.subarray(kept, start), Buffer.from("\n")]));
          garbled.push({ line, text: text.toString("latin1").trimEnd().slice(0, 500) });
          kept = end;
        }
        start = end;
      }
      writeSync(file, chunk.subarray(kept));
    }
  } finally {
    closeSync(file);
  }
  return garbled;
}
