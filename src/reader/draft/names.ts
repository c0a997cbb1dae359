/** Names and ids of parts, out of the phrases of a text. */

/** A quote as a name: one line, without its leading article, no longer than a line of a report. */
export function nameOf(quote: string, most = 70): string {
  const line = quote
    .replace(/[\u00ad\u200b]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:the|an?|its|their|his|her|some)\s+/i, "")
    .replace(/[\s,;:.\u2014-]+$/, "");
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))} ...`;
}

export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;

/** Whether a name is of several by its own words: `oil companies (APIKUR)`, not `United States`. */
export const isPlural = (name: string): boolean =>
  /(?:^| )(?:\p{Ll}[\p{L}-]*[^s]s|people)$/u.test(name.replace(/\s*\([^)]*\)\s*$/, ""));

export const sentenceCase = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1);

/** Most characters of an id. */
const MOST_ID = 40;

/** An id without its last words where it is too long; one long word is cut. */
function cutAtWord(id: string): string {
  if (id.length <= MOST_ID) return id;
  const end = id.lastIndexOf("_", MOST_ID);
  return id.slice(0, end > 0 ? end : MOST_ID);
}

/** Lower-case id of a name, ASCII. */
export function idOf(name: string): string {
  const id = name
    .normalize("NFKD")
    .replace(/['\u2019]s\b/g, "")
    .replace(/[^\w\s-]/g, "")
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const whole = /^[a-z_]/.test(id) ? id : `x_${id}`;
  return cutAtWord(whole).replace(/(?:_(?:and|or|of|for|the|in|on|to|a|with|by|from|an|under))*_*$/, "") || "x";
}

/** Ids without repetition; `judgment` is a key of the language. */
export function ids(): (wanted: string) => string {
  const taken = new Set<string>(["judgment"]);
  const last = new Map<string, number>();
  return (wanted) => {
    let id = wanted;
    let n = last.get(wanted) ?? 1;
    while (taken.has(id)) id = `${wanted}_${++n}`;
    last.set(wanted, n);
    taken.add(id);
    return id;
  };
}

const COMMON = new Set(
  "the and that this with from over into more most much many some such their there which while would could should might must have been being also than then they them other others another about after before between both each every under until since still very only even just what when where whose will were does need needs want wants fear fears seek seeks hope hopes growing rising falling becomes make makes take takes new its any all for not has had are was but who how nor our his her out off per via own side sides two three country countries government governments".split(
    " ",
  ),
);
/** Words of an accord or a quarrel, which name no matter. */
export const FORMS =
  /^(treat(y|ies)|agreements?|accords?|pacts?|deals?|contracts?|memorand\w+|declarations?|protocols?|conventions?|settlements?|truces?|ceasefires?|talks?|negotiations?|dialogue|disputes?|quarrels?|rows?|feuds?|standoffs?|conflicts?|issues?|questions?|matters?|compromise|arrangements?|disputed|contested|signed?|agreed?|reach(ed)?|conclude[ds]?|settled?|resolved?|status|future|fate|control|sovereignty|claims?|binding|final|broader|draft|interim|proposed|joint|comprehensive|plan|principles|framework)$/;

/** The kinds of text that a phrase speaks of: `treaty`, `memorandum`. */
export const formsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .match(
      /\b(?:treat(?:y|ies)|agreement|accord|pact|deal|contract|memorandum|declaration|truce|ceasefire|settlement|compromise)\b/g,
    ) ?? [];

/** Stems of the words of a phrase that carry its matter: `maritime boundaries` to `maritime`, `boundar`. */
export function stems(phrase: string): Set<string> {
  const words =
    phrase
      .normalize("NFKD")
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word) && !FORMS.test(word)).map(stem));
}
const stem = (word: string): string => word.replace(/(?:ies|es|s|y|ing|ed)$/, "").slice(0, 8);

export const shares = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((word) => b.has(word));
