/** Previews and full runs: when the page asks the engine for odds. */
import { defaults, type Result, type Settings } from "../../../engine/index.ts";
import { LEADING_NUMBERS } from "../../../analyses/order-open.ts";
import type { Case } from "../../../language/index.ts";
import type { AnalystText, CheckAnswer, CheckedText, OddsWith, Overrides } from "../../workers/messages.ts";
import { suggestedCase } from "../../workers/suggested-case.ts";
import type { Cruxes } from "../../../analyses/cruxes/index.ts";
import type { OddsAsked } from "../../../lenses/believe/index.ts";
import { readShareLimits } from "../../../numbers/share-limits.ts";
import { Engine } from "./engine.ts";
import { grounded } from "./grounded.ts";
import { hasOdds } from "../../../wording/few-worlds.ts";
import { loadOpeningOdds, saveLastOdds, saveOpeningOdds } from "../browser/storage.ts";
import type { StateStore } from "./state-store.ts";

/** Milliseconds in the worker until the first preview after a change. */
const FIRST_PREVIEW_MS = 40;
/** Milliseconds by which a preview grows with each turn while nothing else is changed. */
const MORE_PREVIEW_MS = 60;
const MAX_PREVIEW_TURNS = 6;
/** Milliseconds for which a handle rests before the full run. */
const SETTLE_MS = 260;
/** The first run of a draft, on its suggestions: for first odds, and for the order in which its numbers are asked. */
const FIRST_LOOK = { draws: 200, paths: 2, limit: 4000, boxes: 0, thresholds: false };
/** Milliseconds after a run's answer is drawn until previews are prepared; they are at once where something is changed before. */
const PREPARE_MS = 180;

const oddsIn = ({ questions }: Result): { [question: string]: number } =>
  Object.fromEntries(Object.entries(questions).map(([id, { p }]) => [id, p]));

export class Runs {
  private readonly store: StateStore;
  private readonly make: () => Worker;
  private readonly checkAgain: () => void;
  private started: Engine | null = null;
  private timer = 0;
  private previewing = false;
  private previewAgain = false;
  /** The last full run: its worlds, and their settings. */
  private last: { worlds: Int32Array; result: Result; overrides: Overrides; settings: Settings } | null = null;
  /** Whether the interactive worker has the last run, and the timer after which it is sent. */
  private prepared = false;
  private preparing = 0;
  /** Paths of the numbers of the case that led last. */
  private ledOf = "";
  private believing = 0;
  /** Whether the run was given to its worker: one that waits for a handle to rest was not. */
  private begun = false;
  /** Whether the run in progress is the first of a draft's present numbers. */
  private looking = false;
  /** The last full result as JSON in UTF-8: input of a report. */
  whole: Uint8Array = new Uint8Array();

  /** @param make starts a worker of the studio's bundle. @param checkAgain checks the text after a crash, since the new worker has no case. */
  constructor(store: StateStore, make: () => Worker, checkAgain: () => void) {
    this.store = store;
    this.make = make;
    this.checkAgain = checkAgain;
  }

  /** The workers, from the first time that they are wanted. */
  get engine(): Engine {
    return (this.started ??= new Engine(this.make, {
      progress: (progress) => this.store.set({ progress }),
      done: (result, whole, worlds, leading) => this.done(result, whole, worlds, leading),
      unfit: (why) => this.store.set({ phase: "unfit", why, progress: null, preview: null }),
      crashed: (why, final) => {
        this.forget();
        if (final) return this.store.set({ phase: "failed", why: `The engine stopped: ${why}`, progress: null });
        this.store.note({
          kind: "warning",
          text: `A worker of the engine crashed (${why}) and was started again; nothing is lost.`,
          actions: [],
        });
        this.checkAgain();
      },
    }));
  }

  /** Takes a text that the server has checked: the interactive worker takes its case unchanged. */
  takeChecked(checked: CheckedText): CheckAnswer {
    const send = (): void => {
      const taken = checked.case ?? (checked.draft && suggestedCase(checked.draft));
      void this.engine.ask("take", { case: taken }).catch(() => null);
    };
    if (this.started) send();
    else setTimeout(send); // the case is drawn before the first worker is started
    return { ...checked, wanted: [] };
  }

