/**
 * Preview after a change: the worlds that the last run kept, played again under the new numbers, as many as the time allows.
 * Worlds and noise are the same on both sides, so the odds shown are the last run's plus the paired difference, which few
 * worlds pin down well. Worlds that fit only under the new numbers are not among them; the full run adds those.
 * w world of the last run, q question, j month after as_of.
 */
import { simulate, type Columns, type Model, type Settings } from "../../engine/index.ts";
import type { Case } from "../../language/index.ts";
import { modelOf } from "../../runners/index.ts";
import type { KeptRun, Preview } from "./messages.ts";

/** Futures of each world in a preview: most of what a change does lies between worlds. */
const FUTURES_PER_WORLD = 2;
/** Worlds that are prepared for comparison. */
const MAX_WORLDS = 1000;
/** Worlds that one turn plays at least. */
const MIN_WORLDS_PER_TURN = 4;

/** The settings of a preview: no thresholds, few futures. */
export const previewSettings = (settings: Settings): Settings => ({
  ...settings,
  paths: FUTURES_PER_WORLD,
  thresholds: false,
});

const play = (model: Model, s: number): Columns => simulate(model, { kind: "worlds", from: s, to: s + 1 });

export class PreviewSampler {
  private readonly before: KeptRun;
  private readonly model: Model;
  /** Counts of the worlds as the last run had them, in order, as far as they are prepared. */
  private readonly base: Uint16Array[] = [];

  constructor(c: Case, settings: Settings, before: KeptRun) {
    this.before = before;
    this.model = modelOf(c, previewSettings(settings));
  }

  /** Worlds that are prepared. */
  get prepared(): number {
    return this.base.length;
  }

  /** Plays one more world as it was. @returns whether there are more. */
  prepareOne(): boolean {
    const s = this.before.worlds[this.base.length];
    if (s === undefined || this.base.length >= MAX_WORLDS) return false;
    this.base.push(play(this.model, s).hits);
    return this.base.length < Math.min(MAX_WORLDS, this.before.worlds.length);
  }

  /** Begins to compare with the case under new numbers. */
  compare(c: Case, settings: Settings): PreviewComparison {
    return new PreviewComparison(this, this.before, modelOf(c, previewSettings(settings)));
  }

  /** Counts of the w-th world as the last run had it; null where there is none. */
  baseOf(w: number): Uint16Array | null {
    if (w >= this.base.length) this.prepareOne();
    return this.base[w] ?? null;
  }
}

/** A preview in progress: each turn plays some more worlds, and the odds shown are over all so far. */
export class PreviewComparison {
  private readonly sampler: PreviewSampler;
  private readonly before: KeptRun;
  private readonly model: Model;
  private readonly base: Uint16Array[] = [];
  private readonly fresh: (Uint16Array | null)[] = [];
  private readonly sums: Float64Array;
  private readonly old: Float64Array;
  private fit = 0;

  constructor(sampler: PreviewSampler, before: KeptRun, model: Model) {
    this.sampler = sampler;
    this.before = before;
    this.model = model;
    const size = model.questions.length * (model.until - model.asOf);
    this.sums = new Float64Array(size);
    this.old = new Float64Array(size);
  }

  /** Plays worlds until the clock (milliseconds) is at `until`, at least some. @returns the preview over all worlds so far; null where none fits any more. */
  go(clock: () => number, until: number): Preview | null {
    const { sums, old } = this;
    const started = clock();
    for (let n = 0; n < MIN_WORLDS_PER_TURN || clock() < until; n++) {
      const w = this.fresh.length;
      const hits = this.sampler.baseOf(w);
      if (!hits) break;
      const columns = play(this.model, this.before.worlds[w]);
      for (let k = 0; k < old.length; k++) old[k] += hits[k];
      if (columns.kept === 1) {
        this.fit++;
        for (let k = 0; k < sums.length; k++) sums[k] += columns.hits[k];
      }
      this.base.push(hits);
      this.fresh.push(columns.kept === 1 ? columns.hits : null);
    }
    return this.fit === 0
      ? null
      : {
          questions: this.questions(),
          tried: this.fresh.length,
          fit: this.fit,
          whole: this.fresh.length >= Math.min(MAX_WORLDS, this.before.worlds.length),
          took: clock() - started,
        };
  }

  private questions(): Preview["questions"] {
    const { sums, old, fresh, base, fit, model } = this;
    const tried = fresh.length;
    const months = model.until - model.asOf;
    const share = fit / tried;
    const clamp = (p: number): number => (p < 0 ? 0 : p > 1 ? 1 : p);
    return Object.fromEntries(
      model.case.questions.map((question, q) => {
        const at = q * months;
        const last = at + question.by - model.asOf - 1;
        const change = (k: number): number => (sums[k] / fit - old[k] / tried) / FUTURES_PER_WORLD;
        const [fitMean, oldMean] = [sums[last] / fit, old[last] / tried];
        let squares = FUTURES_PER_WORLD * FUTURES_PER_WORLD; // as if one more world had changed its answer: a few unchanged worlds are not a proof that none changes
        fresh.forEach((hits, w) => {
          const x = (hits ? (hits[last] - fitMean) / share : 0) - (base[w][last] - oldMean);
          squares += x * x;
        });
        return [
          question.id,
          {
            p: clamp(this.before.p[question.id] + change(last)),
            se: Math.sqrt(squares / tried / Math.max(1, tried - 1)) / FUTURES_PER_WORLD,
            curve: this.before.curve[question.id].map((p, j) => clamp(p + change(at + j))),
          },
        ];
      }),
    );
  }
}
