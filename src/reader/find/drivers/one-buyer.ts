/** `it must sell to several partners, not just China`: dependence on the single partner. */
import { clauseAt, mentionAt, wordAt, type AnalysedText } from "../../analysed-text.ts";
import { codeOf } from "../../actors/cast.ts";
import { codesOf } from "../../people.ts";
import type { Collected } from "../../items.ts";
import type { Attributions } from "../../attribution/index.ts";

export function oneBuyer(found: Collected<"driver">, text: AnalysedText, speech: Attributions): void {
  text.page.sentences.forEach((s, sentence) => {
    for (let i = s.first + 1; i < s.last - 2; i++) {
      if (
        wordAt(text, i) !== "not" ||
        !/^(just|only|merely|solely|simply)$/.test(wordAt(text, i + 1)) ||
        !/^(,|and)$/.test(wordAt(text, i - 1))
      )
        continue;
      const named = mentionAt(text, i + 2) ?? mentionAt(text, i + 3);
      const clause = clauseAt(text, i);
      if (
        !named ||
        named.first > i + 3 ||
        !clause ||
        !/^[,.;]$/.test(wordAt(text, named.last)) ||
        found.touch([i, named.last])
      )
        continue;
      const subject = codesOf(text, clause.subject ?? clause.shared, sentence);
      const object = named.ids.map((id) => codeOf(text.cast, id)).filter((id) => !subject.includes(id));
      if (object.length > 0)
        found.add([i, named.last], {
          speaker: speech.chain(i),
          direction: "high",
          ...(subject.length > 0 ? { subject } : {}),
          object,
          note: "dependence on one, implied",
        });
    }
  });
}
