/** Errors of the price, of luck, of odds and of reliability, against leaving one world out at a time. */
import { expect, it } from "vitest";
import { believe, type Asked } from "../../../src/lenses/believe/index.ts";
import type { BelieveTilt } from "../../../src/result/index.ts";
import { uniforms } from "../../random.ts";

const [WORLDS, PATHS] = [300, 16];
const ODDS = 0.22;

/** Worlds of 16 futures, each with odds of its own; every second case asks given another question. */
function table(seed: number): { yes: Float64Array; condition: Float64Array | null } {
  const u = uniforms(seed);
  const shares = Array.from({ length: WORLDS }, () => {
    const [p, g] = [0.1 + 0.3 * u() * u(), 0.4 + 0.5 * u()];
    let [yes, condition] = [0, 0];
    for (let f = 0; f < PATHS; f++) {
      const holds = seed % 2 === 0 || u() < g;
      if (holds) condition++;
      if (holds && u() < p) yes++;
    }
    return [yes / PATHS, condition / PATHS];
  });
  return {
    yes: Float64Array.from(shares, ([yes]) => yes),
    condition: seed % 2 === 0 ? null : Float64Array.from(shares, ([, condition]) => condition),
  };
}

const found = ({ yes, condition }: ReturnType<typeof table>): BelieveTilt => {
  const asked: Asked = { id: "q", yes, condition, low: ODDS, high: ODDS };
  const tilt = believe({ asked: [asked], others: [], lines: [], paths: PATHS });
  if (!tilt.feasible) throw new Error(tilt.why);
  return tilt;
};
const without = (x: Float64Array, left: number): Float64Array => x.filter((_, s) => s !== left);

it.each([1, 2])("errors are those of leaving one world out (table %i)", (seed) => {
  const whole = table(seed);
  const values = ({ from, nats, luck, reliability }: BelieveTilt) => [from["q"], nats, luck!, reliability["q"]!];
  const told = found(whole);
  const left = Array.from({ length: WORLDS }, (_, s) =>
    values(found({ yes: without(whole.yes, s), condition: whole.condition && without(whole.condition, s) })),
  );
  const jackknife = values(told).map((_, k) => {
    const mean = left.reduce((sum, one) => sum + one[k], 0) / WORLDS;
    const squares = left.reduce((sum, one) => sum + (one[k] - mean) ** 2, 0);
    return Math.sqrt(((WORLDS - 1) / WORLDS) * squares);
  });
  const errors = [told.from_se["q"], told.nats_se, told.luck_se!, told.reliability_se["q"]!];
  // The two differ by terms of second order, some parts in the worlds that count.
  errors.forEach((error, k) => expect(Math.abs(error / jackknife[k] - 1)).toBeLessThan(12 / told.effective.kish));
});
