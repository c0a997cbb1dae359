/**
 * Questions: probability, its error, the curve, outcomes that stood instead, thresholds. w kept world, q question, j
 * month after as_of counted from 1. Sums are of whole numbers, so they do not depend on how the work was split.
 */
import { issueLeaves, issuesOf } from "../model/conditions.ts";
import type { Model } from "../compile.ts";
import type { CurvePoint, QuestionFinding } from "../../result/index.ts";
import type { Columns } from "../time/simulate.ts";
import { answersIn, hitSums } from "./answers.ts";
import { bandsOf } from "./bands.ts";
import { monthName } from "../../numbers/months.ts";
import { quantileOf, wilson } from "../../numbers/shares.ts";
import { wordFor } from "../../numbers/icd203.ts";

interface Odds {
  p: number;
  se: number;
  chance: number | null;
  worlds: number;
}

/** Odds of question q by (at, for `holds`) month j after as_of, with their error and the part that chance has in them. */
export function oddsAt(model: Model, blocks: readonly Columns[], q: number, j: number): Odds {
  const { paths } = model.settings;
  const sums = hitSums(model, blocks, q, j);
  const { p, se } = oddsOfSums(sums, paths);
  const { worlds, within } = sums;
  const chance =
    paths > 1 && p > 0 && p < 1 ? Math.min(1, within / (paths * (paths - 1)) / worlds / (p * (1 - p))) : null;
  return { p, se, chance, worlds };
}

/**
 * Odds and their Monte-Carlo error, clustered by world, from whole numbers.
 * @param sums of h and of h squared over `worlds` worlds, h of whose `paths` futures answer yes
 */
export function oddsOfSums(
  { worlds, sum, squares }: { worlds: number; sum: number; squares: number },
  paths: number,
): { p: number; se: number } {
  const p = sum / (worlds * paths);
  const between =
    worlds > 1 ? (squares - (sum * sum) / worlds) / (worlds - 1) / (paths * paths) : (p * (1 - p)) / paths;
  return { p, se: Math.sqrt(Math.max(0, between) / Math.max(1, worlds)) };
}

function curveOf(model: Model, blocks: readonly Columns[], q: number): CurvePoint[] {
  const { paths } = model.settings;
  const { by, holds } = model.questions[q];
  const curve: CurvePoint[] = [];
  let before = { counts: new Int32Array(0), bands: { p5: 0, p25: 0, p75: 0, p95: 0 } };
  for (let j = 1; j <= by - model.asOf; j++) {
    const counts = new Int32Array(paths + 1);
    const { worlds, sum } = hitSums(model, blocks, q, j, (hits) => counts[hits]++);
    const isSame = before.counts.length > 0 && counts.every((count, h) => count === before.counts[h]);
    const bands = isSame ? before.bands : bandsOf(counts);
    if (!holds)
      for (const key of ["p5", "p25", "p75", "p95"] as const) bands[key] = Math.max(bands[key], before.bands[key]);
    before = { counts, bands };
    curve.push({ month: monthName(model.asOf + j), p: sum / (worlds * paths), ...bands });
  }
  return curve;
}

/** Package that stands j months after as_of in future f of world w. */
export function standingAt(model: Model, columns: Columns, w: number, f: number, j: number): number {
  const at = w * model.settings.paths + f;
  let x = columns.standing[w];
  for (let e = columns.starts[at]; e < columns.starts[at + 1] && columns.changeMonth[e] <= j; e++)
    x = columns.changePackage[e];
  return x;
}

