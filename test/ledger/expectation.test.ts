/** The score that a case expects of itself, against ../shared/reference/numbers/ledger.json and against its own futures. */
import { expect, it } from "vitest";
import { distributionOf, momentsOf, tailsOf, type Distribution } from "../../src/ledger/expectation/distribution.ts";
import { at, expectedScore, oddsIn, type BinaryScore, type Counted } from "../../src/ledger/expectation/expected.ts";
import { independentScore, scaled, sumOf, type Alone } from "../../src/ledger/expectation/together.ts";
import { binaryLog, brier } from "../../src/ledger/scores/binary.ts";
import type { JointFinding } from "../../src/result/joint.ts";
import { uniforms } from "../random.ts";
import { describeShared, hasShared, sharedJson } from "../shared.ts";

const worked = hasShared ? sharedJson("reference/numbers/ledger.json").expected_score : null;
const close = (found: number, value: number, what = ""): void =>
  expect(Math.abs(found - value), `${what}: ${found}, not ${value}`).toBeLessThanOrEqual(1e-12);
const counted = (odds: number[], score?: BinaryScore): Counted[] => odds.map((p, q) => at(q, p, score));
const alone = (odds: number[]): Alone[] => odds.map((p, q) => ({ ...at(q, p), p }));

function agrees(found: Distribution, wanted: any): void {
  const moments = momentsOf(found);
  close(moments.mean, wanted.expected, "expected");
  for (const key of ["sd", "q05", "q50", "q95"] as const)
    if (wanted[key] !== undefined) close(moments[key], wanted[key], key);
}
function tails(found: Distribution, wanted: any, observed: number): void {
  const { at_least, above, at_most } = tailsOf(found, observed);
  close(at_least, wanted.at_least, "at least");
  if (wanted.above !== undefined) close(above, wanted.above, "above");
  if (wanted.at_most !== undefined) close(at_most, wanted.at_most, "at most");
}

describeShared("the worked joint table", () => {
  const joint: JointFinding = { questions: worked?.questions, patterns: worked?.patterns };

  it("gives the expected score, its law, and the tails of every outcome", () => {
    joint.questions.forEach((_, q) => close(oddsIn(joint, q)!, worked.p[q]));
    const found = expectedScore(joint, counted(worked.p))!;
    agrees(found, worked.brier);
    close(momentsOf(found).mean, worked.p.reduce((sum: number, p: number) => sum + p * (1 - p), 0) / 3);
    agrees(
      expectedScore(
        joint,
        counted(worked.p, (p, yes) => binaryLog(p, yes).score),
      )!,
      worked.log,
    );
    const apart = independentScore(alone(worked.p));
    agrees(apart, worked.independent);
    close(momentsOf(apart).sd, worked.independent.sd_formula);
    for (const { outcome, brier: observed, joint: together, independent } of worked.observed) {
      const score = worked.p.reduce((sum: number, p: number, q: number) => sum + brier(p, outcome[q] === "1"), 0) / 3;
      close(score, observed);
      tails(found, together, score);
      tails(apart, independent, score);
    }
  });

  it("counts what has resolved alone, and takes another's odds", () => {
    const { two_resolved, analyst_under_the_models_joint } = worked;
    const found = expectedScore(joint, [at(0, worked.p[0]), at(2, worked.p[2])])!;
    agrees(found, two_resolved);
    tails(found, two_resolved.observed_a_yes_c_no, two_resolved.observed_a_yes_c_no.brier);
    agrees(expectedScore(joint, counted(analyst_under_the_models_joint.p))!, analyst_under_the_models_joint);
  });

  it("is put together with a second case's by convolution", () => {
    const { two_cases } = worked;
    const second: JointFinding = { questions: ["d", "e"], patterns: two_cases.second.patterns };
    const parts = [
      scaled(expectedScore(joint, counted(worked.p))!, 3),
      scaled(expectedScore(second, counted(two_cases.second.p))!, 2),
    ];
    const found = scaled(sumOf(parts), 1 / 5);
    agrees(found, two_cases);
    tails(found, two_cases.observed, two_cases.observed.brier);
  });

  it("leaves out what is not asked in a future", () => {
    const { given } = worked;
    const asked: JointFinding = { questions: ["a", "b", "c"], patterns: given.patterns };
    given.p.forEach((p: number, q: number) => close(oddsIn(asked, q)!, p));
    const all = expectedScore(asked, counted(given.p))!;
    agrees(all, given.all_three);
    tails(all, given.all_three.observed_110, given.all_three.observed_110.brier);
    const without = expectedScore(asked, counted(given.p).slice(0, 2))!;
    agrees(without, given.a_no_c_annulled);
    tails(without, given.a_no_c_annulled.observed_01, given.a_no_c_annulled.observed_01.brier);
    agrees(expectedScore(asked, counted(given.p).slice(2))!, given.c_alone);
  });
});

