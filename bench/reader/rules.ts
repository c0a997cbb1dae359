/** `npm run bench:reader -- --rules`: which rules of the reader ever decide on the texts, and which do not. */
import { analyse } from "../../src/reader/analysed-text.ts";
import { phraseFrames, PHRASE_RULES } from "../../src/reader/attribution/phrases.ts";
import { decision, VERB_FRAME_RULES } from "../../src/reader/attribution/verbs.ts";
import { asOf, type AsOf } from "../../src/reader/dates.ts";
import { DEADLINES } from "../../src/reader/dates/deadlines.ts";
import { RELATIVE_DATES } from "../../src/reader/dates/relative.ts";
import { STATED_DATES } from "../../src/reader/dates/stated.ts";
import { VERB_RULES } from "../../src/reader/grammar/verb-rules.ts";
import { verbRule } from "../../src/reader/grammar/verbs.ts";
import { HEDGES } from "../../src/reader/lexicon/hedges.ts";
import { fold } from "../../src/reader/normalise.ts";
import { TAG_RULES } from "../../src/reader/tag-rules.ts";
import { tokenise } from "../../src/reader/tokens.ts";

interface Rule {
  id: string;
  example: string;
}

const dated = ({ example }: { example: string }): Rule => ({ id: example, example });
/** Every family of rules, in the order in which a text meets them. */
export const RULES: { readonly [family: string]: readonly Rule[] } = {
  tag: TAG_RULES,
  verb: VERB_RULES,
  "frame of a verb": VERB_FRAME_RULES,
  "frame of a phrase": PHRASE_RULES,
  date: [...STATED_DATES, ...RELATIVE_DATES, ...DEADLINES].map(dated),
  hedge: HEDGES.map(({ phrase }) => ({ id: phrase, example: phrase })),
};

/** How often each rule decides in a text, by `family: id`. */
export function decisionsIn(text: string, now: AsOf = asOf("2024-05-15")!): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (family: keyof typeof RULES, id: string): void => {
    counts.set(`${family}: ${id}`, (counts.get(`${family}: ${id}`) ?? 0) + 1);
  };
  const folded = fold(text);
  tokenise(folded.text, ({ id }) => count("tag", id));
  const analysed = analyse(text, folded, now);
  const { tokens, sentences } = analysed.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      const rule = verbRule(tokens, i, s);
      if (rule) count("verb", rule.id);
    }
    for (const { rule } of phraseFrames(analysed, sentence)) count("frame of a phrase", rule);
  });
  analysed.grammar.clauses.forEach((_, at) => {
    const decided = decision(analysed, at);
    if (decided) count("frame of a verb", decided.rule);
  });
  for (const { where, then, example } of [...STATED_DATES, ...RELATIVE_DATES, ...DEADLINES])
    for (const found of folded.text.matchAll(where)) if (then(found, now)) count("date", example);
  for (const { hedges } of analysed.hedges) for (const { phrase } of hedges) count("hedge", phrase);
  return counts;
}

/** Prints the decisions of each rule, and of the hedges how many of the phrases stand in a text. */
export function printRules(texts: readonly string[]): void {
  const all = new Map<string, number>();
  for (const text of texts) for (const [rule, n] of decisionsIn(text)) all.set(rule, (all.get(rule) ?? 0) + n);
  for (const [family, rules] of Object.entries(RULES)) {
    const counts = rules.map(({ id }) => [id, all.get(`${family}: ${id}`) ?? 0] as const);
    const idle = counts.filter(([, n]) => n === 0);
    console.log(`${family}: ${counts.length - idle.length} of ${counts.length} rules decide on ${texts.length} texts`);
    if (family === "hedge") continue;
    for (const [id, n] of counts) console.log(`  ${String(n).padStart(6)}  ${id}`);
  }
}
