/** The case's file: opened, watched, saved, and restored with unsaved work. */
import { loadName, loadRunSettings, loadUnsaved, saveUnsaved } from "../browser/storage.ts";
import type { Beside } from "../../../language/index.ts";
import type { AnalystText, Overrides } from "../../workers/messages.ts";
import { fresh, rebased, rewrite, saved, setNumber, setReason, type Doc } from "./doc.ts";
import * as server from "../browser/server.ts";
import type { View } from "./state.ts";
import type { StateStore } from "./state-store.ts";

/** Requests of a file to the rest of the page. */
export interface FileEvents {
  /** Drops the run in progress and its preview. */
  stop(): void;
  /** Checks the text as it stands; runs where `run`. */
  check(run: boolean): Promise<void>;
  /** Takes a changed document. */
  change(doc: Doc): void;
  /** A case that can be written was opened. */
  opened(): void;
  /** The case was saved as it stood here: its numbers are the same in another text. */
  saved(): Promise<void>;
  /** Opens the editor. */
  openYaml(at: number | null): void;
}

export class CaseFile {
  private readonly store: StateStore;
  private readonly events: FileEvents;
  private stopListening: (() => void) | null = null;

  constructor(store: StateStore, events: FileEvents) {
    this.store = store;
    this.events = events;
  }

  async boot(): Promise<void> {
    const found = await server.cases();
    if ("problem" in found) return this.store.set({ phase: "failed", why: found.problem });
    const { examples = [], begun = [] } = found;
    this.store.set({ cases: found.cases, examples, begins: found.begins === true });
    if (found.settings && !loadRunSettings()) this.store.set({ settings: found.settings });
    const wanted = decodeURIComponent(location.hash.slice(1));
    const going = begun.find((one) => one.id === wanted);
    if (going) return this.store.set({ view: { kind: "interview", ...going }, phase: "errors" });
    const id = [...found.cases, ...examples].some((c) => c.id === wanted)
      ? wanted
      : (found.first ?? found.cases[0]?.id);
    if (!id) return this.store.set({ view: { kind: "new" }, phase: "errors" });
    await this.load(id, id === found.first ? found.opened : null);
  }

  /** Leaves the workbench for a new case or for the interview of the open one, which then changes on disk. */
  make(view: View): void {
    this.stopListening?.();
    this.stopListening = null;
    this.events.stop();
    this.store.set({ view });
  }

  /** Reads which cases there are, and their titles. */
  async listAgain(): Promise<void> {
    const found = await server.cases();
    if (!("problem" in found)) this.store.set({ cases: found.cases, examples: found.examples ?? [] });
  }

  /** To the workbench, on a case that may be new. */
  async leaveMaking(id: string): Promise<void> {
    await this.listAgain();
    this.store.set({ view: { kind: "bench" } });
    await this.load(id);
  }

  /** Leaves a case that is begun and not on disk yet for the list of cases, which offers to go on with it. */
  leaveBegun(): void {
    history.replaceState(null, "", location.pathname);
    this.make({ kind: "cases" });
  }

  /** @param sent the case as the server has sent it already. */
  async load(id: string, sent: server.OpenCase | { problem: string } | null = null): Promise<void> {
    this.stopListening?.();
    this.stopListening = null;
    this.events.stop();
    const opened = sent ?? (await server.openCase(id));
    if ("problem" in opened) return this.store.set({ id, phase: "failed", why: opened.problem });
    history.replaceState(null, "", `#${encodeURIComponent(id)}`);
    this.take(opened);
    if (opened.others) this.store.note({ kind: "note", text: opened.others, actions: [] });
    this.recover();
    await this.events.check(true);
    if (opened.readOnly) return;
    this.events.opened();
    this.stopListening = server.listen(
      id,
      (word) => {
        void this.takeNotice(word);
      },
      (offline) => {
        if (offline !== this.store.state.offline) this.store.set({ offline });
      },
    );
  }

