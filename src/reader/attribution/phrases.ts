/** Frames without a verb of their own clause: `according to X`, `in his view`, `Tokyo's belief that`, `arguing that`. */
import type { Range } from "../grammar/index.ts";
import { CUES, CUE_NOUNS } from "../lexicon/cues.ts";
import { known } from "../lexicon/forms.ts";
import { SpeechVerbs } from "./verbs.ts";

/** Verbs that express a view, a claim or a fear; true where they deny it. */
const VOICES = new Map<string, boolean>([
  ..."express voice raise issue give take hold share repeat harbour harbor nurse air echo float advance entertain make offer support accept"
    .split(" ")
    .map((v) => [v, false] as const),
  ..."reject dismiss deny refute rebut dispute".split(" ").map((v) => [v, true] as const),
]);

export abstract class SpeechPhrases extends SpeechVerbs {
  /** `in the view of X`, `by X's own account`: the source, and the end of the phrase. */
  private account(i: number, stop: number): { owner: Range; end: number } | null {
    const { scene } = this;
    const ACCOUNT =
      /^(view|views|opinion|words|eyes|judgement|judgment|telling|reckoning|account|reading|estimation|estimate|estimates|admission|version|analysis|assessment|calculation)$/;
    if (scene.lower(i + 1) === "the" && ACCOUNT.test(scene.lower(i + 2)) && scene.lower(i + 3) === "of") {
      const end = scene.grammar.phraseEnd(i + 4, stop, false);
      return end > i + 4 ? { owner: [i + 4, end], end } : null;
    }
    for (let k = i + 2; k < Math.min(stop, i + 7); k++) {
      if (!/^('s|')$/.test(scene.token(k).text)) {
        if (!/^(DET|ADJ|NOUN|PROPN)$/.test(scene.token(k - 1).tag)) return null;
        continue;
      }
      const noun = scene.lower(k + 1) === "own" ? k + 2 : k + 1;
      return ACCOUNT.test(scene.lower(noun)) ? { owner: [i + 1, k], end: noun + 1 } : null;
    }
    return null;
  }

  /** `as the mayor put it`, `as Tirana sees it`: the verb and the end. */
  private putIt(i: number, stop: number): [number, number] | null {
    const { scene } = this;
    for (let k = i + 2; k < Math.min(stop, i + 10); k++) {
      if (/^(put|puts|sees|saw|has|had|tells|told)$/.test(scene.lower(k)) && scene.lower(k + 1) === "it")
        return [k, k + 2];
      if (/^[,;.]$/.test(scene.token(k).text)) return null;
    }
    return null;
  }

