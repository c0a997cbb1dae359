/**
 * What one would have to believe (docs/methods/believe.md): the least change of the worlds' weights under which stated odds hold,
 * as shifts of named numbers. Pure: worlds come in as columns, so that a page can ask the same of the worlds that it has.
 */
import { exp, log } from "../../numbers/elementary.ts";
import { normalQuantile } from "../../numbers/normal.ts";
import type { BelieveFinding, BelieveShift, BelieveTilt } from "../../result/index.ts";
import { excessOver, oddsOf, rangeOf, reliabilityOf, type Demand, type Moment } from "./demand.ts";
import { luckError, natsError, oddsError, reliabilityError } from "./errors.ts";
import { boundOf, limitsHeld, type Held, type Limits } from "./limits.ts";
import { makeShifts } from "./shifts.ts";

/** Probability that any inert line of a finding moves. */
const FALSE_ALARM = 0.05;
const LEAST_MOVE = 0.1;
const LEAST_NAMED = 0.2;
/** Reliability from which a shift is read as if every world's odds were known exactly. */
export const LEAST_RELIABILITY = 0.5;
/** Effective worlds under which the answer lies at the edge, and under which it is carried by too few. */
const EDGE_WORLDS = 3;
const FEW_WORLDS = 50;
const LARGE_WEIGHT = 0.1;

/** A line: a number, residual or factor with a value a world; `value`: the indicator of one value of a number. */
export interface Line {
  path: string;
  value?: number;
  x: Float64Array;
}
/** Odds that are asked for. `certain`: the share is exact in each world, such as whether it accepts a package today. */
export interface Asked extends Demand {
  id: string;
  certain?: boolean;
}
export interface Believe {
  asked: readonly Asked[];
  /** What else is told, by id: other questions, and shares of worlds. */
  others: readonly (Moment & { id: string })[];
  lines: readonly Line[];
  /** Futures a world. */
  paths: number;
}

const byIdOf = <T>(asked: readonly Asked[], value: (one: Asked, q: number) => T): { [id: string]: T } =>
  Object.fromEntries(asked.map((one, q) => [one.id, value(one, q)]));

/** @param given at least one of `asked`, whose condition holds in some future of some world */
export function believe(given: Believe): BelieveFinding {
  const { asked, paths } = given;
  const limits = limitsHeld(asked);
  const reliability = asked.map((one) => (one.certain ? 1 : reliabilityOf(one, paths)));
  const shared = {
    asked: byIdOf(asked, ({ low, high }) => ({ low, high })),
    from: byIdOf(asked, (one) => oddsOf(one, null)),
    from_se: byIdOf(asked, oddsError),
    range: byIdOf(asked, (one) => rangeOf(one)!),
    reliability: byIdOf(asked, (_, q) => reliability[q]),
    reliability_se: byIdOf(asked, (one) => (one.certain ? 0 : reliabilityError(one, paths))),
  };
  if (limits.kind === "held" && kishOf(limits.weights) >= EDGE_WORLDS)
    return { ...shared, feasible: true, ...tilted(given, limits, reliability) };
  return { ...shared, feasible: false, ...whyNot(asked, limits), messages: [] };
}

function whyNot(
  asked: readonly Asked[],
  limits: Limits,
): { why: "range" | "together" | "edge"; direction: { [id: string]: number } | null } {
  if (limits.kind === "out-of-range") {
    const { id, low } = asked[limits.q];
    return { why: "range", direction: { [id]: low >= rangeOf(asked[limits.q])![1] ? 1 : -1 } };
  }
  if (limits.kind === "refuted") {
    const d = plainest(asked, limits.direction);
    return {
      why: "together",
      direction: Object.fromEntries(asked.flatMap(({ id }, q) => (d[q] === 0 ? [] : [[id, d[q]]]))),
    };
  }
  return { why: "edge", direction: null };
}

/** The direction, or 1 and -1 for two questions of which one is likelier in every world, where that alone refutes the odds. */
function plainest(asked: readonly Asked[], direction: Float64Array): Float64Array {
  const isPlain = asked.map(({ condition }) => condition === null);
  for (let a = 0; a < asked.length; a++)
    for (let b = 0; b < asked.length; b++) {
      if (!(direction[a] > 0 && direction[b] < 0 && isPlain[a] && isPlain[b] && asked[a].low > asked[b].high)) continue;
      if (asked[a].yes.every((yes, s) => yes <= asked[b].yes[s]))
        return direction.map((_, q) => (q === a ? 1 : q === b ? -1 : 0));
    }
  return direction;
}

const kishOf = (weights: Float64Array): number => 1 / weights.reduce((sum, w) => sum + w * w, 0);

