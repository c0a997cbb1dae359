/** Items against a gold, kind by kind: the rules of docs/develop/reading-score.md. */
import type { Quoted, Reading, Span } from "../../src/reader/reading.ts";
import { KINDS, type Gold, type GoldItem, type Kind } from "./gold.ts";
import { anyOverlaps, bestPairs, coversHalf, jaccard, sameName, wordsOf } from "./spans.ts";

/** An item as a reading has it, with actors by name. */
export interface FoundItem extends Span {
  kind: Kind;
  quote: string;
  speaker?: string[];
  polarity?: string;
  hedges?: Quoted[];
  status?: string;
  direction?: string;
  role?: string;
  date?: [first: string, last: string] | null;
}
export interface Counts {
  gold: number;
  found: number;
  right: number;
}
export interface Tally extends Counts {
  missed: GoldItem[];
  extra: FoundItem[];
  pairs: [GoldItem, FoundItem][];
}

/** Kinds beside which a claim counts neither way. */
const COVER_A_CLAIM: ReadonlySet<Kind> = new Set(["event", "question", "driver", "need", "belief", "constraint"]);

/**
 * Items of a kind that a reading found, against the gold's. An actor is found where one of its mentions is.
 *
 * @param way `strict`: equal but for determiners and punctuation
 */
export function tally(
  gold: Gold,
  found: readonly FoundItem[],
  kind: Kind,
  way: "lenient" | "strict" = "lenient",
): Tally {
  const all = gold.items.filter((item) => item.kind === kind);
  const theirs = all.filter(({ same_as }) => same_as === undefined);
  const ours = found.filter((item) => item.kind === kind);
  const like = (g: Quote, f: Quote): number =>
    way === "lenient" ? jaccard(g, f) : Number(jaccard(g, f) > 0 && sameWords(g.quote, f.quote));
  const mentions = (item: GoldItem): GoldItem[] => [item, ...all.filter(({ same_as }) => same_as === item.id)];
  const pairs = bestPairs(theirs, ours, (g, f) => Math.max(...mentions(g).map((one) => like(one, f))), 0.5);
  const paired = new Set<GoldItem | FoundItem>(pairs.flat());
  const covered = (span: Span): boolean =>
    kind === "claim" && gold.items.some((item) => COVER_A_CLAIM.has(item.kind) && coversHalf(item, span));
  const neither = (item: GoldItem): boolean => item.optional === true || covered(item);
  const isMention = (item: FoundItem): boolean => kind === "actor" && all.some((one) => like(one, item) >= 0.5);
  const extra = ours.filter((item) => !paired.has(item) && !covered(item) && !isMention(item));
  const right = pairs.filter(([item]) => !neither(item)).length;
  return {
    gold: theirs.filter((item) => !neither(item)).length,
    found: right + extra.length,
    right,
    missed: theirs.filter((item) => !paired.has(item) && !neither(item)),
    extra,
    pairs,
  };
}

type Quote = Span & { quote: string };
const sameWords = (a: string, b: string): boolean => wordsOf(a).join(" ") === wordsOf(b).join(" ");

export interface Rates {
  precision: number;
  recall: number;
  f1: number;
}
/** Precision where nothing was found, and recall where nothing is annotated, are 1 only if both are so. */
export function rates({ gold, found, right }: Counts): Rates {
  const precision = found === 0 ? Number(gold === 0) : right / found;
  const recall = gold === 0 ? Number(found === 0) : right / gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
export const summed = (all: readonly Counts[]): Counts => ({
  gold: all.reduce((sum, { gold }) => sum + gold, 0),
  found: all.reduce((sum, { found }) => sum + found, 0),
  right: all.reduce((sum, { right }) => sum + right, 0),
});

/** F1 over the items of all kinds. */
export const micro = (gold: Gold, found: readonly FoundItem[]): Counts =>
  summed(KINDS.map((kind) => tally(gold, found, kind)));

/** What is said of matched items: [right, of]. */
export interface Details {
  polarity: [number, number];
  hedges: [number, number];
  status: [number, number];
  direction: [number, number];
  role: [number, number];
  speaker: [number, number];
  date: [number, number];
}
export const DETAILS: { [key in keyof Details]: string } = {
  polarity: "polarity",
  hedges: "hedge, there or not and where",
  status: "status of accords",
  direction: "direction of drivers",
  role: "role of actors",
  speaker: "speakers, the whole chain",
  date: "dates, days in common",
};

export function details(gold: Gold, found: readonly FoundItem[]): Details {
  const all: Details = {
    polarity: [0, 0],
    hedges: [0, 0],
    status: [0, 0],
    direction: [0, 0],
    role: [0, 0],
    speaker: [0, 0],
    date: [0, 0],
  };
  const count = (key: keyof Details, right: boolean): void => {
    all[key][1]++;
    if (right) all[key][0]++;
  };
  for (const kind of KINDS)
    for (const [g, f] of tally(gold, found, kind).pairs) {
      if (g.optional) continue;
      if (kind !== "actor" && kind !== "attribution") {
        count("polarity", (g.polarity ?? "positive") === (f.polarity ?? "positive"));
        const [theirs, ours] = [g.hedges ?? [], f.hedges ?? []];
        count("hedges", theirs.length > 0 ? anyOverlaps(theirs, ours) : ours.length === 0);
      }
      if (kind !== "actor" && g.speaker) count("speaker", sameChain(g.speaker.slice(1), (f.speaker ?? []).slice(1)));
      if (g.status) count("status", g.status === f.status);
      if (g.direction) count("direction", g.direction === f.direction);
      if (g.role && f.role) count("role", g.role === f.role);
      if (g.time) {
        const [first, last] = g.time.resolved;
        count("date", !!f.date && f.date[0] <= `${last}~` && first <= `${f.date[1]}~`);
      }
    }
  return all;
}
const sameChain = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, at) => sameName(name, b[at]));

/** A reading's items with names in place of entity ids. */
export function foundIn(reading: Reading): FoundItem[] {
  const named = (id: string): string =>
    [reading.entities[id]?.name ?? id, ...(reading.entities[id]?.aliases ?? [])].join(" ");
  return reading.items.map((item) => ({
    kind: item.kind,
    quote: item.quote,
    start: item.start,
    end: item.end,
    speaker: item.speaker.map(named),
    ...("polarity" in item && item.polarity ? { polarity: item.polarity } : {}),
    ...("hedges" in item && item.hedges ? { hedges: item.hedges } : {}),
    ...("status" in item && item.status ? { status: item.status } : {}),
    ...("direction" in item && item.direction ? { direction: item.direction } : {}),
    ...("role" in item && typeof item.role === "string" ? { role: item.role } : {}),
    ...("time" in item && item.time ? { date: item.time.resolved } : {}),
  }));
}

/** A gold's items as if they had been found, without those that it calls optional. */
export const asFound = ({ items }: Gold): FoundItem[] =>
  items
    .filter(({ optional }) => !optional)
    .map(({ time, ...item }) => ({ ...item, date: time ? time.resolved : null }));
