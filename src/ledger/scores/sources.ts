/** All scores of one source in a table, and the paired differences between sources. */
import { aucOf, aucWithinCases } from "./auc.ts";
import { bands, type Together } from "./bands.ts";
import { skill } from "./binary.ts";
import { calibration } from "./corp.ts";
import { expectedOf, type CaseJoint } from "./expected-of.ts";
import { byCase, intervals, meanOf, MIN_CASES, type CaseSums } from "./means.ts";
import { BASE, HALF, type Row } from "./rows.ts";
import { scoredOf } from "./scored.ts";
import { onCommonDays } from "./selected.ts";
import type { Difference, MeanScore, SourceScores } from "./shape.ts";

/** Questions under which there is no calibration picture and no AUC. */
export const MIN_QUESTIONS = 10;

/** Sources up to which all pairs are compared; of more, each with the first alone. */
const MAX_SOURCES_IN_PAIRS = 8;

/** Rows of questions of yes or no, which have a Brier score. */
type Binary = Row & { yes: boolean; scored: Row["scored"] & { brier: number; if: { yes: number; no: number } } };
const isBinary = (row: Row): row is Binary => row.yes !== null && row.scored.brier !== null;
const average = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

export interface TableParts {
  sources: { [source: string]: SourceScores };
  differences: Difference[];
}

/** @param names sources in order @param joints by case @param peers points above the other sources, by source and question */
export function scoreSources(
  rows: readonly Row[],
  names: readonly string[],
  joints: ReadonlyMap<string, CaseJoint>,
  peers: ReadonlyMap<string, readonly number[]>,
  seed: number,
): TableParts {
  const of = new Map(names.map((name) => [name, rows.filter(({ source }) => source === name)]));
  const pairs = pairsOf(names).map(([a, b]) => ({ a, b, sums: differencesOf(of.get(a)!, of.get(b)!) }));
  const sums = names.map((name) => byCase(of.get(name)!.filter(isBinary).map(caseBrier)));
  const known = intervalsByCount([...sums, ...pairs.map(({ sums: each }) => each)], seed);
  return {
    sources: Object.fromEntries(
      names.map((name, n) => {
        const own = of.get(name)!;
        return [
          name,
          {
            ...countsOf(own),
            brier: sums[n].sums.length === 0 ? null : meanScore(sums[n], known.get(sums[n])),
            ...logsOf(own),
            ...ownMeans(own),
            peer: average(peers.get(name) ?? []),
            skill: skillsOf(name, names, of),
            ...calibrationOf(name, own.filter(isBinary), joints, seed),
            expected: expectedOf(
              own.filter(isBinary).map((row) => ({ id: row.life.question.id, case: row.case, ...row.scored })),
              joints,
              seed,
            ),
          },
        ];
      }),
    ),
    differences: pairs.flatMap(({ a, b, sums: each }) => {
      if (each.sums.length === 0) return [];
      const { questions, cases, mean, of_cases } = meanOf(each);
      const interval = known.get(each)?.by_question;
      return [{ a, b, questions, cases, mean, of_cases, p5: interval?.p5 ?? null, p95: interval?.p95 ?? null }];
    }),
  };
}

const caseBrier = (row: Binary): { case: string; score: number } => ({ case: row.case, score: row.scored.brier });

function countsOf(own: readonly Row[]): { questions: number; cases: number; yes: number } {
  return {
    questions: own.length,
    cases: new Set(own.map(({ case: name }) => name)).size,
    yes: own.filter(({ yes }) => yes === true).length,
  };
}

function logsOf(own: readonly Row[]): Pick<SourceScores, "log"> {
  const mean = average(own.flatMap(({ scored }) => scored.log ?? []));
  return { log: mean === null ? null : { mean, floored: own.filter(({ scored }) => scored.floored).length } };
}

function ownMeans(own: readonly Row[]): Pick<SourceScores, "curve" | "rps" | "crps" | "baseline"> {
  const mean = (name: "curve" | "rps" | "crps"): { mean: number; questions: number } | null => {
    const values = own.flatMap(({ scored }) => scored[name] ?? []);
    return values.length === 0 ? null : { mean: average(values)!, questions: values.length };
  };
  return {
    curve: mean("curve"),
    rps: mean("rps"),
    crps: mean("crps"),
    baseline: average(own.flatMap(({ scored }) => scored.baseline ?? [])),
  };
}

function meanScore(
  sums: CaseSums & { cases: string[] },
  found: ReturnType<typeof intervals>[number] | undefined,
): MeanScore {
  const { mean, of_cases } = meanOf(sums);
  return {
    mean,
    of_cases,
    p5: found?.by_question.p5 ?? null,
    p95: found?.by_question.p95 ?? null,
    of_cases_p5: found?.of_cases.p5 ?? null,
    of_cases_p95: found?.of_cases.p95 ?? null,
    by_case: Object.fromEntries(sums.cases.map((name, c) => [name, sums.sums[c] / sums.counts[c]])),
  };
}

