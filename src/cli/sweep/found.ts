/** Everything that a plan's chunks say: the table of points, their curves, and whole results where columns were kept. */
import { interrupted } from "../../errors.ts";
import {
  correlationsOf,
  pointFindings,
  seriesOf,
  tallyCurve,
  tallyOdds,
  totalsOf,
  type Chunk,
  type CurveRow,
  type Totals,
} from "../../analyses/sweep/index.ts";
import { monthName, wilson, wordFor, type Model, type Result } from "../../engine/index.ts";
import type { SweepFindings, SweepPointFinding } from "../../result/index.ts";
import { number } from "../../wording/format.ts";
import { namesOf } from "../../wording/names.ts";
import { inWords, place, type Names } from "../../wording/paths.ts";
import { addMessages, refuseIncomplete } from "./found-messages.ts";
import { foldSeries, type Folded } from "./fold.ts";
import { fullResult } from "./full.ts";
import type { Player } from "./player.ts";

export interface Found {
  findings: SweepFindings;
  curves: CurveRow[];
  /** Whole results by id of the point. */
  results: Map<string, Result>;
  missing: Chunk[];
  /** Points that hold fewer worlds than asked for although all their chunks are there. */
  short: number[];
}

export interface FindOptions {
  /** Whether points whose chunks are missing are left without odds, instead of an error. */
  partial: boolean;
  /** Sentences by key of a chunk that is skipped. */
  leaveOut: ReadonlyMap<string, string>;
  signal: AbortSignal;
  progress?: (text: string) => void;
}

/** @throws EntenteError `unavailable` where chunks are missing, or a point is short of its draws, and `partial` is not asked for */
export async function findSweep(player: Player, options: FindOptions): Promise<Found> {
  const { open } = player;
  const { plan } = open;
  const skip = new Set(options.leaveOut.keys());
  const found: Found = { findings: emptyFindings(player), curves: [], results: new Map(), missing: [], short: [] };
  const leftOut = new Map<string, number>();
  let worlds = 0;
  let base: { point: number; totals: Totals } | null = null;
  for (let point = 0; point < plan.points.length; point++) {
    if (options.signal.aborted) throw interrupted();
    options.progress?.(`${number(point)} of ${number(plan.points.length)} points`);
    const series = seriesOf(plan, open.more, point);
    const folds: Folded[] = [];
    for (const one of series) {
      const folded = await foldSeries(player, point, one, skip);
      folds.push(folded);
      found.missing.push(...folded.missing);
      for (const { key, worlds } of folded.leftOut) leftOut.set(key, worlds);
    }
    const at = series.findIndex(({ kind }) => kind === "worlds");
    const own = folds[at];
    const prior = series[0].kind === "prior" ? folds[0] : null;
    worlds += own.end;
    if (folds.some(({ status }, n) => status === "short" && series[n].kind === "worlds")) found.short.push(point);
    const { model, totals, priorTotals } = totalled(player, point, series[at].payload, own, prior);
    if (plan.points[point].base === null) base = { point, totals };
    const { questions, curves } =
      own.kept > 0
        ? pointFindings(
            model,
            plan.points[point].id,
            totals,
            priorTotals,
            base === null || base.point === point || base.totals.kept === 0 ? null : base.totals,
          )
        : { questions: null, curves: [] };
    found.curves.push(...curves);
    found.findings.points.push(pointOf(player, point, own, questions));
    const columns = series.findIndex(({ kind, payload }) => kind === "worlds" && payload === "columns");
    const isWhole = prior === null || folds.every(({ status }, n) => series[n].kind === "worlds" || status === "done");
    if (columns < 0 || folds[columns].kept === 0 || !isWhole) continue;
    if (!options.partial && (found.missing.length > 0 || found.short.length > 0)) continue;
    const result = await fullResult(
      player,
      point,
      series.filter(({ payload }) => payload === "columns"),
      folds[columns].end,
      skip,
      () => {},
      options.signal,
    );
    found.results.set(
      plan.points[point].id,
      plan.findings === "auto" ? withOdds(model, result, totals, priorTotals) : result,
    );
  }
  if (!options.partial) refuseIncomplete(player, found);
  addMessages(found, options.leaveOut, leftOut, worlds);
  if (plan.design === "lhs")
    found.findings.correlations = Object.fromEntries(
      Object.keys(found.findings.cases[0].questions).map((id) => [
        id,
        correlationsOf(found.findings.points, plan.axes.length, id),
      ]),
    );
  return found;
}

