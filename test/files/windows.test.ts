/** The rules of Windows that can be tried anywhere: names, open files, separators, line ends. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { npmProgram } from "../../scripts/npm.mjs";
import { typed } from "../../src/cli/terminal.ts";
import { defaults } from "../../src/engine/index.ts";
import { EntenteError } from "../../src/errors.ts";
import { untilFree } from "../../src/files/busy.ts";
import { makeWritableFolder, put, putAll, putFolder, withSlashes } from "../../src/files/put.ts";
import { check, nameFault } from "../../src/language/index.ts";
import { caseText } from "../../src/reader/draft/case-text.ts";
import { propose } from "../../src/reader/draft/propose.ts";
import { read as readArticle } from "../../src/reader/index.ts";
import { run } from "../../src/runners/node/index.ts";
import { entente } from "../cli/command.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-windows-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RESERVED = [
  ...["CON", "con", "Prn", "AUX", "NUL", "nul.txt", "NUL.tar.gz", "com1", "COM9.yaml", "lpt0", "com\u00b9", "CONIN$"],
  ...[
    "aux .txt",
    "draft.",
    "draft ",
    "a:b",
    "c:",
    "article.txt:stream",
    "a\\b",
    "a<b",
    "a>b",
    "a|b",
    'a"b',
    "a?",
    "a*",
  ],
  ...["a\u0007b", "a\nb"],
];
const TAKEN_EVERYWHERE = [
  "console",
  "con-1",
  "nulls.txt",
  "com10",
  "lpt",
  "conference",
  ".hidden",
  "a.b.c",
  "é",
  "日本",
  ".",
];

describe("names that Windows does not take", () => {
  it("are told from those that every system takes", () => {
    for (const name of RESERVED) expect.soft(nameFault(name), JSON.stringify(name)).toMatch(/^Windows /);
    for (const name of TAKEN_EVERYWHERE) expect.soft(nameFault(name), name).toBe(null);
  });
  it.each(RESERVED)("%j is refused for what is written, with nothing left behind", (name) => {
    for (const write of [
      () => put(join(folder, name), "x"),
      () => put(join(folder, name, "case.yaml"), "x"),
      () =>
        putAll([
          [join(folder, "whole.txt"), "x"],
          [join(folder, name), "x"],
        ]),
      () => putFolder(join(folder, name), { "case.yaml": "x" }),
      () => putFolder(join(folder, "case"), { [name]: "x" }),
      () => makeWritableFolder(join(folder, "out", name)),
    ]) {
      expect(write).toThrow(EntenteError);
      expect(write).toThrow(/Windows .*; take another name$/);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
  it("can be written where they stand already, as on a disk of another system", () => {
    mkdirSync(join(folder, "aux"));
    put(join(folder, "aux/case.yaml"), "x");
    expect(readFileSync(join(folder, "aux/case.yaml"), "utf8")).toBe("x");
    rmSync(join(folder, "aux"), { recursive: true });
  });
  it("are refused in a command, which says what would be right", async () => {
    const { status, stderr } = await entente("new", join(folder, "NUL"));
    expect(stderr).toMatch(/Windows keeps the name 'NUL' for a device; take another name/);
    expect(status).toBe(3);
    expect(existsSync(join(folder, "NUL"))).toBe(false);
  });
  it("are refused for a database of evidence and for prompts", async () => {
    const rows = join(folder, "rows.csv");
    put(rows, "a,b\n1,2\n");
    const load = await entente("evidence", "load", rows, "--db", join(folder, "aux.duckdb"));
    expect(load.stderr).toMatch(/--db .*Windows keeps the name 'aux' for a device; take another name/);
    const article = join(root, "cases/velna-water/article.txt");
    const prompts = await entente("read", article, "--prompts", join(folder, "con"));
    expect(prompts.stderr).toMatch(/Windows keeps the name 'con' for a device; take another name/);
    expect(readdirSync(folder)).toEqual(["rows.csv"]);
    rmSync(rows);
  });
  it.each([
    "nul.txt",
    "CON/a.txt",
    "texts/a.",
    "C:\\a.txt",
    "C:a.txt",
    "texts\\a.txt",
    "a.txt:stream",
    "\\\\server\\a.txt",
  ])("%s is not text of a case", (name) => {
    const text = readFileSync(join(root, "cases/velna-water/case.yaml"), "utf8").replace(
      "text: article.txt",
      `text: '${name}'`,
    );
    const asked: string[] = [];
    const { messages } = check({ id: "x", file: "case.yaml", text }, (file) => {
      asked.push(file);
      return { text: "" };
    });
    expect(messages.map(({ code }) => code)).toContain("bad-file-path");
    expect(asked).not.toContain(name);
  });
});

describe("a file that another program has open", () => {
  const busy = (times: number, code: string) => {
    let left = times;
    return () => {
      if (left-- > 0) throw Object.assign(new Error(code), { code });
    };
  };
  const tries = (times: number, code: string, platform: NodeJS.Platform): number[] | string => {
    const waits: number[] = [];
    try {
      untilFree(busy(times, code), platform, (ms) => waits.push(ms));
      return waits;
    } catch (error) {
      return (error as Error).message;
    }
  };
  it("is tried again on Windows, at growing intervals, and given up after two seconds", () => {
    for (const code of ["EPERM", "EACCES", "EBUSY"]) expect(tries(3, code, "win32"), code).toEqual([5, 10, 20]);
    expect(tries(Infinity, "EPERM", "win32")).toBe("EPERM");
    const waits: number[] = [];
    expect(() => untilFree(busy(Infinity, "EBUSY"), "win32", (ms) => waits.push(ms))).toThrow("EBUSY");
    const waited = waits.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeGreaterThan(1000);
    expect(waited).toBeLessThanOrEqual(2000);
  });
  it("is not waited for where the error stays: of another kind, or on another system", () => {
    expect(tries(1, "ENOENT", "win32")).toBe("ENOENT");
    expect(tries(1, "EPERM", "linux")).toBe("EPERM");
  });
});

describe("paths", () => {
  it("are shown with / on every system", () => {
    expect(withSlashes("cases\\mine\\out\\report.html", "\\")).toBe("cases/mine/out/report.html");
    expect(withSlashes("cases/mine", "/")).toBe("cases/mine");
  });
  it("are quoted as the shell of the system takes them", () => {
    expect(typed("cases\\mine", "win32")).toBe("cases/mine");
    expect(typed("my cases\\it's mine", "win32")).toBe(`"my cases/it's mine"`);
    expect(typed("my cases", "linux")).toBe("'my cases'");
    expect(typed("it's", "linux")).toBe(`'it'\\''s'`);
  });
  it("of npm are those of a program in JavaScript, which needs no shell", () => {
    expect(npmProgram()).toMatch(/npm-cli\.js$/);
    expect(npmProgram({ npm_execpath: "C:\\pnpm.cjs" })).toMatch(/npm-cli\.js$/);
    expect(() => npmProgram({}, join(folder, "node"))).toThrow(/npm is not found/);
  });
});

const crlf = (text: string): string => text.replace(/\r?\n/g, "\r\n");
const ENDS = { CRLF: crlf, "CRLF and a byte order mark": (text: string) => `\ufeff${crlf(text)}` };

describe("line ends of Windows change nothing", () => {
  const read = (id: string, change: (text: string) => string) => {
    const text = (name: string): string => change(readFileSync(join(root, "cases", id, name), "utf8"));
    const found = check({ id, file: "case.yaml", text: text("case.yaml") }, (name) => ({ text: text(name) }));
    if (!found.case) throw new Error(found.messages.map(({ message }) => message).join("\n"));
    return { ...found, case: found.case };
  };
  it.each(Object.entries(ENDS))("of the questions of a case, to the byte: %s", async (_, change) => {
    const questions = async (how: (text: string) => string): Promise<string> =>
      JSON.stringify(
        (await run(read("two-thirds", how).case, { ...defaults, draws: 50, paths: 2 }, { workers: 1, lenses: [] }))
          .questions,
      );
    expect(await questions(change)).toBe(await questions((text) => text));
  });
  it.each(Object.entries(ENDS))("of the flagship's numbers, histories, quotes and messages: %s", (_, change) => {
    const shown = ({ case: c, messages }: ReturnType<typeof read>) => ({
      numbers: c.parameters.map(({ path, text, quantity }) => ({ path, text, quantity })),
      histories: c.drivers.map(({ history }) => history),
      quotes: c.citations.map(({ path, kind, quote }) => ({ path, kind, quote: quote?.replace(/\s+/g, " ") })),
      messages: messages.map(({ code, path, line }) => ({ code, path, line })),
    });
    expect(shown(read("kurils-2012", change))).toEqual(shown(read("kurils-2012", (text) => text)));
  });
  it("of the draft of an article", () => {
    const source = { title: "The article", author: null, publisher: null, date: null, url: null, file: "article.txt" };
    const article = readFileSync(join(root, "cases/kurils-2012/article.txt"), "utf8");
    const draft = (text: string): string =>
      caseText(
        propose(readArticle(text, { asOf: "2012-10" }), { date: "2012-10", basis: "stated" }),
        source,
        "2012-10",
      );
    expect(draft(crlf(article))).toBe(draft(article));
  });
});
