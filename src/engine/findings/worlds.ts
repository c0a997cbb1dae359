/** The numbers of the worlds again, for findings: redrawn by name rather than carried across threads. w row, p parameter. */
import type { Model } from "../compile.ts";
import { draw } from "../draw.ts";

export interface Numbers { draws: Int32Array; /** One row of parameters a world. */ rows: Float64Array[] }

export function numbersOf(model: Model, draws: Int32Array): Numbers {
  return { draws, rows: Array.from(draws, (s) => {
    const v = new Float64Array(model.case.parameters.length);
    draw(model, s, v);
    return v;
  }) };
}

/** Mean and standard deviation of parameter p over the worlds, summed in order; an exact number has sd 0. */
export function moments(numbers: Numbers, p: number): { mean: number; sd: number } {
  const n = numbers.rows.length;
  let sum = 0;
  for (const row of numbers.rows) sum += row[p]!;
  const mean = sum / n;
  let squares = 0;
  for (const row of numbers.rows) squares += (row[p]! - mean) * (row[p]! - mean);
  return { mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 };
}
