import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ask } from "../../src/cli/fill.ts";
import { interviewIn } from "../../src/cli/new-interview.ts";
import { caseOf } from "../../src/reader/draft/proposals.ts";
import { proposalsAt } from "../../src/reader/draft/kept.ts";
import { plainDocument } from "../reader/plain-document.ts";
import { entente, inFolder } from "./command.ts";
import { dialog, ENTER } from "./dialog.ts";

const { folder } = inFolder("interview");
const interview = (path: string, answers: (string | (() => string))[]) =>
  dialog((terminal) => interviewIn(path, terminal, "2025-06-30"), answers);
const LEAVE = "\u0003";
const yamlOf = (path: string): string => readFileSync(join(path, "case.yaml"), "utf8");
const START = ["\r", "Alba; Benn\r", "The border\r"];
const STRUCTURE = [...START, "As it is; A treaty\r", "2 1\r", "1 2\r", "\r", "1: 2028-12\r"];

describe("entente new --interview", () => {
  it("writes nothing before two parties and a matter are named", async () => {
    const path = join(folder, "early");
    const { shown } = await interview(path, ["\r", "Alba; Benn\r", LEAVE]);
    expect(shown).toContain("Nothing is written");
    expect(existsSync(path)).toBe(false);
  });
  it("writes a valid draft after each answer, is left, and goes on where it was left", async () => {
    const path = join(folder, "resumed");
    const first = await interview(path, [...START, LEAVE]);
    expect(first.shown).toContain("goes on");
    expect((await entente("check", path)).status).toBe(0);
    const second = await interview(path, ["As it is; A treaty\r", LEAVE]);
    expect(second.shown).not.toContain("Who can sign");
    expect(yamlOf(path)).toContain("A treaty");
    expect((await entente("check", path)).status).toBe(0);
  });
  it("goes back, explains, and says what is wrong with an answer", async () => {
    const path = join(folder, "back");
    const { shown } = await interview(path, [...START, "<\r", "?\r", "The river\r", `As it is\r${LEAVE}`]);
    expect(shown).toContain("An issue is a matter that can be settled");
    expect(shown).toContain("at least one outcome besides");
    expect(yamlOf(path)).toContain('name: "The river"');
    expect(yamlOf(path)).not.toContain("The border");
  });
  it("ends with the numbers, and says where they contradict who would sign today", async () => {
    const path = join(folder, "whole");
    const none = "\r";
    // hurts, needs of both, what meets them, record, pace, governments of both, consent of both, then the numbers
    const answers = [
      ...STRUCTURE,
      none,
      "work\r",
      none,
      "1: most\r",
      none,
      none,
      none,
      none,
      "1: 100%\r",
      "1: 100%\r",
      "rest\r",
    ];
    const { shown, status } = await interview(path, answers);
    expect(status).toBe(0);
    expect(shown).toContain("Everything is filled in");
    expect(shown).toMatch(/Alba, A treaty: you said 100 %, the numbers say/);
    expect(yamlOf(path)).not.toMatch(/: "\?/);
    expect((await entente("check", path)).status).toBe(0);
  });
  it("reads an article first, and takes of it what is confirmed", async () => {
    const article = join(folder, "article.txt");
    writeFileSync(
      article,
      "Benn needs gas for the winter. Alba might offer a pipeline by the end of 2026. The parliament of Alba would have to agree to any treaty. Benn said that it would sign no treaty unless Alba leaves the harbour.",
    );
    const none = await entente("read", article, "--as-of", "2025-06");
    expect([none.status, none.stderr]).toEqual([1, expect.stringContaining("--interview --article")]);
    const path = join(folder, "read");
    const document = { ...plainDocument(readFileSync(article, "utf8")), date: "2025-05-01" };
    const { shown } = await dialog(
      (terminal) => interviewIn(path, terminal, "2025-06-30", undefined, document),
      [...STRUCTURE.slice(0, 6), "yes a\r", "\r", "\r", "\r", "\r", "yes a\r", LEAVE],
    );
    expect(shown).toContain("No negotiation found");
    expect(proposalsAt(path)!.proposals.as_of).toBe("2025-05-01");
    expect(yamlOf(path)).toMatch(/procedure:[\s\S]*parliament of Alba would have to agree/);
    expect(yamlOf(path)).toContain("needs gas for the winter");
    expect(readFileSync(join(path, "article.txt"), "utf8")).toContain("winter");
  });
  it("goes on with what was changed by hand where that stands", async () => {
    const path = join(folder, "mine");
    const byHand = (): string => {
      writeFileSync(join(path, "case.yaml"), yamlOf(path).replace('"The border"', '"The frontier"'));
      return "<\r";
    };
    const { shown } = await interview(path, [...START, byHand, "The river\r", ENTER, "As it is; A bridge\r", LEAVE]);
    expect(shown).toContain("was changed by hand");
    expect(shown.slice(shown.indexOf("Whose stands?"))).toContain("The frontier: what stands today");
    expect(yamlOf(path)).toContain('name: "The frontier"');
  });
  it("needs a terminal, and a new folder", async () => {
    expect((await entente("new", join(folder, "x"), "--interview")).status).toBe(3);
    expect((await entente("new", join(folder, "x"), "--interview", "--like", "river")).status).toBe(2);
    await expect(interview(folder, [])).rejects.toThrow("not empty");
  });
});

describe("entente fill on a draft with proposals", () => {
  it("begins with the structure that was not asked for yet, and keeps filled numbers when the structure changes later", async () => {
    const path = join(folder, "filled");
    await interview(path, [...START, LEAVE]);
    const { shown } = await dialog(
      (terminal) => ask(path, terminal),
      ["+ A treaty\r", "3 1 2\r", "1 2 3\r", "\r", "1: 2028-12\r", "2033-12\r", LEAVE],
    );
    expect(shown).toContain("First the structure");
    expect(shown).not.toContain("Who can sign");
    expect(yamlOf(path)).toContain("until: 2033-12");
    expect((await entente("review", path, "--drop", "questions.settlement")).status).toBe(0);
    expect(yamlOf(path)).toContain("until: 2033-12");
    expect(yamlOf(path)).toBe(caseOf(proposalsAt(path)!.proposals));
  });
  it("drops the need to which a number belongs, and keeps what was filled in before", async () => {
    const path = join(folder, "dropped");
    const none = "\r";
    const more = [none, "work\r", none, "1: most\r", none, none, none, none, none, none];
    const numbers = ["2033-12\r", none, none, none, "drop\r", LEAVE]; // until, residual, the stake's two, the need
    const { shown } = await interview(path, [...STRUCTURE, ...more, ...numbers]);
    expect(shown).toContain("needs.work is dropped");
    expect(shown).toContain("1 filled in");
    expect(yamlOf(path)).toContain("until: 2033-12");
    expect(yamlOf(path)).not.toContain('name: "work"');
    expect((await entente("check", path)).status).toBe(0);
  });
});
