/** The state of the page and all that changes it. */
import { defaults, type Result, type Settings } from "../../engine/index.ts";
import { fieldOf } from "../../language/fields.ts";
import type { Beside, Case, Message } from "../../language/index.ts";
import { parseQuantity } from "../../language/quantity.ts";
import type { CentralDeals } from "../../engine/index.ts";
import type { Checked, DraftShown, Look, Moves, Reading, RunProgress } from "../work/messages.ts";
import { fresh, move, rebased, redo, rewrite, undo, type Doc } from "./doc.ts";
import { Engine } from "./engine.ts";
import { keep, keepRunSettings, kept, opening, runSettings } from "./keep.ts";
import { namesOf, wordsOf, type Names } from "./names.ts";
import * as server from "./server.ts";

export type Phase = "opening" | "errors" | "draft" | "running" | "settled" | "unfit" | "failed";
export type Column = "argument" | "model" | "odds";
export interface Notice { kind: "note" | "warning"; text: string; actions: { label: string; do(): void }[] }

export interface State {
  cases: { id: string; title: string }[];
  id: string;
  title: string;
  doc: Doc;
  /** The file as it is on disk; `reading` where the server sent it. */
  disk: { text: string; mark: string; hash: string; reading: Reading | null };
  files: { [path: string]: Beside };
  case: Case | null;
  draft: DraftShown | null;
  names: Names | null;
  messages: Message[];
  settings: Pick<Settings, "seed" | "draws" | "paths">;
  scenario: string | null;
  phase: Phase;
  /** Why there are no odds, where there are none. */
  why: string;
  result: Result | null;
  /** Whether `result` is of the numbers as they stand. */
  current: boolean;
  opening: { [question: string]: number } | null;
  look: Look | null;
  progress: RunProgress | null;
  deals: CentralDeals | null;
  notices: Notice[];
  offline: boolean;
  saving: boolean;
  column: Column;
  /** A number or block that something led to, and the count of such leads, so that the same can be led to twice. */
  lead: { path: string; n: number } | null;
  /** A passage that something led to: citation indices. */
  passage: { citations: number[]; n: number } | null;
  yaml: { open: boolean; at: number | null };
  dialog: "settings" | "quote" | null;
  selection: { source: string; quote: string } | null;
}

/** Milliseconds that a look may take in the worker before its first picture, and how long a handle rests before the full run. */
const BUDGET = 60;
/** Turns of that length by which a look grows while nothing else is moved. */
const TURNS = 6;
const REST = 260;

export class Store {
  state: State;
  private started: Engine | null = null;
  private readonly make: () => Worker;
  private readonly subscribers = new Set<() => void>();
  private timer = 0;
  private looking = false;
  private lookAgain = false;
  private stopListening: (() => void) | null = null;
  /** What the worlds that the desk holds were kept under. */
  private held: { settings: Settings; moves: Moves } | null = null;
  private checking = 0;

  constructor(make: () => Worker) {
    this.state = {
      cases: [], id: "", title: "", doc: fresh(""), disk: { text: "", mark: "", hash: "", reading: null }, files: {}, case: null, draft: null, names: null, messages: [],
      settings: runSettings() ?? { seed: defaults.seed, draws: defaults.draws, paths: defaults.paths }, scenario: null, phase: "opening", why: "", result: null, current: false,
      opening: null, look: null, progress: null, deals: null, notices: [], offline: false, saving: false, column: "odds", lead: null, passage: null,
      yaml: { open: false, at: null }, dialog: null, selection: null,
    };
    this.make = make;
  }

  /** The workers, from the first time that they are wanted. */
  get engine(): Engine {
    return (this.started ??= new Engine(this.make, {
      progress: (progress) => this.set({ progress }),
      done: (result, whole, worlds) => this.done(result, whole, worlds),
      unfit: (why) => this.set({ phase: "unfit", why, progress: null, look: null }),
      crashed: (why, often) => {
        this.held = null;
        if (often) this.set({ phase: "failed", why: `The engine stopped: ${why}`, progress: null });
        else this.note({ kind: "warning", text: `A worker of the engine crashed (${why}) and was started again; nothing is lost.`, actions: [] });
        void this.check(false);
      },
    }));
  }

