/** Changes by the analyst: numbers set over the text of the file, edited text, undo and redo. Pure. */
import type { Overrides } from "../../workers/messages.ts";

export type DocChange =
  | { kind: "number"; path: string; from: string | null; to: string | null; words: string }
  | {
      kind: "text";
      from: string;
      to: string;
      /** Overrides that went into the text. */ overrides: Overrides;
      words: string;
    };

export interface Doc {
  /** The text as it stands here, overrides not yet put in. */
  text: string;
  overrides: Overrides;
  past: readonly DocChange[];
  future: readonly DocChange[];
}

const MAX_CHANGES = 500;

export const fresh = (text: string): Doc => ({ text, overrides: {}, past: [], future: [] });

const put = (overrides: Overrides, path: string, to: string | null): Overrides => {
  const { [path]: _, ...rest } = overrides;
  return to === null ? rest : { ...rest, [path]: to };
};

/** Sets a number; `to` null puts it back as the file has it. @param joined continues a drag: the changes of one drag are undone in one step. */
export function setNumber(doc: Doc, path: string, to: string | null, words: string, joined = false): Doc {
  const from = doc.overrides[path] ?? null;
  if (from === to) return doc;
  const last = doc.past.at(-1);
  const overrides = put(doc.overrides, path, to);
  if (joined && last?.kind === "number" && last.path === path && doc.future.length === 0) {
    const rest = doc.past.slice(0, -1);
    return { ...doc, overrides, past: last.from === to ? rest : [...rest, { ...last, to, words }] };
  }
  return {
    ...doc,
    overrides,
    past: [...doc.past, { kind: "number" as const, path, from, to, words }].slice(-MAX_CHANGES),
    future: [],
  };
}

/** Replaces the text, into which the overrides have gone. */
export function rewrite(doc: Doc, to: string, words: string, joined = false): Doc {
  if (to === doc.text && Object.keys(doc.overrides).length === 0) return doc;
  const last = doc.past.at(-1);
  if (
    joined &&
    last?.kind === "text" &&
    last.words === words &&
    doc.future.length === 0 &&
    Object.keys(doc.overrides).length === 0
  ) {
    return { ...doc, text: to, past: [...doc.past.slice(0, -1), { ...last, to }] };
  }
  return {
    text: to,
    overrides: {},
    past: [...doc.past, { kind: "text" as const, from: doc.text, to, overrides: doc.overrides, words }].slice(
      -MAX_CHANGES,
    ),
    future: [],
  };
}

export function undo(doc: Doc): Doc {
  const last = doc.past.at(-1);
  if (!last) return doc;
  const past = doc.past.slice(0, -1);
  const future = [last, ...doc.future];
  return last.kind === "number"
    ? { ...doc, overrides: put(doc.overrides, last.path, last.from), past, future }
    : { text: last.from, overrides: last.overrides, past, future };
}

export function redo(doc: Doc): Doc {
  const next = doc.future[0];
  if (!next) return doc;
  const past = [...doc.past, next];
  const future = doc.future.slice(1);
  return next.kind === "number"
    ? { ...doc, overrides: put(doc.overrides, next.path, next.to), past, future }
    : { text: next.to, overrides: {}, past, future };
}

/**
 * After a save, or where the file changed on disk: the text is `text`. Numbers that are now in the text are
 * no overrides any more; undo still reaches numbers, whose paths hold, and ends at edits of the text.
 */
export function rebased(doc: Doc, text: string, overrides: Overrides, saved: Overrides = {}): Doc {
  const cut = doc.past.findLastIndex(({ kind }) => kind === "text");
  const inText = (change: DocChange): DocChange =>
    change.kind === "number" && change.to !== null
      ? { ...change, from: change.from ?? saved[`was ${change.path}`] ?? null }
      : change;
  return { text, overrides, past: doc.past.slice(cut + 1).map(inText), future: [] };
}
