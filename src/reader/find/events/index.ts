/** Events: verbs and nouns to PLOVER's sixteen types, with actor, target and time. */
import { speaks } from "../../attribution/speaks.ts";
import {
  clauseAt,
  clausesOf,
  hedgesIn,
  mentionAt,
  quoteOf,
  tokenAt,
  withinQuote,
  wordAt,
  wordsOf,
  type AnalysedText,
} from "../../analysed-text.ts";
import { codesIn, codesOf, entitiesOf, withList } from "../../people.ts";
import { collect, type Collected, type Items } from "../../items.ts";
import type { Attributions } from "../../attribution/index.ts";
import { phraseEnd, phraseStart, type Clause, type Range } from "../../grammar/index.ts";
import { codeClause, eventCode, type Coded } from "./coding.ts";
import { isAhead, when } from "./time.ts";
import { headOf } from "../causes.ts";
import { isParticiple, isPast } from "../../lexicon/forms.ts";
import { ACCORD_NOUNS } from "../../lexicon/roles.ts";
import { back } from "../statements.ts";

/** Adds the events of the text. */
export function events(text: AnalysedText, speech: Attributions): Items<"event"> {
  const found = collect(text, "event");
  for (const clause of text.grammar.clauses) {
    const coded = codeClause(text, clause);
    if (!coded || !happened(text, speech, clause, coded)) continue;
    const subject = clause.subject ?? clause.shared;
    const first = opening(text, clause, coded);
    const last = end(text, clause, coded);
    // An attack in words is an accusation.
    if (coded.type === "ASSAULT" && speech.isFrame(clause)) coded.type = "ACCUSE";
    if (clause.kind === "relative" && last - first < (clause.subject ? 2 : 3)) continue;
    if (speech.isFrame(clause) && coded.type === "AGREE" && owned(found, text, speech, clause)) continue;
    const actors = clause.group.passive ? by(text, clause) : codesOf(text, subject, clause.sentence);
    const objects = clause.group.passive
      ? codesOf(text, subject, clause.sentence)
      : objectsOf(text, clause, coded, actors);
    const mutual = actors.length > 1 && objects.length === 0;
    const hedges = hedgesIn(text, [first, last])
      .filter((h) => clauseAt(text, h.first)?.kind !== "relative" || clause.kind === "relative")
      .map((h) => quoteOf(text, [h.first, h.last]));
    // A government that protests makes a statement; people demonstrate.
    if (
      coded.type === "PROTEST" &&
      wordAt(text, coded.verb).startsWith("protest") &&
      actors.length > 0 &&
      actors.every((id) => /^[A-Z]{3}$/.test(id) || text.cast.entities[id]?.sector === "GOV")
    )
      coded.type = "ACCUSE";
    const time = when(found, text, [first, last], clause.sentence, clause.group);
    found.add([first, last], {
      speaker: speech.chain(clause.group.main),
      event: eventCode(text, coded.type, coded.cue, [coded.cue[0], last]),
      ...(actors.length > 0 ? { subject: actors } : {}),
      ...(objects.length > 0 ? { object: objects } : mutual ? { object: actors } : {}),
      ...(hedges.length > 0 ? { hedges } : {}),
      ...(time ? { time } : {}),
    });
  }
  return found;
}

/**
 * `indicated Russia's willingness to discuss X and to seek Y`: each offer by itself; where the owner is only `their` or
 * `its` the clause stays whole.
 */
function owned(found: Collected<"event">, text: AnalysedText, speech: Attributions, clause: Clause): boolean {
  const stop = text.page.sentences[clause.sentence].last;
  for (let i = clause.group.last; i < Math.min(stop, clause.group.last + 6); i++) {
    if (!/^(willingness|readiness|desire|intention|interest)$/.test(wordAt(text, i)) || wordAt(text, i + 1) !== "to")
      continue;
    const first = phraseStart(text.page.tokens, i, clause.group.last);
    const subject = codesIn(text, [first, i]);
    if (subject.length === 0) return false;
    let open = first;
    for (let k = i + 2; k <= stop; k++) {
      const close =
        k === stop ||
        /^[.;]$/.test(tokenAt(text, k).text) ||
        (wordAt(text, k) === "and" && wordAt(text, k + 1) === "to" && tokenAt(text, k + 2)?.tag === "VERB");
      if (!close) continue;
      let last = k;
      for (let d = open; d < k; d++)
        if (/^[-\u2014]$/.test(tokenAt(text, d).text) && text.page.text[tokenAt(text, d).start - 1] === " ") {
          last = d;
          break;
        }
      const object = codesIn(text, [open === first ? i + 1 : open, last]).filter((id) => !subject.includes(id));
      found.add([open, last], {
        speaker: speech.chain(i),
        event: { plover: "AGREE", cue: wordsOf(text, [i, i + 1]) },
        subject,
        ...(object.length > 0 ? { object } : {}),
      });
      if (k === stop || wordAt(text, k) !== "and") break;
      open = k + 1;
    }
    return true;
  }
  return false;
}

