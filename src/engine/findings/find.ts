/** Paths to findings: the public result of a run (docs/result.schema.json). */
import type { Model } from "../compile.ts";
import { derive, emptyTerms, met } from "../model/terms.ts";
import type { BoxFinding, FactorFinding, Result, ResultMessage } from "../../result/index.ts";
import type { Columns } from "../time/simulate.ts";
import { analystsFinding } from "./analysts.ts";
import { tableDeals } from "./deals.ts";
import { furthestFinding, happenedFindings } from "./culprits.ts";
import { expectations, expectationWarnings } from "./expectations.ts";
import { explanations } from "./explanations.ts";
import { conditionsAsked } from "./conditions-asked.ts";
import { driverFindings } from "./drivers.ts";
import { countGrounds } from "./grounds.ts";
import { jointFinding } from "./joint.ts";
import { keptWorldsOf } from "./kept-worlds.ts";
import { packageFindings } from "./packages.ts";
import { parameterFindings } from "./parameters.ts";
import { questionFinding } from "./questions.ts";
import { monthName } from "../../numbers/months.ts";
import { columnsOf, todayFinding, todayWarnings } from "./acceptance/index.ts";
import { drawsOf, numbersOf, worldsOf } from "./worlds.ts";

/** Input of the findings: blocks in index order, overshoot dropped; `prior` empty where the case has no record. */
export interface Collected {
  prior: Columns[];
  worlds: Columns[];
  /** Boxes by question id, from `findBoxes`. */ boxes: { [question: string]: BoxFinding[] };
  seconds: number;
  engine: string;
}

/** Parts of the findings that `find` tells of. */
const PARTS = 6;

/**
 * @param tell told how many of the parts are done, as they are: they may take seconds, in which the thread answers nothing
 * @throws Error when no world was kept; report that case first (`unfit`).
 */
