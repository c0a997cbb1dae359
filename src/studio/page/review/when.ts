import { date } from "../../../wording/format.ts";

/** An instant as in ISO 8601, as a day and a time of the reader's clock. */
export function when(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const two = (n: number): string => String(n).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date(day)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}
