/** Contents of a zip or gz, as plain files in a temporary folder. Names inside an archive never become paths. */
import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync, writeSync } from "node:fs";
import { basename, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Unzip, UnzipInflate } from "fflate";
import { EntenteError } from "../../errors.ts";
import { shorten } from "../../language/text/visible.ts";
import { scarce } from "../errors.ts";

/** One file to read: its path, and its name in messages. */
export interface Part {
  path: string;
  name: string;
}

/** Limits on an archive: a larger or more tightly packed one is refused before it fills the disk. */
export interface Limits {
  bytes: number;
  ratio: number;
  entries: number;
}
export const LIMITS: Limits = { bytes: 16 * 2 ** 30, ratio: 200, entries: 1000 };
/** Unpacked bytes below which the ratio is not checked: a short file of equal lines packs tighter than any text. */
const MIN_CHECKED_BYTES = 16 * 2 ** 20;
const CHUNK_BYTES = 1 << 20;
/** Longest name of a part: the longest of a file on most systems. */
const MAX_NAME_CHARACTERS = 255;

/** The kind of a file by its first bytes. */
export function kindOf(path: string): "zip" | "gz" | "parquet" | "text" {
  const buffer = Buffer.alloc(4);
  const file = openSync(path, "r");
  const length = readSync(file, buffer, 0, 4, 0);
  closeSync(file);
  if (length === 4 && (buffer.readUInt32LE(0) === 0x04034b50 || buffer.readUInt32LE(0) === 0x06054b50)) return "zip"; // the second signature is that of an empty archive
  if (length >= 2 && buffer.readUInt16BE(0) === 0x1f8b) return "gz";
  return buffer.toString("latin1") === "PAR1" ? "parquet" : "text";
}

/** Counts unpacked bytes and refuses decompression bombs. */
function counter(path: string, limits: Limits): (bytes: number) => void {
  const packed = statSync(path).size;
  let unpacked = 0;
  return (bytes) => {
    unpacked += bytes;
    const name = basename(path);
    if (unpacked > limits.bytes)
      throw new EntenteError(
        "wrong-input",
        `${name} unpacks to more than ${limits.bytes / 2 ** 30} GiB; unpack it yourself and load the parts`,
      );
    if (unpacked > MIN_CHECKED_BYTES && unpacked > limits.ratio * packed)
      throw new EntenteError(
        "wrong-input",
        `${name} unpacks to more than ${limits.ratio} times its size, which no table of text does; it is refused`,
      );
  };
}

/**
 * The parts of a file: itself where it is not an archive. @throws EntenteError `wrong-input` for a truncated archive, one beyond the
 * limits, or one whose names lead out of it
 */
export async function unpack(path: string, folder: string, limits: Limits = LIMITS): Promise<Part[]> {
  const kind = kindOf(path);
  if (kind === "gz") return [await gunzip(path, folder, limits)];
  if (kind === "zip") return unzip(path, folder, limits);
  return [{ path, name: basename(path) }];
}

async function gunzip(path: string, folder: string, limits: Limits): Promise<Part> {
  const count = counter(path, limits);
  const to = join(folder, "part-0");
  try {
    await pipeline(
      createReadStream(path),
      createGunzip(),
      new Transform({
        transform(chunk: Buffer, _, done) {
          try {
            count(chunk.length);
            done(null, chunk);
          } catch (error) {
            done(error as Error);
          }
        },
      }),
      createWriteStream(to),
    );
  } catch (error) {
    if (error instanceof EntenteError || scarce(error)) throw error;
    throw new EntenteError(
      "wrong-input",
      `${basename(path)} is broken or cut short: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return { path: to, name: basename(path).replace(/\.gz$/i, "") };
}

function unzip(path: string, folder: string, limits: Limits): Part[] {
  const count = counter(path, limits);
  const archive = basename(path);
  const parts: Part[] = [];
  let open = 0;
  let broken: unknown = null;
  const reader = new Unzip((entry) => {
    if (entry.name.endsWith("/") || entry.name.startsWith("__MACOSX/")) return; // macOS metadata entries
    if (/^([/\\]|[A-Za-z]:)/.test(entry.name) || entry.name.split(/[/\\]/).includes(".."))
      throw new EntenteError(
        "wrong-input",
        `${archive} names a file outside itself, '${shorten(entry.name)}'; it is refused`,
      );
    if (parts.length >= limits.entries)
      throw new EntenteError("wrong-input", `${archive} holds more than ${limits.entries} files`);
    const part = { path: join(folder, `part-${parts.length}`), name: shorten(entry.name, MAX_NAME_CHARACTERS) };
    parts.push(part);
    const file = openSync(part.path, "w");
    open++;
    entry.ondata = (error, data, final) => {
      if (error) {
        broken = error;
        return;
      }
      count(data.length);
      writeSync(file, data);
      if (final) {
        closeSync(file);
        open--;
      }
    };
    entry.start();
  });
  reader.register(UnzipInflate);
  const file = openSync(path, "r");
  const buffer = Buffer.alloc(CHUNK_BYTES);
  let last: Buffer = Buffer.alloc(0);
  try {
    for (
      let length = readSync(file, buffer, 0, CHUNK_BYTES, null);
      length > 0;
      length = readSync(file, buffer, 0, CHUNK_BYTES, null)
    ) {
      reader.push(new Uint8Array(buffer.subarray(0, length)), false);
      last = Buffer.concat([last.subarray(-(1 << 16)), buffer.subarray(0, length)]).subarray(-(1 << 17));
    }
    reader.push(new Uint8Array(0), true);
  } catch (error) {
    if (error instanceof EntenteError || scarce(error)) throw error;
    broken = error;
  } finally {
    closeSync(file);
  }
  const whole = last.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06])) >= 0;
  if (broken !== null || open > 0 || !whole)
    throw new EntenteError(
      "wrong-input",
      `${archive} is broken or cut short${broken instanceof Error ? `: ${broken.message}` : ""}`,
    );
  if (parts.length === 0) throw new EntenteError("wrong-input", `${archive} holds no file`);
  return parts;
}
