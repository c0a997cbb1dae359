/** Parts of a draft beside the parts of a gold that they stand for. */
import type { GoldDraft, GoldIssue, GoldOption, GoldQuestion } from "../gold.ts";
import { anyMatches, bestPairs, holdsName, jaccard, sameName } from "../spans.ts";
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

/** Where a question of the draft leads if its words come true, and where its options lead; null where unclear. */
export function direction(
  gold: GoldQuestion,
  question: QuestionView,
  issues: readonly IssueView[],
): { asked: "settlement" | "standing" | "neither"; yes: "settlement" | "standing" | null } {
  const turned = { settlement: "standing", standing: "settlement", neither: "neither" } as const;
  const positive = gold.polarity === "negative" && !DENIES.test(question.ask);
  const reversed = gold.polarity === "positive" && question.polarity === "negative";
  const settles = (question.yes ?? []).map(({ issue, option }) => {
    const found = issues.find(({ id }) => id === issue);
    return option !== null && found !== undefined && option !== found.standing;
  });
  return {
    asked: positive || reversed ? turned[gold.toward] : gold.toward,
    yes: settles.length === 0 ? null : settles.some((settled) => settled) ? "settlement" : "standing",
  };
}

/** Whether the draft asks for the opposite of what its options mean. */
export function isOpposite(gold: GoldQuestion, question: QuestionView, issues: readonly IssueView[]): boolean {
  const { asked, yes } = direction(gold, question, issues);
  return asked !== "neither" && yes !== null && asked !== yes;
}
