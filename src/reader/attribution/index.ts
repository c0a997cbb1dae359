/** Attribution: frames around speech and thought, nested as a stack, so that every item has its chain of speakers. */
import type { Scene } from "../analysed-text.ts";
import { SpeechPhrases } from "./phrases.ts";
import { quotations } from "./quotations.ts";
import { retold } from "./reported.ts";

export type { Frame } from "./frames.ts";

export class Attributions extends SpeechPhrases {
  constructor(scene: Scene) {
    super(scene);
    const { grammar } = scene;
    // Genders are learned in the order of the text.
    for (const clause of grammar.clauses)
      if (clause.subject && /^(he|she)$/.test(scene.lower(clause.subject[0])))
        scene.people.who(clause.subject, clause.sentence);
    let next = 0;
    scene.page.sentences.forEach((_, at) => {
      for (; next < grammar.clauses.length && grammar.clauses[next].sentence === at; next++)
        this.verb(grammar.clauses[next], next);
      this.phrases(at);
    });
    retold(scene, this.frames);
    quotations(scene, this.frames);
    for (const f of this.frames) if (f.covers && f.covers[1] <= f.covers[0]) f.covers = null;
    this.frames.sort((a, b) => a.quote[0] - b.quote[0]);
  }
}