  subscribe(one: () => void): () => void {
    this.subscribers.add(one);
    return () => this.subscribers.delete(one);
  }

  set(part: Partial<State>): void {
    this.state = { ...this.state, ...part };
    for (const one of this.subscribers) one();
  }

  note(notice: Notice): void {
    if (!this.state.notices.some(({ text }) => text === notice.text)) this.set({ notices: [...this.state.notices, notice] });
  }

  dismiss(notice: Notice): void { this.set({ notices: this.state.notices.filter((other) => other !== notice) }); }

  // Opening

  async boot(): Promise<void> {
    const found = await server.cases();
    if ("problem" in found) return this.set({ phase: "failed", why: found.problem });
    this.set({ cases: found.cases });
    const wanted = decodeURIComponent(location.hash.slice(1));
    const id = found.cases.some((c) => c.id === wanted) ? wanted : found.first ?? found.cases[0]?.id;
    if (id) await this.load(id, id === found.first ? found.opened : null);
  }

  /** @param sent the case as the server has sent it already. */
  async load(id: string, sent: server.OpenCase | { problem: string } | null = null): Promise<void> {
    this.stopListening?.();
    this.started?.stop();
    this.held = null;
    const opened = sent ?? await server.openCase(id);
    if ("problem" in opened) return this.set({ id, phase: "failed", why: opened.problem });
    history.replaceState(null, "", `#${encodeURIComponent(id)}`);
    this.take(opened);
    if (opened.others) this.note({ kind: "note", text: opened.others, actions: [] });
    this.recover();
    await this.check(true);
    this.stopListening = server.listen(id, (word) => { void this.told(word); }, (offline) => { if (offline !== this.state.offline) this.set({ offline }); });
  }

  /** Takes a case as it was opened. */
  take({ id, title, text, mark, hash, files, reading = null }: Omit<server.OpenCase, "others" | "reading"> & { reading?: Reading | null }): void {
    if (id !== "") document.title = `${title} \u2013 Entente`;
    this.set({ id, title, doc: fresh(text), disk: { text, mark, hash, reading }, files, case: null, draft: null, names: null, messages: [], scenario: null, phase: "opening", why: "", result: null, current: false, opening: null, look: null, progress: null, deals: null, notices: [], lead: null, passage: null });
  }

  /** Brings back what was not saved when the page was left. */
  private recover(): void {
    const { id, disk, doc } = this.state;
    const found = kept(id);
    if (!found) return;
    const count = Object.keys(found.moves).length;
    if (found.text !== null && found.mark !== disk.mark) {
      const { text } = found;
      this.note({ kind: "warning", text: "Unsaved edits of the text were kept here, and the file has changed since.", actions: [
        { label: "Show the kept text", do: () => { this.change(rewrite(this.state.doc, text, "text kept from before")); this.openYaml(null); } },
        { label: "Drop it", do: () => { keep(id, null); } },
      ] });
      return;
    }
    if (found.text === null && count === 0) return;
    const text = found.text ?? doc.text;
    let now: Doc = found.text === null ? doc : rewrite(doc, text, "edits from before");
    for (const [path, to] of Object.entries(found.moves)) now = move(now, path, to, path);
    this.set({ doc: now });
    this.note({ kind: "note", text: `${found.text === null ? "" : "Edits of the text"}${found.text !== null && count > 0 ? " and " : ""}${count > 0 ? `${count} moved number${count === 1 ? "" : "s"}` : ""} that ${count === 1 && found.text === null ? "was" : "were"} not saved ${count === 1 && found.text === null ? "is" : "are"} back.`, actions: [] });
  }

