/**
 * Whether a question of a model asks what its passages say: the same outcome, with the same sign, by the same date, and
 * foretold rather than only supposed.
 */
import type { Question } from "../../draft/proposed.ts";
import type { Quoted } from "../../reading.ts";
import { BREAKDOWN, DENIED, EXPIRES, NOTHING, SETTLEMENT } from "./question-faults.ts";
import { stemsIn } from "./passages.ts";
import type { DraftVerifier } from "./verifier.ts";

/** A passage with the words of its sentence before it, and the sentence. */
interface Placed {
  quote: string;
  before: string;
  sentence: string;
}

function placed({ text, start, end }: Quoted, { ground: { reading, finder } }: DraftVerifier): Placed {
  const sentence = finder.sentenceAt({ start, end });
  return {
    quote: text,
    before: reading.text.slice(sentence.start, start),
    sentence: reading.text.slice(sentence.start, sentence.end),
  };
}

/** `I would be surprised if`, `it would astonish me to see`: how sure the speaker is, and no denial and no condition. */
const SURPRISE = /\b(?:surpris|astonish|amaz|astound|stun)\w*\b[^,;.]*$/i;
/** `nobody knows if`, `the question is if`: it is left open. */
const OPEN =
  /\b(?:knows?|knew|asks?|asked|asking|wonder\w*|sees?|seen|unclear|uncertain|unsure|question is|tell|says?) if\s*$/i;
const CONDITION =
  /(?:^|[\s("\u201c])(?:if|unless|until|provided|provided that|as long as|so long as|in case|on condition that|were|should)\s+(?:the |an? )?$/i;
const CONDITIONAL = /^(?:if|unless|should|provided|as long as|so long as|in case)\b/i;

const isSupposed = ({ quote, before }: Placed): boolean =>
  !SURPRISE.test(before) && !OPEN.test(before) && (CONDITION.test(before) || CONDITIONAL.test(quote));

/** Words before a passage that deny it. */
const DENIES =
  /\b(?:do(?:es)? not|did not|don['\u2019]t|doesn['\u2019]t|cannot|nobody|no one) (?:\w+ )?(?:think|thinks|believe|believes|expect|expects|foresee|foresees|see|sees)\b[^,;.]*$|\b(?:doubt(?:s|ed)?|den(?:y|ies|ied)|rule[sd]? out|ruled out) (?:that |any |an? |the )?$/i;
/** A verb or a subject that is denied. "Not before May" is a date, and "more likely than not" is no denial. */
const SAYS_NOT =
  /\b(?:will|would|can|could|may|might|shall|is|are|does|do|did|has|have)(?:n['\u2019]t| not| never)\b(?! (?:before|until|only|just|merely|without|later|least)\b)|\bcannot\b(?! (?:before|until|only)\b)|\bwon['\u2019]t\b|^(?:no|nobody|nothing|neither|no one)\b/i;
/** Words of a sentence that can turn an outcome into its opposite. */
const TURNS =
  /\b(?:unlikely|improbable|impossible|remote|slim|hardly|scarcely|barely|out of|off the|unthinkable|doubt\w*|refus\w*|against|forb[ia]d\w*|block\w*|veto\w*|prevent\w*|stop\w*|end(?:s|ed)?|lose|lost|less|far from|too)\b/i;

/**
 * Its sign by the words of its passages; that of the model where they only doubt, where they ask and something else
 * answers, or where its yes is what stands.
 */
export function signOf(
  { quotes, polarity }: Question,
  standing: boolean,
  verifier: DraftVerifier,
): Question["polarity"] {
  const places = quotes.map((quote) => placed(quote, verifier));
  const [first] = places;
  if (first === undefined || standing || places.some(({ sentence }) => ASKS.test(sentence))) return polarity;
  if (SURPRISE.test(first.before)) return "positive";
  if (DENIES.test(first.before) || SAYS_NOT.test(first.quote)) return "negative";
  return places.some(({ sentence }) =>
    [DENIED, NOTHING, BREAKDOWN, SAYS_NOT, TURNS].some((words) => words.test(sentence)),
  )
    ? polarity
    : "positive";
}

/** A sentence that asks: what it says is for others to affirm or deny. */
const ASKS = /\?["'\u201d\u2019)]*\s*$/;

/** Why a question is not that of its passages; null where it is. @param standing whether its yes is what stands today */
export function senseFault(question: Question, standing: boolean, verifier: DraftVerifier): string | null {
  const places = question.quotes.map((quote) => placed(quote, verifier));
  if (places.length === 0) return null;
  if (places.every(isSupposed)) return "its passage is only a condition, and nobody says that it will come about";
  if (!saysOf(question, standing, places, verifier)) return "its passage says nothing of what it asks";
  if (EXPIRES.test(question.ask) && places.every(({ sentence }) => EXPIRES.test(sentence) && !WEIGHED.test(sentence)))
    return "that an agreement runs out on its day is known, and no question";
  return dateFault(question, places);
}

const WEIGHED = /\b(?:may|might|could|would|unless|if|whether|likely|unlikely|risk|chance|probabl\w+|perhaps)\b/i;
const STAYS = /\b(?:nothing|stays?|remains?|continues?|unchanged|goes on|as (?:it is|before))\b/i;

/** Whether the passages tell of what is asked, and not only of who would do it. */
function saysOf(
  { ask, yes }: Question,
  standing: boolean,
  places: readonly Placed[],
  verifier: DraftVerifier,
): boolean {
  const { out, ground } = verifier;
  const said = places.map(({ sentence }) => sentence).join(" ");
  const names = Object.values(ground.names.entities).flatMap(({ name, aliases }) => [name, ...aliases]);
  const actors = new Set(names.flatMap(stemsIn));
  const told = new Set(stemsIn(said));
  const asked = stemsIn(ask).filter((stem) => !actors.has(stem));
  if (asked.length === 0 || asked.some((stem) => told.has(stem))) return true;
  if ([SETTLEMENT, BREAKDOWN].some((kind) => kind.test(ask) && kind.test(said))) return true;
  if (standing && places.some(({ sentence }) => STAYS.test(sentence))) return true;
  const option =
    yes === null
      ? undefined
      : out.issues.find(({ id }) => id === yes.issue)?.options.find(({ id }) => id === yes.option);
  return option !== undefined && stemsIn(option.text).some((stem) => told.has(stem) && !actors.has(stem));
}

const MONTH = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g;

/** A year or a month in the words of the question that neither its passages nor its date give. */
function dateFault({ ask, until }: Question, places: readonly Placed[]): string | null {
  const said = places.map(({ sentence }) => sentence).join(" ");
  const years = (ask.match(/\b(?:19|20)\d\d\b/g) ?? []).filter(
    (year) => !said.includes(year) && !until.date?.startsWith(year),
  );
  const months = until.date === null ? (ask.match(MONTH) ?? []).filter((month) => !said.includes(month)) : [];
  const [strange] = [...years, ...months];
  return strange === undefined ? null : `it asks of ${strange}, which its passage does not give`;
}
