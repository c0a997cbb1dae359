/**
 * `entente evidence fit`: processes for the histories of a case, with intervals, tests of the residuals, and the block
 * for case.yaml.
 */
import { basename, join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { observed } from "../../evidence/fit/history.ts";
import { fit, type Candidate } from "../../evidence/fit/index.ts";
import { block, interval, leftOver } from "../../evidence/fit/print.ts";
import type { Case, Driver } from "../../language/index.ts";
import { monthName } from "../../numbers/months.ts";
import { put } from "../../files/put.ts";
import type { Given } from "../arguments.ts";
import { loadValidCase } from "../load-valid-case.ts";
import { complain, print, printJson, table, wrap } from "../terminal.ts";

/** `evidence fit CASE`: processes for each driver whose history is long enough; nothing is written into the case. */
export async function fitDrivers(given: Given): Promise<number> {
  const { case: c, folder } = loadValidCase(given.positionals[0]);
  const only = given.flags["driver"];
  if (only !== undefined && !c.drivers.some(({ id }) => id === only))
    throw new EntenteError(
      "wrong-usage",
      `the case has no driver '${only}'; it has ${c.drivers.map(({ id }) => id).join(", ")}`,
    );
  const fits = c.drivers
    .filter(({ id }) => only === undefined || id === only)
    .map((driver) => ({ driver, found: fit(observed(c, driver)) }));
  if (given.flags["json"])
    return printJson(
      Object.fromEntries(
        fits.map(({ driver, found }) => [driver.id, found.map((one) => ({ ...one, ahead: undefined }))]),
      ),
    );
  const pictures = given.flags["output"] === undefined ? [] : await draw(String(given.flags["output"]), c, fits);
  const shown = fits.filter(({ found }) => found.length > 0);
  const short = fits.filter(({ found }) => found.length === 0).map(({ driver }) => driver.id);
  if (short.length > 0)
    complain(`not fitted, with fewer than 24 observed months or always the same level: ${short.join(", ")}`);
  if (shown.length === 0)
    throw new EntenteError(
      "wrong-input",
      `no driver of ${basename(folder)} has a history that can be fitted; histories of 24 months or more come from evidence.yaml`,
    );
  return print([...shown.map(({ driver, found }) => inFull(c, driver, found)), ...pictures].join("\n\n"));
}

function inFull(c: Case, driver: Driver, found: readonly Candidate[]): string {
  const { months } = observed(c, driver);
  const [best] = found;
  const stated = driver.evidence?.points.length ?? months.length;
  const span = `${months.length} months, ${monthName(months[0])} to ${monthName(months.at(-1)!)}${stated === 0 ? "" : `, ${stated} of them stated and not counted`}`;
  const rows = found.map((one) => [
    one.process,
    one.behind < 0.005 ? "least" : `+${one.behind.toFixed(1)}`,
    Object.entries(one.estimates)
      .map(([name, estimate]) => `${name} ${interval(estimate)}`)
      .join(", "),
  ]);
  const ground = `Fitted to ${driver.evidence?.file ?? "the history"}: ${span}; ${best!.process}, 90 % intervals by maximum likelihood.`;
  return [
    `${driver.name} [${driver.id}], ${span}${driver.unit ? `, ${driver.unit}` : ""}`,
    table([["process", "AICc", "estimates with 90 % intervals"], ...rows], "  "),
    ...found.map((one) => wrap(`${one.process}: ${leftOver(one)}`, "  ")),
    "  the block for case.yaml, if you want it:",
    ...block(best!, [
      ground,
      ...(driver.evidence?.notes.filter((note) => !note.startsWith("query: ")) ?? []).slice(0, 2),
    ]).map((line) => `    ${line}`),
    ...(driver.evidence?.notes.filter((note) => note.startsWith("query: ")).map((note) => `    # ${note}`) ?? []),
  ].join("\n");
}

/** Pictures of the best fit of each driver, one SVG each. */
async function draw(
  to: string,
  c: Case,
  fits: readonly { driver: Driver; found: readonly Candidate[] }[],
): Promise<string[]> {
  const { fitted } = await import("../../pictures/index.ts");
  const { parseHTML } = await import("linkedom");
  const paper = { document: parseHTML("<!doctype html><html><body></body></html>").document };
  return fits.flatMap(({ driver, found: [best] }) => {
    if (!best) return [];
    const { months, values } = observed(c, driver);
    const svg = fitted(
      {
        title: driver.name,
        note: `${best.process}${driver.unit ? `, ${driver.unit}` : ""}`,
        seen: months.map((month, i) => ({ month: monthName(month), value: values[i], expected: best.expected[i] })),
        fan: Array.from({ length: 24 }, (_, k) => ({ month: monthName(months.at(-1)! + k + 1), ...best.ahead(k + 1) })),
      },
      paper,
    );
    const file = join(to, `fit-${driver.id}.svg`);
    put(file, svg);
    return [`picture  ${file}`];
  });
}