export function find(model: Model, collected: Collected, tell: (done: number, of: number) => void = () => {}): Result {
  let done = 0;
  const next = (): void => tell(++done, PARTS);
  const { case: c, settings } = model;
  const { worlds: blocks, prior } = collected;
  const draws = drawsOf(blocks);
  if (draws.length === 0) throw new Error("no world was kept");
  const tried = blocks.reduce((sum, b) => sum + b.tried, 0);
  const after = keptWorldsOf(model, draws);
  const kept = after.worlds;
  const before = c.record ? numbersOf(model, drawsOf(prior), false) : after.numbers;
  const parameters = parameterFindings(model, before, after.numbers);
  next();
  const { packages, left, linkage } = packageFindings(model, blocks, after);
  next();
  const deep = settings.paths > 0 ? explanations(model, collected, after, before, next) : null;
  next();
  const fit = kept.length / tried;
  const messages: ResultMessage[] = [];
  const warn = (code: string, message: string, severity: "warning" | "note" = "warning"): void => {
    messages.push({ code, severity, message, path: "" });
  };
  if (!c.record)
    warn(
      "no-record",
      "The case has no record, so the odds are not conditioned on what has happened, or not happened, so far.",
      "note",
    );
  if (c.record && fit < 0.01)
    warn(
      "poor-fit",
      `Only ${kept.length} of ${tried} worlds could have produced the record (under 1 %): the case's numbers can hardly explain what has happened.`,
    );
  if (kept.length < settings.draws)
    warn(
      "few-worlds",
      `${kept.length} worlds were kept of the ${settings.draws} asked for, after the ${tried} that --limit allows, so the errors are larger.`,
    );
  if (left > 0)
    warn(
      "packages-cut",
      `${left} more packages were reached or acceptable in some world; the ${packages.length} most reached are listed.`,
      "note",
    );
  const questions: Result["questions"] = deep
    ? Object.fromEntries(
        c.questions.map((question, q) => [
          question.id,
          {
            ...questionFinding(model, prior, blocks, q),
            ...deep.questions[q],
            boxes: collected.boxes[question.id] ?? [],
          },
        ]),
      )
    : {};
  const keptColumns = columnsOf(model, kept);
  const todays =
    deep && (c.questions.length > 0 || c.today.length > 0)
      ? todayFinding(model, keptColumns, c.record ? columnsOf(model, worldsOf(model, before)) : null)
      : null;
  if (todays) messages.push(...todayWarnings(model, todays, keptColumns));
  next();
  const analysts = analystsFinding(model, blocks, draws, questions);
  const expected = deep ? expectations(model, blocks, after.numbers) : {};
  messages.push(...expectationWarnings(c, expected));
  const drivers = driverFindings(model, blocks, after.numbers);
  next();
  return {
    entente: 1,
    case: { id: c.id, title: c.title, as_of: c.asOfText, until: monthName(c.until), hash: c.hash },
    run: {
      seed: settings.seed,
      draws: settings.draws,
      paths: settings.paths,
      limit: settings.limit,
      worlds: tried,
      kept: kept.length,
      fit,
      scenario: settings.scenario,
      set: settings.set,
      pin: settings.pin,
      ...(c.analyst === undefined ? {} : { analyst: c.analyst }),
      ...(model.pool ? { analysts: Object.fromEntries(c.pool!.map(({ id }, n) => [id, model.pool!.weights[n]])) } : {}),
      engine: collected.engine,
      seconds: collected.seconds,
    },
    record: c.record
      ? {
          since: monthName(c.record.since),
          match: c.record.match.map((k) => c.issues[k].id),
          ...statedRecord(c),
          lost: lostPasts(model, blocks),
          ...(deep ? rejectedBy(model, blocks, kept.length, tried) : {}),
          said: said(model, kept.length, tried, parameters, questions),
        }
      : null,
    headline: headlineOf(model, questions),
    questions,
    ...conditionsAsked(c),
    ...(deep && c.questions.length > 0 ? { joint: jointFinding(model, blocks) } : {}),
    ...(deep && c.decisions.length > 0 ? { decisions: deep.decisions } : {}),
    sources: Object.fromEntries(c.sources.map(({ id, ...source }) => [id, source])),
    citations: c.citations.map((citation) => ({ ...citation })),
    drivers,
    accords: c.accords.map((a) => ({ ...a, on: a.on === null ? null : c.issues[a.on].id })),
    events: c.events.map((e) => ({ ...e })),
    places: c.places.map((p) => ({ ...p, on: p.on === null ? null : c.issues[p.on].id })),
    issues: Object.fromEntries(
      c.issues.map((issue) => [
        issue.id,
        { name: issue.name, options: Object.fromEntries(issue.options.map((o) => [o.id, o.text])) },
      ]),
    ),
    tables: Object.fromEntries(
      c.tables.map((t) => [
        t.id,
        {
          name: t.name,
          parties: t.parties.map((i) => c.actors[i].id),
          ratified_by: t.ratifiedBy.map((i) => c.actors[i].id),
          issues: t.issues.map((k) => c.issues[k].id),
          ...(deep ? { tipping: deep.tables[t.id] } : {}),
        },
      ]),
    ),
    packages,
    deals: tableDeals(model),
    linkage,
    ...(Object.keys(expected).length > 0 ? { expected } : {}),
    actors: Object.fromEntries(
      c.actors.map((a, i) => [
        a.id,
        {
          name: a.name,
          code: a.code,
          part_of: a.partOf === null ? null : c.actors[a.partOf].id,
          range: pointsRange(model, i),
          needs: Object.fromEntries(a.needs.map((n) => [n.id, n.name])),
          ...(a.governments ? { lines: Object.fromEntries(a.governments.lines.map((l) => [l.id, l.name])) } : {}),
          ...(deep ? { left_out: deep.left_out[i] } : {}),
        },
      ]),
    ),
    parameters,
    ...(c.factors.length > 0 ? { factors: factorFindings(c) } : {}),
    grounds: countGrounds(c),
    cited_by: Object.fromEntries(c.parameters.filter((p) => p.citations.length > 0).map((p) => [p.path, p.citations])),
    scenarios: Object.fromEntries(
      c.scenarios.map((s) => [
        s.id,
        {
          name: s.name,
          set: Object.fromEntries(s.set.map((e) => [c.parameters[e.parameter].path, c.parameters[e.quantity].text])),
        },
      ]),
    ),
    messages,
    ...(todays ? { today: todays } : {}),
    ...(analysts ? { analysts } : {}),
    lenses: {},
  };
}

/** Questions named besides the first where a case names none, and the least difference of their odds from its. */
const MAX_OTHER_HEADLINES = 2;
const MIN_HEADLINE_DIFFERENCE = 0.1;

/** Ids of the questions that the case is about (result/result.ts). */
function headlineOf({ case: { headline, questions: all } }: Model, questions: Result["questions"]): string[] {
  if (headline.length > 0) return headline.map((q) => all[q].id);
  const [first, ...others] = all.map(({ id }) => id);
  if (first === undefined) return [];
  const difference = (id: string): number => Math.abs((questions[id]?.p ?? 0) - (questions[first]?.p ?? 0));
  const apart = others
    .filter((id) => difference(id) > MIN_HEADLINE_DIFFERENCE)
    .sort((a, b) => difference(b) - difference(a))
    .slice(0, MAX_OTHER_HEADLINES);
  return [first, ...others.filter((id) => apart.includes(id))];
}

function factorFindings({ factors, parameters }: Model["case"]): { [id: string]: FactorFinding } {
  return Object.fromEntries(
    factors.map(({ id, name }, at) => [
      id,
      {
        name,
        numbers: Object.fromEntries(
          parameters.flatMap(({ path, factors: own = [] }) =>
            own.filter(({ factor }) => factor === at).map(({ correlation }) => [path, correlation]),
          ),
        ),
      },
    ]),
  );
}

