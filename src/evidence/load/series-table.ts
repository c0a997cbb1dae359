/**
 * Tables of series as statistical offices and data sites publish them: one value a row (OWID, SDMX), one series a
 * column (FRED, EIA), or one period a column (IMF, World Bank, EIA), with lines of text above and below.
 */
import { EntenteError } from "../../errors.ts";
import { shorten } from "../../language/text/visible.ts";
import type { Row } from "./delimited.ts";
import type { DateOrder } from "./layouts/dates.ts";
import { orderOf, readMonth, readPeriod } from "./periods.ts";

/** A value with its row in the file. */
export interface Cell {
  row: number;
  series: string;
  unit: string;
  period: string;
  value: string;
}
/** `known`: the day of publication that the table states, null where it states none. */
export interface SeriesTable {
  cells: Cell[];
  known: string | null;
  what: string;
}

/** Rows among which the header is searched. */
const HEAD_ROWS = 60;
const TIME =
  /^(observation.?date|obs.?date|date|time.?period|period|time|month|quarter|year|day|date.?time|timestamp)$/i;
const VALUE = /^(obs.?value|value)$/i;
const UNIT = /^units?(.?of.?measure|.?measure|.?name)?$/i;
/** Columns that say something about a value without telling series apart. */
const ASIDE =
  /^(.*code|iso.?\d?|source.?key|.*flag.*|.*status.*|.*note.*|.*comment.*|decimals|unit.?mult.*|scale|.*confident.*|(last.?)?updated?.*|source)$/i;
const MISSING = new Set([
  "",
  ".",
  "..",
  "...",
  "\u2026",
  "-",
  "--",
  "na",
  "n/a",
  "n.a.",
  "nan",
  "null",
  ":",
  "x",
  "w",
  "nm",
]);
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * Reads the series of a table.
 * @param name the file's name, for messages and for a series without another
 * @returns null where no row is the header of such a table
 * @throws EntenteError `wrong-input` where days and months cannot be told apart or a name stands twice
 */
export function readSeriesTable(rows: readonly Row[], name: string): SeriesTable | null {
  for (let at = 0; at < Math.min(rows.length - 1, HEAD_ROWS); at++) {
    const header = rows[at].cells;
    const data = rows.slice(at + 1);
    if (arePeriods(header)) return byColumn(header, data, name);
    const time = header.findIndex((cell) => TIME.test(cell));
    const column = time >= 0 ? time : header[0] === "" && header.length > 1 ? 0 : -1;
    if (column >= 0 && header.length > 1 && data.slice(0, 3).some(({ cells }) => isPeriod(cells[column] ?? "")))
      return byRow(header, column, data, name);
  }
  return null;
}

/** Whether a row is a header of periods: at least two, and from the first on nothing else. */
function arePeriods(cells: readonly string[]): boolean {
  const first = cells.findIndex(isPeriod);
  const rest = cells.slice(first).filter((cell) => cell !== "");
  return (
    first >= 0 && rest.length > 1 && rest.every(isPeriod) && cells.slice(0, first).every((cell) => !NUMBER.test(cell))
  );
}

const isPeriod = (text: string): boolean => readPeriod(text, "month-first") !== null;
const isMissing = (text: string): boolean => MISSING.has(text.toLowerCase());

/** One period a column. */
function byColumn(header: readonly string[], data: readonly Row[], name: string): SeriesTable {
  const order = orderIn(header, name);
  const times = header.flatMap((cell, column) => {
    const period = readPeriod(cell, order);
    return period === null ? [] : [{ column, period }];
  });
  const repeated = times.find(({ period }, n) => times.findIndex((one) => one.period === period) < n);
  if (repeated) throw new EntenteError("wrong-input", `${name} has two columns for ${repeated.period}`);
  const others = header.map((cell, column) => ({ cell, column })).filter(({ cell }) => !isPeriod(cell));
  const unit = others.find(({ cell }) => UNIT.test(cell))?.column;
  const identity = identityOf(others, unit);
  const attribute = others.find(({ cell }) => /^attribute$/i.test(cell))?.column;
  const values = numbersIn(
    data,
    times.map(({ column }) => column),
  );
  const cells: Cell[] = [];
  for (const { row, cells: line } of data) {
    if (isNote(line) || (attribute !== undefined && !/^value$/i.test(line[attribute] ?? ""))) continue;
    const series = identity
      .map((column) => line[column] ?? "")
      .filter((part) => part !== "")
      .join(" ");
    for (const { column, period } of times)
      cells.push({ row, series: series || stem(name), unit: cellAt(line, unit), period, value: values(line[column]) });
  }
  return { cells, known: null, what: `a table of ${times.length} periods, one a column` };
}

