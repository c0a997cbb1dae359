/**
 * Changes of the page's state: numbers, text, scenarios, and checks of the text; the file and the runs have parts of
 * their own.
 */
import type { Beside, PartShown } from "../../../language/index.ts";
import type { AnalystText, Overrides, PartAnswer, PartEdit } from "../../workers/messages.ts";
import { canRun, suggestedCase } from "../../workers/suggested-case.ts";
import { parseQuantity } from "../../../language/blocks/quantity.ts";
import { plainFault } from "./plain-fault.ts";
import { isOverText, redo, rewrite, setNumber, setReason, undo, type Doc } from "./doc.ts";
import { CaseFile } from "./file.ts";
import { numberAt } from "./layout.ts";
import { saveRunSettings } from "../browser/storage.ts";
import { isSentence } from "../../../language/blocks/sentence.ts";
import { canBeHeld, readShareLimits } from "../../../numbers/share-limits.ts";
import { rangeOfWord } from "../../../reader/draft/words.ts";
import { namesOf } from "../../../wording/names.ts";
import { inWords } from "../../../wording/paths.ts";
import { Review } from "./review.ts";
import { Runs } from "./runs.ts";
import * as server from "../browser/server.ts";
import type { PageState } from "./state.ts";
import { StateStore } from "./state-store.ts";

/** A failure in a worker, as a problem to show. */
const problemOf = ({ message }: Error): { problem: string } => ({ problem: message });
/** Rounds in which a check asks for files that the text names. */
const MAX_ROUNDS = 5;

export class PageStore extends StateStore {
  readonly file: CaseFile;
  readonly runs: Runs;
  readonly review = new Review(this);
  private checking = 0;
  /** Run after the current check; kept when a newer check replaces one that asked for a run. */
  private runAfterCheck = false;

  /** @param make starts a worker of the studio's bundle. */
  constructor(make: () => Worker) {
    super();
    this.runs = new Runs(this, make, () => {
      void this.check(false);
    });
    this.file = new CaseFile(this, {
      stop: () => {
        this.runs.stop();
        this.runs.forget();
      },
      check: (run) => this.check(run),
      change: (doc) => this.change(doc),
      openYaml: (at) => this.openYaml(at),
      opened: () => void this.review.load(),
      saved: () => this.saved(),
    });
  }

  // Changes

  /** Sets a number. @returns the fault of the quantity, null where it was accepted */
  setNumber(path: string, quantity: string, dragging = false): string | null {
    const { case: c, doc, names } = this.state;
    const parameter = c ? numberAt(c, path) : undefined;
    if (!c || !parameter || !names) return "this number is not in the case any more";
    const typed =
      "wrong" in parseQuantity(quantity, parameter.field)
        ? (rangeOfWord(quantity, path, parameter.field) ?? quantity)
        : quantity;
    const read = parseQuantity(typed, parameter.field);
    if ("wrong" in read) return plainFault(typed, read.wrong.message, parameter.field);
    const to = typed.trim() === parameter.text ? null : typed.trim();
    this.change(setNumber(doc, path, to, inWords(names, path), dragging));
    return null;
  }

  /** Puts a number and its reason back as the file has them. */
  putBack(path: string): void {
    const { doc, names } = this.state;
    const words = names ? inWords(names, path) : path;
    this.change(setNumber(setReason(doc, path, null, `why ${words}`), path, null, words));
  }

  /** Sets the sentence that a number rests on; '' takes it away. @returns the fault, null where it was accepted */
  setReason(path: string, sentence: string): string | null {
    const { doc, names } = this.state;
    const said = sentence.replace(/\s+/g, " ").trim();
    if (said !== "" && !isSentence(said)) return "Write a sentence, such as: they have met twice a year since 2008.";
    const to = said === this.reasonInFile(path) ? null : said;
    this.change(setReason(doc, path, to, `why ${names ? inWords(names, path) : path}`));
    return null;
  }

