import { readingPage } from "../../src/report/reading/index.ts";
import { weightAmong } from "../../src/reader/draft/ranges.ts";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GROUPS, textsOf } from "../../bench/reader/gold.ts";
import { root } from "../../scripts/build.mjs";
import { check, edit, fill, format, type Edited } from "../../src/language/index.ts";
import { draftCase, read } from "../../src/reader/index.ts";
import { entente, inFolder, type Ended } from "../cli/command.ts";
import { uniforms } from "../random.ts";
import { pdf } from "./pdf.ts";
import { plainDocument } from "./plain-document.ts";

const { folder, file, spawned } = inFolder("read");
const readAsOf = (source: string, ...args: string[]): Promise<Ended> =>
  entente("read", source, "--as-of", "2014-06", ...args);

const TEXT =
  `Norland and Varda have quarrelled over the Skerry Islands since 1998. Varda's growing pressure on Norland is driving Norland to look for new allies, said Foreign Minister Ole Vik of Norland.
Norland needs gas before the winter, and Varda fears isolation in the north. In March 2014 Norland and Varda signed a memorandum of understanding on gas, which does not bind. A treaty has been proposed.
Norland and Varda may yet sign a treaty if pressure becomes unbearable. So far nothing has been agreed.`
    .replaceAll("Norland", "Norway")
    .replaceAll("Varda", "Denmark");
const drafted = (text: string) =>
  draftCase(read(text, { asOf: "2014-06" }), plainDocument(text), { title: null, asOf: "2014-06", basis: null }, [
    "Read.",
  ]);

