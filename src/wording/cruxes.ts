/** The cruxes between two views in words: which difference to talk about, and what each side says for it. */
import { number } from "./format.ts";
import { blockInWords, type Names } from "./paths.ts";

/** A difference with the sentences of both sides. */
interface Said {
  id: string;
  because: { a: string[]; b: string[] };
}
interface Share {
  player: string;
  share: number;
  below_noise: boolean;
}

/** Grounds of a side that are printed, the last ones, and characters of each. */
const [MAX_GROUNDS, MAX_GROUND_CHARACTERS] = [2, 180];

/** A difference in the names of the case: `Russia: stake in the gas project`. */
export function cruxName(names: Names, id: string): string {
  if (id === "rest") return "all differences that do nothing first or last";
  if (id === "structure") return "the structure";
  return blockInWords(names, id);
}

/** What stands behind each side of a difference, a line a side. */
export function cruxText({ because: { a, b } }: Said): string[] {
  if (a.join("\n") === b.join("\n")) return a.length === 0 ? [] : [`both: ${groundsText(a)}`];
  return [`A: ${groundsText(a)}`, `B: ${groundsText(b)}`];
}

/** The last grounds, which are nearest to the number, cut; the others counted. */
function groundsText(quotes: readonly string[]): string {
  if (quotes.length === 0) return "no sentence";
  const shown = quotes.slice(-MAX_GROUNDS).map(shortened);
  const more = quotes.length - shown.length;
  return `${shown.join(" / ")}${more > 0 ? ` (and ${number(more)} more)` : ""}`;
}

const shortened = (quote: string): string =>
  quote.length > MAX_GROUND_CHARACTERS
    ? `${quote.slice(0, quote.lastIndexOf(" ", MAX_GROUND_CHARACTERS - 4))} ...`
    : quote;

/** Part of the sum of all shares, signs left out, that one has to exceed to be the crux; and that several make together. */
const CRUX_PART = 0.5;
const MOST_PART = 0.8;

/** The one difference to talk about, or how many make four fifths. @param shares largest first */
export function talkAbout(names: Names, shares: readonly Share[]): string {
  const total = shares.reduce((sum, { share }) => sum + Math.abs(share), 0);
  if (total === 0) return "Nothing that differs moves these odds.";
  const [largest] = shares;
  if (Math.abs(largest.share) > CRUX_PART * total && !largest.below_noise)
    return `Talk about this one: ${cruxName(names, largest.player)}.`;
  let sum = 0;
  const needed = shares.findIndex(({ share }) => (sum += Math.abs(share)) >= MOST_PART * total) + 1;
  return `No single crux: ${needed} differences make four fifths of it.`;
}
