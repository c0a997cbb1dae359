/** Stakes: what is fought over. */
import type { Attributions } from "./speech/index.ts";
import { ACCORD_NOUNS, STAKE_NOUNS, WEAK_STAKES } from "./lexicon/roles.ts";
import type { Scene } from "./scene.ts";

const GRIEVANCE = /^(over|about|on|concerning|regarding)$/;

export function stakes(scene: Scene, speech: Attributions): void {
  const { tokens, sentences } = scene.page;
  sentences.forEach((s) => {
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i]!.lower;
      if (!STAKE_NOUNS.has(word) || tokens[i]!.tag !== "NOUN") continue;
      // `the quarrel between Peru and Chile over the sea`
      let matter = i + 1;
      if (scene.lower(matter) === "between" || scene.lower(matter) === "with") for (let k = matter + 1; k < Math.min(s.last, matter + 10); k++) { if (/^(over|about)$/.test(scene.lower(k))) { matter = k; break; } if (/^[,;.]$/.test(scene.lower(k))) break; }
      const to = /^claims?$/.test(word) && scene.lower(matter) === "to" && tokens[matter + 1]!.tag !== "VERB" || /^(scramble|race|competition|struggle|rivalry|demarcation|delimitation|tussle|contest)$/.test(word) && /^(for|of|over)$/.test(scene.lower(matter)) && tokens[matter + 1]?.tag !== "VERB";
      const over = GRIEVANCE.test(scene.lower(matter)) || to;
      const first = scene.grammar.phraseStart(i, s.first);
      // `both dispute the boundary`: a verb, whose object is in dispute.
      if (!over && /^(dispute|disputes|contest|contests)$/.test(word) && tokens[i + 1]?.tag === "DET") {
        const last = scene.grammar.phraseEnd(i + 1, s.last);
        const named = scene.codes([s.first, i]);
        scene.add("stake", [i + 1, last], { speaker: speech.chain(i), level: "unfilled", issue: scene.quoted([i + 1, last]).text, ...(named.length > 0 ? { subject: named } : {}) });
        continue;
      }
      if (!over && WEAK_STAKES.has(word) && !(word === "sovereignty")) continue;
      if (!over && word === "sovereignty" && scene.lower(i + 1) !== "over") continue;
      if (!over && !(first < i && (scene.mentions([first, i]).length > 0 || tokens[i - 1]!.tag === "NOUN" || tokens[i - 1]!.tag === "PROPN"))) continue;
      let last = over ? scene.grammar.phraseEnd(matter, s.last) : scene.grammar.phraseEnd(i, s.last, false);
      if (/^(who|what|which|how|whether)$/.test(scene.lower(matter + 1))) { last = matter + 1; while (last < s.last && !/^[,.;]$/.test(tokens[last]!.text)) last++; }
      const named = scene.codes([first, last]);
      const subject = named.length > 0 ? named : lastTwo(scene, first);
      scene.add("stake", [first, last], { speaker: speech.chain(i), level: "unfilled", issue: scene.quoted(over ? [matter + 1, last] : [first, last]).text, ...(subject.length > 0 ? { subject } : {}) });
    }
    // `at odds over the status of the enclave`
    for (let i = s.first; i < s.last - 3; i++) if (tokens[i]!.lower === "at" && /^(odds|loggerheads|daggers)$/.test(scene.lower(i + 1)) && /^(over|about|on)$/.test(scene.lower(i + 2))) {
      const last = scene.grammar.phraseEnd(i + 2, s.last);
      const named = scene.codes([s.first, last]);
      scene.add("stake", [i + 3, last], { speaker: speech.chain(i), level: "unfilled", issue: scene.quoted([i + 3, last]).text, subject: named.length > 1 ? named : lastTwo(scene, i) });
    }
    // `an agreement on the disputed islands`: what is in dispute is named by its adjective.
    for (let i = s.first; i < s.last; i++) if (/^(disputed|contested)$/.test(tokens[i]!.lower) && /^(NOUN|PROPN|ADJ)$/.test(tokens[i + 1]?.tag ?? "")) {
      let first = scene.grammar.phraseStart(i + 1, s.first);
      if (first > i) first = i;
      let last = scene.grammar.phraseEnd(i, s.last);
      const on = scene.lower(first - 1);
      if (/^(on|over|about)$/.test(on) && ACCORD_NOUNS.has(scene.lower(first - 2))) {
        first = scene.grammar.phraseStart(first - 2, s.first);
        if (scene.lower(last) === "that") { while (last < s.last && !/^[,.;]$/.test(tokens[last]!.text)) last++; }
      }
      const named = scene.codes([first, last]);
      const subject = named.length > 1 ? named : lastTwo(scene, first);
      scene.add("stake", [first, last], { speaker: speech.chain(i), level: "unfilled", issue: scene.quoted([i, scene.grammar.phraseEnd(i, s.last, false)]).text, ...(subject.length > 0 ? { subject } : {}) });
    }
  });
}

/** The two states that are meant where none is named: those of the sentence, else the ones named last. */
export function lastTwo(scene: Scene, before: number): string[] {
  const sentence = scene.page.sentences[scene.clauseOf(before)?.sentence ?? -1];
  const here = sentence ? scene.codes([sentence.first, sentence.last]).filter((id) => scene.cast.entities[id]?.type === "state") : [];
  if (here.length >= 2) return here.slice(0, 2);
  return scene.lastStates(before);
}
