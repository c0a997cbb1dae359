/** The page's state in one value, its subscribers, and its notices. */
import { isOverText } from "./doc.ts";
import { numberAt } from "./layout.ts";
import { initial, type Notice, type PageState } from "./state.ts";

export class StateStore {
  state: PageState = initial();
  private readonly subscribers = new Set<() => void>();

  /** @returns a function that ends the subscription */
  subscribe(subscriber: () => void): () => void {
    this.subscribers.add(subscriber);
    return () => this.subscribers.delete(subscriber);
  }

  set(part: Partial<PageState>): void {
    this.state = { ...this.state, ...part };
    for (const subscriber of this.subscribers) subscriber();
  }

  note(notice: Notice): void {
    if (!this.state.notices.some(({ text }) => text === notice.text))
      this.set({ notices: [...this.state.notices, notice] });
  }

  dismiss(notice: Notice): void {
    this.set({ notices: this.state.notices.filter((other) => other !== notice) });
  }

  /** Whether there is unsaved work. */
  get dirty(): boolean {
    return this.state.doc.text !== this.state.disk.text || isOverText(this.state.doc);
  }

  /** The number at a path as it stands now: as set here, else as the file has it. */
  textOf(path: string): string {
    return this.state.doc.overrides[path] ?? this.textInFile(path);
  }

  /** The number at a path as the file has it. */
  textInFile(path: string): string {
    const parameter = this.state.case && numberAt(this.state.case, path);
    return parameter?.unfilled?.suggestion ?? parameter?.text ?? "";
  }

  /** The sentence that the file has beside the number at a path; '' for none. */
  reasonInFile(path: string): string {
    const { case: c } = this.state;
    const own = c && numberAt(c, path)?.citations.map((at) => c.citations[at]!);
    return own?.findLast((one) => one.kind === "judged" && one.path === path)?.quote ?? "";
  }
}
