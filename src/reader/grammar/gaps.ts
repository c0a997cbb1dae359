/** Clauses with an elided verb: `Mali needs rain; Niger, peace`. */
import type { Clause, Grammar, Range } from "./index.ts";

export interface Gap {
  clause: Clause;
  subject: Range;
  object: Range;
}

export function* gaps(grammar: Grammar): Generator<Gap> {
  const { tokens, sentences } = grammar.page;
  for (let sentence = 0; sentence < sentences.length; sentence++) {
    const s = sentences[sentence];
    let open = -1;
    for (let i = s.first; i <= s.last; i++) {
      const end = i === s.last || tokens[i].text === ";";
      if (!end) continue;
      if (open >= 0) {
        const clauses = grammar.ofSentence[sentence];
        const before = clauses.filter((c) => c.group.main < open && c.kind === "main").pop();
        let last = i;
        while (last > open && /^[.;]$/.test(tokens[last - 1].text)) last--;
        let comma = open + 2;
        while (comma < last && tokens[comma].text !== ",") comma++;
        const verb = clauses.some((c) => c.group.first > open && c.group.first < last && c.kind === "main");
        if (before && !verb && comma < last && comma - open <= 7 && last - comma > 2 && tokens[open + 1].capital)
          yield { clause: before, subject: [open + 1, comma], object: [comma + 1, last] };
      }
      open = i;
    }
  }
}
