/** A draft against a gold: a total from 0 to 1 by the weights of docs/develop/reading-score.md, and what misleads. */
import { FACTS, type Gold, type GoldDraft } from "../gold.ts";
import { rates, type Counts } from "../items.ts";
import { bestPairs, sameName } from "../spans.ts";
import {
  isActor,
  isOpposite,
  isPair,
  matchedBy,
  matchedIssues,
  matchedQuestions,
  moved,
  saysTheQuote,
  type MatchedIssue,
} from "./match.ts";
import { misleading, type Misleading } from "./misleading.ts";
import type { DraftView, Passages, QuestionView } from "./view.ts";

export const WEIGHTS = {
  parties: 0.25,
  issues: 0.2,
  options: 0.1,
  questions: 0.2,
  needs: 0.08,
  drivers: 0.05,
  constraints: 0.04,
  accords: 0.08,
} as const;
export type PartName = keyof typeof WEIGHTS;
export const PARTS = Object.keys(WEIGHTS) as PartName[];

export interface DraftScore {
  /** 0 to 1. */
  total: number;
  /** Empty where the text or the draft has no negotiation. */
  parts: { [part in PartName]?: Counts };
  misleading: Misleading[];
  /** Shown and not counted: [right, of]. */
  beside: { [what: string]: [number, number] };
}

/** @param draft null where none was written */
export function scoreDraft(text: string, gold: Gold, draft: DraftView | null): DraftScore {
  const without = (total: number, faults: Misleading[] = []): DraftScore => ({
    total,
    parts: {},
    misleading: faults,
    beside: {},
  });
  const drafted = draft !== null && draft.negotiation && draft.parties.length + draft.issues.length > 0;
  if (!gold.draft.negotiation)
    return drafted
      ? without(0, [{ code: "draft of nothing", where: "", what: "the text has no negotiation" }])
      : without(1);
  if (!drafted) return { ...without(0), parts: counted(countsOf(gold.draft, NOTHING, [])) };
  const matched = matchedIssues(gold.draft, draft);
  const parts = countsOf(gold.draft, draft, matched);
  const there = PARTS.filter((part) => isThere(parts[part]));
  const weight = there.reduce((sum, part) => sum + WEIGHTS[part], 0);
  return {
    total: there.reduce((sum, part) => sum + WEIGHTS[part] * rates(parts[part]).f1, 0) / weight,
    parts: counted(parts),
    misleading: misleading(text, gold, draft, matched),
    beside: besideOf(gold.draft, draft, matched),
  };
}

const isThere = ({ gold, found }: Counts): boolean => gold > 0 || found > 0;
const counted = (parts: { [part in PartName]: Counts }): DraftScore["parts"] =>
  Object.fromEntries(PARTS.filter((part) => isThere(parts[part])).map((part) => [part, parts[part]]));

const NOTHING: DraftView = {
  negotiation: false,
  parties: [],
  issues: [],
  questions: [],
  needs: [],
  drivers: [],
  constraints: [],
  accords: [],
  events: [],
  record: [],
  dates: [],
};

/** Counts of pairs, where what is optional counts neither way. */
function counts<G extends object, D>(
  gold: readonly G[],
  draft: readonly D[],
  pairs: readonly [G, D][],
  neither: (d: D) => boolean = () => false,
): Counts {
  const paired = new Set<D>(pairs.map(([, d]) => d));
  const isDue = (g: G): boolean => !("optional" in g && g.optional === true);
  const right = pairs.filter(([g]) => isDue(g)).length;
  return {
    gold: gold.filter(isDue).length,
    found: right + draft.filter((d) => !paired.has(d) && !neither(d)).length,
    right,
  };
}

function countsOf(gold: GoldDraft, draft: DraftView, matched: readonly MatchedIssue[]): { [part in PartName]: Counts } {
  const byQuote = <G extends { quotes: { start: number; end: number }[] }>(
    theirs: readonly G[],
    ours: readonly Passages[],
  ): Counts => counts(theirs, ours, matchedBy(theirs, ours));
  const named = bestPairs(
    gold.parties,
    draft.parties,
    (g, d) => Number(g.names.some((name) => [d.name, ...d.names].some((own) => sameName(name, own)))),
    1,
  );
  const needs = matchedBy(gold.needs, draft.needs).filter(([g, d]) => isActor(gold, g.holder, d.holder));
  const facts = gold.accords.filter(({ status }) => FACTS.has(status));
  return {
    parties: counts(gold.parties, draft.parties, named),
    issues: counts(
      gold.issues,
      draft.issues,
      matched.map(({ gold: g, draft: d }) => [g, d]),
    ),
    options: optionCounts(gold, draft, matched),
    questions: questionCounts(gold, draft, matched),
    needs: counts(gold.needs, draft.needs, needs),
    drivers: byQuote(gold.drivers, draft.drivers),
    constraints: byQuote(gold.constraints, draft.constraints),
    accords: byQuote(facts, draft.accords),
  };
}

