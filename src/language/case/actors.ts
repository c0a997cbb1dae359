/** Actors: what they gain and lack, what they believe of each other, and who speaks for them. */
import type { Month } from "../../numbers/months.ts";
import type { ParameterIndex } from "./numbers.ts";

export interface Stake {
  issue: number;
  weight: ParameterIndex;
  /**
   * Friction of moving the issue to each option, one an option: the same parameter where the case states one number.
   */
  friction: ParameterIndex[];
  values: ParameterIndex[] /* one an option */;
  /**
   * The asset from which the market values the stake; `worth` is a computed parameter: present value to this actor, bn
   * USD. `options`: one byte each, whether the asset stands there.
   */
  market: { asset: number; worth: ParameterIndex; options: number[] } | null;
}

export interface Sharpener {
  driver: number;
  from: ParameterIndex;
  to: ParameterIndex;
  by: ParameterIndex;
}

export interface Meets {
  issue: number;
  parts: ParameterIndex[] /* one an option */;
}

export interface Need {
  id: string;
  name: string;
  weight: ParameterIndex;
  level: ParameterIndex;
  sharpenedBy: Sharpener[];
  metBy: Meets[];
}

/** Belief of `holder` about the number `about`; exactly one of value and bias is set. */
export interface Belief {
  holder: number;
  about: ParameterIndex;
  value: ParameterIndex | null;
  bias: ParameterIndex | null;
}

/**
 * Rate at which an actor's mind changes, and the part of its numbers (as a correlation of normal scores) that outlives
 * a change.
 */
export interface Turnover {
  perYear: ParameterIndex;
  persistence: ParameterIndex;
}

/** A government or other line that speaks for an actor; `quantity` replaces `parameter` while it is in power. */
export interface Line {
  id: string;
  name: string;
  set: { parameter: ParameterIndex; quantity: ParameterIndex }[];
  citations: number[];
}

/** A dated change (`on`) or one that may come at any time (`perYear`); exactly one of the two is set. */
export interface GovernmentChange {
  id: string;
  on: Month | null;
  perYear: ParameterIndex | null;
  /** Lines under which it can come; empty: any. */
  from: number[];
  /** The line next in power, by chance; the rest stays. */
  to: { line: number; chance: ParameterIndex }[];
}

export interface Governments {
  /** Line in power at `as_of`. */
  now: number;
  persistence: ParameterIndex;
  lines: Line[];
  /** Lines of the past in order of time, each from its month on, the first also before; empty: `now` throughout. */
  past: { month: Month; line: number }[];
  changes: GovernmentChange[];
}

export interface Actor {
  id: string;
  name: string;
  code: string | null;
  /** Index of the actor it belongs to; such an actor has no stakes and sits at no table. */
  partOf: number | null;
  friction: ParameterIndex;
  residual: ParameterIndex;
  reliability: ParameterIndex;
  pointsPerBn: ParameterIndex | null;
  stakes: Stake[];
  needs: Need[];
  beliefs: Belief[];
  /** Null beside governments, and where neither the actor nor the case states one. */
  turnover: Turnover | null;
  governments: Governments | null;
}

/** A hidden cause that several numbers share. */
export interface Factor {
  id: string;
  name: string;
  citations: number[];
}
