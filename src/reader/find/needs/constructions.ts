/** Needs by constructions: necessities, withheld goods, forced acts, strongest wishes. */
import type { Collected } from "../../items.ts";
import { causeOf } from "../causes.ts";
import { codeClause } from "../events/coding.ts";
import { bases, known } from "../../lexicon/forms.ts";
import { NEED_PHRASES } from "../../lexicon/roles.ts";
import type { Scene } from "../../analysed-text.ts";
import type { Attributions } from "../../attribution/index.ts";
import { NEEDS, add, needEnd } from "./place.ts";

/** `made a road a necessity`: the object is needed. */
export function necessities(found: Collected<"need">, scene: Scene, speech: Attributions): void {
  const { sentences } = scene.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      if (!/^(necessity|necessities|priority|imperative|must)$/.test(scene.lower(i)) || scene.token(i).tag !== "NOUN")
        continue;
      const clause = scene.clauseOf(i);
      if (
        !clause ||
        !/^(make|makes|made|making|render|renders|rendered)$/.test(
          scene.lower(clause.group.chain[clause.group.chain.length - 1]),
        ) ||
        clause.group.last >= i
      )
        continue;
      add(
        found,
        scene,
        speech,
        [clause.group.last, i + 1],
        scene.people.codesOf(clause.subject ?? clause.shared, sentence),
        i,
      );
    }
  });
}

/**
 * `rare earths, which China has attempted to block Japan from buying`: the withheld goods are the other side's need.
 */
export function withheld(found: Collected<"need">, scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    if (clause.kind !== "relative" || !clause.shared || codeClause(scene, clause)?.type !== "SANCTION") continue;
    const subject = scene.people.codesOf(clause.subject, clause.sentence);
    const other = scene.people.codes([clause.group.last, clause.last]).filter((id) => !subject.includes(id));
    if (other.length > 0 && scene.mentions(clause.shared).length === 0)
      found.add([clause.shared[0], clause.last], {
        speaker: speech.chain(clause.group.main),
        subject: other,
      });
  }
}

/** `is driving Tokyo to look for new support`: the object of the first verb has the need. */
export function driven(found: Collected<"need">, scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    if (!causeOf(scene, clause)) continue;
    for (let i = clause.group.last; i < clause.last - 2; i++) {
      if (scene.lower(i) !== "to" || scene.token(i + 1).tag !== "VERB") continue;
      const phrase = NEED_PHRASES.some(([a, b]) => bases(scene.lower(i + 1)).includes(a) && scene.lower(i + 2) === b);
      if (!phrase && !known(NEEDS, scene.lower(i + 1))) continue;
      const first = scene.grammar.phraseStart(i - 1, clause.group.last);
      const subject = scene.people.codesOf([first, i], clause.sentence);
      if (subject.length > 0)
        add(found, scene, speech, [first, needEnd(scene, i + 2, clause, clause.last)], subject, i);
      break;
    }
  }
}

/** Verbs of a persistent wish or fear: `what haunts him is`. */
const HAUNTS =
  /^(haunts?|worries|worried|frightens?|alarms?|scares?|terrifies|troubles?|preoccupies|concerns?|obsesses|matters|unnerves?|keeps)$/;

/** `What Mali wants most is a road`, `what haunts him is another war`, `all it asks is to be left alone`. */
export function clefts(found: Collected<"need">, scene: Scene, speech: Attributions): void {
  scene.page.sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last - 4; i++) {
      if (
        !/^(what|all)$/.test(scene.lower(i)) ||
        (i > s.first && !/^([,;:"\u2014]|and|but|that|yet)$/.test(scene.lower(i - 1)))
      )
        continue;
      let verb = i + 1;
      while (
        verb < Math.min(s.last, i + 9) &&
        !HAUNTS.test(scene.lower(verb)) &&
        !(known(NEEDS, scene.lower(verb)) && !/^(DET|ADP|ADJ)$/.test(scene.token(verb).tag))
      )
        verb++;
      if (!HAUNTS.test(scene.lower(verb)) && !known(NEEDS, scene.lower(verb))) continue;
      let is = verb + 1;
      while (is < Math.min(s.last, verb + 8) && !/^(is|was|are|were|remains?)$/.test(scene.lower(is))) is++;
      if (
        !/^(is|was|are|were|remains?)$/.test(scene.lower(is)) ||
        /^(that|unclear|clear|not|uncertain)$/.test(scene.lower(is + 1))
      )
        continue;
      let last = is + 1;
      while (last < s.last && !/^[,.;:?]$/.test(scene.token(last).text) && !/^(but|because)$/.test(scene.lower(last)))
        last++;
      if (last > is + 1)
        add(
          found,
          scene,
          speech,
          [i, last],
          scene.people
            .codesOf([i + 1, verb], sentence)
            .concat(verb === i + 1 ? scene.people.codesOf([verb + 1, is], sentence) : []),
          is,
        );
    }
  });
}
