/** A recipe of evidence.yaml as SQL: one query that a reader can run as shown. */
import type { EventRecipe, Recipe, SeriesRecipe } from "../language/case.ts";
import { literal } from "./open.ts";

/** Membership of a column in a list of words. */
export const among = (column: string, list: readonly string[]): string =>
  `${column} IN (${list.map(literal).join(", ")})`;
const ifAny = (column: string, list: readonly string[]): string[] => (list.length === 0 ? [] : [among(column, list)]);

/** Patterns of codes: 19 stands for 190, 191 and so on; a PLOVER type for itself. */
export const codes = (list: readonly string[]): string[] =>
  list.length === 0
    ? []
    : [
        `(${list.map((code) => (/^\d+$/.test(code) ? `starts_with(code, ${literal(code)})` : `code = ${literal(code.toUpperCase())}`)).join(" OR ")})`,
      ];

/**
 * The query of a series as of a day: rows known by then and of no later month, by month: `month`, `value`, `rows`
 * behind it, `covered` rows of the source.
 * @param asOf last day of knowledge, `YYYY-MM-DD`
 */
export function queryOf(recipe: Recipe, asOf: string): string {
  return recipe.kind === "events" ? ofEvents(recipe, asOf) : ofSeries(recipe, asOf);
}

/** Rows known by the end of a day and of no later date. */
export const knownBy = (date: "event_date" | "period", asOf: string): string[] => [
  `known_at < DATE ${literal(asOf)} + INTERVAL 1 DAY`,
  `${date} <= DATE ${literal(asOf)}`,
];

function ofEvents(
  { source, from, to, quad, code, measure, weight, duplicates, gaps }: EventRecipe,
  asOf: string,
): string {
  const all = [among("source", source), ...knownBy("event_date", asOf)];
  const chosen = [
    ...ifAny("actor_a", from),
    ...ifAny("actor_b", to),
    ...(quad.length === 0 ? [] : [`quad IN (${quad.join(", ")})`]),
    ...codes(code),
  ];
  const needsAll = measure === "share";
  const own = needsAll ? `, coalesce(${chosen.join(" AND ")}, false) AS chosen` : "";
  const w = weight === "mentions" ? "mentions" : "1";
  const once = duplicates === "once";
  const kept = once
    ? `SELECT date_trunc('month', event_date) AS month, max(${w}) AS w, avg(intensity) AS intensity, count(*) AS n${needsAll ? ", bool_or(chosen) AS chosen" : ""} FROM (SELECT *${own} FROM event WHERE ${[...all, ...(needsAll ? [] : chosen)].join(" AND ")}) GROUP BY event_date, actor_a, actor_b, code`
    : `SELECT date_trunc('month', event_date) AS month, ${w} AS w, intensity, 1 AS n${own} FROM event WHERE ${[...all, ...(needsAll ? [] : chosen)].join(" AND ")}`;
  const value =
    measure === "count"
      ? "sum(w)"
      : measure === "share"
        ? "sum(w) FILTER (chosen) / sum(w)"
        : "sum(w * intensity) / sum(w) FILTER (intensity IS NOT NULL)";
  const counted = `SELECT month, ${value} AS value, ${needsAll ? "sum(n) FILTER (chosen)" : "sum(n)"} AS rows FROM kept GROUP BY month`;
  const filled = gaps === "zero" ? "coalesce(value, 0)" : "value";
  return `WITH kept AS (${kept}), counted AS (${counted}), coverage AS (SELECT date_trunc('month', event_date) AS month, count(*) AS covered FROM event WHERE ${all.join(" AND ")} GROUP BY month) SELECT strftime(month, '%Y-%m') AS month, ${filled} AS value, coalesce(rows, 0) AS rows, covered FROM coverage LEFT JOIN counted USING (month) ORDER BY month`;
}

function ofSeries({ source, series, measure }: SeriesRecipe, asOf: string): string {
  const latest = `SELECT period, arg_max_null(value, known_at) AS value FROM series WHERE ${[among("source", source), `series_id = ${literal(series)}`, ...knownBy("period", asOf)].join(" AND ")} GROUP BY period`;
  const value = measure === "mean" ? "avg(value)" : measure === "sum" ? "sum(value)" : "arg_max(value, period)";
  return `WITH latest AS (${latest}) SELECT strftime(date_trunc('month', period), '%Y-%m') AS month, ${value} AS value, count(value) AS rows, count(*) AS covered FROM latest GROUP BY 1 ORDER BY 1`;
}
