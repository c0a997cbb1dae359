/** Records of a JSON response from UN Comtrade's interface: an array, or an object with the array under `data`, before 2023 `dataset`. */
import { EntenteError } from "../../errors.ts";
import { readFileSync, statSync } from "node:fs";

/** Largest response, which is read whole; the interface gives at most 250,000 records. */
const MAX_FILE_BYTES = 384 * 2 ** 20;

/** Whether a text begins like JSON rather than a table. @param first its first line */
export const isJson = (first: string): boolean => /^\s*[[{]/.test(first);

/**
 * Names of the columns in the order of their first record, and cells by record, empty where a record has none or null.
 * @throws EntenteError `wrong-input` for any other JSON
 */
export function readRecords(path: string, name: string): { columns: string[]; cells: string[][] } {
  if (statSync(path).size > MAX_FILE_BYTES)
    throw new EntenteError(
      "wrong-input",
      `${name} is larger than ${MAX_FILE_BYTES / 2 ** 20} MiB, which no answer in JSON is; it is refused`,
    );
  const records = recordsOf(path, name);
  const names = new Set<string>();
  for (const record of records) for (const key in record) names.add(key);
  const columns = [...names];
  return { columns, cells: records.map((record) => columns.map((column) => textOf(record[column]))) };
}

function recordsOf(path: string, name: string): { [column: string]: unknown }[] {
  let answer: unknown;
  try {
    answer = JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    throw new EntenteError("wrong-input", `${name} is broken or cut short: ${(error as Error).message}`);
  }
  const { data, dataset } = (Array.isArray(answer) ? { data: answer } : (answer ?? {})) as {
    data?: unknown;
    dataset?: unknown;
  };
  const list = data ?? dataset;
  const record = (one: unknown): boolean => typeof one === "object" && one !== null && !Array.isArray(one);
  if (!Array.isArray(list) || !list.every(record))
    throw new EntenteError(
      "wrong-input",
      `${name} is JSON without a list of records, at its top or under 'data' or 'dataset'`,
    );
  if (list.length === 0) throw new EntenteError("wrong-input", `${name} has no rows`);
  return list as { [column: string]: unknown }[];
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
