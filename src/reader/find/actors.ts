/**
 * Actors: the first mention of each name, and those that are described rather than named (`diplomats`, `two delegates`,
 * `its state oil company`), where they speak or act.
 */
import {
  mentionAt,
  mentionsIn,
  quoteOf,
  sentenceAt,
  tokenAt,
  wordAt,
  wordsOf,
  type AnalysedText,
} from "../analysed-text.ts";
import { speaks } from "../attribution/speaks.ts";
import type { Attributions } from "../attribution/index.ts";
import type { Mention } from "../actors/index.ts";
import { collect, type Collected, type Items } from "../items.ts";
import type { Role } from "../reading.ts";
import { principalOf } from "./roles.ts";
import { phraseEnd, phraseStart, type Range } from "../grammar/index.ts";
import { GROUPS } from "../lexicon/people.ts";

/** @param events tell who of those described acts */
export function actors(text: AnalysedText, speech: Attributions, events: Items<"event">, roles: Roles): Items<"actor"> {
  const found = collect(text, "actor");
  for (const mention of firstMentions(text)) {
    const [entity, ...also] = mention.ids as [string, ...string[]];
    found.add([mention.first, mention.last], {
      entity,
      speaker: speech.chain(mention.first),
      ...(also.length > 0 ? { also } : {}),
      ...roleOf(text, roles, entity),
    });
  }
  described(found, text, speech, events, roles);
  return found;
}

type Roles = ReadonlyMap<string, Role>;

/** Its role; what belongs to a party without being it is a faction. */
function roleOf({ cast }: AnalysedText, roles: Roles, id: string): { role?: Role; of?: string } {
  const entity = cast.entities[id];
  if (!entity) return {};
  const principal = principalOf(cast.entities, id);
  const whole = principal !== null && principal !== id && entity.type !== "state" ? principal : null;
  const role = roles.get(principal ?? id) ?? "other";
  return { role: whole !== null && role === "party" ? "faction" : role, ...(whole === null ? {} : { of: whole }) };
}

/** The first free-standing mention of each name; an adjective or a place is not an actor by itself. */
function firstMentions(text: AnalysedText): Mention[] {
  const seen = new Set<string>();
  const named = new Set<string>();
  return text.named.filter((m) => {
    if (m.form === "adjective" || m.form === "place") return false;
    const words = text.page.text.slice(m.start, m.end);
    const of = m.form === "name" || m.form === "group" || words === "Brussels" ? words.toLowerCase() : m.ids.join(" ");
    // A two-nation adjective is skipped where both states have been named.
    const known = m.form === "dyad" && m.ids.every((id) => named.has(id));
    for (const id of m.ids) named.add(id);
    // `Kostas Meridis, a former Greek negotiator`: the apposition describes the person only.
    const before =
      m.form === "group"
        ? ([2, 3, 4, 5].map((k) => mentionAt(text, m.first - k)).find((x) => x?.form === "person") ?? null)
        : null;
    const apposed =
      before?.form === "person" &&
      wordsOf(text, [before.last, m.first])
        .replace(/\s+/g, " ")
        .match(/^, (an?|the)( (former|senior|retired|veteran|leading))?$/) !== null;
    if (seen.has(of) || known || apposed) return false;
    seen.add(of);
    return true;
  });
}

