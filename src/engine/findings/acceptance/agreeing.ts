/**
 * The value of one option with which a statement on today would agree. A party's gain from a package grows by weight / 100
 * for each point that the option is worth to it, and the value is at the same place of its range in a world wherever the
 * range lies; so what each range would give is known without playing anything again.
 */
import { Z95, normalCdf } from "../../../numbers/normal.ts";
import { sampler, type Quantity } from "../../../numbers/quantity.ts";
import type { TodayStatement } from "../../../language/case.ts";
import type { Model } from "../../compile.ts";
import type { WorldColumns } from "./columns.ts";
import { askedOf } from "./finding.ts";
import { eachGain } from "./gains.ts";
import type { Move } from "./nearest.ts";

/** Middles of ranges are told in these steps, in points of the scale from -100 to 100. */
const STEP_POINTS = 5;
/** Places are kept off the ends of a range, where a normal law has no value. */
const EDGE = 1e-12;

export interface AgreeingValue {
  /** Path of the value, `actors.japan.stakes.islands.values.two`. */
  path: string;
  /** Its range, as wide as that of the case; a value that is exact stays so. */
  low: number;
  high: number;
}

/**
 * The range of the value of the package's weightiest option to the party, its middle in steps of 5 points, with which the
 * share of worlds in which it accepts is nearest to the middle of what is stated; of two the one nearer to 0.
 *
 * @returns null where the statement is on several parties, where the party has no range or exact value of its own in what
 * changes, where somebody else delivers it or whoever governs sets the value anew, and where no value of the option alone
 * brings the share within the limits
 */
export function agreeingValue(model: Model, statement: TodayStatement, worlds: WorldColumns): AgreeingValue | null {
  const { actor, low, high } = statement;
  const asked = askedOf(model, statement);
  const found = actor === null || asked === null ? null : stakeOf(model, actor, asked.move);
  if (actor === null || asked === null || found === null) return null;
  const { path, quantity, field } = model.case.parameters[found.value];
  if (quantity.kind !== "normal" && quantity.kind !== "exact") return null;
  const half = quantity.kind === "normal" ? (quantity.high - quantity.low) / 2 : 0;
  const places = placesOf(quantity, field, worlds.number(found.value));
  const weights = worlds.number(found.weight);
  const gains = gainsOf(model, worlds, actor, asked.move);
  const values = worlds.number(found.value);
  const shareAt = (middle: number): number => {
    const law = sampler(rangeAround(middle, half), field.min, field.max);
    let accepting = 0;
    for (let w = 0; w < worlds.count; w++) {
      const value = half === 0 ? middle : law.quantile(places[w]);
      if (gains[w] + (weights[w] / 100) * (value - values[w]) >= 0) accepting++;
    }
    return accepting / worlds.count;
  };
  const aim = (low + high) / 2;
  const steps = [Math.ceil((field.min + half) / STEP_POINTS), Math.floor((field.max - half) / STEP_POINTS)] as const;
  const at = firstFrom(steps, (step) => shareAt(step * STEP_POINTS) >= aim);
  const best = [at - 1, at]
    .filter((step) => step >= steps[0] && step <= steps[1])
    .map((step) => ({ middle: step * STEP_POINTS, share: shareAt(step * STEP_POINTS) }))
    .sort((a, b) => Math.abs(a.share - aim) - Math.abs(b.share - aim) || Math.abs(a.middle) - Math.abs(b.middle))[0];
  if (!best || best.share < low || best.share > high) return null;
  return { path, low: best.middle - half, high: best.middle + half };
}

const rangeAround = (middle: number, half: number): Quantity =>
  half === 0 ? { kind: "exact", value: middle } : { kind: "normal", low: middle - half, high: middle + half };

/** Place of each value in its range, above 0 and below 1. */
function placesOf(quantity: Quantity, { min, max }: { min: number; max: number }, values: Float64Array): Float64Array {
  if (quantity.kind !== "normal") return values;
  const middle = (quantity.low + quantity.high) / 2;
  const sd = (quantity.high - quantity.low) / 2 / Z95;
  const upTo = (x: number): number => normalCdf((x - middle) / sd);
  const below = upTo(min);
  const mass = upTo(max) - below;
  return values.map((value) => Math.min(1 - EDGE, Math.max(EDGE, (upTo(value) - below) / mass)));
}

/** The first step from which something holds, one past the last where it never does. */
function firstFrom([first, last]: readonly [number, number], holds: (step: number) => boolean): number {
  let low = first;
  let high = last + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Numbers of the weightiest stake of an actor in what a move changes, at the medians; null where none can be set alone. */
function stakeOf(
  { case: c, medians, minds, movers, packages: { rows, K }, shape, standing }: Model,
  actor: number,
  { m, x }: Move,
): { weight: number; value: number } | null {
  const { agenda, swayed } = movers[m];
  const [stake] = shape.stakes
    .filter(
      ({ actor: owner, issue, weight }) =>
        owner === actor &&
        rows[x * K + issue] !== rows[standing * K + issue] &&
        agenda.includes(issue) &&
        !swayed.includes(issue) &&
        medians[weight] > 0,
    )
    .sort((a, b) => medians[b.weight] - medians[a.weight]);
  if (!stake || stake.deliverer >= 0) return null;
  const value = stake.values[rows[x * K + stake.issue]];
  const governments = minds[actor]?.governments;
  const isSetByLine = governments?.lines[governments.now].some(({ parameter }) => parameter === value) ?? false;
  return isSetByLine || c.parameters[value].computed ? null : { weight: stake.weight, value };
}

/** By world what a party gains from a move. */
function gainsOf(model: Model, worlds: WorldColumns, actor: number, { m, x }: Move): Float64Array {
  const mover = model.movers[m];
  const out = new Float64Array(worlds.count);
  const asked = { actor, ratifies: mover.members.indexOf(actor) >= mover.parties };
  eachGain(model, worlds, mover, [x], [asked], (_, [gain], from) => out.set(gain, from));
  return out;
}
