import { describe, expect, it } from "vitest";
import { compile, defaults, simulate, type Settings, type StabilityFindings } from "../../../src/engine/index.ts";
import { CONCEPTS, stability } from "../../../src/lenses/stability/index.ts";
import type { Case } from "../../../src/language/case.ts";
import { randomCase } from "../../engine/random-case.ts";
import { readText } from "../../engine/read-text.ts";
import { answers, sightToday } from "../../engine/twin/conditions.ts";
import { caseTwin, plainOf, verdictsOf, worldOf } from "./case-twin.ts";
import { aboveInRun, seedsOfRun } from "../../seeds.ts";

const WORLDS = 6;

function keptDraws(c: Case, settings: Settings): number[] {
  const model = compile(c, { ...settings, paths: 0, thresholds: false });
  const kept: number[] = [];
  for (let b = 0; b < 8 && kept.length < WORLDS; b++)
    kept.push(...simulate(model, { kind: "worlds", from: 64 * b, to: 64 * b + 64 }).worlds);
  return kept.slice(0, WORLDS);
}

describe("the lens on a case", () => {
  it("finds what the definitions give, world by world, on random cases with tables, ratifiers, exits, money, records, scenarios and pins", () => {
    const seen = { cases: 0, transfers: 0, exits: 0, ratifiers: 0, unstable: 0, deterred: 0, scenarios: 0 };
    for (const seed of seedsOfRun(0, 60)) {
      const c = readText(randomCase(seed));
      if (c.packages.length / c.issues.length > 48) continue; // the twin walks every sequence
      const driver = c.drivers[0];
      const settings: Settings = {
        ...defaults,
        seed,
        scenario: seed % 3 === 0 ? "other" : null,
        pin: seed % 4 === 0 ? { [driver.id]: 50 } : {},
      };
      const twin = caseTwin(c);
      if (twin.states.length > 30) continue;
      const draws = keptDraws(c, settings);
      if (draws.length === 0) continue;
      const found = stability(compile(c, settings), draws)!;
      const worlds = draws.map((s) => {
        const { w, z } = worldOf(c, settings, s);
        return verdictsOf(plainOf(twin, w, z));
      });
      expect(found.worlds, `case ${seed}`).toBe(draws.length);
      expect(found.states, `case ${seed}`).toBe(twin.states.length);
      expect(found.arcs, `case ${seed}`).toBe(twin.movers.reduce((sum, { arcs }) => sum + arcs.length, 0));
      const share = (of: (w: (typeof worlds)[number]) => boolean): number => worlds.filter(of).length / worlds.length;
      for (const p of found.packages) {
        const s = twin.states.findIndex((x) =>
          c.issues.every((issue, k) => issue.options[x[k]].id === p.options[issue.id]),
        );
        const at = `case ${seed}, ${JSON.stringify(p.changes)}`;
        expect(p.reached.share, at).toBe(share((w) => w.reached.has(s)));
        for (const concept of CONCEPTS) {
          expect(p.stable[concept].share, `${at} ${concept}`).toBe(share((w) => w.stable[s][concept]));
          expect(p.held[concept].share, `${at} ${concept}`).toBe(
            share((w) => w.reached.has(s) && w.stable[s][concept]),
          );
          for (const [mover, cell] of Object.entries(p.movers))
            expect(cell.stable[concept], `${at} ${mover} ${concept}`).toBe(share((w) => w.each[s][mover][concept]));
        }
        expect(p.no_way_out).toBe(twin.movers.every(({ arcs }) => arcs.every(([from]) => from !== s)));
        if (p.stable.gmr.share < 1) seen.unstable++;
        if (p.stable.gmr.share > p.stable.nash.share) seen.deterred++;
      }
      c.questions.forEach((question, q) => {
        const yes = twin.states.flatMap((x, s) => (answers(c, question.when, [...x], sightToday(c, [])) ? [s] : []));
        const answer = found.questions[question.id];
        expect(answer.reached.share, `case ${seed}, question ${q}`).toBe(
          share((w) => yes.some((s) => w.reached.has(s))),
        );
        for (const concept of CONCEPTS)
          expect(answer.held[concept].share).toBe(
            share((w) => yes.some((s) => w.reached.has(s) && w.stable[s][concept])),
          );
      });
      seen.cases++;
      if (c.tables.some((t) => t.transfers)) seen.transfers++;
      if (c.tables.some((t) => t.ratifiedBy.length > 0)) seen.ratifiers++;
      if (c.issues.some((issue) => issue.exit.length > 0)) seen.exits++;
      if (settings.scenario) seen.scenarios++;
    }
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(aboveInRun(5));
    expect(seen.cases).toBeGreaterThan(0);
  });

  const small = (): { c: Case; found: StabilityFindings } => {
    const c = readText(pair());
    return {
      c,
      found: stability(
        compile(c, defaults),
        Array.from({ length: 400 }, (_, s) => s),
      )!,
    };
  };

  it("tells by hand: a pact that gives one side 0 to 20 points at a cost of 5 is left alone in a quarter of the worlds, and nobody can undo it", () => {
    const { found } = small();
    const [standing, pact] = found.packages;
    expect(standing!.standing).toBe(true);
    expect(Math.abs(standing!.stable.nash.share - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 400)); // uniform(0 20) under 5
    expect(standing!.stable.nash.se).toBeCloseTo(
      Math.sqrt((standing!.stable.nash.share * (1 - standing!.stable.nash.share)) / 400),
      12,
    );
    expect(pact!.no_way_out).toBe(true);
    expect(pact!.stable.nash.share).toBe(1);
    expect(pact!.movers).toEqual({});
    expect(pact!.held.nash.share).toBe(pact!.reached.share);
    expect(pact!.reached.share).toBeCloseTo(1 - standing!.stable.nash.share, 12);
    expect(found.paths).toEqual([
      { from: 0, to: 1, mover: "talks", share: pact!.reached.share, walked: pact!.reached.share },
    ]);
  });

  it("says what a mover would do, what it would gain by which part, and that nothing answers it", () => {
    const { c, found } = small();
    const { reason, margin } = found.packages[0].movers["talks"];
    expect(reason!.move).toEqual({ pact: "deal" });
    expect(reason!.share).toBe(1 - found.packages[0].stable.nash.share);
    expect([reason!.answer, reason!.unanswered]).toEqual([null, 1]);
    const { mean, parts } = reason!.gain["arda"];
    expect(mean).toBeGreaterThan(0);
    expect(parts.map(({ path }) => path)).toEqual(["actors.arda.stakes.pact", "actors.arda.friction"]);
    expect(parts[1].value).toBeCloseTo(-5, 12);
    expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(mean, 9);
    expect(parts[0].citations.map((at) => c.citations[at].quote)).toEqual(["The pact is worth something or nothing."]);
    expect(Math.abs(margin.nash.p50 + 5)).toBeLessThan(4 * 20 * Math.sqrt(0.25 / 400)); // minus the median gain, 10 - 5
  });

  it("finds the number that turns the verdict and where: the value of the deal at which it is worth its cost", () => {
    const { found } = small();
    const { holds, flips } = found.packages[0].centre!;
    expect(holds).toBe(false); // at the centre the deal gains 5
    const flip = flips.find(({ path }) => path === "actors.arda.stakes.pact.values.deal")!;
    expect(flip.becomes).toBe("stable");
    expect(flip.from).toBe(10);
    expect(flip.at).toBeCloseTo(5, 3);
    expect(flip.moved).toBeCloseTo(5 / 9, 3); // the 5 % point is 1
  });

  it("has drivers among what turns a verdict, and none that is pinned", () => {
    const c = readText(
      pair(
        "needs: {aid: {weight: 40, level: 0, sharpened_by: {threat: {from: 0, to: 100}}, met_by: {pact: {deal: 0.5}}}}",
      ),
    );
    const at = (pin: { [d: string]: number }) =>
      stability(compile(c, { ...defaults, pin }), [0, 1, 2])!.packages[0].centre!;
    const flip = at({}).flips.find(({ path }) => path === "drivers.threat")!;
    // 10 + 40 * (threat/100) * 0.5 - 5 at threat 30 is above 0 and stays so: nothing turns; a deal worth nothing would.
    expect(flip).toBeUndefined();
    const poor = readText(
      pair(
        "needs: {aid: {weight: 40, level: 0, sharpened_by: {threat: {from: 0, to: 100}}, met_by: {pact: {deal: 0.5}}}}",
        "uniform(-20 0)",
      ),
    );
    const turned = stability(compile(poor, defaults), [0, 1, 2])!.packages[0].centre!;
    // -10 - 5 + 0.2 threat = 0 at 75.
    expect(turned.holds).toBe(true);
    expect(turned.flips.find(({ path }) => path === "drivers.threat")).toMatchObject({ becomes: "unstable", from: 30 });
    expect(turned.flips.find(({ path }) => path === "drivers.threat")!.at).toBeCloseTo(75, 2);
    expect(stability(compile(poor, { ...defaults, pin: { threat: 90 } }), [0])!.packages[0].centre!.holds).toBe(false);
    expect(
      stability(compile(poor, { ...defaults, pin: { threat: 90 } }), [0])!.packages[0].centre!.flips.some(
        ({ path }) => path === "drivers.threat",
      ),
    ).toBe(false);
    expect(stability(compile(poor, { ...defaults, pin: { threat: 90 } }), [0])!.pinned).toEqual({ threat: 90 });
  });

  it("looks at every kept world of a small case and gives the same bytes again", () => {
    const { c, found } = small();
    expect(found.worlds).toBe(400);
    expect(
      JSON.stringify(
        stability(
          compile(c, defaults),
          Array.from({ length: 400 }, (_, s) => s),
        ),
      ),
    ).toBe(JSON.stringify(found));
  });

  it("leaves out a case of more packages than it looks at, and one in which nobody can move", () => {
    const many = readText(large());
    expect(many.packages.length / many.issues.length).toBe(2 ** 15);
    expect(stability(compile(many, defaults), [0])).toBeNull();
  });
});

