import { afterEach, describe, expect, it, vi } from "vitest";
import { defaults } from "../../../src/engine/index.ts";
import type { Case } from "../../../src/language/index.ts";
import { Engine } from "../../../src/studio/page/state/engine.ts";
import { played } from "./workers.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const c = { title: "any" } as Case;
function engine() {
  const workers = played();
  const crashes: [string, boolean][] = [];
  const it = new Engine(workers.make, {
    progress: () => {},
    done: () => {},
    unfit: () => {},
    crashed: (why, often) => {
      crashes.push([why, often]);
    },
  });
  const run = (): void => it.run(c, {}, defaults);
  /** Those at work, by the part they play. */
  const working = (): string =>
    workers.all
      .filter((one) => !one.ended)
      .map(({ part }) => part)
      .join(" ");
  return { engine: it, run, crashes, working, ...workers };
}

describe("a worker that crashes", () => {
  it.each(["conductor", "crew"])("of a run (%s) is said, and the run begins again with new ones", (part) => {
    const { run, of, crashes, working } = engine();
    run();
    of(part)[0].crash();
    expect(crashes).toEqual([["boom", false]]);
    expect(working()).toBe("conductor crew crew");
    expect(of("conductor").at(-1)!.last("run")).toMatchObject({ case: c });
  });

  it("while findings are drawn leaves nothing behind: the run that begins again is hired for once", () => {
    const { run, of, all, working } = engine();
    run();
    const [conductor] = of("conductor");
    conductor!.answer({ answer: "progress", of: conductor!.last("run")!.number, progress: { phase: "findings" } });
    of("crew")[0].crash();
    expect(working()).toBe("conductor crew crew");
    expect(all).toHaveLength(6);
  });

  it("is heard once: what those that were ended with it still say ends no new one", () => {
    const { run, of, crashes, working } = engine();
    run();
    const old = of("crew");
    for (const one of old) one.crash();
    expect(crashes).toHaveLength(1);
    expect(old.every(({ ended }) => ended)).toBe(true);
    expect(working()).toBe("conductor crew crew");
  });

  it("each time it is started is given up after three, and is tried again when a run is next wanted", () => {
    const { run, of, all, crashes, working } = engine();
    run();
    for (let n = 0; n < 10; n++) {
      const last = of("crew").at(-1)!;
      if (!last.ended) last.crash();
    }
    expect(crashes.map(([, often]) => often)).toEqual([false, false, false, true]);
    expect(working()).toBe("");
    expect(all).toHaveLength(12);
    run();
    expect(working()).toBe("conductor crew crew");
  });

  it("at the desk fails what it was asked, and the next question goes to a new one", async () => {
    const { engine: desk, of, crashes } = engine();
    const asked = desk.ask({ ask: "edit", text: "a", moves: {} });
    of("desk")[0].crash();
    await expect(asked).rejects.toThrow("boom");
    expect(crashes).toEqual([["boom", false]]);
    const again = desk.ask({ ask: "edit", text: "b", moves: {} });
    const [, second] = of("desk");
    second!.answer({ number: second!.last("edit")!.number, answer: { text: "b" } });
    expect(await again).toEqual({ text: "b" });
  });
});
