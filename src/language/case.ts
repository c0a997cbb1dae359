/**
 * A case as the language hands it on: every name resolved to an index, every number a `Parameter`.
 * Indices: i actor, k issue, o option, d driver, t table, p parameter. Months are counted from year 0: 12 * year + (month - 1).
 * A Case is plain data (it crosses threads by structured clone) and starts with its format version.
 */

import type { Unfilled } from "./text/unfilled.ts";

/** Months since January of year 0: 2012-10 is 12 * 2012 + 9. */
export type Month = number;
/** Index into `Case.parameters`. */
export type ParameterIndex = number;

/** A number as it was written (model.md section 2). Shares written with % are already divided by 100. */
export type Quantity =
  | { kind: "exact"; value: number }
  | { kind: "normal"; low: number; high: number } // `low to high`: the 5 % and 95 % points
  | { kind: "lognormal"; low: number; high: number } // its 5 % and 95 % points, both above 0
  | { kind: "uniform"; low: number; high: number } // also a word of estimative probability
  | { kind: "triangular"; low: number; mode: number; high: number }
  | { kind: "pert"; low: number; mode: number; high: number }
  | { kind: "beta"; alpha: number; beta: number }
  | { kind: "one_of"; values: number[]; probabilities: number[] }; // as written, summing to 1 within 1e-9

/** Where a number comes from, best first: a quote that was found in a kept text, a quote that cannot be checked, a judgement, nothing. */
export type Cited = "quoted" | "unchecked" | "judged" | "bare";

/** Offsets into the text of case.yaml, in UTF-16 units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface Parameter {
  /** For example `actors.japan.needs.gas.weight`. */
  path: string;
  quantity: Quantity;
  /** As written in the file (`40 to 60`), or the default's text. */
  text: string;
  /** Range to which the distribution is truncated; may be infinite. */
  min: number;
  max: number;
  /** True where the file does not state the number and language.md's default stands. */
  default: boolean;
  cited: Cited;
  /** Indices into `Case.citations`. */
  citations: number[];
  span: Span | null;
  /** True of a default that nothing reads, such as the friction of an actor who is part of another. */
  idle?: true;
  /** Present where the number is still to be filled in: a draft. `quantity` is then the suggestion, or not a number where there is none. */
  unfilled?: Unfilled;
  /** True of a number that is computed from others in each draw (what an asset is worth): its quantity says nothing. */
  computed?: true;
  /** Path under which it is written where that one number stands for several actors: `residual`. */
  shared?: "residual";
}

export interface Citation {
  /** Block that the `because` stands in, for example `actors.japan.needs.support`. */
  path: string;
  kind: "quoted" | "unchecked" | "judged";
  /** Source id; null for a judgement. */
  source: string | null;
  /** The quote as written, or the sentence of the judgement. */
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
  friction: ParameterIndex;
  values: ParameterIndex[] /* one an option */;
  /** The asset whose worth the stake takes from the market; `worth` is a computed parameter: present value to this actor, bn USD. `options`: one byte each, whether the asset stands there. */
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
/** What `holder` thinks of the number `about`; exactly one of value and bias is set. */
export interface Belief {
  holder: number;
  about: ParameterIndex;
  value: ParameterIndex | null;
  bias: ParameterIndex | null;
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
  /** What stands behind the history, where it comes from evidence.yaml. */
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

/** A series of evidence.yaml as a driver takes it. */
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
  /** Months of the file up to as_of. `raw` null: the file says that nothing is known. */
  months: { month: Month; raw: number | null; rows: number | null; covered: number | null }[];
  /** Months that evidence.yaml itself states, which stand before the file's. */
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
  reviewsPerYear: ParameterIndex;
  exit: number[];
  reversible: boolean;
}

/** True of a standing whose option on every listed issue is one of those listed. */
export type Predicate = { issue: number; options: number[] }[];

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
  meetingsPerYear: ParameterIndex;
  concludes: ParameterIndex;
  power: ParameterIndex[]; // one a party
  chairs: ParameterIndex[]; // one a party
  proposes: "nash" | "own";
  ratifiedBy: number[];
  transfers: boolean;
  deadline: Month | null;
}

export interface Reaction {
  id: string;
  when: Predicate;
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
/** Where what an issue is about lies; degrees east and north. For the map alone. */
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
  when: Predicate;
  by: Month;
  holds: boolean;
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

/** What an option pays: `always`, and for each question by its answer; all add up. */
export interface Choice {
  id: string;
  text: string;
  always: ParameterIndex | null;
  payoffs: { question: number; yes: ParameterIndex; no: ParameterIndex }[];
}
/** What somebody has to decide while the questions are open. */
export interface Decision {
  id: string;
  name: string;
  who: number | null;
  unit: string;
  options: Choice[];
  citations: number[];
}

/**
 * How often comparable disputes came to what a question asks. Either `events` in `years` at risk, or a share a year, or a share
 * within so many years; `then` are shares of what it takes besides.
 */
export interface ReferenceClass {
  id: string;
  name: string;
  /** What is counted as an event. */
  counts: string;
  caveat: string | null;
  questions: number[];
  rate:
    | { kind: "events"; events: ParameterIndex; years: ParameterIndex }
    | { kind: "per_year"; share: ParameterIndex }
    | { kind: "within"; share: ParameterIndex; years: ParameterIndex };
  /** `of` null: `share` is the share itself; else `share` counts those of `of` that did. */
  then: { id: string; name: string; share: ParameterIndex; of: ParameterIndex | null }[];
  citations: number[];
}

/** Weights under which a case asks for its odds and classes to be averaged; without one they never are. `reference` null: the odds of the simulation. */
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
  /** It stands only with this asset. */ asset: number | null;
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
/** A trade network. Numbers are as written, in the units of their part; the lens converts. */
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
/** What the market lens reads: a case, or a network file by itself. */
export interface Priced {
  title: string;
  parameters: Parameter[];
  citations: Citation[];
  actors: { id: string; name: string; code: string | null }[];
  market: Market | null;
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
  scenarios: Scenario[];
  decisions: Decision[];
  references: ReferenceClass[];
  blends: Blend[];
  market: Market | null;
}
