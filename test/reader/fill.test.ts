import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ask } from "../../src/cli/fill.ts";
import { cli, entente, inFolder } from "../cli/command.ts";
import { dialog } from "../cli/dialog.ts";

const { folder, spawned } = inFolder("fill");

const YAML = `entente: 1
title: Two shores
as_of: 2012-10
until: "? 2022-12: the text names no date"
residual: {value: 3, because: [{judgment: Elections.}]}
sources:
  article: {title: The column, date: 2012, text: article.txt}
actors:
  a:
    name: Alba
    stakes:
      land:
        weight: "? 70 to 90: a standoff is not a size"   # keep this
        values: {all: 100}
        because: [{article: a standoff over the land}]
  b: {stakes: {land: {weight: 80, values: {all: "? -90 to -40"}, because: [{article: a standoff over the land}]}}}
issues:
  land: {options: {none: nothing, all: everything}}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: 2, concludes: "? 0.1 to 0.5: not told", because: [{judgment: Twice a year.}]}
questions:
  soon: {ask: Will it pass?, when: {land: all}, by: 2018-12}
`;
let made = 0;
const draft = (): string => {
  const path = join(folder, `d${++made}`);
  mkdirSync(path);
  writeFileSync(join(path, "case.yaml"), YAML);
  writeFileSync(join(path, "article.txt"), "There is a standoff over the land \u001b[31mhere.");
  return path;
};
const yamlOf = (path: string): string => readFileSync(join(path, "case.yaml"), "utf8");

/** Answers the questions of `ask` in order, each when it is asked. */
const answer = (path: string, answers: (string | (() => string))[]) =>
  dialog((terminal) => ask(path, terminal), answers);

