/**
 * Tipping points (docs/methods/findings.md#tipping-points): the levels of one driver at which W, the least gain of those
 * whose consent a mover needs, at the best move of any one mover that makes yes likelier, passes 0; the other drivers as today, from the
 * declared standing, in every kept world. Found from the exact breakpoints of the needs' levels, between which every
 * gain is linear: no level is scanned. A package's levels are found once and shared by all questions that it answers. t
 * target (a question or a table), f package found, b breakpoint.
 */
import { today, type Model } from "../../compile.ts";
import type { Tip, TippingFinding } from "../../../result/index.ts";
import { quantileOf } from "../../../numbers/shares.ts";
import type { World } from "../worlds.ts";
import { makeAlongs, type Along } from "./along.ts";
import type { Mover } from "../../model/movers.ts";
import { atomsOf, satisfied } from "../../model/conditions.ts";
import { bitsOf, canBear, liveToday, promise } from "../../model/promise.ts";
import { byMembers, byTable, type Condition } from "./consent.ts";
import { makeList } from "./list.ts";
import { makeSearch, REFUSES, type Search } from "./search.ts";

/** Packages with one kind of consent, and the targets that each of them answers. */
interface Group {
  search: Search;
  /** Targets of each package, by its position. */
  answers: number[][];
  /** Whether some party must gain: required for a table's zone, not for W. */
  strict: boolean;
}

/** Tipping points of one target over the worlds. */
export interface Tippings {
  /** Share of worlds in which a yes is acceptable today. */ already: number;
  /** Movers that can make a yes likelier in one move. */ movers: string[];
  drivers: { [driver: string]: TippingFinding };
}
export interface AllTippings {
  questions: Tippings[];
  tables: { [table: string]: Tippings };
}

/** Moves of one mover from the standing that make a yes to some of these questions likelier at levels z, with those questions. */
function movesFor(
  model: Model,
  m: number,
  asked: readonly number[],
  z: ArrayLike<number>,
): { x: number; answers: number[] }[] {
  const q = model.standing;
  const promises = asked.flatMap((t) => (canBear(model, m, t) ? [{ t, chance: promise(model, m, t, z) }] : []));
  if (promises.length === 0) return [];
  return Array.from(model.movers[m].reach(q, bitsOf(model, liveToday(model, z)))).flatMap((x) => {
    const answers = promises.flatMap(({ t, chance }) => (chance[x] > chance[q] ? [t] : []));
    return answers.length > 0 ? [{ x, answers }] : [];
  });
}

/** Movers that can make a yes to question t likelier in one move from the standing, as the result names them. */
function moversTo(model: Model, t: number): string[] {
  const { actors } = model.case;
  const z = today(model, model.medians);
  return model.movers.flatMap(({ kind, id, members }, m) => {
    if (movesFor(model, m, [t], z).length === 0) return [];
    if (kind === "table") return [`tables.${id}`];
    return [kind === "review" ? `issues.${id}` : `issues.${id}.exit.${actors[members[0]].id}`];
  });
}

/** What can be done from the standing where drivers are at certain levels today. */
interface Outset {
  /** Whether the standing answers each question yes already. */
  stands: boolean[];
  groups: Group[];
}

