import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { proposalsAt, proposalsText } from "../../src/reader/draft/kept.ts";
import { reviewCards } from "../../src/cli/review-cards.ts";
import { cardsOf } from "../../src/reader/draft/cards.ts";
import { caseOf, type Proposals } from "../../src/reader/draft/proposals.ts";
import { strait } from "../reader/draft/strait.ts";
import { entente, inFolder } from "./command.ts";
import { dialog, DOWN, ENTER } from "./dialog.ts";

const { folder, small } = inFolder("review");
const ARTICLE = "Arda and Belmar dispute the strait.";

let made = 0;
/** A draft as `read` writes it. */
function draft(): string {
  const path = join(folder, `d${++made}`);
  mkdirSync(path);
  const proposals: Proposals = {
    entente_proposals: 1,
    title: null,
    source: { title: "The strait", author: null, publisher: null, date: "2019-03", url: null, file: "article.txt" },
    as_of: "2019-03",
    filled: {},
    would_sign: {},
    follows: {},
    meets_on: {},
    asked: [],
    proposed: strait,
  };
  const yaml = caseOf(proposals);
  writeFileSync(join(path, "case.yaml"), yaml);
  writeFileSync(join(path, "article.txt"), ARTICLE);
  writeFileSync(join(path, "proposals.json"), proposalsText(proposals));
  return path;
}
const yamlOf = (path: string): string => readFileSync(join(path, "case.yaml"), "utf8");
const statesOf = (path: string): { [id: string]: string } =>
  Object.fromEntries(cardsOf(proposalsAt(path)!.proposals.proposed).map(({ id, state }) => [id, state]));
const isValid = async (path: string): Promise<void> => expect((await entente("check", path)).status).toBe(0);

describe("entente review by flags", () => {
  it("lists every card with what it would become where nothing is answered, and changes nothing", async () => {
    const path = draft();
    const before = yamlOf(path);
    const { status, stdout } = await entente("review", path);
    expect(status).toBe(0);
    for (const { id } of cardsOf(strait)) expect(stdout).toContain(id);
    const json = await entente("review", path, "--json");
    expect(JSON.parse(json.stdout)).toEqual(cardsOf(strait));
    expect(yamlOf(path)).toBe(before);
  });
  it("writes case.yaml from what is accepted and dropped, says what depends on a dropped card, and touches no other file", async () => {
    const path = draft();
    const dropped = "issues.strait.options.shared";
    const { status, stderr } = await entente(
      "review",
      path,
      "--drop",
      dropped,
      "--accept",
      "issues.strait.options.ceded",
    );
    expect(status).toBe(0);
    expect(stderr).toContain("questions.pilots");
    expect(yamlOf(path)).toContain("Ceded to Arda");
    expect(yamlOf(path)).not.toContain("Shared pilots");
    expect(readFileSync(join(path, "article.txt"), "utf8")).toBe(ARTICLE);
    expect(readdirSync(path).sort()).toEqual(["article.txt", "case.yaml", "proposals.json"]);
    await isValid(path);
  });
  it("accepts all that is in the draft and nothing that was left out of it", async () => {
    const path = draft();
    expect((await entente("review", path, "--accept-all", "--drop", "needs.pilots")).status).toBe(0);
    const states = statesOf(path);
    expect(states["issues.strait.options.ceded"]).toBe("proposed");
    expect(states["needs.pilots"]).toBe("dropped");
    expect(Object.values(states).filter((state) => state === "proposed")).toHaveLength(1);
    await isValid(path);
  });
  it.each([
    ["a party too many", ["--drop", "parties.arda"], 1, "two parties"],
    ["what stands today", ["--drop", "issues.strait.options.none"], 1, "stands today"],
    ["an unknown card", ["--accept", "needs.gold"], 1, "no card 'needs.gold'"],
    ["one card twice", ["--accept", "needs.pilots", "--drop", "needs.pilots"], 2, "both"],
    [
      "what depends on a dropped card",
      ["--drop", "issues.strait.options.shared", "--accept", "questions.pilots"],
      2,
      "depends on",
    ],
  ])("refuses %s and writes nothing", async (_, flags, status, words) => {
    const path = draft();
    const before = yamlOf(path);
    const refused = await entente("review", path, ...flags);
    expect(refused.status).toBe(status);
    expect(refused.stderr).toContain(words);
    expect(refused.stdout + refused.stderr).not.toMatch(/is dropped, and with it|Written/);
    expect(yamlOf(path)).toBe(before);
    expect(new Set(Object.values(statesOf(path)))).toEqual(new Set(["proposed"]));
  });
  it("puts its answers into a case that was edited by hand, and takes its side in the same place only when told to", async () => {
    const path = draft();
    writeFileSync(join(path, "case.yaml"), `${yamlOf(path).replace('name: "Belmar"', 'name: "Belmar"   # mine')}`);
    const before = yamlOf(path);
    expect((await entente("review", path, "--drop", "questions.pilots")).status).toBe(0);
    expect(yamlOf(path)).toContain("# mine");
    expect(yamlOf(path)).not.toContain("  pilots:\n    ask");
    writeFileSync(join(path, "case.yaml"), before.replace("Shared pilots", "Pilots of both"));
    const drop = ["review", path, "--drop", "questions.pilots,issues.strait.options.shared"];
    expect((await entente(...drop)).status).toBe(0);
    await isValid(path);
  });
  it.each([
    ["no JSON", () => "{", "it is not JSON"],
    [
      "a state that there is not",
      (text: string) => text.replace('"state": "proposed"', '"state": "maybe"'),
      "proposed.parties.0.state",
    ],
  ])("says what is wrong with a file that holds %s", async (_, change, words) => {
    const path = draft();
    const file = join(path, "proposals.json");
    writeFileSync(file, change(readFileSync(file, "utf8")));
    const { status, stderr } = await entente("review", path);
    expect(status).toBe(1);
    expect(stderr).toContain(words);
  });
  it("says that a case without proposals has none", async () => {
    const { status, stderr } = await entente("review", small());
    expect(status).toBe(1);
    expect(stderr).toContain("there is no proposals.json");
  });
});

