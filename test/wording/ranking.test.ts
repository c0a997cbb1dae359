/** What is named as moving an answer: nothing within the error of counting, and the widest range first. */
import { expect, it } from "vitest";
import type { Result } from "../../src/result/index.ts";
import { movesMost } from "../../src/wording/headline.ts";
import { decisive } from "../../src/wording/ranking.ts";
import { complete } from "../report/fixture.ts";

const ID = "energy_deal";
type Sensitivity = NonNullable<Result["questions"][string]["sensitivity"]>[number];

/** A result whose only sensitivities are these, and whose drivers were held at two levels that answer so. */
function withEffects(
  numbers: { low: number; high: number; se: number; noise?: true }[],
  held: { more: number }[],
): { result: Result; paths: string[] } {
  const result = structuredClone(complete());
  const question = result.questions[ID];
  const [like] = question.sensitivity as Sensitivity[];
  const paths = Object.keys(result.parameters).slice(0, numbers.length);
  question.sensitivity = numbers.map(({ low, high, se, noise }, n) => ({
    ...like,
    path: paths[n],
    low,
    high,
    low_se: se,
    high_se: se,
    below_noise: noise === true,
  }));
  const level = { se: 0.01, more: 0, fewer: 0 };
  const drivers = Object.keys(result.drivers);
  question.threshold = Object.fromEntries(
    held.map(({ more }, d) => [
      drivers[d],
      [
        { ...level, at: 0, p: 0.3, today: true },
        { ...level, at: 100, p: 0.3 + more, more, today: false },
      ],
    ]),
  );
  return { result, paths };
}

it("a number above noise whose ends differ by no more than their error is not named", () => {
  const { result, paths } = withEffects(
    [
      { low: 0.29, high: 0.31, se: 0.01 },
      { low: 0.2, high: 0.4, se: 0.01 },
      { low: 0.1, high: 0.9, se: 0.01, noise: true },
    ],
    [],
  );
  expect(decisive(result, ID).map(({ path }) => path)).toEqual([paths[1]]);
});

it("ends that two standard errors set apart do not, where many numbers are compared", () => {
  const ends = { low: 0.3, high: 0.3 + 2.1 * Math.SQRT2 * 0.01, se: 0.01 };
  const wide = { low: 0.1, high: 0.5, se: 0.01 };
  expect(decisive(withEffects([ends], []).result, ID)).toHaveLength(1);
  expect(decisive(withEffects([ends, wide], []).result, ID)).toHaveLength(1);
});

it("what moves an answer most is the widest range, of a number or of a driver, and of a number with the driver that moves it most", () => {
  const number = { low: 0.28, high: 0.75, se: 0.01 };
  const narrow = withEffects([number], [{ more: 0.02 }]).result;
  expect(movesMost(narrow, ID)).toMatch(
    /28\s% where it is lowest, 75\s% where it is highest; of drivers, .*: 30\s% at 0, 32\s% at 100/,
  );
  expect(movesMost(withEffects([number], [{ more: 0.6 }]).result, ID)).toMatch(/30\s% at 0, 90\s% at 100/);
});

it("no ends that read alike are named, and nothing is where nothing moves", () => {
  expect(movesMost(withEffects([], [{ more: 0.001 }]).result, ID)).toBe("");
  expect(movesMost(withEffects([{ low: 0.551, high: 0.553, se: 0.0001 }], []).result, ID)).toBe("");
});
