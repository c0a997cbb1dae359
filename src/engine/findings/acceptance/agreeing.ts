/**
 * The value of one option with which a statement on today would agree. A party's gain from a package grows by weight / 100
 * for each point that the option is worth to it, and the value is at the same place of its range in a world wherever the
 * range lies; so what each range would give is known without playing anything again.
 */
import { firstIndex } from "../../../numbers/bisect.ts";
import { Z95, normalCdf } from "../../../numbers/normal.ts";
import { sampler, type Quantity } from "../../../numbers/quantity.ts";
import type { TodayStatement } from "../../../language/case.ts";
import type { Model } from "../../compile.ts";
import type { WorldColumns } from "./columns.ts";
import { atLeastZero } from "../../bargaining/compare.ts";
import { askedOf } from "./finding.ts";
import { eachGain } from "./gains.ts";
import type { Move } from "./nearest.ts";

/** Middles of ranges are told in these steps, in points of the scale from -100 to 100. */
const STEP_POINTS = 5;
/** A cost of signing is written from this part below to this part above. */
const FRICTION_SPREAD = 0.3;
/** Places are kept off the ends of a range, where a normal law has no value. */
const EDGE = 1e-12;

/** A range of a number of the case, by the number's path. */
export interface AgreeingRange {
  path: string;
  low: number;
  high: number;
}

/** On which side of today the option lies for the party by what was said of it. */
export type Side = "better" | "worse";

export interface Agreeing {
  /** Value of the option, as wide as the case has it; a value that is exact stays so. Null where the cost does. */
  value: AgreeingRange | null;
  /** What signing the option has to cost, by option, also where the case has one number for all. Null where the value does. */
  friction: AgreeingRange | null;
}

/**
 * The range of the value of the package's weightiest option to the party, its middle in steps of 5 points, with which the
 * share of worlds in which it accepts is nearest to the middle of what is stated; of two the one nearer to 0.
 *
 * @param sideOf the side of today on which an option was said to lie, by positions of its issue and itself. One that is
 * better than today is not made worth less than it was: where it would be accepted too often, signing it costs more. The
 * middle of one that is worse stays below 0.
 * @returns null where the share lies within the limits already, where the statement is on several parties, where the party has no range or exact value of its own in what
 * changes, where somebody else delivers it or whoever governs sets the value anew, and where no such number brings the
 * share within the limits
 */
export function agreeing(
  model: Model,
  statement: TodayStatement,
  worlds: WorldColumns,
  sideOf: (issue: number, option: number) => Side | null = () => null,
): Agreeing | null {
  const { actor, low, high } = statement;
  const asked = askedOf(model, statement);
  const found = actor === null || asked === null ? null : stakeOf(model, actor, asked.move);
  if (actor === null || asked === null || found === null) return null;
  const { path, quantity, field } = model.case.parameters[found.value];
  const side = sideOf(found.issue, found.option);
  if (quantity.kind !== "normal" && quantity.kind !== "exact") return null;
  const half = quantity.kind === "normal" ? (quantity.high - quantity.low) / 2 : 0;
  const places = placesOf(quantity, field, worlds.number(found.value));
  const weights = worlds.number(found.weight);
  const values = worlds.number(found.value);
  const gains = gainsOf(model, worlds, actor, asked.move);
  const gainsAt = (middle: number): Float64Array => {
    const law = sampler(rangeAround(middle, half), field.min, field.max);
    return gains.map((gain, w) => {
      const value = half === 0 ? middle : law.quantile(places[w]);
      return gain + (weights[w] / 100) * (value - values[w]);
    });
  };
  const shareAt = (middle: number): number => acceptingOf(gainsAt(middle));
  const aim = (low + high) / 2;
  const agrees = (one: number): boolean => one >= low && one <= high;
  const share = acceptingOf(gains);
  if (agrees(share)) return null;
  if (side === "better" && share > high) {
    const now = worlds.number(found.friction);
    const before = gains.map((gain, w) => gain + now[w]);
    const cost = costThat(before, aim);
    if (cost === null || !agrees(acceptingOf(before.map((gain) => gain - cost)))) return null;
    const [least, most] = [(1 - FRICTION_SPREAD) * cost, (1 + FRICTION_SPREAD) * cost];
    return { value: null, friction: { path: path.replace(".values.", ".friction."), low: least, high: most } };
  }
  const middle = quantity.kind === "normal" ? quantity.low + half : quantity.value;
  const from = Math.ceil((side === "better" ? middle : field.min + half) / STEP_POINTS);
  const to = side === "worse" ? -1 : Math.floor((field.max - half) / STEP_POINTS);
  const at = from + firstIndex(to - from + 1, (n) => shareAt((from + n) * STEP_POINTS) >= aim);
  const [best] = [at - 1, at]
    .filter((step) => step >= from && step <= to)
    .map((step) => ({ middle: step * STEP_POINTS, share: shareAt(step * STEP_POINTS) }))
    .sort((a, b) => Math.abs(a.share - aim) - Math.abs(b.share - aim) || Math.abs(a.middle) - Math.abs(b.middle));
  if (!best || !agrees(best.share)) return null;
  return { value: { path, low: best.middle - half, high: best.middle + half }, friction: null };
}

/** Share of worlds in which a party with these gains accepts. */
const acceptingOf = (gains: Float64Array): number =>
  gains.reduce((count, gain) => count + Number(atLeastZero(gain)), 0) / gains.length;

/** Points that everybody would have to pay for a share to accept, to the nearest whole one. @param gains without them */
function costThat(gains: Float64Array, share: number): number | null {
  const cost = Math.round(gains.toSorted()[Math.ceil((1 - share) * gains.length) - 1] ?? 0);
  return cost > 0 ? cost : null;
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

/** A stake's numbers for one of its options, and their positions. */
interface Stake {
  issue: number;
  option: number;
  weight: number;
  value: number;
  friction: number;
}

/** Numbers of the weightiest stake of an actor in what a move changes, at the medians; null where none can be set alone. */
function stakeOf(
  { case: c, medians, minds, movers, packages: { rows, K }, shape, standing }: Model,
  actor: number,
  { m, x }: Move,
): Stake | null {
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
  const option = rows[x * K + stake.issue];
  const value = stake.values[option];
  const governments = minds[actor]?.governments;
  const isSetByLine = governments?.lines[governments.now].some(({ parameter }) => parameter === value) ?? false;
  return isSetByLine || c.parameters[value].computed
    ? null
    : { issue: stake.issue, option, weight: stake.weight, value, friction: stake.friction[option] };
}

/** By world what a party gains from a move. */
function gainsOf(model: Model, worlds: WorldColumns, actor: number, { m, x }: Move): Float64Array {
  const mover = model.movers[m];
  const out = new Float64Array(worlds.count);
  const asked = { actor, ratifies: mover.members.indexOf(actor) >= mover.parties };
  eachGain(model, worlds, mover, [x], [asked], (_, [gain], from) => out.set(gain, from));
  return out;
}