describe("entente read", () => {
  const article = file("a.txt", TEXT);
  it("writes a draft that checks, with the text as it was read and a page of every reading", async () => {
    const { status, stdout, stderr } = spawned(["read", "a.txt", "--as-of", "2014-06", "-o", "draft"]);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toMatch(/numbers and dates are open: `entente fill draft` asks for them/);
    expect(readdirSync(join(folder, "draft")).sort()).toEqual([
      "article.txt",
      "case.yaml",
      "proposals.json",
      "reading.html",
      "reading.json",
    ]);
    expect(readFileSync(join(folder, "draft/article.txt"), "utf8")).toBe(TEXT);
    const checked = await entente("check", join(folder, "draft"));
    expect(checked.status).toBe(0);
    expect(checked.stdout).toMatch(/draft: a draft, \d+ of its numbers and dates to be filled in/);
  });
  it("prints entities and items with --json, every quote cut from the text", async () => {
    const { status, stdout } = await readAsOf(article, "--json");
    expect(status).toBe(0);
    const { entities, items } = JSON.parse(stdout) as {
      entities: object;
      items: { quote: string; start: number; end: number; by: string }[];
    };
    expect(Object.keys(entities)).toContain("NOR");
    expect(items.length).toBeGreaterThan(5);
    for (const { quote, start, end, by } of items) {
      expect(TEXT.slice(start, end)).toBe(quote);
      expect(by).toBe("rules");
    }
  });
  it("reads standard input, a PDF, and says how it decoded", async () => {
    const piped = spawned(["read", "-", "--as-of", "2014-06", "--json"], TEXT);
    expect(JSON.parse(piped.stdout).items.length).toBeGreaterThan(5);
    const scanned = file(
      "a.pdf",
      pdf({ pages: [TEXT.split(/(?<=[.,]) /).map((line) => line.trim())], title: "The Skerries" }),
    );
    const { stdout, status } = await readAsOf(scanned);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Read from a\.pdf \(PDF, 1 page\), as of 2014-06\./);
    const latin = file("b.txt", Buffer.from(TEXT.replace("Ole Vik", "Ole S\u00f8rby"), "latin1"));
    expect((await readAsOf(latin)).stdout).toMatch(/windows-1252/);
  });
  it("without a date takes today for the date, says so, and leaves it open in the draft", async () => {
    const { stderr, status } = await entente("read", article, "-o", join(folder, "undated"));
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /No date was found in '.*a\.txt': it is read as of today, \d{4}-\d\d-\d\d\. Give the day or month/,
    );
    expect(readFileSync(join(folder, "undated/case.yaml"), "utf8")).toMatch(
      /^as_of: "\? \d{4}-\d\d-\d\d: the text carries no date/m,
    );
  });
  it.each<[string, string | Uint8Array, RegExp]>([
    ["binary.txt", Uint8Array.from([0, 1, 2, 3, 0, 9]), /it is binary/],
    ["scan.pdf", pdf({ pages: [[], [], []] }), /no page of this PDF holds text \(3 pages\): it is a scan/],
  ])("%s is refused in a line, status 1, and nothing is written", async (name, content, said) => {
    const { status, stderr, stdout } = await readAsOf(file(name, content), "-o", join(folder, "never"));
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/\n\s+at |Error:|node:/);
    expect([status, stdout]).toEqual([1, ""]);
    expect(readdirSync(folder).filter((file) => /never/.test(file))).toEqual([]);
  });
  it("gives the next command as it can be typed, whatever the folder is called", async () => {
    expect((await readAsOf(article, "-o", join(folder, "it's a draft"))).stdout).toContain(
      `\`entente fill '${folder}/it'\\''s a draft'\``,
    );
  });
  it.skipIf(!existsSync("/proc/self"))(
    "does not hang where no folder can be made",
    async () => {
      expect(await readAsOf(article, "-o", "/proc/none/below")).toMatchObject({
        status: 3,
        stderr: expect.stringMatching(/could not write '\/proc\/none\/below': /),
      });
    },
    30_000,
  );
  it("says why no draft can be made, and writes nothing", async () => {
    const german =
      "Die Regierungen von Norwegen und D\u00e4nemark haben sich am Montag auf neue Quoten geeinigt, und das Abkommen soll im Herbst unterzeichnet werden, sagte der Minister.";
    const { status, stderr } = await readAsOf(file("c.txt", german), "-o", join(folder, "never"));
    expect(stderr).toMatch(/English/);
    expect(status).toBe(1);
    expect(existsSync(join(folder, "never"))).toBe(false);
    for (const text of [
      "The sea was calm and grey that morning, and the gulls were loud above the pier.",
      "Norway needs gas.",
      "?!",
    ])
      expect(drafted(text), text).toMatchObject({
        problem: expect.stringMatching(/no negotiation found|no sentence/),
      });
  });
  it("does not write over what is there, and refuses a date that is none", async () => {
    mkdirSync(join(folder, "full"));
    file("full/x", "");
    expect(await readAsOf(article, "-o", join(folder, "full"))).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/exists and is not empty/),
    });
    expect(await readAsOf(article, "-o", article)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/a\.txt' is a file; name a new folder/),
    });
    expect(await readAsOf(article, "-o", join(article, "below/it"))).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/could not write '.*a\.txt\/below\/it': a part of its path is not a folder/),
    });
    for (const date of ["2014", "2014-02-30", "0000-01"])
      expect(await entente("read", article, "--as-of", date), date).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/--as-of takes a month or a day/),
      });
    expect(await entente("read", join(folder, "nowhere.txt"))).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/nowhere\.txt': there is no such file/),
    });
  });
});

const textOf = (name: string, edited: Edited): string => {
  if ("problem" in edited) throw new Error(`${name}: ${edited.problem}`);
  return edited.text;
};