function described(
  found: Collected<"actor">,
  text: AnalysedText,
  speech: Attributions,
  events: Items<"event">,
  roles: Roles,
): void {
  const seen = new Set<string>();
  const put = (range: Range): void => {
    const words = wordsOf(text, range);
    if (seen.has(words.toLowerCase())) return;
    seen.add(words.toLowerCase());
    const entity = speech.describe(words);
    found.add(range, { entity, speaker: speech.chain(range[0]), ...roleOf(text, roles, entity) });
  };
  for (const { who } of speech.frames)
    if (
      who &&
      !/^(one|many|some|others|most|few|everyone|everybody|nobody|who|nine|ten|two|three|report|reports|study|statement|poll|survey|data|figures|text|article|document|documents)$/.test(
        wordAt(text, who[1] - 1),
      )
    )
      put(who);
  // `the Sunrise partners`, `the Nabucco consortium`: the shareholders of a named project.
  text.page.tokens.forEach((t, i) => {
    if (!HOLDERS.test(t.lower) || tokenAt(text, i - 1)?.tag !== "PROPN" || mentionAt(text, i - 1) !== null) return;
    const first = phraseStart(text.page.tokens, i, text.page.sentences[sentenceAt(text, i)].first);
    if (wordAt(text, first) === "the") put([first, i + 1]);
  });
  for (const clause of text.grammar.clauses) {
    if (!clause.subject) continue;
    const head = headOf(text, clause.subject);
    const word = wordAt(text, head);
    if (
      tokenAt(text, head).tag !== "NOUN" ||
      !speaks(word) ||
      (/^(one|two|three|report|party|office|text|side|sides|company|government|people|many|some|most|nine|ten)$/.test(
        word,
      ) &&
        !owned(text, clause.subject[0])) ||
      mentionsIn(text, [clause.subject[0], head + 1]).some((m) => m.last > head)
    )
      continue;
    const first = Math.max(clause.subject[0], phraseStart(text.page.tokens, head, clause.subject[0]));
    const opener = wordAt(text, first);
    const many = /(s|men|people|police)$/.test(word);
    const counted = text.page.tokens
      .slice(first, head)
      .some((t) => t.tag === "NUM" || /^(both|several)$/.test(t.lower));
    const of = wordAt(text, head + 1) === "of" && mentionsIn(text, [head + 1, clause.subject[1]]).length > 0;
    // `the moderates in Tehran`, `the opposition`; `the Sunrise partners`: a faction, or a group identified by a name.
    const camp =
      /^the$/.test(opener) &&
      (/^(ELI|OPP|REB)$/.test(GROUPS.get(word) ?? "") ||
        (many && text.page.tokens.slice(first + 1, head).some((t) => t.tag === "PROPN")));
    if (camp) {
      const place = wordAt(text, head + 1) === "in" ? mentionAt(text, head + 2) : null;
      put([first, place ? place.last : head + 1]);
      continue;
    }
    if (
      (/^(the|this|that|these|those|neither|no|any|every|each|both)$/.test(opener) && !of && !(many && counted)) ||
      (!many && !/^(a|an|the)$/.test(opener) && !owned(text, first) && !possessed(text, first, head))
    )
      continue;
    // `the leaders of Mali and Niger`, `the four governments`, `its farmers`: parties to the dispute, whatever they do.
    const party =
      many &&
      (of ||
        (counted &&
          /^(governments|ministries|ministers|leaders|presidents|capitals|delegations|kings|monarchs)$/.test(word)) ||
        owned(text, first));
    if (
      !party &&
      !events
        .in(clause.sentence)
        .some((e) => e.start < quoteOf(text, [head, head + 1]).end && quoteOf(text, [head, head + 1]).start < e.end)
    )
      continue;
    put([first, of ? phraseEnd(text.page.tokens, head + 1, clause.subject[1]) : head + 1]);
  }
}

const HOLDERS =
  /^(partners|shareholders|consortium|operators?|owners?|developers?|investors|sponsors|lenders|licensees)$/;
/** `Tsipras's junior partner` */
const possessed = (text: AnalysedText, first: number, head: number): boolean =>
  text.page.tokens.slice(first, head).some((t) => t.text === "'s");
const owned = (text: AnalysedText, i: number): boolean => /^(its|their|his|her|our|my)$/.test(wordAt(text, i));

function headOf(text: AnalysedText, [first, last]: Range): number {
  for (let i = first + 1; i < last; i++)
    if (tokenAt(text, i).tag === "ADP" || tokenAt(text, i).text === "," || /^(that|which|who)$/.test(wordAt(text, i)))
      return i - 1;
  return last - 1;
}