/**
 * Start of an event: its subject; after a relative that a comma opens (`Chad, which closed the road, has offered`) its
 * verb; of an accord only `signed in May`, its name.
 */
function opening(text: AnalysedText, clause: Clause, coded: Coded): number {
  if (signed(text, clause, coded)) {
    const [first, last] = (clause.subject ?? clause.shared)!;
    return tokenAt(text, first).tag === "ADP" && first + 1 < last ? first + 1 : first;
  }
  if (!clause.subject) return clause.group.first;
  const [first, last] = clause.subject;
  for (let i = first; i < last - 1; i++)
    if (
      tokenAt(text, i).text === "," &&
      (/^(which|who|whose)$/.test(wordAt(text, i + 1)) ||
        tokenAt(text, last - 1).text === "," ||
        (tokenAt(text, clause.group.first - 1).text === "," &&
          tokenAt(text, i + 1).tag === "VERB" &&
          isParticiple(wordAt(text, i + 1))))
    )
      return clause.group.first;
  return first;
}

/** `A pact signed in February`: a bare participle reports the signing. */
function signed(text: AnalysedText, clause: Clause, coded: Coded): boolean {
  const of = clause.subject ?? clause.shared;
  return (
    coded.type === "SUPPORT" &&
    of !== null &&
    clause.marker === null &&
    clause.group.first === clause.group.main &&
    isParticiple(wordAt(text, clause.group.main)) &&
    ACCORD_NOUNS.has(wordAt(text, of[1] - 1)) &&
    of[1] === clause.group.first
  );
}

const subject0 = (text: AnalysedText, clause: Clause, test: RegExp): boolean =>
  clause.subject !== null && test.test(wordAt(text, clause.subject[0]));

const actorNamed = (text: AnalysedText, ids: readonly string[]): boolean => ids.some((id) => isState(text, id));

const isState = (text: AnalysedText, id: string): boolean => {
  const e = text.cast.entities[id];
  return e !== undefined && e.type !== "region" && e.type !== "medium";
};

/** Whether the clause reports an event, with an actor that can act. */
function happened(text: AnalysedText, speech: Attributions, clause: Clause, coded: Coded): boolean {
  const { group } = clause;
  if (signed(text, clause, coded)) return true;
  if (
    clause.kind === "condition" ||
    (clause.marker !== null && /^(whether|how|what|why)$/.test(wordAt(text, clause.marker)))
  )
    return false;
  if (tokenAt(text, text.page.sentences[clause.sentence].last - 1).text === "?") return false;
  if (/^(never|not)$/.test(wordAt(text, group.first - 1))) return false;
  if (wordAt(text, coded.verb).startsWith("den") && speech.isFrame(clause)) return false;
  if (subject0(text, clause, /^(neither|no|nobody|none)$/)) return false;
  if (
    group.negated !== null &&
    (group.passive ||
      coded.type === "AGREE" ||
      (group.chain.length === 1 &&
        /^(withdraw|retreat|release|lift|leave|cross|attack|invade|kill)/.test(wordAt(text, coded.verb))))
  )
    return false;
  if (
    speech
      .covering(group.main)
      .some((f) => f.sentence === clause.sentence && (f.verb_class === "deny" || f.verb_class === "doubt"))
  )
    return false;
  if (group.modal !== null) return false;
  if (isAhead(text, clause)) return false;
  if (
    group.passive &&
    by(text, clause).length === 0 &&
    codesOf(text, clause.subject, clause.sentence).length === 0 &&
    coded.type !== "CONCEDE" &&
    coded.type !== "SANCTION" &&
    coded.type !== "REJECT" &&
    !coded.worded
  )
    return false;
  // `is reported to be opposed` reports a state.
  if (
    group.passive &&
    group.chain.length > 1 &&
    /^(reported|said|believed|thought|expected|known|seen|supposed)$/.test(wordAt(text, group.main)) &&
    wordAt(text, coded.verb - 1) === "be"
  )
    return false;
  const subject = clause.subject ?? clause.shared;
  const ids = entitiesOf(text, subject, clause.sentence);
  // A share of survey respondents is not an actor.
  if (
    subject !== null &&
    /^(percent|per cent|%|majority|plurality)$/.test(
      wordsOf(text, [subject[0], Math.min(subject[1], subject[0] + 3)])
        .toLowerCase()
        .replace(/^.*?\b(percent|per cent|%|majority|plurality)\b.*$/, "$1"),
    )
  )
    return false;
  if (
    clause.kind === "relative" &&
    coded.type === "AGREE" &&
    !group.perfect &&
    !isPast(wordAt(text, group.main)) &&
    !actorNamed(text, ids)
  )
    return false;
  if (/^(want|wants|wanted|hope|hopes|hoped|wish|wishes|need|needs|needed)$/.test(wordAt(text, group.chain[0])))
    return false;
  const actor =
    actorNamed(text, ids) ||
    (subject !== null &&
      subject[1] - 1 > text.page.sentences[clause.sentence].first &&
      tokenAt(text, subject[1] - 1).tag === "PROPN" &&
      tokenAt(text, subject[1] - 1).capital &&
      mentionAt(text, subject[1] - 1) === null &&
      !/day$|ber$|uary$|^(march|april|may|june|july|august)$/.test(wordAt(text, subject[1] - 1)));
  const person =
    subject !== null &&
    [subject[1] - 1, headOf(text, subject)].some((at) => {
      const word = wordAt(text, at);
      return /^(he|she|they|it|who|which|talks|negotiations)$/.test(word) || speaks(word);
    });
  if (!actor && !person && !group.passive && !(clause.kind === "main" && !subject)) return false;
  // A present tense without an adverb of time reports a habit or a state, not an event; speech verbs are frames already.
  const frame = speech.isFrame(clause);
  if (frame && coded.type === "REQUEST" && /^(whether|if|what|why|how|who|when|where)$/.test(wordAt(text, group.last)))
    return false;
  if (frame && /^(suspect|doubt)/.test(wordAt(text, coded.verb)) && wordAt(text, group.last) === "that") return false;
  if (ids.includes("AUTHOR") || (clause.kind === "relative" && coded.type === "REQUEST" && !actor)) return false;
  if (
    frame &&
    !/^(ACCUSE|THREATEN|REJECT|REQUEST|PROTEST)$/.test(coded.type) &&
    !(coded.type === "AGREE" && /^(agree|promis|pledg|vow|offer|indicat|signal|express)/.test(wordAt(text, coded.verb)))
  )
    return false;
  const present =
    group.modal === null &&
    !group.perfect &&
    !group.passive &&
    /s$|^(are|is|have|has)$/.test(wordAt(text, group.first)) &&
    !wordAt(text, group.main).endsWith("ed");
  if (
    present &&
    wordAt(text, group.first) !== "has" &&
    wordAt(text, group.first) !== "have" &&
    !/^(ACCUSE|REJECT|THREATEN|REQUEST|SUPPORT|MOBILIZE|CONSULT)$/.test(coded.type)
  )
    return false;
  return true;
}

