/** `entente evidence`: files into a database, rows into a case's series, series into fitted processes. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { besideOf, caseAt, textOf } from "../files/case-folder.ts";
import { Refused, Unable } from "../evidence/refused.ts";
import type { Loaded } from "../evidence/load.ts";
import type { Known } from "../evidence/statement.ts";
import { observed } from "../evidence/fit/finding.ts";
import { fit, type Candidate } from "../evidence/fit/index.ts";
import { block, interval, leftOver } from "../evidence/fit/words.ts";
import { format, monthText, recipes, type Case, type Driver } from "../language/index.ts";
import type { Given } from "./arguments.ts";
import { Failure, Interrupted } from "./failure.ts";
import { soundCase } from "./sound.ts";
import { columns, complain, print, printJson } from "./terminal.ts";

const DATABASE = "evidence.duckdb";

/** Runs with what evidence throws turned into an exit status. */
async function told(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) throw new Failure(1, error.message);
    if (error instanceof Unable) throw new Failure(3, error.message);
    throw error;
  }
}

/** `evidence load FILE...`: each file whole or not at all. */
export async function loadFiles(given: Given, signal: AbortSignal): Promise<number> {
  return told(async () => {
    const { inWords } = await import("../evidence/aside.ts");
    const { load, Stopped } = await import("../evidence/load.ts");
    const { open } = await import("../evidence/open.ts");
    const encoding = given.flags["encoding"];
    if (encoding !== undefined && encoding !== "latin-1" && encoding !== "utf-8") throw new Failure(2, `--encoding takes utf-8 or latin-1, not '${encoding}'`);
    const database = String(given.flags["db"] ?? DATABASE);
    const options = { as: given.flags["as"] === undefined ? null : String(given.flags["as"]), known: knownOf(given.flags["known"]), encoding: encoding === "latin-1" ? encoding : null, signal } as const;
    for (const file of given.positionals) if (!existsSync(file)) throw new Failure(1, `there is no file '${file}'`);
    const store = await open(database, { make: true });
    const all: Loaded[] = [];
    try {
      for (const file of given.positionals) {
        const loaded = await load(store, file, options);
        all.push(...loaded);
        if (!given.flags["json"]) print(loaded.map((one) => [sentence(one), ...one.shown.map(inWords), ...(one.bad > one.shown.length ? [`  and ${one.bad - one.shown.length} more; all stand in the table 'rejected'`] : [])].join("\n")).join("\n"));
      }
    } catch (error) {
      if (error instanceof Stopped) throw new Interrupted();
      if (error instanceof Refused && all.length > 0) throw new Refused(`${error.message}\nthe ${all.length === 1 ? "file" : `${all.length} files`} before it ${all.length === 1 ? "is" : "are"} loaded`);
      throw error;
    } finally {
      store.close();
    }
    return given.flags["json"] ? printJson(all) : print(`${all.reduce((sum, one) => sum + one.rows, 0)} rows added to ${database}`);
  });
}

function knownOf(said: string | true | undefined): Known | null {
  if (said === undefined) return null;
  const text = String(said);
  if (/^\+\d{1,4}$/.test(text)) return { days: Number(text.slice(1)) };
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  if (!date) throw new Failure(2, `--known takes a day, 2012-10-31, or a number of days after each row's own date, +45; not '${text}'`);
  return { date: text };
}

function sentence({ name, what, rows, repeated, bad, before }: Loaded): string {
  if (before !== null) return `${name}: loaded before${before === name ? "" : ` as ${before}`}; nothing added`;
  return `${name}: ${what}; ${rows} rows added${repeated > 0 ? `, ${repeated} were there before` : ""}${bad > 0 ? `, ${bad} bad and set aside:` : ""}`;
}

/** `evidence series CASE`: makes the series files that evidence.yaml names. */
export async function writeSeries(given: Given): Promise<number> {
  return told(async () => {
    const { monthly, seriesFile, MADE } = await import("../evidence/series.ts");
    const { open } = await import("../evidence/open.ts");
    const path = given.positionals[0]!;
    const at = caseAt(path);
    if ("why" in at) throw new Failure(1, `there is no case at '${path}'`);
    const text = textOf(at.file);
    if ("problem" in text) throw new Failure(1, `${basename(at.file)} cannot be read`);
    const found = recipes({ id: basename(at.folder), file: basename(at.file), text: text.text }, (name) => besideOf(at.folder, name));
    if (!found.recipes) throw new Failure(1, `the evidence of this case cannot be read:\n${found.messages.filter((m) => m.severity === "error").map(format).join("\n")}`);
    const { series, asOf } = found.recipes;
    if (series.length === 0) throw new Failure(1, "evidence.yaml has no series that is made from loaded rows (events or series)");
    const own = join(at.folder, DATABASE);
    const store = await open(String(given.flags["db"] ?? (existsSync(own) ? own : DATABASE)), { make: false });
    try {
      const made = [];
      for (const { id, recipe, file } of series) {
        const months = await monthly(store, id, recipe, asOf);
        made.push({ id, file, ...months });
        if (given.flags["json"] || file === null) continue;
        const to = join(at.folder, file);
        if (existsSync(to) && !readFileSync(to, "utf8").startsWith(`# ${MADE}`) && !given.flags["force"]) throw new Failure(1, `'${relative(".", to)}' was not made by this command; --force writes over it`);
        mkdirSync(dirname(to), { recursive: true });
        put(to, seriesFile(`${id} of ${basename(at.folder)} as of ${asOf}`, months));
      }
      if (given.flags["json"]) return printJson(made);
      return print(made.map(({ id, file, months, query }) => `${id}: ${months.filter(({ value }) => value !== null).length} months, ${months[0]!.month} to ${months.at(-1)!.month}${file === null ? "; say `file:` in evidence.yaml to write it" : `, written to ${relative(".", join(at.folder, file))}`}\n  ${query}`).join("\n"));
    } finally {
      store.close();
    }
  });
}

