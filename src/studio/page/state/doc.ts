/** Changes by the analyst: numbers set over the text of the file, their reasons, edited text, undo and redo. Pure. */
import type { Overrides } from "../../workers/messages.ts";

export type DocChange =
  | { kind: "number" | "reason"; path: string; from: string | null; to: string | null; words: string }
  | {
      kind: "text";
      from: string;
      to: string;
      /** Overrides and reasons that went into the text. */ overrides: Overrides;
      reasons: Overrides;
      words: string;
    };

export interface Doc {
  /** The text as it stands here, overrides not yet put in. */
  text: string;
  overrides: Overrides;
  /** Sentences of the analyst beside numbers, by path, not yet in the text. */
  reasons: Overrides;
  past: readonly DocChange[];
  future: readonly DocChange[];
}

const MAX_CHANGES = 500;

export const fresh = (text: string): Doc => ({ text, overrides: {}, reasons: {}, past: [], future: [] });

/** Whether anything is set over the text. */
export const isOverText = ({ overrides, reasons }: Doc): boolean =>
  Object.keys(overrides).length > 0 || Object.keys(reasons).length > 0;

const put = (overrides: Overrides, path: string, to: string | null): Overrides => {
  const { [path]: _, ...rest } = overrides;
  return to === null ? rest : { ...rest, [path]: to };
};

/** Sets the reason of a number; `to` null takes it away. */
export function setReason(doc: Doc, path: string, to: string | null, words: string): Doc {
  const from = doc.reasons[path] ?? null;
  if (from === to) return doc;
  return {
    ...doc,
    reasons: put(doc.reasons, path, to),
    past: [...doc.past, { kind: "reason" as const, path, from, to, words }].slice(-MAX_CHANGES),
    future: [],
  };
}

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

/** Replaces the text, into which the overrides and reasons have gone. */
export function rewrite(doc: Doc, to: string, words: string, joined = false): Doc {
  if (to === doc.text && !isOverText(doc)) return doc;
  const last = doc.past.at(-1);
  if (joined && last?.kind === "text" && last.words === words && doc.future.length === 0 && !isOverText(doc)) {
    return { ...doc, text: to, past: [...doc.past.slice(0, -1), { ...last, to }] };
  }
  const { text: from, overrides, reasons } = doc;
  return {
    text: to,
    overrides: {},
    reasons: {},
    past: [...doc.past, { kind: "text" as const, from, to, overrides, reasons, words }].slice(-MAX_CHANGES),
    future: [],
  };
}

export function undo(doc: Doc): Doc {
  const last = doc.past.at(-1);
  if (!last) return doc;
  const past = doc.past.slice(0, -1);
  const future = [last, ...doc.future];
  return last.kind === "text"
    ? { text: last.from, overrides: last.overrides, reasons: last.reasons, past, future }
    : { ...withChange(doc, last, last.from), past, future };
}

export function redo(doc: Doc): Doc {
  const next = doc.future[0];
  if (!next) return doc;
  const past = [...doc.past, next];
  const future = doc.future.slice(1);
  return next.kind === "text"
    ? { text: next.to, overrides: {}, reasons: {}, past, future }
    : { ...withChange(doc, next, next.to), past, future };
}

const withChange = (doc: Doc, { kind, path }: Exclude<DocChange, { kind: "text" }>, to: string | null): Doc =>
  kind === "number"
    ? { ...doc, overrides: put(doc.overrides, path, to) }
    : { ...doc, reasons: put(doc.reasons, path, to) };

/** Index after the last edit of the text: numbers changed from there on were set over the present text. */
const afterEdits = (doc: Doc): number => doc.past.findLastIndex(({ kind }) => kind === "text") + 1;

/**
 * After a save: the text is `text`, with what was set over it in it, but for what was `left` out because it was set
 * later. Undo reaches back over the save.
 * @param was numbers and reasons that went into the text, as the text had them before
 */
export function saved(
  doc: Doc,
  text: string,
  left: Pick<Doc, "overrides" | "reasons">,
  was: Pick<Doc, "overrides" | "reasons">,
): Doc {
  const from = afterEdits(doc);
  const past = doc.past.map((change, at): DocChange => {
    if (at < from || change.kind === "text") return change;
    const before = change.kind === "number" ? was.overrides : was.reasons;
    return { ...change, from: change.from ?? before[change.path] ?? null };
  });
  return { text, ...left, past, future: [] };
}

/**
 * Where the file changed on disk: the text is `text`, and numbers that were set stay set over it. Undo still reaches
 * those, whose paths hold, and ends at edits of the text.
 */
export const rebased = (doc: Doc, text: string): Doc => ({
  ...doc,
  text,
  past: doc.past.slice(afterEdits(doc)),
  future: [],
});
