/** `it must sell to several partners, not just China`: dependence on the single partner. */
import type { Collected } from "../../items.ts";
import type { Scene } from "../../analysed-text.ts";
import type { Attributions } from "../../attribution/index.ts";

export function oneBuyer(found: Collected<"driver">, scene: Scene, speech: Attributions): void {
  scene.page.sentences.forEach((s, sentence) => {
    for (let i = s.first + 1; i < s.last - 2; i++) {
      if (
        scene.lower(i) !== "not" ||
        !/^(just|only|merely|solely|simply)$/.test(scene.lower(i + 1)) ||
        !/^(,|and)$/.test(scene.lower(i - 1))
      )
        continue;
      const named = scene.mentionOf(i + 2) ?? scene.mentionOf(i + 3);
      const clause = scene.clauseOf(i);
      if (
        !named ||
        named.first > i + 3 ||
        !clause ||
        !/^[,.;]$/.test(scene.lower(named.last)) ||
        found.touch([i, named.last])
      )
        continue;
      const subject = scene.people.codesOf(clause.subject ?? clause.shared, sentence);
      const object = named.ids.map((id) => scene.cast.code(id)).filter((id) => !subject.includes(id));
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
