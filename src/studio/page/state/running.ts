/** Looks and full runs: what asks the engine for odds, and when. */
import { defaults, type Result, type Settings } from "../../../engine/index.ts";
import type { Checked, Moves, Reading } from "../../workers/messages.ts";
import { Engine } from "./engine.ts";
import { opening } from "../browser/storage.ts";
import type { Store } from "./store.ts";

/** Milliseconds that a look may take in the worker before its first picture, and by which it grows then while nothing else is moved, so often. */
const FIRST = 40;
const MORE = 60;
const TURNS = 6;
/** Milliseconds for which a handle rests before the full run. */
const REST = 260;
/** How long after a run's answer is drawn the desk readies for the next look; at once where something is moved before. */
const AFTER = 180;

export class Running {
  private readonly store: Store;
  private readonly make: () => Worker;
  private started: Engine | null = null;
  private timer = 0;
  private looking = false;
  private lookAgain = false;
  /** The last full run: its worlds, and what they were kept under. */
  private kept: { worlds: Int32Array; result: Result; moves: Moves; settings: Settings } | null = null;
  /** Whether the desk holds those worlds, and the timer after which it will. */
  private held = false;
  private holding = 0;

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
        this.forget();
        if (often) return this.store.set({ phase: "failed", why: `The engine stopped: ${why}`, progress: null });
        this.store.note({
          kind: "warning",
          text: `A worker of the engine crashed (${why}) and was started again; nothing is lost.`,
          actions: [],
        });
        void this.store.check(false);
      },
    }));
  }

  /** A reading that the server sent with the file: the desk takes the case as it is. */
  known(reading: Reading): Checked {
    const tell = (): void => {
      void this.engine.ask({ ask: "take", case: reading.case }).catch(() => null);
    };
    if (this.started) tell();
    else setTimeout(tell); // the case is drawn before the first worker is started
    return { ...reading, wanted: [] };
  }

  settingsNow(): Settings {
    return {
      ...defaults,
      ...this.store.state.settings,
      scenario: this.store.state.scenario,
      set: this.store.state.doc.moves,
    };
  }

  moved(): void {
    if (!this.store.state.case || this.store.state.phase === "draft" || this.store.state.phase === "errors") return;
    this.runSoon(REST);
    void this.lookNow();
  }

  private async lookNow(): Promise<void> {
    if (this.holding !== 0) this.hold();
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
        const look = await this.engine
          .ask({ ask: "look", moves: doc.moves, settings, budget: turn > 0 ? MORE : FIRST, more: turn > 0 })
          .catch(() => null);
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
    const deals = await this.engine
      .ask({ ask: "deals", moves: this.store.state.doc.moves, settings: this.settingsNow() })
      .catch(() => null);
    if (deals) this.store.set({ deals });
  }

  /** Drops the run in progress, whose answer would be of other numbers, and runs a little later. */
  runSoon(after: number): void {
    this.stop();
    if (!this.store.state.case) return;
    this.store.set({ phase: "running", current: false, progress: null, why: "" });
    this.timer = setTimeout(() => this.runNow(), after) as unknown as number;
  }

  private runNow(): void {
    const { case: c, doc } = this.store.state;
    if (!c) return;
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
    this.kept = { worlds, result, moves: doc.moves, settings: this.settingsNow() };
    this.holding = setTimeout(() => {
      this.hold();
      void this.dealsNow();
    }, AFTER) as unknown as number;
  }

  /** Tells the desk which worlds the last run kept, for the next look. */
  private hold(): void {
    this.forget();
    if (!this.kept) return;
    const { worlds, result, moves, settings } = this.kept;
    this.held = true;
    void this.engine
      .ask({
        ask: "kept",
        worlds,
        moves,
        settings,
        result: {
          p: Object.fromEntries(Object.entries(result.questions).map(([id, q]) => [id, q.p])),
          curve: Object.fromEntries(
            Object.entries(result.questions).map(([id, q]) => [id, q.curve.map((point) => point.p)]),
          ),
        },
      })
      .catch(() => null);
  }

  /** Tells the desk again, after it has taken the case anew. */
  rehold(): void {
    if (this.store.state.current) this.hold();
  }

  /** Drops the run in progress and any that was to come. */
  stop(): void {
    this.started?.stop();
    clearTimeout(this.timer);
  }

  /** The desk's case is another one: the worlds that it holds are none of it. */
  forget(): void {
    this.held = false;
    clearTimeout(this.holding);
    this.holding = 0;
  }
}
