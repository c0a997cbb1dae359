/**
 * Actors that are described rather than named: `diplomats`, `two delegates`, `its state oil company`; only those that
 * speak or act.
 */
import { speaks } from "../attribution/speaks.ts";
import type { Attributions } from "../attribution/index.ts";
import type { Range } from "../grammar/index.ts";
import { GROUPS } from "../lexicon/people.ts";
import type { Scene } from "../analysed-text.ts";

export function describedActors(scene: Scene, speech: Attributions): void {
  const seen = new Set<string>();
  const put = (range: Range): void => {
    const words = scene.words(range);
    if (seen.has(words.toLowerCase())) return;
    seen.add(words.toLowerCase());
    scene.items.add("actor", range, { entity: speech.describe(words), speaker: speech.chain(range[0]) });
  };
  for (const { who } of speech.frames)
    if (
      who &&
      !/^(one|many|some|others|most|few|everyone|everybody|nobody|who|nine|ten|two|three|report|reports|study|statement|poll|survey|data|figures|text|article|document|documents)$/.test(
        scene.lower(who[1] - 1),
      )
    )
      put(who);
  // `the Sunrise partners`, `the Nabucco consortium`: the shareholders of a named project.
  scene.page.tokens.forEach((t, i) => {
    if (!HOLDERS.test(t.lower) || scene.token(i - 1)?.tag !== "PROPN" || scene.mentionOf(i - 1) !== null) return;
    const first = scene.grammar.phraseStart(i, scene.page.sentences[scene.sentenceAt(i)].first);
    if (scene.lower(first) === "the") put([first, i + 1]);
  });
  for (const clause of scene.grammar.clauses) {
    if (!clause.subject) continue;
    const head = headOf(scene, clause.subject);
    const word = scene.lower(head);
    if (
      scene.token(head).tag !== "NOUN" ||
      !speaks(word) ||
      (/^(one|two|three|report|party|office|text|side|sides|company|government|people|many|some|most|nine|ten)$/.test(
        word,
      ) &&
        !owned(scene, clause.subject[0])) ||
      scene.mentions([clause.subject[0], head + 1]).some((m) => m.last > head)
    )
      continue;
    const first = Math.max(clause.subject[0], scene.grammar.phraseStart(head, clause.subject[0]));
    const opener = scene.lower(first);
    const many = /(s|men|people|police)$/.test(word);
    const counted = scene.page.tokens
      .slice(first, head)
      .some((t) => t.tag === "NUM" || /^(both|several)$/.test(t.lower));
    const of = scene.lower(head + 1) === "of" && scene.mentions([head + 1, clause.subject[1]]).length > 0;
    // `the moderates in Tehran`, `the opposition`; `the Sunrise partners`: a faction, or a group identified by a name.
    const camp =
      /^the$/.test(opener) &&
      (/^(ELI|OPP|REB)$/.test(GROUPS.get(word) ?? "") ||
        (many && scene.page.tokens.slice(first + 1, head).some((t) => t.tag === "PROPN")));
    if (camp) {
      const place = scene.lower(head + 1) === "in" ? scene.mentionOf(head + 2) : null;
      put([first, place ? place.last : head + 1]);
      continue;
    }
    if (
      (/^(the|this|that|these|those|neither|no|any|every|each|both)$/.test(opener) && !of && !(many && counted)) ||
      (!many && !/^(a|an|the)$/.test(opener) && !owned(scene, first) && !possessed(scene, first, head))
    )
      continue;
    // `the leaders of Mali and Niger`, `the four governments`, `its farmers`: parties to the dispute, whatever they do.
    const party =
      many &&
      (of ||
        (counted &&
          /^(governments|ministries|ministers|leaders|presidents|capitals|delegations|kings|monarchs)$/.test(word)) ||
        owned(scene, first));
    if (
      !party &&
      !scene.items
        .here("event", clause.sentence)
        .some((e) => e.start < scene.quoted([head, head + 1]).end && scene.quoted([head, head + 1]).start < e.end)
    )
      continue;
    put([first, of ? scene.grammar.phraseEnd(head + 1, clause.subject[1]) : head + 1]);
  }
}

const HOLDERS =
  /^(partners|shareholders|consortium|operators?|owners?|developers?|investors|sponsors|lenders|licensees)$/;
/** `Tsipras's junior partner` */
const possessed = (scene: Scene, first: number, head: number): boolean =>
  scene.page.tokens.slice(first, head).some((t) => t.text === "'s");
const owned = (scene: Scene, i: number): boolean => /^(its|their|his|her|our|my)$/.test(scene.lower(i));

function headOf(scene: Scene, [first, last]: Range): number {
  for (let i = first + 1; i < last; i++)
    if (scene.token(i).tag === "ADP" || scene.token(i).text === "," || /^(that|which|who)$/.test(scene.lower(i)))
      return i - 1;
  return last - 1;
}
