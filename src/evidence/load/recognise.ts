/** Recognises the layout of a text from its first lines; without certainty the file is refused. */
import { closeSync, openSync, readSync } from "node:fs";
import { EntenteError } from "../../errors.ts";
import { nearest, suggestion } from "../../language/text/nearest.ts";
import { shorten, visible } from "../../language/text/visible.ts";
import { cellsOf, limitColumns, mapped, matched, missingFrom, type Delimiter, type Renamed } from "./columns.ts";
import { LAYOUTS, NAMES } from "./layouts/index.ts";
import { PERIOD } from "./layouts/dates.ts";
import { namesOf, type Layout } from "./layouts/layout.ts";
import { plainEvents, plainSeries } from "./layouts/plain.ts";

export interface Recognised {
  layout: Layout;
  /** Names in the file's order, the layout's own where it has them. */ columns: string[];
  /** Whether the first line is a header. */ header: boolean;
  delimiter: Delimiter;
  /** Whether cells may be in quotation marks. */ quoted: boolean;
  /** The first lines. */ sample: readonly string[];
}

const PERIODS = ["period", "month", "date", "time", "year"];
const DELIMITERS: readonly Delimiter[] = ["\t", ",", ";", "|"];
/** Layouts whose columns have names of SDMX, as many other tables: one that has some of them is no such file. */
const SHARING_NAMES: ReadonlySet<string> = new Set(["jodi"]);
/** The longest line that the database reads. */
const HEAD_BYTES = 2_000_000;
const HEAD_LINES = 20;

/** The first lines of a file, as text; whole lines only where there is more than one. */
export function head(path: string): string[] {
  const buffer = Buffer.alloc(HEAD_BYTES);
  const file = openSync(path, "r");
  const length = readSync(file, buffer, 0, HEAD_BYTES, 0);
  closeSync(file);
  const lines = buffer
    .toString("utf8", 0, length)
    .replace(/^\ufeff/, "")
    .split(/\r?\n/, 4 * HEAD_LINES);
  if (length === HEAD_BYTES && lines.length > 1 && lines.length < 4 * HEAD_LINES) lines.pop();
  return lines.filter((line) => line.trim() !== "").slice(0, HEAD_LINES);
}

/**
 * @param name the file's name, for messages and for a series without one
 * @param as the layout named by the user
 * @param renamed names of columns said by the user
 * @returns null where the file may be a table that `series-table.ts` reads
 * @throws EntenteError `wrong-input`, with a description of the file, where it has none of the layouts or not the one named
 */
export function recognise(
  path: string,
  name: string,
  as: string | null,
  renamed: readonly Renamed[],
): Recognised | null {
  if (as !== null && !NAMES.includes(as))
    throw new EntenteError(
      "wrong-input",
      `unknown layout '${shorten(as)}'${suggestion(nearest(as, NAMES)) || `; known: ${NAMES.join(", ")}`}`,
    );
  const lines = head(path);
  const [first] = lines;
  if (first === undefined) throw new EntenteError("wrong-input", `${name} is empty`);
  for (const delimiter of DELIMITERS) limitColumns(first.split(delimiter).length, name);
  const found = (renamed.length === 0 ? headless(lines) : null) ?? headed(lines, name, as, renamed);
  if (!found) {
    if (as === "csv" || as === "pinksheet") return null;
    if (as !== null || nearestLayout(first, null)) throw notKnown(lines, name, as);
    refuseBelowText(lines, name);
    return null;
  }
  const twice = found.columns.find(
    (column, at) => column !== "" && used(found).includes(column) && found.columns.indexOf(column) < at,
  );
  if (twice !== undefined)
    throw new EntenteError("wrong-input", `${name} has two columns '${twice}'; which of them is meant is not known`);
  if (as !== null && found.layout.id !== as)
    throw new EntenteError("wrong-input", `${name} is not ${as}: it looks like ${found.layout.what}`);
  return found;
}

