/** Worlds to paths: a block of worlds through the record and on along its futures, as columns. */
import type { Model } from "../compile.ts";
import type { Block } from "../settings.ts";
import { isReadElsewhere, playHeld } from "./held.ts";
import { pooledSimulator } from "./pooled.ts";
import { CLASSES, makeRefusalRecorder, type RefusalRecorder, type Why } from "./refusals.ts";
import { makeWorldPlayer } from "./world.ts";

/** Outcome of a block of worlds. Plain data with typed arrays; row w is the w-th kept world. */
export interface Columns {
  format: 1;
  kind: Block["kind"];
  from: number;
  /** Worlds tried, from `from` on. */
  tried: number;
  kept: number;
  /** Draw of each kept world. */
  worlds: Int32Array;
  /** Package standing at the end of as_of. */
  standing: Int32Array;
  /** Number of futures that answer yes by (or, for `holds`, at) each month after as_of: [(w * questions + q) * months + j]. */
  hits: Uint16Array;
  /** Changes of the standing: those of future f of world w are [starts[w * paths + f], starts[w * paths + f + 1]). */
  starts: Int32Array;
  changeMonth: Int32Array; // months after as_of, 1 the first
  changePackage: Int32Array;
  /** Answer with a driver pinned, in the first future: [(w * pins + p) * questions + q]. */
  pinned: Uint8Array;
  /** Answer to each question in each future: [(w * paths + f) * questions + q]. */
  answers: Uint8Array;
  /** Level of each driver in the first future: [(w * drivers + d) * months + j]; kind 'worlds' only. */
  levels: Float32Array;
  /** Reasons for no (refusals.ts); kind 'worlds' only. */
  why: Uint16Array;
  refused: Uint16Array;
  refusedAlone: Uint16Array;
  owed: Uint16Array;
  /** Number of pasts given up, by the checkpoint of the record that they missed. */
  lost: Int32Array;
  /** By world tried: the month, counted from the first of the past, in which its past was given up; one after as_of where it was kept. Kind 'worlds' of a case with a record only. */
  gaveUp: Int32Array;
}

/** A simulator for one model; its scratch memory is reused from block to block. */
export function makeSimulator(model: Model): (block: Block) => Columns {
  return model.pool ? pooledSimulator(model, model.pool, makeSimulator) : simulatorOf(model);
}

