/** Axes of a sweep: `PATH=FROM..TO/STEPS` or `PATH=a,b,c`, of a number or, after `pin:`, of a driver; and a Latin hypercube. */
import { lawOf, today, type Model } from "../../engine/index.ts";
import { first, key, second } from "../../numbers/streams.ts";
import type { SweepAxis } from "./plan.ts";

/** Axes of a grid at most. */
export const MAX_AXES = 3;
const MAX_LEVELS = 10_000;
const NUMBER = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?";
const STEPPED = new RegExp(`^(${NUMBER})\\.\\.(${NUMBER})/(\\d+)$`);
const PLAIN = new RegExp(`^${NUMBER}$`);
/** Digits of a level, so that the third of ten steps is 0.3 and not 0.30000000000000004. */
const LEVEL_DIGITS = 12;
/** Quantiles that a Latin hypercube lies between. */
const LHS_LOW = 0.05;
const LHS_WIDTH = 0.9;

export type ReadAxis = Omit<SweepAxis, "today">;

/** An axis as typed, or what is wrong with it: a predicate of `--over`. */
export function readAxis(text: string): ReadAxis | { problem: string } {
  const at = text.indexOf("=");
  const [name, said] = at < 1 ? ["", ""] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  const kind = name.startsWith("pin:") ? "pin" : "set";
  const path = kind === "pin" ? name.slice(4) : name;
  const wrong = {
    problem: `takes PATH=FROM..TO/STEPS or PATH=a,b,c, with pin: before the id of a driver, not '${text}'`,
  };
  if (path === "") return wrong;
  const stepped = STEPPED.exec(said);
  const levels = stepped ? steps(Number(stepped[1]), Number(stepped[2]), Number(stepped[3])) : listed(said);
  if (levels === null) return wrong;
  if (levels.length === 0 || levels.length > MAX_LEVELS)
    return { problem: `'${text}' has ${levels.length} levels: at least 1 and at most ${MAX_LEVELS} can be tried` };
  if (new Set(levels).size < levels.length) return { problem: `'${text}' names a level twice` };
  return { kind, path, levels };
}

function steps(from: number, to: number, count: number): number[] {
  if (count === 1) return [from];
  return Array.from({ length: Math.min(count, MAX_LEVELS + 1) }, (_, n) =>
    Number((from + ((to - from) * n) / (count - 1)).toPrecision(LEVEL_DIGITS)),
  );
}

function listed(text: string): number[] | null {
  const parts = text.split(",").map((part) => part.trim());
  return parts.every((part) => PLAIN.test(part)) ? parts.map(Number) : null;
}

/** A level as `--set` and `--pin` take it. */
export const levelText = (level: number): string => {
  const text = String(level);
  return text.includes("e") ? level.toFixed(20).replace(/0+$/, "").replace(/\.$/, "") : text;
};

/** An axis with its level in the case as it is. */
export function withToday(model: Model, axis: ReadAxis): SweepAxis {
  const { case: c, medians } = model;
  if (axis.kind === "pin") {
    const d = c.drivers.findIndex(({ id }) => id === axis.path);
    return { ...axis, today: d < 0 ? null : today(model, medians)[d] };
  }
  const p = c.parameters.findIndex(({ path, shared }) => path === axis.path || shared === axis.path);
  return { ...axis, today: p < 0 ? null : medians[p] };
}

/**
 * Levels of a Latin hypercube over the quantiles 5 to 95 % of one number: of N points, each in another of N equal parts.
 * The order of the parts is that of N uniforms of stream `sweep.lhs.PATH`, ties by index; the place in a part is the
 * second uniform. @param seed of the plan
 */
export function hypercubeLevels(
  parameter: Parameters<typeof lawOf>[0] & { path: string },
  points: number,
  seed: number,
): number[] {
  const stream = key(seed, `sweep.lhs.${parameter.path}`);
  const draws = Array.from({ length: points }, (_, n) => first(stream, n, 0, 0, 0));
  const order = [...draws.keys()].sort((a, b) => draws[a] - draws[b] || a - b);
  const rank = new Int32Array(points);
  order.forEach((n, at) => (rank[n] = at));
  const law = lawOf(parameter);
  return Array.from({ length: points }, (_, n) =>
    Number(
      law.quantile(LHS_LOW + (LHS_WIDTH * (rank[n] + second(stream, n, 0, 0, 0))) / points).toPrecision(LEVEL_DIGITS),
    ),
  );
}
