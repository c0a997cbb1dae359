/** `entente ledger score`: how good forecasts were, source by source. */
import { join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { readSoundLedger } from "../../files/ledger/index.ts";
import { makeWritableFolder, putAll, shownPath } from "../../files/put.ts";
import { nearest, suggestion } from "../../language/text/nearest.ts";
import { emptyLedger, fold, shortHead, type Ledger, type Made } from "../../ledger/index.ts";
import { scoreLedger, type Grouping } from "../../ledger/scores/table.ts";
import type { ScoreTable } from "../../ledger/scores/shape.ts";
import { tableSource, type When } from "../../ledger/scores/selected.ts";
import { dayOfInstant } from "../../numbers/days.ts";
import { brierNote, scoreReadings, tableText, unscoredText, wasText } from "../../wording/score-notes.ts";
import { score as figure, sourceName } from "../../wording/scores.ts";
import type { Given } from "../arguments.ts";
import { sourceRows } from "../score-rows.ts";
import { bold, columns, complain, print, printJson, wrap } from "../terminal.ts";
import { noShare, shareOf } from "./shares.ts";
import { counted, dayOf, ledgerOf, listOf, textOf, today } from "./options.ts";

const MADE: readonly Made[] = ["live", "hindcast", "archive"];
const GROUPINGS: readonly (Grouping | "source")[] = ["source", "tag", "horizon", "cluster"];
const FORMATS = ["csv", "html"] as const;

export async function score(given: Given): Promise<number> {
  const made = choiceOf(given, "made", MADE) ?? "live";
  const when = whenOf(given, made);
  const by = choiceOf(given, "by", GROUPINGS) ?? "source";
  const until = dayOf(given, "until") ?? today();
  const sources = textOf(given, "source") === null ? null : listOf(textOf(given, "source")!);
  const base = baseOf(given);
  const formats = formatsOf(given);
  const out = textOf(given, "output") ?? ".";
  const file = ledgerOf(given);
  const { ledger, hashes, head } = readSoundLedger(file, complain);
  refuseUnknown(ledger, sources ?? []);
  const tableOf = (kind: Made, counting: When): ScoreTable =>
    scoreLedger(upTo(ledger, until), {
      made: kind,
      when: counting,
      sources,
      until,
      by: by === "source" ? null : by,
      ledger: { lines: hashes.length, head },
      ...(base === null ? {} : { base }),
    });
  const table = tableOf(made, when);
  const elsewhere = MADE.filter(
    (kind) => kind !== made && Object.keys(tableOf(kind, { kind: "first" }).sources).length > 0,
  );
  const written = await write(table, formats, out);
  if (given.flags["json"]) return printJson(table);
  return print(
    [
      `${shownPath(file)}: ${counted(hashes.length, "line")}, head ${shortHead(head)}`,
      ...scoreText(table, elsewhere),
      ...written.map((path) => `written  ${shownPath(path)}`),
    ].join("\n"),
  );
}

/** The ledger as it stood at the end of a day. */
function upTo(ledger: Ledger, until: string): Ledger {
  const last = ledger.lines.at(-1);
  if (!last || dayOfInstant(last.at) <= until) return ledger;
  const earlier = emptyLedger();
  for (const line of ledger.lines) {
    if (dayOfInstant(line.at) > until) break;
    fold(earlier, line);
  }
  return earlier;
}

/** What each kind of forecasts is, and why a forecast is of it. */
const KIND_TEXT: { readonly [made in Made]: string } = {
  live: "live forecasts",
  hindcast: "hindcasts, such as the runs of a case whose day is past",
  archive: "forecasts from dated records",
};

/** @param elsewhere other kinds of forecasts of which some are on resolved questions */
function scoreText(table: ScoreTable, elsewhere: readonly Made[]): string[] {
  const { sources, base, groups, questions } = table;
  const unscored = unscoredText(table);
  if (Object.keys(sources).length === 0)
    return [
      wrap(tableText(table)),
      wrap(`No question with ${KIND_TEXT[table.made].split(",")[0]} has been resolved yet.`),
      ...elsewhere.map((kind) =>
        wrap(`The ledger has resolved questions with ${KIND_TEXT[kind]}: \`entente ledger score --made ${kind}\`.`),
      ),
      ...(unscored === "" ? [] : [wrap(unscored)]),
    ];
  const again = Object.entries(questions).filter(([, one]) => one.was.length > 0);
  return [
    wrap(tableText(table)),
    ...(unscored === "" ? [] : [wrap(unscored)]),
    "",
    sourceRows(sources, base),
    "",
    ...Object.entries(groups ?? {}).flatMap(([name, own]) => [bold(name), sourceRows(own, base), ""]),
    ...spotLines(table),
    ...scoreReadings(table).map((line) => wrap(line)),
    ...again.map(([id, one]) => wrap(`${id} is ${one.outcome ?? one.state}: ${wasText(one)}.`)),
    wrap(brierNote(table)),
  ];
}

function spotLines({ spots, base }: ScoreTable): string[] {
  const days = Object.keys(spots ?? {})
    .filter((key) => Object.keys(spots![key]).length > 0)
    .sort((a, b) => Number(b) - Number(a));
  if (days.length === 0) return [];
  const names = [...new Set(days.flatMap((key) => Object.keys(spots![key])))];
  const rows = names.map((source) => [
    sourceName(source, base),
    ...days.flatMap((key) => {
      const spot = spots![key][source];
      return spot ? [figure(spot.brier), String(spot.questions)] : ["", ""];
    }),
  ]);
  return [
    "Brier score and questions, so many days before closing (a question that has ended by then is left out):",
    columns(
      [["source", ...days.flatMap((key) => [key, ""])], ...rows],
      days.flatMap((_, n) => [2 * n + 1, 2 * n + 2]),
    ),
    "",
  ];
}

async function write(table: ScoreTable, formats: readonly (typeof FORMATS)[number][], out: string): Promise<string[]> {
  if (formats.length === 0) return [];
  const { scoresCsv, sourcesCsv } = await import("../../report/track-record-csv.ts");
  const { ledgerScores } = await import("../../report/ledger-scores.ts");
  const contents = formats.flatMap((format): [string, string][] =>
    format === "html"
      ? [["ledger-scores.html", ledgerScores(table)]]
      : [
          ["ledger-scores.csv", scoresCsv([[table.made, table]])],
          ["ledger-scores-sources.csv", sourcesCsv([[table.made, table]])],
        ],
  );
  makeWritableFolder(
    out,
    contents.map(([name]) => name),
  );
  const files = contents.map(([name, content]): [string, string] => [join(out, name), content]);
  putAll(files);
  return files.map(([path]) => path);
}

function choiceOf<T extends string>(given: Given, name: string, choices: readonly T[]): T | null {
  const text = textOf(given, name);
  if (text === null) return null;
  const found = choices.find((choice) => choice === text);
  if (found === undefined)
    throw new EntenteError("wrong-usage", `--${name} takes ${choices.join(", ")}, not '${text}'`);
  return found;
}

function whenOf(given: Given, made: Made): When {
  const text = textOf(given, "when");
  if (made === "hindcast") {
    if (text === null || text === "first") return { kind: "first" };
    throw new EntenteError("wrong-usage", "hindcasts are scored once, by the first of each source: leave --when out");
  }
  if (text === null) return { kind: "mean" };
  if (text === "mean" || text === "first" || text === "last") return { kind: text };
  const spot = /^spot:(\d{1,5})$/.exec(text);
  if (spot) return { kind: "spot", days: Number(spot[1]) };
  throw new EntenteError("wrong-usage", `--when takes mean, first, last or spot:DAYS, not '${text}'`);
}

function baseOf(given: Given): number | null {
  const text = textOf(given, "base");
  if (text === null) return null;
  const share = shareOf(text);
  if (share === null) throw new EntenteError("wrong-usage", `--base ${text}: ${noShare(text)}`);
  return share.p;
}

function formatsOf(given: Given): (typeof FORMATS)[number][] {
  const asked = listOf(textOf(given, "format") ?? "");
  const unknown = asked.find((word) => !FORMATS.some((format) => format === word));
  if (unknown !== undefined)
    throw new EntenteError("wrong-usage", `--format takes csv, html or both joined by a comma, not '${unknown}'`);
  if (asked.length === 0 && textOf(given, "output") !== null) return [...FORMATS];
  return FORMATS.filter((format) => asked.includes(format));
}

/** A source that is named and has no forecast in the ledger is a slip of the pen. */
function refuseUnknown({ questions }: Ledger, named: readonly string[]): void {
  const lines = [...questions.values()].flatMap(({ forecasts }) => forecasts);
  const known = new Set(lines.flatMap((line) => [line.source, tableSource(line)]));
  const missing = named.find((source) => !known.has(source));
  if (missing === undefined) return;
  const near = suggestion(nearest(missing, known));
  throw new EntenteError(
    "wrong-input",
    `--source: no forecast of '${missing}'${near || `; there are ${[...known].join(", ") || "none"}`}`,
  );
}
