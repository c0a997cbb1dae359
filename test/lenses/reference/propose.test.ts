import { describe, expect, it } from "vitest";
import { libraryClasses } from "../../../src/language/index.ts";
import { kindsOf, proposeClasses } from "../../../src/lenses/reference/propose.ts";
import { readText } from "../../engine/read-text.ts";

describe("classes are proposed by the kind of a question, with the words that show it", () => {
  it.each([
    ["Will Norholt and Estmark sign a binding contract by the end of 2029?", "an agreement is signed", "contract sign"],
    ["Will Mirene's parliament ratify the treaty by 2028?", "a finished text is approved", "ratify"],
    ["Will peace talks between them resume before June 2027?", "talks begin", "talks resume"],
    ["Will the prime ministers hold a summit in 2026?", "leaders meet", "prime ministers summit"],
    ["Will Varda reopen its embassy by 2027?", "ties are restored", "embassy reopen"],
    ["Will any island be handed over by 2030?", "territory changes hands", "island handed over"],
    ["Will the border dispute be settled by 2040?", "a territorial claim is settled", "border settled"],
    ["Will the pipeline be built by 2031?", "a project goes ahead", "pipeline built"],
    [
      "Will the Security Council adopt a resolution on it?",
      "the United Nations adopt a resolution",
      "Security Council adopt",
    ],
    ["Will the EU lift its sanctions by March?", "a sanction is lifted", "sanctions lift"],
    ["Will the president of Calva resign by May?", "a leader leaves office", "president resign"],
    ["Will their navies clash before 2027?", "armed forces clash", "clash"],
    ["Will the ceasefire hold until July?", "an agreement is kept", "ceasefire hold"],
  ])("%s", (ask, kind, words) => {
    const found = kindsOf(ask);
    expect(found[0]?.kind).toBe(kind);
    expect(found[0].words.join(" ")).toBe(words);
  });
  it.each([
    "Will the price of gas pass 12 USD?",
    "Will the conference end with nothing signed?",
    "Will parliament reject the treaty?",
    "Will Mirene be a member of the League, given that a referendum has carried the treaty?",
  ])("and none for: %s", (ask) => expect(kindsOf(ask)).toEqual([]));
  it("every class that is proposed is in the library", () => {
    const ids = libraryClasses().map(({ id }) => id);
    const asks = [
      "sign treaty ratified talks begin president meet resign",
      "island returned settled border dispute agreed",
      "LNG plant built",
      "peace accord kept",
      "UN resolution adopted, sanctions lifted, embassy reopened, clash",
    ];
    for (const id of asks.flatMap(kindsOf).flatMap(({ classes }) => classes)) expect(ids).toContain(id);
  });
});

describe("of a case", () => {
  const text = (asOf: string, by: string, ask: string, rest = ""): string => `
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
  ends: {ask: "${ask}", when: {land: all}, by: ${by}}
${rest}`;
  it("a class that could not be known by as_of, or says nothing about the date, is left out", () => {
    const classes = (asOf: string, by: string, ask: string): string[] =>
      Object.values(proposeClasses(readText(text(asOf, by, ask)))).flatMap((kinds) =>
        kinds.flatMap((one) => one.classes),
      );
    expect(classes("2014-12", "2020-12", "Will they sign a treaty?")).toEqual([]);
    expect(classes("2015-12", "2020-12", "Will they sign a treaty?")).toEqual(["asked.agreement"]);
    expect(classes("2024-01", "2028-12", "Will the truce become a peace agreement?")).toContain(
      "pax_states_to_comprehensive",
    );
    expect(classes("2024-01", "2030-12", "Will the truce become a peace agreement?")).not.toContain(
      "pax_states_to_comprehensive",
    );
  });
  it("a question that has a class is left alone", () => {
    const ask = "Will they sign a treaty?";
    const reference = "reference: {own: {counts: ends, answers: [ends], per_year: 1%}}";
    expect(proposeClasses(readText(text("2020-01", "2025-12", ask)))).toHaveProperty("ends");
    expect(proposeClasses(readText(text("2020-01", "2025-12", ask, reference)))).toEqual({});
  });
});
