/** Scores of a ledger: every source, the differences between them, and every question (docs/use/ledger.md). */
import { type Day } from "../../numbers/days.ts";
import { stateOf, type Ledger } from "../life.ts";
import type { Made } from "../lines.ts";
import { peerScores, timeWeighted, type Spell } from "./metaculus.ts";
import {
  BASE,
  HALF,
  candidatesOf,
  earlierOutcomes,
  inTableOrder,
  jointsOf,
  rowsOf,
  sourcesOf,
  type Candidate,
  type Row,
} from "./rows.ts";
import { brier } from "./binary.ts";
import { cameTrue, provisionalCurve } from "./scored.ts";
import { lateForecasts, openDays, selectedFrom, selectedOf, type When } from "./selected.ts";
import type { QuestionScores, ScoreTable } from "./shape.ts";
import { scoreSources } from "./sources.ts";

/** Share of posed questions that came true, of the library's class asked.all_binary: (79 + 1/2) / (302 + 1). */
export const BASE_RATE = 79.5 / 303;

export type Grouping = "tag" | "horizon" | "cluster";

export interface ScoreOptions {
  made: Made;
  when: When;
  sources: readonly string[] | null;
  /** The ledger as it stood at the end of this day was folded. */ until: Day;
  base?: number;
  by?: Grouping | null;
  seed?: number;
  ledger?: { lines: number; head: string } | null;
}

export function scoreLedger(ledger: Ledger, options: ScoreOptions): ScoreTable {
  const { made, when, until, base = BASE_RATE, by = null, seed = 1 } = options;
  const candidates = candidatesOf(ledger, options);
  const rows = rowsOf(candidates, when, base);
  const joints = jointsOf(ledger, rows);
  const table = (part: readonly Row[]) => scoreSources(part, sourcesOf(part), joints, peersOf(part, when), seed);
  return {
    entente: 1,
    ledger: options.ledger ?? null,
    made,
    when: when.kind === "spot" ? `spot:${when.days}` : when.kind,
    until,
    base,
    ...table(rows),
    ...(when.kind === "mean" ? { spots: spotsOf(candidates, base) } : {}),
    ...(by === null
      ? {}
      : {
          groups: Object.fromEntries([...groupsOf(rows, by)].map(([name, part]) => [name, table(part).sources])),
        }),
    questions: questionsOf(ledger, rows, options),
    counts: countsOf(ledger, made, until),
  };
}

/** Days before closing that a table of live forecasts shows. */
const SPOTS = [365, 90, 30, 7];

function spotsOf(candidates: readonly Candidate[], base: number): NonNullable<ScoreTable["spots"]> {
  return Object.fromEntries(SPOTS.map((days) => [String(days), spotOf(candidates, days, base)]));
}

function spotOf(
  candidates: readonly Candidate[],
  days: number,
  base: number,
): { [source: string]: { questions: number; brier: number } } {
  const sums = new Map<string, { questions: number; brier: number }>();
  const add = (source: string, score: number): void => {
    const sum = sums.get(source) ?? { questions: 0, brier: 0 };
    sums.set(source, { questions: sum.questions + 1, brier: sum.brier + score });
  };
  for (const { life, updates } of candidates) {
    const yes = cameTrue(life);
    const selected = yes === null ? [] : selectedFrom(life, updates, { kind: "spot", days });
    for (const { source, parts } of selected) add(source, brier(parts[0].value.p!, yes!));
    if (selected.length === 0) continue;
    add(BASE, brier(base, yes!));
    add(HALF, brier(0.5, yes!));
  }
  return Object.fromEntries(
    inTableOrder([...sums.keys()]).map((source) => {
      const { questions, brier: sum } = sums.get(source)!;
      return [source, { questions, brier: sum / questions }];
    }),
  );
}

