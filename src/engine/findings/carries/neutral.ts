/**
 * What depends on some citations, made neutral (docs/methods/findings.md#what-each-passage-carries): needs and stakes
 * without weight, drivers held where they are not felt, beliefs, reactions and expectations that there are not, and
 * reliabilities of 1. p parameter, i actor, d driver.
 */
import type { Removed } from "../../../result/index.ts";
import { today, type Model } from "../../compile.ts";
import { ramp } from "../../model/terms.ts";
import { isReported } from "../grounds.ts";
import type { Counterfactual } from "../../settings.ts";
import { reachOf, type Reach } from "./reach.ts";

export interface Neutral {
  removed: Removed[];
  counterfactual: Counterfactual;
  /** Whether any of it can touch a question. */
  reaches: boolean;
  /** Whether any number at all depends on the citations. */
  hasNumbers: boolean;
}

interface One {
  removed: Removed;
  set?: { parameter: number; value: number }[];
  pin?: { [driver: string]: number };
  forget?: number;
  reaches: boolean;
}

export function makeNeutral(model: Model): (citations: readonly number[]) => Neutral {
  const { case: c } = model;
  const reach = reachOf(model);
  const ones = c.parameters.map((_, p) => neutralOf(model, reach, p));
  return (citations) => {
    const leaning = c.parameters.flatMap((one, p) =>
      isReported(one) && !one.default && one.citations.some((at) => citations.includes(at)) ? [p] : [],
    );
    const found = new Map(leaning.flatMap((p) => (ones[p] ? [[ones[p].removed.path, ones[p]] as const] : [])));
    const list = [...found.values()];
    return {
      removed: list.map(({ removed }) => removed),
      counterfactual: {
        set: list.flatMap(({ set }) => set ?? []).sort((a, b) => a.parameter - b.parameter),
        pin: Object.assign({}, ...list.map(({ pin }) => pin)),
        forget: list.flatMap(({ forget }) => forget ?? []).sort((a, b) => a - b),
      },
      reaches: list.some(({ reaches }) => reaches),
      hasNumbers: leaning.length > 0,
    };
  };
}

/** The neutral case of the block that number p is in; null where there is none. */
function neutralOf(model: Model, reach: Reach, p: number): One | null {
  const { case: c } = model;
  const { owner, path } = c.parameters[p];
  switch (owner.kind) {
    case "actor": {
      const { id, needs, stakes, beliefs, reliability, governments } = c.actors[owner.actor];
      if (governments?.lines.some(({ set }) => set.some(({ quantity }) => quantity === p))) return null;
      const reaches = reach.actors.has(owner.actor);
      if (owner.part === null)
        return p === reliability
          ? {
              removed: { kind: "reliability", path },
              set: lines(model, owner.actor, p, 1),
              reaches: reach.deliverers.has(owner.actor),
            }
          : null;
      if (owner.part.kind === "need") {
        const need = needs[owner.part.need];
        const removed: Removed = { kind: "need", path: `actors.${id}.needs.${need.id}` };
        return { removed, set: lines(model, owner.actor, need.weight, 0), reaches };
      }
      if (owner.part.kind === "stake") {
        const { issue } = owner.part;
        const stake = stakes.find((one) => one.issue === issue)!;
        const removed: Removed = { kind: "stake", path: `actors.${id}.stakes.${c.issues[issue].id}` };
        const worth = stake.market ? [{ parameter: stake.market.worth, value: 0 }] : [];
        return { removed, set: [...lines(model, owner.actor, stake.weight, 0), ...worth], reaches };
      }
      const belief = beliefs.find(({ value, bias }) => value === p || bias === p);
      if (!belief) return null;
      return {
        removed: { kind: "belief", path: path.replace(/\.(?:value|bias)$/, "") },
        forget: p,
        reaches: reaches && reach.actors.has(ownerOf(model, belief.about)),
      };
    }
    case "driver": {
      const { id } = c.drivers[owner.driver];
      const at = unfelt(model, owner.driver);
      const removed: Removed = { kind: "driver", path: `drivers.${id}`, at };
      return { removed, pin: { [id]: at }, reaches: reach.drivers.has(owner.driver) };
    }
    case "reaction": {
      const { id, shift, driver } = c.reactions[owner.reaction];
      const removed: Removed = { kind: "reaction", path: `reactions.${id}` };
      return { removed, set: [{ parameter: shift, value: 0 }], reaches: reach.drivers.has(driver) };
    }
    case "issue": {
      const { id, expected } = c.issues[owner.issue];
      if (!expected?.chances.some(({ chance }) => chance === p)) return null;
      return {
        removed: { kind: "expectation", path: `issues.${id}.expected` },
        set: expected.chances.map(({ chance }) => ({ parameter: chance, value: 0 })),
        reaches: true,
      };
    }
    default:
      return null;
  }
}

/** A number of an actor set to a value, under every line that speaks for the actor. */
function lines(
  { case: c }: Model,
  i: number,
  parameter: number,
  value: number,
): { parameter: number; value: number }[] {
  const others = (c.actors[i].governments?.lines ?? []).flatMap(({ set }) =>
    set.filter((one) => one.parameter === parameter).map(({ quantity }) => quantity),
  );
  return [parameter, ...others].map((one) => ({ parameter: one, value }));
}

function ownerOf({ case: c }: Model, p: number): number {
  const { owner } = c.parameters[p];
  return owner.kind === "actor" ? owner.actor : -1;
}

/**
 * The level in driver d's range at which what it adds to needs, in points at the medians, is least; of several the
 * nearest to today's. It is piecewise linear, so the ends of ramps, of the range and today's level are all there is.
 */
export function unfelt(model: Model, d: number): number {
  const { shape, medians } = model;
  const { min, max } = model.case.drivers[d];
  const now = today(model, medians)[d];
  const ramps = shape.needs.flatMap((need) =>
    need.sharpeners.filter(({ driver }) => driver === d).map((one) => ({ ...one, weight: medians[need.weight] })),
  );
  const added = (z: number): number =>
    ramps.reduce(
      (sum, { weight, by, from, to, rising }) =>
        sum + weight * medians[by] * ramp(z, medians[from], medians[to], rising),
      0,
    );
  const levels = [
    now,
    min,
    max,
    ...ramps.flatMap(({ from, to }) => [medians[from], medians[to], (medians[from] + medians[to]) / 2]),
  ].filter((z) => Number.isFinite(z) && z >= min && z <= max);
  const least = Math.min(...levels.map(added));
  const tolerance = 1e-9 * Math.max(1, Math.abs(least));
  return levels
    .filter((z) => added(z) <= least + tolerance)
    .reduce((best, z) => (Math.abs(z - now) < Math.abs(best - now) ? z : best));
}
