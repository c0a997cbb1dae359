import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { libraryClasses } from "../../src/language/index.ts";
import { entente, inFolder } from "./command.ts";

const { small, spawned } = inFolder("reference");

describe("entente reference", () => {
  it("lists every class by kind, and those of one kind", async () => {
    const { status, stdout } = await entente("reference");
    expect(status).toBe(0);
    for (const { id } of libraryClasses()) expect(stdout).toContain(id);
    const asked = (await entente("reference", "--kind", "asked")).stdout;
    expect(asked).toContain("asked.clash");
    expect(asked).not.toContain("icow");
  });
  it("shows one with its counts, both readings, source and terms", async () => {
    const { stdout } = await entente("reference", "asked.approval_of_finished_text");
    for (const part of ["7 of 10", "42 %", "25 % to 59 %", "lends 12.1 questions", "Good Judgment", "Terms:"])
      expect(stdout.replace(/\s+/g, " ")).toContain(part);
  });
  it("prints JSON that a program can read", () => {
    const { status, stdout } = spawned(["reference", "icow_bilateral_30_years", "--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kind: "risk", figures: { events: 7, years: 818 }, since: "2001" });
  });
  it("says which class was meant, and which kinds there are", async () => {
    expect(await entente("reference", "leaders_meet")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("did you mean 'asked.leaders_meet'"),
    });
    expect(await entente("reference", "--kind", "risks")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("asked, risk and stage"),
    });
  });
});

describe("a class of the library in a case", () => {
  it("is proposed by check, with the words that show why", async () => {
    const { stdout } = await entente("check", small());
    expect(stdout).toMatch(/dam_built: asked\.agreement, if it asks whether an agreement is signed \('be agreed'\)/);
    const { classes } = JSON.parse((await entente("check", small(), "--explain", "--json")).stdout);
    expect(classes.dam_built[0]).toMatchObject({ words: ["be agreed"], classes: ["asked.agreement"] });
  });
  it("stands in terminal, report and Markdown with its kind in words", async () => {
    const folder = small(
      (text) =>
        `${text}\nreference:\n  agreed: {class: asked.agreement, answers: [dam_built]}\n  old: {class: icow_talks_agree, answers: [dam_built]}\n`,
    );
    const run = await entente(
      "run",
      folder,
      "--draws",
      "60",
      "--paths",
      "2",
      "--workers",
      "1",
      "--format",
      "html,md,csv",
    );
    expect(run.status, run.stderr).toBe(0);
    expect(run.stdout.replace(/\s+/g, " ")).toContain("13 % (6 % to 22 %) of posed questions, by its own count 13 %");
    for (const file of ["report.html", "report.md"]) {
      const said = readFileSync(join(folder, "out", file), "utf8").replaceAll("\u00a0", " ");
      expect(said, file).toContain("Of posed questions, whatever their date: 4 of 35.");
      expect(said, file).toContain("lends 12.1 questions");
      expect(said, file).toContain("Of such texts: 169 of 380.");
    }
    const table = readFileSync(join(folder, "out/tables/outside_view.csv"), "utf8").split("\r\n");
    expect(table[0]).toBe("question,class,name,p,p5,p95,library_class,kind,own_count,lent,later");
    expect(table[1]).toMatch(/^dam_built,agreed,[^,]+,.*,asked\.agreement,asked,0\.125,12\.1\d*,$/);
  });
});
