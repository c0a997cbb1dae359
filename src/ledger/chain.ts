/**
 * The chain of a ledger: each line holds the hash of the line before it. It shows a change in the middle; that the
 * whole was written again is shown only by a head kept elsewhere.
 */
import { EntenteError } from "../errors.ts";
import { canonical, isCanonical } from "./canonical.ts";
import { checkLine } from "./form.ts";
import { emptyLedger, fold, type Ledger } from "./life.ts";
import { NO_LINE, type Line } from "./lines.ts";

/** SHA-256 of bytes as 64 lower-case hexadecimal digits. */
export type Sha256 = (bytes: Uint8Array) => string;

export const MAX_LINE_BYTES = 1024 * 1024;
export const MAX_LEDGER_BYTES = 256 * 1024 * 1024;

export interface Chain {
  /** Hash of each line that holds. */
  hashes: string[];
  /** Hash of the last line that holds; 64 zeros without one. */
  head: string;
  /** Bytes of the lines that hold, with their line feeds. */
  end: number;
  /** Bytes after the last line feed: an interrupted write, which does not count. 0 where there are none. */
  tornBytes: number;
  /** The first line that does not hold, from 1, and why; null where all do. Nothing after it is read. */
  fault: { line: number; says: string } | null;
}

const LINE_FEED = 10;
const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads the lines of a file of bytes up to the first that does not hold. A line holds where it is UTF-8, canonical JSON,
 * follows from the line before it, and is accepted.
 * @param accept what is wrong with the content of a line, null where nothing is; called once a line, in order
 */
export function readChain(
  bytes: Uint8Array,
  sha256: Sha256,
  accept: (value: unknown, line: number) => string | null,
): Chain {
  const hashes: string[] = [];
  const tornBytes = bytes.length - 1 - bytes.lastIndexOf(LINE_FEED);
  let head = NO_LINE;
  let end = 0;
  const faulty = (says: string): Chain => ({ hashes, head, end, tornBytes, fault: { line: hashes.length + 1, says } });
  if (bytes.length > MAX_LEDGER_BYTES) return faulty("the ledger is larger than 256 MiB");
  while (end < bytes.length - tornBytes) {
    const next = bytes.indexOf(LINE_FEED, end);
    const part = bytes.subarray(end, next);
    const read = readLine(part);
    if ("says" in read) return faulty(read.says);
    const { prev } = read.value as { prev?: unknown };
    if (prev !== head) return faulty(broken(hashes.length));
    const says = accept(read.value, hashes.length + 1);
    if (says !== null) return faulty(says);
    head = sha256(part);
    hashes.push(head);
    end = next + 1;
  }
  return { hashes, head, end, tornBytes, fault: null };
}

function readLine(bytes: Uint8Array): { value: object } | { says: string } {
  if (bytes.length > MAX_LINE_BYTES) return { says: "the line is longer than 1 MiB" };
  if (bytes.length === 0) return { says: "the line is empty" };
  let text: string;
  try {
    text = UTF_8.decode(bytes);
  } catch {
    return { says: "the line is not UTF-8" };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { says: text.startsWith("\ufeff") ? "the file begins with a byte-order mark" : "the line is not JSON" };
  }
  try {
    if (!isCanonical(value, text)) return { says: notCanonical(value, bytes) };
  } catch (error) {
    if (error instanceof RangeError) return { says: "the line is nested too deeply" };
    throw error;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { says: "the line is not a JSON object" };
  return { value };
}

function notCanonical(value: unknown, bytes: Uint8Array): string {
  try {
    return `not in canonical form (first difference at byte ${difference(canonical(value), bytes)})`;
  } catch (error) {
    if (error instanceof EntenteError) return `not in canonical form: ${error.message}`;
    throw error;
  }
}

/** Position from 1 of the first byte at which a line differs from its canonical form. */
function difference(form: string, bytes: Uint8Array): number {
  const expected = new TextEncoder().encode(form);
  let at = 0;
  while (at < expected.length && expected[at] === bytes[at]) at++;
  return at + 1;
}

function broken(before: number): string {
  if (before === 0) return "prev of the first line is not 64 zeros: lines before it are missing, or it was changed";
  const holds = before === 1 ? "Line 1 holds" : `Lines 1 to ${before} hold`;
  return `prev is not the hash of line ${before}: line ${before} or line ${before + 1} was changed after it was written. ${holds}.`;
}

export interface Verified extends Chain {
  /** The lines that hold, folded into questions. */
  ledger: Ledger;
}

/** A ledger from the bytes of its file: its chain, the form of each line and what lines say of each other. */
export function verify(bytes: Uint8Array, sha256: Sha256): Verified {
  const ledger = emptyLedger();
  const chain = readChain(bytes, sha256, (value, line) => checkLine(value, line) ?? fold(ledger, value as Line));
  return { ...chain, ledger };
}

/** First digits of a hash that are enough to name a head. */
const MIN_HEAD_DIGITS = 16;

/**
 * Line at which a hash was the head, from 1; null where it never was. @param head the hash, or its first 16 digits or more
 */
export function lineOfHead({ hashes }: Chain, head: string): number | null {
  if (head.length < MIN_HEAD_DIGITS) return null;
  const at = hashes.findIndex((hash) => hash.startsWith(head.toLowerCase()));
  return at < 0 ? null : at + 1;
}

/** First 20 digits of a hash in groups of four, to be read aloud. */
export const shortHead = (head: string): string => head.slice(0, 20).replace(/(.{4})(?=.)/g, "$1 ");
