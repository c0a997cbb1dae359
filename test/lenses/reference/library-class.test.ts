import { describe, expect, it } from "vitest";
import { reference } from "../../../src/lenses/reference/index.ts";
import { messagesOf, readText } from "../../engine/read-text.ts";

const text = (block: string, asOf = "2016-12"): string => `
entente: 1
title: Two shores
as_of: ${asOf}
until: 2039-12
residual: 3
actors:
  a: {stakes: {land: {weight: 50, values: {all: 100}}}}
  b: {stakes: {land: {weight: 50, values: {all: -100}}}}
issues:
  land: {options: {none: nothing, all: everything}}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: 2}
questions:
  ends: {ask: Will it end?, when: {land: all}, by: 2026-12}
  soon: {ask: Will it end soon?, when: {land: all}, by: 2019-12}
reference:
${block}
`;
const views = (block: string, asOf?: string) => reference(readText(text(block, asOf)), 1);
const errors = (block: string, asOf?: string): string => messagesOf(text(block, asOf)).join("\n");

describe("a class of the library in a case", () => {
  it("gives name, counts, figures and both readings, by the question's date", () => {
    const { ends, soon } = views("  young: {class: icow_bilateral_age_0, answers: [ends, soon], lead: true}");
    const view = ends["young"];
    expect(view).toMatchObject({
      class: "icow_bilateral_age_0",
      figures: { kind: "risk", events: 20, years: 1481 },
      lead: true,
    });
    expect(view.alone!.p).toBeCloseTo(1 - (1481 / 1491) ** 20.5, 12);
    expect(view.alone!.lent).toBe(4571);
    expect(view.curve).toHaveLength(120);
    expect(view.curve.at(-1)!.p).toBe(view.p);
    expect(soon["young"].p).toBe(view.curve[35].p);
    expect(Object.keys(view)).not.toContain("later");
  });
  it("of posed questions has one share at every horizon", () => {
    const { ends } = views("  meet: {class: asked.leaders_meet, answers: [ends]}");
    expect(new Set(ends["meet"].curve.map(({ p }) => p)).size).toBe(1);
  });
  it("adds the case's caveat and grounds to those of the library", () => {
    const c = readText(
      text("  x: {class: icow_bilateral_all, answers: [ends], caveat: A river., because: [{judgment: The nearest.}]}"),
    );
    expect(c.references[0].caveat).toMatch(/^A river\. The data hold/);
    const grounds = c.references[0].citations.map((at) => c.citations[at].quote);
    expect(grounds[0]).toBe("The nearest.");
    expect(grounds[1]).toMatch(/^Issue Correlates of War/);
  });
  it("that could be known only after as_of is refused, unless the case says so, and then marked", () => {
    const block = (later: string): string => `  x: {class: asked.agreement, answers: [ends]${later}}`;
    expect(errors(block(""), "2015-11")).toMatch(
      /reference\.x\.class: class 'asked.agreement' could be known from 2015 on, after as_of/,
    );
    expect(errors(block(", later: false"), "2015-11")).toMatch(/could be known/);
    expect(views(block(", later: true"), "2015-11")["ends"]["x"].later).toBe("2015");
    expect(views(block(""), "2015-12")["ends"]["x"]).not.toHaveProperty("later");
  });
  it("that says nothing so late is refused, and taken up to its last year", () => {
    expect(errors("  x: {class: pax_states_to_comprehensive, answers: [ends], later: true}")).toMatch(
      /reference\.x\.answers: class 'pax_states_to_comprehensive' says nothing beyond 5 years, and 'ends' asks for 10/,
    );
    const { soon } = views("  x: {class: pax_prenegotiation_to_partial, answers: [soon], later: true}");
    expect(soon["x"]).toMatchObject({ p5: null, p95: null });
  });
  it("is refused where it is unknown or states figures besides, and one class leads a question", () => {
    expect(errors("  x: {class: leaders_meet, answers: [ends]}")).toMatch(
      /no class 'leaders_meet' \(did you mean 'asked.leaders_meet'\?\)/,
    );
    expect(errors("  x: {class: icow_bilaterl_all, answers: [ends]}")).toMatch(/did you mean 'icow_bilateral_all'/);
    expect(errors("  x: {class: 17, answers: [ends]}")).toMatch(/no class '17'; `entente reference` lists them/);
    expect(errors("  x: {class: [a], answers: [ends]}")).toMatch(/text is expected/);
    expect(errors("  x: {class: icow_bilateral_all, answers: [ends], events: 7}")).toMatch(/unknown key 'events'/);
    expect(errors("  x: {class: icow_bilateral_all}")).toMatch(/'answers' is missing/);
    expect(errors("  x: {class: icow_bilateral_all, answers: [edns]}")).toMatch(/unknown question 'edns'/);
    expect(
      errors(
        "  x: {class: icow_bilateral_all, answers: [ends], lead: true}\n  y: {counts: ends, answers: [soon, ends], per_year: 1%, lead: true}",
      ),
    ).toMatch(/reference\.y\.lead: two classes lead for 'ends', 'x' and 'y'/);
  });
});
