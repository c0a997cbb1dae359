/** Texts cut for the page: paragraphs of bearable length, and the passages that cover them. Pure. */
export interface Piece {
  start: number;
  end: number;
  /** Whether a paragraph begins here. */ begins: boolean;
}

/** Signs of one piece at most: a text of one paragraph may be two megabytes long. */
const LONGEST = 6000;

/** Paragraphs of a text, long ones cut at blanks. */
export function pieces(text: string): Piece[] {
  const out: Piece[] = [];
  for (const { 0: found, index } of text.matchAll(/[^\n]*\S[^\n]*/g)) {
    let start = index;
    const last = index + found.length;
    let begins = true;
    while (start < last) {
      let end = Math.min(last, start + LONGEST);
      if (end < last) {
        const blank = text.lastIndexOf(" ", end);
        if (blank > start + LONGEST / 2) end = blank + 1;
        else if (/[\ud800-\udbff]/.test(text[end - 1])) end--;
      }
      out.push({ start, end, begins });
      begins = false;
      start = end;
    }
  }
  return out;
}

export interface Quoted {
  start: number;
  end: number;
  citations: number[];
}
export interface Stretch {
  start: number;
  end: number;
  covered: Quoted[];
}

/** A piece cut wherever a passage begins or ends. `quoted` in order of their start. */
export function cut(piece: Piece, quoted: readonly Quoted[]): Stretch[] {
  const inside = quoted.filter((q) => q.start < piece.end && q.end > piece.start);
  const edges = [
    ...new Set([
      piece.start,
      piece.end,
      ...inside.flatMap((q) => [Math.max(piece.start, q.start), Math.min(piece.end, q.end)]),
    ]),
  ].sort((a, b) => a - b);
  return edges
    .slice(1)
    .map((end, n) => ({ start: edges[n], end, covered: inside.filter((q) => q.start <= edges[n] && q.end >= end) }));
}
