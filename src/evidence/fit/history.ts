/** The history of a driver as input of the fits. */
import type { Case, Driver } from "../../language/case.ts";
import type { Observed } from "./observed.ts";

/**
 * The observed months of a driver's history; months between are missing. Numbers that are not exact are not observed.
 */
export function observed(c: Case, { history }: Driver): Observed {
  const exact = history.flatMap(({ month, value }) => {
    const { quantity } = c.parameters[value];
    return quantity.kind === "exact" ? [{ month, value: quantity.value }] : [];
  });
  return { months: exact.map(({ month }) => month), values: exact.map(({ value }) => value) };
}
