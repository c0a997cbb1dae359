/** Looks and full runs: what asks the engine for odds, and when. */
import { defaults, type Result, type Settings } from "../../engine/index.ts";
import type { Checked, Moves, Reading } from "../work/messages.ts";
import { Engine } from "./engine.ts";
import { opening } from "./keep.ts";
import type { Store } from "./store.ts";

/** Milliseconds that a look may take in the worker before its first picture, and how long a handle rests before the full run. */
const BUDGET = 60;
/** Turns of that length by which a look grows while nothing else is moved. */
const TURNS = 6;
const REST = 260;

export class Running {
  private readonly store: Store;
  private readonly make: () => Worker;
  private started: Engine | null = null;
  private timer = 0;
  private looking = false;
  private lookAgain = false;
  /** What the worlds that the desk holds were kept under. */
  private held: { settings: Settings; moves: Moves } | null = null;

  /** @param make a worker of the studio's bundle. */
  constructor(store: Store, make: () => Worker) {
    this.store = store;
    this.make = make;
  }

  /** The workers, from the first time that they are wanted. */
  get engine(): Engine {
    return (this.started ??= new Engine(this.make, {
      progress: (progress) => this.store.set({ progress }),
      done: (result, whole, worlds) => this.done(result, whole, worlds),
      unfit: (why) => this.store.set({ phase: "unfit", why, progress: null, look: null }),
      crashed: (why, often) => {
        this.held = null;
        if (often) return this.store.set({ phase: "failed", why: `The engine stopped: ${why}`, progress: null });
        this.store.note({ kind: "warning", text: `A worker of the engine crashed (${why}) and was started again; nothing is lost.`, actions: [] });
        void this.store.check(false);
      },
    }));
  }

  /** A reading that the server sent with the file: the desk takes the case as it is. */
  known(reading: Reading): Checked {
    setTimeout(() => { void this.engine.ask({ ask: "take", case: reading.case }).catch(() => null); });
    return { ...reading, wanted: [] };
  }

  settingsNow(): Settings {
    return { ...defaults, ...this.store.state.settings, scenario: this.store.state.scenario, set: this.store.state.doc.moves };
  }

  moved(): void {
    if (!this.store.state.case || this.store.state.phase === "draft" || this.store.state.phase === "errors") return;
    this.started?.stop();
    void this.lookNow();
    this.runSoon(REST);
  }

  private async lookNow(): Promise<void> {
    if (!this.held) return;
    if (this.looking) {
      this.lookAgain = true;
      return;
    }
    this.looking = true;
    do {
      this.lookAgain = false;
      const { doc } = this.store.state;
      const settings = this.settingsNow();
      for (let turn = 0; turn < TURNS && !this.lookAgain; turn++) {
        const look = await this.engine.ask({ ask: "look", moves: doc.moves, settings, budget: BUDGET, more: turn > 0 }).catch(() => null);
        if (!look || this.lookAgain || this.store.state.current || this.store.state.phase !== "running") break;
        this.store.set({ look });
        if (turn === 0 && this.store.state.deals) await this.dealsNow();
        if (look.whole) break;
      }
    } while (this.lookAgain);
    this.looking = false;
  }

  /** Deals at the medians, of the numbers as they stand. */
  async dealsNow(): Promise<void> {
    const deals = await this.engine.ask({ ask: "deals", moves: this.store.state.doc.moves, settings: this.settingsNow() }).catch(() => null);
    if (deals) this.store.set({ deals });
  }

  runSoon(after: number): void {
    clearTimeout(this.timer);
    if (!this.store.state.case) return;
    this.store.set({ phase: "running", progress: null, why: "" });
    this.timer = setTimeout(() => this.runNow(), after) as unknown as number;
  }

  private runNow(): void {
    clearTimeout(this.timer);
    const { case: c, doc } = this.store.state;
    if (!c) return;
    this.store.set({ phase: "running", progress: null, why: "" });
    this.engine.run(c, doc.moves, this.settingsNow());
  }

  /** The last full result whole, as JSON in UTF-8: what a report is made of. */
  whole: Uint8Array = new Uint8Array();

  private done(result: Result, whole: Uint8Array, worlds: Int32Array): void {
    this.whole = whole;
    const { doc, scenario, disk, settings } = this.store.state;
    const about = `${disk.hash} ${settings.seed} ${settings.draws} ${settings.paths}`;
    const plain = Object.keys(doc.moves).length === 0 && scenario === null && doc.text === disk.text;
    const p = Object.fromEntries(Object.entries(result.questions).map(([id, q]) => [id, q.p]));
    const first = this.store.state.opening ?? opening(about) ?? (plain ? opening(about, p) : null);
    this.store.set({ result, current: true, phase: "settled", progress: null, look: null, opening: first });
    this.worlds = worlds;
    setTimeout(() => { if (this.store.state.result === result) { this.rehold(); void this.dealsNow(); } }, 180);
  }

  private worlds: Int32Array | null = null;

  /** Tells the desk which worlds the last run kept, for the next look. */
  rehold(): void {
    const { result, doc, case: c, current } = this.store.state;
    if (!result || !c || !this.worlds || !current) return;
    const settings = { ...this.settingsNow(), set: doc.moves };
    this.held = { settings, moves: doc.moves };
    void this.engine.ask({
      ask: "kept", worlds: this.worlds, moves: doc.moves, settings,
      result: { p: Object.fromEntries(Object.entries(result.questions).map(([id, q]) => [id, q.p])), curve: Object.fromEntries(Object.entries(result.questions).map(([id, q]) => [id, q.curve.map((point) => point.p)])) },
    }).catch(() => null);
  }

  /** Drops the run in progress and any that was to come. */
  stop(): void {
    this.started?.stop();
    clearTimeout(this.timer);
  }

  /** The desk's case is another one: the worlds that it holds are none of it. */
  forget(): void { this.held = null; }
}
