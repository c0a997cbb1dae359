/** Rows of the fields of a step of the interview, and what every kind of field is given. */
import { exampleMonth } from "../../../reader/draft/calendar.ts";
import type { Row, Shape } from "../../../reader/draft/interview/shape.ts";
import type { StepFault } from "../../workers/authoring.ts";

/** A row with a key of its own, which stays while it is moved, and the card whose name it was at first. */
export interface KeyedRow extends Row {
  key: string;
  card: string | null;
}

let made = 0;
export const freshRow = (name = "", value = "", card: string | null = null): KeyedRow => ({
  key: `row-${++made}`,
  name,
  value,
  chosen: true,
  card,
});

export interface FieldsOf<S extends Shape["is"]> {
  shape: Extract<Shape, { is: S }>;
  rows: readonly KeyedRow[];
  set: (rows: KeyedRow[]) => void;
  /** Id of the step, for the names of its fields. */
  id: string;
  /** Day or month from which the case looks ahead, by which dates are shown as examples. */
  asOf: string;
  /** What is wrong with what was given; of a field by its place. */
  faults: readonly StepFault[];
}

/** A month some years from there as an example, before it with fewer than none; empty where no day is known yet. */
export const ahead = (asOf: string, years = 2): string => (asOf === "" ? "" : exampleMonth(asOf, years));

/** With other values in one row. */
export const changed = (rows: readonly KeyedRow[], at: number, part: Partial<Row>): KeyedRow[] =>
  rows.map((row, n) => (n === at ? { ...row, ...part } : row));
