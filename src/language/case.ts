/**
 * A case as passed on by the language: every name resolved to an index, every number a `Parameter`. Indices: i actor, k
 * issue, o option, d driver, t table, p parameter. Months are counted from year 0: 12 * year + (month - 1). A Case is
 * plain data (it crosses threads by structured clone) and starts with its format version.
 */

import type { Month } from "../numbers/months.ts";
import type { Quantity } from "../numbers/quantity.ts";
import type { LibraryClass } from "./classes/library.ts";
import type { Unfilled } from "./text/unfilled.ts";

export type { Month } from "../numbers/months.ts";
export type { Quantity } from "../numbers/quantity.ts";

/** Index into `Case.parameters`. */
export type ParameterIndex = number;

/**
 * Where a number comes from, best first: a quote states the figure; a quote says that it is so and its size is judged; a
 * sentence alone; a range suggested by a program and accepted without a reason of one's own; nothing.
 */
export type Cited = "figure" | "argued" | "judged" | "suggested" | "bare";

/** Offsets into the text of case.yaml, in UTF-16 units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Field of a number: its range, to which distributions are truncated, and its notation. */
export interface Field {
  /** May be infinite, as `max`. */
  min: number;
  max: number;
  /** True where `min` itself is outside. */
  above: boolean;
  /** True of shares: `%` and words of estimative probability can stand for them. */
  share: boolean;
  /**
   * True of a quantity that is drawn afresh at each use and has no value of its own in a world: a jump's size, a
   * procedure's months.
   */
  afresh?: true;
  /** True of points and parts of the model's own scale (weights, values, friction): no text states such a number. */
  ownScale?: true;
}

/** Owner of a number: the block of the case that it is written in, by its index. */
export type Owner =
  | { kind: "case" }
  | { kind: "actor"; actor: number; part: ActorPart | null }
  | { kind: "driver"; driver: number }
  | { kind: "issue"; issue: number }
  | { kind: "table"; table: number }
  | { kind: "reaction"; reaction: number }
  | { kind: "scenario"; scenario: number }
  | { kind: "decision"; decision: number }
  /** Of a block that one lens alone reads, by the lens's id. */
  | { kind: "lens"; lens: string };
/** Block of an actor that a number is in; null in `Owner` for the actor's own numbers, such as its friction. `need`: index into its needs. */
export type ActorPart = { kind: "stake"; issue: number } | { kind: "need"; need: number } | { kind: "belief" };

export interface Parameter {
  /** For example `actors.japan.needs.gas.weight`. */
  path: string;
  owner: Owner;
  field: Field;
  quantity: Quantity;
  /** As written in the file (`40 to 60`), or the default's text. */
  text: string;
  /** True where the file does not state the number and the language's default applies (docs/use/language.md). */
  default: boolean;
  cited: Cited;
  /** Indices into `Case.citations`. */
  citations: number[];
  span: Span | null;
  /** True of a default that nothing reads, such as the friction of an actor that is part of another. */
  idle?: true;
  /**
   * Present where the number is still to be filled in: a draft. `quantity` is then the suggestion, or NaN where there
   * is none.
   */
  unfilled?: Unfilled;
  /**
   * True of a number that is computed from others in each draw (the value of an asset): its quantity has no meaning.
   */
  computed?: true;
  /** True of a number that is argued or judged and whose sentence an assistant passed on from a chat. */
  relayed?: true;
  /** Path under which it is written where that one number stands for several actors. */
  shared?: "residual" | "turnover.per_year" | "turnover.persistence";
  /** Factors that it shares with other numbers, with its correlation to each, in [-1, 1]; squares sum to at most 1. */
  factors?: { factor: number; correlation: number }[];
}

export interface Citation {
  /** Block of the `because`, for example `actors.japan.needs.support`. */
  path: string;
  /** A quote found in its text; one whose text is not kept; a judgement; a suggestion accepted as it was. */
  kind: "quoted" | "unchecked" | "judged" | "suggested";
  /** Source id; null for a judgement or a suggestion. */
  source: string | null;
  /** Position of the quote in the source's text (`Source.text`), UTF-16 offsets; null where it cannot be checked. */
  quote: string;
  /** Place of the quote in the source's text (`Source.text`), UTF-16 offsets; null where not checkable. */
  start: number | null;
  end: number | null;
}

export interface Source {
  id: string;
  title: string;
  author: string | null;
  publisher: string | null;
  date: string; // as written: YYYY, YYYY-MM or YYYY-MM-DD
  url: string | null;
  /** The text as read, where the case keeps one. */
  text: string | null;
  later: boolean;
}

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

export interface Jumps {
  perYear: ParameterIndex;
  size: ParameterIndex;
  halfLife: ParameterIndex;
}
export interface Level {
  id: string;
  value: ParameterIndex;
  stay: ParameterIndex;
  then: { level: number; share: ParameterIndex | null /* null: the only one */ }[];
}
export type Process =
  | { kind: "constant"; value: ParameterIndex }
  | { kind: "trend"; start: ParameterIndex; perYear: ParameterIndex }
  | { kind: "path"; points: { month: Month; value: ParameterIndex }[] }
  | {
      kind: "mean-reverting";
      start: ParameterIndex | null;
      mean: ParameterIndex;
      spread: ParameterIndex;
      halfLife: ParameterIndex;
    }
  | { kind: "regimes"; start: number; levels: Level[] };

export interface Driver {
  id: string;
  name: string;
  unit: string | null;
  /** Infinite where the case gives no range. */
  min: number;
  max: number;
  process: Process;
  jumps: Jumps | null;
  /** In order of time, none after `as_of`. */
  history: { month: Month; value: ParameterIndex }[];
  /** Origin of the history, where it comes from evidence.yaml. */
  evidence?: Evidence;
}