function put(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

/** `evidence fit CASE`: processes for each driver whose history is long enough; nothing is written into the case. */
export async function fitDrivers(given: Given): Promise<number> {
  const { case: c, folder } = soundCase(given.positionals[0]!);
  const only = given.flags["driver"];
  if (only !== undefined && !c.drivers.some(({ id }) => id === only)) throw new Failure(2, `the case has no driver '${only}'; it has ${c.drivers.map(({ id }) => id).join(", ")}`);
  const fits = c.drivers.filter(({ id }) => only === undefined || id === only).map((driver) => ({ driver, found: fit(observed(c, driver)) }));
  if (given.flags["json"]) return printJson(Object.fromEntries(fits.map(({ driver, found }) => [driver.id, found.map((one) => ({ ...one, ahead: undefined }))])));
  const pictures = given.flags["output"] === undefined ? [] : await draw(String(given.flags["output"]), c, fits);
  const shown = fits.filter(({ found }) => found.length > 0);
  const short = fits.filter(({ found }) => found.length === 0).map(({ driver }) => driver.id);
  if (short.length > 0) complain(`not fitted, with fewer than 24 observed months or always the same level: ${short.join(", ")}`);
  if (shown.length === 0) throw new Failure(1, `no driver of ${basename(folder)} has a history that can be fitted; histories of 24 months or more come from evidence.yaml`);
  return print([...shown.map(({ driver, found }) => inFull(c, driver, found)), ...pictures].join("\n\n"));
}

function inFull(c: Case, driver: Driver, found: readonly Candidate[]): string {
  const { months } = observed(c, driver);
  const [best] = found;
  const stated = driver.evidence?.points.length ?? months.length;
  const span = `${months.length} months, ${monthText(months[0]!)} to ${monthText(months.at(-1)!)}${stated === 0 ? "" : `, ${stated} of them stated and not counted`}`;
  const rows = found.map((one) => [one.process, one.behind < 0.005 ? "least" : `+${one.behind.toFixed(1)}`, Object.entries(one.estimates).map(([name, estimate]) => `${name} ${interval(estimate)}`).join(", ")]);
  const ground = `Fitted to ${driver.evidence?.file ?? "the history"}: ${span}; ${best!.process}, 90 % intervals by maximum likelihood.`;
  return [
    `${driver.name} [${driver.id}], ${span}${driver.unit ? `, ${driver.unit}` : ""}`,
    columns([["  process", "AICc", "estimates with 90 % intervals"], ...rows.map(([a, b, e]) => [`  ${a}`, b!, e!])]),
    ...found.map((one) => `  ${one.process}: ${leftOver(one)}`),
    "  the block for case.yaml, if you want it:",
    ...block(best!, [ground, ...(driver.evidence?.notes.filter((note) => !note.startsWith("query: ")) ?? []).slice(0, 2)]).map((line) => `    ${line}`),
    ...(driver.evidence?.notes.filter((note) => note.startsWith("query: ")).map((note) => `    # ${note}`) ?? []),
  ].join("\n");
}

/** Pictures of the best fit of each driver, one SVG each. */
async function draw(to: string, c: Case, fits: readonly { driver: Driver; found: readonly Candidate[] }[]): Promise<string[]> {
  const { fitted } = await import("../pictures/index.ts");
  const { parseHTML } = await import("linkedom");
  const paper = { document: parseHTML("<!doctype html><html><body></body></html>").document };
  mkdirSync(to, { recursive: true });
  return fits.flatMap(({ driver, found: [best] }) => {
    if (!best) return [];
    const { months, values } = observed(c, driver);
    const svg = fitted({
      title: driver.name, note: `${best.process}${driver.unit ? `, ${driver.unit}` : ""}`,
      seen: months.map((month, i) => ({ month: monthText(month), value: values[i]!, expected: best.expected[i]! })),
      fan: Array.from({ length: 24 }, (_, k) => ({ month: monthText(months.at(-1)! + k + 1), ...best.ahead(k + 1) })),
    }, paper);
    const file = join(to, `fit-${driver.id}.svg`);
    put(file, svg);
    return [`picture  ${file}`];
  });
}
