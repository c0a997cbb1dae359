/** The message for a case in which no world fits the record. */
import type { Model } from "../compile.ts";
import type { Columns } from "../time/simulate.ts";
import { monthName } from "../../numbers/months.ts";

/** One message: the number of worlds tried, and the months of the record at which they were lost. */
export function unfit(model: Model, blocks: readonly Columns[]): string {
  const tried = blocks.reduce((sum, b) => sum + b.tried, 0);
  const lost = model.checkpoints
    .map((point, j) => ({ month: monthName(point.month), count: blocks.reduce((sum, b) => sum + b.lost[j], 0) }))
    .filter((l) => l.count > 0);
  const where = lost.map((l) => `${l.count} could not be as the record states in ${l.month}`).join(", ");
  return `none of ${tried} worlds could have produced the record: ${where}. Widen the numbers, or check record.from, record.match and record.known.`;
}
