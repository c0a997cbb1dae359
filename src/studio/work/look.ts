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
/** Worlds that are readied for comparison. */
const MOST = 1000;

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

  /** Plays one more world as it was. @returns whether there are more. */
  ready(): boolean {
    const s = this.before.worlds[this.base.length];
    if (s === undefined || this.base.length >= MOST) return false;
    this.base.push(play(this.model, s).hits);
    return this.base.length < Math.min(MOST, this.before.worlds.length);
  }

  /** @param clock milliseconds. @param until when to stop. */
  look(c: Case, settings: Settings, clock: () => number, until: number): Look | null {
    const started = clock();
    const model = modelOf(c, lookSettings(settings));
    const Q = c.questions.length;
    const months = model.until - model.asOf;
    const size = Q * months;
    const fresh: (Uint16Array | null)[] = [];
    const sums = new Float64Array(size);
    const old = new Float64Array(size);
    let fit = 0;
    for (let w = 0; w < this.before.worlds.length && w < MOST; w++) {
      if (w >= this.base.length) this.ready();
      const mine = this.base[w]!;
      const columns = play(model, this.before.worlds[w]!);
      for (let k = 0; k < size; k++) old[k]! += mine[k]!;
      if (columns.kept === 1) {
        fit++;
        for (let k = 0; k < size; k++) sums[k]! += columns.hits[k]!;
      }
      fresh.push(columns.kept === 1 ? columns.hits : null);
      if (clock() >= until && w >= 15) break;
    }
    const tried = fresh.length;
    if (fit === 0) return null;
    const share = fit / tried;
    const clamp = (p: number): number => (p < 0 ? 0 : p > 1 ? 1 : p);
    const questions: Look["questions"] = {};
    c.questions.forEach((question, q) => {
      const at = q * months;
      const last = question.by - c.asOf - 1;
      const change = (j: number): number => (sums[at + j]! / fit - old[at + j]! / tried) / FUTURES;
      const fitMean = sums[at + last]! / fit;
      const oldMean = old[at + last]! / tried;
      let squares = FUTURES * FUTURES; // as if one more world had changed its answer: few worlds that all stay are no proof that none moves
      fresh.forEach((hits, w) => {
        const x = (hits ? (hits[at + last]! - fitMean) / share : 0) - (this.base[w]![at + last]! - oldMean);
        squares += x * x;
      });
      questions[question.id] = {
        p: clamp(this.before.p[question.id]! + change(last)),
        se: Math.sqrt(squares / tried / Math.max(1, tried - 1)) / FUTURES,
        curve: this.before.curve[question.id]!.map((p, j) => clamp(p + change(j))),
      };
    });
    return { questions, tried, fit, took: clock() - started };
  }
}
