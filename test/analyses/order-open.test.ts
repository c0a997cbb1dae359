import { expect, it } from "vitest";
import {
  consentGaps,
  LEADING_NUMBERS,
  orderOpen,
  termOf,
  type GainsToday,
  type OpenQuestion,
} from "../../src/analyses/index.ts";
import type { Result } from "../../src/engine/index.ts";

const open = (path: string, is: OpenQuestion["is"] = "number"): OpenQuestion => ({
  path,
  title: path,
  is,
  help: "",
  range: null,
  reason: null,
  suggestion: null,
  quotes: [],
});
const found = (shares: { [path: string]: number }): Result["questions"] =>
  ({
    q: { sensitivity: Object.entries(shares).map(([path, share]) => ({ path, share })) },
  }) as unknown as Result["questions"];
const pathsOf = (questions: OpenQuestion[]): string[] => questions.map(({ path }) => path);

it("no number leads that only noise speaks for", () => {
  const noise = { q: { sensitivity: [{ path: "a", share: 0.5, below_noise: true }] } };
  expect(orderOpen([open("a")], noise as unknown as Result["questions"]).leading).toBe(0);
});

it("dates come first, then the ten numbers that move an answer most, then the rest in the order of the file", () => {
  const numbers = Array.from({ length: LEADING_NUMBERS + 3 }, (_, n) => open(`n${n}`));
  const shares = Object.fromEntries(numbers.map(({ path }, n) => [path, (n + 1) / 100]));
  const { questions, leading } = orderOpen([...numbers, open("until", "month")], found(shares));
  expect(leading).toBe(LEADING_NUMBERS);
  expect(pathsOf(questions)).toEqual([
    "until",
    "n12",
    "n11",
    "n10",
    "n9",
    "n8",
    "n7",
    "n6",
    "n5",
    "n4",
    "n3",
    "n0",
    "n1",
    "n2",
  ]);
});

it("a number counts by the question that it moves most", () => {
  const two = { ...found({ a: 0.1, b: 0.2 }), other: found({ a: 0.5, b: 0 })["q"]! };
  expect(pathsOf(orderOpen([open("b"), open("a")], two).questions)).toEqual(["a", "b"]);
});

it("without findings, or where nothing moves an answer, the order is that of the file", () => {
  const all = [open("b"), open("until", "month"), open("a")];
  for (const questions of [null, found({}), found({ a: 0, b: 0 })])
    expect(orderOpen(all, questions)).toEqual({ questions: all, leading: 0 });
});

it("what was said of who would sign is held against the package with that option which changes least besides", () => {
  const consent = (accepts: number) => [
    { actor: "alba", ratifies: false, gain: 0, friction: 0, accepts, refuses_alone: 0 },
  ];
  const gains = {
    worlds: 100,
    levels: {},
    movers: [
      {
        mover: { kind: "table", table: "talks" },
        packages: [
          { changes: { land: "all", port: "open" }, answers: [], accepted: 0.9, actors: consent(0.9) },
          { changes: { land: "all" }, answers: [], accepted: 0.3, actors: consent(0.3) },
        ],
      },
    ],
  } as unknown as GainsToday;
  const said = {
    alba: { "issues.land.options.all": 0.8, "issues.land.options.gone": 0.1 },
    benn: { "issues.land.options.all": 0.5 },
  };
  expect(consentGaps(gains, said)).toEqual([{ party: "alba", issue: "land", option: "all", said: 0.8, numbers: 0.3 }]);
});

it("a number is explained by the innermost word of its path that has a meaning", () => {
  const weight = termOf("actors.a.stakes.land.weight");
  expect(termOf("actors.a.needs.to.weight")).toBe(weight);
  expect(termOf("actors.a.stakes.land.values.all")).not.toBe(weight);
  expect(termOf("no.such.key")).toMatch(/^A range/);
});
