/**
 * Wide suggested ranges for numbers that a text does not give, each with the reason why it is open. They are offered to
 * an analyst and never used by a run; only a scale's own definition supports them.
 */
import type { Open } from "./plan.ts";

const open = (suggestion: string, reason: string): Open => ({ suggestion, reason });

/** Numbers of an actor's disputes, of needs that a driver sharpens, and of steady needs. */
export interface Matters {
  stakes: number;
  driven: number;
  steady: number;
}

/**
 * Share of its weight that a stake or need of each kind is expected to move, at the middle of the ranges suggested for
 * its other numbers.
 */
const SWING = { stakes: 0.5, driven: 0.45, steady: 0.18 };

/** A weight with which all stakes and needs of an actor together span about the 100 points of its scale. */
export function weight(matters: Matters, word: string | null): Open {
  const each = 100 / (matters.stakes * SWING.stakes + matters.driven * SWING.driven + matters.steady * SWING.steady);
  const count = matters.stakes + matters.driven + matters.steady;
  const said = word ? `"${word}" is a word and no number` : "the text does not say how much it matters";
  const size = (share: number): number => Math.max(1, Math.min(100, Math.round(each * share)));
  const matter = count === 1 ? "this alone" : `this actor's ${count} matters together`;
  // Where even the largest weights do not span the scale, the range keeps its width below 100.
  if (each > 100)
    return open(
      `${Math.min(40, size(0.4))} to 100`,
      `${said}; even at 100 ${matter} would not span the 100 points of its scale`,
    );
  return open(
    `${size(0.4)} to ${size(1.6)}`,
    `${said}; around ${size(1)} ${matter} ${count === 1 ? "spans" : "span"} about the 100 points of its scale`,
  );
}

export const stakeValue = (): Open =>
  open("-60 to 60", "the text does not say what this option is worth to this side, nor to whose side it leans");
export const level = (driven: boolean): Open =>
  driven
    ? open("0 to 0.3", "the text does not say how far the need is felt whatever its drivers do")
    : open("0.3 to 0.9", "the text does not say how strongly the need is felt");
export const sharpens = (said: boolean): Open =>
  said
    ? open("0.2 to 0.8", "the text says that it sharpens the need, not by how much")
    : open("0 to 0.6", "the text does not link the two; set 0 if it does not sharpen this need");
export const meets = (said: boolean, step: boolean): Open =>
  step
    ? open("0 to 0.2", "the text does not say what a paper that does not bind is worth to this need")
    : said
      ? open("0.1 to 0.7", "the text does not say how much of the need it would meet")
      : open("0 to 0.4", "the text does not say whether it would meet this need; set 0 if it would not");
export const now = (word: string | null): Open =>
  open("40 to 80", word ? `"${word}" is a word and no level on a scale` : "the text gives no level");
export const mean = (): Open => open("30 to 70", "the text does not say to what level it returns");
export const spread = (): Open => open("8 to 20", "the text does not say how much it swings");
export const halfLife = (): Open => open("6 to 36", "the text does not say how long its swings last");
export const perYear = (rising: boolean, word: string | null): Open =>
  open(rising ? "0 to 8" : "-8 to 0", word ? `"${word}" is a word and no pace` : "the text gives no pace");
export const overThreshold = (word: string | null): Open =>
  open("75 to 95", word ? `"${word}" names no threshold` : "the text names no threshold");
export const bias = (over: boolean | null, why: string): Open =>
  open(over === null ? "-15 to 15" : over ? "0 to 20" : "-20 to 0", why);
export const reliability = (word: string | null): Open =>
  open(
    "0.2 to 0.9",
    word ? `"${word}" is a word and no share of what was delivered` : "the text gives no share of what was delivered",
  );
export const meetings = (): Open => open("0.5 to 6", "the text does not say how often they meet");
export const concludes = (): Open => open("0.05 to 0.5", "the text does not say how many meetings end in a text");
export const residual = (): Open =>
  open("2 to 8", "what the case leaves out cannot be read from the text; 2 to 8 points is usual");