function optionCounts(gold: GoldDraft, draft: DraftView, matched: readonly MatchedIssue[]): Counts {
  const counted = matched.filter(({ gold: { optional } }) => !optional);
  const skipped = new Set(matched.filter(({ gold: { optional } }) => optional).map(({ draft: d }) => d));
  return {
    gold: gold.issues.filter(({ optional }) => !optional).reduce((sum, { options }) => sum + options.length - 1, 0),
    found: draft.issues.filter((d) => !skipped.has(d)).reduce((sum, d) => sum + moved(d).length, 0),
    right: counted.reduce((sum, { options }) => sum + options.length, 0),
  };
}

/**
 * A question that no option of the gold's says, and that the draft only lists, counts neither way; nor does one of the
 * draft's own on a right option, nor one that leaves open what counts as yes.
 */
function questionCounts(gold: GoldDraft, draft: DraftView, matched: readonly MatchedIssue[]): Counts {
  const pairs = matchedQuestions(gold, draft);
  const goldOf = new Map(pairs.map(([g, d]) => [d, g]));
  const every = gold.issues.flatMap(({ id, options }) => options.map((option) => ({ issue: id, option: option.id })));
  const isRight = (question: QuestionView): boolean => {
    const g = goldOf.get(question);
    return (
      g?.yes !== undefined &&
      (question.yes ?? []).some((pair) => isPair(matched, pair, [g.yes!, ...(g.also ?? [])])) &&
      (question.polarity === null || question.polarity === g.polarity) &&
      !isOpposite(g, question, draft, matched) &&
      sameDate(g.by ?? null, question.by)
    );
  };
  const isNeither = (question: QuestionView): boolean => {
    const g = goldOf.get(question);
    if (question.yes === null || question.listedOnly) return true;
    if (g === undefined) return question.yes.every((pair) => isPair(matched, pair, every));
    return g.yes === undefined && saysTheQuote(question, draft, matched);
  };
  const right = draft.questions.filter(isRight).length;
  return {
    gold: gold.questions.filter(({ yes }) => yes !== undefined).length,
    found: right + draft.questions.filter((question) => !isRight(question) && !isNeither(question)).length,
    right,
  };
}

/** The gold's month, one month off at most; any month of a year; open where the text names none. */
export function sameDate(gold: string | null, draft: string | null): boolean {
  if (gold === null || draft === null) return gold === draft;
  if (gold.length === 4 || draft.length === 4) return gold.slice(0, 4) === draft.slice(0, 4);
  const months = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return Math.abs(months(gold) - months(draft)) <= 1;
}

function besideOf(gold: GoldDraft, draft: DraftView, matched: readonly MatchedIssue[]): DraftScore["beside"] {
  const questions = matchedQuestions(gold, draft);
  const expressible = questions.filter(([g]) => g.yes !== undefined);
  const needs = matchedBy(gold.needs, draft.needs);
  const metBy = needs.filter(([g]) => (g.met_by ?? []).length > 0);
  const accords = matchedBy(
    gold.accords.filter(({ status, parties }) => FACTS.has(status) && parties),
    draft.accords,
  );
  return {
    "questions found by quote": [questions.length, gold.questions.length],
    "questions on the right issue": [
      expressible.filter(([g, d]) =>
        (d.yes ?? []).some((pair) =>
          matched.some(({ gold: mine, draft: own }) => own.id === pair.issue && mine.id === g.yes!.issue),
        ),
      ).length,
      expressible.length,
    ],
    "what meets a need": [
      metBy.filter(([g, d]) => d.metBy.some((pair) => isPair(matched, pair, g.met_by!))).length,
      metBy.length,
    ],
    "parties of accords": [
      accords.filter(
        ([g, d]) =>
          g.parties!.length === d.parties.length &&
          g.parties!.every((id) => d.parties.some((name) => isActor(gold, id, name))),
      ).length,
      accords.length,
    ],
  };
}
