/** Records of a JSON answer, as UN Comtrade's interface gives them: an array, or an object with the array under `data`. */
import { readFileSync, statSync } from "node:fs";
import { Refused } from "../errors.ts";

/** Size beyond which an answer is refused: it is read whole, and the interface gives 250,000 records at most. */
const LARGEST = 384 * 2 ** 20;

/** Whether a text begins as JSON does and no table. @param first its first line. */
export const isJson = (first: string): boolean => /^\s*[[{]/.test(first);

/** Names of the columns in the order of their first record, and cells by record, empty where a record has none or null. @throws Refused where it is not such an answer. */
export function readRecords(path: string, name: string): { columns: string[]; cells: string[][] } {
  if (statSync(path).size > LARGEST)
    throw new Refused(`${name} is larger than ${LARGEST / 2 ** 20} MiB, which no answer in JSON is; it is refused`);
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
    throw new Refused(`${name} is broken or cut short: ${(error as Error).message}`);
  }
  const list = Array.isArray(answer) ? answer : (answer as { data?: unknown }).data;
  const record = (one: unknown): boolean => typeof one === "object" && one !== null && !Array.isArray(one);
  if (!Array.isArray(list) || !list.every(record))
    throw new Refused(`${name} is JSON without a list of records, at its top or under 'data'`);
  if (list.length === 0) throw new Refused(`${name} has no rows`);
  return list as { [column: string]: unknown }[];
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