/** The stated standing at the start of the record, and its known months, by issue and option. */
function statedRecord({ record, issues }: Model["case"]): {
  from: { [issue: string]: string };
  known: { month: string; holds: { [issue: string]: string[] } }[];
} {
  return {
    from: Object.fromEntries(issues.map((issue, k) => [issue.id, issue.options[record!.from[k]].id])),
    known: record!.known.map(({ month, holds }) => ({
      month: monthName(month),
      holds: Object.fromEntries(
        holds.map(({ issue, options }) => [issues[issue].id, options.map((o) => issues[issue].options[o].id)]),
      ),
    })),
  };
}

/** Kept worlds under which a run gives no odds, and says instead whose numbers the record rejects. */
const MIN_WORLDS_FOR_ODDS = 50;

function rejectedBy(
  model: Model,
  blocks: readonly Columns[],
  kept: number,
  tried: number,
): Pick<NonNullable<Result["record"]>, "happened" | "furthest"> {
  const happened = happenedFindings(model, tried);
  return {
    ...(happened.length > 0 ? { happened } : {}),
    ...(kept < MIN_WORLDS_FOR_ODDS ? { furthest: furthestFinding(model, blocks) } : {}),
  };
}

/** One sentence on what the record taught. */
function said(
  model: Model,
  kept: number,
  tried: number,
  parameters: Result["parameters"],
  questions: Result["questions"],
): string {
  const moved = Object.entries(parameters)
    .filter(([, p]) => p.uncertain)
    .sort((a, b) => Math.abs(b[1].shift) - Math.abs(a[1].shift))[0];
  const share = (100 * kept) / tried;
  const start = `Of ${tried} worlds tried, ${kept} (${share < 1 ? share.toFixed(2) : share.toFixed(1)} %) could have produced what has and has not happened since ${monthName(model.since)}; the rest were dropped.`;
  const removed = Object.values(questions).flatMap((question) => question.removed ?? []);
  const [least, most] = [Math.min(...removed), Math.max(...removed)].map((part) => `${(100 * part).toFixed(0)} %`);
  const gone =
    removed.length === 0
      ? ""
      : ` Of the yes answers, ${least === most ? most : `${least} to ${most}`} were in dropped worlds${removed.length === 1 ? "" : ", by question"}.`;
  if (!moved || Math.abs(moved[1].shift) < 0.1)
    return `${start}${gone} The record moved no single number by more than a tenth of its standard deviation: it rules out combinations.`;
  return `${start}${gone} The record moved ${moved[0]} most: ${moved[1].shift > 0 ? "up" : "down"} by ${Math.abs(moved[1].shift).toFixed(1)} standard deviations.`;
}

/**
 * Points between the best and the worst package for actor i, over feasible packages and driver levels, at medians and
 * without residuals; null without stake or need.
 */
export function pointsRange(model: Model, i: number): number | null {
  const {
    shape,
    packages: { n, K, rows },
    medians,
    case: c,
  } = model;
  if (!shape.stakes.some((s) => s.actor === i) && !shape.needs.some((need) => need.actor === i)) return null;
  const terms = emptyTerms(shape, medians);
  derive(shape, terms);
  const clamp = (L: number): number => Math.min(1, Math.max(0, L));
  const mine = shape.needs.flatMap((need, j) => (need.actor === i ? [j] : []));
  const ends = mine.map((j) => {
    const need = shape.needs[j];
    const by = need.sharpeners.map((s) => medians[s.by]);
    const w = medians[need.weight];
    const base = medians[need.level];
    return {
      low: w * clamp(base + by.reduce((a, b) => a + Math.min(0, b), 0)),
      high: w * clamp(base + by.reduce((a, b) => a + Math.max(0, b), 0)),
    };
  });
  let best = -Infinity;
  let worst = Infinity;
  for (let x = 0; x < n; x++) {
    let u = 0;
    for (let k = 0; k < K; k++) u += terms.stake[i * shape.O + shape.offset[k] + rows[x * K + k]];
    let low = u;
    let high = u;
    mine.forEach((j, at) => {
      const left = 1 - met(shape, terms, j, rows, x * K);
      high -= ends[at].low * left;
      low -= ends[at].high * left;
    });
    best = Math.max(best, high);
    worst = Math.min(worst, low);
  }
  return c.packages.length === 0 ? null : best - worst;
}

/** Shares of the pasts that did not fit, by the first checkpoint of the record that they missed. */
function lostPasts(model: Model, blocks: readonly Columns[]): { month: string; share: number }[] {
  const counts = model.checkpoints.map((_, j) => blocks.reduce((sum, { lost }) => sum + lost[j], 0));
  const all = counts.reduce((sum, count) => sum + count, 0);
  return model.checkpoints.flatMap(({ month }, j) =>
    counts[j] > 0 ? [{ month: monthName(month), share: counts[j] / all }] : [],
  );
}
