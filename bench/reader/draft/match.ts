/** Parts of a draft beside the parts of a gold that they stand for. */
import type { GoldDraft, GoldIssue, GoldOption, GoldQuestion } from "../gold.ts";
import { anyMatches, bestPairs, holdsName, jaccard, sameName, wordsOf } from "../spans.ts";
import type { DraftView, IssueView, OptionView, PairView, Passages, QuestionView } from "./view.ts";

export interface MatchedIssue {
  gold: GoldIssue;
  draft: IssueView;
  /** Options that do not stand, one to one. */
  options: [GoldOption, OptionView][];
}

/** An issue matches by a quote, or by a head noun in its name or else in its options; options by quote or words. */
export function matchedIssues(gold: GoldDraft, draft: DraftView): MatchedIssue[] {
  const likeness = (g: GoldIssue, d: IssueView): number =>
    (holdsName(d.name, g.names) ? 4 : 0) +
    (anyMatches(g.quotes ?? [], d.spans) ? 2 : 0) +
    (holdsName([d.name, ...d.options.map(({ text }) => text)].join(" "), g.names) ? 1 : 0);
  return bestPairs(gold.issues, draft.issues, likeness, 1).map(([g, d]) => ({
    gold: g,
    draft: d,
    options: bestPairs(g.options.slice(1), moved(d), optionLikeness, 1),
  }));
}

/** Options that change what stands. */
export const moved = (issue: IssueView): OptionView[] => issue.options.filter(({ id }) => id !== issue.standing);

function optionLikeness(g: GoldOption, d: OptionView): number {
  if (d.unspecified && !g.unspecified) return 0;
  if (d.unspecified && g.unspecified) return 2;
  return (
    (d.text === g.text ? 4 : 0) +
    (holdsName(d.text, g.names ?? [g.text]) ? 2 : 0) +
    (anyMatches(g.quotes ?? [], d.spans) ? 1 : 0)
  );
}

/** Whether an option of the draft is one of the gold's pairs. */
export function isPair(
  matched: readonly MatchedIssue[],
  { issue, option }: PairView,
  pairs: readonly PairView[],
): boolean {
  const found = matched.find(({ draft }) => draft.id === issue);
  if (!found) return false;
  const stands = option === null || option === found.draft.standing;
  const gold = stands ? found.gold.options[0] : found.options.find(([, d]) => d.id === option)?.[0];
  return pairs.some((pair) => pair.issue === found.gold.id && pair.option === gold?.id);
}

/** Questions one to one by their quotes. */
export const matchedQuestions = (gold: GoldDraft, draft: DraftView): [GoldQuestion, QuestionView][] =>
  bestPairs(gold.questions, draft.questions, (g, d) => bestJaccard(g.quotes, d), 0.5);

const bestJaccard = (quotes: readonly { start: number; end: number }[], { spans }: Passages): number =>
  Math.max(0, ...quotes.flatMap((quote) => spans.map((span) => jaccard(quote, span))));

/** Parts one to one by their quotes. */
export const matchedBy = <G extends { quotes: { start: number; end: number }[] }, D extends Passages>(
  gold: readonly G[],
  draft: readonly D[],
): [G, D][] => bestPairs(gold, draft, (g, d) => bestJaccard(g.quotes, d), 0.5);

/** Whether a name of the draft is the gold's actor of that id, or of that name. */
export function isActor(gold: GoldDraft, id: string, name: string): boolean {
  const actor = [...gold.parties, ...gold.others].find((one) => one.id === id);
  return (actor?.names ?? [id]).some((known) => sameName(known, name));
}

const DENIES = /\b(?:not|never|no|nothing|neither|nobody|without|fail|fails|refuse|refuses|reject|rejects)\b|n['’]t\b/i;
const TURNED = { settlement: "standing", standing: "settlement", neither: "neither" } as const;

/**
 * Whether the draft asks for the opposite of what its options mean. What is asked is the gold's outcome in positive
 * form; it is turned where the draft's polarity is not the gold's or, where a draft has none, where its words deny and
 * the gold's do not. An option of the draft's own that says what the quote says is no settlement.
 */
export function isOpposite(
  gold: GoldQuestion,
  question: QuestionView,
  draft: DraftView,
  matched: readonly MatchedIssue[],
): boolean {
  const standing = matched.find((one) => one.gold.id === gold.yes?.issue)?.gold.options[0].id;
  const denied = gold.polarity === "negative" && gold.quotes.some(({ text }) => DENIES.test(text));
  const outcome = denied ? TURNED[gold.toward] : gold.toward;
  const positive = gold.yes === undefined || standing === undefined ? outcome : sideOf(gold.yes.option, standing);
  const same =
    question.polarity === null
      ? DENIES.test(question.ask) === DENIES.test(gold.ask ?? "")
      : question.polarity === gold.polarity;
  const asked = same ? positive : TURNED[positive];
  if (asked === "neither" || question.yes === null || question.yes.length === 0) return false;
  const settles = question.yes.map(({ issue, option }) => {
    const found = draft.issues.find(({ id }) => id === issue);
    return found !== undefined && sideOf(option, found.standing) === "settlement";
  });
  if (asked === "standing") return settles.some((settled) => settled) && !saysTheQuote(question, draft, matched);
  return !settles.some((settled) => settled);
}
const sideOf = (option: string | null, standing: string): "settlement" | "standing" =>
  option === null || option === standing ? "standing" : "settlement";

/** Whether the draft made options of its own, which the gold does not have, that say what the question's quote says. */
export const saysTheQuote = (question: QuestionView, draft: DraftView, matched: readonly MatchedIssue[]): boolean =>
  (question.yes ?? []).every(({ issue, option }) => {
    const own = draft.issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option);
    if (own === undefined || matched.some(({ options }) => options.some(([, known]) => known === own))) return false;
    const asked = new Set(wordsOf(question.ask));
    return anyMatches(own.spans, question.spans) || wordsOf(own.text).some((word) => asked.has(word));
  });