export function tippings(model: Model, kept: readonly World[]): AllTippings {
  const { case: c, questions, standing: q } = model;
  const { rows, K } = model.packages;
  const worlds = kept.length;
  const alongs = makeAlongs(model);
  // Questions about the same packages are one target.
  const same = questions.map(({ fits, isStatic }, t) =>
    isStatic ? questions.findIndex((other) => other.isStatic && other.fits.every((yes, x) => yes === fits[x])) : t,
  );
  const tables = model.movers.filter((m) => m.kind === "table");
  const targets = questions.length + tables.length;

  const outsetAt = (z: ArrayLike<number>): Outset => {
    const live = liveToday(model, z);
    const bits = bitsOf(model, live);
    const stands = questions.map(({ when }) => satisfied(when, rows, q * K, live));
    const asked = same.flatMap((t, at) => (t === at && !stands[t] ? [t] : []));
    const searchOf = (mover: Mover, X: ArrayLike<number>, conditions: Condition[]): Search =>
      mover.foreseen.length > 0 ? makeList(model, X, q, mover, conditions, bits) : makeSearch(model, X, q, conditions);
    const ofQuestions = model.movers.flatMap((mover, m): Group[] => {
      const moves = movesFor(model, m, asked, z);
      if (moves.length === 0) return [];
      const X = moves.map(({ x }) => x);
      return [
        { search: searchOf(mover, X, byMembers(mover)), answers: moves.map(({ answers }) => answers), strict: false },
      ];
    });
    const ofTables = tables.map((table, m): Group => {
      const reach = table.reach(q, bits);
      return {
        search: searchOf(table, reach, byTable(model, table)),
        answers: Array.from(reach, () => [questions.length + m]),
        strict: true,
      };
    });
    return { stands, groups: [...ofQuestions, ...ofTables] };
  };
  const atoms = [...model.foresight.set.atoms, ...questions.flatMap(({ when }) => atomsOf(when))];
  const outsets = new Map<string, Outset>();
  /** The outset of a world: those in which conditions on drivers hold alike share one. */
  const outsetOf = (z: ArrayLike<number>): Outset => {
    const state = atoms.map((atom) => Number(liveToday(model, z)(atom))).join("");
    let outset = outsets.get(state);
    if (!outset) outsets.set(state, (outset = outsetAt(z)));
    return outset;
  };

  const counts = Array.from({ length: targets }, () => ({
    already: 0,
    tips: alongs.all.map(() => ({
      up: [] as number[],
      down: [] as number[],
      lostUp: [] as number[],
      lostDown: [] as number[],
      crossed: 0,
    })),
  }));

  const already = new Uint8Array(targets);
  const next = new Float64Array(targets);
  const last = new Float64Array(targets);
  kept.forEach(({ v, now, terms, residual, cost }) => {
    const { stands, groups } = outsetOf(now);
    alongs.lay(v, now);
    already.fill(0);
    stands.forEach((yes, t) => (already[t] = yes ? 1 : 0));
    for (const { search, answers, strict } of groups) {
      search.find(v, terms, residual, cost, alongs.all);
      for (let f = 0; f < search.found.count; f++)
        if (acceptable(search, f, strict)) for (const t of answers[search.found.leaf[f]]) already[t] = 1;
    }
    for (let t = 0; t < targets; t++) counts[t].already += already[t];
    alongs.all.forEach((along, d) => {
      next.fill(Infinity);
      last.fill(-Infinity);
      const held: Held[] = Array.from(already, (yes) => (yes ? [] : null));
      for (const group of groups) {
        const { found, asked } = group.search;
        const places = placesOf(found.needs, along);
        for (let f = 0; f < found.count; f++)
          if (isOpen(group.answers[found.leaf[f]], held) && couldSuit(found, asked.length, f, along, places))
            look(group, f, along, places, next, last, held);
      }
      for (let t = 0; t < targets; t++) {
        if (stands[t]) continue;
        const tip = counts[t].tips[d];
        const intervals = held[t];
        if (intervals === "whole") continue;
        if (intervals) {
          const { low, high } = around(intervals, along.z[along.here]);
          if (high < along.z[along.count - 1]) tip.lostUp.push(high);
          if (low > along.z[0]) tip.lostDown.push(low);
        } else if (next[t] < Infinity || last[t] > -Infinity) {
          tip.crossed++;
          if (next[t] < Infinity) tip.up.push(next[t]);
          if (last[t] > -Infinity) tip.down.push(last[t]);
        }
      }
    });
  });

  const finding = (t: number, drivers: ReadonlySet<number>): Tippings => ({
    already: counts[t].already / worlds,
    movers: t < questions.length ? moversTo(model, t) : [],
    drivers: Object.fromEntries(
      alongs.all.flatMap((along, d): [string, TippingFinding][] => {
        if (!drivers.has(along.driver)) return [];
        const tip = counts[t].tips[d];
        return [
          [
            c.drivers[along.driver].id,
            {
              already: counts[t].already / worlds,
              never: (worlds - counts[t].already - tip.crossed) / worlds,
              up: tipOf(tip.up, worlds),
              down: tipOf(tip.down, worlds),
              lost: { up: tipOf(tip.lostUp, worlds), down: tipOf(tip.lostDown, worlds) },
            },
          ],
        ];
      }),
    ),
  });
  const all = [...outsets.values()];
  const concerned = concerns(
    model,
    all.flatMap(({ groups }) => groups),
    targets,
  );
  return {
    questions: questions.map((_, t) =>
      all.every(({ stands }) => stands[t])
        ? { already: 1, movers: [], drivers: {} }
        : finding(same[t], concerned[same[t]]),
    ),
    tables: Object.fromEntries(
      tables.map((table, m) => [table.id, finding(questions.length + m, concerned[questions.length + m])]),
    ),
  };
}

/** Drivers that sharpen a need, met by some issue, of an actor whose consent a target takes. */
function concerns(model: Model, groups: readonly Group[], targets: number): Set<number>[] {
  const actors = Array.from({ length: targets }, () => new Set<number>());
  for (const { search, answers } of groups)
    for (const t of new Set(answers.flat()))
      for (const c of search.asked) for (const { actor } of c.members) actors[t].add(actor);
  return actors.map(
    (who) =>
      new Set(
        model.shape.needs.flatMap((need) =>
          who.has(need.actor) && need.issues.length > 0 ? need.sharpeners.map((s) => s.driver) : [],
        ),
      ),
  );
}

function tipOf(levels: number[], worlds: number): Tip | null {
  if (levels.length === 0) return null;
  const sorted = Float64Array.from(levels).sort();
  return {
    p5: quantileOf(sorted, 0.05),
    p50: quantileOf(sorted, 0.5),
    p95: quantileOf(sorted, 0.95),
    share: levels.length / worlds,
  };
}

interface Interval {
  low: number;
  high: number;
}
/** Levels at which a target that is acceptable today stays so; `whole` once some package is acceptable at all of them. */
type Held = Interval[] | "whole" | null;

