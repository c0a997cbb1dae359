/** Rows of a file that an earlier file loaded: the same again, revised, or in contradiction to it. */
import { shorten } from "../../language/text/visible.ts";
import { rows } from "../open.ts";
import { CONTENT, KEY, placed, type Bad, type Loading } from "./rejected-rows.ts";

interface Compared {
  /** Rows removed since an earlier file has them. */ repeated: number;
  /** Rows kept as a later vintage. */ revised: number;
  /** Rows removed since an earlier file has others under their key. */ differing: Bad[];
}

/**
 * Compares a file's rows with those that earlier files of its source loaded under the same key.
 * @param revisedOn day from which a revised value is known; null where each row's own day counts
 */
export async function againstEarlier(loading: Loading, revisedOn: string | null): Promise<Compared> {
  const { sql, file, first } = loading;
  const { table } = loading.recognised.layout;
  if ((await rows(sql, `SELECT 1 FROM ${table} WHERE file < ${file} LIMIT 1`)).length === 0)
    return { repeated: 0, revised: 0, differing: [] };
  const key = KEY[table];
  const on = key.map((k) => `n.${k} IS NOT DISTINCT FROM o.${k}`).join(" AND ");
  const same = CONTENT[table].map((k) => `n.${k} IS NOT DISTINCT FROM o.${k}`).join(" AND ");
  await sql.run(
    `CREATE OR REPLACE TEMP TABLE earlier AS SELECT n.rowid AS id, bool_or(${same}) AS same FROM ${table} n JOIN ${table} o ON ${on} AND o.file < ${file} AND o.source = n.source WHERE n.file = ${file} GROUP BY n.rowid`,
  );
  let revised = 0;
  if (table === "series" && revisedOn !== null) {
    await sql.run(
      `UPDATE earlier SET same = true WHERE NOT same AND id IN (SELECT n.rowid FROM series n JOIN (SELECT source, series_id, period, arg_max(value, known_at) AS value FROM series WHERE file < ${file} GROUP BY ALL) o ON n.source = o.source AND n.series_id = o.series_id AND n.period = o.period AND n.value IS NOT DISTINCT FROM o.value WHERE n.file = ${file})`,
    );
    const later = `TIMESTAMP '${revisedOn}'`;
    const free = `NOT same AND NOT EXISTS (SELECT 1 FROM series n JOIN series o ON o.file < ${file} AND o.source = n.source AND o.series_id = n.series_id AND o.period = n.period AND o.known_at >= ${later} WHERE n.rowid = earlier.id)`;
    await sql.run(`CREATE OR REPLACE TEMP TABLE revisions AS SELECT id FROM earlier WHERE ${free}`);
    revised = Number((await rows(sql, "SELECT count(*) FROM revisions"))[0][0]);
    await sql.run(`UPDATE series SET known_at = ${later} WHERE file = ${file} AND rowid IN (SELECT id FROM revisions)`);
    await sql.run("DELETE FROM earlier WHERE id IN (SELECT id FROM revisions); DROP TABLE revisions");
  }
  const found = await rows(
    sql,
    `SELECT e.id - ${first}, concat_ws(' ', ${key.map((k) => `n.${k}`).join(", ")}) FROM earlier e JOIN ${table} n ON n.rowid = e.id WHERE NOT same ORDER BY 1`,
  );
  const [repeated] = (await rows(sql, "SELECT count(*) FILTER (same) FROM earlier"))[0];
  await sql.run(`DELETE FROM ${table} WHERE file = ${file} AND rowid IN (SELECT id FROM earlier)`);
  await sql.run("DROP TABLE earlier");
  return {
    repeated: Number(repeated),
    revised,
    differing: await placed(
      loading,
      found.map(([at, id]) => ({
        at: Number(at),
        why: `'${shorten(String(id))}' was loaded from an earlier file with ${table === "event" ? "other contents" : "another value"}, which stays`,
      })),
    ),
  };
}
