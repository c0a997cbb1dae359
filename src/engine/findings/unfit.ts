/** The message for a case in which no world fits the record. */
import type { Model } from "../compile.ts";
import { furthestFinding } from "./culprits.ts";
import type { Columns } from "../time/simulate.ts";
import { monthName } from "../../numbers/months.ts";

/** Numbers named of the worlds that came furthest. */
const MAX_NUMBERS = 3;

/** One message: the number of worlds tried, and the months of the record at which they were lost. */
export function unfit(model: Model, blocks: readonly Columns[]): string {
  const tried = blocks.reduce((sum, b) => sum + b.tried, 0);
  const lost = model.checkpoints
    .map((point, j) => ({ month: monthName(point.month), count: blocks.reduce((sum, b) => sum + b.lost[j], 0) }))
    .filter((l) => l.count > 0);
  const where = lost.map((l) => `${l.count} could not be as the record states in ${l.month}`).join(", ");
  const numbers = furthestFinding(model, blocks)?.numbers.slice(0, MAX_NUMBERS) ?? [];
  const furthest =
    numbers.length === 0
      ? ""
      : ` In the worlds that came furthest, ${numbers.map(({ path, shift }) => `${path} is ${shift > 0 ? "higher" : "lower"} by ${Math.abs(shift).toFixed(1)} standard deviations`).join(", ")}.`;
  return `none of ${tried} worlds could have produced the record: ${where}. Widen the numbers, or check record.from, record.match and record.known.${furthest}`;
}
