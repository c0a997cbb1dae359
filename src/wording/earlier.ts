/** How earlier odds did, in words. */
import type { EarlierFinding } from "../result/index.ts";
import { counted, date, figures, percent } from "./format.ts";

type Source = EarlierFinding["sources"][number];

/** A source with how its odds were made, where that was not while the answer was open. */
export const sourceText = ({ source, made }: Pick<Source, "source" | "made">): string =>
  made === "live" ? source : `${source} (${made})`;

/** `Earlier odds on 3 questions of this case that have resolved: Brier score 0.11 for model, ...`. */
export function earlierText({ questions, sources }: EarlierFinding): string {
  const scores = sources.map((one) => {
    const of = one.questions === questions.length ? "" : ` on ${counted(one.questions)}`;
    return `${figures(one.brier)} for ${sourceText(one)}${of}`;
  });
  const count = questions.length;
  return `How earlier odds did: ${counted(count)} question${count === 1 ? "" : "s"} of this case ${count === 1 ? "has" : "have"} resolved. Brier scores (0 is best, a constant 50 % scores 0.25): ${scores.join(", ")}.`;
}

/** What came of a question. */
export const cameText = ({ yes, on, known }: EarlierFinding["questions"][number]): string =>
  yes ? `yes${on === null ? "" : `, on ${date(on)}`}` : `no, known on ${date(known)}`;

/** Odds on a question, source by source. */
export const oddsFiled = ({ odds }: EarlierFinding["questions"][number]): string =>
  odds.map((one) => `${sourceText(one)} ${percent(one.p)}`).join(", ");
