/** Texts cut for the page: parts of limited length, and the passages that cover them. Pure. */
export interface ParagraphPart {
  start: number;
  end: number;
  /** Whether a paragraph begins here. */ begins: boolean;
}

/** Characters of one part: a text of one paragraph may be two megabytes long. */
const MAX_PART_CHARACTERS = 6000;

/** Paragraphs of a text, long ones cut at blanks. */
export function pieces(text: string): ParagraphPart[] {
  const out: ParagraphPart[] = [];
  for (const { 0: found, index } of text.matchAll(/[^\n]*\S[^\n]*/g)) {
    let start = index;
    const last = index + found.length;
    let begins = true;
    while (start < last) {
      let end = Math.min(last, start + MAX_PART_CHARACTERS);
      if (end < last) {
        const blank = text.lastIndexOf(" ", end);
        if (blank > start + MAX_PART_CHARACTERS / 2) end = blank + 1;
        else if (/[\ud800-\udbff]/.test(text[end - 1])) end--;
      }
      out.push({ start, end, begins });
      begins = false;
      start = end;
    }
  }
  return out;
}

export interface QuotedRange {
  start: number;
  end: number;
  citations: number[];
}
export interface MarkedRange {
  start: number;
  end: number;
  covered: QuotedRange[];
}

/** A part cut wherever a passage begins or ends. `quoted` in order of their start. */
export function cut(piece: ParagraphPart, quoted: readonly QuotedRange[]): MarkedRange[] {
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
