import { expect, it } from "vitest";
import { compile, deals, defaults, type CentralPackage } from "../../../src/engine/index.ts";
import { check } from "../../../src/language/index.ts";
import { describeShared, sharedJson } from "../../shared.ts";

const BECAUSE = "because: [{judgment: Made for a test.}]";
/** Issues added to the published six, of options which no party prefers to the first. */
const ADDED = 2;
const OPTIONS = 5;
/** Where the case starts: an outcome that is worse for both than no agreement, the difference being what signing costs. */
const STANDING = [0, 0, 4, 0, 4, 1];

interface Published {
  additive: { weight: number; value: { [option: string]: number } }[][];
  issues: { options: string[] }[];
  expected: {
    file: { reserve: number[]; ours: { pareto_all: number[]; solutions: { [rule: string]: { pick: number } } } };
  };
}

/** Value of an option of an issue for a party, 0 to 100. */
function valueOf({ additive, issues }: Published, i: number, k: number, o: number): number {
  const { value } = additive[i][k];
  return (100 * value[issues[k].options[o]]) / Math.max(...Object.values(value));
}

/** The domain with more issues as the text of a case. */
function textOf(domain: Published): string {
  const { additive, expected } = domain;
  const options = [...Array(OPTIONS).keys()];
  const all = [...STANDING, ...Array<number>(ADDED).fill(0)];
  const actors = additive.map((issues, i) => {
    const standing = STANDING.reduce((sum, o, k) => sum + (issues[k].weight * valueOf(domain, i, k, o)) / 100, 0);
    const stakes = all.map((_, k) => {
      const values = options.map((o) => `o${o}: ${k < issues.length ? valueOf(domain, i, k, o) : -o}`);
      return `      k${k}: {weight: ${k < issues.length ? 100 * issues[k].weight : 10}, values: {${values.join(", ")}}, ${BECAUSE}}\n`;
    });
    return `  a${i}:\n    friction: ${100 * (expected.file.reserve[i] - standing)}\n    ${BECAUSE}\n    stakes:\n${stakes.join("")}`;
  });
  const issues = all.map(
    (_, k) => `  k${k}: {reversible: true, options: {${options.map((o) => `o${o}: x`).join(", ")}}}\n`,
  );
  return `entente: 1
title: A published domain
as_of: 2012-10
until: 2013-12
residual: 0
actors:
${actors.join("")}issues:
${issues.join("")}standing: {${all.map((o, k) => `k${k}: o${o}`).join(", ")}}
tables:
  talks: {parties: [a0, a1], issues: [${all.map((_, k) => `k${k}`).join(", ")}], meetings_per_year: 1, ${BECAUSE}}
questions:
  q: {ask: Is it moved?, when: {k0: o1}, by: 2013-12}
`;
}

describeShared("deals at the medians of 390,625 packages, a published domain with two issues more", () => {
  it("have its frontier and solutions, and are too many for a run", () => {
    const domain: Published = sharedJson("reference/bargaining/EnergySmallA2012.json");
    const { ours } = domain.expected.file;
    const input = { id: "domain", file: "case.yaml", text: textOf(domain) };
    const none = (): never => {
      throw new Error("the case names no file");
    };
    const refused = check(input, none);
    expect(refused.messages.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
      "too-many-packages",
    ]);
    expect(refused.messages.find(({ code }) => code === "too-many-packages")!.message).toContain(
      "deals CASE --central",
    );

    const c = check({ ...input, maxPackages: 2_000_000 }, none).case!;
    const [{ counts, packages, solutions }] = deals(compile(c, defaults)).tables;
    expect(counts.packages).toBe(OPTIONS ** (STANDING.length + ADDED) - 1);
    /** Place of an outcome among the published ones; -1 where an issue that was added is moved. */
    const place = (options: CentralPackage["options"]): number => {
      const o = c.issues.map(({ id }) => Number(options[id].slice(1)));
      return o.slice(STANDING.length).some((one) => one > 0)
        ? -1
        : o.slice(0, STANDING.length).reduce((sum, one) => sum * OPTIONS + one, 0);
    };
    expect(packages.filter(({ frontier }) => frontier).map(({ options }) => place(options))).toEqual(ours.pareto_all);
    expect(counts.frontier).toBe(ours.pareto_all.length);
    expect(place(solutions.nash!.options)).toBe(ours.solutions["nash"].pick);
    expect(place(solutions.kalai_smorodinsky!.options)).toBe(ours.solutions["ks"].pick);
    expect(place(solutions.egalitarian!.options)).toBe(ours.solutions["egalitarian"].pick);
    expect(place(solutions.utilitarian!.options)).toBe(ours.solutions["utilitarian"].pick);
    expect(packages.length).toBeLessThan(counts.frontier + 10);
  });
});
