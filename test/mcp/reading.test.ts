import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FENCE_HEADING } from "../../src/mcp/fence.ts";
import { caseFiles, connect, ERAS, folderWith, strait } from "./client.ts";

describe.each(ERAS)("under %s", (era) => {
  it("the listing carries annotations from the table, and --read-only leaves out what writes", async () => {
    const { client } = await connect(folderWith(), { era });
    const { tools } = await client.listTools();
    for (const { annotations, inputSchema, outputSchema, description } of tools) {
      expect(annotations).toMatchObject({ openWorldHint: false });
      expect(inputSchema.additionalProperties).toBe(false);
      expect(outputSchema).toBeDefined();
      expect(description).toMatch(/^[A-Z].*\.$/s);
    }
    const readOnly = await connect(folderWith(), { era, settings: { readOnly: true } });
    const left = (await readOnly.client.listTools()).tools;
    expect(left.map(({ annotations }) => annotations?.readOnlyHint)).toEqual(left.map(() => true));
  });
  it("an unknown argument is refused by the name that was meant", async () => {
    const { call } = await connect(folderWith(), { era });
    const answer = await call("quote_find", { article: "a-000000000000", qoutes: ["x"] });
    expect(answer.isError).toBe(true);
    expect(answer.text).toContain("there is no argument 'qoutes'; did you mean 'quotes'?");
  });
  it("an unknown tool is an error of the protocol", async () => {
    const { client } = await connect(folderWith(), { era });
    await expect(client.callTool({ name: "delete_everything", arguments: {} })).rejects.toMatchObject({ code: -32602 });
  });
  it("an article comes as numbered sentences between marks, and quotes of it are found where they stand", async () => {
    const { call } = await connect(folderWith({ "strait.md": strait }), { era });
    const opened = await call("article_open", { path: "strait.md", as_of: "2026-03" });
    expect(opened.data).toMatchObject({ date: { day: "2026-03", from: "argument" }, addressed_to_you: [], hidden: 0 });
    expect(opened.text).toContain(FENCE_HEADING);
    const { article, sentences } = opened.data;
    const found = await call("quote_find", {
      article,
      quotes: ["Nothing has been signed since the summer of 2019", "both treasuries are empty", { from: 1, to: 1 }],
    });
    const [there, near, first] = found.data.found;
    expect(there).toMatchObject({ found: true, quote: "Nothing has been signed since the summer of 2019" });
    expect(near).toMatchObject({ found: false, nearest: "Both treasuries, it is said, are empty." });
    expect(first).toMatchObject({ found: true, sentence: 1 });
    expect(sentences).toBeGreaterThan(25);
  });
});

describe("the root", () => {
  it("is the only place that is read, whatever a name says", async () => {
    const outside = folderWith({ "secret.txt": "a secret", "case.yaml": "entente: 1" });
    const folder = folderWith({ "a.txt": "An article.", "b.yaml": "x: 1" });
    symlinkSync(join(outside, "secret.txt"), join(folder, "link.txt"));
    symlinkSync(outside, join(folder, "linked"));
    mkdirSync(join(folder, ".hidden"));
    writeFileSync(join(folder, ".hidden/c.txt"), "hidden");
    const { call } = await connect(folder);
    for (const path of [
      "../secret.txt",
      "/etc/passwd.txt",
      "a/../../secret.txt",
      "link.txt",
      "linked/secret.txt",
      ".hidden/c.txt",
      "..\\secret.txt",
      "C:/secret.txt",
      "./a.txt",
      "a.exe",
      "a.txt ",
    ]) {
      const answer = await call("article_open", { path });
      expect(answer.text, path).toMatch(/^\[outside-root\]/);
      expect(answer.text, path).not.toContain(folder);
      expect(answer.text, path).not.toContain(outside);
    }
    expect((await call("case_check", { case: "linked" })).text).toMatch(/^\[outside-root\]/);
    expect((await call("article_open", { path: "b.yaml" })).text).toMatch(/^\[no-such-article\].*there is a\.txt/);
    expect((await call("article_open", { path: "a.txt" })).isError).toBe(false);
  });
  it("names the cases that there are", async () => {
    const { call } = await connect(folderWith({ ...caseFiles("two-thirds"), ...caseFiles("calder-harbour") }));
    const answer = await call("case_check", { case: "two-third" });
    expect(answer.text).toMatch(
      /^\[no-such-case\] There is no case 'two-third'; there are two-thirds, calder-harbour\./,
    );
  });
});

describe("case_check", () => {
  it("says what runs, what is wrong and where numbers come from", async () => {
    const files = caseFiles("calder-harbour");
    const { call, desk } = await connect(folderWith(files));
    const whole = await call("case_check", { case: "calder-harbour", detail: "full" });
    expect(whole.data).toMatchObject({ runs: true, errors: 0, open: [] });
    expect(whole.data.grounds.argued).toBeGreaterThan(5);
    const yaml = files["calder-harbour/case.yaml"]!;
    const edited = yaml.replace("friction: 1 to 3", 'friction: "? 1 to 3: why"').replace("met_by:", "met_bye:");
    writeFileSync(join(desk.root.folder, "calder-harbour/case.yaml"), edited);
    const broken = await call("case_check", { case: "calder-harbour" });
    expect(broken.data).toMatchObject({ runs: false, errors: 1, grounds: null });
    expect(broken.data.messages[0].message).toContain("did you mean 'met_by'?");
    expect(broken.data.open).toEqual([{ path: "actors.ostrea.friction", suggestion: "1 to 3", reason: "why" }]);
    expect(broken.data.base).not.toBe(whole.data.base);
  });
});
