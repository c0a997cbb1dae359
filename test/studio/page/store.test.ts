import { afterEach, describe, expect, it, vi } from "vitest";
import { rewrite } from "../../../src/studio/page/state/doc.ts";
import { PageStore } from "../../../src/studio/page/state/store.ts";
import { standIns } from "./workers.ts";

const opened: PageStore[] = [];
afterEach(() => {
  for (const { runs } of opened.splice(0)) {
    runs.stop(); // a run that was to come would come after the test
    runs.engine.close();
  }
  vi.unstubAllGlobals();
});

const sound = {
  case: {
    parameters: [],
    scenarios: [],
    sources: [],
    questions: [],
    actors: [],
    issues: [],
    tables: [],
    drivers: [],
    factors: [],
    reactions: [],
    accords: [],
    events: [],
    claims: [],
    market: null,
  },
  draft: null,
  messages: [],
  wanted: [],
};
function store() {
  const workers = standIns();
  const at = new PageStore(workers.make);
  opened.push(at);
  at.file.take({ id: "", title: "any", text: "entente: 1", mark: "", hash: "", files: {} });
  /** The interactive worker answers the check that it was asked for last. */
  const answer = (checked: object): void => workers.of("interactive").at(-1)!.answer("check", checked);
  return { at, answer, ...workers };
}
const phase = (at: PageStore) => expect.poll(() => at.state.phase);

describe("the run that a check asks for", () => {
  it("comes though the worker crashed over the check", async () => {
    const { at, of, answer } = store();
    void at.check(true);
    of("interactive")[0].crash();
    await expect.poll(() => of("interactive").length).toBe(2);
    answer(sound);
    await phase(at).toBe("running");
    expect(at.state.notices[0].text).toContain("crashed (boom) and was started again");
    await expect.poll(() => of("run").at(-1)?.last("run")).toBeDefined();
  });

  it("comes though another check that asks for none replaced it, and comes once", async () => {
    const { at, answer } = store();
    void at.check(true);
    void at.check(false);
    answer(sound);
    await phase(at).toBe("running");
    at.runs.stop();
    at.set({ phase: "settled" });
    const read = at.check(false);
    answer(sound);
    await read;
    expect(at.state.phase).toBe("settled");
  });
});

describe("a run's answer", () => {
  /** A studio whose first run has just been answered, for one question. */
  async function answered() {
    const one = store();
    void one.at.check(true);
    one.answer(sound);
    await expect.poll(() => one.of("run").at(-1)?.last("run")).toBeDefined();
    const [coordinator] = one.of("run");
    const give = (): void =>
      coordinator.answer("run", {
        whole: new Uint8Array(),
        shown: [
          JSON.stringify(["run", { kept: 60, draws: 60 }]),
          JSON.stringify(["questions", { q: { p: 0.5, curve: [{ p: 0.5 }] } }]),
        ],
        worlds: Int32Array.of(3, 4),
        leading: [],
      });
    give();
    await expect.poll(() => one.at.state.current).toBe(true);
    return { ...one, give, coordinator };
  }

  it("is what the next preview starts from, however soon something is changed", async () => {
    const { at, of } = await answered();
    at.setScenario("s");
    const asks = of("interactive")
      .at(-1)!
      .tasks.map(({ kind }) => kind);
    expect(asks.slice(-2)).toEqual(["prepare", "preview"]);
    expect(of("interactive").at(-1)!.last("prepare")!.task).toMatchObject({
      run: { worlds: Int32Array.of(3, 4), p: { q: 0.5 } },
      settings: { scenario: null },
    });
  });

  it("that comes after the text was changed is not shown as that of the new text", async () => {
    const { at, give, coordinator, answer } = await answered();
    at.runs.runSoon(0);
    await expect.poll(() => coordinator.tasks.filter(({ kind }) => kind === "run").length).toBe(2);
    at.change(rewrite(at.state.doc, "entente: 1 # changed", "a change"));
    give();
    for (let n = 0; n < 5; n++)
      await new Promise((turn) => {
        setTimeout(turn);
      }); // in which an answer is read
    expect(at.state.current).toBe(false);
    answer(sound);
    await expect.poll(() => coordinator.tasks.filter(({ kind }) => kind === "run").length).toBe(3);
    expect(at.state).toMatchObject({ phase: "running", current: false });
  });
});

it("a case that cannot be read is said to be so", async () => {
  const { at, of } = store();
  const read = at.check(true);
  const [worker] = of("interactive");
  worker.reply({ type: "failed", id: worker.last("check")!.id, code: null, message: "out of memory" });
  await read;
  expect(at.state).toMatchObject({ phase: "failed", why: "The case could not be read: out of memory" });
});
