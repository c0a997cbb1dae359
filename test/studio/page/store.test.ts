import { afterEach, describe, expect, it, vi } from "vitest";
import { rewrite } from "../../../src/studio/page/state/doc.ts";
import { Store } from "../../../src/studio/page/state/store.ts";
import { played } from "./workers.ts";

const opened: Store[] = [];
afterEach(() => {
  for (const { running } of opened.splice(0)) {
    running.stop(); // a run that was to come would come after the test
    running.engine.close();
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
    reactions: [],
    accords: [],
    events: [],
    market: null,
  },
  draft: null,
  messages: [],
  wanted: [],
};
function store() {
  const workers = played();
  const at = new Store(workers.make);
  opened.push(at);
  at.file.take({ id: "", title: "any", text: "entente: 1", mark: "", hash: "", files: {} });
  /** The desk that is at work answers what it was asked last. */
  const answer = (reading: object): void => {
    const desk = workers.of("desk").at(-1)!;
    desk.answer({ number: desk.last("check")!.number, answer: reading });
  };
  return { at, answer, ...workers };
}
const phase = (at: Store) => expect.poll(() => at.state.phase);

describe("the run that a reading owes", () => {
  it("comes though the desk crashed over the reading", async () => {
    const { at, of, answer } = store();
    void at.check(true);
    of("desk")[0].crash();
    await expect.poll(() => of("desk").length).toBe(2);
    answer(sound);
    await phase(at).toBe("running");
    expect(at.state.notices[0].text).toContain("crashed (boom) and was started again");
    await expect.poll(() => of("conductor").at(-1)?.last("run")).toBeDefined();
  });

  it("comes though another reading that wants none overtook it, and comes once", async () => {
    const { at, answer } = store();
    void at.check(true);
    void at.check(false);
    answer(sound);
    await phase(at).toBe("running");
    at.running.stop();
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
    await expect.poll(() => one.of("conductor").at(-1)?.last("run")).toBeDefined();
    const [conductor] = one.of("conductor");
    const give = (): void =>
      conductor!.answer({
        answer: "done",
        of: conductor!.last("run")!.number,
        whole: new Uint8Array(),
        shown: [JSON.stringify(["questions", { q: { p: 0.5, curve: [{ p: 0.5 }] } }])],
        worlds: Int32Array.of(3, 4),
      });
    give();
    await expect.poll(() => one.at.state.current).toBe(true);
    return { ...one, give, conductor: conductor! };
  }

  it("is what the next look starts from, however soon something is moved", async () => {
    const { at, of } = await answered();
    at.setScenario("s");
    const asks = of("desk")
      .at(-1)!
      .posted.map(({ ask }) => ask);
    expect(asks.slice(-2)).toEqual(["kept", "look"]);
    expect(of("desk").at(-1)!.last("kept")).toMatchObject({
      worlds: Int32Array.of(3, 4),
      settings: { scenario: null },
      result: { p: { q: 0.5 } },
    });
  });

  it("that comes after the text was changed is not shown as that of the new text", async () => {
    const { at, give, conductor, answer } = await answered();
    at.running.runSoon(0);
    await expect.poll(() => conductor.posted.filter(({ ask }) => ask === "run").length).toBe(2);
    at.change(rewrite(at.state.doc, "entente: 1 # changed", "a change"));
    give();
    for (let n = 0; n < 5; n++)
      await new Promise((turn) => {
        setTimeout(turn);
      }); // in which an answer is read
    expect(at.state.current).toBe(false);
    answer(sound);
    await expect.poll(() => conductor.posted.filter(({ ask }) => ask === "run").length).toBe(3);
    expect(at.state).toMatchObject({ phase: "running", current: false });
  });
});

it("a case that cannot be read is said to be so", async () => {
  const { at, of } = store();
  const read = at.check(true);
  const [desk] = of("desk");
  desk!.answer({ number: desk!.last("check")!.number, failed: "out of memory" });
  await read;
  expect(at.state).toMatchObject({ phase: "failed", why: "The case could not be read: out of memory" });
});
