/** Of a question: its odds, their error, what they turn on, what would have to be true and why not. */

export interface CurvePoint {
  month: string;
  p: number;
  p5: number;
  p25: number;
  p75: number;
  p95: number;
}

/** One level of a pinned driver. The worlds and their noise are the same at every level, so `more` and `fewer` tell levels apart far better than `se` does. */
export interface ThresholdLevel {
  at: number;
  p: number;
  se: number;
  /** Whether this is today's level. */
  today: boolean;
  /** Shares of worlds in which the answer is yes here and no at today's level, and the other way round. */
  more: number;
  fewer: number;
}

/** A level of a driver over the worlds that have one: 5, 50 and 95 % points, and the share of all kept worlds that do. */
export interface Tip {
  p5: number;
  p50: number;
  p95: number;
  share: number;
}

/**
 * Where a driver, alone, makes a yes acceptable to all whose consent it takes (W through 0, model.md section 4), the others as
 * today, straight from the declared standing. `already`, `never` and the worlds that have a crossing up or down sum to 1.
 */
export interface TippingFinding {
  /** Shares of worlds in which all would accept a yes today, and in which no level of this driver gets them there. */
  already: number;
  never: number;
  /** Of the worlds that are not there already: the next level above today's that gets them there, and the next below; null where no world has one. */
  up: Tip | null;
  down: Tip | null;
  /** Of the worlds that are there already: the next level above today's, and below it, at which somebody would refuse; null where no world has one. */
  lost: { up: Tip | null; down: Tip | null };
}

/** Share of the between-world variance of an answer that one number decides alone (first order, given the data; bias-corrected, held to 0..1), and the answer where the number is lowest and highest. */
export interface Decides {
  share: number;
  se: number;
  /** Whether an inert number could read so much: at most one in twenty questions shows an inert number as more. */
  below_noise: boolean;
  /** Mean answer over the fifth of the worlds in which the number is lowest, and highest (with all that equal the last of them), with standard errors. */
  low: number;
  high: number;
  low_se: number;
  high_se: number;
}

/** What one uncertain number decides of an answer, over the kept worlds. */
export interface SensitivityFinding extends Decides {
  /** Path of the number; `actors.ID.left_out` for what the case leaves out for that actor: its residual at the packages that answer yes, less that at the standing. */
  path: string;
  /** Var E[Y|X]: by how much knowing it would lower the expected Brier score. */
  worth: number;
  /** The same over the worlds without the record; null without a record, or where they all answer alike. */
  before?: Decides | null;
}

/** Where the variance of one future's answer comes from, as shares that sum to 1. */
export interface VarianceFinding {
  /** What the numbers decide one by one, and what only several together decide (both between worlds), and what chance decides within a world; null with one future a world, where chance counts as `joint`. */
  alone: number;
  joint: number;
  chance: number | null;
  /** Sum of the bias-corrected first-order shares of all numbers, in parts of the between-world variance; above 1 where numbers depend on each other. */
  sum: number;
}

/** A box of worlds in which the answer is mostly yes (PRIM). */
export interface BoxFinding {
  /** One side of one number an entry: either `min` or `max` is null. `reproduced`: in how many of 20 random halves of the worlds it comes back. */
  limits: { path: string; min: number | null; max: number | null; quasi_p: number; reproduced: number }[];
  /** Share of all yes that lies in the box, mean answer in it, share of the worlds in it. */
  coverage: number;
  density: number;
  mass: number;
}

/** Why the futures that answer no do so. */
export interface WhyNotFinding {
  /** Share of kept worlds in which nobody could be brought to a yes today: W < 0 (model.md section 4). */
  empty_today: number;
  /** Share of futures that answer no. */
  no: number;
  /**
   * Of the futures that answer no, each in the first of these that is true of it (in order: undone, misperceived, other_deal, no_deal, out_of_reach, no_meeting);
   * shares that sum to 1. `undone`: it was so and was left again. `misperceived`: a yes was acceptable to all who met, but what was
   * proposed was refused or nothing was. `other_deal`: a yes was acceptable, and another package was agreed. `no_deal`: they met,
   * and somebody refused every yes. `out_of_reach`: they met, but a step before it was not taken. `no_meeting`: nobody who could
   * have brought it about met, or reviewed, in time.
   */
  because: {
    undone: number;
    misperceived: number;
    other_deal: number;
    no_deal: number;
    out_of_reach: number;
    no_meeting: number;
  };
  /** By actor id, over the futures of `no_deal`: shares in which it refuses the yes that came nearest, and in which it alone does. Only actors that do. */
  refused: { [actor: string]: { share: number; alone: number } };
}

export interface QuestionFinding {
  ask: string;
  by: string;
  holds: boolean;
  /** Packages that answer yes, as the case's predicate: issue id to option ids. */
  when: { [issue: string]: string[] };
  p: number;
  /** Monte-Carlo standard error, clustered by world. */
  se: number;
  /** Wilson 95 % bounds with the number of kept worlds as sample size: what to print when p is 0 or 1. */
  wilson: { low: number; high: number };
  /** ICD 203 word; null under 1 and over 99 %. */
  word: string | null;
  /** The same odds over the first draws, started at as_of; null without a record. */
  without_record: number | null;
  /** Share of the answer's variance that is chance (between the futures of a world), null where the answer does not vary or paths is 1. */
  chance_share: number | null;
  /** From the month after as_of to `by`. For `holds` the share of futures in which it is true at that month. */
  curve: CurvePoint[];
  /** What stood at `by` on the question's issues where the answer was no; shares of those futures, sum 1. */
  instead: { options: { [issue: string]: string }; share: number }[];
  /** By driver id: the answer with the driver pinned from the month after as_of on, one future a kept world. */
  threshold: { [driver: string]: ThresholdLevel[] };
  /** By driver id: the drivers that sharpen a need of somebody whose consent a yes takes. */
  tipping?: { [driver: string]: TippingFinding };
  /** Every uncertain number, largest share first; empty where the answer does not vary between worlds. */
  sensitivity?: SensitivityFinding[];
  /** Null where the answer does not vary between worlds. */
  variance?: VarianceFinding | null;
  /** The first box, three with `full`; none for questions under 2 or over 98 %, or where no limit holds. */
  boxes?: BoxFinding[];
  /** Null where every future answers yes. */
  why_not?: WhyNotFinding | null;
}

/** What a stated decision is worth, and what knowing would add. Payoffs are in the decision's own unit. */
export interface DecisionFinding {
  name: string;
  who: string | null;
  unit: string | null;
  /** Questions that its payoffs depend on. */
  questions: string[];
  options: {
    [id: string]: {
      text: string;
      /** Expected payoff with its standard error (by world), and 5 and 95 % points of the expected payoff over the worlds. */
      mean: number;
      se: number;
      p5: number;
      p95: number;
      /** Share of futures in which it turns out to be the best; ties are split. Sums to 1 over the options. */
      best: number;
    };
  };
  /** Option with the greatest expected payoff; its lead over the next, with the paired standard error. */
  best: string;
  lead: number;
  lead_se: number;
  /** What knowing how every question is answered, and every payoff, would add to the expected payoff. */
  evpi: number;
  evpi_se: number;
  /** What knowing one number alone would add (cross-fitted, held to at least 0), largest first. */
  evppi: { path: string; worth: number; se: number; below_noise: boolean }[];
}
