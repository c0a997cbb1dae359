/** The odds of a question as they stand now: of the full run, a preview, the worlds so far, or the run before. */
import { useMemo } from "preact/hooks";
import { wordFor } from "../../../numbers/icd203.ts";
import type { QuestionFinding, Result } from "../../../result/index.ts";
import { MIN_WORLDS_FOR_ODDS, hasOdds } from "../../../wording/few-worlds.ts";
import { number, percent, wilsonEdges } from "../../../wording/format.ts";
import { useStoreState, useStore } from "../state/hooks.ts";
import type { PageState } from "../state/state.ts";

/** A change of odds since the case was opened. */
export interface Change {
  by: number;
  from: number;
}

/** Two-sided 5 % point of the normal law. */
const BEYOND_CHANCE = 1.96;

/** The change since opening; null where there is none, or none beyond the error of counting the worlds. */
export function sinceOpening(s: PageState, id: string): Change | null {
  const from = s.opening?.[id];
  const { p, kind, se, finding } = oddsOf(s, id);
  if (from === undefined || p === null || kind === "none") return null;
  const kept = s.progress?.phase === "worlds" ? s.progress.kept : 0;
  // A preview is a difference on the same worlds; anything else counts worlds of its own.
  const error =
    kind === "preview"
      ? Math.hypot(s.preview!.questions[id]!.se, finding?.p === from ? 0 : Math.SQRT2 * (finding?.se ?? 0))
      : Math.hypot(se ?? Math.sqrt((p * (1 - p)) / Math.max(1, kept)), finding?.se ?? 0);
  return p === from || Math.abs(p - from) <= BEYOND_CHANCE * error ? null : { by: p - from, from };
}

/** The change as the list of all questions has it; '' for none. */
export function changeWords(change: Change | null): string {
  if (change === null) return "";
  const { by, from } = change;
  return `${by > 0 ? "+" : "\u2212"}${number(Math.abs(by) * 100, 1)} from ${percent(from)}`;
}

/** The last result with the odds that stand now in place of its own, of the questions that are still asked: one question has one answer everywhere. */
export function useLive(result: Result): Result {
  const store = useStore();
  const seen = useStoreState((s) => Object.keys(result.questions).map((id) => oddsOf(s, id).p)).join();
  const asked = useStoreState((s) => s.case?.questions);
  return useMemo(() => {
    const isAsked = (id: string): boolean => asked?.some((one) => one.id === id) ?? true;
    const all = Object.entries(result.questions).filter(([id]) => isAsked(id));
    const questions = all.map(([id, q]): [string, QuestionFinding] => {
      const { p, se } = oddsOf(store.state, id);
      if (p === null || p === q.p) return [id, q];
      return [id, { ...q, p, se: se ?? q.se, word: wordFor(p), without_record: null }];
    });
    const isSame = questions.every(([id, q]) => q === result.questions[id]);
    return isSame && all.length === Object.keys(result.questions).length
      ? result
      : { ...result, headline: result.headline.filter(isAsked), questions: Object.fromEntries(questions) };
  }, [result, seen, asked]);
}

/** The current answer, and its kind. */
export function useOdds(id: string): OddsNow {
  const [p, kind, se, finding, curve] = useStoreState((s) => {
    const now = oddsOf(s, id);
    return [now.p, now.kind, now.se, now.finding, now.curve] as const;
  });
  return { p, kind, se, finding, curve };
}

interface OddsNow {
  p: number | null;
  kind: "full" | "preview" | "so far" | "first" | "stale" | "none" | "too few";
  se: number | null;
  finding: QuestionFinding | null;
  curve: readonly number[] | null;
}

function oddsOf(s: PageState, id: string): OddsNow {
  const { current, phase, progress, firstLook: first } = s;
  const finding = s.result?.questions[id] ?? null;
  const preview = s.preview?.questions[id] ?? null;
  const few = s.result !== null && !hasOdds(s.result);
  const least = Math.max(MIN_WORLDS_FOR_ODDS, first ? (s.result?.run.kept ?? 0) : 0);
  const soFar = progress?.phase === "worlds" && progress.kept < least ? null : (progress?.soFar[id] ?? null);
  if (few && (current || first || soFar === null || phase !== "running"))
    return { p: null, kind: "too few", se: null, finding: null, curve: null };
  if (current && finding) return { p: finding.p, kind: "full", se: finding.se, finding, curve: null };
  if (preview)
    return {
      p: preview.p,
      kind: "preview",
      se: finding ? Math.sqrt(finding.se ** 2 + preview.se ** 2) : preview.se,
      finding,
      curve: preview.curve,
    };
  if (soFar !== null && phase === "running") return { p: soFar, kind: "so far", se: null, finding, curve: null };
  if (first && finding) return { p: finding.p, kind: "first", se: finding.se, finding, curve: null };
  if (finding) return { p: finding.p, kind: "stale", se: finding.se, finding, curve: null };
  return { p: null, kind: "none", se: null, finding: null, curve: null };
}

/** Odds as they are printed: none in the worlds so far, of a preview or of a run, is `under` what so many worlds still allow, never 0. */
export function usePercent({ p, kind, finding }: Pick<OddsNow, "p" | "kind" | "finding">): string | null {
  const worlds = useStoreState((s) =>
    kind === "so far" && s.progress?.phase === "worlds"
      ? s.progress.kept
      : kind === "preview"
        ? (s.preview?.fit ?? 0)
        : (s.result?.run.kept ?? 0),
  );
  if (p === null) return null;
  return percent(p, kind === "full" && finding ? finding.wilson : worlds > 0 ? wilsonEdges(worlds) : undefined);
}

const KINDS = {
  full: "",
  preview: "preview",
  "so far": "so far",
  first: "first worlds",
  stale: "before the last change",
  none: "",
  "too few": "",
} as const;

/** What an answer is of, where it is not of the full run of a finished case. */
export function useTag(kind: ReturnType<typeof useOdds>["kind"]): string {
  const [draft, kept, soFar] = useStoreState((s) => [
    s.draft !== null && s.phase !== "draft",
    s.result?.run.kept ?? 0,
    s.progress?.phase === "worlds" ? s.progress.kept : 0,
  ]);
  if (!draft || kind === "none" || kind === "too few" || kind === "stale") return KINDS[kind];
  const worlds = kind === "first" ? kept : kind === "so far" ? soFar : 0;
  return `from suggestions${worlds > 0 ? `, first ${number(worlds)} worlds` : kind === "preview" ? ", preview" : ""}`;
}
