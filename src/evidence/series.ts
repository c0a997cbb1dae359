/** Monthly series from loaded rows: what the query found, and the plain file that a case reads. */
import type { Recipe } from "../language/case.ts";
import { rows, type Store } from "./open.ts";
import { queryOf } from "./query.ts";
import { Refused } from "./refused.ts";

export interface MonthRow { month: string; value: number | null; rows: number; covered: number }
export interface Monthly { months: MonthRow[]; query: string; /** Sentences on where the rows are from, for the file's head. */ provenance: string[] }

/** @param asOf last day of what may be known. @throws Refused where the database has no row of the source, or the recipe finds none. */
export async function monthly({ sql }: Store, id: string, recipe: Recipe, asOf: string): Promise<Monthly> {
  const query = queryOf(recipe, asOf);
  const table = recipe.kind === "events" ? "event" : "series";
  const sources = (await rows(sql, `SELECT DISTINCT source FROM ${table}`)).map(([source]) => String(source));
  for (const source of recipe.source) if (!sources.includes(source)) throw new Refused(`series '${id}': nothing of '${source}' is loaded${sources.length === 0 ? "" : `; loaded are ${sources.sort().join(", ")}`}`);
  const found = (await rows(sql, query)).map(([month, value, count, covered]) => ({ month: String(month), value: value === null ? null : Number(value), rows: Number(count), covered: Number(covered) }));
  if (!found.some(({ rows: count }) => count > 0)) throw new Refused(`series '${id}': no loaded row that was known by ${asOf} is such a row${recipe.kind === "series" ? await alike(sql, recipe.series) : ""}`);
  const files = await rows(sql, `SELECT name, hash[1:12], rows, known FROM file WHERE layout IN (${recipe.source.map((s) => `'${s.replaceAll("'", "''")}'`).join(", ")}) ORDER BY file`);
  const used = found.reduce((sum, { rows: count }) => sum + count, 0);
  const seen = found.filter(({ rows: count }) => count > 0);
  return {
    months: found, query,
    provenance: [
      `${recipe.source.join(", ")}: ${used} rows of ${seen[0]!.month} to ${seen.at(-1)!.month}, known by ${asOf}`,
      ...files.slice(0, 20).map(([name, hash, count, when]) => `file: ${name}, ${count} rows, sha256 ${hash}..., known ${when === "row" ? "as each row says" : String(when).startsWith("+") ? `${String(when).slice(1)} days after each row's date` : `on ${when}`}`),
      ...(files.length > 20 ? [`and ${files.length - 20} more files`] : []),
    ],
  };
}

async function alike(sql: Store["sql"], series: string): Promise<string> {
  const near = await rows(sql, `SELECT DISTINCT series_id FROM series ORDER BY jaro_winkler_similarity(lower(series_id), lower('${series.replaceAll("'", "''")}')) DESC LIMIT 3`);
  return near.length === 0 ? "" : `; the nearest ids are ${near.map(([id]) => `'${id}'`).join(", ")}`;
}

/** The plain file of a series: how it was made at its head, then `month,value,rows,covered`. */
export function seriesFile(title: string, { months, query, provenance }: Monthly): string {
  const value = (x: number | null): string => (x === null ? "" : String(Number(x.toPrecision(12))));
  return [`# ${MADE} ${title}`, ...provenance.map((line) => `# ${line}`), `# query: ${query}`, "month,value,rows,covered", ...months.map((m) => `${m.month},${value(m.value)},${m.rows},${m.covered}`), ""].join("\n");
}

/** How a file begins that a command may write over. */
export const MADE = "made by entente evidence series:";
