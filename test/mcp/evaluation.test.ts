/** The recorded session of each task of bench/mcp still reaches its end. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { evaluate, type Evaluated } from "../../bench/mcp/evaluate.ts";
import { replay, tokensBack, type Session } from "../../bench/mcp/session.ts";
import { TASKS } from "../../bench/mcp/tasks/index.ts";
import { root } from "../../scripts/build.mjs";
import { folderWith } from "./client.ts";

const sessionOf = (id: string): Session =>
  JSON.parse(readFileSync(join(root, `bench/mcp/sessions/${id}.json`), "utf8")) as Session;
const played = (id: string, session: Session = sessionOf(id)): Promise<Evaluated> =>
  evaluate(
    TASKS.find((task) => task.id === id)!,
    folderWith(),
    (connection) => replay(session, connection),
  );

it("each of the fifteen tasks has its session", () => {
  const sessions = readdirSync(join(root, "bench/mcp/sessions")).map((name) => name.replace(".json", ""));
  expect(TASKS.map(({ id }) => id)).toEqual(sessions.sort());
  expect(TASKS).toHaveLength(15);
});

describe("a recorded session", () => {
  it.each(TASKS.map(({ id }) => id).filter((id) => id !== "01-strait"))("of task %s is done", async (id) => {
    const { faults, calls } = await played(id);
    expect(faults, calls.map(({ tool, answer }) => `${tool}: ${answer.text.slice(0, 300)}`).join("\n")).toEqual([]);
  });
  it("that does nothing is done in no task but those in which nothing is to be done", async () => {
    for (const { id } of TASKS.filter(({ id }) => !["02-no-talks", "12-no-forms"].includes(id)))
      expect((await played(id, { calls: [], answer: "" })).faults, id).not.toEqual([]);
  });
});

describe("the session of the strait, from the column to odds", () => {
  it("goes as it was written down, in twenty calls", async () => {
    const { calls, answer, faults } = await played("01-strait");
    expect(faults).toEqual([]);
    const heads = calls.map(({ tool, answer }) => `${tool}: ${answer.text.split("\n")[0]!}`);
    const expected = [
      /^article_open: 35 sentences/,
      /^case_draft: \[nothing-to-do\].*from: "blank"/,
      /^quote_find: 8 of 9 found/,
      /^case_draft: An empty case/,
      /^case_edit: 6 changes written/,
      /^case_edit: \[number-without-ground\] actors\.marn\.stakes\.tolls\.friction: '5 to 10'/,
      /^case_edit: 6 changes written/,
      /^case_edit: 5 changes written/,
      /^case_check: A draft/,
      /^case_edit: 2 changes written/,
      /^numbers_ask: 6 answered/,
      /^numbers_ask: 5 answered, 1 refused/,
      /^numbers_ask: 24 answered; 0 are open/,
      /^case_run: These odds stand on suggestions.* A first look/,
      /^result_ask:/,
      /^numbers_ask: 1 answered/,
      /^case_run: These odds stand on suggestions.* A first look/,
      /^result_ask:/,
      /^case_run: what_if: true\./,
      /^result_ask:/,
    ];
    expect(heads).toHaveLength(expected.length);
    for (const [n, pattern] of expected.entries()) expect(heads[n]).toMatch(pattern);
    const data = (call: number): any => calls[call - 1]!.answer.data;
    expect(data(3).found[4]).toMatchObject({ found: false, nearest: "Both treasuries, it is said, are empty." });
    expect(data(14).fit).toBeLessThan(0.01);
    expect(data(17).fit).toBeGreaterThan(0.01);
    expect(data(17).questions[0].p).toBeLessThan(data(14).questions[0].p);
    expect(data(18).rows.find((row: any) => row.refused_by === "marn").share_of_refusals).toBeGreaterThan(0.9);
    expect(Math.abs(data(19).against[0].difference)).toBeGreaterThan(2 * data(19).against[0].se);
    expect(answer).toMatch(/by the end of 2030: \d+ %/);
    expect(tokensBack({ calls, answer })).toBeLessThan(15_000);
  });
});
