/**
 * A case as one zip file, written and read. What comes in is refused whole where any part of it is not a plain text file.
 * It is read here since fflate's reader checks no checksum and does not tell a link or an encrypted file from a plain one.
 */
import { crc32, inflateRawSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { nameFault } from "../../language/index.ts";

export type Unzipped = { files: Map<string, string> } | { problem: string };

const MAX_FILES = 500;
/** Of all files together; the texts beside a case are of 12 MiB at most, and few are that long. */
const MAX_UNPACKED_BYTES = 48 * 2 ** 20;
const MAX_NAME_CHARACTERS = 255;
/** One instant for all files, so that the same case gives the same bytes. */
const MODIFIED = new Date(1980, 0, 1);

export const zipOf = (files: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)])), { mtime: MODIFIED });

/** An entry of the directory at the end of a zip file (PKWARE APPNOTE 4.3.12). */
interface Entry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  /** Of its own header. */ offset: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const MAX_REMARK_BYTES = 0xffff;
const DIRECTORY = 0x02014b50;
const DIRECTORY_BYTES = 46;
const OWN = 0x04034b50;
const OWN_BYTES = 30;
const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8];
/** Bits of a Unix mode that say what a file is. */
const [KIND_BITS, REGULAR, FOLDER] = [0o170000, 0o100000, 0o040000];

class Refused extends Error {}

/**
 * The texts of a zip file by name; names have no folder that all of them share.
 * @returns a clause that says what is wrong: a name that leads out, a link, a file that unpacks to more than a case holds
 */
export function unzipped(bytes: Uint8Array): Unzipped {
  try {
    const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const files = new Map<string, string>();
    const known = new Set<string>();
    let room = MAX_UNPACKED_BYTES;
    for (const entry of directoryOf(zip)) {
      const name = plainName(entry.name);
      if (name === null) continue;
      if (known.has(name.toLowerCase())) throw new Refused(`it holds '${name}' twice`);
      known.add(name.toLowerCase());
      const content = contentOf(zip, entry, room);
      room -= content.length;
      files.set(name, textOf(name, content));
    }
    return { files: withoutTopFolder(files) };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.message };
    if (error instanceof RangeError) return { problem: "it is not a zip file, or is cut short" };
    throw error;
  }
}

function directoryOf(zip: Buffer): Entry[] {
  let end = zip.length - END_BYTES;
  const least = Math.max(0, end - MAX_REMARK_BYTES);
  while (end >= least && zip.readUInt32LE(end) !== END) end--;
  if (end < least) throw new Refused("it is not a zip file, or is cut short");
  const count = zip.readUInt16LE(end + 10);
  if (count > MAX_FILES) throw new Refused(`it holds more than ${MAX_FILES} files`);
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (zip.readUInt32LE(at) !== DIRECTORY) throw new Refused("its directory is broken");
    const lengths = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [number, number, number];
    const name = utf8(zip.subarray(at + DIRECTORY_BYTES, at + DIRECTORY_BYTES + lengths[0]));
    if (name === null) throw new Refused("one of its names is not UTF-8");
    if ((zip.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw new Refused(`'${name}' is encrypted`);
    const kind = (zip.readUInt32LE(at + 38) >>> 16) & KIND_BITS;
    if (kind !== 0 && kind !== REGULAR && kind !== FOLDER)
      throw new Refused(`'${name}' is a link or a device, not a file`);
    entries.push({
      name,
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    });
    at += DIRECTORY_BYTES + lengths[0] + lengths[1] + lengths[2];
  }
  return entries;
}

/** A name as a path within a case's folder; null for a folder and for what macOS adds. */
function plainName(name: string): string | null {
  if (name.startsWith("__MACOSX/") || name.split("/").at(-1) === ".DS_Store") return null;
  if (name.length > MAX_NAME_CHARACTERS) throw new Refused("one of its names is too long");
  const parts = name.replace(/\/$/, "").split("/");
  if (
    parts.some((part) => part === "" || part === "." || part === "..") ||
    name.includes("\\") ||
    /^[A-Za-z]:/.test(name)
  )
    throw new Refused(`it names a file outside itself, '${name}'`);
  const fault = parts.map(nameFault).find((one) => one !== null);
  if (fault) throw new Refused(`'${name}' is not a name for every system: ${fault}`);
  return name.endsWith("/") ? null : name;
}

function contentOf(zip: Buffer, { name, method, crc, packed, unpacked, offset }: Entry, room: number): Buffer {
  if (zip.readUInt32LE(offset) !== OWN) throw new Refused(`'${name}' is broken`);
  const begins = offset + OWN_BYTES + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  const data = zip.subarray(begins, begins + packed);
  if (data.length !== packed) throw new Refused("it is cut short");
  if (unpacked > room) throw new Refused("it unpacks to more than a case can hold");
  if (method !== STORED && method !== DEFLATED) throw new Refused(`'${name}' is packed in a way that is not read`);
  const content = method === STORED ? data : inflated(name, data, unpacked);
  if (content.length !== unpacked || crc32(content) !== crc) throw new Refused(`'${name}' is broken`);
  return content;
}

/** @param size that the directory states; one byte more is refused before it is made */
function inflated(name: string, data: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new Refused(`'${name}' is broken, or unpacks to more than it says`);
  }
}

function textOf(name: string, content: Buffer): string {
  const text = utf8(content);
  if (text === null) throw new Refused(`'${name}' is not UTF-8 text`);
  return text;
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Without the folder that holds all files, where one does. */
function withoutTopFolder(files: Map<string, string>): Map<string, string> {
  const tops = new Set(
    [...files.keys()].map((name) => (name.includes("/") ? name.slice(0, name.indexOf("/") + 1) : "")),
  );
  const [top = ""] = tops;
  return tops.size === 1 && top !== "" && files.has(`${top}case.yaml`)
    ? new Map([...files].map(([name, text]) => [name.slice(top.length), text]))
    : files;
}