/** Futures of dependent questions: one hidden number moves all of them. */
function dependent(seed: number, questions: number): JointFinding {
  const u = uniforms(seed);
  const levels = Array.from({ length: questions }, () => 0.1 + 0.6 * u());
  const counts = new Map<string, number>();
  for (let f = 0; f < 400; f++) {
    const hidden = u();
    const bits = levels.map((level) => (0.85 * hidden + 0.15 * u() < level ? "1" : "0")).join("");
    counts.set(bits, (counts.get(bits) ?? 0) + 1);
  }
  return { questions: levels.map((_, q) => `q${q}`), patterns: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)) };
}
const oddsOf = (joint: JointFinding): number[] => joint.questions.map((_, q) => oddsIn(joint, q)!);
const scoreOf = (bits: string, odds: number[]): number =>
  odds.reduce((sum, p, q) => sum + brier(p, bits[q] === "1"), 0) / odds.length;

it("is what scoring every future by hand gives", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const joint = dependent(seed, 5);
    const odds = oddsOf(joint);
    const all = joint.patterns.flatMap(([bits, futures]) => Array.from({ length: futures }, () => scoreOf(bits, odds)));
    const found = expectedScore(joint, counted(odds))!;
    const mean = all.reduce((sum, score) => sum + score, 0) / all.length;
    close(momentsOf(found).mean, mean);
    close(mean, odds.reduce((sum, p) => sum + p * (1 - p), 0) / odds.length);
    for (const bits of ["00000", "11111", "01010"]) {
      const observed = scoreOf(bits, odds);
      close(tailsOf(found, observed).at_least, all.filter((score) => score >= observed - 1e-12).length / all.length);
    }
  }
});

it("gives truths drawn from its own joint a p-value that is uniform once ties are broken, and independence does not", () => {
  const u = uniforms(7);
  const truths = 1000;
  const ranks: number[] = [];
  let small = { joint: 0, independent: 0 };
  for (let n = 0; n < truths; n++) {
    const joint = dependent(1 + (n % 25), 6);
    const odds = oddsOf(joint);
    let left = u() * 400;
    const [bits] = joint.patterns.find(([, futures]) => (left -= futures) < 0)!;
    const observed = scoreOf(bits, odds);
    const { at_least, above } = tailsOf(expectedScore(joint, counted(odds))!, observed);
    ranks.push(above + u() * (at_least - above));
    if (at_least <= 0.05) small.joint++;
    if (tailsOf(independentScore(alone(odds)), observed).at_least <= 0.05) small.independent++;
  }
  ranks.sort((a, b) => a - b);
  const distance = Math.max(
    ...ranks.map((rank, n) => Math.max(Math.abs(rank - n / truths), Math.abs(rank - (n + 1) / truths))),
  );
  expect(distance).toBeLessThan(1.95 / Math.sqrt(truths)); // Kolmogorov-Smirnov at .1 %
  const error = 3 * Math.sqrt((0.05 * 0.95) / truths);
  expect(small.joint / truths).toBeLessThan(0.05 + error);
  expect(small.independent / truths).toBeGreaterThan(0.05 + error);
});

it("draws a sum with too many points, within the error of 20,000 draws", () => {
  const u = uniforms(3);
  const parts = Array.from({ length: 6 }, () =>
    distributionOf(Array.from({ length: 30 }, () => [u(), 1 + u()] as const)),
  );
  const found = momentsOf(sumOf(parts));
  const mean = parts.reduce((sum, part) => sum + momentsOf(part).mean, 0);
  const sd = Math.sqrt(parts.reduce((sum, part) => sum + momentsOf(part).sd ** 2, 0));
  expect(Math.abs(found.mean - mean)).toBeLessThan((4 * sd) / Math.sqrt(20_000));
  expect(Math.abs(found.sd - sd)).toBeLessThan((4 * sd) / Math.sqrt(2 * 20_000));
});
