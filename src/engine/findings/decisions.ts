/**
 * Value of a stated decision, and of information about it (Raiffa & Schlaifer 1961; for one number Strong & Oakley
 * 2013, Medical Decision Making 33:755, here by classes of equal count, cross-fitted). Payoffs are in the decision's
 * own unit. a option, w world, f future, q question; U_a(w) is the mean payoff of option a over the futures of world w.
 */
import { same } from "../bargaining/compare.ts";
import type { Model } from "../compile.ts";
import { normalQuantile } from "../../numbers/normal.ts";
import type { DecisionFinding } from "../../result/index.ts";
import type { Columns } from "../time/simulate.ts";
import { answersIn } from "./answers.ts";
import type { KeptWorlds } from "./kept-worlds.ts";
import { inputColumn, type InputColumn } from "./inputs.ts";
import { classesOf } from "./sensitivity.ts";
import { quantileOf } from "../../numbers/shares.ts";
import { momentsOf } from "./worlds.ts";

/** Number of parts of the worlds; each is valued under the choice made on the others. */
const FOLDS = 5;
/** Probability that any worthless number reads above noise. */
const FALSE_ALARM = 0.05;

/** Payoffs of every option in every future, worlds in order: [a][w * paths + f]. */
function payoffsOf(model: Model, blocks: readonly Columns[], { numbers }: KeptWorlds, d: number): Float64Array[] {
  const { paths } = model.settings;
  const { options } = model.case.decisions[d];
  const out = options.map(() => new Float64Array(numbers.rows.length * paths));
  let row = 0;
  for (const columns of blocks)
    for (let w = 0; w < columns.kept; w++, row++) {
      const v = numbers.rows[row];
      for (let f = 0; f < paths; f++)
        options.forEach(({ always, payoffs }, a) => {
          let sum = always === null ? 0 : v[always];
          for (const { question, yes, no } of payoffs) sum += v[answersIn(model, columns, w, question, f) ? yes : no];
          out[a][row * paths + f] = sum;
        });
    }
  return out;
}

/** Index of the greatest number, the first among equals. */
const greatest = (numbers: ArrayLike<number>): number => {
  let best = 0;
  for (let a = 1; a < numbers.length; a++) if (numbers[a] > numbers[best]) best = a;
  return best;
};

/** Mean of each world's futures. */
const byWorld = (payoff: Float64Array, paths: number): Float64Array =>
  Float64Array.from({ length: payoff.length / paths }, (_, w) => {
    let sum = 0;
    for (let f = 0; f < paths; f++) sum += payoff[w * paths + f];
    return sum / paths;
  });

const meanAndSe = (x: Float64Array): { mean: number; se: number } => {
  const { mean, sd } = momentsOf(x.length, (w) => x[w]);
  return { mean, se: sd / Math.sqrt(x.length) };
};

/**
 * Expected value of perfect information over option `best`: the mean over all futures of the greatest payoff less that
 * option's.
 */
export function perfect(payoffs: readonly Float64Array[], best: number, paths: number): { mean: number; se: number } {
  return meanAndSe(
    byWorld(
      payoffs[0].map((_, j) => Math.max(...payoffs.map((p) => p[j])) - payoffs[best][j]),
      paths,
    ),
  );
}

/**
 * Expected value of knowing one number: in each class of its values the option that is best there in the other folds,
 * less option `best`, over the fold held out. An in-sample choice would flatter every number; this one errs low where
 * too few worlds decide the choice.
 * @param U payoffs by world
 * @param count numbers tested, for `below_noise`
 */
export function partial(
  line: Pick<InputColumn, "x" | "order">,
  U: readonly Float64Array[],
  best: number,
  count: number,
): { worth: number; se: number; below_noise: boolean } {
  const { order } = line;
  const n = order.length;
  const gains = new Float64Array(n);
  let from = 0;
  for (const to of classesOf(line)) {
    for (let fold = 0; fold < FOLDS; fold++) {
      const sums = U.map((payoff) => {
        let sum = 0;
        for (let a = from; a < to; a++) if (a % FOLDS !== fold) sum += payoff[order[a]];
        return sum;
      });
      const chosen = U[sums.every((sum) => same(sum, sums[best])) ? best : greatest(sums)];
      for (let a = from; a < to; a++) if (a % FOLDS === fold) gains[order[a]] = chosen[order[a]] - U[best][order[a]];
    }
    from = to;
  }
  const { mean, se } = meanAndSe(gains);
  return {
    worth: Math.max(0, mean),
    se,
    below_noise: !(mean > normalQuantile(1 - FALSE_ALARM / Math.max(1, count)) * se),
  };
}

export function decisionFinding(
  model: Model,
  blocks: readonly Columns[],
  known: KeptWorlds,
  d: number,
): DecisionFinding {
  const {
    case: c,
    settings: { paths },
  } = model;
  const { name, who, unit, options } = c.decisions[d];
  const payoffs = payoffsOf(model, blocks, known, d);
  const U = payoffs.map((payoff) => byWorld(payoff, paths));
  const means = U.map(meanAndSe);
  const best = greatest(means.map(({ mean }) => mean));
  const rest = means.map(({ mean }, a) => (a === best ? -Infinity : mean));
  const lead = meanAndSe(U[best].map((u, w) => u - U[greatest(rest)][w]));
  const questions = [...new Set(options.flatMap((option) => option.payoffs.map(({ question }) => question)))].sort(
    (a, b) => a - b,
  );
  const own = [
    ...new Set(
      options.flatMap(({ always, payoffs: p }) => [
        ...(always === null ? [] : [always]),
        ...p.flatMap(({ yes, no }) => [yes, no]),
      ]),
    ),
  ].filter((p) => model.uncertain.includes(p));
  const lines = [
    ...known.lines(questions),
    ...own.map((p) =>
      inputColumn(
        c.parameters[p].path,
        Float64Array.from(known.numbers.rows, (v) => v[p]),
      ),
    ),
  ];
  const hindsight = perfect(payoffs, best, paths);
  const shares = wins(payoffs);
  return {
    name,
    who: who === null ? null : c.actors[who].id,
    unit,
    questions: questions.map((q) => c.questions[q].id),
    options: Object.fromEntries(
      options.map(({ id, text }, a) => {
        const sorted = U[a].slice().sort();
        return [
          id,
          { text, ...means[a], p5: quantileOf(sorted, 0.05), p95: quantileOf(sorted, 0.95), best: shares[a] },
        ];
      }),
    ),
    best: options[best].id,
    lead: Math.max(0, lead.mean),
    lead_se: lead.se,
    evpi: Math.max(0, hindsight.mean),
    evpi_se: hindsight.se,
    evppi: lines
      .map((line) => ({ path: line.path, ...partial(line, U, best, lines.length) }))
      .sort((a, b) => b.worth - a.worth || (a.path < b.path ? -1 : 1)),
  };
}

/** Share of futures in which each option pays most; ties are split. */
function wins(payoffs: readonly Float64Array[]): number[] {
  const futures = payoffs[0].length;
  const out = payoffs.map(() => 0);
  for (let j = 0; j < futures; j++) {
    const most = Math.max(...payoffs.map((p) => p[j]));
    const tied = payoffs.flatMap((p, a) => (same(p[j], most) ? [a] : []));
    for (const a of tied) out[a] += 1 / tied.length / futures;
  }
  return out;
}
