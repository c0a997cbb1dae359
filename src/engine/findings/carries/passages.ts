/** Quoted passages of the texts that a case keeps, in the order of the sources and of the text. */
import type { Case } from "../../../language/case.ts";

export interface Passage {
  source: string;
  /** Offsets in the source's text, end exclusive. */
  start: number;
  end: number;
  /** Indices into `Case.citations` of those that quote exactly this stretch. */
  citations: number[];
}

export function passagesOf({ sources, citations }: Pick<Case, "sources" | "citations">): Passage[] {
  const found = new Map<string, Passage>();
  citations.forEach(({ source, start, end }, index) => {
    if (source === null || start === null || end === null) return;
    const name = `${source} ${start} ${end}`;
    const known = found.get(name);
    if (known) known.citations.push(index);
    else found.set(name, { source, start, end, citations: [index] });
  });
  const order = new Map(sources.map(({ id }, at) => [id, at]));
  return [...found.values()].sort(
    (a, b) => order.get(a.source)! - order.get(b.source)! || a.start - b.start || b.end - a.end,
  );
}
