/**
 * The words of a question, as a forecaster would write it: "Will Japan and Russia sign a peace treaty by the end of
 * 2015?". Every question that rules, a model or a person propose gets them here. Pure functions.
 */
import { CAPITALS, DEMONYMS, STATE_NAMES } from "../lexicon/states.ts";
import { monthInWords } from "./interview/months.ts";

/** What an outcome is asked of. */
export interface Asked {
  /** Names of the parties. */
  parties: readonly string[];
  /** Names of all actors, which keep their capital. */
  names: readonly string[];
  issue: string;
  /** The outcome as its option says it: `A peace treaty`, `The tolls are lifted`, `Signed`. */
  outcome: string;
  /** A settlement of which no terms are given. */
  unspecified: boolean;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null where none is set. */
  by: string | null;
  /** Who must have given their approval as well. */
  approvers?: readonly string[];
  /** Whether any larger step counts as well. */
  orMore?: boolean;
}

/** Most parties that a question names. */
const MOST_NAMED = 3;

/** Whether an outcome is reached by then. */
export function askOf({
  parties,
  names,
  issue,
  outcome,
  unspecified,
  by,
  approvers = [],
  orMore = false,
}: Asked): string {
  const who = parties.length > MOST_NAMED ? "the parties" : listed(parties);
  const approved =
    approvers.length === 0 ? "" : `, and ${listed(approvers.map((one) => inside(withoutEnd(one), names)))} approve it,`;
  const when = `${orMore ? ", or more," : ""}${approved}${byWhen(by)}`.replace(/,$/, "");
  const text = withoutEnd(outcome);
  if (unspecified || /^a settlement$/i.test(text)) return `Will ${who} settle ${matter(issue, names)}${when}?`;
  const told = predicateOf(text, names);
  if (told !== null) return `Will ${told}${NO_NOUN.test(told) ? ` (${issue})` : ""}${when}?`;
  if (/^(?:\w+ly )?(?:\w+ed|\w{2,}en|held|kept|met|built|paid|made|sold|shut|split|won)$/i.test(text))
    return `Will ${matter(issue, names)} be ${text.toLowerCase()}${when}?`;
  const done = doneOf(text, names);
  if (done !== null) return `Will ${done}${when}?`;
  return `Will ${who} ${isAccord(text) ? "sign" : "agree on"} ${withArticle(inside(text, names))}${when}?`;
}

const DONE = String.raw`(?!\w*eed\b)(?:\w{2,}ed|held|kept|built|paid|made|sold|shut|split|withdrawn|given up|handed over)`;
const CLAUSE_DONE = new RegExp(
  String.raw`^(?:(?:the|an?|all|both|its|their) )?[\w\u2019'-]+(?: [\w\u2019'-]+){0,4}? ${DONE}$`,
  "i",
);

/** What is done, clause by clause, as what follows `Will`: `oil revenue be shared and new state dropped`; null where a clause has no such end. */
function doneOf(text: string, names: readonly string[]): string | null {
  const clauses = text.split(/, (?:and )?| and (?=\S+ .*\S$)/);
  if (!clauses.every((clause) => CLAUSE_DONE.test(clause))) return null;
  return listed(
    clauses.map((clause, at) => {
      const [, what, done] = new RegExp(String.raw`^(.+) (${DONE})$`, "i").exec(clause)!;
      return `${inside(what!, names)} ${at === 0 ? "be " : ""}${done}`;
    }),
  );
}

/** A kind of text that can be counted has its article: `a declaration against force`. */
const withArticle = (text: string): string =>
  /^(?:joint |binding |formal |public |written |interim |peace |border |trade )?(?:declaration|memorandum|statement|communiqu\u00e9|treaty|pact|protocol|convention|contract|agreement|accord|deal|truce|ceasefire)\b(?! and (?!an? ))/i.test(
    text,
  )
    ? `${/^[aeiou]/i.test(text) ? "an" : "a"} ${text}`
    : text;

const NO_NOUN = /^(?:all|both|some|none|it|they|each) /i;

/** ` by the end of 2028`, the last month of a year as the year. */
const byWhen = (by: string | null): string =>
  by === null ? "" : ` by ${monthInWords(by.replace(/^(\d{4})-12$/, "$1"))}`;

