/** Comments on the case, and the panel in which it is reviewed. */
import type { CommentAnchor, CommentEdit, CommentThread } from "../../workers/review.ts";
import * as server from "../browser/server.ts";
import { numberAt } from "./layout.ts";
import type { ReviewTab } from "./state.ts";
import type { StateStore } from "./state-store.ts";

export class Review {
  private readonly store: StateStore;
  /** Parts renamed since the last save, by their paths before and after. */
  private renames: { from: string; to: string }[] = [];

  constructor(store: StateStore) {
    this.store = store;
  }

  open(tab: ReviewTab, on: CommentAnchor | null = null): void {
    this.store.set({ review: { tab, on } });
    if (tab === "comments") void this.load();
  }
  close(): void {
    this.store.set({ review: null });
  }

  /** Reads the comments as they are on disk. */
  async load(): Promise<void> {
    const { id } = this.store.state;
    this.take(id, await server.commentsOf(id));
  }

  /** @returns the problem, null where it was kept */
  async comment(asked: CommentEdit): Promise<string | null> {
    const { id } = this.store.state;
    const done = await server.comment(id, asked);
    this.take(id, done);
    return "problem" in done ? done.problem : null;
  }

  private take(id: string, got: Awaited<ReturnType<typeof server.commentsOf>>): void {
    if (id !== this.store.state.id || ("problem" in got && got.status === 404)) return;
    if ("problem" in got) this.store.note({ kind: "warning", text: got.problem, actions: [] });
    else this.store.set({ comments: got.threads, writer: got.writer });
  }

  renamed(from: string, to: string): void {
    this.renames.push({ from, to });
  }

  /** Lets threads follow numbers whose parts were renamed and saved. */
  async follow(): Promise<void> {
    const { renames } = this;
    this.renames = [];
    const { case: c, comments } = this.store.state;
    for (const { from, to } of c
      ? movedNumbers(comments ?? [], renames, (path) => numberAt(c, path) !== undefined)
      : [])
      await this.comment({ do: "move", from, to });
  }
}

/** Numbers of threads that are there no longer, but are under the new name of a part. */
export function movedNumbers(
  threads: readonly CommentThread[],
  renames: readonly { from: string; to: string }[],
  exists: (path: string) => boolean,
): { from: string; to: string }[] {
  const numbers = new Set(threads.flatMap(({ on }) => ("number" in on ? [on.number] : [])));
  return [...numbers].flatMap((from) => {
    if (exists(from)) return [];
    const to = renames.reduce(
      (path, one) =>
        path === one.from || path.startsWith(`${one.from}.`) ? one.to + path.slice(one.from.length) : path,
      from,
    );
    return to !== from && exists(to) ? [{ from, to }] : [];
  });
}

/** Threads on a number that are not resolved. */
export const openOn = (comments: readonly CommentThread[] | null, path: string): number =>
  comments?.filter(({ on, resolved }) => resolved === null && "number" in on && on.number === path).length ?? 0;