describe("whatever a text holds", () => {
  const PIECES = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"quoted: 'text' # no comment\"",
    "- judgment: *anchor &x !!tag {a: b} [c]",
    "\u202eright to left\u202c",
    "caf\u0065\u0301 \ud83d\udc1f na\u00efve",
    "soft\u00adhyphen",
    "non\u00a0breaking",
    "\u201ccurly\u201d \u2018quotes\u2019 \u2014 dash",
    "${process.exit(1)} `x` \\n",
    "\u001b[31mred",
    "#N/A %s %d",
    "__proto__ constructor toString",
    "\u2028line\u2029paragraph",
    "\u0085next",
    "\ufeffmark",
  ];
  const u = uniforms(6);
  const sentences = TEXT.split(/(?<=[.]) |\n/);
  it("its draft checks, its page runs nothing, and its quotes are its own", () => {
    let made = 0;
    for (let n = 0; n < 40; n++) {
      const parts = Array.from({ length: 3 + Math.floor(u() * 8) }, () =>
        u() < 0.75 ? sentences[Math.floor(u() * sentences.length)] : PIECES[Math.floor(u() * PIECES.length)],
      );
      const mixed = parts
        .map((part) => (u() < 0.25 ? part.replace(/ /, ` ${PIECES[Math.floor(u() * PIECES.length)]} `) : part))
        .join(u() < 0.3 ? "\r\n\r\n" : u() < 0.5 ? "\n" : " ");
      const done = drafted(mixed);
      if ("problem" in done) continue;
      made++;
      const page = readingPage(done.shown);
      expect(page).not.toMatch(/<script|<img|onerror=(?!alert\(1\)&gt;)|javascript:/i);
      expect(page.match(/<style>/g)).toHaveLength(1);
      const { draft, messages } = check({ id: "x", file: "case.yaml", text: done.files["case.yaml"] }, () => ({
        text: mixed,
      }));
      expect(messages.filter(({ severity }) => severity === "error").map(format)).toEqual([]);
      for (const { start, end, kind } of draft!.case.citations)
        if (kind === "quoted") expect(mixed.slice(start!, end!).length).toBeGreaterThan(0);
    }
    expect(made).toBeGreaterThan(10);
  });
  it("what is suggested fits where it stands: a draft of suggestions alone is a case", () => {
    const texts = GROUPS.filter(({ open }) => open).flatMap((group) =>
      textsOf(join(root, "bench/reader/texts", group.folder)),
    );
    for (const [n, { name, text }] of texts.entries()) {
      const done = drafted(text);
      if ("problem" in done) continue;
      const yaml = textOf(
        name,
        edit(
          done.files["case.yaml"],
          Object.fromEntries(done.unfilled.map(({ path, suggestion }) => [path, suggestion!])),
        ),
      );
      if (n === 0) {
        // Filling in one after the other gives the same numbers, each said to be a suggestion.
        const filled = done.unfilled.reduce(
          (before, { path, suggestion }) => textOf(`${name} ${path}`, fill(before, path, suggestion!, null)),
          done.files["case.yaml"],
        );
        const numbers = (of: string): string[] =>
          check({ id: name, file: "case.yaml", text: of }, () => ({ text })).case!.parameters.map(
            (p) => `${p.path} ${p.text}`,
          );
        expect(numbers(filled)).toEqual(numbers(yaml));
      }
      const { case: c, messages } = check({ id: name, file: "case.yaml", text: yaml }, () => ({ text }));
      expect(c, name).not.toBeNull();
      const looked = messages.filter(
        ({ code }) => !/^(points-range|fixed-minds|open-question|bare-number|no-question|idle-need)$/.test(code),
      ); // a draft names no governments, and what meets a need is asked for
      expect(looked.map(format), name).toEqual([]);
    }
  });
  it("the range suggested for a weight has a width and fits its scale, however many matters an actor has", () => {
    for (const count of [...Array(60).keys(), 300, 500, 5000].slice(1)) {
      const [low, high] = weightAmong(count).split(" to ").map(Number) as [number, number];
      expect(low, `${count}`).toBeLessThan(high);
      expect(low, `${count}`).toBeGreaterThan(0);
      expect(high).toBeLessThanOrEqual(100);
    }
  });
  it.each([1, 2, 3, 4, 5, 8])("%i matters without a word share out about the 100 points of their actor", (count) => {
    const [low, high] = weightAmong(count).split(" to ").map(Number) as [number, number];
    expect((count * (low + high)) / 2).toBeGreaterThan(55);
    expect((count * (low + high)) / 2).toBeLessThan(115);
  });
  it("a matter without a word gets less, the more the words of the others take", () => {
    const middle = (range: string): number =>
      range
        .split(" to ")
        .map(Number)
        .reduce((a, b) => a + b) / 2;
    expect(middle(weightAmong(2, ["high"]))).toBeLessThan(middle(weightAmong(2, ["low"])));
    expect(middle(weightAmong(2, ["high", "high"]))).toBeGreaterThan(0);
  });
});
