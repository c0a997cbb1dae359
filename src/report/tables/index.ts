/** Every table of a result as rows, for spreadsheets and programs: one file each, numbers unrounded. */
import type { Result } from "../../result/index.ts";
import { caseTables } from "./case.ts";
import { dealTables } from "./deals.ts";
import { questionTables } from "./questions.ts";
import type { Table } from "./table.ts";

export { csv } from "./table.ts";

/** All tables, in the order of the report; a table without content has no rows. */
export function tables(result: Result): Table[] {
  return [...questionTables(result), ...dealTables(result), ...caseTables(result)];
}