  settingsNow(): Settings {
    const { settings, scenario, doc } = this.store.state;
    return { ...defaults, ...settings, scenario, set: doc.overrides };
  }

  /** A number or the scenario has changed: a preview at once, and a full run when it rests. */
  changed(): void {
    if (!this.store.state.case || this.store.state.phase === "draft" || this.store.state.phase === "errors") return;
    this.runSoon(SETTLE_MS);
    void this.previewNow();
  }

  private async previewNow(): Promise<void> {
    if (this.preparing !== 0) this.prepare();
    if (!this.prepared) return;
    if (this.previewing) {
      this.previewAgain = true;
      return;
    }
    this.previewing = true;
    do {
      this.previewAgain = false;
      const { overrides } = this.store.state.doc;
      const settings = this.settingsNow();
      for (let turn = 0; turn < MAX_PREVIEW_TURNS && !this.previewAgain; turn++) {
        const budget = turn > 0 ? MORE_PREVIEW_MS : FIRST_PREVIEW_MS;
        const preview = await this.engine
          .ask("preview", { overrides, settings, budget, more: turn > 0 })
          .catch(() => null);
        if (!preview || this.previewAgain || this.store.state.current || this.store.state.phase !== "running") break;
        this.store.set({ preview });
        if (turn === 0 && this.store.state.deals) await this.dealsNow();
        if (preview.whole) break;
      }
    } while (this.previewAgain);
    this.previewing = false;
  }

  /** The same once the interactive worker has the case. */
  dealsSoon(): void {
    setTimeout(() => void this.dealsNow());
  }

  /** Deals at the medians and who would accept what today, with the present numbers. */
  async dealsNow(): Promise<void> {
    const found = await this.engine
      .ask("deals", { overrides: this.store.state.doc.overrides, settings: this.settingsNow() })
      .catch(() => null);
    if (found) this.store.set(found);
  }

  /** What one would have to believe for the odds that are typed, of the last run. */
  async believeNow(): Promise<void> {
    const turn = ++this.believing;
    const { ownOdds } = this.store.state;
    const asked: OddsAsked = {};
    for (const [id, text] of Object.entries(ownOdds)) {
      const limits = readShareLimits(text);
      if (limits && this.store.state.case?.questions.some((question) => question.id === id)) asked[id] = limits;
    }
    const believed = Object.keys(asked).length === 0 ? null : await this.engine.believe(asked);
    if (turn === this.believing) this.store.set({ believed });
  }

  /** Odds of two cases on the same worlds, at the settings of this page. */
  compare(cases: readonly [Case, Case], progress: Parameters<Engine["compare"]>[2]): ReturnType<Engine["compare"]> {
    return this.engine.compare(cases, { ...defaults, ...this.store.state.settings }, progress);
  }

  /** Odds by question with these numbers on top of those on the page; null where there are none. */
  async oddsWith(numbers: Overrides): Promise<OddsWith | null> {
    const { case: c, doc } = this.store.state;
    if (!c) return null;
    const overrides = { ...doc.overrides, ...numbers };
    return this.engine.play("odds", { case: c, overrides, settings: this.settingsNow() }).catch(() => null);
  }

  /** The crux between two views: ids of analysts, null for the case. */
  async cruxes(a: string | null, b: string | null): Promise<Cruxes | { problem: string }> {
    const { case: c, doc, analysts } = this.store.state;
    if (!c) return { problem: "the case has errors" };
    const side = (id: string | null): AnalystText | null => analysts.texts.find((one) => one.id === id) ?? null;
    const task = { case: c, overrides: doc.overrides, a: side(a), b: side(b), settings: this.settingsNow() };
    return this.engine.play("cruxes", task).catch((error: Error) => ({ problem: error.message }));
  }

  /** Drops the run in progress, whose answer would be of other numbers, and runs a little later. @param after milliseconds. */
  runSoon(after: number): void {
    this.stop();
    if (!this.store.state.case) return;
    this.store.set({ phase: "running", current: false, firstLook: false, progress: null, why: "" });
    this.looking = this.store.state.draft !== null;
    this.timer = setTimeout(() => this.runNow(), after) as unknown as number;
  }

