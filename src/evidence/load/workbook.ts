/** Sheets of an xlsx workbook as rows of text. Only the parts of the format that hold names, cells and shared strings are read. */
import { readFileSync, statSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { EntenteError } from "../../errors.ts";
import { shorten } from "../../language/text/visible.ts";
import type { Row } from "./delimited.ts";

/** Largest unpacked size of one part of the workbook. */
const MAX_PART_BYTES = 128 * 2 ** 20;
/** Most columns of a sheet, as in the programs that write them. */
const MAX_COLUMNS = 16_384;
/** Most cells with text of a sheet. */
const MAX_CELLS = 5_000_000;
const MAX_CODE_POINT = 0x10ffff;

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

/**
 * The rows of one sheet.
 * @throws EntenteError `wrong-input` where the workbook is broken or too large, or has no such sheet
 */
export function sheetRows(path: string, name: string, wanted: string): Row[] {
  const files = partsOf(path, name);
  const text = (part: string): string => (Object.hasOwn(files, part) ? strFromU8(files[part]) : "");
  const sheets = [...tagsOf(text("xl/workbook.xml"))]
    .filter((tag) => tag.name === "sheet")
    .map((tag) => ({ name: unescape(attribute(tag.attributes, "name")), id: attribute(tag.attributes, "r:id") }));
  const sheet = sheets.find((one) => one.name === wanted);
  if (!sheet)
    throw new EntenteError(
      "wrong-input",
      `${name} has no sheet '${wanted}'; it has ${
        sheets
          .slice(0, 10)
          .map((one) => shorten(one.name))
          .join(", ") || "none"
      }`,
    );
  const relation = [...tagsOf(text("xl/_rels/workbook.xml.rels"))].find(
    (tag) => tag.name === "Relationship" && attribute(tag.attributes, "Id") === sheet.id,
  );
  const target =
    relation &&
    attribute(relation.attributes, "Target")
      .replace(/^\//, "")
      .replace(/^(?!xl\/)/, "xl/");
  if (!target || !Object.hasOwn(files, target))
    throw new EntenteError("wrong-input", `${name} is broken: the sheet '${wanted}' is not in it`);
  return rowsOf(text(target), stringsOf(text("xl/sharedStrings.xml")), name);
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
            `${name}: ${shorten(part)} unpacks to more than ${MAX_PART_BYTES / 2 ** 20} MiB; it is refused`,
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

interface Tag {
  /** Name without its prefix, `/` before it where the tag closes. */
  name: string;
  attributes: string;
  /** Whether the tag opens and closes at once. */
  empty: boolean;
  /** Text between this tag and the next, with its references. */
  text: string;
}

/** Tags of a document in one pass. */
function* tagsOf(xml: string): Generator<Tag> {
  for (let at = xml.indexOf("<"); at >= 0;) {
    const end = xml.indexOf(">", at);
    if (end < 0) return;
    const next = xml.indexOf("<", end);
    const inside = xml.slice(at + 1, end);
    const [, closing, name] = /^(\/?)(?:[\w-]+:)?([\w-]*)/.exec(inside)!;
    yield {
      name: closing + name,
      attributes: inside,
      empty: inside.endsWith("/"),
      text: xml.slice(end + 1, next < 0 ? xml.length : next),
    };
    at = next;
  }
}

const ATTRIBUTES: { [name: string]: RegExp } = Object.fromEntries(
  ["name", "r:id", "Id", "Target", "r", "t"].map((name) => [name, new RegExp(`\\s${name}="([^"]*)"`)]),
);
const attribute = (tag: string, name: string): string => ATTRIBUTES[name].exec(tag)?.[1] ?? "";

const NAMED = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
const character = (code: number): string => (code <= MAX_CODE_POINT ? String.fromCodePoint(code) : "\ufffd");
const unescape = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,8})|#(\d{1,10})|(\w{1,10}));/gi, (all, hex, number, word) =>
    hex ? character(parseInt(hex, 16)) : number ? character(Number(number)) : (NAMED.get(word) ?? all),
  );

function stringsOf(xml: string): string[] {
  const strings: string[] = [];
  let parts: string[] | null = null;
  for (const { name, empty, text } of tagsOf(xml)) {
    if (name === "si") {
      if (empty) strings.push("");
      else parts = [];
    } else if (name === "t" && !empty) parts?.push(text);
    else if (name === "/si" && parts) {
      strings.push(unescape(parts.join("")));
      parts = null;
    }
  }
  return strings;
}

function rowsOf(xml: string, strings: readonly string[], file: string): Row[] {
  const rows = new Map<number, string[]>();
  let cell: { row: number; column: number; type: string; parts: string[] } | null = null;
  let count = 0;
  const end = (): void => {
    if (!cell) return;
    const written = cell.parts.join("");
    const text = (cell.type === "s" ? (strings[Number(written)] ?? "") : unescape(written)).trim();
    if (text !== "") {
      if (++count > MAX_CELLS)
        throw new EntenteError("wrong-input", `${file} has more than ${MAX_CELLS} cells in one sheet; it is refused`);
      const cells = rows.get(cell.row) ?? rows.set(cell.row, []).get(cell.row)!;
      while (cells.length < cell.column) cells.push("");
      cells[cell.column] = text;
    }
    cell = null;
  };
  for (const { name, attributes, empty, text } of tagsOf(xml)) {
    if (name === "c") {
      end();
      const place = /^([A-Z]{1,3})(\d{1,7})$/.exec(attribute(attributes, "r"));
      if (!place || empty) continue;
      const column = [...place[1]].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
      if (column < MAX_COLUMNS) cell = { row: Number(place[2]), column, type: attribute(attributes, "t"), parts: [] };
    } else if ((name === "v" || name === "t") && !empty) cell?.parts.push(text);
    else if (name === "/c") end();
  }
  end();
  return [...rows].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row, cells }));
}
