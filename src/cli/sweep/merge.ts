/** `entente sweep merge`: the chunks of a plan as odds, tables and pictures. */
import { join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { writeParquet } from "../../evidence/parquet.ts";
import { makeWritableFolder, putAll, shownPath } from "../../files/put.ts";
import { csv } from "../../report/tables/table.ts";
import { levelTexts, number, percent, wilsonEdges } from "../../wording/format.ts";
import type { SweepFindings, SweepPointFinding } from "../../result/index.ts";
import type { Given } from "../arguments.ts";
import { columns, complain, print, progress, wrap } from "../terminal.ts";
import { findSweep, type Found } from "./found.ts";
import { openPlan, poolOf, textFlag, threadsOf } from "./flags.ts";
import { Player } from "./player.ts";
import { worldsText } from "./status.ts";
import { COLUMN_TYPES, curvesTable, pointsTable } from "./tables.ts";

const FORMATS = ["html", "csv", "parquet"] as const;
type Format = (typeof FORMATS)[number];

/** Names of the numbers in the columns of a terminal. */
const LETTERS = ["a", "b", "c"];
/** Rows of the table of points that a terminal shows. */
const MAX_SHOWN_ROWS = 24;

export async function merge(given: Given, signal: AbortSignal): Promise<number> {
  const formats = formatsOf(given);
  const leaveOut = leaveOutOf(given);
  const open = openPlan(given).requireOwnEngine();
  const pool = poolOf(threadsOf(given));
  try {
    const player = new Player(open, { pool });
    const partial = given.flags["partial"] === true;
    return await mergeAndWrite(player, outOf(given), { formats, partial, leaveOut, signal });
  } finally {
    await pool?.close();
  }
}

const outOf = (given: Given): string => textFlag(given, "output") ?? join(given.positionals[0], "out");

export interface MergeOptions {
  formats: readonly Format[];
  partial: boolean;
  leaveOut: ReadonlyMap<string, string>;
  signal: AbortSignal;
}

/** @returns 0, or 3 where chunks or worlds are missing */
export async function mergeAndWrite(player: Player, out: string, options: MergeOptions): Promise<number> {
  makeWritableFolder(out, ["sweep.json"]);
  const line = progress();
  let found: Found;
  try {
    found = await findSweep(player, { ...options, progress: line.show });
  } finally {
    line.clear();
  }
  const written = await writeFound(found, out, options.formats);
  print(`${summaryOf(found)}\n\n${written.map(([what, path]) => `${what.padEnd(8)}${shownPath(path)}`).join("\n")}`);
  for (const { message } of found.findings.messages) complain(message);
  return found.missing.length + found.short.length > 0 ? 3 : 0;
}

export function formatsOf(given: Given): Format[] {
  const asked = (textFlag(given, "format") ?? "html,csv").split(",").map((word) => word.trim());
  const unknown = asked.find((word) => !FORMATS.some((format) => format === word));
  if (unknown !== undefined)
    throw new EntenteError(
      "wrong-usage",
      `--format takes ${FORMATS.join(", ")} or several joined by commas, not '${unknown}'`,
    );
  return FORMATS.filter((format) => asked.includes(format));
}

function leaveOutOf(given: Given): Map<string, string> {
  return new Map(
    (given.list["leave-out"] ?? []).map((text) => {
      const [, key, sentence] = /^([0-9a-f]{64})=(.*\S.*)$/s.exec(text) ?? [];
      if (key === undefined)
        throw new EntenteError(
          "wrong-usage",
          `--leave-out takes KEY=SENTENCE: the 64 digits of a chunk, as \`entente sweep status\` lists them, and why it is left out; not '${text}'`,
        );
      return [key, sentence.trim()];
    }),
  );
}

async function writeFound(found: Found, out: string, formats: readonly Format[]): Promise<[string, string][]> {
  const { findings, curves, results } = found;
  const { report, sweepPage } = await import("../../report/index.ts");
  const tables = [pointsTable(findings), curvesTable(curves)];
  const one = findings.points.length === 1;
  const files: [what: string, name: string, text: string][] = [];
  for (const [id, result] of results) {
    const name = one ? "result.json" : `results/${id}.json`;
    files.push(["result", name, `${JSON.stringify(result, null, 1)}\n`]);
    if (one && formats.includes("html")) files.push(["report", "report.html", report(result)]);
  }
  files.push(["sweep", "sweep.json", `${JSON.stringify(findings, null, 1)}\n`]);
  if (formats.includes("html")) files.push(["page", "sweep.html", sweepPage(findings)]);
  if (formats.includes("csv")) for (const each of tables) files.push(["table", `${each.name}.csv`, csv(each)]);
  putAll(files.map(([, name, text]) => [join(out, name), text]));
  const written = files.map(([what, name]): [string, string] => [what, join(out, name)]);
  if (formats.includes("parquet"))
    for (const each of tables) {
      const path = join(out, `${each.name}.parquet`);
      const order = each.columns.filter((column) => ["point", "question", "month"].includes(column));
      await writeParquet(path, csv(each), each.columns, COLUMN_TYPES, order);
      written.push(["table", path]);
    }
  return written;
}

function summaryOf({ findings }: Found): string {
  const { axes, correlations, points, draws } = findings;
  const isGrid = axes.length > 0 && !correlations;
  const texts = isGrid ? axes.map(({ levels }) => levelTexts(levels)) : [];
  const hasCases = new Set(points.map((point) => point.case)).size > 1;
  const hasScenarios = new Set(points.map(({ scenario }) => scenario)).size > 1;
  const nameOf = (point: SweepPointFinding): string[] =>
    isGrid
      ? [
          ...(hasCases ? [point.case] : []),
          ...(hasScenarios ? [point.scenario ?? ""] : []),
          ...texts.map((text, a) => (point.at[a] === undefined ? "as it is" : text(point.at[a]))),
        ]
      : [point.label];
  const names = isGrid
    ? [...(hasCases ? ["case"] : []), ...(hasScenarios ? ["scenario"] : []), ...axes.map((_, a) => LETTERS[a])]
    : ["point"];
  const shownPoints = correlations ? points.filter(({ at }) => at.length === 0) : points;
  const rows = shownPoints.flatMap((point) =>
    Object.entries(point.questions ?? { "": null }).map(([id, own]) => [
      ...nameOf(point),
      id,
      own === null ? point.status : `${percent(own.p, wilsonEdges(point.kept))}`,
      own === null ? "" : `\u00b1 ${number(100 * own.se, 1)}`,
      own?.diff == null
        ? ""
        : `${own.diff >= 0 ? "+" : ""}${number(100 * own.diff, 1)} \u00b1 ${number(100 * own.diff_se!, 1)}`,
      point.status === "done" ? "" : point.status,
    ]),
  );
  const shown = rows.slice(0, MAX_SHOWN_ROWS);
  const more =
    rows.length > shown.length ? [`... and ${number(rows.length - shown.length)} more rows in points.csv`] : [];
  const rightEdged = [...texts.map((_, a) => names.length - texts.length + a), names.length + 1, names.length + 3];
  const kept = points.reduce((sum, point) => sum + point.kept, 0);
  const tried = points.reduce((sum, point) => sum + point.tried, 0);
  return [
    ...(isGrid ? axes.map(({ name }, a) => wrap(`${LETTERS[a]}: ${name}`)) : []),
    columns([[...names, "question", "odds", "", "from as it is", ""], ...shown], rightEdged),
    ...more,
    `worlds  ${worldsText({ tried, kept, draws: draws * points.length })}`,
    ...(correlations ? [correlationsText(axes, correlations)] : []),
    "Monte Carlo error is not model error. A level is a 'what if', not evidence.",
  ].join("\n");
}

/** How closely the odds go with each number of a Latin hypercube, by rank. */
function correlationsText(
  axes: SweepFindings["axes"],
  correlations: NonNullable<SweepFindings["correlations"]>,
): string {
  const questions = Object.keys(correlations);
  const rows = axes.map(({ name }, n) => [
    name,
    ...questions.map((id) => {
      const correlation = correlations[id][n];
      return correlation === null ? "" : number(correlation, 2);
    }),
  ]);
  return `\n${columns(
    [["rank correlation of the odds with", ...questions], ...rows],
    questions.map((_, n) => n + 1),
  )}\n`;
}
