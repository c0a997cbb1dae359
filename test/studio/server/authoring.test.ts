import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { entente } from "../../cli/command.ts";
import { save } from "../../../src/studio/server/save.ts";
import { answer, begin, forget, state } from "../../../src/studio/server/authoring.ts";
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
  it("lets suggestions follow from who would sign, also once a number is given, and takes both back at once", async () => {
    const { at } = await begun("Who signs");
    taken(at, steps({ parties: "Alba; Benn", issues: "The border" }));
    taken(
      at,
      steps({ "options.border": "Disputed; A treaty", "order.border.alba": "1; 2", "order.border.benn": "1; 2" }),
    );
    expect(yaml(at)).not.toContain("friction:");
    taken(at, steps({ "signs.alba": "1: 20%" }));
    const cost = (): string => /friction:\n\s+treaty: "\? (\S+ to \S+):/.exec(yaml(at))![1]!;
    const before = yaml(at);
    const light = cost();
    taken(at, { do: "fill", path: "actors.alba.stakes.border.weight", written: "70 to 90", sentence: "All of it." });
    expect(cost()).not.toBe(light);
    expect(yaml(at)).toContain("70 to 90");
    taken(at, { do: "undo" });
    expect(yaml(at)).toBe(before);
  });
  it("keeps ids where a name changes that others depend on, and undoes answers one by one", async () => {
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
      faults: [{ step: "questions", field: null, problem: expect.stringContaining("not after") as string }],
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

describe("a case that is begun and not on disk yet", () => {
  const again = (name: string) => begin(root, { name, asOf: "2025-01", article: null, model: "no" });
  it("keeps its article and its answers, and none of its name takes its place until it is let go", async () => {
    const { at } = await begun("Not yet", {
      article: { name: "a.txt", bytes: Buffer.from("Rain fell.").toString("base64") },
    });
    taken(at, steps({ parties: "Alba; Benn" }));
    expect(await again("Not yet")).toMatchObject({ problem: expect.stringContaining("go on with it") as string });
    expect(state(at)).toMatchObject({ written: false, article: expect.stringContaining("Rain fell.") as string });
    expect(state(at)!.steps.find(({ id }) => id === "parties")!.now).toBe("Alba; Benn");
    forget(at);
    expect(state(at)).toBeNull();
    expect(await again("Not yet")).toHaveProperty("state");
  });
  it("is not one that was on disk and was deleted, and what is on disk is not let go", async () => {
    const { at } = await begun("Was there");
    taken(at, steps({ parties: "Alba; Benn", issues: "The border" }));
    forget(at);
    expect(state(at)).toMatchObject({ written: true, canUndo: true });
    rmSync(at.folder, { recursive: true });
    expect(await again("Was there")).toHaveProperty("state");
  });
});

describe("a case read from an article", () => {
  it("has its proposals as cards, which are accepted, changed and dropped with what depends on them", async () => {
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
    expect(done.unfilled).toBe(0);
    expect((await entente("check", at.folder, "--strict")).status).toBe(0);
    const more = taken(at, steps({ issues: "+ The pilots" }));
    expect(more.unfilled).toBeGreaterThan(0);
    expect(more.unfilled).toBeLessThan(12);
  });
  it("follows a changed answer where a suggestion was only taken, says what stays, and is undone to the byte", async () => {
    const { at } = await begun("Turned round");
    taken(at, steps({ parties: "Alba; Benn", issues: "The border; The field" }));
    taken(at, steps({ "options.border": "Disputed; A treaty", "options.field": "Shut; Shared" }));
    taken(at, steps({ "order.border.alba": "1 2", "order.border.benn": "1 2", "order.field.alba": "1 2" }));
    taken(at, { do: "suggestions" });
    const judged = "actors.benn.stakes.border.values.treaty";
    taken(at, { do: "fill", path: judged, written: "30 to 90", sentence: "It was so in the spring." });
    const unreasoned = "actors.alba.stakes.field.values.shared";
    taken(at, { do: "fill", path: unreasoned, written: "20 to 90", sentence: null });
    const before = yaml(at);
    expect(before).toMatch(/shared: 20 to 90$/m);
    const turned = taken(at, steps({ "order.border.alba": "2 1", "order.border.benn": "2 1" }));
    expect(yaml(at)).toBe(
      before.replace(/treaty: \{value: 20 to 80, suggested: "only that it is better/, (line) =>
        line.replace("20 to 80", "-80 to -20").replace("better", "worse"),
      ),
    );
    expect(yaml(at)).not.toBe(before);
    expect(turned.stays).toEqual([expect.stringContaining(judged)]);
    expect(state(at)!.stays).toEqual(turned.stays);
    const suggested = turned.filled.filter((one) => one.suggested).map(({ path }) => path);
    expect(suggested).toContain("actors.alba.stakes.border.values.treaty");
    expect(suggested).not.toContain(judged);
    expect(suggested).not.toContain(unreasoned);
    expect(taken(at, { do: "undo" }).stays).toEqual([]);
    expect(yaml(at)).toBe(before);
  });
  it("goes on after case.yaml was edited, puts its answers into it, and takes back one answer and nothing else", async () => {
    const { at } = await begun("Edited", { asOf: "", article });
    taken(at, steps({ parties: "+ Cord" }));
    const before = `${yaml(at).replace("actors:", "actors:   # who can sign")}# mine\n`;
    writeFileSync(at.file, before);
    taken(at, steps({ issues: "+ The gas field" }));
    expect(yaml(at)).toContain('name: "The gas field"');
    expect(yaml(at)).toContain("# mine\n");
    expect(yaml(at)).toContain("actors:   # who can sign");
    writeFileSync(at.file, `${yaml(at)}# more\n`);
    taken(at, { do: "undo" });
    expect(yaml(at)).toBe(`${before}# more\n`);
  });
  it("says which parts both changed, and takes the side that is chosen", async () => {
    const { at } = await begun("Both", { asOf: "", article });
    taken(at, steps({ parties: "+ Cord" }));
    const edited = yaml(at).replace('name: "Cord"', 'name: "Cord"   # a hard one');
    writeFileSync(at.file, edited);
    const drop: AuthoringAnswer = { do: "drop", cards: ["parties.cord"] };
    expect(answer(at, drop)).toMatchObject({ clashes: ['"Cord" was changed by hand, and the answer takes it out.'] });
    expect(yaml(at)).toBe(edited);
    expect(taken(at, { ...drop, side: "theirs" }).written).toBe(true);
    expect(yaml(at)).not.toContain("Cord");
    taken(at, { do: "undo" });
    expect(yaml(at)).toBe(edited);
    taken(at, { ...drop, side: "mine" });
    expect(yaml(at)).toBe(edited);
  });
  it("keeps the parts that were changed by hand, and takes the rest of an answer that takes parts out", async () => {
    const { at } = await begun("Parted", { asOf: "", article });
    taken(at, steps({ parties: "+ Cord; Dorn" }));
    writeFileSync(at.file, yaml(at).replace('name: "Cord"', 'name: "Cord"   # a hard one'));
    const drop: AuthoringAnswer = { do: "drop", cards: ["parties.cord", "parties.dorn"] };
    expect(answer(at, drop)).toMatchObject({ clashes: ['"Cord" was changed by hand, and the answer takes it out.'] });
    const { cards } = taken(at, { ...drop, side: "mine" });
    expect(yaml(at)).toMatch(/Cord"   # a hard one[^]*parties: \[orsk, velland, cord\]/);
    expect(yaml(at)).not.toContain("Dorn");
    expect(["cord", "dorn"].map((id) => cards.find((card) => card.id === `parties.${id}`)!.stands)).toEqual([
      true,
      false,
    ]);
  });
  it("asks where an answer on a page from before takes out what was written since, and not once the page shows it", async () => {
    const { at } = await begun("Stale", { asOf: "", article });
    const { cards } = taken(at, steps({ parties: "+ Cord" }));
    const issue = cards.find(({ kind }) => kind === "issues")!.id;
    const options = issue.replace("issues", "options");
    taken(at, steps({ [options]: "Disputed; A treaty; A lease" }));
    const renamed = yaml(at).replace('"A lease"', '"A lease of the gas"');
    writeFileSync(at.file, renamed);
    const without = steps({ [options]: "Disputed; A treaty" });
    for (let twice = 0; twice < 2; twice++)
      expect(answer(at, without)).toMatchObject({
        clashes: [expect.stringContaining("A lease of the gas") as string],
      });
    expect(yaml(at)).toBe(renamed);
    state(at);
    expect(taken(at, without).written).toBe(true);
    expect(yaml(at)).not.toContain("lease");
  });
  it("goes on after numbers were judged in the workbench, and keeps them with their reasons", async () => {
    const { at, state: first } = await begun("Judged", { asOf: "", article });
    const issues = first.cards.filter(({ kind }) => kind === "issues").map(({ id }) => id.replace("issues.", ""));
    taken(at, steps(Object.fromEntries(issues.map((id) => [`options.${id}`, "As it stands; A treaty"]))));
    const { filled } = taken(at, { do: "suggestions" });
    const [path, other] = filled.map((one) => one.path).filter((one) => one.endsWith(".weight"));
    const saved = save(at, {
      mark: null,
      overrides: { [path!]: "31 to 37", [other!]: "11 to 13" },
      reasons: { [path!]: "So it was said." },
    });
    expect(saved).not.toHaveProperty("problem");
    expect(state(at)!.filled).toContainEqual({
      path,
      written: "31 to 37",
      sentence: "So it was said.",
      suggested: false,
    });
    const before = yaml(at);
    expect(taken(at, steps({ questions: "1: 2027-12" })).unfilled).toBe(0);
    expect(yaml(at)).toContain('{value: 31 to 37, judgment: "So it was said."}');
    expect(yaml(at)).toContain("11 to 13");
    taken(at, { do: "undo" });
    expect(yaml(at)).toBe(before);
  });
  it("is saved also where its proposals cannot be read, which stay as they are", async () => {
    const { at } = await begun("Unreadable", { asOf: "", article });
    const { filled } = taken(at, { do: "suggestions" });
    const { path } = filled.find((one) => one.path.endsWith(".weight"))!;
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
  it("without a negotiation in it is a proposal on the page that asks, and says no more that none was found", async () => {
    const bytes = Buffer.from(
      "2 May 2024\n\nBenn needs gas for the winter. Alba might offer a pipeline by the end of 2026. The parliament of Alba would have to agree to any treaty. Benn said that it would sign no treaty unless Alba leaves the harbour.",
    ).toString("base64");
    const { at, state: first } = await begun("Winter", { asOf: "", article: { name: "a.txt", bytes } });
    expect(first.note).toMatch(/no negotiation found/i);
    const after = taken(at, steps({ parties: "Alba; Benn", issues: "The gas" }));
    expect([after.written, after.note]).toEqual([
      true,
      "The article is read as of 2024-05-02, the date that it carries.",
    ]);
    const need = after.cards.find(({ page }) => page === "needs")!;
    expect([need.stands, need.quote?.text, yaml(at).includes("needs:")]).toEqual([
      false,
      "Benn needs gas for the winter",
      false,
    ]);
    const confirmed = taken(at, { do: "accept", cards: [need.id] });
    expect(confirmed.cards.find(({ id }) => id === need.id)).toMatchObject({ page: "needs", stands: true });
    expect(yaml(at)).toContain("gas for the winter");
    expect(after.cards.filter(({ page }) => page === "procedures")).toHaveLength(1);
  });
});