  /** Odds that the reader would hold of a question; '' for none. @returns the fault of the odds, null where they were taken */
  typeOdds(id: string, text: string): string | null {
    const limits = text.trim() === "" ? null : readShareLimits(text);
    if (text.trim() !== "" && (limits === null || !canBeHeld(limits)))
      return "write odds above 0% and below 100%, such as 35%, limits such as 20% to 40%, or a word such as likely";
    const { [id]: _, ...others } = this.state.ownOdds;
    this.set({ ownOdds: limits === null ? others : { ...others, [id]: text.trim() } });
    void this.runs.believeNow();
    return null;
  }

  undo(): void {
    this.change(undo(this.state.doc));
  }
  redo(): void {
    this.change(redo(this.state.doc));
  }

  /** Takes a changed document; where its text is another one it is checked first. */
  change(doc: Doc): void {
    if (doc === this.state.doc) return;
    const { text, overrides } = this.state.doc;
    const isOtherText = doc.text !== text;
    if (!isOtherText && doc.overrides === overrides) {
      this.set({ doc });
      return this.file.saveUnsaved();
    }
    this.set({ doc, current: false });
    this.file.saveUnsaved();
    if (isOtherText) {
      this.runs.stop();
      void this.check(true);
    } else this.runs.changed();
  }

  setScenario(scenario: string | null): void {
    this.set({ scenario, current: false });
    this.runs.changed();
  }
  setSettings(settings: PageState["settings"]): void {
    saveRunSettings(settings);
    this.runs.forget();
    this.set({ settings, current: false, preview: null, opening: null });
    this.runs.runSoon(0);
  }

  // Checks

