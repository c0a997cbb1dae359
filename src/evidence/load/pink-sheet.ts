/**
 * The World Bank's Pink Sheet, CMO-Historical-Data-Monthly.xlsx: sheet 'Monthly Prices', names in row 5, units in row
 * 6, data from row 7, periods as 1960M01, missing as two dots or an ellipsis. Only the parts of the format that this
 * sheet uses are read.
 */
import { EntenteError } from "../../errors.ts";
import { readFileSync, statSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";

export interface Cell {
  row: number;
  series: string;
  unit: string;
  period: string;
  value: string;
}
/** `known`: the update day that the sheet states, null where it states none. */
interface PinkSheet {
  cells: Cell[];
  known: string | null;
}

const SHEET = "Monthly Prices";
const [NAMES, UNITS, DATA] = [5, 6, 7];
/** Largest unpacked size of one part of the workbook. */
const MAX_PART_BYTES = 128 * 2 ** 20;

/** Whether an archive is a workbook: its first entries are those of an xlsx. */
export function isWorkbook(path: string): boolean {
  if (statSync(path).size > MAX_PART_BYTES) return false;
  const bytes = readFileSync(path);
  return (
    bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04])) &&
    bytes.includes("[Content_Types].xml") &&
    bytes.includes("xl/workbook.xml")
  );
}

/** @throws EntenteError `wrong-input` where the workbook is broken, has no sheet of monthly prices, or has it in another layout. */
export function readPinkSheet(path: string, name: string): PinkSheet {
  const files = partsOf(path, name);
  const text = (part: string): string => (files[part] ? strFromU8(files[part]) : "");
  const sheets = [...text("xl/workbook.xml").matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => ({
    name: unescape(attribute(tag, "name")),
    id: attribute(tag, "r:id"),
  }));
  const sheet = sheets.find((one) => one.name === SHEET);
  if (!sheet)
    throw new EntenteError(
      "wrong-input",
      `${name} has no sheet '${SHEET}'; it has ${sheets.map((one) => one.name).join(", ") || "none"}`,
    );
  const relation = [...text("xl/_rels/workbook.xml.rels").matchAll(/<Relationship\b[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => attribute(tag, "Id") === sheet.id);
  const target =
    relation &&
    attribute(relation, "Target")
      .replace(/^\//, "")
      .replace(/^(?!xl\/)/, "xl/");
  if (!target || !files[target])
    throw new EntenteError("wrong-input", `${name} is broken: the sheet '${SHEET}' is not in it`);
  return cellsOf(rowsOf(text(target), stringsOf(text("xl/sharedStrings.xml"))), name);
}

function partsOf(path: string, name: string): { [part: string]: Uint8Array } {
  try {
    return unzipSync(new Uint8Array(readFileSync(path)), {
      filter: ({ name: part, originalSize }) => {
        if (!/^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/.test(part))
          return false;
        if (originalSize > MAX_PART_BYTES)
          throw new EntenteError(
            "wrong-input",
            `${name}: ${part} unpacks to more than ${MAX_PART_BYTES / 2 ** 20} MiB; it is refused`,
          );
        return true;
      },
    });
  } catch (error) {
    if (error instanceof EntenteError) throw error;
    throw new EntenteError(
      "wrong-input",
      `${name} is broken or cut short: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
const NAMED: { [entity: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const unescape = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, number, word) =>
    hex
      ? String.fromCodePoint(parseInt(hex, 16))
      : number
        ? String.fromCodePoint(Number(number))
        : (NAMED[word] ?? all),
  );
const inside = (xml: string): string =>
  unescape([...xml.matchAll(/<(?:\w+:)?t\b[^>]*>([^<]*)<\/(?:\w+:)?t>/g)].map(([, text]) => text).join(""));

function stringsOf(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?si\b[^>]*>([\s\S]*?)<\/(?:\w+:)?si>/g)].map(([, si]) => inside(si!));
}

/** Text of each cell by row and column (0-based), as numbered in the sheet. */
function rowsOf(xml: string, strings: readonly string[]): Map<number, Map<number, string>> {
  const rows = new Map<number, Map<number, string>>();
  for (const [, ref, attributes, body] of xml.matchAll(
    /<(?:\w+:)?c\s+[^>]*?\br="([A-Z]+\d+)"([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g,
  )) {
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(ref!)!;
    const column = [...letters!].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
    const type = attribute(`${attributes} `, "t");
    const value = /<(?:\w+:)?v>([^<]*)<\/(?:\w+:)?v>/.exec(body ?? "")?.[1];
    const text =
      type === "s" ? (strings[Number(value)] ?? "") : type === "inlineStr" ? inside(body ?? "") : unescape(value ?? "");
    if (text === "") continue;
    if (!rows.has(Number(row))) rows.set(Number(row), new Map());
    rows.get(Number(row))!.set(column, text.trim());
  }
  return rows;
}

function cellsOf(rows: Map<number, Map<number, string>>, name: string): PinkSheet {
  const [names, units] = [rows.get(NAMES), rows.get(UNITS)];
  if (!names || names.size < 2 || !/^\d{4}M\d{2}$/.test(rows.get(DATA)?.get(0) ?? ""))
    throw new EntenteError(
      "wrong-input",
      `${name}: the sheet '${SHEET}' has not its names in row ${NAMES} and its first month in row ${DATA}`,
    );
  const cells: Cell[] = [];
  for (const [row, values] of [...rows].filter(([row]) => row >= DATA).sort(([a], [b]) => a - b)) {
    for (const [column, series] of names) {
      if (column === 0) continue;
      cells.push({
        row,
        series: series.replace(/\s*\*+$/, ""),
        unit: (units?.get(column) ?? "").replace(/^\((.*)\)$/, "$1"),
        period: values.get(0) ?? "",
        value: values.get(column) ?? "",
      });
    }
  }
  const updated = [...rows]
    .filter(([row]) => row < NAMES)
    .flatMap(([, values]) => [...values.values()])
    .map((text) => /updated\s+(?:on\s+)?([A-Z][a-z]+ \d{1,2}, \d{4})/i.exec(text)?.[1])
    .find((date) => date !== undefined);
  const time = updated === undefined ? Number.NaN : Date.parse(`${updated} UTC`);
  return { cells, known: Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10) };
}