/** End of an event: the clause, without a condition or a relative after a comma that adds something else. */
function end(text: AnalysedText, clause: Clause, coded: Coded): number {
  let last = withinQuote(text, clause.first, clause.group.last, clause.last);
  for (const other of clausesOf(text, clause.sentence)) {
    if (other === clause || other.group.first < clause.group.last || other.first >= last || other.first <= clause.first)
      continue;
    if (other.kind === "condition" || other.kind === "adverbial" || other.kind === "main") {
      last = Math.min(last, Math.max(coded.cue[1], back(text, other.marker ?? other.first)));
    }
    if (
      other.kind === "relative" &&
      ((other.group.modal !== null && other.marker !== null) ||
        tokenAt(text, Math.max(0, (other.marker ?? other.first) - 1)).text === ",")
    )
      last = Math.min(last, Math.max(coded.cue[1], back(text, other.marker ?? other.first)));
  }
  for (let i = coded.cue[1]; i < last; i++)
    if (
      (/^(;|after|before|following|amid|once|until)$/.test(wordAt(text, i)) &&
        !(wordAt(text, i) === "until" && clause.group.negated !== null)) ||
      (tokenAt(text, i).text === "," &&
        (/^(one|which|who|whose|after|in|as|despite|with|saying|but|that|those)$/.test(wordAt(text, i + 1)) ||
          /^(the|its|their) (first|second|third|latest|biggest|largest|most|only|last|fifth|fourth)$/.test(
            wordsOf(text, [i + 1, i + 3]),
          )))
    )
      last = i;
  for (let i = coded.cue[1]; i < last; i++)
    if (tokenAt(text, i).text === "," && wordAt(text, i + 1).endsWith("ing") && tokenAt(text, i + 1).tag === "VERB")
      return i;
  return last;
}

export function by(text: AnalysedText, clause: Clause): string[] {
  for (let i = clause.group.last; i < Math.min(clause.last, clause.group.last + 8); i++)
    if (wordAt(text, i) === "by")
      return codesOf(
        text,
        withList(text, [i + 1, Math.min(clause.last, phraseEnd(text.page.tokens, i + 1, clause.last))]),
        clause.sentence,
      );
  return [];
}

function objectsOf(text: AnalysedText, clause: Clause, coded: Coded, actors: readonly string[]): string[] {
  const found = codesIn(text, withList(text, [coded.verb + 1, end(text, clause, coded)])).filter(
    (id) => !actors.includes(id),
  );
  if (found.length > 0) return found;
  const shared =
    clause.kind === "relative" ? [] : codesOf(text, objectPhrase(text, coded.verb + 1, clause.last), clause.sentence);
  return shared.filter((id) => !actors.includes(id) && id !== "AUTHOR");
}

/** A pronoun or `both capitals` right after the verb. */
function objectPhrase(text: AnalysedText, i: number, stop: number): Range | null {
  const end = phraseEnd(text.page.tokens, i, stop, false);
  return end > i ? [i, end] : null;
}
