import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { caseFiles, connect, folderWith, strait, type Called } from "./client.ts";

/** A frame over the strait, with a function that changes it on its latest base. */
async function begun() {
  const folder = folderWith({ "strait.md": strait });
  const { call, desk } = await connect(folder);
  const { article } = (await call("article_open", { path: "strait.md", as_of: "2026-03" })).data;
  const draft = await call("case_draft", { article, as_of: "2026-03", name: "strait", from: "blank" });
  let { base } = draft.data;
  const edit = async (...changes: object[]): Promise<Called> => {
    const answer = await call("case_edit", { case: "strait", base, changes });
    if (!answer.isError) ({ base } = answer.data);
    return answer;
  };
  const yaml = (): string => readFileSync(join(folder, "strait/case.yaml"), "utf8");
  return { folder, call, desk, article, draft, edit, yaml, base: (): string => base };
}

const quote = (words: string) => ({ source: "article", quote: words });
const PARTIES = [
  {
    op: "put",
    path: "actors.marn",
    yaml: "name: Marn",
    because: [quote("Marn holds the northern shore and the deep channel.")],
  },
  {
    op: "put",
    path: "actors.ostany",
    yaml: "name: Ostany",
    because: [quote("Ostany holds the southern shore, the lighthouses and the only school of pilots.")],
  },
  {
    op: "put",
    path: "issues.tolls",
    yaml: "name: The tolls\noptions: {none: Marn keeps all of it, shared: A shared toll, sold: Sold to a joint company}",
    because: [quote("would accept a shared toll")],
  },
  {
    op: "put",
    path: "tables.talks",
    yaml: 'parties: [marn, ostany]\nissues: [tolls]\nmeetings_per_year: "?"\nconcludes: low',
  },
  { op: "put", path: "residual", yaml: "medium" },
];

describe("case_draft", () => {
  it("from blank gives a frame with the article as its source, its dates open", async () => {
    const { draft, yaml, folder, call, article } = await begun();
    expect(draft.data).toMatchObject({ case: "strait", actors: [], open: 1, page: null });
    expect(yaml()).toContain("    date: 2026-03-14");
    expect(existsSync(join(folder, "strait/article.txt"))).toBe(true);
    const again = await call("case_draft", { article, as_of: "2026-03", name: "strait", from: "blank" });
    expect(again.text).toMatch(/^\[exists\]/);
    for (const name of ["../x", "A", "a/b", "con", ""])
      expect((await call("case_draft", { article, as_of: "2026-03", name, from: "blank" })).isError, name).toBe(true);
  });
  it("by rules says where there is no negotiation, and writes nothing", async () => {
    const folder = folderWith({ "a.txt": "The museum opened on Tuesday. It has four rooms, and the coffee is good." });
    const { call } = await connect(folder);
    const { article } = (await call("article_open", { path: "a.txt" })).data;
    const answer = await call("case_draft", { article, as_of: "2026-03", name: "museum" });
    expect(answer.text).toMatch(/^\[nothing-to-do\].*from: "blank"/s);
    expect(existsSync(join(folder, "museum"))).toBe(false);
  });
  it("by rules drafts with cards, an open count and the page", async () => {
    const name = "velna-water";
    const { call } = await connect(folderWith({ "a.txt": caseFiles(name)[`${name}/article.txt`]! }));
    const { article } = (await call("article_open", { path: "a.txt", as_of: "2025-01" })).data;
    const answer = await call("case_draft", { article, as_of: "2025-01", name: "velna" });
    if (answer.isError) expect(answer.text).toMatch(/^\[nothing-to-do\]/);
    else expect(answer.data).toMatchObject({ case: "velna", page: "velna/reading.html" });
  });
});

