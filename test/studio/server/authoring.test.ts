import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { entente } from "../../cli/command.ts";
import { save } from "../../../src/studio/server/save.ts";
import { answer, begin, state } from "../../../src/studio/server/authoring.ts";
import type { Folder } from "../../../src/studio/server/folders.ts";
import type { Authoring, AuthoringAnswer } from "../../../src/studio/workers/authoring.ts";
import { WALK_ARTICLE } from "../walk-article.ts";

const root = mkdtempSync(join(tmpdir(), "entente-authoring-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const article = { name: "article.txt", bytes: Buffer.from(WALK_ARTICLE).toString("base64") };
const begun = async (name: string, more: object = {}): Promise<{ at: Folder; state: Authoring }> => {
  const made = await begin(root, { name, asOf: "2025-06-30", article: null, model: "no", ...more });
  if ("problem" in made) throw new Error(made.problem);
  if ("estimate" in made) throw new Error(made.estimate);
  return made;
};
const taken = (at: Folder, asked: AuthoringAnswer): Authoring => {
  const got = answer(at, asked);
  if ("problem" in got) throw new Error(got.problem);
  return got;
};
const steps = (
  given: { [step: string]: string | null },
  renames: { card: string; to: string }[] = [],
): AuthoringAnswer => ({
  do: "steps",
  steps: Object.entries(given).map(([step, words]) => ({ step, words })),
  renames,
});
const yaml = (at: Folder): string => readFileSync(at.file, "utf8");

describe("a case begun in the studio", () => {
  it("is on disk from two parties and a matter on, and every answer leaves a valid draft there", async () => {
    const { at } = await begun("The border");
    expect(at.id).toBe("the-border");
    expect(taken(at, steps({ parties: "Alba; Benn" })).written).toBe(false);
    expect(existsSync(at.folder)).toBe(false);
    for (const asked of [
      steps({ issues: "The border; The field" }),
      steps({ "options.border": "Disputed; A treaty" }),
      steps({ "order.border.alba": "2 1", "order.border.benn": "1 2", "order.field.alba": null }),
      steps({ questions: "1: 2028-12" }),
      steps({ governments_none: "x" }),
      steps({ "governments.alba": "The coalition: 2026-10" }),
    ]) {
      const got = answer(at, asked);
      if (asked.do === "steps" && asked.steps[0]!.step === "governments_none") expect(got).toHaveProperty("problem");
      const { status, stdout } = await entente("check", at.folder, "--json");
      expect([status, stdout.includes('"error"')]).toEqual([0, false]);
    }
    expect(yaml(at)).toContain('treaty: "A treaty"');
  });
  it("keeps ids where a name changes that others lean on, and undoes answers one by one", async () => {
    const { at } = await begun("Names");
    taken(at, steps({ parties: "Alba; Benn", issues: "The border" }));
    taken(at, steps({ "options.border": "Disputed; A treaty" }));
    taken(at, steps({ "order.border.alba": "1 2" }));
    const before = yaml(at);
    const named = taken(
      at,
      steps({ "options.border": "Disputed; A treaty on the line" }, [
        { card: "issues.border.options.treaty", to: "A treaty on the line" },
      ]),
    );
    expect(yaml(at)).toContain('treaty: "A treaty on the line"');
    expect(named.steps.find(({ id }) => id === "order.border.alba")!.now).toBe("1 2");
    expect(taken(at, { do: "undo" }).canUndo).toBe(true);
    expect(yaml(at)).toBe(before);
  });
  it("refuses an answer at its step, and then writes nothing of the others", async () => {
    const { at } = await begun("Refused");
    taken(at, steps({ parties: "Alba; Benn", issues: "The border" }));
    const before = yaml(at);
    expect(answer(at, steps({ "options.border": "Disputed; A treaty", questions: "1: 2001-01" }))).toMatchObject({
      step: "questions",
      problem: expect.stringContaining("not after") as string,
    });
    expect(yaml(at)).toBe(before);
  });
  it.each(["parties.alba", "issues.border"])(
    "says what to name first where %s is dropped as the last of its kind",
    async (card) => {
      const { at } = await begun(`Last ${card.split(".")[0]}`);
      taken(at, steps({ parties: "Alba; Benn", issues: "Border" }));
      const before = yaml(at);
      const refused = answer(at, { do: "drop", cards: [card] });
      expect(refused).toMatchObject({ problem: expect.stringContaining("Name another one first") as string });
      expect(yaml(at)).toBe(before);
      taken(at, steps({ parties: "Alba; Benn; Cord", issues: "Border; Gas" }));
      expect(taken(at, { do: "drop", cards: [card] }).written).toBe(true);
    },
  );
  it("asks for a date, and takes no folder that exists", async () => {
    const ask = (name: string, asOf: string) => begin(root, { name, asOf, article: null, model: "no" });
    expect(await ask("Undated", "")).toHaveProperty("problem");
    expect(await ask("Undated", "soon")).toHaveProperty("problem");
    expect(await ask("  ", "2025-01")).toHaveProperty("problem");
    expect(await ask("../../etc", "2025-01")).toMatchObject({ at: { id: "etc", folder: join(root, "etc") } });
    await begun("Twice").then(({ at }) => taken(at, steps({ parties: "A; B", issues: "C" })));
    expect(await ask("Twice", "2025-01")).toMatchObject({ problem: expect.stringContaining("already") as string });
  });
});

describe("a case read from an article", () => {
  it("has its proposals as cards, which are accepted, changed and dropped with what leans on them", async () => {
    const { at, state: first } = await begun("Narrow sea", { asOf: "", article });
    expect([first.written, first.asOf]).toEqual([true, "2025-03-03"]);
    expect(first.article).toContain("Velland needs gas.");
    const issue = first.cards.find(({ kind }) => kind === "issues")!;
    expect(taken(at, { do: "accept", cards: [issue.id] }).cards.find(({ id }) => id === issue.id)!.state).toBe(
      "accepted",
    );
    const need = first.cards.find(({ kind }) => kind === "needs")!;
    taken(at, { do: "change", card: need.id, fields: { weight: "high" } });
    expect(yaml(at)).toContain('\\"high\\" is known, not how much');
    const party = first.cards.find(({ id }) => id === "parties.velland")!;
    expect(party.leaning).toContain("needs.gas");
    expect(answer(at, { do: "drop", cards: [party.id] })).toHaveProperty("problem");
    // What stands today of each issue.
    const issues = first.cards.filter(({ kind }) => kind === "issues");
    expect(first.cards.filter(({ canDrop }) => !canDrop).map(({ kind }) => kind)).toEqual(issues.map(() => "options"));
  });
  it("takes its suggestions as suggestions, and then runs", async () => {
    const { at, state: first } = await begun("Suggested", { asOf: "", article });
    const issues = first.cards.filter(({ kind }) => kind === "issues").map(({ id }) => id.replace("issues.", ""));
    taken(at, steps(Object.fromEntries(issues.map((id) => [`options.${id}`, "As it stands; A treaty"]))));
    taken(at, steps({ questions: "1: 2027-12" }));
    const done = taken(at, { do: "suggestions" });
    expect([done.unfilled, done.edited]).toEqual([0, false]);
    expect((await entente("check", at.folder, "--strict")).status).toBe(0);
    const more = taken(at, steps({ issues: "+ The pilots" }));
    expect(more.unfilled).toBeGreaterThan(0);
    expect(more.unfilled).toBeLessThan(12);
  });
  it("says where case.yaml was edited since, and writes over it only when asked to", async () => {
    const { at } = await begun("Edited", { asOf: "", article });
    const before = yaml(at);
    writeFileSync(at.file, `${before}# mine\n`);
    expect(state(at)!.edited).toBe(true);
    expect(answer(at, steps({ issues: "+ The gas field" }))).toHaveProperty("problem");
    expect(yaml(at)).toContain("# mine");
    expect(taken(at, { do: "rewrite" })).toMatchObject({ edited: false, before: "case-before-1.yaml" });
    expect(yaml(at)).toBe(before);
    expect(readFileSync(join(at.folder, "case-before-1.yaml"), "utf8")).toBe(`${before}# mine\n`);
  });
  it("goes on after numbers were judged in the workbench, and keeps them with their reasons", async () => {
    const { at, state: first } = await begun("Judged", { asOf: "", article });
    const issues = first.cards.filter(({ kind }) => kind === "issues").map(({ id }) => id.replace("issues.", ""));
    taken(at, steps(Object.fromEntries(issues.map((id) => [`options.${id}`, "As it stands; A treaty"]))));
    taken(at, { do: "suggestions" });
    const [path, other] = Object.keys(
      JSON.parse(readFileSync(join(at.folder, "proposals.json"), "utf8")).filled,
    ).filter((one) => one.endsWith(".weight"));
    const saved = save(at, {
      mark: null,
      overrides: { [path!]: "31 to 37", [other!]: "11 to 13" },
      reasons: { [path!]: "So it was said." },
    });
    expect(saved).not.toHaveProperty("problem");
    expect(state(at)).toMatchObject({ edited: false, canUndo: false });
    const before = yaml(at);
    expect(taken(at, steps({ questions: "1: 2027-12" }))).toMatchObject({ edited: false, unfilled: 0 });
    expect(yaml(at)).toContain('{value: 31 to 37, judgment: "So it was said."}');
    expect(yaml(at)).toContain("11 to 13");
    taken(at, { do: "undo" });
    expect(yaml(at)).toBe(before);
  });
  it("is saved also where its proposals cannot be read, which stay as they are", async () => {
    const { at } = await begun("Unreadable", { asOf: "", article });
    taken(at, { do: "suggestions" });
    const { filled } = JSON.parse(readFileSync(join(at.folder, "proposals.json"), "utf8"));
    const path = Object.keys(filled).find((one) => one.endsWith(".weight"))!;
    writeFileSync(join(at.folder, "proposals.json"), "{");
    expect(save(at, { mark: null, overrides: { [path]: "31 to 37" } })).not.toHaveProperty("problem");
    expect(yaml(at)).toContain("31 to 37");
    expect(readFileSync(join(at.folder, "proposals.json"), "utf8")).toBe("{");
  });
  it("without a negotiation in it is asked about from the beginning, with its text beside", async () => {
    const bytes = Buffer.from(
      "2 May 2024\n\nThe weather was fine in Benn on Monday. Many people went to the beach.",
    ).toString("base64");
    const { state: first } = await begun("Weather", { asOf: "", article: { name: "a.txt", bytes } });
    expect([first.written, first.article?.includes("beach")]).toEqual([false, true]);
    expect(first.note).toMatch(/no negotiation found/i);
  });
});
