/** The page's state and what changes it: numbers, text, scenarios; the file and the runs have parts of their own. */
import type { Beside } from "../../../language/index.ts";
import { parseQuantity } from "../../../language/blocks/quantity.ts";
import { move, redo, rewrite, undo, type Doc } from "./doc.ts";
import { CaseFile } from "./file.ts";
import { keepRunSettings } from "../browser/storage.ts";
import { namesOf } from "./names.ts";
import { inWords } from "../../../wording/paths.ts";
import { Running } from "./running.ts";
import * as server from "../browser/server.ts";
import { initial, type Notice, type State } from "./state.ts";

/** What went wrong in a worker, as it is told. */
const said = ({ message }: Error): { problem: string } => ({ problem: message });

export class Store {
  state: State = initial();
  readonly file: CaseFile;
  readonly running: Running;
  private readonly subscribers = new Set<() => void>();
  private checking = 0;
  /** Whether a run is owed after reading: one that overtakes another owes the other's. */
  private owed = false;

  /** @param make a worker of the studio's bundle. */
  constructor(make: () => Worker) {
    this.file = new CaseFile(this);
    this.running = new Running(this, make);
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
    if (!this.state.notices.some(({ text }) => text === notice.text))
      this.set({ notices: [...this.state.notices, notice] });
  }

  dismiss(notice: Notice): void {
    this.set({ notices: this.state.notices.filter((other) => other !== notice) });
  }

  // Changes

  get dirty(): boolean {
    return this.state.doc.text !== this.state.disk.text || Object.keys(this.state.doc.moves).length > 0;
  }

  /** The number at a path as it stands now: as moved, else as the file has it. */
  textOf(path: string): string {
    return this.state.doc.moves[path] ?? this.state.case?.parameters.find((p) => p.path === path)?.text ?? "";
  }

  /** Moves a number. @returns what is wrong with the quantity, null where it was taken. */
  moveTo(path: string, quantity: string, dragging = false): string | null {
    const { case: c, doc, names } = this.state;
    const parameter = c?.parameters.find((p) => p.path === path);
    if (!c || !parameter || !names) return "this number is not in the case any more";
    const read = parseQuantity(quantity, parameter.field);
    if ("wrong" in read) return read.wrong.message;
    const to = quantity.trim() === parameter.text ? null : quantity.trim();
    this.change(move(doc, path, to, inWords(names, path), dragging));
    return null;
  }

  putBack(path: string): void {
    this.change(move(this.state.doc, path, null, this.state.names ? inWords(this.state.names, path) : path));
  }

  undo(): void {
    this.change(undo(this.state.doc));
  }
  redo(): void {
    this.change(redo(this.state.doc));
  }

  /** Takes a document; where its text is another one the case is read again first. */
  change(doc: Doc): void {
    if (doc === this.state.doc) return;
    const reread = doc.text !== this.state.doc.text;
    this.set({ doc, current: false });
    this.file.keepIt();
    if (reread) {
      this.running.stop();
      void this.check(true);
    } else this.running.moved();
  }

  setScenario(scenario: string | null): void {
    this.set({ scenario, current: false });
    this.running.moved();
  }
  setSettings(settings: State["settings"]): void {
    keepRunSettings(settings);
    this.running.forget();
    this.set({ settings, current: false, look: null, opening: null });
    this.running.runSoon(0);
  }

  // Reading

  /** Reads the text as it stands; then, where it is sound and `run`, runs. */
  async check(run: boolean): Promise<void> {
    const turn = ++this.checking;
    this.owed ||= run;
    const { id, disk } = this.state;
    for (let round = 0; round < 5; round++) {
      const { doc, files } = this.state;
      const found =
        doc.text === disk.text && disk.reading
          ? this.running.known(disk.reading)
          : await this.running.engine
              .ask({ ask: "check", id, text: doc.text, files, hash: doc.text === disk.text ? disk.hash : "" })
              .catch((error: Error) => error);
      if (turn !== this.checking) return;
      if (found instanceof Error)
        return this.set({ phase: "failed", why: `The case could not be read: ${found.message}` });
      this.running.forget();
      if (found.wanted.length > 0 && id !== "") {
        const more = await Promise.all(
          found.wanted.map(async (name): Promise<[string, Beside]> => {
            const got = await server.file(id, name);
            return [name, "status" in got ? { problem: "outside" } : got];
          }),
        );
        this.set({ files: { ...this.state.files, ...Object.fromEntries(more) } });
        continue;
      }
      const shown = found.case ?? found.draft?.case ?? null;
      const names = shown ? namesOf(shown) : this.state.names;
      this.set({ messages: found.messages, draft: found.draft, names });
      const due = this.owed;
      this.owed = false;
      if (!found.case) {
        this.running.stop();
        this.set({
          case: shown ?? this.state.case,
          phase: found.draft ? "draft" : "errors",
          why: "",
          progress: null,
          look: null,
          current: false,
        });
        return;
      }
      const known = new Set(found.case.parameters.map(({ path }) => path));
      const lost = Object.keys(doc.moves).filter((path) => !known.has(path));
      if (lost.length > 0) {
        this.set({
          doc: {
            ...this.state.doc,
            moves: Object.fromEntries(Object.entries(doc.moves).filter(([path]) => known.has(path))),
          },
        });
        this.note({ kind: "warning", text: `${lost.join(", ")}: moved here, and no longer in the case.`, actions: [] });
      }
      const { scenario } = this.state;
      this.set({ case: found.case, scenario: found.case.scenarios.some((s) => s.id === scenario) ? scenario : null });
      if (due) this.running.runSoon(0);
      else this.running.rehold();
      return;
    }
  }

  // The text

  openYaml(at: number | null): void {
    this.set({ yaml: { open: true, at } });
  }
  closeYaml(): void {
    this.set({ yaml: { open: false, at: null } });
  }

  /** The text with the moves in it, as it would be saved. */
  async wholeText(): Promise<string> {
    const { doc } = this.state;
    if (Object.keys(doc.moves).length === 0) return doc.text;
    const done = await this.running.engine.ask({ ask: "edit", text: doc.text, moves: doc.moves }).catch(said);
    if ("problem" in done) {
      this.note({ kind: "warning", text: done.problem, actions: [] });
      return doc.text;
    }
    return done.text;
  }

  /** Puts a quote under a block. @returns what is wrong, null where it was done. */
  async quote(path: string, source: string, quote: string): Promise<string | null> {
    const done = await this.running.engine
      .ask({ ask: "cite", text: await this.wholeText(), path, source, quote })
      .catch(said);
    if ("problem" in done) return done.problem;
    this.change(rewrite(this.state.doc, done.text, "a quote"));
    return null;
  }

  /** Fills a draft's number in. @returns what is wrong, null where it was done. */
  async fill(path: string, quantity: string, judgment: string | null): Promise<string | null> {
    const done = await this.running.engine
      .ask({ ask: "fill", text: this.state.doc.text, path, written: quantity, judgment })
      .catch(said);
    if ("problem" in done) return done.problem;
    this.change(rewrite(this.state.doc, done.text, `filled in ${path}`));
    return null;
  }

  // Ways between the columns

  follow(path: string): void {
    this.set({ lead: { path, n: (this.state.lead?.n ?? 0) + 1 }, column: "model" });
  }
  showPassage(citations: number[]): void {
    this.set({ passage: { citations, n: (this.state.passage?.n ?? 0) + 1 }, column: "argument" });
  }
}