describe("case_edit", () => {
  it("puts blocks with their quotes, words as open ranges, and its own sentences marked", async () => {
    const { edit, yaml, call } = await begun();
    const answer = await edit(...PARTIES, {
      op: "put",
      path: "actors.marn.needs.money",
      yaml: "name: money\nweight: high\nlevel: {value: medium, judgment: Its treasury is empty}\nmet_by: {tolls: {sold: most, none: 0}}",
      because: [quote("Both treasuries, it is said, are empty."), { judgment: "A sale pays at once." }],
      why: "it is said twice",
    });
    expect(answer.isError, answer.text).toBe(false);
    expect(answer.data).toMatchObject({ applied: 6, open: 7 });
    expect(answer.data.diff).toContain("+         weight: \"? 30 to 70: assistant: 'high', it is said twice\"");
    const text = yaml();
    expect(text).toContain(
      'level: {value: "? 0.3 to 0.7: assistant: \'medium\', it is said twice", judgment: "assistant: Its treasury is empty"}',
    );
    expect(text).toContain('- judgment: "assistant: A sale pays at once."');
    expect(text).toContain("concludes: \"? 0.05 to 0.35: assistant: 'low'\"");
    expect(text).toContain("sold: \"? 0.6 to 0.9: assistant: 'most', it is said twice\"");
    const check = await call("case_check", { case: "strait" });
    expect(check.data).toMatchObject({ runs: false, errors: 0, grounds: { open: 7, bare: 0 } });
  });
  it("takes a number whose figures stand in a quote, and no other", async () => {
    const { edit, yaml } = await begun();
    expect((await edit(...PARTIES)).isError).toBe(false);
    const toll = (yamlText: string, words: string) =>
      edit({
        op: "put",
        path: "drivers.toll",
        yaml: `name: Tolls\nunit: bn a year\nprocess: constant\nvalue: ${yamlText}`,
        because: [quote(words)],
      });
    const insurers = "The strait brings in 3.2 billion a year, according to the insurers who write its risks.";
    expect((await toll("4", insurers)).text).toMatch(
      /^\[number-without-ground\] drivers\.toll\.value: '4' stands in no quote/,
    );
    expect((await toll("3 to 3.2", insurers)).isError).toBe(true);
    expect((await toll("{one_of: {3.2: 0.9, 5: 0.1}}", insurers)).isError).toBe(true);
    expect((await toll("{value: 5, suggested: of course}", insurers)).isError).toBe(true);
    expect((await toll("{value: 5, judgment: of course}", insurers)).isError).toBe(true);
    expect((await toll("3.2", insurers)).isError).toBe(false);
    expect(yaml()).toContain("value: 3.2");
    const friction = await edit({
      op: "put",
      path: "actors.marn.friction",
      yaml: "6 to 14",
      because: [quote(insurers)],
    });
    expect(friction.text).toMatch(
      /'6 to 14' stands in no quote you gave, and no text states such a number.*"\? 6 to 14: assistant: REASON"/,
    );
    expect((await edit({ op: "put", path: "actors.marn.friction", yaml: '"? 6 to 14: three cabinets"' })).isError).toBe(
      false,
    );
    expect(yaml()).toContain('friction: "? 6 to 14: assistant: three cabinets"');
  });
  it("takes dates that a quote names or as_of gives, and no other", async () => {
    const { edit, yaml } = await begun();
    expect((await edit(...PARTIES)).isError).toBe(false);
    const silence = quote("Nothing has been signed since the summer of 2019.");
    const record = (since: string) =>
      edit({ op: "put", path: "record", yaml: `since: ${since}\nmatch: [tolls]`, because: [silence] });
    expect((await record("2018-06")).text).toMatch(/^\[number-without-ground\] record\.since: the date 2018-06/);
    expect((await record("2019-11")).isError).toBe(true);
    expect((await record("2019-06")).isError).toBe(false);
    const question = (by: string) =>
      edit({
        op: "put",
        path: "questions.sale",
        yaml: `ask: Will the tolls be sold by the end of 2030?\nwhen: {tolls: sold}\nby: ${by}`,
        because: [quote("a sale by the end of 2030 is more likely than the ministers admit")],
      });
    expect((await question("2031-06")).isError).toBe(true);
    expect((await question("2030-12")).isError).toBe(false);
    expect(yaml()).toContain("by: 2030-12");
  });
  it("refuses a quote that is not there, with the nearest sentence", async () => {
    const { edit, yaml } = await begun();
    const before = yaml();
    const answer = await edit({ ...PARTIES[0], because: [quote("both treasuries are empty")] });
    expect(answer.text).toMatch(
      /^\[quote-not-found\].*sentence \d+: <article [0-9a-f]{16}>Both treasuries, it is said, are empty\.<\/article/s,
    );
    expect(yaml()).toBe(before);
  });
  it("writes nothing where the case would not check, and says the line", async () => {
    const { edit, yaml } = await begun();
    const before = yaml();
    const answer = await edit(...PARTIES, { op: "put", path: "tables.talks.partys", yaml: "[marn]" });
    expect(answer.text).toMatch(
      /^\[does-not-check\] Nothing was written\. Line \d+, tables\.talks\.partys: unknown key 'partys'/,
    );
    expect(yaml()).toBe(before);
  });
  it("says what was edited meanwhile, and loses no change of two clients", async () => {
    const { edit, yaml, folder, base } = await begun();
    await edit(...PARTIES);
    const seen = base();
    const other = await connect(folder); // a server of its own, as another client would start
    const change = (name: string) => [{ op: "put", path: "actors.marn.name", yaml: name }];
    const [one, two] = await Promise.all([
      edit(...change("Marn A")),
      other.call("case_edit", { case: "strait", base: seen, changes: change("Marn B") }),
    ]);
    expect([one.isError, two.isError].sort()).toEqual([false, true]);
    const refused = one.isError ? one : two;
    expect(refused.text).toMatch(
      /^\[stale\] The case has changed since base [0-9a-f]{12} \(someone edited actors\.marn\)\./,
    );
    expect(yaml()).toContain(one.isError ? "Marn B" : "Marn A");
    expect(readFileSync(join(folder, "strait/.entente/2.yaml"), "utf8")).toContain("name: Marn\n");
  });
  it("keeps twenty earlier texts", async () => {
    const { edit, folder } = await begun();
    await edit(...PARTIES);
    for (let n = 0; n < 22; n++) await edit({ op: "put", path: "actors.marn.name", yaml: `Marn ${"x".repeat(n + 1)}` });
    const kept = [...Array(30).keys()].filter((n) => existsSync(join(folder, `strait/.entente/${n}.yaml`)));
    expect(kept).toEqual([...Array(20).keys()].map((n) => n + 4));
  });
  it("renames with every reference", async () => {
    const folder = folderWith(caseFiles("calder-harbour"));
    const { call } = await connect(folder);
    const { base } = (await call("case_check", { case: "calder-harbour" })).data;
    const answer = await call("case_edit", {
      case: "calder-harbour",
      base,
      changes: [{ op: "rename", path: "drivers.fuel", yaml: "fuel_price" }],
    });
    expect(answer.isError, answer.text).toBe(false);
    expect((await call("case_check", { case: "calder-harbour" })).data).toMatchObject({ runs: true });
  });
  it("takes no ground from a number, and no text of a source that the server could have written", async () => {
    const folder = folderWith(caseFiles("calder-harbour"));
    const { call } = await connect(folder);
    const { base } = (await call("case_check", { case: "calder-harbour" })).data;
    const edit = (...changes: object[]) => call("case_edit", { case: "calder-harbour", base, changes });
    expect((await edit({ op: "remove", path: "tables.harbour.because" })).text).toMatch(
      /^\[number-without-ground\] tables\.harbour/,
    );
    writeFileSync(join(folder, "calder-harbour/case.md"), "x");
    for (const text of ["case.yaml", ".entente/1.yaml", "reading.json"])
      expect(
        (await edit({ op: "put", path: "sources.own", yaml: `title: Own\ndate: 2025-01-31\ntext: ${text}` })).isError,
        text,
      ).toBe(true);
  });
});