  /** Takes an opened case. */
  take({
    id,
    title,
    text,
    mark,
    hash,
    files,
    checked = null,
    readOnly = false,
    proposals = false,
    analysts = [],
  }: Omit<server.OpenCase, "others" | "checked" | "readOnly" | "proposals" | "analysts"> & {
    checked?: server.OpenCase["checked"] | null;
    readOnly?: boolean;
    proposals?: boolean;
    analysts?: AnalystText[];
  }): void {
    if (id !== "") document.title = `${title} \u2013 Entente`;
    this.store.set({
      id,
      title,
      doc: fresh(text),
      disk: { text, mark, hash, checked, readOnly, proposals },
      files,
      analysts: { texts: analysts, shown: [] },
      case: null,
      draft: null,
      names: null,
      messages: [],
      scenario: null,
      phase: "opening",
      why: "",
      result: null,
      current: false,
      firstLook: false,
      leading: [],
      opening: null,
      preview: null,
      progress: null,
      deals: null,
      today: null,
      held: null,
      notices: [],
      review: null,
      comments: null,
      lead: null,
      passage: null,
    });
  }

  /** Shows the draft of a case in the making as it stands after an answer; what was seen of it stays until it is run. */
  follow(id: string, title: string, text: string, files: { [path: string]: Beside }): void {
    const { state } = this.store;
    if (state.id === id && state.doc.text === text) return;
    if (state.id !== id) this.take({ id, title, text, mark: "", hash: "", files });
    else
      this.store.set({
        doc: fresh(text),
        disk: { ...state.disk, text, checked: null },
        files,
        current: false,
        firstLook: false,
      });
    void this.events.check(true);
  }

  /** Restores work that was unsaved when the page was left. */
  private recover(): void {
    const { id, disk, doc } = this.store.state;
    const found = loadUnsaved(id);
    if (!found) return;
    const count = Object.keys(found.overrides).length;
    if (found.text !== null && found.mark !== disk.mark) {
      const { text } = found;
      this.store.note({
        kind: "warning",
        text: "Unsaved edits of the text were kept here, and the file has changed since.",
        actions: [
          {
            label: "Show the kept text",
            do: () => {
              this.events.change(rewrite(this.store.state.doc, text, "text kept from before"));
              this.events.openYaml(null);
            },
          },
          {
            label: "Drop it",
            do: () => {
              saveUnsaved(id, null);
            },
          },
        ],
      });
      return;
    }
    if (found.text === null && count === 0 && Object.keys(found.reasons).length === 0) return;
    const text = found.text ?? doc.text;
    let now: Doc = found.text === null ? doc : rewrite(doc, text, "edits from before");
    for (const [path, to] of Object.entries(found.overrides)) now = setNumber(now, path, to, path);
    for (const [path, to] of Object.entries(found.reasons)) now = setReason(now, path, to, `why ${path}`);
    this.store.set({ doc: now });
    this.store.note({
      kind: "note",
      text: `${found.text === null ? "" : "Edits of the text"}${found.text !== null && count > 0 ? " and " : ""}${count > 0 ? `${count} moved number${count === 1 ? "" : "s"}` : ""} that ${count === 1 && found.text === null ? "was" : "were"} not saved ${count === 1 && found.text === null ? "is" : "are"} back.`,
      actions: [],
    });
  }

  private async takeNotice(word: server.ServerNotice): Promise<void> {
    const { id, disk, doc } = this.store.state;
    if (word.kind === "gone")
      return this.store.note({
        kind: "warning",
        text: `On disk: ${word.problem}. What you see is kept here; saving writes it again.`,
        actions: [
          {
            label: "Write the file again",
            do: () => {
              void this.save(true);
            },
          },
        ],
      });
    if (word.kind === "open") {
      if (word.pages > 1)
        this.store.note({
          kind: "note",
          text: "This case is open in another window of this studio as well. The second to save will be asked before anything is overwritten.",
          actions: [],
        });
      const now = await server.openCase(id);
      if ("problem" in now || now.hash === this.store.state.disk.hash) return;
      return this.takeNotice({ kind: "changed", mark: now.mark, hash: now.hash });
    }
    if (word.hash === disk.hash || this.store.state.saving) return;
    const opened = await server.openCase(id);
    if ("problem" in opened || opened.hash === this.store.state.disk.hash || this.store.state.saving) return;
    const take = (): void => {
      this.store.set({
        disk: opened,
        files: opened.files,
        doc: rebased(this.store.state.doc, opened.text),
      });
      void this.events.check(true);
    };
    if (doc.text === disk.text) {
      take();
      this.store.note({
        kind: "note",
        text: `The file changed on disk and was read again.${Object.keys(doc.overrides).length > 0 ? " The numbers that you moved are on top of it." : ""}`,
        actions: [],
      });
      return;
    }
    this.store.note({
      kind: "warning",
      text: "The file changed on disk while you were editing its text.",
      actions: [
        { label: "Read it again, dropping my text", do: take },
        { label: "Keep my text", do: () => {} },
      ],
    });
  }