/** Points of each source above the geometric mean of the sources in force, a number a question that it shares. */
function peersOf(rows: readonly Row[], when: When): Map<string, number[]> {
  const peers = new Map<string, number[]>();
  const add = (source: string, points: number): void => {
    const list = peers.get(source);
    if (list) list.push(points);
    else peers.set(source, [points]);
  };
  const byQuestion = new Map<Row["life"], Row[]>();
  for (const row of rows) {
    if (row.yes === null || !row.selected) continue;
    const list = byQuestion.get(row.life);
    if (list) list.push(row);
    else byQuestion.set(row.life, [row]);
  }
  for (const [life, list] of byQuestion) {
    const probability = (p: number): number => (list[0].yes ? p : 1 - p);
    if (when.kind !== "mean")
      peerScores(list.map(({ scored }) => probability(scored.odds[0].p))).forEach((points, n) =>
        add(list[n].source, points),
      );
    else {
      const { from } = openDays(life);
      const closes = openDays({ ...life, inForce: null }).to;
      const spells = list.flatMap(({ source, selected }) =>
        selected!.parts.map(({ from: start, to: end, value }): Spell => ({
          who: source,
          start,
          end,
          p: probability(value.p!),
        })),
      );
      for (const [source, { peer }] of Object.entries(timeWeighted(spells, from, closes))) add(source, peer);
    }
  }
  return peers;
}

/** Longest horizons of the groups, in days. */
const HORIZONS = [30, 90, 365, 1096];

function groupsOf(rows: readonly Row[], by: Grouping): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  const horizons = new Map(rows.flatMap(({ life, horizon }) => (horizon === null ? [] : [[life, horizon] as const])));
  const names = (row: Row): string[] => {
    if (by === "cluster") return [row.case];
    if (by === "tag") return row.life.question.tags.length === 0 ? ["no tag"] : row.life.question.tags;
    const days = row.horizon ?? horizons.get(row.life)!;
    const at = HORIZONS.findIndex((most) => days <= most);
    if (at < 0) return [`over ${HORIZONS[HORIZONS.length - 1]} days`];
    return [`${at === 0 ? 0 : HORIZONS[at - 1] + 1} to ${HORIZONS[at]} days`];
  };
  for (const row of rows)
    for (const name of names(row)) {
      const list = groups.get(name);
      if (list) list.push(row);
      else groups.set(name, [row]);
    }
  return groups;
}

function questionsOf(ledger: Ledger, rows: readonly Row[], options: ScoreOptions): ScoreTable["questions"] {
  const found = new Map<string, QuestionScores>();
  for (const [id, life] of ledger.questions) {
    const { question, inForce, forecasts } = life;
    const state = stateOf(ledger, life, options.until);
    if (forecasts.length === 0 && state !== "annulled" && state !== "ambiguous") continue;
    const scores: QuestionScores["scores"] = {};
    if (state === "open" || state === "due")
      for (const { source, parts } of selectedOf(life, options)) {
        const forecast = parts[parts.length - 1].value;
        const curve = provisionalCurve(life, forecast, options.until);
        if (curve !== null) scores[source] = { ...EMPTY, p: forecast.p ?? null, curve, provisional: true };
      }
    found.set(id, {
      text: question.text,
      case: question.cluster,
      tags: question.tags,
      state,
      outcome: inForce?.outcome ?? null,
      happened_on: inForce?.happened_on ?? null,
      was: earlierOutcomes(life),
      quote: inForce?.citation?.quote ?? inForce?.why ?? null,
      scores,
    });
  }
  for (const { life, source, selected, scored } of rows) {
    if (!selected) continue;
    const { brier, log, curve, rps, crps, days, coverage, odds } = scored;
    const p = odds.length === 0 ? null : odds.reduce((sum, each) => sum + each.p * each.weight, 0);
    found.get(life.question.id)!.scores[source] = { p, brier, log, curve, rps, crps, days, coverage };
  }
  return Object.fromEntries(found);
}

const EMPTY = { p: null, brier: null, log: null, curve: null, rps: null, crps: null, days: 0, coverage: 0 };

function countsOf(ledger: Ledger, made: Made, until: Day): ScoreTable["counts"] {
  const counts = { annulled: 0, ambiguous: 0, late: 0, open: 0, due: 0 };
  for (const life of ledger.questions.values()) {
    const state = stateOf(ledger, life, until);
    if (state !== "resolved") counts[state]++;
    counts.late += lateForecasts(life, made);
  }
  return counts;
}
