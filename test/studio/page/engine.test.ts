import { afterEach, describe, expect, it, vi } from "vitest";
import { defaults } from "../../../src/engine/index.ts";
import type { Case } from "../../../src/language/index.ts";
import { Engine } from "../../../src/studio/page/state/engine.ts";
import { standIns } from "./workers.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const c = { title: "any" } as Case;
function engine() {
  const workers = standIns();
  const crashes: [string, boolean][] = [];
  const unfit: string[] = [];
  const it = new Engine(workers.make, {
    progress: () => {},
    done: () => {},
    unfit: (why) => {
      unfit.push(why);
    },
    crashed: (why, final) => {
      crashes.push([why, final]);
    },
  });
  const run = (): void => it.run(c, {}, defaults);
  /** Those that are not ended, by what they do. */
  const working = (): string =>
    workers.all
      .filter((worker) => !worker.ended)
      .map(({ role }) => role)
      .join(" ");
  return { engine: it, run, crashes, unfit, working, ...workers };
}

describe("a worker that crashes", () => {
  it("while it coordinates a run is told of, and the run begins again with new ones", () => {
    const { run, of, crashes, working } = engine();
    run();
    of("run")[0].crash();
    expect(crashes).toEqual([["boom", false]]);
    expect(working()).toBe("run pool pool");
    expect(of("run").at(-1)!.last("run")).toMatchObject({ task: { case: c } });
  });

  it.each([
    ["while worlds are played", false],
    ["while findings are computed", true],
  ])("in the pool (%s) is told of and replaced, and the run goes on", (_, finding) => {
    const { run, of, all, crashes, working } = engine();
    run();
    const [coordinator] = of("run");
    if (finding)
      coordinator.reply({ type: "progress", id: coordinator.last("run")!.id, progress: { phase: "findings" } });
    of("pool")[1].crash();
    expect(crashes).toEqual([["boom", false]]);
    expect(working()).toBe("run pool pool");
    expect(all).toHaveLength(4);
    expect(coordinator.tasks.filter(({ kind }) => kind === "run")).toHaveLength(1);
    expect(coordinator.last("replace")!.task).toMatchObject({ slot: 1, reason: "boom" });
  });

  it("is told of once: what it or those that were ended with it still throw ends no new one", () => {
    const { run, of, crashes, working } = engine();
    run();
    const old = [...of("run"), ...of("pool")];
    for (const worker of old) worker.crash();
    expect(crashes).toHaveLength(1);
    expect(old.every(({ ended }) => ended)).toBe(true);
    expect(working()).toBe("run pool pool");
  });

  it.each(["run", "pool"] as const)(
    "each time it is started (%s) is given up after three, and is tried again when a run is next wanted",
    (role) => {
      const { run, of, crashes, working } = engine();
      run();
      for (let n = 0; n < 10; n++) {
        const last = of(role).at(-1)!;
        if (!last.ended) last.crash();
      }
      expect(crashes.map(([, final]) => final)).toEqual([false, false, false, true]);
      expect(working()).toBe("");
      run();
      expect(working()).toBe("run pool pool");
    },
  );

  it("over an interactive task fails it, and the next goes to a new one", async () => {
    const { engine: page, of, crashes } = engine();
    const asked = page.ask("edit", { text: "a", overrides: {}, reasons: {} });
    of("interactive")[0].crash();
    await expect(asked).rejects.toThrow("boom");
    expect(crashes).toEqual([["boom", false]]);
    const again = page.ask("edit", { text: "b", overrides: {}, reasons: {} });
    of("interactive")[1].answer("edit", { text: "b" });
    expect(await again).toEqual({ text: "b" });
  });
});

describe("a run", () => {
  it("that a newer one replaces is cancelled, or ended with its workers where it computes findings", () => {
    const { run, of, all } = engine();
    run();
    const [coordinator] = of("run");
    const { id } = coordinator.last("run")!;
    run();
    expect(coordinator.posted).toContainEqual(expect.objectContaining({ type: "cancel", id }));
    expect(all).toHaveLength(3);
    coordinator.reply({ type: "progress", id: coordinator.last("run")!.id, progress: { phase: "findings" } });
    run();
    expect(all.slice(0, 3).every(({ ended }) => ended)).toBe(true);
    expect(all).toHaveLength(6);
  });

  it.each([
    ["no-world", ["why"], []],
    ["market-unsolved", ["why"], []],
    [null, [], [["why", true]]],
  ] as const)("that fails (%s) says whether the case or the program is at fault", async (code, unfit, crashes) => {
    const page = engine();
    page.run();
    const [coordinator] = page.of("run");
    coordinator.reply({ type: "failed", id: coordinator.last("run")!.id, code, message: "why" });
    await expect.poll(() => [...page.unfit, ...page.crashes]).toHaveLength(1);
    expect(page.unfit).toEqual(unfit);
    expect(page.crashes).toEqual(crashes);
  });
});
