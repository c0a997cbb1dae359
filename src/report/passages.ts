/** Quoted passages, numbered in reading order, and the numbers that rely on each. */
import type { Result } from "../result/index.ts";
import { holdsNoNumbers } from "../wording/paths.ts";

export interface Passage {
  number: number;
  source: string;
  start: number;
  end: number;
  /** Indices into the result's citations that quote exactly this span. */
  citations: number[];
  /** Paths of the numbers that rely on it. */
  numbers: string[];
  /** Paths of the other blocks that rely on it: accords, events, the record, questions, and any block without numbers. */
  others: string[];
}

export interface Passages {
  list: Passage[];
  /** Passage of a citation, undefined where the quote cannot be shown in a text. */
  of(citation: number): Passage | undefined;
}

export function passages(result: Result): Passages {
  const bySpan = new Map<string, Passage>();
  const of = new Map<number, Passage>();
  const ofNumbers = new Set(Object.values(result.cited_by).flat());
  result.citations.forEach((citation, index) => {
    const text = citation.source === null ? null : (result.sources[citation.source]?.text ?? null);
    if (citation.source === null || text === null || citation.start === null || citation.end === null) return;
    const start = Math.max(0, citation.start),
      end = Math.min(text.length, citation.end);
    if (end <= start) return;
    const key = `${citation.source} ${start} ${end}`;
    const passage = bySpan.get(key) ?? {
      number: 0,
      source: citation.source,
      start,
      end,
      citations: [],
      numbers: [],
      others: [],
    };
    bySpan.set(key, passage);
    passage.citations.push(index);
    of.set(index, passage);
    if ((holdsNoNumbers(citation.path) || !ofNumbers.has(index)) && !passage.others.includes(citation.path))
      passage.others.push(citation.path);
  });
  for (const [path, indices] of Object.entries(result.cited_by)) {
    for (const index of indices) {
      const passage = of.get(index);
      if (passage && result.parameters[path] && !passage.numbers.includes(path)) passage.numbers.push(path);
    }
  }
  const order = Object.keys(result.sources);
  const list = [...bySpan.values()].sort(
    (a, b) => order.indexOf(a.source) - order.indexOf(b.source) || a.start - b.start || b.end - a.end,
  );
  list.forEach((passage, n) => {
    passage.number = n + 1;
  });
  return { list, of: (citation) => of.get(citation) };
}

/** A stretch of text and the passages that cover it; cut wherever one begins or ends. */
export interface Stretch {
  start: number;
  end: number;
  covered: Passage[];
}

/** The text between start and end, cut at the edges of the passages; every offset belongs to exactly one stretch. */
export function stretches(list: Passage[], start: number, end: number): Stretch[] {
  const inside = list.filter((passage) => passage.start < end && passage.end > start);
  const edges = [...new Set([start, end, ...inside.flatMap((passage) => [passage.start, passage.end])])]
    .filter((edge) => edge >= start && edge <= end)
    .sort((a, b) => a - b);
  return edges.slice(1).map((edge, n) => ({
    start: edges[n],
    end: edge,
    covered: inside.filter((passage) => passage.start <= edges[n] && passage.end >= edge),
  }));
}
