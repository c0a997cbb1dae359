/** Blind rounds: a file is promised by a hash and shown later. The ledger proves the order alone. */
import type { Sha256 } from "./chain.ts";
import type { Ledger } from "./life.ts";
import type { CommitLine } from "./lines.ts";

/** Hash of the salt, a line feed and the bytes of the file. */
export function commitHash(salt: string, bytes: Uint8Array, sha256: Sha256): string {
  const before = new TextEncoder().encode(`${salt}\n`);
  const joined = new Uint8Array(before.length + bytes.length);
  joined.set(before);
  joined.set(bytes, before.length);
  return sha256(joined);
}

/** Promises of a file of a case that were not opened, the latest first. */
export function unopened({ commits, opened }: Ledger, caseId: string, file: string): CommitLine[] {
  return [...commits.values()]
    .filter((line) => line.case === caseId && line.file === file && !opened.has(line.id))
    .reverse();
}

/** The last promise of a file of a case, and whether it stands before the first opening of its round; null where there is none. */
export function promiseOf(ledger: Ledger, caseId: string, file: string): { round: number; isBefore: boolean } | null {
  const last = [...ledger.commits.values()].filter((line) => line.case === caseId && line.file === file).at(-1);
  if (!last) return null;
  const isOfRound = (of: string): boolean => {
    const line = ledger.commits.get(of);
    return line?.case === caseId && line.round === last.round;
  };
  const opening = ledger.lines.findIndex((line) => line.kind === "open" && isOfRound(line.of));
  return { round: last.round, isBefore: opening < 0 || ledger.lines.indexOf(last) < opening };
}
