/**
 * The statement that reads a file into `event` or `series`: a scan of all columns as text, parsed and checked in SQL. A
 * bad row is inserted with an empty date and its reason, so that one parallel pass reads the file; rejected-rows.ts
 * removes it again.
 */
import { dayOf, type DateOrder } from "./layouts/dates.ts";
import { named, type Check, type Column, type Layout } from "./layouts/layout.ts";
import { literal, literalPath } from "../open.ts";
import type { Recognised } from "./recognise.ts";

/** Day on which the rows of a file became known: one date, or a lag in days after each row's own date. */
export type Known = { date: string } | { days: number };

/** Faults in the shape of rows that are kept in `rejects`; a file with more is refused. */
export const MAX_REJECTS = 1_000_000;
/**
 * Bytes that a thread reads at a time. At least two million, the limit of a line; a buffer that fits the processor's
 * cache costs a quarter less than a larger one.
 */
const BUFFER_BYTES = 4_000_000;

/** A CSV scan of all columns as text; rows of another shape and bytes of another encoding go to the table `rejects`. */
export function readText(
  path: string,
  { layout, columns, header, delimiter, quoted }: Recognised,
  encoding: string,
): string {
  const list = columns.map((_, at) => `'c${at + 1}': 'VARCHAR'`).join(", ");
  const quoting = quoted ? `quote = '"', escape = '"'` : "quote = '', escape = ''";
  return `read_csv(${literalPath(path)}, auto_detect = false, compression = 'none', delim = '${delimiter}', ${quoting}, header = false, skip = ${header ? 1 : 0}, columns = {${list}}, null_padding = ${layout.short !== undefined}, strict_mode = true, encoding = '${encoding}', buffer_size = ${BUFFER_BYTES}, store_rejects = true, rejects_table = 'rejects', rejects_scan = 'rejects_scan', rejects_limit = ${MAX_REJECTS})`;
}

/** Checks on the names of every event. */
const EVENT_NAMES: readonly Check[] = [
  ...named("event_id", "an id"),
  ...named("actor_a", "an actor"),
  ...named("actor_b", "an actor"),
  ...named("code", "a code"),
];

/** SQL of the reason why a row is bad; NULL for a good one. */
const problem = (checks: readonly Check[]): string =>
  checks.length === 0 ? "NULL" : `CASE ${checks.map(({ when, words }) => `WHEN ${when} THEN ${words}`).join(" ")} END`;

/**
 * @param from SQL of the table to read, with columns c1, c2, ...
 * @param known null where the rows say it themselves
 * @returns with `each`, the number of table rows per record
 */
export function statementOf(
  layout: Layout,
  columns: readonly string[],
  from: string,
  file: number,
  known: Known | null,
  order: DateOrder,
): { statement: string; each: number } {
  const text = (name: string): string => {
    const at = columns.indexOf(name) + 1;
    return at === 0 ? "NULL::VARCHAR" : layout.padded ? `nullif(trim(c${at}), '')` : `c${at}`;
  };
  const c: Column = Object.assign(text, {
    day: (name: string) => dayOf(text(name), order),
    has: (name: string) => columns.includes(name),
  });
  /** A row dated later than the stated day of knowledge is bad. */
  const early = (day: string): Check[] =>
    known && "date" in known
      ? [
          {
            when: `(${day})::DATE > DATE ${literal(known.date)}`,
            words: `concat('''', (${day})::DATE, ''' is after the day on which the file was known, ${known.date}')`,
          },
        ]
      : [];
  const knownAt = (day: string): string =>
    known === null
      ? layout.known!(c)
      : "date" in known
        ? `TIMESTAMP ${literal(known.date)}`
        : `(${day})::DATE + INTERVAL ${known.days} DAY`;
  if (layout.table === "event") {
    const v = layout.values(c);
    const list = Object.entries(v)
      .map(([name, value]) => `${name === "event_date" ? `(${value})::DATE` : value} AS ${name}`)
      .join(", ");
    const names = Object.keys(v)
      .filter((name) => !["event_id", "event_date", "url"].includes(name))
      .join(", ");
    return {
      each: 1,
      statement: `INSERT INTO event BY NAME SELECT ${file} AS file, ${literal(layout.id)} AS source, event_id, CASE WHEN why IS NULL THEN event_date END AS event_date, known_at, ${names}, CASE WHEN why IS NULL THEN url ELSE why END AS url FROM (SELECT *, ${problem([...layout.checks(c), ...EVENT_NAMES, ...early("event_date")])} AS why FROM (SELECT *, ${knownAt(v.event_date)} AS known_at, ${list} FROM ${from}))`,
    };
  }
  const values = layout.values(c);
  const checks = layout.checks(c);
  const structs = values.map(
    (v) =>
      `{'series_id': ${v.series_id}, 'period': (${v.period})::DATE, 'value': ${v.value}, 'unit': ${v.unit}, 'why': ${problem([...checks, ...named(v.series_id, "the name of a series"), ...early(v.period), ...(v.checks ?? [])])}}`,
  );
  return {
    each: values.length,
    statement: `INSERT INTO series SELECT ${file}, ${literal(layout.id)}, v.series_id, CASE WHEN v.why IS NULL THEN v.period END, v.value, CASE WHEN v.why IS NULL THEN v.unit ELSE v.why END, known_at FROM (SELECT unnest([${structs.join(", ")}]) AS v, ${knownAt(layout.ends(c))} AS known_at FROM ${from})`,
  };
}
