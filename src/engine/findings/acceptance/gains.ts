/**
 * Gains from the standing today, package by package in many worlds at once: gain_i(x | q, z) of
 * docs/methods/model.md#3-gains-zone-solutions with friction once and the mover's foresight. What neighbouring packages share
 * is added up once.
 * i actor, k issue, o option (counted over all issues), n need, x package, q standing, w world, g position on the agenda.
 */
import type { Model } from "../../compile.ts";
import type { Mover } from "../../model/movers.ts";
import { add, multiply, subtract, sumInto } from "./arithmetic.ts";
import { kept, type WorldColumns } from "./columns.ts";
import { makeSight } from "./sight.ts";
import { termColumns } from "./term-columns.ts";

/** Worlds looked at together: the columns at hand then fit a core's own memory. */
const BLOCK_WORLDS = 1024;

/** An actor whose gains are asked. */
export interface Asked {
  actor: number;
  /** Pays the friction of the issues that move, and none for signing. */
  ratifies: boolean;
}

/** Everybody whose consent a mover needs. */
export const membersOf = ({ members, parties }: Mover): Asked[] =>
  members.map((actor, a) => ({ actor, ratifies: a >= parties }));

/**
 * Gains of actors from packages that a mover reaches from the standing.
 * @param packages none of them the standing; neighbours that share options cost less
 * @param visit called for every package, by its position, and block of worlds: `gains[a][w]` is that of `asked[a]` in world
 * `from + w`, and holds until the next call
 */
export function eachGain(
  model: Model,
  worlds: WorldColumns,
  mover: Mover,
  packages: ArrayLike<number>,
  asked: readonly Asked[],
  visit: (at: number, gains: readonly Float64Array[], from: number) => void,
): void {
  const { shape, standing: q } = model;
  const { rows, K } = model.packages;
  const { offset, O } = shape;
  const { agenda, swayed, foreseen } = mover;
  const terms = termColumns(model, worlds);
  const sight = makeSight(model, worlds, terms, mover, packages);
  const optionOf = (x: number, k: number): number => offset[k] + rows[x * K + k];
  const plans = asked.map(({ actor }) =>
    shape.needs.flatMap(({ actor: owner, issues }, n) => {
      const isMoving = (k: number): boolean => agenda.includes(k) && !swayed.includes(k);
      const plan = {
        n,
        swayed: issues.filter((k) => swayed.includes(k)),
        moving: issues.filter(isMoving),
        fixed: issues.filter((k) => !isMoving(k) && !swayed.includes(k)),
      };
      return owner === actor && plan.fixed.length < issues.length ? [plan] : [];
    }),
  );

  for (let from = 0; from < worlds.count; from += BLOCK_WORLDS) {
    const count = Math.min(BLOCK_WORLDS, worlds.count - from);
    const part = (column: Float64Array): Float64Array => column.subarray(from, from + count);
    sight.begin(from, count);

    const people = asked.map(({ actor: i, ratifies }, a) => {
      const unsigned = new Float64Array(count);
      if (!ratifies) subtract(unsigned, part(terms.friction(i)));
      /** What taking option o of the agenda's position g gives by stake and residual, less its friction. */
      const change = agenda.map((k) =>
        kept((o) => {
          const out = new Float64Array(count);
          const here = i * O + optionOf(q, k);
          const there = i * O + o;
          if (!swayed.includes(k)) {
            add(out, part(terms.stake(there)));
            add(out, part(worlds.residual(there)));
            subtract(out, sumInto(part(terms.stake(here)), part(worlds.residual(here)), new Float64Array(count)));
          }
          subtract(out, part(terms.frictionOn(there)));
          return out;
        }),
      );
      const needs = plans[a].map((plan) => {
        const { n } = plan;
        const around = new Float64Array(count).fill(1);
        for (const k of plan.fixed)
          multiply(around, foreseen.includes(k) ? sight.unmetNow(n, k) : part(terms.unmet(n * O + optionOf(q, k))));
        const here = around.slice();
        for (const k of plan.swayed) multiply(here, sight.unmetNow(n, k));
        for (const k of plan.moving) multiply(here, part(terms.unmet(n * O + optionOf(q, k))));
        return {
          ...plan,
          around,
          here,
          cost: part(worlds.cost(n)),
          unmet: new Float64Array(count),
          /** Points of the part met beyond the standing by the package that was looked at last, and that package. */
          worth: new Float64Array(count),
          last: -1,
        };
      });
      return {
        actor: i,
        change,
        needs,
        /** Sums up to each position of the agenda; where nothing changes there, the one before. */
        upTo: [unsigned, ...agenda.map(() => unsigned)],
        own: agenda.map(() => new Float64Array(count)),
        gain: new Float64Array(count),
      };
    });
    const gains = people.map(({ gain }) => gain);

    for (let at = 0; at < packages.length; at++) {
      const x = packages[at];
      const turn = at === 0 ? 0 : agenda.findIndex((k) => rows[x * K + k] !== rows[packages[at - 1] * K + k]);
      const ofClass = sight.classAt(at);
      for (const { actor, change, upTo, own, needs, gain } of people) {
        for (let g = turn; g < agenda.length; g++) {
          const o = optionOf(x, agenda[g]);
          upTo[g + 1] = o === optionOf(q, agenda[g]) ? upTo[g] : sumInto(upTo[g], change[g](o), own[g]);
        }
        gain.set(upTo[agenda.length]);
        if (swayed.length > 0) add(gain, sight.change(actor, ofClass));
        for (const need of needs) {
          const { n, moving, around, unmet, here, cost, worth } = need;
          let name = need.swayed.length > 0 ? ofClass : 0;
          for (const k of moving) name = name * (offset[k + 1] - offset[k]) + rows[x * K + k];
          if (name !== need.last) {
            unmet.set(around);
            for (const k of need.swayed) multiply(unmet, sight.unmet(n, k, ofClass));
            for (const k of moving) multiply(unmet, part(terms.unmet(n * O + optionOf(x, k))));
            worthOf(unmet, here, cost, worth);
            need.last = name;
          }
          add(gain, worth);
        }
      }
      visit(at, gains, from);
    }
  }
}

/** W_n L_n (m_n(x) - m_n(q)), from what the package and the standing leave unmet. */
function worthOf(unmet: Float64Array, here: Float64Array, cost: Float64Array, out: Float64Array): void {
  for (let w = 0; w < out.length; w++) out[w] = cost[w] * (metOf(unmet[w]) - metOf(here[w]));
}

/** m_n within -1..1. */
function metOf(unmet: number): number {
  const met = 1 - unmet;
  return met < -1 ? -1 : met > 1 ? 1 : met;
}
