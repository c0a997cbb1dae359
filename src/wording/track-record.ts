/** How good the odds have been so far, from the record that is kept with the program (`npm run track-record`). */
import type { Difference } from "../ledger/scores/shape.ts";
import { bandAt, type OddsBand, type SetRecord, type TrackRecord } from "../ledger/suite/record.ts";
import { counted, number, percent } from "./format.ts";
import { score, verdict } from "./scores.ts";
import { TRACK_RECORD } from "./track-record-data.ts";

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

/** What is known of odds like these, for one question of any case. @param p its odds; null where there is no question */
export function nearestRecord(p: number | null, { held_out }: TrackRecord = TRACK_RECORD): string {
  if (held_out === null) return "No track record yet: no question from a case of this kind has been scored.";
  const all = `over ${sample(held_out)} its Brier score is ${score(held_out.sources["model"].mean)}, ${againstCoin(held_out)}`;
  if (p === null) return `Track record, of hindcasts alone: ${all}.`;
  const band = bandAt(held_out.bands, p);
  const { questions, yes } = band;
  if (questions === 0) return `Track record, of hindcasts alone: none for odds of ${bandText(band)}; ${all}.`;
  return `Track record, of hindcasts alone: of ${counted(questions)} question${questions === 1 ? "" : "s"} to which the model gave ${bandText(band)}, ${yes === 0 ? "none" : counted(yes)} came true; ${all}.`;
}

/** The record beside odds, in one short sentence; '' where there is none. */
export function recordInShort({ held_out }: TrackRecord = TRACK_RECORD): string {
  if (held_out === null) return "";
  return `Track record: Brier score ${score(held_out.sources["model"].mean)} on ${sample(held_out)}, ${againstCoin(held_out)}.`;
}

/** One sentence for the first page of the project. */
export function firstPageSentence({ held_out, development }: TrackRecord): string {
  if (held_out === null) return "How good the odds have been is not known yet: no hindcast has been scored.";
  const { model, outside, blend } = held_out.sources;
  const interval = model.p5 === null ? "" : ` (90\u00a0% interval ${score(model.p5)} to ${score(model.p95)})`;
  const others = [
    ...(outside ? [`the outside view ${score(outside.mean)}`] : []),
    ...(blend ? [`a blend of both ${score(blend.mean)}`] : []),
  ];
  const own = development
    ? `; on the flagship\u2019s ${development.questions} questions, after which the engine was changed, it scores ${score(development.sources["model"].mean)}`
    : "";
  return `How good the odds have been: on ${sample(held_out)}, drawn by a rule and written before their odds were seen, the model\u2019s Brier score is ${score(model.mean)}${interval}, ${againstCoin(held_out)}${others.length > 0 ? ` (${others.join(", ")})` : ""}${own}. All of these are hindcasts, with engine ${held_out.engine}.`;
}
