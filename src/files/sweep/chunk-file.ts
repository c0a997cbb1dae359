/**
 * Chunk files, version 1: `ENTCHUNK`, u32 version, u32 length of the header (a multiple of 8), the header as canonical
 * JSON padded with blanks, columns in little-endian order each padded to 8 bytes, and the SHA-256 of all before.
 */
import { createHash } from "node:crypto";
import { canonical } from "../../ledger/index.ts";

const MAGIC = "ENTCHUNK";
const VERSION = 1;
const PREFIX_BYTES = 16;
const HASH_BYTES = 32;
const ALIGNMENT_BYTES = 8;

const TYPES = {
  u8: Uint8Array,
  u16: Uint16Array,
  i32: Int32Array,
  f32: Float32Array,
  u64: BigUint64Array,
} as const;
type Column = Uint8Array | Uint16Array | Int32Array | Float32Array | BigUint64Array;

/** A block: its counts, and columns by name. */
export interface StoredBlock {
  format: 1;
  kind: string;
  from: number;
  tried: number;
  kept: number;
  columns: { [name: string]: Column };
}

interface Header {
  key: string;
  what: object;
  blocks: (Omit<StoredBlock, "columns"> & { columns: [name: string, type: string, length: number, at: number][] })[];
}

export const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** Name of a chunk's file: SHA-256 of the canonical JSON of what the chunk is. */
export const keyOf = (what: object): string => sha256(canonical(what));

const padded = (bytes: number): number => Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;

const typeOf = (column: Column): string =>
  Object.keys(TYPES).find((type) => column instanceof TYPES[type as keyof typeof TYPES])!;

export function encodeChunk(what: object, blocks: readonly StoredBlock[]): Uint8Array {
  let at = 0;
  const columns: { at: number; column: Column }[] = [];
  const stated = blocks.map((block) => ({
    ...block,
    columns: Object.entries(block.columns).map(([name, column]): [string, string, number, number] => {
      const entry: [string, string, number, number] = [name, typeOf(column), column.length, at];
      columns.push({ at, column });
      at += padded(column.byteLength);
      return entry;
    }),
  }));
  const header: Header = { key: keyOf(what), what, blocks: stated };
  const text = Buffer.from(canonical(header));
  const data = PREFIX_BYTES + padded(text.length);
  const bytes = Buffer.alloc(data + at + HASH_BYTES);
  bytes.write(MAGIC, 0, "latin1");
  bytes.writeUInt32LE(VERSION, 8);
  bytes.writeUInt32LE(padded(text.length), 12);
  bytes.fill(" ", PREFIX_BYTES, data);
  text.copy(bytes, PREFIX_BYTES);
  for (const { at, column } of columns)
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), data + at);
  bytes.set(createHash("sha256").update(bytes.subarray(0, -HASH_BYTES)).digest(), bytes.length - HASH_BYTES);
  return bytes;
}

/** The blocks of a file, or what is wrong with it. @param key that its name states */
export function decodeChunk(bytes: Uint8Array, key: string): { blocks: StoredBlock[] } | { problem: string } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const prefix = headerAt(buffer);
  if ("problem" in prefix) return prefix;
  const end = buffer.length - HASH_BYTES;
  if (prefix.data > end) return { problem: "it is cut off" };
  if (!createHash("sha256").update(buffer.subarray(0, end)).digest().equals(buffer.subarray(end)))
    return { problem: "its checksum does not match" };
  const header = readHeader(buffer, prefix.data);
  if (header === null || header.key !== key || keyOf(header.what) !== key)
    return { problem: "it is of another chunk than its name says" };
  const blocks: StoredBlock[] = [];
  for (const block of header.blocks) {
    const columns: StoredBlock["columns"] = {};
    for (const [name, type, length, at] of block.columns) {
      const Type = Object.hasOwn(TYPES, type) ? TYPES[type as keyof typeof TYPES] : null;
      const start = prefix.data + at;
      if (!Type || !isCount(length) || !isCount(at) || start + length * Type.BYTES_PER_ELEMENT > end)
        return { problem: `its column ${name} lies outside of it` };
      const own = Uint8Array.prototype.slice.call(buffer, start, start + length * Type.BYTES_PER_ELEMENT);
      columns[name] = new Type(own.buffer);
    }
    blocks.push({ ...block, columns });
  }
  return { blocks };
}

/** What the header of a file says of its blocks, without a look at the rest; null where it cannot be read. @param bytes the first of the file */
export function chunkCounts(bytes: Uint8Array): { kind: string; tried: number; kept: number } | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const prefix = headerAt(buffer);
  if ("problem" in prefix || prefix.data > buffer.length) return null;
  const header = readHeader(buffer, prefix.data);
  if (!header || header.blocks.length === 0) return null;
  const sum = (of: "tried" | "kept"): number => header.blocks.reduce((sum, block) => sum + block[of], 0);
  return { kind: (header.what as { kind: string }).kind, tried: sum("tried"), kept: sum("kept") };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function headerAt(buffer: Buffer): { data: number } | { problem: string } {
  if (buffer.length < PREFIX_BYTES || buffer.toString("latin1", 0, 8) !== MAGIC)
    return { problem: "it is not a chunk file" };
  const version = buffer.readUInt32LE(8);
  if (version !== VERSION) return { problem: `it is of version ${version}, and ${VERSION} is read` };
  return { data: PREFIX_BYTES + buffer.readUInt32LE(12) };
}

function readHeader(buffer: Buffer, data: number): Header | null {
  try {
    const header = JSON.parse(buffer.toString("utf8", PREFIX_BYTES, data)) as Header;
    return typeof header.what === "object" && header.what !== null && Array.isArray(header.blocks) ? header : null;
  } catch {
    return null;
  }
}
