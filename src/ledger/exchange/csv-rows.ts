/** Rows of a table of text between commas (RFC 4180): quoted cells may hold commas, line breaks and doubled quotes. */
import { EntenteError } from "../../errors.ts";

export interface CsvRow {
  /** Line of the file in which it begins, from 1. */
  line: number;
  cells: string[];
}

/**
 * The rows one after another, empty lines left out.
 * @throws EntenteError `wrong-input` where a quote is not closed: the file is cut short
 */
export function* csvRows(text: string, name: string): Generator<CsvRow> {
  let [line, at] = [1, text.startsWith("\ufeff") ? 1 : 0];
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    for (;;) {
      let cell = "";
      if (text[at] === '"') {
        let from = at + 1;
        for (;;) {
          const mark = text.indexOf('"', from);
          if (mark < 0)
            throw new EntenteError(
              "wrong-input",
              `${name}:${start}: a quote is not closed; the file is cut short or broken`,
            );
          cell += text.slice(from, mark);
          if (text[mark + 1] !== '"') {
            at = mark + 1;
            break;
          }
          cell += '"';
          from = mark + 2;
        }
        for (let n = cell.indexOf("\n"); n >= 0; n = cell.indexOf("\n", n + 1)) line++;
      }
      const end = endOfCell(text, at);
      cells.push(cell + text.slice(at, end));
      at = end;
      if (text[at] !== ",") break;
      at++;
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at++;
    at++;
    line++;
    if (cells.length > 1 || cells[0] !== "") yield { line: start, cells };
  }
}

function endOfCell(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x2c || unit === 0x0a || unit === 0x0d) break;
  }
  return at;
}

/**
 * Cells of each row by the names of columns.
 * @throws EntenteError `wrong-input` where a needed column is missing, or a row has more or fewer cells than the first
 */
export function* csvRecords(
  text: string,
  name: string,
  needed: readonly string[],
): Generator<{ line: number; cell: (column: string) => string }> {
  let places: Map<string, number> | null = null;
  for (const { line, cells } of csvRows(text, name)) {
    if (places === null) {
      places = new Map(cells.map((column, place) => [column.trim(), place]));
      const missing = needed.filter((column) => !places!.has(column));
      if (missing.length > 0)
        throw new EntenteError(
          "wrong-input",
          `${name}: no column '${missing.join("', '")}'; the columns are ${cells.join(", ")}`,
        );
      continue;
    }
    if (cells.length !== places.size)
      throw new EntenteError(
        "wrong-input",
        `${name}:${line}: ${cells.length} cells where the first row has ${places.size}; the file is cut short or broken`,
      );
    const own = places;
    yield { line, cell: (column) => (own.has(column) ? cells[own.get(column)!] : "") };
  }
  if (places === null) throw new EntenteError("wrong-input", `${name} is empty`);
}