  /** Checks the text as it stands; then, where it has no errors and `run`, runs. */
  async check(run: boolean): Promise<void> {
    const turn = ++this.checking;
    this.runAfterCheck ||= run;
    const { id, disk } = this.state;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const { doc, files } = this.state;
      const found =
        doc.text === disk.text && disk.checked
          ? this.runs.takeChecked(disk.checked)
          : await this.runs.engine
              .ask("check", { id, text: doc.text, files, hash: doc.text === disk.text ? disk.hash : "" })
              .catch((error: Error) => error);
      if (turn !== this.checking) return;
      if (found instanceof Error)
        return this.set({ phase: "failed", why: `The case could not be read: ${found.message}` });
      this.runs.forget();
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
      const due = this.runAfterCheck;
      this.runAfterCheck = false;
      const taken = found.case ?? (found.draft && canRun(found.draft) ? suggestedCase(found.draft) : null);
      if (!taken) {
        this.runs.stop();
        this.set({
          case: shown ?? this.state.case,
          phase: found.draft ? "draft" : "errors",
          why: "",
          progress: null,
          preview: null,
          current: false,
          firstLook: false,
        });
        if (found.draft && due) this.runs.dealsSoon();
        return;
      }
      const known = new Set(taken.parameters.flatMap(({ path, shared }) => [path, shared]));
      const lost = Object.keys(doc.overrides).filter((path) => !known.has(path));
      const left = (set: Overrides): Overrides =>
        Object.fromEntries(Object.entries(set).filter(([path]) => known.has(path)));
      if (Object.keys(doc.reasons).some((path) => !known.has(path)))
        this.set({ doc: { ...this.state.doc, reasons: left(doc.reasons) } });
      if (lost.length > 0) {
        this.set({ doc: { ...this.state.doc, overrides: left(doc.overrides) } });
        this.note({ kind: "warning", text: `${lost.join(", ")}: moved here, and no longer in the case.`, actions: [] });
      }
      const { scenario } = this.state;
      this.set({ case: taken, scenario: taken.scenarios.some((s) => s.id === scenario) ? scenario : null });
      void this.showAnalysts();
      if (due) {
        this.runs.runSoon(0);
        this.runs.dealsSoon();
      } else this.runs.prepareAgain();
      return;
    }
  }

  /** After a save the numbers are the same: a run of them goes on, and one that has ended stands. */
  private async saved(): Promise<void> {
    await this.check(!this.state.current && !this.runs.underway);
    this.runs.keepOdds();
    void this.review.follow();
  }

  // Analysts

  /** What the analysts' files say of the case as it stands. */
  private async showAnalysts(): Promise<void> {
    const { texts } = this.state.analysts;
    await new Promise((next) => {
      setTimeout(next); // the case is drawn before the first worker is started
    });
    const { case: c } = this.state;
    if (texts.length === 0 || !c) return;
    const shown = await this.runs.engine.ask("analysts", { case: c, files: texts }).catch(() => []);
    if (texts === this.state.analysts.texts) this.set({ analysts: { texts, shown } });
  }

  /** Writes the file of one more analyst beside the case. @returns the problem, null where it was done */
  async keepAnalyst(analyst: AnalystText): Promise<string | null> {
    const kept = await server.keepAnalyst(this.state.id, analyst);
    if ("problem" in kept) return kept.problem;
    this.set({ analysts: { ...this.state.analysts, texts: kept } });
    void this.showAnalysts();
    return null;
  }

  // The text

  openYaml(at: number | null): void {
    this.set({ yaml: { open: true, at } });
  }
  closeYaml(): void {
    this.set({ yaml: { open: false, at: null } });
  }

  /** The text with the overrides in it, as it would be saved. */
  async wholeText(): Promise<string> {
    const { doc } = this.state;
    if (!isOverText(doc)) return doc.text;
    const { text, overrides, reasons } = doc;
    const done = await this.runs.engine.ask("edit", { text, overrides, reasons }).catch(problemOf);
    if ("problem" in done) {
      this.note({ kind: "warning", text: done.problem, actions: [] });
      return doc.text;
    }
    return done.text;
  }

  /** Puts a quote under a block. @returns the problem, null where it was done */
  async quote(path: string, source: string, quote: string): Promise<string | null> {
    const done = await this.runs.engine
      .ask("cite", { text: await this.wholeText(), path, source, quote })
      .catch(problemOf);
    if ("problem" in done) return done.problem;
    this.change(rewrite(this.state.doc, done.text, "a quote"));
    return null;
  }

  /** The parts of the case as its text has them; none where the worker failed. */
  async parts(): Promise<PartShown[]> {
    return this.runs.engine.ask("parts", { text: this.state.doc.text }).catch(() => []);
  }

  /** What would go with a part, and what would stay without a word of it. */
  leaningOn(path: string): Promise<PartAnswer> {
    return this.edited({ do: "remove", path });
  }

  private async edited(asked: PartEdit): Promise<PartAnswer> {
    const { files } = this.state;
    return this.runs.engine.ask("part", { text: await this.wholeText(), files, asked }).catch(problemOf);
  }

  /** Adds, renames, moves or removes a part. @returns the problem with what would have to give way, null where it was done */
  async changePart(asked: PartEdit, words: string): Promise<Extract<PartAnswer, { problem: string }> | null> {
    const done = await this.edited(asked);
    if ("problem" in done) return done;
    if (asked.do === "rename" && done.path !== undefined) this.review.renamed(asked.path, done.path);
    this.change(rewrite(this.state.doc, done.text, words));
    return null;
  }

  /** Fills in a draft's number. @returns the problem, null where it was done */
  async fill(path: string, quantity: string, judgment: string | null): Promise<string | null> {
    const done = await this.runs.engine
      .ask("fill", { text: this.state.doc.text, path, written: quantity, judgment })
      .catch(problemOf);
    if ("problem" in done) return done.problem;
    this.change(rewrite(this.state.doc, done.text, `filled in ${path}`));
    return null;
  }

  /** Takes the suggestions of all numbers that are open. */
  async takeSuggestions(): Promise<void> {
    const done = await this.runs.engine.ask("suggestions", { text: await this.wholeText() }).catch(problemOf);
    if ("problem" in done) this.note({ kind: "warning", text: done.problem, actions: [] });
    else this.change(rewrite(this.state.doc, done.text, "took the suggestions"));
  }

  // Links between the columns

  /** Shows the handle of a number; one that stands for several actors has its handle under the path of the case. */
  follow(number: string): void {
    const path = (this.state.case && numberAt(this.state.case, number)?.shared) ?? number;
    this.set({ lead: { path, n: (this.state.lead?.n ?? 0) + 1 }, column: "model" });
  }
  showPassage(citations: number[]): void {
    this.set({ passage: { citations, n: (this.state.passage?.n ?? 0) + 1 }, column: "argument" });
  }
}
