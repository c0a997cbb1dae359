/**
 * Calibration by isotonic regression: CORP (Dimitriadis, Gneiting and Jordan 2021, PNAS 118:e2016191118). Score = MCB - DSC
 * + UNC: what recalibration would save, what the forecasts know, what any forecast of this sample meets.
 */

/** A forecast of one question, or a part of it: weights are in questions. */
export interface Weighed {
  p: number;
  yes: boolean;
  weight: number;
}

/** Questions at one distinct forecast, and the share of yes that isotonic regression puts there. */
export interface Step {
  p: number;
  n: number;
  yes: number;
  recalibrated: number;
}

export interface Calibration {
  score: number;
  mcb: number;
  dsc: number;
  unc: number;
  steps: Step[];
}

/** Decomposition and steps in order of the forecast. @param forecasts at least one */
export function calibration(forecasts: readonly Weighed[]): Calibration {
  const steps = recalibrated(distinct(forecasts));
  const n = steps.reduce((sum, step) => sum + step.n, 0);
  const share = steps.reduce((sum, step) => sum + step.yes, 0) / n;
  const score = steps.reduce((sum, step) => sum + squares(step, step.p), 0) / n;
  const best = steps.reduce((sum, step) => sum + squares(step, step.recalibrated), 0) / n;
  const unc = share * (1 - share);
  return { score, mcb: score - best, dsc: unc - best, unc, steps };
}

/** Bins of the expected calibration error. */
const BINS = 10;

/** Mean over forecasts of |share that came true - mean forecast| of their bin; the last bin is closed (Naeini et al. 2015). */
export function calibrationError(forecasts: readonly Weighed[]): number {
  const bins = Array.from({ length: BINS }, () => ({ weight: 0, p: 0, yes: 0 }));
  for (const { p, yes, weight } of forecasts) {
    const bin = bins[Math.min(BINS - 1, Math.floor(p * BINS))];
    bin.weight += weight;
    bin.p += weight * p;
    if (yes) bin.yes += weight;
  }
  const all = bins.reduce((sum, { weight }) => sum + weight, 0);
  return bins.reduce((sum, { p, yes }) => sum + Math.abs(yes - p), 0) / all;
}

const squares = ({ n, yes }: Step, p: number): number => yes * (1 - p) * (1 - p) + (n - yes) * p * p;

function distinct(forecasts: readonly Weighed[]): Step[] {
  const steps: Step[] = [];
  for (const { p, yes, weight } of [...forecasts].sort((a, b) => a.p - b.p)) {
    let step = steps.at(-1);
    if (step?.p !== p) steps.push((step = { p, n: 0, yes: 0, recalibrated: 0 }));
    step.n += weight;
    if (yes) step.yes += weight;
  }
  return steps;
}

function recalibrated(steps: Step[]): Step[] {
  const values = new Float64Array(steps.length);
  makeIsotonic(steps.length)(
    Float64Array.from(steps, ({ n }) => n),
    Float64Array.from(steps, ({ yes }) => yes),
    values,
  );
  return steps.map((step, j) => ({ ...step, recalibrated: values[j] }));
}

/** Questions and those that came true, a step each in order; receives one share a step. */
export type Isotonic = (n: Float64Array, yes: Float64Array, into: Float64Array) => void;

/**
 * Pooled adjacent violators: the shares that do not fall and are nearest to yes/n by weighted squares. Steps without weight
 * take the share of their block. @param count of steps; nothing is allocated after this call
 */
export function makeIsotonic(count: number): Isotonic {
  const weight = new Float64Array(count);
  const hits = new Float64Array(count);
  const size = new Int32Array(count);
  return (n, yes, into) => {
    let blocks = 0;
    for (let j = 0; j < count; j++) {
      weight[blocks] = n[j];
      hits[blocks] = yes[j];
      size[blocks] = 1;
      while (blocks > 0 && hits[blocks - 1] * weight[blocks] >= hits[blocks] * weight[blocks - 1]) {
        weight[blocks - 1] += weight[blocks];
        hits[blocks - 1] += hits[blocks];
        size[blocks - 1] += size[blocks];
        blocks--;
      }
      blocks++;
    }
    for (let block = 0, j = 0; block < blocks; block++) {
      const share = weight[block] === 0 ? 0 : hits[block] / weight[block];
      for (let of = size[block]; of > 0; of--) into[j++] = share;
    }
  };
}
