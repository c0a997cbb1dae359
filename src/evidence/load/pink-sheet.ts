/**
 * The World Bank's Pink Sheet: the sheet 'Monthly Prices' of the workbook, or saved as a text. Above the first month,
 * as 1960M01, stand a row of names, one of units in brackets, and in some years one of codes.
 */
import { EntenteError } from "../../errors.ts";
import type { Row } from "./delimited.ts";
import type { Cell, SeriesTable } from "./series-table.ts";

/** Sheet of the workbook that holds the monthly prices. */
export const MONTHLY_PRICES = "Monthly Prices";
const MONTH = /^\d{4}M\d{2}$/;
/** Rows above the first month that are searched for names. */
const HEAD_ROWS = 12;

/** Whether rows of a text are those of the Pink Sheet: a month in its form below a row of units in brackets. */
export function isPinkSheet(rows: readonly Row[]): boolean {
  const first = rows.findIndex(({ cells }) => MONTH.test(cells[0] ?? ""));
  return first > 0 && first < 2 * HEAD_ROWS && rows.slice(0, first).some(({ cells }) => areUnits(cells));
}

const texts = (cells: readonly string[]): string[] => cells.slice(1).filter((cell) => cell !== "");
const areUnits = (cells: readonly string[]): boolean => {
  const all = texts(cells);
  return all.length > 0 && 2 * all.filter((cell) => cell.startsWith("(")).length > all.length;
};
const areCodes = (cells: readonly string[]): boolean => texts(cells).every((cell) => /^[A-Z0-9_]+$/.test(cell));

/** @throws EntenteError `wrong-input` where there is no month, or no row of names above the first */
export function readPinkSheet(rows: readonly Row[], name: string): SeriesTable {
  const first = rows.findIndex(({ cells }) => MONTH.test(cells[0] ?? ""));
  const head = rows
    .slice(Math.max(0, first - HEAD_ROWS), Math.max(0, first))
    .filter(({ cells }) => texts(cells).length > 1 || (cells[0] === "" && texts(cells).length === 1));
  const units = head.find(({ cells }) => areUnits(cells))?.cells ?? [];
  const named = head.filter(({ cells }) => !areUnits(cells));
  const names = named.findLast(({ cells }) => !areCodes(cells)) ?? named.at(-1);
  if (first < 0 || !names)
    throw new EntenteError(
      "wrong-input",
      `${name}: the sheet '${MONTHLY_PRICES}' has no row of names above a first month as 1960M01`,
    );
  const cells: Cell[] = [];
  for (const { row, cells: values } of rows.slice(first))
    names.cells.forEach((series, column) => {
      if (column === 0 || series === "") return;
      cells.push({
        row,
        series: series.replace(/\s*\*+$/, ""),
        unit: (units[column] ?? "").replace(/^\((.*)\)$/, "$1"),
        period: values[0] ?? "",
        value: values[column] ?? "",
      });
    });
  return { cells, known: updatedOn(rows.slice(0, first)), what: "the World Bank's Pink Sheet, monthly prices" };
}

/** The day of update that the head of the sheet says, null where it says none. */
function updatedOn(head: readonly Row[]): string | null {
  for (const { cells } of head) {
    const said = /updated\s+(?:on\s+)?([A-Z][a-z]+ \d{1,2}, \d{4})/i.exec(cells.join(", "))?.[1];
    const time = said === undefined ? Number.NaN : Date.parse(`${said} UTC`);
    if (!Number.isNaN(time)) return new Date(time).toISOString().slice(0, 10);
  }
  return null;
}