  /** `According to X`, `in his view`, `Tokyo's belief that`, `the base case is that`, `arguing that`. */
  protected phrases(sentence: number): void {
    const { scene } = this;
    const s = scene.page.sentences[sentence];
    for (let i = s.first; i < s.last; i++) {
      const w = scene.lower(i);
      if (w === "according" && scene.lower(i + 1) === "to") {
        let end = scene.grammar.phraseEnd(i + 2, s.last);
        if (scene.lower(end) === "who") {
          while (end < s.last && !/^[,.;]$/.test(scene.token(end).text)) end++;
        }
        const leads = i - s.first < 3;
        const covers: Range = leads ? [Math.min(end + 1, s.last - 1), s.last] : this.spoken(s.first, i, sentence);
        this.add({ quote: [i, end], cue: scene.words([i, i + 2]), verb_class: "state", covers, sentence }, [
          i + 2,
          end,
        ]);
      } else if (
        /^(regarded|seen|viewed|considered|described|portrayed|known|believed|thought|expected|tipped|reckoned)$/.test(
          w,
        ) &&
        /^(as|to)$/.test(scene.lower(i + 1)) &&
        /^(widely|generally|often|long|commonly|usually|universally|popularly|once|variously)$/.test(
          scene.lower(i - 1),
        ) &&
        !scene.clausesOf(sentence).some((c) => c.group.main === i && c.group.first < i - 1)
      ) {
        // `gas, widely regarded as a prize`: an unnamed source.
        this.frames.push({
          quote: [i - 1, i + 2],
          source: null,
          also: [],
          cue: scene.words([i, i + 2]),
          verb_class: "believe",
          covers: [i + 2, Math.min(s.last, scene.grammar.phraseEnd(i + 2, s.last))],
          sentence,
          described: null,
        });
      } else if (
        /^(in|by|on)$/.test(w) &&
        /^(his|her|their|its|my|our)$/.test(scene.lower(i + 1)) &&
        /^(view|opinion|words|judgement|judgment|reading|account|telling|estimation|reckoning|estimate|assessment)$/.test(
          scene.lower(i + 2),
        )
      ) {
        this.add(
          {
            quote: [i, i + 3],
            cue: scene.words([i, i + 3]),
            verb_class: "believe",
            covers: i - s.first < 3 ? [i + 3, s.last] : [s.first, i],
            sentence,
          },
          [i + 1, i + 2],
        );
      } else if (
        w === "in" &&
        /^(view|opinion|words|eyes|judgement|judgment)$/.test(scene.lower(i + 3)) &&
        scene.token(i + 2).text === "'s"
      ) {
        this.add(
          {
            quote: [i, i + 4],
            cue: scene.words([i, i + 4]),
            verb_class: "believe",
            covers: i - s.first < 3 ? [i + 4, s.last] : [s.first, i],
            sentence,
          },
          [i + 1, i + 2],
        );
      } else if (/^(in|on|by|from)$/.test(w) && this.account(i, s.last) !== null) {
        // `in the view of most traders`, `by the ministry's own account`
        const { owner, end } = this.account(i, s.last)!;
        this.add(
          {
            quote: [i, end],
            cue: scene.words([i, end]),
            verb_class: "believe",
            covers:
              i - s.first < 3
                ? [Math.min(end + (scene.token(end)?.text === "," ? 1 : 0), s.last - 1), s.last]
                : [s.first, i],
            sentence,
          },
          owner,
        );
      } else if (
        (w === "to" && scene.lower(i + 1) === "hear") ||
        (w === "if" && this.find("believed", i + 1, Math.min(s.last, i + 10)) !== null)
      ) {
        // `to hear Tirana tell it`, `if the mayor is to be believed`
        const stop =
          w === "to"
            ? this.find("tell", i + 2, Math.min(s.last, i + 10))
            : this.find(/^(is|are)$/, i + 2, Math.min(s.last, i + 8));
        const end =
          stop === null
            ? null
            : w === "to"
              ? stop + (scene.lower(stop + 1) === "it" ? 2 : 1)
              : scene.words([stop + 1, stop + 4]).toLowerCase() === "to be believed"
                ? stop + 4
                : null;
        if (end !== null)
          this.add(
            {
              quote: [i, end],
              cue: scene.words([stop!, end]),
              verb_class: "state",
              covers: i - s.first < 3 ? [Math.min(end + 1, s.last - 1), s.last] : [s.first, i],
              sentence,
            },
            [w === "to" ? i + 2 : i + 1, stop!],
          );
      } else if (
        w === "as" &&
        i - s.first >= 2 &&
        /^[,-]$/.test(scene.token(i - 1).text) &&
        this.putIt(i, s.last) !== null
      ) {
        const [verb, end] = this.putIt(i, s.last)!;
        this.add(
          {
            quote: [i + 1, end],
            cue: scene.words([verb, end]),
            verb_class: "state",
            covers: [s.first, end >= s.last - 2 ? i : s.last],
            sentence,
          },
          [i + 1, verb],
        );
      } else if (w === "as" && i - s.first < 2) {
        // `As the minister put it,`
        let k = i + 1;
        while (
          k < Math.min(s.last, i + 10) &&
          !/^(put|puts|says|said|noted|notes|argued|argues)$/.test(scene.lower(k)) &&
          scene.token(k).text !== ","
        )
          k++;
        const it =
          /^puts?$/.test(scene.lower(k)) && scene.lower(k + 1) === "it"
            ? k + 2
            : /^(says|said|noted|notes|argued|argues)$/.test(scene.lower(k)) && scene.token(k + 1)?.text === ","
              ? k + 1
              : null;
        if (it !== null)
          this.add(
            {
              quote: [i + 1, it],
              cue: scene.words([k, it]),
              verb_class: "state",
              covers: [Math.min(it + 1, s.last - 1), s.last],
              sentence,
            },
            [i + 1, k],
          );
      } else if (
        CUE_NOUNS.has(w) &&
        scene.token(i).tag === "NOUN" &&
        !scene.clausesOf(sentence).some((c) => c.group.main === i)
      ) {
        const that =
          /^(is|was|remains)$/.test(scene.lower(i + 1)) && scene.lower(i + 2) === "that"
            ? i + 2
            : /^(has|had)$/.test(scene.lower(i + 1)) && scene.lower(i + 2) === "been" && scene.lower(i + 3) === "that"
              ? i + 3
              : scene.lower(i + 1) === "that"
                ? i + 1
                : null;
        const first = scene.grammar.phraseStart(i, s.first);
        // `the belief in Baku that`
        const seat = scene.lower(i + 1) === "in" ? scene.mentionOf(i + 2) : null;
        // `the warning from the ministry that`, `a fear among traders that`
        const giver = /^(from|by|among|of|within)$/.test(scene.lower(i + 1))
          ? scene.grammar.phraseEnd(i + 2, s.last, false)
          : 0;
        if (giver > i + 2 && scene.lower(giver) === "that") {
          this.add(
            {
              quote: [first, giver + 1],
              cue: scene.words([i, i + 1]),
              verb_class: CUE_NOUNS.get(w)!,
              covers: [giver + 1, this.sentenceEnd(giver, sentence)],
              sentence,
            },
            [i + 2, giver],
          );
          continue;
        }
        if (seat && scene.lower(seat.last) === "that") {
          this.add(
            {
              quote: [first, seat.last + 1],
              cue: scene.words([i, i + 1]),
              verb_class: CUE_NOUNS.get(w)!,
              covers: [seat.last + 1, this.sentenceEnd(seat.last, sentence)],
              sentence,
            },
            [seat.first, seat.last],
          );
          continue;
        }
        // `voiced fears that`, `takes the view that`, `rejected the claim that`
        const giving =
          that === i + 1
            ? scene
                .clausesOf(sentence)
                .find(
                  (c) =>
                    c.group.last <= first &&
                    first - c.group.last <= 1 &&
                    (c.subject ?? c.shared) !== null &&
                    known(VOICES, scene.lower(c.group.chain[c.group.chain.length - 1])) !== null,
                )
            : undefined;
        if (giving) {
          const denies = known(VOICES, scene.lower(giving.group.chain[giving.group.chain.length - 1]))!.value;
          this.add(
            {
              quote: [giving.subject?.[0] ?? giving.group.first, i + 2],
              cue: scene.words([giving.group.first, i + 2]),
              verb_class: denies ? "deny" : CUE_NOUNS.get(w)!,
              covers: [i + 2, this.sentenceEnd(i, sentence)],
              sentence,
            },
            giving.subject ?? giving.shared,
          );
          continue;
        }
        const owner = scene.mentions([first, i]);
        const pronoun = /^(its|their|his|her|our)$/.test(scene.lower(first));
        if (that !== null && (owner.length > 0 || pronoun))
          this.add(
            {
              quote: [first, that + 1],
              cue: scene.words([i, that + 1]),
              verb_class: CUE_NOUNS.get(w)!,
              covers: [that + 1, this.sentenceEnd(that, sentence)],
              sentence,
            },
            owner.length > 0 ? [first, i] : [first, first + 1],
          );
      } else if (
        /^(accusing|blaming|suspecting)$/.test(w) &&
        this.find(/^(of|for)$/, i + 2, Math.min(s.last, i + 7)) !== null &&
        !scene.clausesOf(sentence).some((c) => c.group.chain.includes(i))
      ) {
        // `after accusing Chad of arming rebels`
        const of = this.find(/^(of|for)$/, i + 2, Math.min(s.last, i + 7))!;
        const owner = scene.clausesOf(sentence).find((c) => c.group.first < i && (c.subject ?? c.shared) !== null);
        if (owner)
          this.add(
            {
              quote: [i, of + 1],
              cue: w,
              verb_class: known(CUES, w)!.value,
              covers: [of + 1, scene.grammar.phraseEnd(of + 1, s.last)],
              sentence,
            },
            owner.subject ?? owner.shared,
          );
      } else if (
        w.endsWith("ing") &&
        scene.token(i).tag === "VERB" &&
        (scene.lower(i + 1) === "that" ||
          (/^(telling|informing|assuring|warning|reminding)$/.test(w) && this.indirect(i + 1, s.last) > i + 1))
      ) {
        const cue = known(CUES, w);
        const to = this.indirect(i + 1, s.last);
        if (!cue || scene.lower(to) !== "that") continue;
        const main = /^(,|before|after|while)$/.test(scene.lower(i - 1))
          ? (scene.clauseOf(i - 1) ?? scene.clauseOf(i - 2))
          : null;
        const subject = main ? (main.subject ?? main.shared) : null;
        if (main && subject && main.group.first < i) {
          this.add(
            {
              quote: [i, to + 1],
              cue: scene.words([i, to + 1]),
              verb_class: cue.value,
              covers: [to + 1, this.sentenceEnd(i, sentence)],
              sentence,
            },
            subject,
          );
          continue;
        }
        const person = scene.people
          .before(i)
          .reverse()
          .find((m) => m.last <= i && m.sentence === sentence && m.form !== "adjective" && m.form !== "place");
        if (!person) continue;
        let first = person.first;
        if (/^(one|a|the)$/.test(scene.lower(first - 1)) && first > s.first) first--;
        this.add(
          {
            quote: [first, i + 2],
            cue: scene.words([i, i + 2]),
            verb_class: cue.value,
            covers: [i + 2, this.sentenceEnd(i, sentence)],
            sentence,
          },
          [person.first, person.last],
        );
      }
    }
  }
}
