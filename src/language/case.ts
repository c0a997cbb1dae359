/**
 * A case as passed on by the language: every name resolved to an index, every number a `Parameter`. Indices: i actor, k
 * issue, o option, d driver, t table, p parameter. Months are counted from year 0: 12 * year + (month - 1). A Case is
 * plain data (it crosses threads by structured clone) and starts with its format version.
 */

import type { Month } from "../numbers/months.ts";
import type { Actor, Factor } from "./case/actors.ts";
import type {
  Accord,
  Blend,
  Claim,
  Decision,
  Event,
  Place,
  Question,
  Record,
  ReferenceClass,
  Scenario,
  TodayStatement,
} from "./case/chronicle.ts";
import type { Driver } from "./case/drivers.ts";
import type { Constraint, Issue, Reaction, Table } from "./case/issues.ts";
import type { Market } from "./case/market.ts";
import type { Citation, Parameter, ParameterIndex, Source } from "./case/numbers.ts";

export type { Month } from "../numbers/months.ts";
export type { Quantity } from "../numbers/quantity.ts";
export type * from "./case/actors.ts";
export type * from "./case/chronicle.ts";
export type * from "./case/drivers.ts";
export type * from "./case/issues.ts";
export type * from "./case/market.ts";
export type * from "./case/numbers.ts";

/** The case's numbers as one analyst of a pool has them; `weight` is above 0 and need not sum to 1 over the pool. */
export interface PooledAnalyst {
  id: string;
  name: string;
  weight: number;
  /** As `Case.parameters`, one for one. */
  parameters: Parameter[];
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
