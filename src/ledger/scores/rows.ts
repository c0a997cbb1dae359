/** Rows of a table: one source on one resolved question, scored, in the order of the ledger's questions. */
import type { Day } from "../../numbers/days.ts";
import { isAnswer, type Ledger, type QuestionLife } from "../life.ts";
import type { Joint } from "../lines.ts";
import type { CaseJoint } from "./expected-of.ts";
import { baselineBinary } from "./metaculus.ts";
import { binaryLog, brier } from "./binary.ts";
import { cameTrue, scoredOf, type Scored } from "./scored.ts";
import {
  horizonDays,
  selectedFrom,
  updatesOf,
  type Selected,
  type Selection,
  type Updates,
  type When,
} from "./selected.ts";

export interface Row {
  life: QuestionLife;
  source: string;
  case: string;
  yes: boolean | null;
  /** Days from the first forecast that counts to the end of the question; null for a constant. */ horizon:
    | number
    | null;
  selected: Selected | null;
  scored: Scored;
}

/** Names of the two constant sources, which stand in every table. */
export const HALF = "constant:0.5";
export const BASE = "base";

/** A question with an answer, and what of its forecasts can count. */
export interface Candidate {
  life: QuestionLife;
  updates: Updates;
}

export function candidatesOf({ questions }: Ledger, selection: Pick<Selection, "made" | "sources">): Candidate[] {
  return [...questions.values()].flatMap((life) => {
    if (!life.inForce || !isAnswer(life.inForce)) return [];
    const updates = updatesOf(life, selection);
    return updates.size === 0 ? [] : [{ life, updates }];
  });
}

/** Scored rows of all sources, and of the two constants on every question of yes or no that one of them answers. */
export function rowsOf(candidates: readonly Candidate[], when: When, base: number): Row[] {
  const rows: Row[] = [];
  const constants = [BASE, HALF].map((source) => {
    const p = source === BASE ? base : 0.5;
    return { source, yes: constantScore(p, true), no: constantScore(p, false) };
  });
  for (const { life, updates } of candidates) {
    const yes = cameTrue(life);
    const common = { life, case: life.question.cluster, yes };
    const own = selectedFrom(life, updates, when).map((selected): Row => ({
      ...common,
      source: selected.source,
      horizon: horizonDays(life, selected.parts[0].value),
      selected,
      scored: scoredOf(life, selected),
    }));
    rows.push(...own);
    if (yes !== null && own.length > 0)
      for (const { source, ...scores } of constants)
        rows.push({ ...common, source, horizon: null, selected: null, scored: yes ? scores.yes : scores.no });
  }
  return rows;
}

function constantScore(p: number, yes: boolean): Scored {
  return {
    brier: brier(p, yes),
    if: { yes: brier(p, true), no: brier(p, false) },
    odds: [{ p, weight: 1 }],
    log: binaryLog(p, yes).score,
    floored: false,
    baseline: baselineBinary(yes ? p : 1 - p),
    curve: null,
    rps: null,
    crps: null,
    days: 0,
    coverage: 1,
  };
}

/** Joint table by case: that of the run behind most of the model's forecasts that count. */
export function jointsOf({ runs }: Ledger, rows: readonly Row[]): Map<string, CaseJoint> {
  const counts = new Map<string, Map<string, number>>();
  for (const { source, case: name, selected } of rows) {
    const run = selected?.parts[0].value.run;
    if ((source !== "model" && source !== "pool") || run === undefined || !runs.get(run)?.joint) continue;
    const ofCase = counts.get(name) ?? new Map<string, number>();
    counts.set(name, ofCase.set(run, (ofCase.get(run) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([name, ofCase]) => {
      const [[id]] = [...ofCase].sort(([, a], [, b]) => b - a);
      const run = runs.get(id)!;
      return [name, { ...(run.joint as Joint), kept: run.kept }];
    }),
  );
}

const ORDER = [
  /^model$/,
  /^model:without_record$/,
  /^model:/,
  /^outside/,
  /^blend$/,
  /^pool/,
  /^market:/,
  /^analyst:/,
  /^base$/,
];

/** Sources in the order of a table: the model, the outside view, pools, markets, analysts, constants. */
export function inTableOrder(sources: readonly string[]): string[] {
  const rank = (source: string): number => {
    const at = ORDER.findIndex((pattern) => pattern.test(source));
    return at < 0 ? ORDER.length : at;
  };
  return [...sources].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

export const sourcesOf = (rows: readonly Row[]): string[] =>
  inTableOrder([...new Set(rows.map(({ source }) => source))]);

/** Outcomes that a later resolution took the place of, with the day until which each stood. */
export function earlierOutcomes({ resolutions }: QuestionLife): { outcome: string | number; until: Day }[] {
  return resolutions
    .slice(0, -1)
    .map(({ outcome }, n) => ({ outcome, until: resolutions[n + 1].at.slice(0, 10) }))
    .filter(({ outcome }) => outcome !== "open");
}
