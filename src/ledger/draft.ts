/** New lines at the end of a ledger: each is given its place, checked as a reader would check it, and hashed. */
import { EntenteError } from "../errors.ts";
import { secondsOf, type Instant } from "../numbers/days.ts";
import { canonical } from "./canonical.ts";
import { MAX_LEDGER_BYTES, MAX_LINE_BYTES, type Sha256, type Verified } from "./chain.ts";
import { checkLine } from "./form.ts";
import { fold, type Ledger } from "./life.ts";
import { LETTERS, LINE_VERSION, type Line, type NewLine } from "./lines.ts";

/** How far a clock may stand behind the last line; its instant is then used again. */
const MAX_CLOCK_BEHIND_SECONDS = 300;

export interface Draft {
  /** The ledger with the new lines. */
  readonly ledger: Ledger;
  /** Instant of all new lines. */
  readonly at: Instant;
  /** Hash of the last line, the new ones included. */
  readonly head: string;
  /** The new lines, in order. */
  readonly added: readonly Line[];
  /**
   * Adds a line. Fields that are undefined are left out. @returns its id
   * @throws EntenteError `wrong-input` where the ledger cannot hold it
   */
  add(line: NewLine): string;
}

export interface Drafted {
  draft: Draft;
  /** The new lines as bytes, each with its line feed, and the head after them. */
  sealed(): { bytes: Uint8Array; head: string };
}

/**
 * New lines after those that were read. The ledger that was read is extended in place.
 * @param now the clock @param by who writes
 * @throws EntenteError `wrong-input` where the clock stands more than 5 minutes behind the last line
 */
export function draftAfter(read: Verified, now: Instant, by: string, sha256: Sha256): Drafted {
  const { ledger, end } = read;
  const at = instantAfter(ledger.lines.at(-1)?.at ?? null, now);
  const added: Line[] = [];
  const parts: Uint8Array[] = [];
  let head = read.head;
  let size = end;
  const add = (fields: NewLine): string => {
    const number = ledger.lines.length + 1;
    const letter = LETTERS[fields.kind];
    const line = {
      ...(letter === null ? {} : { id: `${letter}${number}` }),
      ...defined(fields),
      v: LINE_VERSION,
      at,
      by,
      prev: head,
    } as Line;
    const part = new TextEncoder().encode(`${canonical(line)}\n`);
    if (part.length > MAX_LINE_BYTES) throw new EntenteError("wrong-input", `${nameOf(line)} is longer than 1 MiB`);
    size += part.length;
    if (size > MAX_LEDGER_BYTES) throw new EntenteError("wrong-input", "the ledger would be larger than 256 MiB");
    const problem = checkLine(line, number) ?? fold(ledger, line);
    if (problem !== null) throw new EntenteError("wrong-input", `${nameOf(line)}: ${problem}`);
    head = sha256(part.subarray(0, -1));
    added.push(line);
    parts.push(part);
    return line.id;
  };
  const draft: Draft = {
    ledger,
    at,
    get head() {
      return head;
    },
    added,
    add,
  };
  return { draft, sealed: () => ({ bytes: joined(parts), head }) };
}

/** Instant of the next line. @throws EntenteError `wrong-input` */
function instantAfter(last: Instant | null, now: Instant): Instant {
  if (last === null || now >= last) return now;
  const behind = secondsOf(last) - secondsOf(now);
  if (behind <= MAX_CLOCK_BEHIND_SECONDS) return last;
  throw new EntenteError(
    "wrong-input",
    `the ledger's clock is ${spanOf(behind)} ahead of this one (last line ${last.slice(0, 10) === now.slice(0, 10) ? last.slice(11) : last})`,
  );
}

/** A time in its largest whole unit. */
function spanOf(seconds: number): string {
  const [size, unit] = (
    [
      [86_400, "day"],
      [3600, "hour"],
      [60, "minute"],
    ] as const
  ).find(([size]) => seconds >= size)!;
  const count = Math.floor(seconds / size);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** A line as messages name it. */
const nameOf = (line: Line): string =>
  line.kind === "question" ? line.id : `${line.kind}${"question" in line ? ` of ${line.question}` : ""}`;

const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
