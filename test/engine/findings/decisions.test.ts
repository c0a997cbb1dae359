/** Value of information against closed forms, and decisions as cases state them. */
import { describe, expect, it } from "vitest";
import { defaults } from "../../../src/engine/index.ts";
import { partial, perfect } from "../../../src/engine/findings/decisions.ts";
import { inputColumn } from "../../../src/engine/findings/inputs.ts";
import { normalQuantile } from "../../../src/numbers/normal.ts";
import { first, key } from "../../../src/numbers/streams.ts";
import { collect } from "../collect.ts";
import { messagesOf, readText } from "../read-text.ts";
import { describeShared, sharedJson } from "../../shared.ts";

const N = 20_000;
const normal = (name: string, mu = 0, s = 1): Float64Array =>
  Float64Array.from({ length: N }, (_, w) => mu + s * normalQuantile(first(key(3, name), w, 0, 0, 0)));
const mean = (x: Float64Array): number => x.reduce((a, b) => a + b, 0) / x.length;
const bestOf = (U: Float64Array[]): number => U.map(mean).reduce((best, m, a, all) => (m > all[best] ? a : best), 0);

describe("unit-normal loss: act for X1 + X2, or not (Raiffa & Schlaifer 1961, EVPI = s phi(mu/s) + mu Phi(mu/s) - max(0, mu))", () => {
  it("EVPI 0.564190 and EVPPI 0.398942 at mu 0, s1 = s2 = 1, within three standard errors and what twenty classes miss", () => {
    const [x1, x2] = [normal("x1"), normal("x2")];
    const U = [x1.map((a, w) => a + x2[w]), new Float64Array(N)];
    const best = bestOf(U);
    const all = perfect(U, best, 1);
    expect(Math.abs(all.mean - (0.5641895835 - Math.abs(mean(U[0])) / 2))).toBeLessThan(3 * all.se + 0.01);
    const one = partial(inputColumn("x1", x1), U, best, 2);
    expect(Math.abs(one.worth - 0.3989422804)).toBeLessThan(3 * one.se + 0.01);
    expect(one.below_noise).toBe(false);
    const inert = partial(inputColumn("x3", normal("x3")), U, best, 2);
    expect(inert.below_noise).toBe(true);
    expect(inert.worth).toBeLessThan(3 * inert.se);
  });
});

describeShared("value of information of the reference file", () => {
  const reference = sharedJson("reference/numbers/sensitivity_voi.json");
  it("two decisions, normal, every case", () => {
    for (const [
      at,
      { mu1, s1, mu2, s2, evpi, evppi_x1, evppi_x2 },
    ] of reference.evpi_two_decisions_normal.cases.entries()) {
      const [x1, x2] = [normal(`a${at}`, mu1, s1), normal(`b${at}`, mu2, s2)];
      const U = [x1.map((a, w) => a + x2[w]), new Float64Array(N)];
      const best = bestOf(U);
      const all = perfect(U, best, 1);
      // What the best option's own mean is off by moves the value by no more than that.
      const off = Math.abs(mean(U[0]) - mu1 - mu2);
      expect(Math.abs(all.mean - evpi), `EVPI of case ${at}`).toBeLessThan(3 * all.se + off);
      for (const [x, exact] of [
        [x1, evppi_x1],
        [x2, evppi_x2],
      ] as const) {
        const one = partial(inputColumn("x", x), U, best, 2);
        expect(Math.abs(one.worth - exact), `EVPPI of case ${at}`).toBeLessThan(3 * one.se + off + 0.01);
      }
    }
  });
  it("three decisions on one normal, with noise that changes nothing", () => {
    const x = normal("x");
    const noise = normal("noise", 0, 0.5);
    const U = [new Float64Array(N), x.map((v, w) => 1.5 * v - 0.5 + noise[w]), x.map((v) => -v - 0.8)];
    const one = partial(inputColumn("x", x), U, bestOf(U), 1);
    expect(Math.abs(one.worth - reference.evppi_three_decisions.evppi)).toBeLessThan(3 * one.se + 0.01);
  });
  it("discrete states: 12.5 now, 33.5 with hindsight, 21 between them", () => {
    const { states, payoff, evpi } = reference.evpi_discrete;
    const U = Object.values(payoff as { [option: string]: number[] }).map((pays) =>
      Float64Array.from({ length: 1000 }, (_, w) => pays[w < 1000 * states[0] ? 0 : 1]),
    );
    expect(perfect(U, bestOf(U), 1).mean).toBeCloseTo(evpi, 10);
  });
});

