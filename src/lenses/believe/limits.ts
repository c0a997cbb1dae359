/**
 * Weights closest to equal ones under which every stated pair of limits holds, by an active set over `tilt.ts`. q demand, c the
 * bound of a demand that is in force.
 */
import { log } from "../../numbers/elementary.ts";
import { excessOver, meanOf, rangeOf, type Demand } from "./demand.ts";
import { tiltOf, type Tilt } from "./tilt.ts";

const MAX_CHANGES = 200;
/** Size of a multiplier, or of a mean beyond its bound, that is taken for 0. */
const TOLERANCE = 1e-9;

export type Bound = "low" | "high" | "none";

export interface Held {
  kind: "held";
  /** By demand; 0 where neither bound binds, at least 0 at a low bound and at most 0 at a high one. */
  lambda: Float64Array;
  binds: Bound[];
  weights: Float64Array;
  /** sum_s w_s ln(n w_s), at least 0. */
  nats: number;
  /** Distance of that sum from the dual's value. */
  gap: number;
}
export type Limits =
  | Held
  /** Demand q alone lies outside of what single worlds give. */
  | { kind: "out-of-range"; q: number }
  /** direction . x_s < 0 in every world, x_s the excess over the bound that its sign asks for. */
  | { kind: "refuted"; direction: Float64Array }
  | { kind: "edge" };

const isExact = ({ low, high }: Demand): boolean => low === high;

/** @param demands at least one, all over the same worlds */
export function limitsHeld(demands: readonly Demand[]): Limits {
  const q = demands.findIndex((demand) => !isInRange(demand));
  if (q >= 0) return { kind: "out-of-range", q };
  const n = demands[0].yes.length;
  const binds = demands.map((demand): Bound => (isExact(demand) ? "low" : "none"));
  for (let change = 0; change < MAX_CHANGES; change++) {
    const inForce = binds.flatMap((bound, at) => (bound === "none" ? [] : [at]));
    const xs = inForce.map((at) => excessOver(demands[at], boundOf(demands[at], binds[at])));
    const tilt = tiltOf(xs, n);
    if (tilt.kind === "edge") return tilt;
    const spread = new Float64Array(demands.length);
    inForce.forEach((at, m) => (spread[at] = (tilt.kind === "solved" ? tilt.lambda : tilt.direction)[m]));
    const wrong = mostOf(demands.length, (at) =>
      isExact(demands[at]) || binds[at] === "none" ? 0 : binds[at] === "low" ? -spread[at] : spread[at],
    );
    if (wrong >= 0) {
      binds[wrong] = "none";
      continue;
    }
    if (tilt.kind === "refuted") return { kind: "refuted", direction: spread };
    const beyond = demands.map((demand, at) => (binds[at] === "none" ? beyondOf(demand, tilt.weights) : null));
    const added = mostOf(demands.length, (at) => beyond[at]?.by ?? 0);
    if (added < 0) return heldBy(demands, binds, spread, tilt);
    binds[added] = beyond[added]!.bound;
  }
  return { kind: "edge" };
}

/** Whether single worlds lie on both sides of what a demand asks for, or all of them meet it. */
function isInRange(demand: Demand): boolean {
  const range = rangeOf(demand);
  if (range === null) return false;
  const [least, most] = range;
  if (least === most) return demand.low <= least && least <= demand.high;
  return demand.low < most && demand.high > least;
}

/** The bound that a demand is held at. */
export const boundOf = ({ low, high }: Demand, bound: Bound): number => (bound === "high" ? high : low);

/** Index with the greatest size above the tolerance; -1 where there is none. */
function mostOf(count: number, size: (at: number) => number): number {
  let most = -1;
  for (let at = 0; at < count; at++) if (size(at) > TOLERANCE && (most < 0 || size(at) > size(most))) most = at;
  return most;
}

/** The bound of a demand that its mean lies beyond, and by how much. */
function beyondOf(demand: Demand, weights: Float64Array): { bound: Bound; by: number } {
  const low = -meanOf(excessOver(demand, demand.low), weights);
  const high = meanOf(excessOver(demand, demand.high), weights);
  return low > high ? { bound: "low", by: low } : { bound: "high", by: high };
}

function heldBy(
  demands: readonly Demand[],
  binds: readonly Bound[],
  lambda: Float64Array,
  { weights, dual }: Extract<Tilt, { kind: "solved" }>,
): Held {
  let nats = 0;
  for (const w of weights) if (w > 0) nats += w * log(w * weights.length);
  return {
    kind: "held",
    lambda,
    binds: binds.map((bound, at) => (isExact(demands[at]) && lambda[at] < 0 ? "high" : bound)),
    weights,
    nats: binds.every((bound) => bound === "none") ? 0 : Math.max(0, nats),
    gap: Math.abs(nats - dual),
  };
}