  /** Stores unsaved work in the browser. */
  saveUnsaved(): void {
    const { id, doc, disk } = this.store.state;
    if (id === "") return;
    const stored = saveUnsaved(
      id,
      this.store.dirty
        ? {
            mark: disk.mark,
            text: doc.text === disk.text ? null : doc.text,
            overrides: doc.overrides,
            reasons: doc.reasons,
          }
        : null,
    );
    if (!stored)
      this.store.note({
        kind: "warning",
        text: "This browser keeps nothing for this page: unsaved changes would not survive a reload.",
        actions: [],
      });
  }

  /** @param over also where the file on disk has changed */
  async save(over = false): Promise<void> {
    const { id, doc, disk } = this.store.state;
    if (this.store.state.saving || disk.readOnly || (!this.store.dirty && !over)) return;
    this.store.set({ saving: true });
    const edited = doc.text !== disk.text || over;
    const done = await server.saveCase(id, {
      mark: over ? null : disk.mark,
      by: loadName(),
      ...(edited ? { text: doc.text } : {}),
      overrides: doc.overrides,
      reasons: doc.reasons,
    });
    this.store.set({ saving: false });
    if ("problem" in done) {
      this.store.note({
        kind: "warning",
        text: `Not saved: ${done.problem}. Your changes are kept here.`,
        actions:
          done.status === 409
            ? [
                {
                  label: "Read the file on disk, my numbers on top",
                  do: () => {
                    void this.readAgain();
                  },
                },
                {
                  label: "Write mine over it",
                  do: () => {
                    void this.save(true);
                  },
                },
              ]
            : [
                {
                  label: "Try again",
                  do: () => {
                    void this.save();
                  },
                },
              ],
      });
      return;
    }
    const was = {
      overrides: before(doc.overrides, (path) => this.store.textInFile(path)),
      reasons: before(doc.reasons, (path) => this.store.reasonInFile(path)),
    };
    const now = this.store.state.doc;
    const left = {
      overrides: setSince(doc.overrides, now.overrides),
      reasons: setSince(doc.reasons, now.reasons),
    };
    this.store.set({
      doc: saved(now, done.text, left, was),
      disk: {
        text: done.text,
        mark: done.mark,
        hash: done.hash,
        checked: null,
        readOnly: false,
        proposals: disk.proposals,
      },
      files: read(this.store.state.files),
    });
    this.saveUnsaved();
    await this.events.saved();
  }

  private async readAgain(): Promise<void> {
    const opened = await server.openCase(this.store.state.id);
    if ("problem" in opened) return this.store.note({ kind: "warning", text: opened.problem, actions: [] });
    this.store.set({
      disk: opened,
      files: opened.files,
      doc: rebased(this.store.state.doc, opened.text),
    });
    this.saveUnsaved();
    await this.events.check(true);
  }
}

const before = (set: Overrides, inFile: (path: string) => string): Overrides =>
  Object.fromEntries(Object.keys(set).map((path) => [path, inFile(path)]));

/** What was set otherwise while the rest was saved. */
const setSince = (then: Overrides, now: Overrides): Overrides =>
  Object.fromEntries(Object.entries(now).filter(([path, to]) => then[path] !== to));

/** Files that could be read. The server gives out only what the case on disk names, so the others are asked for again. */
const read = (files: { [path: string]: Beside }): { [path: string]: Beside } =>
  Object.fromEntries(Object.entries(files).filter(([, file]) => "text" in file));
