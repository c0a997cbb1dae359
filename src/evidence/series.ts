/** Monthly series from loaded rows: the result of the query, and the plain file that a case reads. */
import { EntenteError } from "../errors.ts";
import type { EventRecipe, Recipe, SeriesRecipe } from "../language/case.ts";
import { literal, rows, type Store } from "./open.ts";
import { among, codes, knownBy, queryOf } from "./query.ts";

interface MonthRow {
  month: string;
  value: number | null;
  rows: number;
  covered: number;
}
export interface Monthly {
  months: MonthRow[];
  query: string;
  /** Sentences on the origin of the rows, for the file's head. */ provenance: string[];
  /** Those of them that may need the analyst's attention. */ doubts: string[];
}

/**
 * @param asOf last day of knowledge. @throws EntenteError `wrong-input` where the database has no row of the source, or the recipe finds
 * none
 */
export async function monthly({ sql }: Store, id: string, recipe: Recipe, asOf: string): Promise<Monthly> {
  const query = queryOf(recipe, asOf);
  const table = recipe.kind === "events" ? "event" : "series";
  const sources = (await rows(sql, `SELECT DISTINCT source FROM ${table}`)).map(([source]) => String(source));
  for (const source of recipe.source)
    if (!sources.includes(source))
      throw new EntenteError(
        "wrong-input",
        `series '${id}': nothing of '${source}' is loaded${sources.length === 0 ? "" : `; loaded are ${sources.sort().join(", ")}`}`,
      );
  if (recipe.kind === "events" && recipe.weight === "mentions") {
    const mute = await rows(
      sql,
      `SELECT source FROM event WHERE ${among("source", recipe.source)} GROUP BY source HAVING count(mentions) = 0`,
    );
    if (mute.length > 0)
      throw new EntenteError(
        "wrong-input",
        `series '${id}': rows of ${mute
          .map(([source]) => String(source))
          .sort()
          .join(", ")} do not say how often they were mentioned; weight: none counts each once`,
      );
  }
  const found = (await rows(sql, query)).map(([month, value, count, covered]) => ({
    month: String(month),
    value: value === null ? null : Number(value),
    rows: Number(count),
    covered: Number(covered),
  }));
  const absent = recipe.kind === "events" ? await wordsNowhere(sql, recipe) : [];
  if (!found.some(({ rows: count }) => count > 0))
    throw new EntenteError(
      "wrong-input",
      `series '${id}': no loaded row that was known by ${asOf} is such a row${recipe.kind === "series" ? await alike(sql, recipe) : absent.map((one) => `; ${one}`).join("")}`,
    );
  const files = await rows(
    sql,
    `SELECT name, hash[1:12], rows, known FROM file WHERE ${among("layout", recipe.source)} ORDER BY file`,
  );
  const used = found.reduce((sum, { rows: count }) => sum + count, 0);
  const seen = found.filter(({ rows: count }) => count > 0);
  const last = recipe.kind === "events" ? await lastDay(sql, recipe, asOf) : null;
  const doubts = [
    ...(last === null ? [] : [`${last.slice(0, 7)} is not whole: the last row of it that was known is of ${last}`]),
    ...absent,
  ];
  return {
    months: found,
    query,
    doubts,
    provenance: [
      `${recipe.source.join(", ")}: ${used} rows of ${seen[0].month} to ${seen.at(-1)!.month}, known by ${asOf}`,
      ...doubts,
      ...files
        .slice(0, 20)
        .map(
          ([name, hash, count, when]) =>
            `file: ${name}, ${count} rows, sha256 ${hash}..., known ${when === "row" ? "as each row says" : String(when).startsWith("+") ? `${String(when).slice(1)} days after each row's date` : `on ${when}`}`,
        ),
      ...(files.length > 20 ? [`and ${files.length - 20} more files`] : []),
    ],
  };
}

async function alike(sql: Store["sql"], { source, series }: SeriesRecipe): Promise<string> {
  const near = await rows(
    sql,
    `SELECT DISTINCT series_id FROM series WHERE ${among("source", source)} ORDER BY jaro_winkler_similarity(lower(series_id), lower(${literal(series)})) DESC, series_id LIMIT 3`,
  );
  return near.length === 0 ? "" : `; the nearest ids are ${near.map(([one]) => `'${one}'`).join(", ")}`;
}

/**
 * Actors and codes of a recipe that occur in no loaded row of its sources, in words, each with the nearest that does.
 */
async function wordsNowhere(sql: Store["sql"], { source, from, to, code }: EventRecipe): Promise<string[]> {
  const sides = [
    ["actor_a", from],
    ["actor_b", to],
  ] as const;
  const asked = [
    ...sides.flatMap(([column, words]) => words.map((word) => ({ column, word, is: among(column, [word]) }))),
    ...code.map((word) => ({ column: "code", word, is: codes([word])[0] })),
  ];
  const absent: string[] = [];
  for (const { column, word, is } of asked) {
    if ((await rows(sql, `SELECT 1 FROM event WHERE ${among("source", source)} AND ${is} LIMIT 1`)).length > 0)
      continue;
    const near = await rows(
      sql,
      `SELECT ${column} FROM event WHERE ${among("source", source)} AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY jaro_winkler_similarity(lower(${column}), lower(${literal(word)})) DESC, count(*) DESC, ${column} LIMIT 3`,
    );
    absent.push(
      `no row of ${source.join(", ")} has ${column} '${word}'${near.length === 0 ? "" : `; the nearest are ${near.map(([one]) => `'${one}'`).join(", ")}`}`,
    );
  }
  return absent;
}

/** Day of the last known row, where it is not the last of its month; null where it is. */
async function lastDay(sql: Store["sql"], { source }: EventRecipe, asOf: string): Promise<string | null> {
  const [[last, whole]] = (await rows(
    sql,
    `SELECT max(event_date), max(event_date) = last_day(max(event_date)) FROM event WHERE ${[among("source", source), ...knownBy("event_date", asOf)].join(" AND ")}`,
  )) as [[string, boolean]];
  return whole ? null : last;
}

/** The plain file of a series: its origin in the head, then `month,value,rows,covered`. */
export function seriesFile(title: string, { months, query, provenance }: Monthly): string {
  const value = (x: number | null): string => (x === null ? "" : String(Number(x.toPrecision(12))));
  return [
    `# ${MADE_BY} ${title}`,
    ...provenance.map((line) => `# ${line.replace(/[\r\n]+/g, " ")}`),
    `# query: ${query}`,
    "month,value,rows,covered",
    ...months.map((m) => `${m.month},${value(m.value)},${m.rows},${m.covered}`),
    "",
  ].join("\n");
}

/** First line of files that a command may overwrite. */
export const MADE_BY = "made by entente evidence series:";