const text = (decisions: string): string => `
entente: 1
title: A decision
as_of: 2012-10
until: 2014-12
residual: {value: 4, because: [{judgment: Judged.}]}
actors:
  a: {name: A, stakes: {gas: {weight: 20, values: {deal: -60 to 40}, because: [{judgment: Judged.}]}}}
  b: {name: B, stakes: {gas: {weight: 20, values: {deal: 20 to 60}, because: [{judgment: Judged.}]}}}
issues: {gas: {name: Gas, options: {none: None, deal: A deal}}}
tables: {talks: {parties: [a, b], issues: [gas], meetings_per_year: 2, because: [{judgment: Judged.}]}}
questions: {deal: {ask: A deal by 2014?, when: {gas: deal}, by: 2014-12}}
${decisions}`;
const invest = `decisions:
  invest:
    name: Whether to build ahead of a deal
    who: a
    unit: bn USD
    because: [{judgment: What a yard costs and earns.}]
    options:
      build: {text: Build now, payoffs: {deal: {yes: 2 to 4, no: -1}}}
      wait: {text: Wait, always: 0.25}
`;

describe("a decision of a case", () => {
  const c = readText(text(invest));
  it("is valued by its answers: means, odds of being best, hindsight, and what each number would add", () => {
    const { result } = collect(c, { ...defaults, draws: 400, paths: 4 });
    const { p } = result.questions["deal"];
    const found = result.decisions!["invest"];
    expect(found).toMatchObject({
      name: "Whether to build ahead of a deal",
      who: "a",
      unit: "bn USD",
      questions: ["deal"],
    });
    expect(found.options["wait"]).toMatchObject({ mean: 0.25, se: 0, p5: 0.25, p95: 0.25 });
    // A yes pays more than 0.25 in every world of these numbers, so building turns out best in exactly the futures that say yes.
    expect(found.options["build"].best).toBeCloseTo(p, 12);
    expect(found.options["build"].best + found.options["wait"].best).toBeCloseTo(1, 12);
    const yes = result.parameters["decisions.invest.options.build.payoffs.deal.yes"].after.mean;
    expect(Math.abs(found.options["build"].mean - (p * yes - (1 - p)))).toBeLessThan(0.05);
    const [top, other] = found.best === "build" ? (["build", "wait"] as const) : (["wait", "build"] as const);
    expect(found.lead).toBeCloseTo(found.options[top].mean - found.options[other].mean, 12);
    const hindsight = (p * (found.options["build"].mean + (1 - p))) / p + (1 - p) * 0.25;
    expect(found.evpi).toBeCloseTo(hindsight - found.options[top].mean, 1);
    for (const line of found.evppi) expect(line.worth).toBeLessThanOrEqual(found.evpi + 3 * found.evpi_se);
    expect(found.evppi.find(({ path }) => path === "actors.a.stakes.gas.values.deal")).toMatchObject({
      below_noise: false,
    });
    expect(found.evppi.map(({ path }) => path)).toContain("decisions.invest.options.build.payoffs.deal.yes");
    expect(result.questions["deal"].sensitivity!.some(({ path }) => path.startsWith("decisions."))).toBe(false);
  });
  it("is absent where none is stated", () => {
    expect(collect(readText(text("")), { ...defaults, draws: 20, paths: 1 }).result.decisions).toBeUndefined();
  });
  it.each([
    ["one option", invest.replace(/ {6}wait.*\n/, ""), /decisions\.invest: a decision has at least two options/],
    ["an option that pays nothing", invest.replace(", always: 0.25", ""), /options\.wait: an option says what it pays/],
    [
      "an unknown question",
      invest.replace("payoffs: {deal:", "payoffs: {dael:"),
      /unknown question 'dael' \(did you mean 'deal'\?\)/,
    ],
    ["an unknown actor", invest.replace("who: a", "who: z"), /unknown actor 'z'/],
    ["half a payoff", invest.replace(", no: -1", ""), /'no' is missing/],
    [
      "a key that it does not know",
      invest.replace("unit: bn USD", "unit: bn USD\n    units: x"),
      /unknown key 'units' \(did you mean 'unit'\?\)/,
    ],
    ["no unit", invest.replace("    unit: bn USD\n", ""), /'unit' is missing/],
  ])("%s is said where it stands", (_, decisions, said) => {
    expect(messagesOf(text(decisions)).join("\n")).toMatch(said);
  });
  it("warns where no payoff depends on a question", () => {
    expect(messagesOf(text(invest.replace("payoffs: {deal: {yes: 2 to 4, no: -1}}", "always: 1"))).join("\n")).toMatch(
      /decisions\.invest: no payoff here depends on a question/,
    );
  });
});
