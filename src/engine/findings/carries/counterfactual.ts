/**
 * Kept worlds played again with something changed from the month after as_of on: the past is the one that they had, and
 * the first future has the same noise, so answers are paired with those of the run.
 */
import { sampler } from "../../../numbers/quantity.ts";
import type { Model } from "../../compile.ts";
import { makeSimulator, type Columns } from "../../time/simulate.ts";
import type { Again } from "../../settings.ts";

/** What is changed. Plain data: it crosses threads. */
export interface Counterfactual {
  /** Numbers set to a value, under every mind and government. */
  set: { parameter: number; value: number }[];
  /** Drivers held at a level, by id. */
  pin: { [driver: string]: number };
  /** Beliefs not held, by the parameter of their value or bias. */
  forget: number[];
}

export interface CounterfactualTask {
  counterfactual: Counterfactual;
  /** Draws of kept worlds. */
  draws: Int32Array;
}

/** Answers in the first future of each world: [w * questions + q], 1 for yes. */
export function answersAgain(model: Model, { counterfactual, draws }: CounterfactualTask): { answers: Uint8Array } {
  return { answers: simulatorOf(model, counterfactual)({ kind: "again", draws }).answers };
}

/** The simulator used last for a model: tasks on the same change follow one another. */
const last = new WeakMap<Model, { name: string; simulate: (block: Again) => Columns }>();

function simulatorOf(model: Model, counterfactual: Counterfactual): (block: Again) => Columns {
  const name = JSON.stringify(counterfactual);
  const known = last.get(model);
  if (known?.name === name) return known.simulate;
  const simulate = makeSimulator(changed(model, counterfactual));
  last.set(model, { name, simulate });
  return simulate;
}

/** The model with the change in force after as_of: numbers as a scenario's, which outlast minds and governments. */
function changed(model: Model, counterfactual: Counterfactual): Model {
  const { set, pin, forget } = counterfactual;
  const isSet = new Set(set.map(({ parameter }) => parameter));
  return {
    ...model,
    settings: { ...model.settings, paths: 1, pin: { ...model.settings.pin, ...pin } },
    pins: [],
    pool: model.pool && { ...model.pool, models: model.pool.models.map((one) => changed(one, counterfactual)) },
    forgotten: new Set(forget),
    overrides: [
      ...model.overrides.filter(({ parameter }) => !isSet.has(parameter)),
      ...set.map(({ parameter, value }) => ({
        parameter,
        sampler: sampler({ kind: "exact", value }, -Infinity, Infinity),
      })),
    ],
    minds: model.minds.map(
      (plan) =>
        plan && {
          ...plan,
          numbers: plan.numbers.map((one) => (isSet.has(one.parameter) ? { ...one, after: false } : one)),
        },
    ),
  };
}