/** Two states and a pact that a table can sign and nobody can undo. */
function pair(more = "", value = "uniform(0 20)"): string {
  return `
entente: 1
title: A pact
as_of: 2010-01
until: 2012-01
actors:
  arda:
    friction: 5
    stakes:
      pact:
        weight: 100
        values: {deal: ${value}}
        because: [{judgment: The pact is worth something or nothing.}]
    ${more}
  borea: {stakes: {pact: {weight: 50, values: {deal: 50}}}}
drivers: {threat: {process: constant, value: 30, range: [0, 100]}}
issues: {pact: {options: {none: nothing, deal: a pact}}}
tables: {talks: {parties: [arda, borea], issues: [pact], meetings_per_year: 2}}
`;
}

function large(): string {
  const ids = Array.from({ length: 15 }, (_, n) => `i${n}`);
  return `
entente: 1
title: Many issues
as_of: 2010-01
until: 2012-01
actors:
  a: {stakes: {i0: {weight: 50, values: {y: 10}}}}
  b: {stakes: {i1: {weight: 50, values: {y: 10}}}}
issues:
${ids.map((id) => `  ${id}: {options: {n: no, y: yes}}`).join("\n")}
tables: {talks: {parties: [a, b], issues: [${ids.join(", ")}], meetings_per_year: 2}}
`;
}