describe("entente fill", () => {
  it("asks for every open number, shows what is known of it, and writes each answer in its place", async () => {
    const path = draft();
    const { shown, status } = await answer(path, [
      "2020-12\r",
      "60 to 80\r",
      "Half of all.\r",
      "ok\r",
      "\r",
      "unlikely\r",
      "Few do.\r",
    ]);
    expect(status).toBe(0);
    for (const words of [
      "Two shores: 4 to fill in",
      "1 of 4  until",
      "Last simulated month",
      'Alba, stake in "land", weight',
      '"a standoff over the land"',
      "at least 0",
      "Open because a standoff is not a size",
      "Suggested: 70 to 90",
      "Everything is filled in",
    ])
      expect(shown).toContain(words);
    expect(yamlOf(path)).toBe(
      YAML.replace('"? 2022-12: the text names no date"', "2020-12")
        .replace('"? 70 to 90: a standoff is not a size"', '{value: 60 to 80, judgment: "Half of all."}')
        .replace('"? -90 to -40"', '{value: -90 to -40, suggested: "offered with the draft"}')
        .replace('"? 0.1 to 0.5: not told"', '{value: unlikely, judgment: "Few do."}'),
    );
    expect((await entente("check", path)).status).toBe(0);
    expect((await entente("fill", path)).stdout).toMatch(/Nothing is left to fill in/);
  });
  it("fills the file behind a symbolic link, with its permissions, and keeps the link", async () => {
    const path = draft();
    const kept = join(path, "kept.yaml");
    renameSync(join(path, "case.yaml"), kept);
    chmodSync(kept, 0o640);
    symlinkSync("kept.yaml", join(path, "case.yaml"));
    await answer(path, ["2020-12\r", "\u0003"]);
    expect(lstatSync(join(path, "case.yaml")).isSymbolicLink()).toBe(true);
    expect(readFileSync(kept, "utf8")).toBe(YAML.replace('"? 2022-12: the text names no date"', "2020-12"));
    expect(statSync(kept).mode & 0o777).toBe(0o640);
  });
  it("can be left, keeps what was answered, and takes it up again", async () => {
    const path = draft();
    const first = await answer(path, ["2020-12\r", "\u0003"]);
    expect(first.shown).toContain("1 filled in, 3 open.");
    expect(yamlOf(path)).toBe(YAML.replace('"? 2022-12: the text names no date"', "2020-12"));
    const second = await answer(path, ["\r", "ok\r", "\u0003"]);
    expect(second.shown).toContain("Two shores: 3 to fill in");
    expect(second.shown).toContain("0 filled in, 3 open.");
    expect(yamlOf(path)).toBe(YAML.replace('"? 2022-12: the text names no date"', "2020-12"));
  });
  it("goes back to the number before, also to one that was filled in, and opens it again", async () => {
    const path = draft();
    const { shown } = await answer(path, ["2020-12\r", "<\r", "2021-06\r", "\u0003"]);
    expect(shown).toContain("1 filled in, 3 open.");
    expect(yamlOf(path)).toBe(YAML.replace('"? 2022-12: the text names no date"', "2021-06"));
  });
  it("explains a number, and takes all suggestions that are left", async () => {
    const path = draft();
    const { shown } = await answer(path, ["\r", "?\r", "rest\r"]);
    expect(shown).toContain("something over which a ministry would resign");
    expect(shown).toContain("3 filled in, 1 open.");
    expect(yamlOf(path).match(/suggested: /g)).toHaveLength(3);
  });
  it("is left by Ctrl+D too, and takes the word skip", async () => {
    const path = draft();
    const { shown, status } = await answer(path, ["skip\r", "\u0004"]);
    expect(shown).toContain("2 of 4  Alba");
    expect(shown).toContain("0 filled in, 4 open.");
    expect(status).toBe(0);
  });
  it("asks no more for what was filled in by hand meanwhile, and counts what is open as the file has it", async () => {
    const path = draft();
    const edit = (): string => {
      writeFileSync(join(path, "case.yaml"), YAML.replace('"? 70 to 90: a standoff is not a size"', "75"));
      return "2020-12\r";
    };
    const { shown } = await answer(path, [edit, "\u0003"]);
    expect(shown).toContain("3 of 4  b, stake");
    expect(shown).toContain("1 filled in, 2 open.");
  });
  it("says that the file is gone, and does not fall over", async () => {
    const path = draft();
    const gone = (): string => {
      rmSync(join(path, "case.yaml"));
      return "2020-12\r\u0003";
    }; // said to be gone, and left
    await expect(answer(path, [gone])).rejects.toThrow(/there is no|cannot be read|no case\.yaml/);
  });
  it("says what is wrong with an answer and asks again", async () => {
    const path = draft();
    const { shown } = await answer(path, ["2011-01\r\u007f\u007f\u007f\u007f\u007f\u007f\u007f2020-12\r", "\u0003"]);
    expect(shown).toContain("until must be after as_of");
    expect(yamlOf(path)).toContain("until: 2020-12");
  });
  it("never lets a text speak to the terminal", async () => {
    const path = draft();
    writeFileSync(
      join(path, "case.yaml"),
      YAML.replace("{article: a standoff over the land}", '{article: "the land \\u001b[31mhere"}'),
    );
    const { shown } = await answer(path, ["\r", "\u0003"]);
    expect(shown).toContain('"the land <U+001B>[31mhere"');
  });
  it("says plainly that it needs a terminal, and lists what is open", () => {
    const { status, stderr } = spawned(["fill", draft()]);
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /fill asks its questions in a terminal, and this is not one\. Still open:\n {2}until +2022-12 +the text names no date/,
    );
  });
  it.skipIf(!existsSync("/usr/bin/script"))(
    "works in a terminal",
    async () => {
      const path = draft();
      const shell = spawn("/usr/bin/script", ["-qec", `'${process.execPath}' '${cli}' fill '${path}'`, "/dev/null"], {
        stdio: ["pipe", "pipe", "ignore"],
        env: { ...process.env, TERM: "xterm" },
      });
      let shown = "";
      const left = ["2020-12\r", "\u0003"];
      let seen = 0;
      shell.stdout.on("data", (part: Buffer) => {
        shown += String(part);
        const asked = shown.split("\u001b[?25l").length - 1;
        if (asked > seen && left.length > 0) {
          seen = asked;
          shell.stdin.write(left.shift()!);
        }
      });
      await new Promise((done) => {
        shell.on("close", done);
      });
      expect(shown).toContain("1 filled in, 3 open.");
      expect(yamlOf(path)).toContain("until: 2020-12");
    },
    30_000,
  );
});

describe("a draft", () => {
  it("checks with status 0 and says that it is one; what computes refuses it and lists what is open, status 1", async () => {
    const path = draft();
    const checked = await entente("check", path);
    expect(checked.status).toBe(0);
    expect(checked.stdout).toMatch(/a draft, 4 of its numbers and dates to be filled in/);
    for (const command of ["run", "deals"]) {
      const { status, stderr } = await entente(command, path);
      expect(status, command).toBe(1);
      expect(stderr).toMatch(
        /this case is a draft: 4 numbers and dates are not filled in yet, and nothing runs on a guess\.\n {2}until +suggested: 2022-12/,
      );
    }
    expect(existsSync(join(path, "out"))).toBe(false);
  });
});