/** Whether the conditions of package f all hold today. */
function acceptable({ found, asked }: Search, f: number, strict: boolean): boolean {
  let liked = !strict;
  for (let c = 0; c < asked.length; c++) {
    const g = found.numbers[found.at[f] + c * found.stride];
    if (g < REFUSES) return false;
    if (asked[c].likes && g > -REFUSES) liked = true;
  }
  return liked;
}

/** Whether some of the targets is not yet acceptable at every level. */
function isOpen(targets: readonly number[], held: readonly Held[]): boolean {
  for (let n = 0; n < targets.length; n++) if (held[targets[n]] !== "whole") return true;
  return false;
}

/** Whether each of the conditions of package f could hold at some level of the driver. */
function couldSuit(
  { numbers, stride, at }: Search["found"],
  conditions: number,
  f: number,
  { greatest, least }: Along,
  places: Int32Array,
): boolean {
  for (let c = 0, from = at[f]; c < conditions; c++, from += stride) {
    let most = numbers[from];
    for (let j = 0; j < places.length; j++) {
      const slope = places[j] < 0 ? 0 : numbers[from + 1 + places[j]];
      most += slope * (slope > 0 ? greatest[j] : least[j]);
    }
    if (most < REFUSES) return false;
  }
  return true;
}

/**
 * Levels of a driver at which package f is acceptable: the next levels up and down for the targets that are not
 * acceptable today, all levels for those that are.
 */
function look(
  { search: { found, asked }, answers, strict }: Group,
  f: number,
  along: Along,
  places: Int32Array,
  next: Float64Array,
  last: Float64Array,
  held: Held[],
): void {
  const to = answers[found.leaf[f]];
  const at = found.at[f];
  const { numbers, stride } = found;
  const { count, here, z } = along;
  const value = (c: number, levels: Float64Array, b: number): number => {
    let g = numbers[at + c * stride];
    for (let j = 0; j < places.length; j++)
      if (places[j] >= 0) g += numbers[at + c * stride + 1 + places[j]] * levels[j * along.most + b];
    return g;
  };
  /** Interval of the piece from breakpoint b to b + 1 in which all conditions hold. */
  const piece = (b: number): Interval | null => {
    let low = 0;
    let high = 1;
    let liked = !strict;
    for (let c = 0; c < asked.length; c++) {
      const left = value(c, along.after, b);
      const right = value(c, along.before, b + 1);
      if (left < REFUSES && right < REFUSES) return null;
      if (left < REFUSES) low = Math.max(low, Math.min(1, left / (left - right)));
      else if (right < REFUSES) high = Math.min(high, Math.max(0, left / (left - right)));
      if (asked[c].likes && (left > -REFUSES || right > -REFUSES)) liked = true;
    }
    if (!liked || low > high) return null;
    const width = z[b + 1] - z[b];
    return { low: low === 1 ? z[b + 1] : z[b] + low * width, high: high === 1 ? z[b + 1] : z[b] + high * width };
  };
  const wanted = to.filter((t) => Array.isArray(held[t]));
  if (wanted.length > 0) {
    let whole = true;
    for (let b = 0; b + 1 < count; b++) {
      const found = piece(b);
      whole &&= found !== null && found.low === z[b] && found.high === z[b + 1];
      if (found) for (const t of wanted) (held[t] as Interval[]).push(found);
    }
    if (whole) for (const t of wanted) held[t] = "whole";
  }
  if (to.every((t) => held[t])) return;
  for (let b = here; b + 1 < count && to.some((t) => !held[t] && z[b] < next[t]); b++) {
    const found = piece(b);
    if (!found) continue;
    for (const t of to) if (!held[t] && found.low < next[t]) next[t] = found.low;
    break;
  }
  for (let b = here - 1; b >= 0 && to.some((t) => !held[t] && z[b + 1] > last[t]); b--) {
    const found = piece(b);
    if (!found) continue;
    for (const t of to) if (!held[t] && found.high > last[t]) last[t] = found.high;
    break;
  }
}

const places = new WeakMap<readonly number[], Map<Along, Int32Array>>();

/** Position of each of the driver's needs among a search's needs, -1 where it has none. */
function placesOf(needs: readonly number[], along: Along): Int32Array {
  let known = places.get(needs);
  if (!known) places.set(needs, (known = new Map()));
  let found = known.get(along);
  if (!found) known.set(along, (found = Int32Array.from(along.needs, (n) => needs.indexOf(n))));
  return found;
}

/** The unbroken stretch of intervals around a level within them; gaps narrower than rounding do not count. */
function around(intervals: Interval[], level: number): Interval {
  const reach = (a: number, b: number): boolean => a <= b + 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  let high = level;
  for (const piece of intervals.sort((a, b) => a.low - b.low))
    if (piece.high > high && reach(piece.low, high)) high = piece.high;
  let low = level;
  for (const piece of intervals.sort((a, b) => b.high - a.high))
    if (piece.low < low && reach(low, piece.high)) low = piece.low;
  return { low, high };
}
