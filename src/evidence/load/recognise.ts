/** Recognises the layout of a text from its first lines; without certainty the file is refused. */
import { closeSync, openSync, readSync } from "node:fs";
import { EntenteError } from "../../errors.ts";
import { nearest, suggestion } from "../../language/text/nearest.ts";
import { GED_COLUMNS, LAYOUTS, NAMES, plainEvents, plainSeries, wideSeries, type Layout } from "./layouts.ts";
import { visible } from "../../language/text/visible.ts";

export interface Recognised {
  layout: Layout;
  /** Names in the file's order. */ columns: string[];
  /** Whether the first line is a header. */ header: boolean;
}

const PERIODS = ["period", "month", "date", "time", "year"];
const HEAD = 1 << 16;

/** The first lines of a file, as text; whole lines only where there is more than one. */
export function head(path: string): string[] {
  const buffer = Buffer.alloc(HEAD);
  const file = openSync(path, "r");
  const length = readSync(file, buffer, 0, HEAD, 0);
  closeSync(file);
  const lines = buffer
    .toString("utf8", 0, length)
    .replace(/^\ufeff/, "")
    .split(/\r?\n/);
  if (length === HEAD && lines.length > 1) lines.pop();
  return lines.filter((line) => line.trim() !== "").slice(0, 20);
}

/**
 * @param name the file's name, for messages and for a series without one
 * @param as the layout named by the user
 * @throws EntenteError `wrong-input`, with a description of the file, where it has none of the layouts or not the one named
 */
export function recognise(path: string, name: string, as: string | null): Recognised {
  if (as !== null && !NAMES.includes(as))
    throw new EntenteError(
      "wrong-input",
      `unknown layout '${as}'${suggestion(nearest(as, NAMES)) || `; known: ${NAMES.join(", ")}`}`,
    );
  const lines = head(path);
  const [first] = lines;
  if (first === undefined) throw new EntenteError("wrong-input", `${name} is empty`);
  const found = headless(lines) ?? headed(first, name, as);
  if (!found)
    throw new EntenteError(
      "wrong-input",
      `${name} is ${as === null ? "none of the known layouts" : `not ${as}`}: its first line has ${shape(first)}${looks(as)}`,
    );
  const twice = found.columns.find(
    (column, at) => column !== "" && needed(found).includes(column) && found.columns.indexOf(column) < at,
  );
  if (twice !== undefined)
    throw new EntenteError("wrong-input", `${name} has two columns '${twice}'; which of them is meant is not known`);
  if (as !== null && found.layout.id !== as)
    throw new EntenteError("wrong-input", `${name} is not ${as}: it looks like ${found.layout.what}`);
  return found;
}

/** Columns that are used. */
const needed = ({ layout: { columns } }: Recognised): readonly string[] => [
  ...columns,
  "series_id",
  "unit",
  "known_at",
];

/** First characters of a file in the layout, in words. */
function looks(as: string | null): string {
  const layout = LAYOUTS.find(({ id }) => id === as);
  if (!layout) return "; docs/use/evidence.md says what the layouts are";
  const mark = layout.delimiter === "," ? "commas" : "tabs";
  return layout.headed
    ? `; that of ${as} names ${layout.columns.slice(0, 3).join(", ")}, ... between ${mark}`
    : `; ${as} has ${layout.columns.length} columns between ${mark} and no header`;
}

function shape(line: string): string {
  const counts = (["\t", ",", ";", "|"] as const)
    .map((mark) => ({ mark, count: line.split(mark).length }))
    .sort((a, b) => b.count - a.count);
  const { mark, count } = counts[0];
  if (count === 1) return `one column: ${visible(line.slice(0, 80))}`;
  return `${count} columns between ${mark === "\t" ? "tabs" : mark === "," ? "commas" : mark === ";" ? "semicolons" : "bars"}: ${visible(line.slice(0, 80).replaceAll("\t", " | "))}`;
}

function headless(lines: readonly string[]): Recognised | null {
  const widths = lines.map((line) => line.split("\t").length);
  const dated = lines
    .map((line) => line.split("\t"))
    .filter((cells) => /^\d{8}$/.test(cells[1] ?? "") && /^\d{6}$/.test(cells[2] ?? ""));
  if (2 * dated.length > lines.length) {
    for (const layout of LAYOUTS) {
      if (layout.headed) continue;
      const right = widths.filter((width) => width === layout.columns.length || width === layout.short).length;
      const added = dated.filter((cells) =>
        (layout.id === "gdelt2" ? /^\d{14}$/ : /^\d{8}$/).test(cells[layout.columns.indexOf("DATEADDED")] ?? ""),
      ).length;
      if (2 * right > widths.length && 2 * added > dated.length)
        return { layout, columns: [...layout.columns], header: false };
    }
    return null;
  }
  const ged = cellsOf(lines[0], ",");
  if (ged.length !== GED_COLUMNS.length || !/^\d+$/.test(ged[0]) || !/^\d{4}$/.test(ged[2]) || !/^[123]$/.test(ged[5]))
    return null;
  return { layout: LAYOUTS.find(({ id }) => id === "ged")!, columns: GED_COLUMNS, header: false };
}

function headed(first: string, name: string, as: string | null): Recognised | null {
  const alike = LAYOUTS.filter((layout) => layout.headed).flatMap((layout) => {
    const cells = cellsOf(first, layout.delimiter).map((cell) =>
      layout.id === "polecat" && cell === "Event Intensity" ? "Intensity" : cell,
    );
    return layout.columns.every((column) => cells.includes(column)) ? [{ layout, columns: cells, header: true }] : [];
  });
  if (alike.length > 0 && as !== "csv")
    return alike.length === 1 ? alike[0] : (alike.find(({ layout }) => layout.id === as) ?? null);
  return plain(cellsOf(first, ","), name);
}

/**
 * Plain tables: of events by the names of `event`, of series by period and value, or a date and one series a column.
 */
function plain(cells: string[], name: string): Recognised | null {
  const columns = cells.map((cell) => cell.trim());
  const low = columns.map((cell) => cell.toLowerCase());
  if (low.includes("event_date") && low.includes("event_id"))
    return { layout: plainEvents(low), columns: low, header: true };
  const period = PERIODS.find((word) => low.includes(word));
  if (period === undefined || columns.length < 2) return null;
  if (low.includes("value"))
    return { layout: plainSeries("csv", period, low, name.replace(/\.[^.]*$/, "")), columns: low, header: true };
  if (low[0] !== period || new Set(columns).size < columns.length) return null;
  const named = [period, ...columns.slice(1)];
  return { layout: wideSeries(period, named), columns: named, header: true };
}

/** Cells of one line; quotation marks count where the delimiter is a comma. */
export function cellsOf(line: string, delimiter: "\t" | ","): string[] {
  if (delimiter === "\t") return line.split("\t").map((cell) => cell.trim());
  const cells: string[] = [];
  for (let at = 0; at <= line.length;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*(?=,|$)/.exec(line.slice(at));
    const end = quoted ? at + quoted[0].length : line.indexOf(",", at) < 0 ? line.length : line.indexOf(",", at);
    cells.push(quoted ? quoted[1].replaceAll('""', '"') : line.slice(at, end).trim());
    at = end + 1;
  }
  return cells;
}