function simulatorOf(model: Model): (block: Block) => Columns {
  const { settings, questions, pins, since, asOf, until } = model;
  const plans = model.case.drivers;
  const { paths } = settings;
  const D = plans.length;
  const Q = questions.length;
  const months = until - asOf;
  const now = asOf - since;
  const end = until - since;
  const hasRecord = model.case.record !== null;

  const player = makeWorldPlayer(model);
  const { play, noise, answer } = player;
  const { changes } = play;
  let refusals: RefusalRecorder | undefined;
  const isElsewhere = isReadElsewhere(model);
  const apart = pins.flatMap(({ driver }, p) => (isElsewhere(driver) ? [p] : []));
  const together = Int32Array.from(pins.keys()).filter((p) => !isElsewhere(pins[p].driver));
  const A = model.case.actors.length;
  const N = model.foresight.procedures.length;
  const shift = new Float64Array(D);
  const asked = Float64Array.from(plans, (d) => settings.pin[d.id] ?? NaN);
  const held = new Float64Array(D);

  /** Adds the last play to the counts of question q by month. */
  const count = (q: number, start: number, hits: Uint16Array, at: number): void => {
    const { fits, holds, isStatic } = questions[q];
    if (!isStatic) {
      let was = play.wasTrue(q, now);
      for (let month = 1; month <= months; month++) {
        was = play.wasTrue(q, now + month) || (!holds && was);
        if (was) hits[at + month - 1]++;
      }
      return;
    }
    let yes = fits[start] === 1;
    let j = 0;
    for (let month = 1; month <= months; month++) {
      while (j < changes.count && changes.month[j] - now === month) {
        const fit = fits[changes.package[j++]] === 1;
        yes = holds ? fit : yes || fit;
      }
      if (yes) hits[at + month - 1]++;
    }
  };

  return (block) => {
    const { from } = block;
    const most = block.to - from;
    play.lost.fill(0);
    const prior = block.kind === "prior" || !hasRecord;
    const worlds: number[] = [];
    const standing: number[] = [];
    const hits = new Uint16Array(most * Q * months);
    const starts: number[] = [0];
    const changeMonth: number[] = [];
    const changePackage: number[] = [];
    const withPins = block.kind === "worlds" && paths > 0;
    const pinned = new Uint8Array(withPins ? most * pins.length * Q : 0);
    const fans = new Float32Array(withPins ? most * D * months : 0);
    const answers = new Uint8Array(most * paths * Q);
    const gaveUp = new Int32Array(block.kind === "worlds" && hasRecord ? most : 0).fill(now + 1);

    const why: Why = {
      classes: new Uint16Array(withPins ? most * Q * CLASSES.length : 0),
      refused: new Uint16Array(withPins ? most * Q * A : 0),
      alone: new Uint16Array(withPins ? most * Q * A : 0),
      owed: new Uint16Array(withPins ? most * Q * N * 2 : 0),
    };

    if (withPins) refusals ??= makeRefusalRecorder(model);
    const recorder = withPins ? refusals : undefined;
    const { fits } = block;
    const played = fits ? fits.length : most;
    for (let n = 0; n < played; n++) {
      const at = fits ? fits[n] - from : n;
      const s = from + at;
      if (!player.enter(s, prior)) {
        if (gaveUp.length > 0) gaveUp[at] = play.month();
        continue;
      }
      const q0 = player.standing();
      const w = worlds.length;
      worlds.push(s);
      standing.push(q0);
      if (paths === 0) continue;
      player.settle();
      for (let f = 0; f < paths; f++) {
        recorder?.begin(player.numbers(), q0);
        player.future(f, asked, recorder);
        recorder?.end(answer, w, why);
        for (let q = 0; q < Q; q++) {
          count(q, q0, hits, (w * Q + q) * months);
          answers[(w * paths + f) * Q + q] = answer(q) ? 1 : 0;
        }
        for (let j = 0; j < changes.count; j++) {
          changeMonth.push(changes.month[j] - now);
          changePackage.push(changes.package[j]);
        }
        starts.push(changeMonth.length);
        if (f > 0 || !withPins) continue;
        let j = 0;
        const isMoved = model.reactions.some(({ fits }) => fits === null);
        play.shiftOf(q0, shift);
        for (let month = 1; month <= months; month++) {
          if (isMoved) play.shiftIn(now + month, shift);
          for (let d = 0; d < D; d++) {
            const { min, max } = plans[d];
            const z = asked[d] === asked[d] ? asked[d] : noise.walk(d, now + month) + shift[d];
            fans[(w * D + d) * months + month - 1] = z < min ? min : z > max ? max : z;
          }
          while (!isMoved && j < changes.count && changes.month[j] - now === month)
            play.shiftOf(changes.package[j++], shift);
        }
        const keepAnswers = (p: number): void => {
          for (let q = 0; q < Q; q++) pinned[(w * pins.length + p) * Q + q] = answer(q) ? 1 : 0;
        };
        for (const p of apart) {
          held.set(asked);
          held[pins[p].driver] = pins[p].at;
          player.repeat(0, held);
          keepAnswers(p);
        }
        if (together.length === 0) continue;
        player.restart(0);
        const from = { q: q0, from: now, to: end, path: 0, levels: asked };
        playHeld(
          play.steps,
          model.movers.length,
          from,
          together,
          () => player.restartMinds(0),
          (list) => list.forEach(keepAnswers),
        );
      }
    }
    const kept = worlds.length;
    return {
      format: 1,
      kind: block.kind,
      from,
      tried: most,
      kept,
      worlds: Int32Array.from(worlds),
      standing: Int32Array.from(standing),
      hits: hits.slice(0, kept * Q * months),
      starts: Int32Array.from(starts),
      changeMonth: Int32Array.from(changeMonth),
      changePackage: Int32Array.from(changePackage),
      why: why.classes.slice(0, withPins ? kept * Q * CLASSES.length : 0),
      refused: why.refused.slice(0, withPins ? kept * Q * A : 0),
      refusedAlone: why.alone.slice(0, withPins ? kept * Q * A : 0),
      owed: why.owed.slice(0, withPins ? kept * Q * N * 2 : 0),
      pinned: pinned.slice(0, withPins ? kept * pins.length * Q : 0),
      answers: answers.slice(0, kept * paths * Q),
      levels: fans.slice(0, withPins ? kept * D * months : 0),
      lost: play.lost.slice(),
      gaveUp,
    };
  };
}

/** The first `kept` worlds of a block, and only those tried up to the last of them. */
export function truncate(model: Model, columns: Columns, kept: number): Columns {
  if (kept >= columns.kept) return columns;
  const Q = model.questions.length;
  const months = model.until - model.asOf;
  const { paths } = model.settings;
  const perPin = columns.kept === 0 ? 0 : columns.pinned.length / columns.kept;
  const perWhy = columns.why.length === 0 ? 0 : Q * CLASSES.length;
  const perActor = columns.refused.length === 0 ? 0 : Q * model.case.actors.length;
  const perLevel = columns.kept === 0 ? 0 : columns.levels.length / columns.kept;
  const starts = columns.starts.slice(0, kept * paths + 1);
  const changes = starts.at(-1)!;
  const tried = kept === 0 ? 0 : columns.worlds[kept - 1] + 1 - columns.from;
  return {
    ...columns,
    kept,
    tried,
    gaveUp: columns.gaveUp.slice(0, tried),
    worlds: columns.worlds.slice(0, kept),
    standing: columns.standing.slice(0, kept),
    hits: columns.hits.slice(0, kept * Q * months),
    starts,
    changeMonth: columns.changeMonth.slice(0, changes),
    changePackage: columns.changePackage.slice(0, changes),
    why: columns.why.slice(0, kept * perWhy),
    refused: columns.refused.slice(0, kept * perActor),
    refusedAlone: columns.refusedAlone.slice(0, kept * perActor),
    owed: columns.owed.slice(0, columns.kept === 0 ? 0 : (kept * columns.owed.length) / columns.kept),
    answers: columns.answers.slice(0, kept * paths * Q),
    pinned: columns.pinned.slice(0, kept * perPin),
    levels: columns.levels.slice(0, kept * perLevel),
  };
}