/** Columns that are used. */
const used = ({ layout }: Recognised): readonly string[] => [...namesOf(layout), "series_id", "unit", "known_at"];

/** @throws EntenteError `wrong-input` where the header of a layout stands below other lines */
function refuseBelowText(lines: readonly string[], name: string): void {
  for (const line of lines.slice(1))
    for (const delimiter of DELIMITERS) {
      const cells = cellsOf(line, delimiter);
      const layout = LAYOUTS.find(({ required }, at) =>
        required.every((column) => matched(LAYOUTS[at], cells).includes(column)),
      );
      if (layout)
        throw new EntenteError(
          "wrong-input",
          `${name} has the columns of ${layout.what} below other lines; take the lines above them out`,
        );
    }
}

/** The error about a file that has none of the layouts, or not the one that was said. */
export function notKnown(lines: readonly string[], name: string, as: string | null, why = ""): EntenteError {
  const near = nearestLayout(lines[0], as);
  return new EntenteError(
    "wrong-input",
    near
      ? `${name} is ${as === null ? `almost ${near.layout.what}` : `not ${as}`}: ${missingFrom(near.layout, near.cells)}`
      : `${name} is ${as === null ? "none of the known layouts" : `not ${as}`}: its first line has ${shape(lines[0])}${why === "" ? "" : `; ${why}`}${looks(as)}`,
  );
}

/** The layout of which a header has most columns, at least two and half of those that it needs. */
function nearestLayout(first: string, as: string | null): { layout: Layout; cells: string[] } | null {
  let best: { layout: Layout; cells: string[]; share: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const cells = cellsOf(first, delimiter);
    if (cells.length < 2) continue;
    for (const layout of LAYOUTS) {
      if (as === null ? SHARING_NAMES.has(layout.id) : as !== "csv" && layout.id !== as) continue;
      const columns = matched(layout, cells);
      const has = layout.required.filter((column) => columns.includes(column)).length;
      const share = has / layout.required.length;
      if (has >= 2 && share >= 0.5 && share < 1 && share > (best?.share ?? 0)) best = { layout, cells, share };
    }
  }
  return best;
}

/** First characters of a file in the layout, in words. */
function looks(as: string | null): string {
  const layout = LAYOUTS.find(({ id }) => id === as);
  if (!layout) return "; docs/use/evidence.md says what the layouts are";
  const mark = layout.delimiter === "," ? "commas" : "tabs";
  return layout.headless === null || layout.id === "ged"
    ? `; that of ${as} names ${layout.required.slice(0, 3).join(", ")}, ... between ${mark}`
    : `; ${as} has ${layout.headless.length} columns between ${mark} and no header`;
}

function shape(line: string): string {
  const counts = DELIMITERS.map((mark) => ({ mark, count: line.split(mark).length })).sort((a, b) => b.count - a.count);
  const { mark, count } = counts[0];
  if (count === 1) return `one column: ${visible(line.slice(0, 80))}`;
  return `${count} columns between ${mark === "\t" ? "tabs" : mark === "," ? "commas" : mark === ";" ? "semicolons" : "bars"}: ${visible(line.slice(0, 80).replaceAll("\t", " | "))}`;
}

