/** Rows of a recognised text into their table: what is bad, stands twice or contradicts an earlier file is set aside. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { EntenteError } from "../../errors.ts";
import { shorten } from "../../language/text/visible.ts";
import { scarce } from "../errors.ts";
import { literal, rows } from "../open.ts";
import { againstEarlier } from "./earlier-rows.ts";
import { MAX_REJECTS, statementOf, type Known } from "./insert-sql.ts";
import { EITHER_ORDER, type DateOrder } from "./layouts/dates.ts";
import { namesInKnown, type Layout } from "./layouts/layout.ts";
import type { Loaded, LoadOptions } from "./loaded.ts";
import type { Recognised } from "./recognise.ts";
import {
  duplicates,
  inOrder,
  inWords,
  keepAside,
  setAside,
  shapes,
  type Loading,
  type Source,
} from "./rejected-rows.ts";
import { bothOrders, eitherOrder } from "./series-table.ts";

/** Share of unreadable rows above which a file is refused; duplicate rows are set aside and not counted here. */
const MAX_BAD_SHARE = 0.05;
const SHOWN = 10;
/** Most of a message of the database that an error repeats. */
export const MAX_CAUSE_CHARACTERS = 300;

/**
 * Rows of a recognised text into their table, within the transaction of the file; bad ones are set aside.
 * @throws EntenteError `wrong-input` where there are none, too many are bad, or days or their knowledge are in doubt
 */
export async function insertRows(
  sql: DuckDBConnection,
  name: string,
  hash: string,
  recognised: Recognised,
  source: Source,
  options: LoadOptions,
): Promise<Loaded> {
  const { layout, columns, header } = recognised;
  const known = knownOf(name, layout, columns, options.known ?? null);
  const order = await orderOf(sql, name, recognised, source);
  const file = Number((await rows(sql, "SELECT coalesce(max(file), 0) + 1 FROM file"))[0][0]);
  if (source.unread) await sql.run("DROP TABLE IF EXISTS rejects; DROP TABLE IF EXISTS rejects_scan");
  const { statement, each } = statementOf(layout, columns, source.from, file, known, order);
  try {
    await sql.run(statement);
  } catch (error) {
    if (options.signal?.aborted || scarce(error)) throw error;
    throw new EntenteError(
      "wrong-input",
      `${name} cannot be read as ${layout.what}: ${shorten((error as Error).message.split("\n")[0], MAX_CAUSE_CHARACTERS)}`,
    );
  }
  const [first, added] = (
    await rows(sql, `SELECT min(rowid)::VARCHAR, count(*) FROM ${layout.table} WHERE file = ${file}`)
  )[0] as [string | null, number];
  if (source.unread && Number((await rows(sql, "SELECT count(*) FROM rejects"))[0][0]) >= MAX_REJECTS)
    throw new EntenteError(
      "wrong-input",
      `${name} has a million cells too few or too many, and more are not counted; nothing of it was loaded`,
    );
  const scan = source.unread ? await shapes(sql, source.path, recognised) : { ragged: [], records: [] };
  const loading: Loading = {
    sql,
    recognised,
    file,
    each,
    source,
    ragged: inOrder([...(source.unread ?? []), ...scan.ragged]),
    skip: new Set([...(header ? [1] : []), ...scan.records]),
    first: first ?? "0",
  };
  const records = added / each + loading.ragged.length;
  if (records === 0) throw new EntenteError("wrong-input", `${name} has no rows`);
  const wrong = await setAside(loading);
  const unread = inOrder([...loading.ragged, ...wrong]);
  const repeated = await duplicates(loading);
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const earlier = await againstEarlier(loading, known !== null && "days" in known ? today : null);
  const bad = inOrder([...unread, ...repeated, ...earlier.differing]);
  if (unread.length > MAX_BAD_SHARE * records)
    throw new EntenteError(
      "wrong-input",
      [
        `${unread.length} of ${records} rows of ${name} are bad, more than ${MAX_BAD_SHARE * 100} in 100; nothing of it was loaded`,
        ...unread.slice(0, SHOWN).map(inWords),
      ].join("\n"),
    );
  await keepAside(sql, file, bad);
  const kept = Number((await rows(sql, `SELECT count(*) FROM ${layout.table} WHERE file = ${file}`))[0][0]);
  await sql.run(
    `INSERT INTO file VALUES (${file}, ${literal(hash)}, ${literal(name)}, ${literal(layout.id)}, ${literal(known === null ? "row" : "date" in known ? known.date : `+${known.days}`)}, ${kept}, ${earlier.repeated}, ${bad.length})`,
  );
  return {
    name,
    layout: layout.id,
    what: layout.what,
    rows: kept,
    repeated: earlier.repeated,
    revised: earlier.revised === 0 ? null : { rows: earlier.revised, known: today },
    bad: bad.length,
    shown: bad.slice(0, SHOWN),
    before: null,
  };
}

/** Order of day and month in a layout's dates. @throws EntenteError `wrong-input` where both are possible, or both occur */
async function orderOf(
  sql: DuckDBConnection,
  name: string,
  { layout, columns, sample }: Recognised,
  source: Source,
): Promise<DateOrder> {
  const at = layout.dated === undefined ? -1 : columns.indexOf(layout.dated);
  if (at < 0 || (sample.length > 1 && !sample.some((line) => /\d{1,2}[/.]\d{1,2}[/.]\d{4}/.test(line))))
    return "month-first";
  const part = (n: number): string => `try_cast(regexp_extract(trim(c${at + 1}), '${EITHER_ORDER}', ${n}) AS INTEGER)`;
  const [day, month, example] = (
    await rows(
      sql,
      `SELECT bool_or(${part(1)} > 12), bool_or(${part(2)} > 12), any_value(c${at + 1}) FILTER (${part(1)} IS NOT NULL) FROM ${source.from}`,
    )
  )[0];
  if (day && month) throw bothOrders(name);
  if (!day && !month && example !== null) throw eitherOrder(name, String(example));
  return day ? "day-first" : "month-first";
}

/** When the rows became known: by their own columns (null), by the file's name, or by the user's statement. */
function knownOf(name: string, layout: Layout, columns: readonly string[], said: Known | null): Known | null {
  const own = layout.known !== null && namesInKnown(layout).every((column) => columns.includes(column));
  if (own && said)
    throw new EntenteError("wrong-input", `${name} says itself when each row was known; leave out --known`);
  if (own || said) return said;
  const day = layout.named?.exec(name)?.[1];
  if (day) return { date: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` };
  throw new EntenteError(
    "wrong-input",
    `${name} (${layout.what}) does not say when its rows could be known; say --known DATE (when it was published) or --known +DAYS (so long after each row's own date)`,
  );
}
