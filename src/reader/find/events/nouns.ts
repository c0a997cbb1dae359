/**
 * Events without a verb of their own clause: by a noun, a participle after an accord, `by seizing`, or a clause with an
 * elided verb.
 */
import {
  clauseAt,
  clausesOf,
  mentionsIn,
  quoteOf,
  sentenceAt,
  tokenAt,
  tokenFrom,
  wordAt,
  type AnalysedText,
} from "../../analysed-text.ts";
import { codeOf } from "../../actors/cast.ts";
import { timeOf } from "../../times.ts";
import { codesIn, codesOf } from "../../people.ts";
import { phraseEnd, phraseStart } from "../../grammar/index.ts";
import type { Collected, Items } from "../../items.ts";
import type { Attributions } from "../../attribution/index.ts";
import { codeClause, codeVerb, eventCode } from "./coding.ts";
import { isAhead, when } from "./time.ts";
import type { Event } from "../../reading.ts";
import type { Clause } from "../../grammar/index.ts";
import { EVENT_NOUNS } from "../../lexicon/events.ts";
import { bases, isPast } from "../../lexicon/forms.ts";

export function nominal(
  found: Collected<"event">,
  text: AnalysedText,
  speech: Attributions,
  accords: Items<"accord">,
): void {
  nouns(found, text, speech);
  gerunds(found, text, speech);
  participles(found, text, speech, accords);
}

/** Nouns of acts reported as done by `the ... of`, or by a possessive with an infinitive. */
const DONE =
  /^(expulsion|closure|seizure|arrest|detention|suspension|annexation|downing|sinking|shelling|bombing|cut-off|cutoff|withdrawal|deployment|signing|recall|killing|occupation|invasion|refusal|collapse|assassination|kidnapping|blockade|rejection|capture|offer|pledge|promise|threat|vow|revocation|cancellation|nationali[sz]ation|expropriation|deportations?|evictions?|confiscation|boarding|interception|siege|storming|postponement|abrogation|renunciation|repudiation|annulment|evacuation|release|handover|cession|reopening|ratification|imprisonment|jailing|bugging|severing|hijacking|abduction|impounding|torpedoing|sabotage|severing|expulsions|arrests|seizures|killings|recognition|repatriation|pardon|mobili[sz]ation|dispatch|massacre|murder|boycott|breach)$/;

const BRINGS = /^(draw|prompt|provoke|trigger|spark|cause|bring|ignite|unleash|produce)$/;

/**
 * Meetings between named actors and acts reported by a noun: `Russian resistance in Southeast Asia`, `a meeting between
 * A and B`.
 */