  private async told(word: server.Word): Promise<void> {
    const { id, disk, doc } = this.state;
    if (word.kind === "gone") return this.note({ kind: "warning", text: `On disk: ${word.problem}. What you see is kept here; saving writes it again.`, actions: [{ label: "Write the file again", do: () => { void this.save(true); } }] });
    if (word.kind === "open") {
      if (word.pages > 1) this.note({ kind: "note", text: "This case is open in another window of this studio as well. Whoever saves second is asked first.", actions: [] });
      const now = await server.openCase(id);
      if ("problem" in now || now.hash === this.state.disk.hash) return;
      return this.told({ kind: "changed", mark: now.mark, hash: now.hash });
    }
    if (word.hash === disk.hash || this.state.saving) return;
    const opened = await server.openCase(id);
    if ("problem" in opened || opened.hash === this.state.disk.hash || this.state.saving) return;
    const take = (): void => {
      this.set({ disk: opened, files: opened.files, doc: rebased(this.state.doc, opened.text, this.state.doc.moves) });
      void this.check(true);
    };
    if (doc.text === disk.text) {
      take();
      this.note({ kind: "note", text: `The file changed on disk and was read again.${Object.keys(doc.moves).length > 0 ? " The numbers that you moved are on top of it." : ""}`, actions: [] });
      return;
    }
    this.note({ kind: "warning", text: "The file changed on disk while you were editing its text.", actions: [
      { label: "Read it again, dropping my text", do: take },
      { label: "Keep my text", do: () => {} },
    ] });
  }

  // Changes

  get dirty(): boolean { return this.state.doc.text !== this.state.disk.text || Object.keys(this.state.doc.moves).length > 0; }

  /** The number at a path as it stands now: as moved, else as the file has it. */
  textOf(path: string): string { return this.state.doc.moves[path] ?? this.state.case?.parameters.find((p) => p.path === path)?.text ?? ""; }

  /** Moves a number. @returns what is wrong with the quantity, null where it was taken. */
  moveTo(path: string, quantity: string, dragging = false): string | null {
    const { case: c, doc, names } = this.state;
    const parameter = c?.parameters.find((p) => p.path === path);
    if (!c || !parameter || !names) return "this number is not in the case any more";
    const read = parseQuantity(quantity, fieldOf(parameter));
    if ("wrong" in read) return read.wrong.message;
    const to = quantity.trim() === parameter.text ? null : quantity.trim();
    this.change(move(doc, path, to, wordsOf(names, path), dragging));
    return null;
  }

  putBack(path: string): void { this.change(move(this.state.doc, path, null, this.state.names ? wordsOf(this.state.names, path) : path)); }

  undo(): void { this.change(undo(this.state.doc)); }
  redo(): void { this.change(redo(this.state.doc)); }

  /** Takes a document; where its text is another one the case is read again first. */
  change(doc: Doc): void {
    if (doc === this.state.doc) return;
    const reread = doc.text !== this.state.doc.text;
    this.set({ doc, current: false });
    this.keepIt();
    if (reread) void this.check(true);
    else this.moved();
  }

  private keepIt(): void {
    const { id, doc, disk } = this.state;
    if (id === "") return;
    const done = keep(id, this.dirty ? { mark: disk.mark, text: doc.text === disk.text ? null : doc.text, moves: doc.moves } : null);
    if (!done) this.note({ kind: "warning", text: "This browser keeps nothing for this page: unsaved changes would not survive a reload.", actions: [] });
  }

  setScenario(scenario: string | null): void { this.set({ scenario, current: false }); this.moved(); }
  setSettings(settings: State["settings"]): void { keepRunSettings(settings); this.held = null; this.set({ settings, current: false, look: null, opening: null }); this.runSoon(0); }

  // Reading

