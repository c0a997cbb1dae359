/** A text file by its lines, as bytes. */
import { closeSync, openSync, readSync } from "node:fs";

const SIZE = 1 << 20;

/**
 * Whole lines, as many at a time as a buffer holds; a chunk is valid until the next is taken. The last may end without
 * a break.
 */
export function* wholeLines(path: string): Generator<Buffer> {
  const file = openSync(path, "r");
  let buffer = Buffer.alloc(SIZE);
  let held = 0;
  try {
    for (
      let length = readSync(file, buffer, 0, SIZE, null);
      length > 0;
      length = readSync(file, buffer, held, buffer.length - held, null)
    ) {
      const filled = held + length;
      const end = buffer.lastIndexOf(10, filled - 1) + 1;
      if (end > 0) yield buffer.subarray(0, end);
      buffer.copyWithin(0, end, filled);
      held = filled - end;
      if (held === buffer.length) buffer = Buffer.concat([buffer], 2 * held);
    }
    if (held > 0) yield buffer.subarray(0, held);
  } finally {
    closeSync(file);
  }
}