function insteadOf(model: Model, blocks: readonly Columns[], q: number): QuestionFinding["instead"] {
  const {
    case: c,
    packages: { rows, K },
  } = model;
  const last = model.questions[q].by - model.asOf;
  const issues = issuesOf(c.questions[q].when);
  const counts = new Map<string, { row: number; count: number }>();
  let total = 0;
  for (const columns of blocks) {
    for (let w = 0; w < columns.kept; w++) {
      for (let f = 0; f < model.settings.paths; f++) {
        if (answersIn(model, columns, w, q, f)) continue;
        const x = standingAt(model, columns, w, f, last);
        total++;
        const name = issues.map((k) => rows[x * K + k]).join();
        const entry = counts.get(name);
        if (entry) entry.count++;
        else counts.set(name, { row: x, count: 1 });
      }
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || a.row - b.row)
    .map(({ row, count }) => ({
      options: Object.fromEntries(issues.map((k) => [c.issues[k].id, c.issues[k].options[rows[row * K + k]].id])),
      share: count / total,
    }));
}

/** Whether driver d sharpens a need of an actor that consents to an issue of question q, or moves one. */
function concerns(model: Model, d: number, q: number): boolean {
  const issues = issuesOf(model.case.questions[q].when);
  const members = new Set(
    model.movers.filter((m) => m.agenda.some((k) => issues.includes(k))).flatMap((m) => m.members),
  );
  return model.shape.needs.some((n) => members.has(n.actor) && n.sharpeners.some((s) => s.driver === d));
}

function thresholdsOf(
  model: Model,
  blocks: readonly Columns[],
  q: number,
  worlds: number,
): QuestionFinding["threshold"] {
  const out: QuestionFinding["threshold"] = Object.create(null);
  const { pins } = model;
  const Q = model.questions.length;
  const drivers = new Set(pins.map(({ driver }) => driver).filter((d) => concerns(model, d, q)));
  const asked = Int32Array.from(pins.keys()).filter((p) => drivers.has(pins[p].driver));
  const now = asked.map((p) => pins.findIndex(({ driver, today }) => today && driver === pins[p].driver));
  const [yes, more, fewer] = [asked.slice().fill(0), asked.slice().fill(0), asked.slice().fill(0)];
  for (const { kept, pinned } of blocks)
    for (let w = 0; w < kept; w++) {
      const from = w * pins.length * Q + q;
      for (let n = 0; n < asked.length; n++) {
        const here = pinned[from + asked[n] * Q];
        const there = pinned[from + now[n] * Q];
        yes[n] += here;
        if (here > there) more[n]++;
        if (here < there) fewer[n]++;
      }
    }
  asked.forEach((p, n) => {
    const { driver, at, today } = pins[p];
    const share = yes[n] / worlds;
    (out[model.case.drivers[driver].id] ??= []).push({
      at,
      p: share,
      se: Math.sqrt((share * (1 - share)) / worlds),
      today,
      more: more[n] / worlds,
      fewer: fewer[n] / worlds,
    });
  });
  return out;
}

export function questionFinding(
  model: Model,
  prior: readonly Columns[],
  blocks: readonly Columns[],
  q: number,
): QuestionFinding {
  const { case: c } = model;
  const question = c.questions[q];
  const last = question.by - model.asOf;
  const odds = oddsAt(model, blocks, q, last);
  return {
    ask: question.ask,
    by: monthName(question.by),
    holds: question.holds,
    when: Object.fromEntries(
      issueLeaves(question.when).map((p) => [
        c.issues[p.issue].id,
        p.options.map((o) => c.issues[p.issue].options[o].id),
      ]),
    ),
    p: odds.p,
    se: odds.se,
    wilson: wilson(odds.p, odds.worlds),
    word: wordFor(odds.p),
    without_record: c.record ? oddsAt(model, prior, q, last).p : null,
    removed: c.record ? removedShare(model, prior, blocks, q) : null,
    ...(model.questions[q].given < 0 ? {} : { given: givenFinding(model, blocks, q) }),
    chance_share: odds.chance,
    curve: curveOf(model, blocks, q),
    instead: insteadOf(model, blocks, q),
    threshold: thresholdsOf(model, blocks, q, odds.worlds),
  };
}

/**
 * Share of the yes of the worlds without the record that lies in worlds which do not fit it, over those of which it is known
 * whether they fit (a limit may leave some untried); null where none says yes.
 */
function removedShare(model: Model, prior: readonly Columns[], blocks: readonly Columns[], q: number): number | null {
  const fit = new Set(blocks.flatMap(({ worlds }) => [...worlds]));
  const tried = blocks.reduce((sum, block) => sum + block.tried, 0);
  const drawn = prior.flatMap(({ worlds }) => [...worlds]);
  let all = 0;
  let kept = 0;
  hitSums(model, prior, q, model.questions[q].by - model.asOf, (hits, world) => {
    if (drawn[world] >= tried) return;
    all += hits;
    if (fit.has(drawn[world])) kept += hits;
  });
  return all === 0 ? null : 1 - kept / all;
}

/** Futures under which odds given another question are not stated. */
const MIN_FUTURES_GIVEN = 50;

function givenFinding(model: Model, blocks: readonly Columns[], q: number): NonNullable<QuestionFinding["given"]> {
  const { given } = model.questions[q];
  const { paths } = model.settings;
  const counts: { both: number; given: number }[] = [];
  for (const columns of blocks)
    for (let w = 0; w < columns.kept; w++) {
      const count = { both: 0, given: 0 };
      for (let f = 0; f < paths; f++) {
        if (!answersIn(model, columns, w, given, f)) continue;
        count.given++;
        if (answersIn(model, columns, w, q, f)) count.both++;
      }
      counts.push(count);
    }
  const futures = counts.reduce((sum, count) => sum + count.given, 0);
  const question = model.case.questions[given].id;
  if (futures < MIN_FUTURES_GIVEN) return { question, p: null, se: null, futures };
  const p = counts.reduce((sum, count) => sum + count.both, 0) / futures;
  // Ratio estimator over clusters (Cochran 1977, 6.3).
  const squares = counts.reduce((sum, count) => {
    const rest = count.both - p * count.given;
    return sum + rest * rest;
  }, 0);
  const se = Math.sqrt((squares / Math.max(1, counts.length - 1)) * counts.length) / futures;
  return { question, p, se, futures };
}

/** Month 'YYYY-MM' at share u of sorted months after as_of. */
export function monthAt(model: Model, sorted: ArrayLike<number>, u: number): string {
  return monthName(model.asOf + Math.round(quantileOf(sorted, u)));
}