/** An issue as the object of a sentence: `the border`, `the Kuril Islands`, `the question of Lake Orsk`. */
function matter(issue: string, names: readonly string[]): string {
  const text = inside(withoutEnd(issue), names);
  if (/^(?:the|an?|its|their|both|all|who|what|how|whether)\b/i.test(text)) return text;
  return /^[a-z]/.test(text) || text.endsWith("s") ? `the ${text}` : `the question of ${text}`;
}

/** Whether somebody gives the approval that a procedure asks for. @param who such as `the Diet` */
export function askOfApproval(who: string, by: string | null, names: readonly string[] = []): string {
  return `Will ${inside(withoutEnd(who), names)} give ${isSeveral(who) ? "their" : "its"} approval${byWhen(by)}?`;
}

/** Whether those who decide are spoken of as several: `the voters`, `both parliaments`. */
export const isSeveral = (who: string): boolean =>
  /^both\b|(?:[^s]s|people)$/i.test(withoutEnd(who).replace(/ (?:in|of) .*$/, ""));

/** A question as somebody wrote it, with its mark, and of the future where it begins with `Does` or `Do`. */
export function askAsWritten(ask: string): string {
  const text = ask
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[?.!\s]+$/, "");
  const ahead = text.replace(/^(?:Does|Do)(?= )/i, "Will").replace(PASSIVE, "Will $1 be ");
  return `${ahead.charAt(0).toUpperCase()}${ahead.slice(1)}?`;
}

/**
 * `Is the treaty signed`: the participle is not a name and no adjective before a noun, as in `of the United States` and
 * `the disputed border`.
 */
const PASSIVE =
  /^(?:[Ii]s|[Aa]re) (.+?)(?<!\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]ll|[Bb]oth|[Aa]ny|[Nn]o|[Ee]very|of|for|by|on|with|and|or|in|at|to|from|under|over|between|newly|recently|jointly)) (?=(?:[a-z]+ly )?(?:[a-z]{2,}ed|held|kept|built|paid|made|shut|broken|given|taken)\b)/;

const ADVERBS =
  "(?:well|yet|still|also|even|now|soon|then|once again|probably|possibly|perhaps|likely|certainly|almost certainly|eventually|ultimately|finally|simply|just|indeed|surely|only)";
/** Words between the subject of a forecast and what it foretells. */
const FORETELLS = new RegExp(
  `^(.*?) (?:${ADVERBS} )*(?:(?:may|might|could|will|would|shall)(?:n['\u2019]t)?|(?:is|are) (?:now |still )?(?:very |most |more )?(?:likely|unlikely|expected|due|set|bound|certain|about) to)(?: not| never| ${ADVERBS})* (.+)$`,
  "is",
);
/** A noun phrase that is likely or not: `a treaty by May is unlikely`. */
const LIKELY =
  /^(.*?) (?:is|are|looks?|seems?|remains?) (?:now |still |very |all but |most |more |highly |quite )*(?:likely than not|likely|unlikely|possible|probable|improbable|conceivable|certain|out of reach|in sight|within reach)(?: ((?:by|before|within|in|until) .+))?$/is;

/**
 * A forecast of a text as a question in positive form.
 *
 * @param quote the outcome: `they could sign a treaty by May`, `a treaty by May is unlikely`
 * @param named who its pronoun stands for; empty where that is not known
 * @param names every name of the text, which keeps its capital
 * @returns null where the words do not say who or what would do what
 */
export function askOfForecast(quote: string, named: readonly string[], names: readonly string[]): string | null {
  const words = withoutEnd(quote);
  const likely = LIKELY.exec(words);
  if (likely) {
    const [, what, time = ""] = likely;
    return NOBODY.test(what!) ? null : `Will there be ${inside(what!, names)}${time === "" ? "" : ` ${time}`}?`;
  }
  const found = FORETELLS.exec(words);
  if (!found) return null;
  const [, subject, outcome] = found;
  const who = /^(?:they|it|he|she|both|the two)$/i.test(subject!) && named.length > 0 ? listed(named) : subject!;
  if (NOBODY.test(who) || /^(?:have|be|do)$/i.test(outcome!) || /^have \w+(?:ed|en)?\b/i.test(outcome!)) return null;
  return `Will ${inside(who, [...names, ...named])} ${outcome}?`;
}