/** How event rows of loaded sources become months. Empty lists: any. */
export interface EventRecipe {
  kind: "events";
  source: string[];
  from: string[];
  to: string[];
  quad: number[];
  code: string[];
  measure: "count" | "share" | "intensity";
  weight: "none" | "mentions";
  duplicates: "once" | "all";
  gaps: "missing" | "zero";
}
/** How rows of a loaded price or trade series become months. */
export interface SeriesRecipe {
  kind: "series";
  source: string[];
  series: string;
  measure: "mean" | "sum" | "last";
}
export type Recipe = EventRecipe | SeriesRecipe;

/** A series of evidence.yaml as a driver uses it. */
export interface Evidence {
  series: string;
  name: string;
  /** Of the raw values. */
  unit: string | null;
  /** CSV beside the case; null where all months are points. */
  file: string | null;
  /** Comment lines at the head of the file: rows, dates, the query that made it. */
  notes: string[];
  /** Raw value to level, linear between; empty: the value is the level. */
  scale: { raw: number; level: number }[];
  recipe: Recipe | null;
  /** Months of the file up to as_of. `raw` null: the file marks it as unknown. */
  months: { month: Month; raw: number | null; rows: number | null; covered: number | null }[];
  /** Months stated in evidence.yaml itself, which come before the file's. */
  points: Month[];
  citations: number[];
}

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

/** The case's numbers as one analyst of a pool has them; `weight` is above 0 and need not sum to 1 over the pool. */
export interface PooledAnalyst {
  id: string;
  name: string;
  weight: number;
  /** As `Case.parameters`, one for one. */
  parameters: Parameter[];
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

export type QuantityUnit = "bcm" | "Mt" | "TBtu";
export type PriceUnit = "USD/MMBtu" | "USD/kcm" | "USD/t";
/** Units in which a part of the network is written. */
export interface Units {
  unit: QuantityUnit;
  priceUnit: PriceUnit;
}
/** Longitude and latitude, degrees. */
export type PlaceOnMap = [number, number];
export interface MarketSupplier extends Units {
  id: string;
  name: string;
  actor: number | null;
  trader: number;
  cost: ParameterIndex;
  slope: ParameterIndex;
  capacity: ParameterIndex;
  at: PlaceOnMap | null;
  /** Present only with this asset. */ asset: number | null;
}
export interface MarketPlace extends Units {
  id: string;
  name: string;
  actor: number | null;
  price: ParameterIndex;
  quantity: ParameterIndex;
  elasticity: ParameterIndex;
  at: PlaceOnMap | null;
}
export interface MarketRoute extends Units {
  from: number;
  to: number;
  cost: ParameterIndex;
  capacity: ParameterIndex | null;
  atLeast: ParameterIndex | null;
  asset: number | null;
}
/** Exactly one of annuity (bn USD a year) and investment (bn USD) is set. */
export interface MarketAsset {
  id: string;
  name: string;
  option: Predicate;
  owner: number;
  partners: number[];
  annuity: ParameterIndex | null;
  investment: ParameterIndex | null;
  citations: number[];
}
/** A trade network. Numbers as written, in the units of their part; the lens converts. */
export interface Market extends Units {
  bcmPerMt: ParameterIndex;
  tbtuPerBcm: ParameterIndex;
  traders: { id: string; name: string; conduct: ParameterIndex }[];
  suppliers: MarketSupplier[];
  markets: MarketPlace[];
  routes: MarketRoute[];
  assets: MarketAsset[];
  /** In the units of the market itself. */
  observed: { market: number; price: ParameterIndex }[];
  tolerance: ParameterIndex | null;
  override: string | null;
  /** Null only where there is no asset. */
  discountRate: ParameterIndex | null;
  years: ParameterIndex | null;
  citations: number[];
}
/** Input of the market lens: a case, or a network file of its own. */
export interface Priced {
  title: string;
  parameters: Parameter[];
  citations: Citation[];
  actors: { id: string; name: string; code: string | null }[];
  market: Market | null;
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

export interface Case {
  format: 1;
  /** Name of the case's folder. */
  id: string;
  title: string;
  asOf: Month;
  /** As written, for example 2012-10-31. */
  asOfText: string;
  until: Month;
  /** SHA-256 of the files that a run reads, given by the caller. */
  hash: string;
  learning: ParameterIndex;
  factors: Factor[];
  parameters: Parameter[];
  citations: Citation[];
  sources: Source[];
  actors: Actor[];
  drivers: Driver[];
  issues: Issue[];
  constraints: Constraint[];
  /** All feasible packages in option order (first issue slowest), `issues.length` bytes each. */
  packages: Uint8Array;
  /** Standing at `as_of`, one option an issue. */
  standing: Uint8Array;
  record: Record | null;
  tables: Table[];
  reactions: Reaction[];
  accords: Accord[];
  events: Event[];
  places: Place[];
  questions: Question[];
  /** Questions that the case is about, in the order in which they are to be answered; empty where it names none. */
  headline: number[];
  claims: Claim[];
  today: TodayStatement[];
  scenarios: Scenario[];
  decisions: Decision[];
  references: ReferenceClass[];
  blends: Blend[];
  market: Market | null;
  /** The analyst whose numbers stand in place of the case's; absent where they are its own. */
  analyst?: { id: string; name: string };
  /** Of a pool alone: at least one analyst, in the order of their ids; `parameters` is then what is said of all of them. */
  pool?: PooledAnalyst[];
}