describe("entente review in a terminal", () => {
  const inTerminal = (path: string, answers: string[]) =>
    dialog((terminal) => reviewCards(path, proposalsAt(path)!, terminal), answers);
  const key = (downs: number): string => DOWN.repeat(downs) + ENTER;

  it("asks card by card, goes back, stops, and goes on with what is not answered", async () => {
    const path = draft();
    const first = await inTerminal(path, [key(0), key(1), key(4), key(0), "\u0003"]); // accept, skip, back, accept, leave
    expect(first.shown).toContain("1 of 8");
    expect(first.shown).toContain("Belmar sits at the table.");
    expect(statesOf(path)).toMatchObject({ "parties.arda": "accepted", "parties.belmar": "accepted" });
    const second = await inTerminal(path, [key(5)]);
    expect(second.shown).toContain("3 of 8");
    expect(second.shown).toContain("2 accepted");
  });
  it("says first what goes with a dropped card, and keeps it where the answer is no", async () => {
    const path = draft();
    const toShared = [key(0), key(0), key(0), key(0)];
    const kept = await inTerminal(path, [...toShared, key(3), key(0), "\u0003"]);
    expect(kept.shown).toContain("Will Arda and Belmar share pilots?");
    expect(statesOf(path)["issues.strait.options.shared"]).toBe("proposed");
    await inTerminal(path, [key(3), key(1), "\u0003"]);
    expect(statesOf(path)["issues.strait.options.shared"]).toBe("dropped");
    await isValid(path);
  });
  it("changes a field, and refuses what is not a value of it", async () => {
    const path = draft();
    await inTerminal(path, [key(2), key(0), "\u007f\u007f\u007f\u007fArdania\r", "\u0003"]);
    expect(yamlOf(path)).toContain('name: "Ardania"');
    expect(statesOf(path)["parties.arda"]).toBe("changed");
    await isValid(path);
  });
  it("keeps the draft valid where an answer would leave one party", async () => {
    const path = draft();
    const { shown } = await inTerminal(path, [key(3), key(1), "\u0003"]);
    expect(shown).toContain("two parties");
    expect(statesOf(path)["parties.arda"]).toBe("proposed");
  });
});
