/** Texts in UTF-16, with other breaks of lines, and lines that are not UTF-8, before the database reads them. */
import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { wholeLines } from "./lines.ts";
import type { Part } from "./unpack.ts";

const CHUNK_BYTES = 1 << 20;
const [FEED, RETURN] = [10, 13];

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

/**
 * A text as UTF-8 with line feeds: the path itself, or of a copy in the folder where the file begins with the mark of
 * UTF-16 or ends its lines with a carriage return alone.
 */
export const decoded = ({ path }: Part, folder: string): string => withLineFeeds(asUtf8(path, folder), folder);

function asUtf8(path: string, folder: string): string {
  const from = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(CHUNK_BYTES);
    let length = readSync(from, buffer, 0, CHUNK_BYTES, null);
    const mark = length < 2 ? 0 : buffer.readUInt16LE(0);
    if (mark !== 0xfeff && mark !== 0xfffe) return path;
    const decoder = new TextDecoder(mark === 0xfeff ? "utf-16le" : "utf-16be");
    const copy = join(folder, "utf-8");
    const to = openSync(copy, "w");
    try {
      for (; length > 0; length = readSync(from, buffer, 0, CHUNK_BYTES, null))
        writeSync(to, decoder.decode(buffer.subarray(0, length), { stream: true }));
      writeSync(to, decoder.decode());
    } finally {
      closeSync(to);
    }
    return copy;
  } finally {
    closeSync(from);
  }
}

function withLineFeeds(path: string, folder: string): string {
  const from = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(CHUNK_BYTES);
    let length = readSync(from, buffer, 0, CHUNK_BYTES, null);
    const first = buffer.subarray(0, length);
    if (first.includes(FEED) || !first.includes(RETURN)) return path;
    const copy = join(folder, "line-feeds");
    const to = openSync(copy, "w");
    try {
      for (; length > 0; length = readSync(from, buffer, 0, CHUNK_BYTES, null)) {
        for (let at = 0; at < length; at++) if (buffer[at] === RETURN && buffer[at + 1] !== FEED) buffer[at] = FEED;
        writeSync(to, buffer, 0, length);
      }
    } finally {
      closeSync(to);
    }
    return copy;
  } finally {
    closeSync(from);
  }
}
