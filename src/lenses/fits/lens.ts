import { MIN_MONTHS } from "../../evidence/fit/index.ts";
import { observed } from "../../evidence/fit/history.ts";
import type { FitFinding } from "../../result/index.ts";
import type { Lens } from "../lens.ts";
import { fitFinding } from "./index.ts";

/** Processes fitted to the drivers' counted histories, by driver id. */
export const fits: Lens<{ [driver: string]: FitFinding }> = {
  id: "fits",
  needs: (c) =>
    c.drivers.some((driver) => driver.evidence?.file && observed(c, driver).values.length >= MIN_MONTHS)
      ? null
      : `no driver has a counted history of ${MIN_MONTHS} months or more`,
  find: ({ case: c }) =>
    Object.fromEntries(
      c.drivers.flatMap((driver) => {
        const found = fitFinding(c, driver);
        return found ? [[driver.id, found]] : [];
      }),
    ),
  write: (findings, { drivers }) => {
    for (const [driver, found] of Object.entries(findings)) drivers[driver].fit = found;
  },
};