function nouns(found: Collected<"event">, text: AnalysedText, speech: Attributions): void {
  const { tokens, sentences } = text.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      const deverbal = tokens[i].lower.endsWith("ing") && wordAt(text, i - 1) === "the" && wordAt(text, i + 1) === "of";
      const type = tokens[i].tag === "NOUN" || deverbal ? EVENT_NOUNS.get(tokens[i].lower) : undefined;
      if (!type) continue;
      const clause = clauseAt(text, i);
      if (!clause || clause.kind === "condition" || (clause.group.modal !== null && clause.group.modal !== "will"))
        continue;
      if (
        speech
          .covering(i)
          .some((f) => f.sentence === sentence && (f.verb_class === "deny" || f.verb_class === "doubt")) ||
        tokens[s.last - 1].text === "?"
      )
        continue;
      const first = phraseStart(text.page.tokens, i, s.first);
      const before = mentionsIn(text, [first, i]);
      const preposition = wordAt(text, i + 1);
      let last = phraseEnd(text.page.tokens, i, s.last);
      const after = /^(between|with|by|on|against|from|of)$/.test(preposition) ? codesIn(text, [i + 1, last]) : [];
      const dated = timeOf(text, [first, last], sentence);
      const placed =
        type === "CONSULT" &&
        (/^(a|an)$/.test(wordAt(text, first)) || tokens[first].tag === "NUM") &&
        /^(in|at)$/.test(preposition) &&
        tokenAt(text, i + 2)?.capital === true &&
        mentionsIn(text, [s.first, s.last]).length > 0;
      const between = preposition === "between" && after.length >= 2;
      if (type === "CONSULT" && !between && !placed) continue;
      if (
        type !== "CONSULT" &&
        before.length === 0 &&
        !(dated && last > i + 1) &&
        !between &&
        !(clause.group.modal === null && bases(wordAt(text, clause.group.main)).some((b) => BRINGS.test(b))) &&
        !(DONE.test(tokens[i].lower) && preposition === "of" && /^(the|this|that)$/.test(wordAt(text, first)))
      )
        continue;
      if (
        /^(AGREE|THREATEN|REQUEST|AID|SUPPORT|COOPERATE|CONCEDE)$/.test(type) &&
        !(type === "AGREE" && /^(willingness|readiness)$/.test(tokens[i].lower)) &&
        !(before.length > 0 && preposition === "to" && tokens[i + 2]?.tag === "VERB" && /^(AGREE|THREATEN)$/.test(type))
      )
        continue;
      // The verb of the same clause already reports it: held talks, launched an attack.
      const coded = codeClause(text, clause);
      if (coded && coded.cue[0] < i && i < coded.cue[1]) continue;
      if (tokens[last - 1]?.text === ",") last--;
      let stop = last;
      if (type === "AGREE") {
        while (stop < s.last && !/^[.;]$|^-$/.test(tokens[stop].text) && stop - i < 18) stop++;
      }
      // `the expulsion of four envoys`, `Peru's refusal to pay`: reported as done.
      const done =
        DONE.test(tokens[i].lower) &&
        ((preposition === "of" && /^(the|this|that)$/.test(wordAt(text, first))) ||
          (before.length > 0 && preposition === "of") ||
          (before.length > 0 && preposition === "to" && tokens[i + 2]?.tag === "VERB"));
      if (done && preposition === "to") {
        let k = i + 2;
        while (k < s.last && !/^[,;.]$/.test(tokens[k].text) && !(clause.group.first > i && k >= clause.group.first))
          k++;
        last = k;
        stop = k;
      }
      // `has prompted loud protests in the port`: an effect.
      const brought =
        clause.group.last <= first &&
        first - clause.group.last <= 1 &&
        (clause.group.perfect || isPast(wordAt(text, clause.group.main))) &&
        bases(wordAt(text, clause.group.main)).some((b) => BRINGS.test(b)) &&
        /^(PROTEST|REJECT|ASSAULT|SANCTION|ACCUSE|COERCE)$/.test(type);
      if (type !== "CONSULT" && before.length === 0 && !(dated && last > i + 1) && !between && !done && !brought)
        continue;
      const told =
        done ||
        brought ||
        dated !== undefined ||
        between ||
        /^(war|ceasefire|truce|embargo|blockade|collapse|downing|invasion|annexation|occupation)$/.test(
          tokens[i].lower,
        );
      const acts = clause.subject !== null && clause.subject[0] <= i && i < clause.subject[1];
      if (acts && (isAhead(text, clause) || found.in(sentence).some((e) => isOf(text, e, clause)))) continue;
      if (clause.subject && clause.group.main > i && type !== "CONSULT" && !told) continue;
      if (
        found
          .in(sentence)
          .some(
            (e) =>
              e.start <= quoteOf(text, [i, i + 1]).start &&
              quoteOf(text, [i, i + 1]).end <= e.end &&
              e.event!.plover === type,
          )
      )
        continue;
      const subject = [...new Set(before.flatMap((m) => m.ids).map((id) => codeOf(text.cast, id)))];
      const object = after.filter((id) => !subject.includes(id));
      const time = when(found, text, [first, stop], sentence, brought ? clause.group : null);
      found.add([first, stop], {
        speaker: speech.chain(i),
        event: eventCode(text, type, [i, i + 1], [first, stop]),
        ...(subject.length > 0 ? { subject } : after.length > 0 ? { subject: after } : {}),
        ...(subject.length > 0 ? (object.length > 0 ? { object } : {}) : after.length > 0 ? { object: after } : {}),
        ...(time ? { time } : {}),
      });
    }
  });
}

