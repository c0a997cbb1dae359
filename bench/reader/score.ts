/** Scores of a reading against an annotation by the rules of docs/develop/reader.md: one-to-one, best overlap first, per kind. */
import type { Item, Kind, Reading } from "../../src/reader/index.ts";

export interface GoldItem extends Omit<Partial<Item>, "event" | "by"> {
  id: string;
  kind: Kind;
  quote: string;
  start: number;
  end: number;
  optional?: boolean;
  speaker?: string[];
  event?: { plover: string; also?: string };
}
export interface Gold {
  as_of: string;
  items: GoldItem[];
}

export interface Tally {
  gold: number;
  found: number;
  right: number;
  missed: GoldItem[];
  extra: Item[];
  pairs: [GoldItem, Item][];
}
export const KINDS: readonly Kind[] = [
  "actor",
  "attribution",
  "accord",
  "event",
  "question",
  "claim",
  "driver",
  "need",
  "belief",
  "stake",
];

const jaccard = (a: { start: number; end: number }, b: { start: number; end: number }): number => {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
};
const trimmed = (quote: string): string =>
  quote.toLowerCase().replace(/^\W*(?:(?:the|a|an|its|their|that)\s+)?|\W+$/g, "");

/** `lenient`: half of the characters that either has are shared; `strict`: the same words but for determiners and punctuation. */
export function tally(
  gold: readonly GoldItem[],
  found: readonly Item[],
  kind: Kind,
  way: "lenient" | "strict" = "lenient",
): Tally {
  const theirs = gold.filter((g) => g.kind === kind);
  const ours = found.filter((f) => f.kind === kind);
  const fits = theirs
    .flatMap((g) =>
      ours.map((f) => ({
        g,
        f,
        score: way === "lenient" ? jaccard(g, f) : Number(jaccard(g, f) > 0 && trimmed(g.quote) === trimmed(f.quote)),
      })),
    )
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score);
  const pairs: [GoldItem, Item][] = [];
  const used = new Set<GoldItem | Item>();
  for (const { g, f } of fits)
    if (!used.has(g) && !used.has(f)) {
      used.add(g).add(f);
      pairs.push([g, f]);
    }
  const counted = theirs.filter((g) => !g.optional);
  const forgiven = pairs.filter(([g]) => g.optional).length;
  return {
    gold: counted.length,
    found: ours.length - forgiven,
    right: pairs.length - forgiven,
    missed: counted.filter((g) => !used.has(g)),
    extra: ours.filter((f) => !used.has(f)),
    pairs,
  };
}

export interface Rates {
  precision: number;
  recall: number;
  f1: number;
}
export function rates({ gold, found, right }: { gold: number; found: number; right: number }): Rates {
  const precision = found === 0 ? (gold === 0 ? 1 : 0) : right / found;
  const recall = gold === 0 ? 1 : right / gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Counts on matched items: [right, of]. Hedges as counts for an F1. */
export interface Details {
  polarity: [number, number];
  plover: [number, number];
  status: [number, number];
  chain: [number, number];
  source: [number, number];
  subject: [number, number];
  strength: [number, number];
  time: [number, number];
  hedges: { gold: number; found: number; right: number };
}

export function details(gold: Gold, reading: Reading): Details {
  const d: Details = {
    polarity: [0, 0],
    plover: [0, 0],
    status: [0, 0],
    chain: [0, 0],
    source: [0, 0],
    subject: [0, 0],
    strength: [0, 0],
    time: [0, 0],
    hedges: { gold: 0, found: 0, right: 0 },
  };
  const names = aligned(gold, reading);
  const same = (g: string | null | undefined, f: string | null | undefined): boolean =>
    (g ?? null) === (f ?? null) ||
    (g !== null &&
      g !== undefined &&
      (names.get(g) === f ||
        iso(reading, f) === g ||
        (iso(reading, f) !== null && iso(reading, f) === goldIso(names, reading, g))));
  const count = (at: [number, number], right: boolean): void => {
    at[1]++;
    if (right) at[0]++;
  };
  for (const kind of KINDS)
    for (const [g, f] of tally(gold.items, reading.items, kind).pairs) {
      if (kind !== "actor" && kind !== "attribution") {
        count(d.polarity, (g.polarity ?? "positive") === (f.polarity ?? "positive"));
        const [mine, own] = [f.hedges ?? [], g.hedges ?? []];
        const hit = own.filter((h) => mine.some((m) => m.start < h.end && h.start < m.end)).length;
        d.hedges.gold += own.length;
        d.hedges.found += mine.length;
        d.hedges.right += Math.min(hit, mine.length);
      }
      if (kind !== "actor") {
        const [ours, theirs] = [f.speaker.slice(1), (g.speaker ?? []).slice(1)];
        count(d.chain, ours.length === theirs.length && theirs.every((s, at) => same(s, ours[at])));
      }
      if (kind === "attribution") count(d.source, same(g.source, f.source));
      if (g.event && f.event)
        count(d.plover, g.event.plover === f.event.plover || (g.event.also ?? "").startsWith(f.event.plover));
      if (g.status) count(d.status, g.status === f.status);
      if (g.subject && kind !== "attribution")
        count(
          d.subject,
          g.subject.some((s) => (f.subject ?? []).some((t) => same(s, t))),
        );
      if (g.strength && f.strength) {
        const [[a, b], [c, e]] = [g.strength.range, f.strength.range];
        count(d.strength, Math.min(b, e) - Math.max(a, c) >= 0.5 * (Math.max(b, e) - Math.min(a, c)));
      }
      if (g.time?.resolved && g.time.resolved[0])
        count(d.time, f.time !== undefined && overlaps(g.time.resolved, f.time.resolved));
    }
  return d;
}

const iso = (reading: Reading, id: string | null | undefined): string | null =>
  id ? (reading.entities[id]?.iso3 ?? (/^[A-Z]{3}$/.test(id) ? id : null)) : null;
const goldIso = (names: Map<string, string>, reading: Reading, g: string): string | null =>
  iso(reading, names.get(g)) ?? /^([A-Z]{3})\./.exec(g)?.[1] ?? null;
/** The annotator's ids in ours, by the actors that both found at the same place. */
const aligned = (gold: Gold, reading: Reading): Map<string, string> =>
  new Map(
    tally(gold.items, reading.items, "actor").pairs.flatMap(([g, f]) =>
      g.entity && f.entity ? [[g.entity, f.entity] as const] : [],
    ),
  );

const days = (date: string, last: boolean): number => {
  const [y, m, d] = date.split("-").map(Number) as [number, number?, number?];
  return Date.UTC(y, m === undefined ? (last ? 11 : 0) : m - 1, d ?? (last ? 28 : 1)) / 86_400_000;
};
/** Intervals share at least half of the days that either has. */
function overlaps(a: readonly string[], b: readonly string[]): boolean {
  const [a0, a1, b0, b1] = [days(a[0], false), days(a[1], true) + 1, days(b[0], false), days(b[1], true) + 1];
  return (Math.min(a1, b1) - Math.max(a0, b0)) / (Math.max(a1, b1) - Math.min(a0, b0)) >= 0.5;
}
