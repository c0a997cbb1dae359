/** A plain series beside a case: CSV with `month,value` and, where rows were counted, `known_at`, `rows` and `covered`. */
import type { Month } from "../case.ts";
import { parseDate } from "./dates.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { decimalIn } from "./quantity.ts";
import { shorten } from "../text/visible.ts";
import { MAX_MAGNITUDE } from "../../numbers/quantity.ts";
import type { Reading } from "./reading.ts";

/** One month of a series file. `value` is null where the file marks it as unknown. */
interface SeriesRow {
  month: Month;
  value: number | null;
  /** Rows behind the value. */ rows: number | null;
  /** Rows of the source in that month. */ covered: number | null;
}
export interface SeriesFile {
  /** Lines at the head that begin with #, without it. */ notes: string[];
  months: SeriesRow[];
  /** Rows left out because they were known only after as_of. */ later: number;
}

const COLUMNS = ["month", "value", "known_at", "rows", "covered"] as const;

/**
 * Reads a series file; every message has its line. Months in order of time, each once, none after as_of or known only
 * after it.
 * @param reading a reading of the series file itself
 */
export function readSeriesFile(reading: Reading): SeriesFile | null {
  const notes: string[] = [];
  const months = new Map<Month, SeriesRow>();
  let header: string[] | null = null;
  let later = 0;
  let start = 0;
  for (const line of reading.text.split("\n")) {
    const span = { start, end: start + line.length };
    start += line.length + 1;
    const text = line.replace(/\r$/, "").replace(/^\ufeff/, "");
    if (text.startsWith("#")) {
      if (!header) notes.push(text.slice(1).trim());
      continue;
    }
    if (text.trim() === "") continue;
    const cells = text.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    if (!header) {
      header = headerOf(reading, cells, span);
      if (!header) return null;
      continue;
    }
    if (cells.length !== header.length) {
      reading.error(
        "wrong-type",
        `this row has ${cells.length} cells and the header ${header.length}${cells.length > header.length ? "; a number is written without commas: 1234.5" : ""}`,
        "",
        span,
      );
      continue;
    }
    const row = rowOf(reading, new Map(header.map((name, at) => [name, cells[at]])), span);
    if (!row) continue;
    if (reading.asOf && (row.month > reading.asOf.month || (row.knownAt !== null && row.knownAt > reading.asOf.last))) {
      later++;
      continue;
    }
    if (months.has(row.month)) reading.error("repeated", `this month is given twice; keep one row`, "", span);
    else months.set(row.month, row);
  }
  if (!header)
    reading.error("missing-key", "this file is empty; its first line is month,value", "", { start: 0, end: 0 });
  return {
    notes,
    months: [...months.values()]
      .sort((a, b) => a.month - b.month)
      .map(({ month, value, rows, covered }) => ({ month, value, rows, covered })),
    later,
  };
}

function headerOf(reading: Reading, cells: string[], span: { start: number; end: number }): string[] | null {
  let sound = true;
  for (const cell of cells) {
    if ((COLUMNS as readonly string[]).includes(cell)) continue;
    reading.error(
      "unknown-key",
      `unknown column '${shorten(cell)}'${suggestion(nearest(cell, COLUMNS)) || `; known: ${COLUMNS.join(", ")}`}`,
      "",
      span,
    );
    sound = false;
  }
  for (const needed of ["month", "value"]) {
    if (!cells.includes(needed)) {
      reading.error("missing-key", `the column '${needed}' is missing; the first line is month,value`, "", span);
      sound = false;
    }
  }
  if (new Set(cells).size < cells.length) {
    reading.error("repeated", "a column is given twice", "", span);
    sound = false;
  }
  return sound ? cells : null;
}

function rowOf(
  reading: Reading,
  cells: Map<string, string>,
  span: { start: number; end: number },
): (SeriesRow & { knownAt: string | null }) | null {
  const written = cells.get("month")!;
  const date = parseDate(written);
  if (!date || date.precision === "year") {
    reading.error("bad-date", `'${shorten(written)}' is not a month; one is written as 2012-10`, "", span);
    return null;
  }
  const known = cells.get("known_at") ?? "";
  const knownAt = known === "" ? null : parseDate(known);
  if (knownAt === null && known !== "") {
    reading.error("bad-date", `'${shorten(known)}' is not a date; one is written as 2012-10-31`, "", span);
    return null;
  }
  const value = numberOf(reading, cells.get("value")!, span);
  const [rows, covered] = (["rows", "covered"] as const).map((name) =>
    cells.has(name) ? numberOf(reading, cells.get(name)!, span) : null,
  );
  return { month: date.month, value, rows: rows!, covered: covered!, knownAt: knownAt?.last ?? null };
}

function numberOf(reading: Reading, cell: string, span: { start: number; end: number }): number | null {
  if (cell === "") return null;
  const value = decimalIn(cell);
  if (value !== null && Math.abs(value) <= MAX_MAGNITUDE) return value;
  reading.error(
    "bad-quantity",
    value === null
      ? `'${shorten(cell)}' is not a number; leave the cell empty where nothing is known`
      : `'${shorten(cell)}' is too large: a value is at most ${MAX_MAGNITUDE} either way; choose a larger unit`,
    "",
    span,
  );
  return null;
}