function headless(lines: readonly string[]): Recognised | null {
  const widths = lines.map((line) => line.split("\t").length);
  const dated = lines
    .map((line) => line.split("\t"))
    .filter((cells) => /^\d{8}$/.test(cells[1] ?? "") && /^\d{6}$/.test(cells[2] ?? ""));
  const whole = (layout: Layout, delimiter: Delimiter, quoted: boolean): Recognised => ({
    layout,
    columns: [...layout.headless!],
    header: false,
    delimiter,
    quoted,
    sample: lines,
  });
  if (2 * dated.length > lines.length) {
    for (const layout of LAYOUTS) {
      if (layout.headless === null || layout.quoted) continue;
      const at = layout.headless.indexOf("DATEADDED");
      const right = widths.filter((width) => width === layout.headless!.length || width === layout.short).length;
      const added = dated.filter((cells) =>
        (layout.id === "gdelt2" ? /^\d{14}$/ : /^\d{8}$/).test(cells[at] ?? ""),
      ).length;
      if (2 * right > widths.length && 2 * added > dated.length) return whole(layout, "\t", false);
    }
    return null;
  }
  const layout = LAYOUTS.find(({ id }) => id === "ged")!;
  const ged = cellsOf(lines[0], ",");
  if (
    ged.length !== layout.headless!.length ||
    !/^\d+$/.test(ged[0]) ||
    !/^\d{4}$/.test(ged[2]) ||
    !/^[123]$/.test(ged[5])
  )
    return null;
  return whole(layout, ",", true);
}

function headed(
  lines: readonly string[],
  name: string,
  as: string | null,
  renamed: readonly Renamed[],
): Recognised | null {
  for (const delimiter of DELIMITERS) {
    const cells = cellsOf(lines[0], delimiter);
    if (cells.length < 2) continue;
    const found = LAYOUTS.flatMap((layout): Recognised[] => {
      if (as !== null && as !== layout.id) return [];
      const columns = matched(layout, mapped(cells, renamed, as === null ? null : layout, name));
      if (!layout.required.every((column) => columns.includes(column))) return [];
      return [{ layout, columns, header: true, delimiter, quoted: layout.quoted || delimiter !== "\t", sample: lines }];
    });
    if (found.length > 0) return found.length === 1 ? found[0] : whichGdelt(found, name);
    const table =
      as === null || as === "csv" ? plain(mapped(cells, renamed, null, name), name, lines, delimiter) : null;
    if (table) return { ...table, header: true, delimiter, quoted: true, sample: lines };
  }
  if (as !== null && as !== "csv") {
    const all = headed(lines, name, null, renamed);
    if (all) throw new EntenteError("wrong-input", `${name} is not ${as}: it looks like ${all.layout.what}`);
  }
  return null;
}

/** GDELT by names: 1.0 says the day on which a row was added, 2.0 the second. */
function whichGdelt(found: readonly Recognised[], name: string): Recognised {
  const [{ columns, delimiter, sample }] = found;
  const at = columns.indexOf("DATEADDED");
  const added = sample.slice(1).map((line) => cellsOf(line, delimiter)[at] ?? "");
  const id =
    columns.some((column) => column.endsWith("ADM2Code")) || added.some((cell) => /^\d{14}$/.test(cell))
      ? "gdelt2"
      : added.some((cell) => /^\d{8}$/.test(cell))
        ? "gdelt1"
        : null;
  const one = found.find(({ layout }) => layout.id === id);
  if (!one)
    throw new EntenteError(
      "wrong-input",
      `${name} has columns of GDELT without DATEADDED, by which 1.0 and 2.0 are told apart; say --as gdelt1 or --as gdelt2`,
    );
  return one;
}

/** Plain tables with the names of `event`, or of `series` where its periods are read as they stand. */
function plain(
  cells: readonly string[],
  name: string,
  lines: readonly string[],
  delimiter: Delimiter,
): { layout: Layout; columns: string[] } | null {
  const low = cells.map((cell) => cell.trim().toLowerCase());
  if (low.includes("event_date") && low.includes("event_id")) return { layout: plainEvents(low), columns: low };
  const period = PERIODS.find((word) => low.includes(word));
  const known = ["series_id", "unit", "known_at", "value"];
  if (period === undefined || !low.includes("value") || !low.every((cell) => cell === period || known.includes(cell)))
    return null;
  const at = low.indexOf(period);
  if (delimiter !== "," || lines.slice(1).some((line) => !PERIOD.test(cellsOf(line, delimiter)[at] ?? ""))) return null;
  return { layout: plainSeries("csv", period, low, name.replace(/\.[^.]*$/, "")), columns: low };
}
