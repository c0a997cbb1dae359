/** `read`: an article to what it says, without a network, a clock or chance: the same text gives the same reading. */
import { Cast, type Mention } from "./actors.ts";
import { fold } from "./fold.ts";
import type { Item, Reading } from "./reading.ts";
import { tokenise } from "./tokens.ts";

export interface ReadOptions {
  /** The day, month or year of the text (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`). */
  asOf?: string;
}

/** @returns a reading in which every span is cut from `text` itself. @throws never on any text. */
export function read(text: string, options: ReadOptions = {}): Reading {
  const folded = fold(text);
  const page = tokenise(folded.text);
  const cast = new Cast(page);
  const items: Item[] = [];
  const span = (start: number, end: number): { quote: string; start: number; end: number } => {
    const at = folded.back(start, end);
    return { quote: text.slice(at.start, at.end), ...at };
  };
  for (const mention of firstMentions(cast)) {
    const [entity, ...also] = mention.ids as [string, ...string[]];
    items.push({ id: `a-${items.length + 1}`, kind: "actor", ...span(mention.start, mention.end), by: "rules", speaker: ["AUTHOR"], entity, ...(also.length > 0 ? { also } : {}) });
  }
  return {
    text, asOf: options.asOf ?? null, asOfBasis: options.asOf ? "given" : "none",
    sentences: page.sentences.map(({ start, end, paragraph }) => ({ ...folded.back(start, end), paragraph })),
    entities: cast.entities, items, tensions: [], remarks: [],
  };
}

/** The first time that each name stands free; an adjective or a place is no actor by itself. */
function firstMentions(cast: Cast): Mention[] {
  const seen = new Set<string>();
  return cast.mentions.filter((m) => {
    if (m.form === "adjective" || m.form === "place") return false;
    const of = m.form === "name" ? cast.page.text.slice(m.start, m.end) : m.form === "dyad" ? `dyad ${m.ids.join(" ")}` : m.ids.join(" ");
    if (seen.has(of)) return false;
    seen.add(of);
    return true;
  });
}
