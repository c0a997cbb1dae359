/**
 * A first look after a move: the worlds that the last run kept, played again under the new numbers, as many as the time allows.
 * Worlds and noise are the same on both sides, so the odds shown are the last run's plus the paired difference, which few
 * worlds pin down well. Worlds that fit only under the new numbers are not among them: that is what the full run adds.
 * w world of the last run, q question, j month after as_of.
 */
import { simulate, type Columns, type Model, type Settings } from "../../engine/index.ts";
import type { Case } from "../../language/index.ts";
import { modelOf } from "../../runners/model.ts";
import type { Look } from "./messages.ts";

/** Futures of each world in a look: most of what a move changes lies between worlds. */
const FUTURES = 2;
/** Worlds that are readied for comparison, and that one turn plays at least. */
const MOST = 1000;
const LEAST = 4;

export interface Before {
  worlds: Int32Array;
  p: { [id: string]: number };
  curve: { [id: string]: number[] };
}

/** The settings of a look: no thresholds, few futures. */
export const lookSettings = (settings: Settings): Settings => ({ ...settings, paths: FUTURES, thresholds: false });

const play = (model: Model, s: number): Columns => simulate(model, { kind: "worlds", from: s, to: s + 1 });

export class Looker {
  private readonly before: Before;
  private readonly model: Model;
  /** Counts of the worlds as the last run had them, in order, as far as they are readied. */
  private readonly base: Uint16Array[] = [];

  constructor(c: Case, settings: Settings, before: Before) {
    this.before = before;
    this.model = modelOf(c, lookSettings(settings));
  }

  /** Worlds that are readied. */
  get readied(): number {
    return this.base.length;
  }

  /** Plays one more world as it was. @returns whether there are more. */
  ready(): boolean {
    const s = this.before.worlds[this.base.length];
    if (s === undefined || this.base.length >= MOST) return false;
    this.base.push(play(this.model, s).hits);
    return this.base.length < Math.min(MOST, this.before.worlds.length);
  }

  /** Begins to compare with a case under new numbers. */
  compare(c: Case, settings: Settings): Comparison {
    return new Comparison(this, this.before, modelOf(c, lookSettings(settings)));
  }

  /** Counts of the w-th world as the last run had it; null where there is none. */
  baseOf(w: number): Uint16Array | null {
    if (w >= this.base.length) this.ready();
    return this.base[w] ?? null;
  }
}

/** A look under way: each turn plays some more worlds, and what is shown is of all so far. */
export class Comparison {
  private readonly looker: Looker;
  private readonly before: Before;
  private readonly model: Model;
  private readonly base: Uint16Array[] = [];
  private readonly fresh: (Uint16Array | null)[] = [];
  private readonly sums: Float64Array;
  private readonly old: Float64Array;
  private fit = 0;

  constructor(looker: Looker, before: Before, model: Model) {
    this.looker = looker;
    this.before = before;
    this.model = model;
    const size = model.questions.length * (model.until - model.asOf);
    this.sums = new Float64Array(size);
    this.old = new Float64Array(size);
  }

  /** Plays worlds until the clock (milliseconds) is at `until`, at least some. @returns the look over all worlds so far; null where none fits any more. */
  go(clock: () => number, until: number): Look | null {
    const { sums, old } = this;
    const started = clock();
    for (let n = 0; n < LEAST || clock() < until; n++) {
      const w = this.fresh.length;
      const mine = this.looker.baseOf(w);
      if (!mine) break;
      const columns = play(this.model, this.before.worlds[w]);
      for (let k = 0; k < old.length; k++) old[k] += mine[k];
      if (columns.kept === 1) {
        this.fit++;
        for (let k = 0; k < sums.length; k++) sums[k] += columns.hits[k];
      }
      this.base.push(mine);
      this.fresh.push(columns.kept === 1 ? columns.hits : null);
    }
    return this.fit === 0
      ? null
      : {
          questions: this.questions(),
          tried: this.fresh.length,
          fit: this.fit,
          whole: this.fresh.length >= Math.min(MOST, this.before.worlds.length),
          took: clock() - started,
        };
  }

  private questions(): Look["questions"] {
    const { sums, old, fresh, base, fit, model } = this;
    const tried = fresh.length;
    const months = model.until - model.asOf;
    const share = fit / tried;
    const clamp = (p: number): number => (p < 0 ? 0 : p > 1 ? 1 : p);
    return Object.fromEntries(
      model.case.questions.map((question, q) => {
        const at = q * months;
        const last = at + question.by - model.asOf - 1;
        const change = (k: number): number => (sums[k] / fit - old[k] / tried) / FUTURES;
        const [fitMean, oldMean] = [sums[last] / fit, old[last] / tried];
        let squares = FUTURES * FUTURES; // as if one more world had changed its answer: few worlds that all stay are no proof that none moves
        fresh.forEach((hits, w) => {
          const x = (hits ? (hits[last] - fitMean) / share : 0) - (base[w][last] - oldMean);
          squares += x * x;
        });
        return [
          question.id,
          {
            p: clamp(this.before.p[question.id] + change(last)),
            se: Math.sqrt(squares / tried / Math.max(1, tried - 1)) / FUTURES,
            curve: this.before.curve[question.id].map((p, j) => clamp(p + change(at + j))),
          },
        ];
      }),
    );
  }
}
