/** Scores of forecasts in words: who forecast, how sure a mean is, and what differences may be called (docs/use/track-record.md). */
import { wilson } from "../numbers/shares.ts";
import type { Difference, ExpectedScore, MeanScore, SourceScores } from "../ledger/scores/shape.ts";
import { figures, number, percent } from "./format.ts";

/** Cases under which nothing is called better, and no interval is given. */
const MIN_CASES = 5;
/** Surprise under which the score is said to be worse than the odds allow. */
const SURPRISING = 0.05;

const NAMES: { [source: string]: string } = {
  model: "model",
  "model:without_record": "model without the record",
  outside: "outside view",
  blend: "blend of both",
  pool: "analysts' pool",
  "pool:averaged": "averaged as the cases ask",
  "constant:0.5": "always 50\u00a0%",
};

/** A source in words. @param base the base rate, 0..1 */
export function sourceName(source: string, base: number): string {
  if (source === "base") return `base rate, ${percent(base)}`;
  const [kind, name] = source.split(":", 2);
  if (kind === "outside" && name !== undefined) return `outside view ${name}`;
  return NAMES[source] ?? (kind === "model" && name !== undefined ? `model, ${name}` : (name ?? source));
}

/** The same with its article, inside a sentence. */
function withArticle(source: string, base: number): string {
  if (source === "constant:0.5") return "a constant 50\u00a0%";
  if (source === "base") return `the base rate of ${percent(base)}`;
  return /^(market|analyst):/.test(source) ? sourceName(source, base) : `the ${sourceName(source, base)}`;
}

/** A score with three digits after the point. */
export const score = (value: number | null): string => (value === null ? "" : number(value, 3));

/** `.043 to .135`, or why there is no interval. */
export function intervalText({ p5, p95 }: Pick<MeanScore, "p5" | "p95">): string {
  return p5 === null || p95 === null ? "too few cases for an interval" : `${score(p5)} to ${score(p95)}`;
}

/** `better`, `worse` or `not told apart`: only what the 90 % interval of the difference, a less b, says. */
export function verdict({
  cases,
  p5,
  p95,
}: Difference): "better" | "worse" | "not told apart" | "too few cases to say" {
  if (cases < MIN_CASES || p5 === null || p95 === null) return "too few cases to say";
  return p95 < 0 ? "better" : p5 > 0 ? "worse" : "not told apart";
}

/** One sentence on two sources. */
export function differenceText(difference: Difference, base: number): string {
  const { a, b, questions, cases, mean, p5, p95 } = difference;
  const [own, other] = [withArticle(a, base), withArticle(b, base)];
  const found = verdict(difference);
  const range = p5 === null || p95 === null ? "" : ` (${score(p5)} to ${score(p95)})`;
  const size = `Brier score ${mean <= 0 ? "lower" : "higher"} by ${score(Math.abs(mean))}${range} on ${questions} questions of ${cases} case${cases === 1 ? "" : "s"}`;
  if (found === "not told apart") return `${capital(own)} and ${other} are not told apart: ${size}.`;
  if (found === "too few cases to say") return `Too few cases to tell ${own} from ${other}: ${size}.`;
  return `${capital(own)} did ${found} than ${other}: ${size}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How well shares are known from so many questions. */
export function widthText(questions: number): string {
  const { low } = wilson(0.5, questions);
  return `With ${questions} questions a share of a half is known to \u00b1${number(100 * (0.5 - low))} points at best, and to less where questions of one case go together.`;
}

/** What calibration says, with its width. */
export function calibrationText({ questions, corp }: SourceScores): string {
  if (!corp) return `${questions} question${questions === 1 ? "" : "s"}: too few for a picture of calibration.`;
  const { mcb, dsc, unc } = corp;
  return `Recalibrating these odds on this very sample would save ${score(mcb)}; what they know of the questions is worth ${score(dsc)}, of the ${score(unc)} that the sample's own share of yes would score. ${widthText(questions)}`;
}

/** A surprise in a table: a share of futures, or under what they can give at all. */
export const surpriseShare = (share: number, least: number): string =>
  share <= 0 ? `under 1/${number(Math.round(1 / least))}` : percent(share);

/** A share of futures as a chance in so many: `one chance in 25`. */
export function chanceText(share: number, least: number): string {
  if (share <= 0) return `less than one chance in ${number(Math.round(1 / least))}`;
  if (share > 0.5) return `${percent(share)} of futures`;
  return `one chance in ${figures(Math.round(1 / share))}`;
}

/** The score that the model expects of itself against what came, in two or three sentences. */
export function expectedText({
  questions,
  cases,
  mean,
  q95,
  observed,
  surprise,
  least,
  independent,
  as_good,
}: ExpectedScore): string {
  const of = `${questions} question${questions === 1 ? "" : "s"} of ${cases} case${cases === 1 ? "" : "s"}`;
  const law = `On ${of} it expected a Brier score of ${score(mean)}, at most ${score(q95)} in 95\u00a0% of its own futures, and got ${score(observed)}.`;
  const alone = `If these questions were independent, the surprise would be ${independent.surprise <= 0 ? percent(1e-9) : percent(independent.surprise)}.`;
  if (surprise < SURPRISING)
    return `${law} Its own odds give a score as bad as this ${chanceText(surprise, least)}: numbers or mechanism miss something that these questions share. It does not say which part is wrong. ${alone}`;
  if (as_good < SURPRISING)
    return `${law} That is better than it expected: a score this good comes in ${percent(as_good)} of its futures. ${alone}`;
  return `${law} A score at least as bad comes in ${percent(surprise)} of its futures. ${alone}`;
}