/** One period a row, with the series in columns or told apart by other columns. */
function byRow(header: readonly string[], time: number, data: readonly Row[], name: string): SeriesTable {
  const month = /^year$/i.test(header[time]) ? header.findIndex((cell) => /^month$/i.test(cell)) : -1;
  const order = orderIn(
    data.map(({ cells }) => cells[time] ?? ""),
    name,
  );
  const period = (cells: readonly string[]): string => {
    const written = cells[time] ?? "";
    const read = readPeriod(written, order);
    if (month < 0 || read === null) return read ?? written;
    const number = readMonth(cells[month] ?? "");
    return number === null ? `${written} ${cells[month] ?? ""}` : `${read}-${number}`;
  };
  const rows = data.filter(({ cells }) => !isNote(cells) || isPeriod(cells[time] ?? ""));
  const others = header
    .map((cell, column) => ({ cell, column }))
    .filter(({ column }) => column !== time && column !== month);
  const unit = others.find(({ cell }) => UNIT.test(cell))?.column;
  const stated = others.find(({ cell }) => VALUE.test(cell));
  const valued = stated
    ? [stated]
    : others.filter(({ cell, column }) => column !== unit && isNumeric(rows, column, cell));
  if (valued.length === 0)
    throw new EntenteError(
      "wrong-input",
      `${name} has a column of periods, '${shorten(header[time])}', and none of numbers`,
    );
  const identity = identityOf(
    others.filter(({ column }) => !valued.some((one) => one.column === column)),
    unit,
  );
  const twice = valued.find(({ cell }, n) => valued.findIndex((one) => one.cell === cell) < n);
  if (twice)
    throw new EntenteError(
      "wrong-input",
      `${name} has two columns '${shorten(twice.cell)}'; which of them is meant is not known`,
    );
  const values = numbersIn(
    rows,
    valued.map(({ column }) => column),
  );
  const cells: Cell[] = [];
  for (const { row, cells: line } of rows) {
    const parts = identity.map((column) => line[column] ?? "").filter((part) => part !== "");
    for (const { cell, column } of valued) {
      const series = [...parts, ...(stated || cell === "" ? [] : [cell])].join(" ");
      cells.push({
        row,
        series: series || stem(name),
        unit: cellAt(line, unit),
        period: period(line),
        value: values(line[column]),
      });
    }
  }
  return {
    cells,
    known: null,
    what: stated ? "a table of one value a row" : `a table of ${valued.length} series, one a column`,
  };
}

const stem = (name: string): string => name.replace(/\.[^.]*$/, "");
const cellAt = (line: readonly string[], column: number | undefined): string =>
  column === undefined ? "" : (line[column] ?? "");
/** A line of text below or above the table: one cell in all. */
const isNote = (cells: readonly string[]): boolean => cells.filter((cell) => cell !== "").length < 2;

/** Columns whose texts tell series apart: names rather than codes, codes where there is nothing else. */
function identityOf(others: readonly { cell: string; column: number }[], unit: number | undefined): number[] {
  const texts = others.filter(({ cell, column }) => column !== unit && !/^attribute$/i.test(cell));
  const named = texts.filter(({ cell }) => !ASIDE.test(cell));
  const chosen = named.length > 0 ? named : texts.filter(({ cell }) => /code|key|iso/i.test(cell));
  return chosen.map(({ column }) => column);
}

/** Whether a column holds numbers: of its cells with text more than nine in ten. */
function isNumeric(rows: readonly Row[], column: number, name: string): boolean {
  if (ASIDE.test(name)) return false;
  let [numbers, all] = [0, 0];
  for (const { cells } of rows) {
    const text = cells[column] ?? "";
    if (isMissing(text)) continue;
    all++;
    if (NUMBER.test(text) || /^[-+]?\d{1,3}([. ]\d{3})*,\d+$/.test(text)) numbers++;
  }
  return all > 0 && 10 * numbers > 9 * all;
}

/** Reads values: with a comma as the decimal sign where no value has a point and some have a comma that groups nothing. */
function numbersIn(rows: readonly Row[], columns: readonly number[]): (text: string | undefined) => string {
  let [comma, point] = [false, false];
  for (const { cells } of rows)
    for (const column of columns) {
      const text = cells[column] ?? "";
      if (/^[-+]?\d{1,3}(\.\d{3})*,\d+$/.test(text) && !/^[-+]?\d{1,3}(,\d{3})+$/.test(text)) comma = true;
      else if (/^[-+]?\d*\.\d+$/.test(text) && !/^[-+]?\d{1,3}(\.\d{3})+$/.test(text)) point = true;
    }
  return (text = "") => {
    if (isMissing(text)) return "";
    return comma && !point ? text.replaceAll(".", "").replace(",", ".") : text;
  };
}

/** Order of day and month in a column. @throws EntenteError where both are possible, or both occur */
function orderIn(texts: readonly string[], name: string): DateOrder {
  const found = texts.map(orderOf).filter((order) => order !== null);
  const [day, month] = [found.includes("day-first"), found.includes("month-first")];
  if (day && month) throw bothOrders(name);
  if (!day && !month && found.length > 0)
    throw eitherOrder(
      name,
      texts.find((text) => orderOf(text) === "either")!,
    );
  return day ? "day-first" : "month-first";
}

/** The error about days and months of which either may come first. */
export const eitherOrder = (name: string, text: string): EntenteError =>
  new EntenteError(
    "wrong-input",
    `${name}: in '${shorten(text)}' and all its other dates either number may be the month; write dates as 2012-10-31`,
  );
export const bothOrders = (name: string): EntenteError =>
  new EntenteError(
    "wrong-input",
    `${name} writes some dates with the day before the month and some with the month before the day; write them as 2012-10-31`,
  );