/** Intervals of all means with enough cases; lists with one number of cases share their resamples. */
function intervalsByCount<T extends CaseSums>(
  lists: readonly T[],
  seed: number,
): Map<T, ReturnType<typeof intervals>[number]> {
  const found = new Map<T, ReturnType<typeof intervals>[number]>();
  for (const count of new Set(lists.map(({ sums }) => sums.length))) {
    if (count < MIN_CASES) continue;
    const same = lists.filter(({ sums }) => sums.length === count);
    intervals(same, seed).forEach((interval, n) => found.set(same[n], interval));
  }
  return found;
}

function pairsOf(names: readonly string[]): [string, string][] {
  const all = names.flatMap((a, n) => names.slice(n + 1).map((b): [string, string] => [a, b]));
  return names.length <= MAX_SOURCES_IN_PAIRS ? all : all.filter(([a]) => a === names[0]);
}

/** Brier scores of both on the questions, and the days, that both have. */
function bothBriers(a: readonly Row[], b: readonly Row[]): { case: string; a: number; b: number }[] {
  const others = new Map(b.filter(isBinary).map((row) => [row.life, row]));
  return a.filter(isBinary).flatMap((row) => {
    const other = others.get(row.life);
    if (!other) return [];
    if (!row.selected || !other.selected) return [{ case: row.case, a: row.scored.brier, b: other.scored.brier }];
    const common = onCommonDays(row.selected, other.selected);
    if (!common) return [];
    const [own, its] = common.map((selected) => scoredOf(row.life, selected).brier!);
    return [{ case: row.case, a: own, b: its }];
  });
}

function differencesOf(a: readonly Row[], b: readonly Row[]): CaseSums & { cases: string[] } {
  return byCase(bothBriers(a, b).map((both) => ({ case: both.case, score: both.a - both.b })));
}

function skillsOf(
  name: string,
  names: readonly string[],
  of: ReadonlyMap<string, readonly Row[]>,
): SourceScores["skill"] {
  const against = (other: string): number | null => {
    if (other === name || !of.has(other)) return null;
    const both = bothBriers(of.get(name)!, of.get(other)!);
    const [own, its] = [average(both.map(({ a }) => a)), average(both.map(({ b }) => b))];
    return own === null || its === null ? null : skill(own, its);
  };
  const people = names.filter((other) => other !== name && /^(market|analyst):/.test(other));
  return {
    half: against(HALF),
    base: against(BASE),
    outside: against("outside"),
    ...Object.fromEntries(people.map((other) => [other, against(other)])),
  };
}

function calibrationOf(
  name: string,
  own: readonly Binary[],
  joints: ReadonlyMap<string, CaseJoint>,
  seed: number,
): Pick<SourceScores, "corp" | "auc"> {
  if (own.length < MIN_QUESTIONS) return { corp: null, auc: null };
  const { mcb, dsc, unc, steps } = calibration(
    own.flatMap(({ scored, yes }) => scored.odds.map(({ p, weight }) => ({ p, yes, weight }))),
  );
  const together = name === "model" || name === "pool" ? togetherOf(own, joints) : [];
  const band = new Map(
    bands(
      own.map(({ scored }) => ({ odds: scored.odds })),
      together,
      seed,
    ).map((point) => [point.p, point]),
  );
  const forecasts = own.map(({ case: of, scored, yes }) => ({
    case: of,
    p: scored.odds.reduce((sum, { p, weight }) => sum + p * weight, 0),
    yes,
  }));
  const [all, within] = [aucOf(forecasts), aucWithinCases(forecasts)];
  return {
    corp: {
      mcb,
      dsc,
      unc,
      steps: steps.map((step) => ({ ...step, p5: band.get(step.p)?.p5 ?? null, p95: band.get(step.p)?.p95 ?? null })),
    },
    auc: { all: all.auc, within: within.auc, pairs: all.pairs, pairs_within: within.pairs },
  };
}

/** The questions of each case with a joint table, with the bits of these questions alone. */
function togetherOf(own: readonly Binary[], joints: ReadonlyMap<string, CaseJoint>): Together[] {
  return [...joints].flatMap(([name, { questions, patterns }]) => {
    const members = own
      .map(({ life, case: of }, index) => ({ index, bit: of === name ? questions.indexOf(life.question.id) : -1 }))
      .filter(({ bit }) => bit >= 0);
    if (members.length === 0) return [];
    return [
      {
        questions: members.map(({ index }) => index),
        patterns: patterns.map(([bits, futures]): [string, number] => [
          members.map(({ bit }) => bits[bit]).join(""),
          futures,
        ]),
      },
    ];
  });
}
