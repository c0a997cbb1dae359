/** All scores of one source in a table, and the paired differences between sources. */
import { aucOf, aucWithinCases } from "./auc.ts";
import { bandsOf, type BandPoint, type Together } from "./bands.ts";
import { brier, skill } from "./binary.ts";
import { calibration, calibrationError } from "./corp.ts";
import { expectedOf, type CaseJoint } from "./expected-of.ts";
import { byCase, intervals, meanOf, MIN_CASES, type CaseSums, type Intervals } from "./means.ts";
import { BASE, HALF, type Row } from "./rows.ts";
import { commonStretches, coverSameDays, daysOf } from "./over-time.ts";
import type { Difference, MeanScore, SourceScores } from "./shape.ts";

/** Questions under which there is no calibration picture and no AUC. */
const MIN_QUESTIONS = 10;

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
  const all = new Map(names.map((name): [string, Row[]] => [name, []]));
  for (const row of rows) all.get(row.source)!.push(row);
  const binary = new Map([...all].map(([name, own]) => [name, own.filter(isBinary)]));
  const compare = makeCompare(binary);
  const pairs = pairsOf(names).map(([a, b]) => ({ a, b, sums: compare(a, b).difference }));
  const sums = names.map((name) => byCase(binary.get(name)!.map(caseBrier)));
  const known = intervalsOf([...sums, ...pairs.map(({ sums: each }) => each)], seed);
  const calibrations = calibrationsOf(binary, joints, seed);
  return {
    sources: Object.fromEntries(
      names.map((name, n) => {
        const own = all.get(name)!;
        return [
          name,
          {
            ...countsOf(own),
            brier: sums[n].sums.length === 0 ? null : meanScore(sums[n], known.get(sums[n])),
            ...logsOf(own),
            ...ownMeans(own),
            peer: average(peers.get(name) ?? []),
            skill: skillsOf(name, names, compare),
            ...calibrations.get(name)!,
            expected: expectedOf(
              binary.get(name)!.map((row) => ({ id: row.life.question.id, case: row.case, ...row.scored })),
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

function countsOf(own: readonly Row[]): Pick<SourceScores, "questions" | "cases" | "yes" | "coverage" | "dated"> {
  return {
    coverage: average(own.map(({ scored }) => scored.coverage)) ?? 0,
    dated: own.some(({ selected }) => selected?.parts.some(({ value }) => value.made === "archive") ?? false),
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

function meanScore(sums: CaseSums & { cases: string[] }, found: Intervals | undefined): MeanScore {
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

/** Intervals of all means with enough cases. */
function intervalsOf<T extends CaseSums>(lists: readonly T[], seed: number): Map<T, Intervals> {
  const enough = lists.filter(({ sums }) => sums.length >= MIN_CASES);
  const found = intervals(enough, seed);
  return new Map(enough.map((list, n) => [list, found[n]]));
}

function pairsOf(names: readonly string[]): [string, string][] {
  const all = names.flatMap((a, n) => names.slice(n + 1).map((b): [string, string] => [a, b]));
  return names.length <= MAX_SOURCES_IN_PAIRS ? all : all.filter(([a]) => a === names[0]);
}

/** Brier scores of two sources on the questions, and the days, that both have: sums, and a less b by case. */
interface Compared {
  a: number;
  b: number;
  difference: CaseSums;
}
type Compare = (a: string, b: string) => Compared;

/** Each pair is worked out once. */
function makeCompare(binary: ReadonlyMap<string, Binary[]>): Compare {
  const rows = new Map([...binary].map(([name, own]) => [name, new Map(own.map((row) => [row.life, row]))]));
  const known = new Map<string, Compared>();
  return (a, b) => {
    const turned = known.get(`${b} ${a}`);
    if (turned) return { a: turned.b, b: turned.a, difference: negative(turned.difference) };
    const name = `${a} ${b}`;
    const found = known.get(name) ?? compared(binary.get(a)!, rows.get(b)!);
    known.set(name, found);
    return found;
  };
}

const negative = ({ sums, counts }: CaseSums): CaseSums => ({ sums: sums.map((sum) => -sum), counts });

function compared(own: readonly Binary[], others: ReadonlyMap<Row["life"], Binary>): Compared {
  const sum = { a: 0, b: 0 };
  const differences: { case: string; score: number }[] = [];
  for (const row of own) {
    const other = others.get(row.life);
    const both = other && bothBriers(row, other);
    if (!both) continue;
    sum.a += both[0];
    sum.b += both[1];
    differences.push({ case: row.case, score: both[0] - both[1] });
  }
  return { ...sum, difference: byCase(differences) };
}

function bothBriers(row: Binary, other: Binary): [number, number] | null {
  if (!row.selected || !other.selected) return [row.scored.brier, other.scored.brier];
  const [own, others] = [row.selected.parts, other.selected.parts];
  if (coverSameDays(own, others)) return [row.scored.brier, other.scored.brier];
  const common = commonStretches(own, others);
  const days = daysOf(common);
  const means: [number, number] = [0, 0];
  for (const { from, to, value } of common)
    value.forEach(({ p }, n) => (means[n] += ((to - from) / days) * brier(p!, row.yes)));
  return days === 0 ? null : means;
}

function skillsOf(name: string, names: readonly string[], compare: Compare): SourceScores["skill"] {
  const against = (other: string): number | null => {
    if (other === name || !names.includes(other)) return null;
    const { a, b, difference } = compare(name, other);
    return difference.sums.length === 0 ? null : skill(a, b);
  };
  const people = names.filter((other) => other !== name && /^(market|analyst):/.test(other));
  return {
    half: against(HALF),
    base: against(BASE),
    outside: against("outside"),
    ...Object.fromEntries(people.map((other) => [other, against(other)])),
  };
}

/** Calibration and discrimination by source; null under ten questions. */
function calibrationsOf(
  binary: ReadonlyMap<string, Binary[]>,
  joints: ReadonlyMap<string, CaseJoint>,
  seed: number,
): Map<string, Pick<SourceScores, "corp" | "auc">> {
  const enough = [...binary].filter(([, own]) => own.length >= MIN_QUESTIONS);
  const bands = bandsOf(
    enough.map(([name, own]) => ({
      questions: own.map(({ scored }) => ({ odds: scored.odds })),
      together: name === "model" || name === "pool" ? togetherOf(own, joints) : [],
    })),
    seed,
  );
  const found = new Map<string, Pick<SourceScores, "corp" | "auc">>(
    [...binary.keys()].map((name) => [name, { corp: null, auc: null }]),
  );
  enough.forEach(([name, own], n) => found.set(name, { corp: corpOf(own, bands[n]), auc: aucs(own) }));
  return found;
}

function corpOf(own: readonly Binary[], band: readonly BandPoint[]): SourceScores["corp"] {
  const forecasts = own.flatMap(({ scored, yes }) => scored.odds.map(({ p, weight }) => ({ p, yes, weight })));
  const { mcb, dsc, unc, steps } = calibration(forecasts);
  const points = new Map(band.map((point) => [point.p, point]));
  return {
    mcb,
    dsc,
    unc,
    ece: calibrationError(forecasts),
    steps: steps.map((step) => ({ ...step, p5: points.get(step.p)?.p5 ?? null, p95: points.get(step.p)?.p95 ?? null })),
  };
}

function aucs(own: readonly Binary[]): SourceScores["auc"] {
  const forecasts = own.map(({ case: name, scored, yes }) => ({
    case: name,
    p: scored.odds.reduce((sum, { p, weight }) => sum + p * weight, 0),
    yes,
  }));
  const [all, within] = [aucOf(forecasts), aucWithinCases(forecasts)];
  return { all: all.auc, within: within.auc, pairs: all.pairs, pairs_within: within.pairs };
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
