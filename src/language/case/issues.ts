/** What can be settled and how: issues with their options and stages, conditions, tables, reactions. */
import type { Month } from "../../numbers/months.ts";
import type { ParameterIndex } from "./numbers.ts";

export interface Option {
  id: string;
  text: string;
  /** Options from which it can be reached; empty: from any. */ after: number[];
  at: ParameterIndex | null;
}

export interface Issue {
  id: string;
  name: string;
  options: Option[];
  deliveredBy: number | null;
  movedBy: number | null;
  reviewsPerYear: Rate;
  /** Exits in order: actor, and option that the issue then moves to. */
  exit: { actor: number; option: number }[];
  reversible: boolean;
  procedure: Procedure | null;
  expected: Expectation | null;
}

/** A quantity that may be steps in time and may be moved by drivers. */
export interface Rate {
  /** In order of time, each in force from its month on, the first also before; `month` null: the only one, without a date. */
  steps: { month: Month | null; value: ParameterIndex }[];
  /** Each multiplies it by 1 + (times - 1) * ramp(z; from, to). */
  movedBy: { driver: number; from: ParameterIndex; to: ParameterIndex; times: ParameterIndex }[];
}

/** A stage that follows from what was agreed and that no mover negotiates. */
export interface Procedure {
  when: Condition;
  /** Chances of the outcomes, given that it opened. */
  outcomes: { option: number; chance: ParameterIndex }[];
  /** Option of the remaining chance; the first option where the chances sum to 1. */
  otherwise: number;
  /** Months from opening to outcome, drawn afresh at each opening. */
  months: ParameterIndex;
  /** Month of its opening where it is open at `as_of` and the case says since when. */
  opened: Month | null;
  /** True where the outcome stands even when `when` no longer holds. */
  stays: boolean;
}

/** Signers' expectation about acts of others once `when` holds. */
export interface Expectation {
  when: Condition;
  chances: { option: number; chance: ParameterIndex }[];
}

/** True of a standing whose option on every listed issue is one of those listed. */
export type Predicate = { issue: number; options: number[] }[];

/** Condition of a question, a procedure, a reaction, an expectation or `while`: on the standing, drivers and tables. */
export type Condition =
  | { kind: "issue"; issue: number; options: number[] }
  /** Strictly above and below, where set; this month's level. */
  | { kind: "driver"; driver: number; above: number | null; below: number | null }
  /** In at least so many months after `as_of` the table met; or met without changing the standing since it last did. */
  | { kind: "met"; table: number; months: number }
  | { kind: "failed"; table: number; months: number }
  /** The month is later than the table's deadline, and the table has changed nothing since `as_of`. */
  | { kind: "over"; table: number }
  | { kind: "all"; of: Condition[] }
  | { kind: "any"; of: Condition[] }
  | { kind: "not"; of: Condition };

export interface Constraint {
  id: string;
  never: Predicate | null;
  if: Predicate | null;
  then: Predicate | null;
}

export interface Table {
  id: string;
  name: string;
  parties: number[];
  issues: number[];
  meetingsPerYear: Rate;
  concludes: Rate;
  power: ParameterIndex[]; // one a party
  chairs: ParameterIndex[]; // one a party
  proposes: "nash" | "own";
  ratifiedBy: number[];
  transfers: boolean;
  opens: Month | null;
  deadline: Month | null;
  /** Months in which it meets for certain, with the chance of a conclusion there; null: the table's. */
  meetsOn: { month: Month; concludes: ParameterIndex | null }[];
  /** It does not meet while this fails; null: always. */
  while: Condition | null;
}

export interface Reaction {
  id: string;
  when: Condition;
  driver: number;
  shift: ParameterIndex;
}
