/** What is known and what is asked: accords and events, the record, questions, claims, scenarios, decisions, outside views. */
import type { Month } from "../../numbers/months.ts";
import type { LibraryClass } from "../classes/library.ts";
import type { Condition, Predicate } from "./issues.ts";
import type { ParameterIndex } from "./numbers.ts";

export interface Accord {
  id: string;
  parties: string[];
  date: string;
  kind: string;
  binds: boolean;
  on: number | null;
  text: string | null;
  citations: number[];
}

export interface Event {
  id: string;
  date: string;
  who: string;
  does: string;
  whom: string | null;
  text: string | null;
  citations: number[];
}

/** Position of an issue's place; degrees east and north. For the map alone. */
export interface Place {
  id: string;
  name: string;
  lon: number;
  lat: number;
  on: number | null;
  citations: number[];
}

export interface Question {
  id: string;
  ask: string;
  when: Condition;
  by: Month;
  holds: boolean;
  /** Question among whose yes futures its odds are asked; null: all. */
  given: number | null;
  citations: number[];
}

/**
 * A claim of the argument, `if P then Q may follow`: P is a driver at the high or the low end of where it may come to
 * stand, Q a question.
 */
export interface Claim {
  id: string;
  name: string;
  driver: number;
  end: "high" | "low";
  question: number;
  /** The passages that make it, and judgements about it. */
  citations: number[];
}

/** `quantity` is a Parameter of its own (path `scenarios.ID.set.PATH`) that takes the place of `parameter`. */
export interface Scenario {
  id: string;
  name: string;
  set: { parameter: ParameterIndex; quantity: ParameterIndex }[];
  citations: number[];
}

export interface Record {
  since: Month;
  /** Standing at `since`, one option an issue. */
  from: Uint8Array;
  /** Issues on which the standing at `as_of` must be the declared one. */
  match: number[];
  known: { month: Month; holds: Predicate }[];
  citations: number[];
}

/** Payoff of an option: `always`, and for each question by its answer; all add up. */
export interface Choice {
  id: string;
  text: string;
  always: ParameterIndex | null;
  payoffs: { question: number; yes: ParameterIndex; no: ParameterIndex }[];
}

/** A decision to be taken while the questions are open. */
export interface Decision {
  id: string;
  name: string;
  who: number | null;
  unit: string;
  options: Choice[];
  citations: number[];
}

/**
 * How often comparable disputes had the outcome that a question asks about. Either `events` in `years` at risk, a share
 * a year, a share within a number of years, or a class of the library; `then` are shares of further conditions.
 */
export interface ReferenceClass {
  id: string;
  name: string;
  /** Definition of an event. */
  counts: string;
  caveat: string | null;
  questions: number[];
  rate:
    | { kind: "events"; events: ParameterIndex; years: ParameterIndex }
    | { kind: "per_year"; share: ParameterIndex }
    | { kind: "within"; share: ParameterIndex; years: ParameterIndex }
    | {
        kind: "library";
        class: LibraryClass;
        /** The other classes of its group. */
        others: LibraryClass[];
      };
  /** `of` null: `share` is the share itself; else `share` counts those of `of` that did. */
  then: { id: string; name: string; share: ParameterIndex; of: ParameterIndex | null }[];
  /** True of the class that stands for the outside view of its questions. */
  lead: boolean;
  /** Date from which a class of the library could be known, where that is after `as_of` and the case takes it all the same. */
  later: string | null;
  citations: number[];
}

/**
 * Weights for averaging the odds and the reference classes, where a case states them; without them they are never
 * averaged. `reference` null: the odds of the simulation.
 */
export interface Blend {
  question: number;
  parts: { reference: number | null; weight: ParameterIndex }[];
  citations: number[];
}

/** What somebody says of who would accept a package today: a check of the numbers, and no number itself. */
export interface TodayStatement {
  id: string;
  /** Null: all whose consent the package takes. */
  actor: number | null;
  /** One option an issue: those named, the others as they stand. */
  options: Uint8Array;
  /** Limits on the share of worlds, 0..1. */
  low: number;
  high: number;
  citations: number[];
  /** Where it stands in the case's file, 1-based. */
  line: number;
  column: number;
}
