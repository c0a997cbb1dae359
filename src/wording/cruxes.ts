/** The cruxes between two views in words: which difference to talk about, and what each side says for it. */

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

/** What stands behind each side of a difference, a line a side. */
export function cruxText({ because: { a, b } }: Said): string[] {
  if (a.join("\n") === b.join("\n")) return a.length === 0 ? [] : [`both: ${a.join(" / ")}`];
  const line = (side: string, quotes: string[]): string =>
    `${side}: ${quotes.length === 0 ? "no sentence" : quotes.join(" / ")}`;
  return [line("A", a), line("B", b)];
}

/** Part of the sum of all shares, signs left out, that one has to exceed to be the crux; and that several make together. */
const CRUX_PART = 0.5;
const MOST_PART = 0.8;

/** The one difference to talk about, or how many make four fifths. @param shares largest first */
export function talkAbout({ players }: { players: readonly Said[] }, shares: readonly Share[]): string {
  const total = shares.reduce((sum, { share }) => sum + Math.abs(share), 0);
  if (total === 0) return "Nothing that differs moves these odds.";
  const [largest] = shares;
  if (Math.abs(largest.share) > CRUX_PART * total && !largest.below_noise) {
    const { because } = players.find(({ id }) => id === largest.player)!;
    const sentence = because.a[0] ?? because.b[0];
    return `Talk about this one: ${largest.player}${sentence === undefined ? "" : ` (\u2018${sentence}\u2019)`}.`;
  }
  let sum = 0;
  const needed = shares.findIndex(({ share }) => (sum += Math.abs(share)) >= MOST_PART * total) + 1;
  return `No single crux: ${needed} differences make four fifths of it.`;
}
