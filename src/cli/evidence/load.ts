/** `entente evidence load`: files into a database. */
import { existsSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { EntenteError, interrupted } from "../../errors.ts";
import { inWords } from "../../evidence/load/rejected-rows.ts";
import type { Renamed } from "../../evidence/load/columns.ts";
import { load } from "../../evidence/load/load.ts";
import type { Loaded } from "../../evidence/load/loaded.ts";
import { DEFAULT_DATABASE, open } from "../../evidence/open.ts";
import type { Known } from "../../evidence/load/insert-sql.ts";
import { requireFile } from "../../files/named-file.ts";
import { nameFault } from "../../language/index.ts";
import { shorten } from "../../language/text/visible.ts";
import type { Given } from "../arguments.ts";
import { print, printJson } from "../terminal.ts";

/** `evidence load FILE...`: each file whole or not at all. */
export async function loadFiles(given: Given, signal: AbortSignal): Promise<number> {
  const encoding = given.flags["encoding"];
  if (encoding !== undefined && encoding !== "latin-1" && encoding !== "utf-8")
    throw new EntenteError("wrong-usage", `--encoding takes utf-8 or latin-1, not '${encoding}'`);
  const database = String(given.flags["db"] ?? DEFAULT_DATABASE);
  const options = {
    as: given.flags["as"] === undefined ? null : String(given.flags["as"]),
    known: knownOf(given.flags["known"]),
    renamed: renamedOf(given.list["map"] ?? []),
    encoding: encoding === "latin-1" ? encoding : null,
    signal,
  } as const;
  for (const file of given.positionals) requireFile(file);
  const isNew = database !== ":memory:" && !existsSync(database);
  const fault = isNew ? nameFault(basename(database)) : null;
  if (fault !== null) throw new EntenteError("wrong-input", `--db ${database}: ${fault}; take another name`);
  const store = await open(database, { make: true });
  const all: Loaded[] = [];
  let done = 0;
  try {
    for (const file of given.positionals) {
      const loaded = await load(store, file, options);
      all.push(...loaded);
      done++;
      if (!given.flags["json"])
        print(
          loaded
            .map((one) =>
              [
                sentence(one),
                ...one.shown.map(inWords),
                ...(one.bad > one.shown.length
                  ? [`  and ${one.bad - one.shown.length} more; all stand in the table 'rejected'`]
                  : []),
              ].join("\n"),
            )
            .join("\n"),
        );
    }
  } catch (error) {
    if (all.length === 0 || !(error instanceof EntenteError)) throw error;
    const kept = `the ${done === 1 ? "file" : `${done} files`} before it ${done === 1 ? "is" : "are"} loaded`;
    throw error.code === "interrupted"
      ? interrupted(`interrupted; ${kept}`)
      : new EntenteError(error.code, `${error.message}\n${kept}`);
  } finally {
    store.close();
    if (isNew && all.length === 0) rmSync(database, { force: true });
  }
  return given.flags["json"]
    ? printJson(all)
    : print(`${all.reduce((sum, one) => sum + one.rows, 0)} rows added to ${database}`);
}

/** Columns named as `--map NAME=COLUMN`. */
function renamedOf(list: readonly string[]): Renamed[] {
  return list.map((text) => {
    const at = text.indexOf("=");
    if (at < 1 || at === text.length - 1)
      throw new EntenteError(
        "wrong-usage",
        `--map takes a name of the layout and a column of the file, best=best_est; not '${shorten(text)}'`,
      );
    return { name: text.slice(0, at).trim(), column: text.slice(at + 1).trim() };
  });
}

function knownOf(said: string | true | undefined): Known | null {
  if (said === undefined) return null;
  const text = String(said);
  if (/^\+\d{1,4}$/.test(text)) return { days: Number(text.slice(1)) };
  const date =
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text);
  if (!date)
    throw new EntenteError(
      "wrong-usage",
      `--known takes a day, 2012-10-31, or a number of days after each row's own date, +45; not '${text}'`,
    );
  return { date: text };
}

function sentence({ name, what, rows, repeated, revised, bad, before }: Loaded): string {
  if (before !== null) return `${name}: loaded before${before === name ? "" : ` as ${before}`}; nothing added`;
  return `${name}: ${what}; ${rows} rows added${repeated > 0 ? `, ${repeated} were there before` : ""}${revised === null ? "" : `, ${revised.rows} of them revised figures, kept beside the earlier ones and known from ${revised.known}, the day of this load (--known DAY says another)`}${bad > 0 ? `, ${bad} bad and set aside:` : ""}`;
}