function tilted(
  { asked, others, lines, paths }: Believe,
  held: Held,
  reliability: readonly (number | null)[],
): Omit<BelieveTilt, "asked" | "from" | "from_se" | "range" | "reliability" | "reliability_se" | "feasible"> {
  const { weights, binds, nats } = held;
  const binding = asked.flatMap((one, q) => (binds[q] === "none" ? [] : [excessOver(one, boundOf(one, binds[q]))]));
  const shiftOf = makeShifts(binding, weights);
  const varying = lines.map((line) => ({ line, told: shiftOf(line.x) })).filter(({ told }) => told.before.sd > 0);
  const z = normalQuantile(1 - FALSE_ALARM / (2 * Math.max(1, varying.length)));
  const rho = asked.length === 1 ? reliability[0] : null;
  const scale = rho !== null && rho >= LEAST_RELIABILITY ? 1 / rho : 1;
  const shifts = varying
    .map(({ line: { path, value }, told }): BelieveShift => ({
      path,
      ...(value === undefined ? {} : { value }),
      ...told,
      moves: Math.abs(told.shift) > z * told.se && Math.abs(told.shift) * scale >= LEAST_MOVE,
    }))
    .sort(
      (a, b) =>
        Number(b.moves) - Number(a.moves) ||
        (a.moves ? Number(isFactor(b)) - Number(isFactor(a)) : 0) ||
        Math.abs(b.shift) - Math.abs(a.shift) ||
        (a.path < b.path ? -1 : 1),
    );
  const effective = {
    kish: kishOf(weights),
    entropy: weights.length * exp(-nats),
    largest: weights.reduce((most, w) => Math.max(most, w), 0),
  };
  return {
    to: byIdOf(asked, (one) => clamped(oddsOf(one, weights))),
    direction: null,
    lambda: byIdOf(asked, (_, q) => held.lambda[q]),
    binds: byIdOf(asked, (_, q) => binds[q]),
    nats,
    nats_se: natsError(weights),
    gap: held.gap,
    ...luckOf(asked, binds),
    effective,
    verdict: shifts.some(({ moves, shift }) => moves && Math.abs(shift) * scale >= LEAST_NAMED) ? "named" : "many",
    guard: { lines: varying.length, z },
    shifts,
    then: Object.fromEntries(others.flatMap((other) => changeOf(other, weights, shiftOf))),
    messages: [
      ...(effective.kish < FEW_WORLDS || effective.largest > LARGE_WEIGHT
        ? ["too few worlds carry this: --draws"]
        : []),
      ...(rho !== null && rho < LEAST_RELIABILITY
        ? [`the odds of single worlds are mostly chance at ${paths} futures: --paths ${4 * paths}`]
        : []),
    ],
  };
}

const isFactor = ({ path }: BelieveShift): boolean => path.startsWith("factors.");
const clamped = (share: number): number => Math.min(1, Math.max(0, share));

/** Odds before and after, with the error of their change; none where a condition never holds. */
function changeOf(
  other: Moment & { id: string },
  weights: Float64Array,
  shiftOf: ReturnType<typeof makeShifts>,
): [string, { before: number; after: number; se: number }][] {
  const before = oddsOf(other, null);
  const after = oddsOf(other, weights);
  if (!Number.isFinite(before) || !Number.isFinite(after)) return [];
  // The ratio a / g is linear around its value: its influence is that of a - p g over the mean of g.
  const told = shiftOf(excessOver(other, before));
  const under = other.condition === null ? 1 : oddsOf({ yes: other.condition, condition: null }, null);
  return [[other.id, { before: clamped(before), after: clamped(after), se: (told.se * told.before.sd) / under }]];
}

/**
 * Relative entropy of luckier futures in the same worlds: of yes, no, and the condition unmet, in nats; null for several odds. With no
 * condition it is c ln(c/p) + (1 - c) ln((1 - c)/(1 - p)) for the bound c that binds.
 */
function luckOf(asked: readonly Asked[], binds: Held["binds"]): Pick<BelieveTilt, "luck" | "luck_se"> {
  const [moment] = asked;
  if (asked.length > 1 || moment.certain) return { luck: null, luck_se: null };
  if (binds[0] === "none") return { luck: 0, luck_se: 0 };
  const c = boundOf(moment, binds[0]);
  const yes = oddsOf({ yes: moment.yes, condition: null }, null);
  const condition = moment.condition === null ? 1 : oddsOf({ yes: moment.condition, condition: null }, null);
  const lambda = log((c * (condition - yes)) / ((1 - c) * yes));
  const mean = yes * exp(lambda * (1 - c)) + (condition - yes) * exp(-lambda * c) + 1 - condition;
  return { luck: Math.max(0, -log(mean)), luck_se: luckError(moment, c, lambda) };
}
