/** What the analyst has changed: numbers moved over the text of the file, text edited, and the way back and forth. Pure. */
import type { Moves } from "../../workers/messages.ts";

export type Change =
  | { kind: "move"; path: string; from: string | null; to: string | null; words: string }
  | { kind: "text"; from: string; to: string; /** Moves that went into the text. */ moves: Moves; words: string };

export interface Doc {
  /** The text as it stands here, moves not yet put in. */
  text: string;
  moves: Moves;
  past: readonly Change[];
  future: readonly Change[];
}

/** Changes that are kept. */
const MOST = 500;

export const fresh = (text: string): Doc => ({ text, moves: {}, past: [], future: [] });

const put = (moves: Moves, path: string, to: string | null): Moves => {
  const { [path]: _, ...rest } = moves;
  return to === null ? rest : { ...rest, [path]: to };
};

/** A number moved; `to` null puts it back as the file has it. Moves of one number that follow each other as one drag are one step back (`joined`). */
export function move(doc: Doc, path: string, to: string | null, words: string, joined = false): Doc {
  const from = doc.moves[path] ?? null;
  if (from === to) return doc;
  const last = doc.past.at(-1);
  const moves = put(doc.moves, path, to);
  if (joined && last?.kind === "move" && last.path === path && doc.future.length === 0) {
    const rest = doc.past.slice(0, -1);
    return { ...doc, moves, past: last.from === to ? rest : [...rest, { ...last, to, words }] };
  }
  return {
    ...doc,
    moves,
    past: [...doc.past, { kind: "move" as const, path, from, to, words }].slice(-MOST),
    future: [],
  };
}

/** The text edited; the moves have gone into it. */
export function rewrite(doc: Doc, to: string, words: string, joined = false): Doc {
  if (to === doc.text && Object.keys(doc.moves).length === 0) return doc;
  const last = doc.past.at(-1);
  if (
    joined &&
    last?.kind === "text" &&
    last.words === words &&
    doc.future.length === 0 &&
    Object.keys(doc.moves).length === 0
  ) {
    return { ...doc, text: to, past: [...doc.past.slice(0, -1), { ...last, to }] };
  }
  return {
    text: to,
    moves: {},
    past: [...doc.past, { kind: "text" as const, from: doc.text, to, moves: doc.moves, words }].slice(-MOST),
    future: [],
  };
}

export function undo(doc: Doc): Doc {
  const last = doc.past.at(-1);
  if (!last) return doc;
  const past = doc.past.slice(0, -1);
  const future = [last, ...doc.future];
  return last.kind === "move"
    ? { ...doc, moves: put(doc.moves, last.path, last.from), past, future }
    : { text: last.from, moves: last.moves, past, future };
}

export function redo(doc: Doc): Doc {
  const next = doc.future[0];
  if (!next) return doc;
  const past = [...doc.past, next];
  const future = doc.future.slice(1);
  return next.kind === "move"
    ? { ...doc, moves: put(doc.moves, next.path, next.to), past, future }
    : { text: next.to, moves: {}, past, future };
}

/**
 * After a save, or where the file changed on disk: the text is `text`. Numbers that were moved and are now in the text are moved
 * no more; the way back stays for numbers, whose paths hold, and ends at edits of the text.
 */
export function rebased(doc: Doc, text: string, moves: Moves, saved: Moves = {}): Doc {
  const cut = doc.past.findLastIndex(({ kind }) => kind === "text");
  const inText = (change: Change): Change =>
    change.kind === "move" && change.to !== null
      ? { ...change, from: change.from ?? saved[`was ${change.path}`] ?? null }
      : change;
  return { text, moves, past: doc.past.slice(cut + 1).map(inText), future: [] };
}