  /** Reads the text as it stands; then, where it is sound and `run`, runs. */
  async check(run: boolean): Promise<void> {
    const turn = ++this.checking;
    const { id, disk } = this.state;
    for (let round = 0; round < 5; round++) {
      const { doc, files } = this.state;
      const found = doc.text === disk.text && disk.reading ? this.known(disk.reading)
        : await this.engine.ask({ ask: "check", id, text: doc.text, files, hash: doc.text === disk.text ? disk.hash : "" }).catch(() => null);
      if (!found || turn !== this.checking) return;
      this.held = null;
      if (found.wanted.length > 0 && id !== "") {
        const more = await Promise.all(found.wanted.map(async (name): Promise<[string, Beside]> => {
          const got = await server.file(id, name);
          return [name, "status" in got ? { problem: "outside" } : got];
        }));
        this.set({ files: { ...this.state.files, ...Object.fromEntries(more) } });
        continue;
      }
      const shown = found.case ?? found.draft?.case ?? null;
      const names = shown ? namesOf(shown) : this.state.names;
      this.set({ messages: found.messages, draft: found.draft, names });
      if (!found.case) {
        this.started?.stop();
        clearTimeout(this.timer);
        this.set({ case: shown ?? this.state.case, phase: found.draft ? "draft" : "errors", why: "", progress: null, look: null, current: false });
        return;
      }
      const known = new Set(found.case.parameters.map(({ path }) => path));
      const lost = Object.keys(doc.moves).filter((path) => !known.has(path));
      if (lost.length > 0) {
        this.set({ doc: { ...this.state.doc, moves: Object.fromEntries(Object.entries(doc.moves).filter(([path]) => known.has(path))) } });
        this.note({ kind: "warning", text: `${lost.join(", ")}: moved here, and no longer in the case.`, actions: [] });
      }
      const { scenario } = this.state;
      this.set({ case: found.case, scenario: found.case.scenarios.some((s) => s.id === scenario) ? scenario : null });
      if (run) this.runSoon(0);
      else this.rehold();
      return;
    }
  }

  /** A reading that the server sent with the file: the desk takes the case as it is. */
  private known(reading: Reading): Checked {
    setTimeout(() => { void this.engine.ask({ ask: "take", case: reading.case }).catch(() => null); });
    return { ...reading, wanted: [] };
  }

  // Odds

  private settingsNow(): Settings {
    return { ...defaults, ...this.state.settings, scenario: this.state.scenario, set: this.state.doc.moves };
  }

