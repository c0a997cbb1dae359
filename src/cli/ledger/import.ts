/** `entente ledger import`: questions, odds and answers of platforms, from files that are at hand. */
import { EntenteError } from "../../errors.ts";
import { isSource } from "../../ledger/index.ts";
import { fileImported, type FiledImport, type Imported, type Skipped } from "../../ledger/exchange/index.ts";
import type { Given } from "../arguments.ts";
import { shorten } from "../../language/text/visible.ts";
import { list } from "../../wording/format.ts";
import { print, printJson } from "../terminal.ts";
import { writtenText, type Written } from "../../files/ledger/index.ts";
import { readImports } from "./import-files.ts";
import { appending, counted, ledgerOf, textOf } from "./options.ts";

const MAX_REASON_CHARACTERS = 200;
/** Most things left out that are named; `--json` names all. */
const MOST_NAMED = 20;

export async function importFiles(given: Given, signal: AbortSignal): Promise<number> {
  const user = textOf(given, "user");
  const cluster = textOf(given, "cluster");
  if (user !== null && !isSource(`analyst:${user}`))
    throw new EntenteError("wrong-usage", `--user takes a name without blanks, commas and colons, not '${user}'`);
  if (cluster !== null && cluster.trim() === "") throw new EntenteError("wrong-usage", "--cluster takes a name");
  const every = given.flags["every"] === true;
  const read = await readImports(given.positionals, textOf(given, "as"), { user, every });
  const other = read.find(({ format }) => format !== "metaculus");
  if (other && (user !== null || every))
    throw new EntenteError(
      "wrong-usage",
      `--user and --every are of exports of Metaculus; ${other.format} gives one price a question`,
    );
  const written = await appending(given, signal, (draft) =>
    read.map((imported) => ({ imported, filed: fileImported(draft, imported, cluster) })),
  );
  if (given.flags["json"]) return printJson(asJson(written));
  return print([...written.made.flatMap(linesOf), writtenText(ledgerOf(given), wordsOf(written), written)].join("\n"));
}

type Made = { imported: Imported; filed: FiledImport }[];

const asJson = ({ lines, head, made }: Written<Made>): object => ({
  lines,
  head,
  imports: made.map(({ imported, filed }) => ({
    format: imported.format,
    questions: filed.questions,
    forecasts: filed.forecasts,
    resolutions: filed.resolutions,
    skipped: [...imported.skipped, ...filed.skipped],
    without_forecast: imported.withoutForecast,
    left_out: imported.leftOut,
  })),
});

/** `4 questions, 1 forecast and 3 resolutions`, of what is new. */
function wordsOf({ made }: Written<Made>): string {
  const sum = (of: (filed: FiledImport) => number): number => made.reduce((all, { filed }) => all + of(filed), 0);
  const parts = [
    counted(
      sum(({ questions }) => questions),
      "question",
    ),
    counted(
      sum(({ forecasts }) => forecasts),
      "forecast",
    ),
    counted(
      sum(({ resolutions }) => resolutions),
      "resolution",
    ),
  ].filter((words) => !words.startsWith("0 "));
  return parts.length === 0 ? "what the file holds" : list(parts);
}

/** What was recognised, and what was left out and why. */
function linesOf({ imported, filed }: Made[number]): string[] {
  const skipped = [...imported.skipped, ...filed.skipped];
  return [
    `${imported.format}: ${counted(imported.questions.length, "question")}${skipped.length > 0 ? `; ${skipped.length} left out` : ""}`,
    ...named("left out", skipped),
    ...named("without a forecast", imported.withoutForecast),
    ...imported.leftOut.map((what) => `left out: ${what}`),
  ];
}

/** Things left out, those of one reason together. */
function named(what: string, all: readonly Skipped[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { name, why } of all.slice(0, MOST_NAMED))
    byReason.set(why, [...(byReason.get(why) ?? []), shorten(name)]);
  return [
    ...[...byReason].map(([why, names]) => `${what}: ${names.join(", ")}: ${shorten(why, MAX_REASON_CHARACTERS)}`),
    ...(all.length > MOST_NAMED ? [`${what}: ${all.length - MOST_NAMED} more (--json names all)`] : []),
  ];
}
