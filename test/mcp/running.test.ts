import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { entente } from "../cli/command.ts";
import { connect, ERAS, folderWith } from "./client.ts";
import { TINY, TINY_FILES, TINY_NAME } from "../../bench/mcp/tiny.ts";

const NAME = TINY_NAME;
const files = TINY_FILES;
/** Enough draws that a run takes some seconds, on any machine that tests run on. */
const LONG = 100_000;
const short = { case: NAME, draws: 100, paths: 2 };

describe("case_run", () => {
  it("gives the bytes of `entente run` but for the seconds", async () => {
    const folder = folderWith(files);
    const { call } = await connect(folder);
    const answer = await call("case_run", { ...short, wait_s: 50 });
    expect(answer.data, answer.text).toMatchObject({ state: "done", what_if: false, done: 1 });
    await entente("run", join(folder, NAME), "--draws", "100", "--paths", "2", "--workers", "1");
    const bytes = (file: string): string => readFileSync(join(folder, file), "utf8").replace(/"seconds": [\d.]+/, "");
    expect(bytes(`.entente/runs/${answer.data.run}/result.json`)).toBe(bytes(`${NAME}/out/result.json`));
    const again = await call("case_run", short);
    expect(again.data.run).toBe(answer.data.run);
    const [question] = answer.data.questions;
    const stored = JSON.parse(readFileSync(join(folder, `${NAME}/out/result.json`), "utf8")).questions[question.id];
    expect(question.p).toBeCloseTo(stored.p, 4);
    expect(answer.text).toContain("The error of counting is not that of the model.");
    expect(answer.text).toMatch(/^A first look, \+- \d/);
  });
  it("tells a what-if in its first line, under a handle of its own, and leaves the case as it is", async () => {
    const folder = folderWith(files);
    const { call } = await connect(folder);
    const own = { ...short, wait_s: 50 };
    const pinned = await call("case_run", { ...own, pin: { fuel: 120 } });
    expect(pinned.text).toMatch(/^what_if: true\./);
    const compared = await call("case_run", { ...own, against: { pin: { fuel: 120 } } });
    expect(compared.data.what_if).toBe(true);
    expect(compared.data.run).not.toBe(pinned.data.run);
    const row = compared.data.against.find(({ id }: { id: string }) => id === "contract");
    const before = compared.data.questions.find(({ id }: { id: string }) => id === "contract");
    expect(row.difference).toBeCloseTo(row.p - before.p, 3);
    expect(row.se).toBeGreaterThan(0);
    expect(readFileSync(join(folder, NAME, "case.yaml"), "utf8")).toBe(TINY);
    expect(readdirSync(join(folder, NAME)).sort()).toEqual(["article.txt", "case.yaml"]);
  });
  it("refuses a draft, a case with errors, and options that the case does not have", async () => {
    const yaml = TINY;
    const { call } = await connect(
      folderWith({
        ...files,
        "draft/case.yaml": yaml.replace(/weight: [^\n]+/, 'weight: "? 1 to 2"').replace("text: article.txt", ""),
        "broken/case.yaml": yaml.replace("actors:", "actor:"),
      }),
    );
    expect((await call("case_run", { case: "draft" })).text).toMatch(
      /^\[still-open\] \d+ numbers? or dates? (?:is|are) open.*Call numbers_ask with up to 6 of: actors\./,
    );
    expect((await call("case_run", { case: "broken" })).text).toMatch(/^\[does-not-check\]/);
    expect((await call("case_run", { ...short, scenario: "none" })).text).toMatch(
      /^\[bad-arguments\] scenario: unknown scenario 'none'/,
    );
    expect((await call("case_run", { ...short, pin: { nothing: 3 } })).text).toMatch(
      /^\[bad-arguments\] pin: unknown driver 'nothing'/,
    );
    expect((await call("case_run", { ...short, set: { "actors.x": "3" } })).text).toMatch(/^\[bad-arguments\] set/);
    expect((await call("case_run", { ...short, draws: 5000 })).text).toMatch(
      /^\[bad-arguments\] draws is at most 2000/,
    );
    expect((await call("case_run", { run: "r-000000000000" })).text).toMatch(/^\[no-such-run\].*the last 20 are/);
    expect((await call("case_run", { run: "r-000000000000", draws: 300 })).text).toMatch(/^\[bad-arguments\]/);
  });
  it.each(ERAS)(
    "under %s goes on while nobody waits, is waited for again, tells progress, and ends when it is stopped",
    async (era) => {
      const { call } = await connect(folderWith(files), { era, settings: { maxDraws: LONG } });
      const told: number[] = [];
      const begun = await call("case_run", { case: NAME, draws: LONG, wait_s: 0 });
      expect(begun.data).toMatchObject({ state: "running", questions: [], report: null });
      const { run } = begun.data;
      const wait = () =>
        call(
          "case_run",
          { run, wait_s: 1.3 },
          { onprogress: ({ progress }: { progress: number }) => told.push(progress) },
        );
      let going = await wait();
      while (going.data.state === "running" && going.data.done === 0) going = await wait();
      expect(going.data.state).toBe("running");
      expect(going.data.done).toBeGreaterThan(0);
      expect(told.length).toBeGreaterThan(0);
      expect((await call("case_run", { run, stop: true })).data.state).toBe("stopped");
      expect((await call("case_run", { run })).text).toMatch(/^\[no-such-run\]/);
    },
  );
  it("waits behind another, up to two, and then says that it is busy", async () => {
    const { call, desk } = await connect(folderWith(files), { settings: { maxDraws: LONG } });
    const begin = (seed: number) => call("case_run", { case: NAME, draws: LONG, seed, wait_s: 0 });
    const runs = [await begin(1), await begin(2), await begin(3)].map(({ data }) => data.run);
    expect((await begin(4)).text).toMatch(new RegExp(`^\\[busy\\] Run ${runs[0]} is under way`));
    expect((await begin(2)).data.state).toBe("running");
    desk.close();
    expect((await call("case_run", { run: runs[1] })).text).toMatch(/^\[no-such-run\]/);
  });
  it.each(ERAS)("under %s a call that is cancelled ends its run, unless another waits for it", async (era) => {
    const { call, desk } = await connect(folderWith(files), { era, settings: { maxDraws: LONG } });
    const cancel = new AbortController();
    const first = call("case_run", { case: NAME, draws: LONG }, { signal: cancel.signal }).catch(() => "cancelled");
    const second = await call("case_run", { case: NAME, draws: LONG, wait_s: 0.2 });
    const { run } = second.data;
    const waiting = call("case_run", { run, wait_s: 0.4 });
    await new Promise((done) => setTimeout(done, 50));
    cancel.abort();
    expect(await first).toBe("cancelled");
    expect((await waiting).data.state).toBe("running");
    const alone = new AbortController();
    const last = call("case_run", { run }, { signal: alone.signal }).catch(() => "cancelled");
    await new Promise((done) => setTimeout(done, 50));
    alone.abort();
    expect(await last).toBe("cancelled");
    await expect.poll(() => desk.queue.stop(run)).toBeNull();
  });
  it("keeps twenty, and under --read-only writes nothing", async () => {
    const folder = folderWith(files);
    const { call, desk } = await connect(folder, { settings: { readOnly: true } });
    const answer = await call("case_run", { ...short, wait_s: 50 });
    expect(answer.data.state).toBe("done");
    expect((await call("case_run", { run: answer.data.run })).data.state).toBe("done");
    expect(existsSync(join(folder, ".entente"))).toBe(false);
    const { result } = desk.runs.get(answer.data.run);
    const other = await connect(folder);
    for (let n = 0; n < 23; n++)
      other.desk.runs.keep({
        handle: `r-${String(n).padStart(12, "0")}`,
        case: NAME,
        whatIf: false,
        result,
        against: null,
      });
    expect(readdirSync(join(folder, ".entente/runs"))).toHaveLength(20);
  });
});
