/** `entente believe`: what one would have to believe for other odds than those of the run. */
import { join } from "node:path";
import { EntenteError } from "../errors.ts";
import { makeWritableFolder, putAll, shownPath } from "../files/put.ts";
import type { Case } from "../language/index.ts";
import { agreeingValues, believeOdds, withoutOdds } from "../lenses/believe/index.ts";
import type { Model } from "../engine/index.ts";
import type { BelieveFinding } from "../result/index.ts";
import { version } from "../version.ts";
import {
  askedText,
  CAVEAT,
  COINCIDENCE,
  infeasibleText,
  movingShifts,
  priceText,
  notWeighedText,
  type AgreeingValues,
  type Played,
  reliabilityText,
  shiftText,
  thenText,
} from "../wording/believe.ts";
import { date, list } from "../wording/format.ts";
import { firstGround, leadIn } from "../wording/grounds.ts";
import { namesOf } from "../wording/names.ts";
import { withAnalysts } from "./analysts.ts";
import type { Given } from "./arguments.ts";
import { oddsAsked, statementsAsked } from "./believe-asked.ts";
import { textOf } from "./ledger/options.ts";
import { loadValidCase } from "./load-valid-case.ts";
import { withPlay } from "./play.ts";
import { readSettings } from "./settings.ts";
import { bold, aligned, dim, print, printJson, width, wrap } from "./terminal.ts";

/** Futures a world where none are named: odds of single worlds are to be told from their chance. */
const PATHS = "32";
const MAX_QUOTE_CHARACTERS = 120;

export async function believe(given: Given, signal: AbortSignal): Promise<number> {
  const { case: declared, folder } = loadValidCase(given.positionals[0]);
  const withPaths = { ...given, flags: { paths: PATHS, ...given.flags } };
  const { case: c, settings, workers } = readSettings(withAnalysts(given, declared, folder), withPaths);
  const asked = oddsAsked(given, c);
  const statements = statementsAsked(given, c);
  const out = textOf(given, "output");
  if (out !== null) makeWritableFolder(out, ["believe.html"], null);
  const { model, worlds } = await withPlay(workers, signal, (play) => play(c, { ...settings, thresholds: false }));
  const without = withoutOdds(model, worlds).find((id) => Object.hasOwn(asked, id));
  if (without !== undefined)
    throw new EntenteError(
      "wrong-input",
      `'${without}' has no odds: it is asked given another question, and no future of these worlds answers that one yes`,
    );
  const finding = believeOdds(model, worlds, asked, statements);
  const kept = worlds.reduce((sum, block) => sum + block.kept, 0);
  const tried = worlds.reduce((sum, block) => sum + block.tried, 0);
  if (out !== null) {
    const { believePage } = await import("../report/believe.ts");
    const page = believePage(finding, namesOf(c), (path) => groundsOf(c, path), {
      title: c.title,
      engine: version,
      kept,
      paths: settings.paths,
    });
    putAll([[join(out, "believe.html"), page]], null);
  }
  if (given.flags["json"]) {
    const { seed, draws, paths, scenario, set } = settings;
    return printJson({
      entente: 1,
      case: { id: c.id, as_of: c.asOfText, hash: c.hash },
      run: { seed, draws, paths, scenario, set, ...peopleOf(c, model), worlds: tried, kept },
      ...finding,
    });
  }
  const written = out === null ? [] : ["", `page  ${shownPath(join(out, "believe.html"))}`];
  const agreeing = finding.feasible ? {} : agreeingValues(model, worlds, statements);
  return print([...told(c, finding, { kept, paths: settings.paths }, agreeing), ...written].join("\n"));
}

/** Whose numbers were taken, as a result has it. */
const peopleOf = (c: Case, { pool }: Model) => ({
  ...(c.analyst ? { analyst: c.analyst } : {}),
  ...(pool ? { analysts: Object.fromEntries(c.pool!.map(({ id }, n) => [id, pool.weights[n]])) } : {}),
});

/** The same in a sentence; none where the numbers are the case's. */
function peopleText({ analyst, pool }: Case): string[] {
  if (analyst) return [wrap(`With the numbers of ${analyst.name} in place of the case's.`)];
  return pool
    ? [wrap(`A pool of ${list(pool.map(({ name }) => name))}: each world takes all its numbers from one.`)]
    : [];
}

function told(c: Case, finding: BelieveFinding, played: Played, agreeing: AgreeingValues): string[] {
  const title = bold(`${c.title}, as of ${date(c.asOfText)}`);
  if (!finding.feasible)
    return [
      title,
      ...peopleText(c),
      wrap(`${askedText(finding)}.`),
      "",
      wrap(infeasibleText(finding, agreeing)),
      ...pointsLines(c),
      "",
      caveat(),
    ];
  const names = namesOf(c);
  const moving = movingShifts(finding);
  const then = thenText(names, finding);
  const rows = moving.map((shift) => {
    const { name, change, size } = shiftText(names, shift);
    return [name, change, size];
  });
  const lines = rowsOf(rows);
  return [
    title,
    ...peopleText(c),
    wrap(`${askedText(finding)}: ${priceText(finding, played)}.`),
    ...(finding.nats > 0 && finding.verdict === "many" ? [wrap(COINCIDENCE)] : []),
    ...moving.flatMap(({ path }, n) => [
      lines[n],
      ...groundsOf(c, path)
        .slice(0, 1)
        .map((ground) => wrap(dim(`[${ground}]`), "      ")),
    ]),
    ...(then === "" ? [] : [wrap(`then also: ${then}`)]),
    "",
    ...pointsLines(c),
    ...[reliabilityText(finding), ...finding.messages].filter(Boolean).map((line) => wrap(line)),
    caveat(),
  ];
}

/** Which numbers could not be moved, where some are written as a point. */
const pointsLines = (c: Case): string[] => {
  const text = notWeighedText(namesOf(c));
  return text === "" ? [] : [wrap(text)];
};

/** Name, change and size in columns; the name on a line of its own where they do not fit. */
function rowsOf(rows: readonly string[][]): string[] {
  const lines = aligned(rows, [1, 2], "  ").split("\n");
  if (lines.every((line) => line.length <= width())) return lines;
  return rows.map(([name, ...rest]) => `${wrap(name, "  ")}\n    ${rest.join("   ")}`);
}

const caveat = (): string => dim(wrap(CAVEAT));

/** What the case says for a number, the ground of its class first: `judged: ...`, `suggested: ...`, or a quote. */
function groundsOf(c: Case, path: string): string[] {
  const found = c.parameters.find((p) => p.path === path) ?? c.factors.find(({ id }) => `factors.${id}` === path);
  const all = (found?.citations ?? []).map((at) => c.citations[at]);
  const first = found && "cited" in found ? firstGround(found.cited, all) : undefined;
  return all
    .toSorted((a, b) => Number(b === first) - Number(a === first))
    .map((one) => {
      const { source, quote } = one;
      const short = quote.length > MAX_QUOTE_CHARACTERS ? `${quote.slice(0, MAX_QUOTE_CHARACTERS)} ...` : quote;
      const lead = leadIn(one, all);
      return lead === null ? `${source}: \u201c${short}\u201d` : `${lead}: ${short}`;
    });
}
