/** Findings of the stability lens as sentences in the case's own names: the same in report and terminal. */
import type { QuestionFinding, Result, ShareFinding, StabilityFindings, StablePackage } from "../result/index.ts";
import { besideText, date, figures, list, number, percent, points, wilsonEdges } from "./format.ts";
import { inShort, inWords } from "./paths.ts";

const MAX_REASONS = 3;
const MAX_PARTS = 3;

/** `61 % ±2`. */
export function shareOf({ share, se }: ShareFinding, worlds: number): string {
  return `${percent(share, wilsonEdges(worlds))}${share > 0 && share < 1 ? `\u00a0\u00b1\u00a0${number(100 * se, se < 0.01 ? 1 : 0)}` : ""}`;
}

export function moverName(lens: StabilityFindings, id: string): string {
  return lens.movers.find((mover) => mover.id === id)?.name ?? id;
}

/** The worlds and driver levels that the shares refer to. */
export function basis(result: Result): string {
  const lens = result.lenses.stability!;
  const pinned = Object.entries(lens.pinned).map(([id, at]) => `${result.drivers[id]?.name ?? id} at ${figures(at)}`);
  return `Shares of ${number(lens.worlds)} worlds${result.record ? " that fit the record" : ", not conditioned on any record"}, ${pinned.length === 0 ? "at today\u2019s drivers" : `with ${list(pinned)}`}; \u00b1 is the error of counting them. ${number(lens.states)} package${lens.states === 1 ? "" : "s"} can be reached from the status quo if all consent.`;
}

/** How often the standing holds, and how much of that rests on deterrence. */
export function standingSentence(result: Result): string {
  const lens = result.lenses.stability!;
  const { stable, no_way_out } = lens.packages[0];
  if (no_way_out)
    return "No actor can move from the status quo at all: it is stable by lack of moves, not by preference.";
  const held = stable.gmr.share - stable.nash.share;
  const credible = stable.seq.share - stable.nash.share;
  const deterred =
    held <= 0
      ? ""
      : ` In another ${percent(held)} an actor would leave if the others did not answer, and is deterred by what they could do back${credible <= 0 ? ", which would hurt those who do it" : credible < held ? `; they would do so in their own interest in ${percent(credible)}` : ", in their own interest"}.`;
  return `The status quo is left alone by all in ${shareOf(stable.nash, lens.worlds)} of the worlds: no actor, alone or at a table, would gain by leaving it.${deterred} It holds in ${shareOf(stable.seq, lens.worlds)} if only credible answers deter (SEQ), and in ${shareOf(stable.gmr, lens.worlds)} if any answer deters (GMR).`;
}

/**
 * Movers that would leave a package: for what, with which gains, and what deters them; most frequent first. `parts` are
 * the largest parts of each member's gain; only the largest carries its citations.
 */
export function leaving(
  result: Result,
  found: StablePackage,
): { sentence: string; parts: { path: string; text: string; citations: number[] }[] }[] {
  const lens = result.lenses.stability!;
  const edges = wilsonEdges(lens.worlds);
  return Object.entries(found.movers)
    .filter(([, cell]) => cell.reason !== null)
    .sort((a, b) => a[1].stable.nash - b[1].stable.nash)
    .slice(0, MAX_REASONS)
    .map(([id, cell]) => {
      const { move, share, gain, answer, unanswered } = cell.reason!;
      const gains = Object.entries(gain).map(
        ([actor, { mean }]) => `${result.actors[actor]?.name ?? actor} ${points(mean)}`,
      );
      const answered =
        answer === null
          ? "Nothing that others can do deters it."
          : `In ${percent(answer.share)} of these worlds ${moverName(lens, answer.by)} would answer with ${inShort(answer.move)}${answer.credible === 0 ? ", against its own interest" : answer.credible < answer.share ? ` (in its own interest in ${percent(answer.credible)})` : ", in its own interest"}; in ${percent(unanswered)} nothing deters it.`;
      return {
        sentence: `${moverName(lens, id)} would leave it in ${percent(1 - cell.stable.nash, edges)} of worlds (median margin ${points(cell.margin.nash.p50)} points), most often for ${inShort(move)} (${percent(share, edges)}): mean gain ${list(gains)}. ${answered}`,
        parts: Object.values(gain).flatMap(({ parts }) =>
          parts.slice(0, MAX_PARTS).map(({ path, value, citations }, n) => ({
            path,
            text: `${inWords(result, path)} ${points(value)}`,
            citations: n === 0 ? citations : [],
          })),
        ),
      };
    });
}

/**
 * Numbers and drivers that, moved alone, turn whether a package holds, nearest first; '' where this was not computed.
 */
export function turnedBy(result: Result, { centre }: StablePackage): string {
  if (centre === null) return "";
  const start = `With every number at its median and nothing left out it ${centre.holds ? "holds" : "does not hold"} (SEQ).`;
  if (centre.flips.length === 0)
    return `${start} No number moved alone within its 90\u00a0% interval, and no driver within its range, turns that.`;
  return `${start} It is turned by ${list(centre.flips.slice(0, MAX_REASONS).map((flip) => `${inWords(result, flip.path)} at ${besideText(flip.at, flip.from)} instead of ${besideText(flip.from, flip.at)}`))}.`;
}

/** A question as the lens sees it, beside the odds and the outside view; '' where the lens has no finding for it. */
export function beside(result: Result, id: string, question: QuestionFinding): string {
  const lens = result.lenses.stability;
  const found = lens?.questions[id];
  if (!lens || !found) return "";
  const views = Object.values(result.lenses.reference?.[id] ?? {}).map((view) => view.p);
  const [low, high] = [percent(Math.min(...views)), percent(Math.max(...views))];
  const outside =
    views.length === 0 ? "" : `, and comparable cases came to it in ${low === high ? low : `${low} to ${high}`}`;
  const holds =
    found.reached.share === 0
      ? ""
      : found.held.seq.share === found.reached.share
        ? ", and in all of these it would hold (SEQ)"
        : `, and would hold (SEQ) in ${shareOf(found.held.seq, lens.worlds)}`;
  return `At these drivers a yes can be reached by improvements in ${shareOf(found.reached, lens.worlds)} of worlds${holds}. That says whether, not when: the simulation gives ${percent(question.p, question.wilson)} ${question.holds ? "at" : "by"} ${date(question.by)}${outside}.`;
}

/** Definitions of the concepts, and the limits of the lens. */
export const CONCEPTS_SAID =
  "Nash: no mover gains by moving. SEQ: a mover that gains would be left no better off by what others then do in their own interest. SMR and GMR: by anything that others could do, without and with a way out for the mover. A table moves only where every member gains. Shares are of worlds: they say nothing about when, which comes from the simulation alone. Stability by itself is a weak forecaster; it explains and checks.";
