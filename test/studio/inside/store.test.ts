import { afterEach, describe, expect, it, vi } from "vitest";
import { Store } from "../../../src/studio/page/store.ts";
import { played } from "./workers.ts";

afterEach(() => { vi.unstubAllGlobals(); });

const sound = { case: { parameters: [], scenarios: [], sources: [], questions: [], actors: [], issues: [], tables: [], drivers: [], reactions: [], accords: [], events: [], market: null }, draft: null, messages: [], wanted: [] };
function store() {
  const workers = played();
  const at = new Store(workers.make);
  at.file.take({ id: "", title: "any", text: "entente: 1", mark: "", hash: "", files: {} });
  /** The desk that is at work answers what it was asked last. */
  const answer = (reading: object): void => { const desk = workers.of("desk").at(-1)!; desk.answer({ number: desk.last("check")!.number, answer: reading }); };
  return { at, answer, ...workers };
}
const phase = (at: Store) => expect.poll(() => at.state.phase);

describe("the run that a reading owes", () => {
  it("comes though the desk crashed over the reading", async () => {
    const { at, of, answer } = store();
    void at.check(true);
    of("desk")[0]!.crash();
    await expect.poll(() => of("desk").length).toBe(2);
    answer(sound);
    await phase(at).toBe("running");
    expect(at.state.notices[0]!.text).toContain("crashed (boom) and was started again");
    await expect.poll(() => of("conductor").at(-1)?.last("run")).toBeDefined();
    at.running.engine.close();
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
    at.running.engine.close();
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
