/** Ledgers as bytes, for tests. */
import { createHash } from "node:crypto";
import { NO_LINE, canonical, type Sha256 } from "../../src/ledger/index.ts";

export const sha256: Sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Bytes of a file with these lines. */
export const bytesOf = (lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""));

const hashOf = (line: string): string => sha256(new TextEncoder().encode(line));

/** Lines whose `prev` is computed anew from line `from` on (index from 0); text that is not canonical stays so. */
export function chained(lines: readonly string[], from = 0): string[] {
  const out: string[] = [];
  lines.forEach((line, n) => {
    const prev = n === 0 ? NO_LINE : hashOf(out[n - 1]);
    out.push(n < from ? line : line.replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${prev}"`));
  });
  return out;
}

/** A ledger of lines given by their own fields; common fields are filled in. */
export function linesOf(fields: readonly { [name: string]: unknown }[], at = "2026-01-05T10:00:00Z"): string[] {
  return chained(fields.map((own) => canonical({ v: 1, at, by: "omar", prev: NO_LINE, ...own })));
}

/** A question without anything special. */
export const question = (id: string, own: { [name: string]: unknown } = {}) => ({
  kind: "question",
  id,
  type: "binary",
  text: `Will ${id} happen?`,
  opens: "2026-01-05",
  closes: "2026-06-30",
  due: "2026-07-01",
  rule: null,
  resolves_by: [],
  fine_print: null,
  tags: [],
  case: null,
  cluster: id,
  ...own,
});

/** A forecast at the time of writing. */
export const forecast = (line: number, id: string, own: { [name: string]: unknown } = {}) => ({
  kind: "forecast",
  id: `f${line}`,
  question: id,
  source: "analyst:omar",
  made: "live",
  information_until: "2026-01-05T10:00:00Z",
  supersedes: null,
  note: null,
  ...("probs" in own || "quantiles" in own || "normal" in own || "cdf" in own ? {} : { p: 0.3 }),
  ...own,
});

/** A resolution with a citation. */
export const resolution = (line: number, id: string, own: { [name: string]: unknown } = {}) => ({
  kind: "resolution",
  id: `r${line}`,
  question: id,
  outcome: "no",
  happened_on: null,
  known_on: "2026-01-05",
  citation: { quote: "it did not", source: "the agency" },
  why: null,
  supersedes: null,
  ...own,
});