  private runNow(): void {
    const { case: c, doc } = this.store.state;
    if (!c) return;
    this.begun = true;
    const settings = this.settingsNow();
    const look = { ...FIRST_LOOK, draws: Math.min(FIRST_LOOK.draws, settings.draws) };
    this.engine.run(
      grounded(c, doc.overrides, doc.reasons),
      doc.overrides,
      this.looking ? { ...settings, ...look } : settings,
    );
  }

  private done(result: Result, whole: Uint8Array, worlds: Int32Array, leading: string[]): void {
    if (this.looking) return this.looked(result, leading);
    this.whole = whole;
    const { doc, draft } = this.store.state;
    const opening = draft ? null : (this.store.state.opening ?? this.openingOdds(result));
    this.store.set({
      result,
      leading: this.withLeading(leading),
      current: true,
      phase: "settled",
      progress: null,
      preview: null,
      firstLook: false,
      opening,
    });
    this.keepOdds();
    void this.believeNow();
    this.last = { worlds, result, overrides: doc.overrides, settings: this.settingsNow() };
    this.preparing = setTimeout(() => {
      this.prepare();
      void this.dealsNow();
    }, PREPARE_MS) as unknown as number;
  }

  /** Keeps the odds of the case as it is on disk for the list of cases. */
  keepOdds(): void {
    const { id, draft, disk, scenario, current, result } = this.store.state;
    if (id !== "" && current && result && !draft && !this.store.dirty && scenario === null && hasOdds(result))
      saveLastOdds(id, { hash: disk.hash, draws: result.run.draws, odds: oddsIn(result) });
  }

  /** Whether a run of the present numbers has begun. */
  get underway(): boolean {
    return this.store.state.phase === "running" && this.begun;
  }

  /** Shows the first odds of a draft, and goes on with its full run. */
  private looked(result: Result, leading: string[]): void {
    this.looking = false;
    this.store.set({ result, firstLook: true, progress: null, preview: null, leading: this.withLeading(leading) });
    this.runNow();
  }

  /**
   * Numbers not judged yet that move an answer most; those found before keep their places, so that none goes while somebody
   * types into it, unless the case has other numbers since.
   */
  private withLeading(found: string[]): string[] {
    const { leading, case: c } = this.store.state;
    const numbers = (c?.parameters ?? []).map(({ path }) => path).join(" ");
    const isSame = numbers === this.ledOf;
    this.ledOf = numbers;
    if (!isSame) return found;
    return [...new Set([...leading, ...found])].slice(0, Math.max(leading.length, LEADING_NUMBERS));
  }

  /** The odds that changes are compared with: those stored in this tab, else those of a run of the file on disk. */
  private openingOdds(result: Result): { [question: string]: number } | null {
    const { scenario, disk, settings } = this.store.state;
    const about = `${disk.hash} ${settings.seed} ${settings.draws} ${settings.paths}`;
    const stored = loadOpeningOdds(about);
    if (stored || this.store.dirty || scenario !== null) return stored;
    const odds = oddsIn(result);
    saveOpeningOdds(about, odds);
    return odds;
  }

  /** Sends the last run to the interactive worker, for the next preview. */
  private prepare(): void {
    this.forget();
    if (!this.last) return;
    const { worlds, result, overrides, settings } = this.last;
    const questions = Object.entries(result.questions);
    const p = Object.fromEntries(questions.map(([id, q]) => [id, q.p]));
    const curve = Object.fromEntries(questions.map(([id, q]) => [id, q.curve.map((point) => point.p)]));
    this.prepared = true;
    void this.engine.ask("prepare", { run: { worlds, p, curve }, overrides, settings }).catch(() => null);
  }

  /** Sends the last run again, after the interactive worker has taken the case anew. */
  prepareAgain(): void {
    if (this.store.state.current) this.prepare();
  }

  /** Drops the run in progress and any that was to come. */
  stop(): void {
    this.begun = false;
    this.started?.stop();
    clearTimeout(this.timer);
  }

  /** Forgets the last run after the interactive worker has taken another case. */
  forget(): void {
    this.prepared = false;
    clearTimeout(this.preparing);
    this.preparing = 0;
  }
}
