/** Statements on today: what is refused, and what is warned of. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/build.mjs";
import { check, strict } from "../../../src/language/index.ts";
import { besideCase } from "../../beside.ts";

const text = readFileSync(`${root}cases/velna-water/case.yaml`, "utf8");
const messagesOf = (statement: string) =>
  check(
    {
      id: "velna-water",
      file: "case.yaml",
      text: text.replace(/^questions:/m, `today:\n  s: ${statement}\nquestions:`),
    },
    besideCase("velna-water"),
  ).messages.filter(({ path }) => path.startsWith("today"));
const of = (parts: string): string[] =>
  messagesOf(`{${parts}}`).map(({ severity, message }) => `${severity}: ${message}`);
const because = "because: [{judgment: A guess.}]";

describe("a statement on today", () => {
  it("is sound where one mover reaches its package and the actor's consent is taken", () => {
    for (const parts of [
      `actor: arland, package: {dam: low}, share: 20% to 50%, ${because}`,
      `package: {dam: low, water: fixed}, share: likely, ${because}`,
      `actor: senate, package: {dam: low}, share: 0.1, ${because}`,
    ])
      expect(of(parts)).toEqual([]);
  });

  it("is refused with the names there are", () => {
    const one = (parts: string): string => of(`${parts}, ${because}`).join("; ");
    expect(one("actor: arlnd, package: {dam: low}, share: 30%")).toMatch(/unknown actor 'arlnd'.*'arland'/);
    expect(one("package: {damm: low}, share: 30%")).toMatch(/unknown issue 'damm'.*'dam'/);
    expect(one("package: {dam: lo}, share: 30%")).toMatch(/'lo'.*'low'/);
    expect(one("package: {dam: low}, share: 20 to 150%")).toMatch(/share of the worlds is written as/);
    expect(one("package: {dam: low}, share: 'pert(0.1, 0.2, 0.3)'")).toMatch(/it is not a distribution/);
    expect(one("package: {dam: none}, share: 30%")).toMatch(/what stands already/);
    expect(one("package: {dam: high, water: seasonal}, share: 30%")).toMatch(/'high_wall_needs_share' forbids it/);
    expect(one("package: {dam: low}")).toMatch(/'share' is missing/);
  });

  it("of a later stage is refused with the first step that leads to it", () => {
    const staged = text
      .replace("low: A low wall, high: A high wall", "low: A low wall, high: {text: A high wall, after: [low]}")
      .replace(/^questions:/m, `today:\n  s: {package: {dam: high}, share: 30%, ${because}}\nquestions:`);
    const { messages } = check({ id: "velna-water", file: "case.yaml", text: staged }, besideCase("velna-water"));
    const said = messages.find(({ path }) => path.startsWith("today"))!.message;
    expect(said).toMatch(/in one step; a statement on today is about the first step: dam=low$/);
  });

  it("without a ground, or of an actor who is not asked, is a warning, and the first under --strict an error", () => {
    const bare = messagesOf("{package: {dam: low}, share: 30%}");
    expect(bare.map(({ code, severity }) => `${code} ${severity}`)).toEqual(["bare-statement warning"]);
    expect(strict(bare).map(({ severity }) => severity)).toEqual(["error"]);
    const others = [...text.matchAll(/^ {2}(\w+):\n {4}name: /gm)].map(([, id]) => id);
    const outside = others.find((id) =>
      of(`actor: ${id}, package: {dam: low}, share: 30%, ${because}`).join().includes("does not need the consent"),
    );
    expect(outside).toBeDefined();
  });
});
