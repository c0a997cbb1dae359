/** Numbers that a scenario, which acts from the month after as_of, would change in vain. */
import type { Driver, Issue, Month, ParameterIndex, Rate, Table } from "../case.ts";

/** Numbers that have been used by the end of as_of: histories, and steps and dates that are past. */
export function spentNumbers(
  drivers: readonly Driver[],
  issues: readonly Issue[],
  tables: readonly Table[],
  asOf: Month,
): Set<ParameterIndex> {
  const past = ({ steps }: Rate): ParameterIndex[] =>
    steps.flatMap(({ value }, at) => ((steps[at + 1]?.month ?? Infinity) <= asOf + 1 ? [value] : []));
  return new Set([
    ...drivers.flatMap(({ history }) => history.map(({ value }) => value)),
    ...issues.flatMap(({ reviewsPerYear }) => past(reviewsPerYear)),
    ...tables.flatMap(({ meetingsPerYear, concludes, meetsOn }) => [
      ...past(meetingsPerYear),
      ...past(concludes),
      ...meetsOn.flatMap((date) => (date.month <= asOf && date.concludes !== null ? [date.concludes] : [])),
    ]),
  ]);
}