  private moved(): void {
    if (!this.state.case || this.state.phase === "draft" || this.state.phase === "errors") return;
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
      const { doc } = this.state;
      const settings = this.settingsNow();
      for (let turn = 0; turn < TURNS && !this.lookAgain; turn++) {
        const look = await this.engine.ask({ ask: "look", moves: doc.moves, settings, budget: BUDGET, more: turn > 0 }).catch(() => null);
        if (!look || this.lookAgain || this.state.current || this.state.phase !== "running") break;
        this.set({ look });
        if (turn === 0 && this.state.deals) await this.dealsNow();
        if (look.whole) break;
      }
    } while (this.lookAgain);
    this.looking = false;
  }

  /** Deals at the medians, of the numbers as they stand. */
  async dealsNow(): Promise<void> {
    const deals = await this.engine.ask({ ask: "deals", moves: this.state.doc.moves, settings: this.settingsNow() }).catch(() => null);
    if (deals) this.set({ deals });
  }

  private runSoon(after: number): void {
    clearTimeout(this.timer);
    if (!this.state.case) return;
    this.set({ phase: "running", progress: null, why: "" });
    this.timer = setTimeout(() => this.runNow(), after) as unknown as number;
  }

  runNow(): void {
    clearTimeout(this.timer);
    const { case: c, doc } = this.state;
    if (!c) return;
    this.set({ phase: "running", progress: null, why: "" });
    this.engine.run(c, doc.moves, this.settingsNow());
  }

  /** The last full result whole, as JSON in UTF-8: what a report is made of. */
  whole: Uint8Array = new Uint8Array();

  private done(result: Result, whole: Uint8Array, worlds: Int32Array): void {
    this.whole = whole;
    const { doc, scenario, disk, settings } = this.state;
    const about = `${disk.hash} ${settings.seed} ${settings.draws} ${settings.paths}`;
    const plain = Object.keys(doc.moves).length === 0 && scenario === null && doc.text === disk.text;
    const p = Object.fromEntries(Object.entries(result.questions).map(([id, q]) => [id, q.p]));
    const first = this.state.opening ?? opening(about) ?? (plain ? opening(about, p) : null);
    this.set({ result, current: true, phase: "settled", progress: null, look: null, opening: first });
    this.worlds = worlds;
    setTimeout(() => { if (this.state.result === result) { this.rehold(); void this.dealsNow(); } }, 180);
  }

  private worlds: Int32Array | null = null;

  /** Tells the desk which worlds the last run kept, for the next look. */
  private rehold(): void {
    const { result, doc, case: c, current } = this.state;
    if (!result || !c || !this.worlds || !current) return;
    const settings = { ...this.settingsNow(), set: doc.moves };
    this.held = { settings, moves: doc.moves };
    void this.engine.ask({
      ask: "kept", worlds: this.worlds, moves: doc.moves, settings,
      result: { p: Object.fromEntries(Object.entries(result.questions).map(([id, q]) => [id, q.p])), curve: Object.fromEntries(Object.entries(result.questions).map(([id, q]) => [id, q.curve.map((point) => point.p)])) },
    }).catch(() => null);
  }

  // Saving and editing the text

  /** @param over also where the file on disk is another one. */
  async save(over = false): Promise<void> {
    const { id, doc, disk } = this.state;
    if (this.state.saving || (!this.dirty && !over)) return;
    this.set({ saving: true });
    const edited = doc.text !== disk.text || over;
    const done = await server.saveCase(id, { mark: over ? null : disk.mark, ...(edited ? { text: doc.text } : {}), moves: doc.moves });
    this.set({ saving: false });
    if ("problem" in done) {
      this.note({ kind: "warning", text: `Not saved: ${done.problem}. Your changes are kept here.`, actions: done.status === 409 ? [
        { label: "Read the file on disk, my numbers on top", do: () => { void this.readAgain(); } },
        { label: "Write mine over it", do: () => { void this.save(true); } },
      ] : [{ label: "Try again", do: () => { void this.save(); } }] });
      return;
    }
    const was = Object.fromEntries(Object.keys(doc.moves).map((path) => [`was ${path}`, this.state.case?.parameters.find((p) => p.path === path)?.text ?? ""]));
    const now = this.state.doc;
    const left = Object.fromEntries(Object.entries(now.moves).filter(([path, to]) => doc.moves[path] !== to));
    this.set({ doc: rebased(now, done.text, left, was), disk: { text: done.text, mark: done.mark, hash: done.hash, reading: null } });
    this.keepIt();
    const { current } = this.state;
    await this.check(!current);
  }

  private async readAgain(): Promise<void> {
    const opened = await server.openCase(this.state.id);
    if ("problem" in opened) return this.note({ kind: "warning", text: opened.problem, actions: [] });
    this.set({ disk: opened, files: opened.files, doc: rebased(this.state.doc, opened.text, this.state.doc.moves) });
    this.keepIt();
    await this.check(true);
  }

  openYaml(at: number | null): void { this.set({ yaml: { open: true, at } }); }
  closeYaml(): void { this.set({ yaml: { open: false, at: null } }); }

  /** The text with the moves in it, as it would be saved. */
  async wholeText(): Promise<string> {
    const { doc } = this.state;
    if (Object.keys(doc.moves).length === 0) return doc.text;
    const done = await this.engine.ask({ ask: "edit", text: doc.text, moves: doc.moves });
    if ("problem" in done) {
      this.note({ kind: "warning", text: done.problem, actions: [] });
      return doc.text;
    }
    return done.text;
  }

  /** Puts a quote under a block. @returns what is wrong, null where it was done. */
  async quote(path: string, source: string, quote: string): Promise<string | null> {
    const done = await this.engine.ask({ ask: "cite", text: await this.wholeText(), path, source, quote });
    if ("problem" in done) return done.problem;
    this.change(rewrite(this.state.doc, done.text, "a quote"));
    return null;
  }

  /** Fills a draft's number in. @returns what is wrong, null where it was done. */
  async fill(path: string, quantity: string, judgment: string | null): Promise<string | null> {
    const done = await this.engine.ask({ ask: "fill", text: this.state.doc.text, path, written: quantity, judgment });
    if ("problem" in done) return done.problem;
    this.change(rewrite(this.state.doc, done.text, `filled in ${path}`));
    return null;
  }

  // Ways between the columns

  follow(path: string): void { this.set({ lead: { path, n: (this.state.lead?.n ?? 0) + 1 }, column: "model" }); }
  showPassage(citations: number[]): void { this.set({ passage: { citations, n: (this.state.passage?.n ?? 0) + 1 }, column: "argument" }); }
}