/** Whether an event holds the verb of a clause. */
const isOf = (text: AnalysedText, { start, end }: Event, { group }: Clause): boolean => {
  const verb = quoteOf(text, [group.main, group.main + 1]);
  return start <= verb.start && verb.end <= end;
};

/** `By seizing the terminal`, `..., accusing Tirana of overfishing`: done by the subject of the clause beside it. */
function gerunds(found: Collected<"event">, text: AnalysedText, speech: Attributions): void {
  const { tokens, sentences } = text.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last - 1; i++) {
      if (!tokens[i].lower.endsWith("ing") || tokens[i].tag !== "VERB") continue;
      const opener = wordAt(text, i - 1);
      if (i > s.first && !/^(by|after|before|while|,)$/.test(opener)) continue;
      const clause =
        opener === ","
          ? clauseAt(text, i)
          : (clausesOf(text, sentence).find((c) => c.kind === "main" && c.group.first > i) ?? clauseAt(text, i));
      if (!clause || clause.group.modal !== null || clause.kind === "condition" || clause.group.chain.includes(i))
        continue;
      const stop = Math.min(s.last, clausesOf(text, sentence).find((c) => c.group.first > i)?.first ?? s.last);
      const coded = codeVerb(text, i, Math.max(i + 2, stop));
      if (
        !coded ||
        !/^(ACCUSE|COERCE|SANCTION|ASSAULT|REJECT|THREATEN|MOBILIZE|RETREAT|CONCEDE|REQUEST)$/.test(coded.type)
      )
        continue;
      let last = i + 1;
      while (last < s.last && !/^[,;.]$/.test(tokens[last].text) && last - i < 16) last++;
      const subject = codesOf(text, clause.subject ?? clause.shared, sentence);
      const object = codesIn(text, [i + 1, last]).filter((id) => !subject.includes(id));
      const time = when(found, text, [i, last], sentence, null);
      if (last - i >= 3 && object.length + subject.length > 0)
        found.add([i, last], {
          speaker: speech.chain(i),
          event: eventCode(text, coded.type, [i, i + 1], [i, last]),
          ...(subject.length > 0 ? { subject } : {}),
          ...(object.length > 0 ? { object } : {}),
          ...(time ? { time } : {}),
        });
    }
  });
}

/** `The declaration, signed in 2002,`: the participle reports the signing. */
function participles(
  found: Collected<"event">,
  text: AnalysedText,
  speech: Attributions,
  accords: Items<"accord">,
): void {
  for (const accord of accords.all) {
    const at = tokenFrom(text, accord.end);
    let i = at;
    if (tokenAt(text, i)?.text === ",") i++;
    if (!/^(signed|adopted|concluded|ratified|brokered|sealed|initialled|initialed)$/.test(wordAt(text, i))) continue;
    const sentence = sentenceAt(text, i);
    if (clausesOf(text, sentence).some((c) => c.group.main === i)) continue;
    const last = phraseEnd(text.page.tokens, i + 2, text.page.sentences[sentence].last);
    const by = wordAt(text, i + 1) === "by" ? codesIn(text, [i + 1, last]) : [];
    const subject = by.length > 0 ? by : (accord.subject ?? []);
    const first = tokenFrom(text, accord.start);
    const time = when(found, text, [i, last], sentence, null);
    found.add([first, last], {
      speaker: speech.chain(i),
      event: eventCode(text, "SUPPORT", [i, i + 1], [i, last]),
      ...(subject.length > 0 ? { subject, object: subject } : {}),
      ...(time ? { time } : {}),
    });
  }
}