function totalled(
  player: Player,
  point: number,
  payload: Chunk["payload"],
  own: Folded,
  prior: Folded | null,
): { model: Model; totals: Totals; priorTotals: Totals | null } {
  const model = player.open.subject({ point, payload, kind: "worlds" }).model();
  const { paths } = model.settings;
  const totals = (folded: Folded): Totals =>
    totalsOf(folded.tallies, model.questions.length, model.until - model.asOf, paths);
  return { model, totals: totals(own), priorTotals: prior === null || prior.status !== "done" ? null : totals(prior) };
}

function emptyFindings({ open }: Player): SweepFindings {
  const { plan } = open;
  const [{ seed, paths }] = plan.points;
  const own = plan.cases.map((_, at) => {
    const point = plan.points.findIndex((each) => each.case === at);
    return open.subject({ point, payload: plan.findings === "full" ? "columns" : "tally", kind: "worlds" }).case;
  });
  const names = namesOf(own[0]);
  return {
    sweep: 1,
    plan: plan.id,
    design: plan.design,
    engine: plan.engine,
    draws: plan.draws,
    limit: plan.limit,
    seed,
    paths,
    cases: own.map((c) => ({
      id: c.id,
      title: c.title,
      hash: c.hash,
      as_of: c.asOfText,
      record: c.record !== null,
      questions: Object.fromEntries(c.questions.map(({ id, ask, by }) => [id, { ask, by: monthName(by) }])),
    })),
    axes: plan.axes.map((axis) => {
      const driver = axis.kind === "pin" ? own[0].drivers.find(({ id }) => id === axis.path) : undefined;
      return { ...axis, name: driver?.name ?? numberName(names, axis.path), unit: driver?.unit ?? null };
    }),
    points: [],
    skipped: plan.skipped,
    messages: [],
  };
}

/** A number's path in words; one of the case as a whole is not said to be. */
function numberName(names: Names, path: string): string {
  const { kind, text } = place(names, path);
  return kind === "case" ? text : inWords(names, path);
}

function pointOf(
  { open: { plan } }: Player,
  point: number,
  { status, tried, kept }: Folded,
  questions: SweepPointFinding["questions"],
): SweepPointFinding {
  const { id, label, case: at, scenario, at: levels } = plan.points[point];
  return {
    id,
    label,
    case: plan.cases[at].id,
    scenario,
    at: levels,
    status: status === "short" ? (kept > 0 ? "partial" : "missing") : kept > 0 ? status : "missing",
    tried,
    kept,
    fit: tried === 0 ? null : kept / tried,
    questions,
  };
}

/** A result of the first worlds with the odds of all. */
function withOdds(model: Model, result: Result, totals: Totals, prior: Totals | null): Result {
  const questions = Object.fromEntries(
    model.case.questions.map(({ id, by }, q) => {
      const own = result.questions[id];
      const { p, se } = tallyOdds(totals, q);
      const curve = tallyCurve(totals, q, by - model.asOf);
      return [
        id,
        {
          ...own,
          p,
          se,
          wilson: wilson(p, totals.kept),
          word: wordFor(p),
          without_record: prior === null ? own.without_record : tallyOdds(prior, q).p,
          curve: own.curve.map((point, j) => ({ ...point, p: curve[j].p })),
        },
      ];
    }),
  );
  const { kept } = result.run;
  const fit = totals.kept / totals.tried;
  return {
    ...result,
    run: { ...result.run, draws: model.settings.draws, kept: totals.kept, worlds: totals.tried, fit },
    questions,
    messages: [
      ...result.messages,
      {
        code: "findings-of-fewer",
        severity: "note",
        path: "",
        message: `The odds are from all ${number(totals.kept)} worlds; everything else is from the first ${number(kept)} of them.`,
      },
    ],
  };
}
