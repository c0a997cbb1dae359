/** How good the odds have been so far, from the record that is kept with the program (`npm run track-record`). */
import type { Difference } from "../ledger/scores/shape.ts";
import { bandAt, type OddsBand, type SetRecord, type Suites, type TrackRecord } from "../ledger/suite/record.ts";
import type { Result } from "../result/index.ts";
import { counted, number, percent } from "./format.ts";
import { score, verdict } from "./scores.ts";
import { SUITES } from "./track-record-data.ts";

const COIN = "constant:0.5";

const bandText = ({ from, to }: OddsBand): string =>
  from === 0 ? `under ${percent(to)}` : to === 1 ? `over ${percent(from)}` : `${number(100 * from)} to ${percent(to)}`;

const VERDICTS = {
  better: "better than",
  worse: "worse than",
  "not told apart": "not told apart from",
  "too few cases to say": "beside",
} satisfies { [found in ReturnType<typeof verdict>]: string };

/** `worse than the 0.250 of a constant 50 %`. */
function againstCoin({ sources, differences }: SetRecord): string {
  const difference = differences.find(({ b }) => b === COIN) as Difference;
  return `${VERDICTS[verdict(difference)]} the ${score(sources[COIN].mean)} of a constant 50\u00a0%`;
}

const sample = ({ questions, cases }: SetRecord): string =>
  `${questions} questions of ${counted(cases)} past negotiation${cases === 1 ? "" : "s"}`;

/** `over 66 questions of eleven past negotiations its Brier score is 0.339, worse than the 0.250 of a constant 50 %`. */
const scoreText = (record: SetRecord): string =>
  `over ${sample(record)} its Brier score is ${score(record.sources["model"].mean)}, ${againstCoin(record)}`;

/** Whether a case says who would accept what today, as those of the latest hindcasts do. */
export const saysToday = ({ today }: Pick<Result, "today">): boolean => Object.keys(today?.statements ?? {}).length > 0;

/** The suite whose cases are most like a case, and the other one. @param saysToday whether the case says who would accept what today */
function nearestSuite({ held_out, earlier }: Suites, saysToday: boolean): [SetRecord | null, SetRecord | null] {
  return earlier === null || saysToday ? [held_out, earlier] : [earlier, held_out];
}

/** `; with cases that do not say who would accept what today it was 0.339`. */
function otherText(other: SetRecord | null, saysToday: boolean): string {
  if (other === null) return "";
  return `; of cases that ${saysToday ? "do not say" : "say"} who would accept what today it was ${score(other.sources["model"].mean)}`;
}

/**
 * What is known of odds like these, for one question of any case.
 *
 * @param p its odds; null where there is no question
 * @param saysToday whether the case says who would accept what today
 */
export function nearestRecord(p: number | null, saysToday: boolean, record: Suites = SUITES): string {
  const [nearest, other] = nearestSuite(record, saysToday);
  if (nearest === null) return "No track record yet: no question from a case of this kind has been scored.";
  const all = `${scoreText(nearest)}${otherText(other, saysToday)}`;
  if (p === null) return `Track record, of hindcasts alone: ${all}.`;
  const band = bandAt(nearest.bands, p);
  const { questions, yes } = band;
  if (questions === 0) return `Track record, of hindcasts alone: none for odds of ${bandText(band)}; ${all}.`;
  return `Track record, of hindcasts alone: of ${counted(questions)} question${questions === 1 ? "" : "s"} to which the model gave ${bandText(band)}, ${yes === 0 ? "none" : counted(yes)} came true; ${all}.`;
}

/** The record beside odds, in one short sentence; '' where there is none. @param saysToday as for `nearestRecord` */
export function recordInShort(saysToday: boolean, record: Suites = SUITES): string {
  const [nearest, other] = nearestSuite(record, saysToday);
  if (nearest === null) return "";
  return `Track record: Brier score ${score(nearest.sources["model"].mean)} on ${sample(nearest)}, ${againstCoin(nearest)}${otherText(other, saysToday)}.`;
}

/** One sentence for the first page of the project. */
export function firstPageSentence({ held_out, earlier, development }: TrackRecord): string {
  if (held_out === null) return "How good the odds have been is not known yet: no hindcast has been scored.";
  const { model, outside, blend } = held_out.sources;
  const interval = model.p5 === null ? "" : ` (90\u00a0% interval ${score(model.p5)} to ${score(model.p95)})`;
  const others = [
    ...(outside ? [`the outside view ${score(outside.mean)}`] : []),
    ...(blend ? [`a blend of both ${score(blend.mean)}`] : []),
  ];
  const before = earlier
    ? ` On ${sample(earlier)} before, whose authors did not say who would accept what today, it was ${score(earlier.sources["model"].mean)}, ${againstCoin(earlier)}; what was wrong there changed the guidance for authors.`
    : "";
  const own = development
    ? ` On the flagship\u2019s ${development.questions} questions, after which the engine was changed, it is ${score(development.sources["model"].mean)}.`
    : "";
  return `How good the odds have been: on ${sample(held_out)}, drawn by a rule and written before their odds were seen, the model\u2019s Brier score is ${score(model.mean)}${interval}, ${againstCoin(held_out)}${others.length > 0 ? ` (${others.join(", ")})` : ""}.${before}${own} All of these are hindcasts, with engine ${held_out.engine}.`;
}