/** Subjects that say neither who nor what. */
const NOBODY =
  /^(?:|they|it|he|she|we|i|you|this|that|these|those|which|who|what|what is .*|anybody|nobody|no one|nothing|none|both|the two|the (?:first|second|third|other|others|rest|former|latter)|(?:in|no|with|without|by|after|before|despite|under|for|from|at|on|as|but|and|if|unless|when|once|may|might|could|would|will|can|is|are|was|were)(?: .*)?)$|\b(?:which|who|that|we|i|you|they|he|she)$/i;

/** Whether a noun phrase is an agreement: its head, before `on` or `for`, is a form of one. */
function isAccord(text: string): boolean {
  const head = text
    .toLowerCase()
    .split(/,| (?:on|for|of|with|against|between|at|in|about|over|that|under|from|to|by) /)[0]!
    .split(/[\s-]+/)
    .at(-1)!;
  return ACCORD.test(head);
}
const ACCORD =
  /^(?:treat(?:y|ies)|agreements?|accords?|pacts?|deals?|contracts?|memorand\w+|declarations?|protocols?|conventions?|arrangements?|mou)$/;

/** A clause as what follows `Will`: `the tolls be lifted`, `Varda lift its tolls`; null where the text is not a clause. */
function predicateOf(text: string, names: readonly string[]): string | null {
  const actor = names.find((name) => text.startsWith(`${name} `));
  const told =
    actor === undefined
      ? /^((?:[A-Z]|the |a |an |both ).*?) (\w{3,}s) ((?:(?:the|a|an|its|their|his|her|half|all|no)\b|\d).*)$/i.exec(
          text,
        )
      : /^(.+?) (\w{3,}s)( .+)?$/.exec(
          `${text.slice(0, actor.length).replaceAll(" ", "_")}${text.slice(actor.length)}`,
        );
  const [, subject, verb, rest] = /^(.+?) (is|are|has|have) (.+)$/i.exec(text) ?? told ?? [];
  if (subject === undefined || / (?:that|which|who|where|if)$/i.test(subject)) return null;
  return `${inside(subject.replaceAll("_", " "), names)} ${infinitive(verb!)} ${(rest ?? "").trim()}`.trim();
}

function infinitive(verb: string): string {
  const word = verb.toLowerCase();
  if (/^(?:is|are)$/.test(word)) return "be";
  if (/^(?:has|have)$/.test(word)) return "have";
  return word
    .replace(/ies$/, "y")
    .replace(/((?:ss|sh|ch|x|zz|o))es$/, "$1")
    .replace(/([^s])s$/, "$1");
}

const withoutEnd = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\s.;:,]+$/, "");

/**
 * A name or a text inside a sentence: its first word in lower case, unless it is a name. A word is one that `names`
 * begin with, that belongs to a state, that stands before another name or beside one (`Northern or Upper Macedonia`),
 * and a body that is called by a word of its own.
 */
export function inside(text: string, names: readonly string[]): string {
  const [first = "", second = "", third = ""] = text.split(" ");
  if (ARTICLE.test(first)) return `${first.toLowerCase()}${text.slice(first.length)}`;
  const named =
    names.some((name) => text.startsWith(name)) ||
    isOfState(first.replace(/['\u2019]s?$|-.*$/, "")) ||
    BODIES.test(first) ||
    /^[A-Z]/.test(/^(?:or|and|to)$/.test(second) ? third : second) ||
    /[A-Z\d]/.test(first.slice(1));
  return named ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
/** Whether a word is a state, its people or its capital. */
const isOfState = (word: string): boolean => STATE_NAMES.has(word) || DEMONYMS.has(word) || CAPITALS.has(word);
/** Parliaments that are called by a word of their own language. */
const BODIES =
  /^(?:Knesset|Duma|Diet|Bundestag|Bundesrat|Sejm|Majlis|Rada|Riksdag|Storting|Folketing|Eduskunta|Althing|Congress|Parliament|Cortes|Sobranie|Verkhovna|Dail|Oireachtas|Kremlin)\b/;
const ARTICLE = /^(?:the|an?|both|all|no|its|their)$/i;

/** `A`, `A and B`, `A, B and C`. */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "the parties") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
