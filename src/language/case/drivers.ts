/** Drivers: quantities outside the talks, how they move, and where their histories come from. */
import type { Month } from "../../numbers/months.ts";
import type { ParameterIndex } from "./numbers.ts";

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
