/** A token is counted as four characters, as in the limits of the clients. */
import { describe, expect, it } from "vitest";
import { hasOdds } from "../../src/wording/few-worlds.ts";
import { caseFiles, connect, folderWith, strait, type Called } from "./client.ts";
import { TINY_FILES, TINY_NAME } from "../../bench/mcp/tiny.ts";

const tokens = (value: unknown): number =>
  Math.ceil((typeof value === "string" ? value : JSON.stringify(value)).length / 4);
const LIMIT = { brief: 1000, full: 5000, page: 3000, error: 500, list: 5000 };

/** Every value of structured data stands in the text, so that a client that shows either loses nothing. */
function expectSame({ text, data }: Called): void {
  const words = text.replace(/\s+/g, " ");
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(visit);
    else if (typeof value === "string" || typeof value === "number")
      expect(words).toContain(String(value).replace(/\s+/g, " ").trim());
  };
  visit(data);
}

describe("sizes", () => {
  it("the listing of all tools stays within 5,000 tokens", async () => {
    const { client } = await connect(folderWith());
    const { tools } = await client.listTools();
    const rows = tools.map((tool) => `${tool.name}: ${tokens(tool)}`);
    expect(tokens(tools), rows.join(", ")).toBeLessThanOrEqual(LIMIT.list);
    expect(tools).toHaveLength(9);
  });
  it("answers about the flagship stay within theirs, and text holds what the structure holds", async () => {
    const name = "kurils-2012";
    const folder = folderWith({
      ...caseFiles(name),
      [`${name}/series/brent.csv`]: "",
      [`${name}/series/senkaku-ships.csv`]: "",
    });
    const { call } = await connect(folder);
    const opened = await call("article_open", { path: `${name}/article.txt`, as_of: "2012-10" });
    expect(tokens(opened.text)).toBeLessThanOrEqual(LIMIT.page);
    const { article, sentences } = opened.data;
    const quotes = Array.from({ length: Math.min(20, sentences) }, (_, n) => ({ from: n + 1, to: n + 1 }));
    const found = await call("quote_find", { article, quotes });
    expectSame(found);
    for (const detail of ["brief", "full"] as const) {
      const checked = await call("case_check", { case: name, detail });
      for (const part of [checked.text, checked.data]) expect(tokens(part), detail).toBeLessThanOrEqual(LIMIT[detail]);
      expectSame(checked);
    }
  });
  it("a page of a long article stays within 3,000 tokens, and the pages are the whole", async () => {
    const long = Array.from(
      { length: 900 },
      (_, n) => `Sentence ${n + 1} says that the two sides met again and signed nothing at all.`,
    ).join(" ");
    const { call } = await connect(folderWith());
    let seen = 0;
    for (let from: number | null = 1; from !== null;) {
      const page = await call("article_open", { text: long, from });
      expect(tokens(page.text)).toBeLessThanOrEqual(LIMIT.page);
      expect(tokens(page.data)).toBeLessThanOrEqual(LIMIT.page);
      expect(page.data.shown[0]).toBe(seen + 1);
      seen = page.data.shown[1];
      from = page.data.next;
    }
    expect(seen).toBe(900);
  });
  it("answers of runs stay within theirs, brief and full", async () => {
    const { call, desk } = await connect(folderWith(TINY_FILES));
    const ran = await call("case_run", {
      case: TINY_NAME,
      draws: 100,
      paths: 2,
      against: { pin: { fuel: 100 } },
      wait_s: 50,
    });
    for (const part of [ran.text, ran.data]) expect(tokens(part)).toBeLessThanOrEqual(LIMIT.brief);
    expectSame(ran);
    const { result } = desk.runs.get(ran.data.run);
    expect(hasOdds(result)).toBe(true);
    const wide = widened(result);
    desk.runs.keep({ handle: "r-000000000001", case: TINY_NAME, whatIf: false, result: wide, against: null });
    const again = await call("case_run", { run: "r-000000000001" });
    for (const part of [again.text, again.data]) expect(tokens(part)).toBeLessThanOrEqual(LIMIT.brief);
    for (const detail of ["brief", "full"] as const)
      for (const about of ["question", "why_not", "tipping", "boxes", "deals", "citations", "record"]) {
        const id = ["deals", "citations", "record"].includes(about) ? {} : { id: "q0" };
        const asked = await call("result_ask", { run: "r-000000000001", about, detail, ...id });
        for (const part of [asked.text, asked.data])
          expect(tokens(part), `${about} ${detail}`).toBeLessThanOrEqual(LIMIT[detail]);
        expectSame(asked);
      }
  });
  it("errors stay within 500 tokens, whatever they repeat", async () => {
    const folder = folderWith({ ...TINY_FILES, "strait.md": strait });
    const { call } = await connect(folder);
    const huge = "x".repeat(190);
    const { article } = (await call("article_open", { path: "strait.md" })).data;
    const answers = [
      await call("article_open", { path: `${huge}.txt` }),
      await call("case_check", { case: huge }),
      await call("quote_find", { article, quotes: [{ from: 1, to: 30 }] }),
      await call("case_edit", { case: TINY_NAME, base: "0".repeat(64), changes: [{ op: "remove", path: huge }] }),
      await call("result_ask", { run: huge.slice(0, 40), about: "question" }),
      await call("quote_find", { article, quotes: [huge.repeat(4)] }),
    ];
    for (const { isError, text } of answers) {
      expect(isError, text).toBe(true);
      expect(tokens(text)).toBeLessThanOrEqual(LIMIT.error);
    }
  });
});

/** A result with the number of questions, drivers and citations of a large case, its texts long. */
function widened(result: any): any {
  const long = "A sentence of a large case that goes on and on, with names, dates and conditions in it. ";
  const [question] = Object.values(result.questions) as any[];
  const threshold = Object.fromEntries(
    Array.from({ length: 8 }, (_, n) => [`driver_${n}`, Object.values(question.threshold)[0]]),
  );
  const questions = Object.fromEntries(
    Array.from({ length: 14 }, (_, n) => [
      `q${n}`,
      {
        ...question,
        ask: long.repeat(4),
        threshold,
        tipping: Object.fromEntries(
          Object.keys(threshold).map((id) => [
            id,
            Object.values(question.tipping ?? {})[0] ?? {
              already: 0,
              never: 1,
              up: null,
              down: null,
              lost: { up: null, down: null },
            },
          ]),
        ),
      },
    ]),
  );
  const [driver] = Object.values(result.drivers) as any[];
  return {
    ...result,
    headline: ["q0", "q1"],
    questions,
    drivers: {
      ...result.drivers,
      ...Object.fromEntries(Object.keys(threshold).map((id) => [id, { ...driver, name: long }])),
    },
    citations: Array.from({ length: 300 }, (_, n) => ({
      ...result.citations[0],
      path: "questions.q0",
      quote: `${n} ${long.repeat(3)}`,
    })),
    packages: Array.from({ length: 60 }, () => result.packages[1]),
    messages: Array.from({ length: 40 }, () => ({ code: "x", severity: "warning", message: long.repeat(3), path: "" })),
  };
}
