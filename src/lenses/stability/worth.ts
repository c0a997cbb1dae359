/**
 * Worth of the packages in a world, for the graph of a case: utilities at the drivers of `as_of` or at pinned levels,
 * without new reactions; the friction of every move; and the money shared at a table with transfers. i actor, k issue,
 * x package, H mover, s state.
 */
import { today, type Model } from "../../engine/compile.ts";
import { worldAtAsOf } from "../../engine/as-of.ts";
import { costs, makeOutlooks, utility, wholeProspect } from "../../engine/model/gain.ts";
import { derive, emptyTerms, type Terms } from "../../engine/model/terms.ts";
import type { Values } from "./graph.ts";
import type { CaseGraph } from "./states.ts";

/** The numbers of a world in force after `as_of`, ready for utilities. */
export interface Numbers {
  terms: Terms;
  residual: Float64Array;
  /** Points lost to each need while unmet, at the levels. */ cost: Float64Array;
  levels: Float64Array;
}

/** The numbers of draw s: a scenario's where one is run, drivers at `as_of` or at their pins. */
export function numbersOfDraw(model: Model, s: number): Numbers {
  const { inForce, residual } = worldAtAsOf(model, s, true);
  const levels = today(model, inForce);
  const v = model.overrides.length > 0 ? worldAtAsOf(model, s, true, true).inForce : inForce;
  return numbersAt(model, residual, v, moved(model, v, levels));
}

/** The central numbers: medians without residuals. */
export function centralNumbers(model: Model): Numbers {
  const v = model.medians.slice();
  const levels = today(model, v);
  for (const { parameter, sampler } of model.overrides) v[parameter] = sampler.quantile(0.5);
  return numbersAt(model, null, v, moved(model, v, levels));
}

/** Levels after `as_of`: a scenario's trend follows its own line, and a pinned driver stays at its pin. */
function moved(model: Model, v: Float64Array, levels: Float64Array): Float64Array {
  model.case.drivers.forEach((d, at) => {
    const pin = model.settings.pin[d.id];
    if (pin !== undefined) levels[at] = pin;
    else if (d.process.kind === "trend" && model.overrides.length > 0)
      levels[at] = Math.min(d.max, Math.max(d.min, v[d.process.start]));
  });
  return levels;
}

/** @param residual in points, [i * O + o]; null for none */
export function numbersAt(model: Model, residual: Float64Array | null, v: Float64Array, levels: Float64Array): Numbers {
  const terms = emptyTerms(model.shape, v);
  derive(model.shape, terms);
  return {
    terms,
    residual: residual ?? new Float64Array(model.shape.A * model.shape.O),
    cost: costs(model, v, levels),
    levels,
  };
}

export interface Worth {
  /** Utilities and costs of the whole graph; the arrays are reused by the next call. */
  of(numbers: Numbers): Values;
  /** Utilities of actors at single states, each found when it is first asked for; until the next world. */
  one(numbers: Numbers): (i: number, s: number) => number;
  /** Cost of an arc of cost row r to the member at that position of its mover. */
  frictionOf(numbers: Numbers, r: number, position: number): number;
}

export function makeWorth(model: Model, cased: CaseGraph): Worth {
  const { graph, movers, packages, rows } = cased;
  const {
    shape,
    packages: { rows: options, K },
  } = model;
  const prospect = wholeProspect(model);
  const outlooks = makeOutlooks(model, prospect);
  const S = graph.states;
  const A = graph.actors;
  const concerned = [...new Set(graph.movers.flatMap(({ members }) => members))];
  const classes = new Map(
    concerned.map((i) => {
      const touched = Array.from({ length: K }, (_, k) => k).filter((k) => shape.touches[i * K + k] === 1);
      const byKey = new Map<string, number>();
      const stands: number[] = [];
      const of = Int32Array.from(packages, (x) => {
        const key = String.fromCharCode(...touched.map((k) => options[x * K + k]));
        const known = byKey.get(key);
        if (known !== undefined) return known;
        byKey.set(key, stands.length);
        return stands.push(x) - 1;
      });
      // States that differ only where i has neither stake nor need share a class, and a package that stands for it.
      return [i, { of, stands: Int32Array.from(stands), values: new Float64Array(stands.length) }];
    }),
  );
  const values: Values = {
    utility: new Float64Array(A * S),
    friction: new Float64Array(A * rows.length),
    paid: graph.movers.map(({ members, targets }, H) =>
      movers[H].money ? new Float64Array(members.length * targets.length) : null,
    ),
  };
  const frictionOf = ({ terms }: Numbers, r: number, position: number): number => {
    const { mover, moves } = rows[r];
    const i = graph.movers[mover].members[position];
    let f = movers[mover].ratifies[position] ? 0 : terms.friction[i];
    for (const o of moves) f += terms.frictionOn[i * shape.O + o];
    return f;
  };
  return {
    frictionOf,
    one({ terms, residual, cost }) {
      outlooks.begin(terms.v);
      for (const { values: mine } of classes.values()) mine.fill(NaN);
      return (i, s) => {
        const { of, stands, values: mine } = classes.get(i)!;
        const c = of[s];
        if (Number.isNaN(mine[c]))
          mine[c] = utility(model, terms, residual, cost, i, stands[c], prospect, outlooks.of(stands[c]));
        return mine[c];
      };
    },
    of(numbers) {
      const { terms, residual, cost } = numbers;
      outlooks.begin(terms.v);
      for (const i of concerned) {
        const { of, stands, values: mine } = classes.get(i)!;
        for (let c = 0; c < stands.length; c++)
          mine[c] = utility(model, terms, residual, cost, i, stands[c], prospect, outlooks.of(stands[c]));
        for (let s = 0; s < S; s++) values.utility[i * S + s] = mine[of[s]];
      }
      rows.forEach(({ mover }, r) =>
        graph.movers[mover].members.forEach((i, position) => {
          values.friction![i * rows.length + r] = frictionOf(numbers, r, position);
        }),
      );
      movers.forEach(({ money }, H) => {
        if (money) share(graph.movers[H]!, money, numbers, values, S, rows.length, values.paid![H]!);
      });
      return values;
    },
  };
}

/**
 * With money each party ends with p_i l_i S points (docs/methods/stability.md#1-states-movers-arcs): its gain beyond
 * that is a cost of the arc, paid to the others.
 */
function share(
  mover: CaseGraph["graph"]["movers"][number],
  money: { power: number[]; perBn: number[] },
  { terms }: Numbers,
  { utility, friction }: Values,
  S: number,
  rows: number,
  paid: Float64Array,
): void {
  const { members, starts, targets, costs } = mover;
  const parties = money.power.length;
  const perBn = money.perBn.map((p) => terms.v[p]);
  const power = money.power.map((p) => terms.v[p]);
  const all = power.reduce((sum, p) => sum + p, 0);
  const gains = new Float64Array(parties);
  for (let s = 0; s < S; s++)
    for (let a = starts[s]; a < starts[s + 1]; a++) {
      let surplus = 0;
      for (let j = 0; j < parties; j++) {
        const i = members[j];
        gains[j] = utility[i * S + targets[a]] - utility[i * S + s] - friction![i * rows + costs![a]];
        surplus += gains[j] / perBn[j];
      }
      for (let j = 0; j < parties; j++) paid[j * targets.length + a] = gains[j] - (power[j] / all) * perBn[j] * surplus;
    }
}
