/** What the record taught: how much of what was thought possible fits it, and which numbers it moved. */
import type { Result } from "../engine/result.ts";
import { moved, taught, type Paper } from "../pictures/index.ts";
import { counted, number, percent } from "../pictures/words.ts";
import { html, name, nothing, raw, type Html } from "./html.ts";

export function record(result: Result, paper: Paper): Html {
  if (result.record === null) return nothing;
  const { worlds, kept, fit, draws, limit } = result.run;
  const questions = Object.values(result.questions).filter((question) => question.without_record !== null);
  const lowered = questions.filter((question) => question.p < (question.without_record ?? 0)).length;
  const effect = questions.length === 0 ? "" : ` Conditioning lowered the odds of ${lowered === questions.length ? "every question" : `${counted(lowered)} of the ${counted(questions.length)} questions`}.`;
  const paths = moved(result);
  return html`<p>${name(result.record.said)} Of ${number(worlds)} worlds tried, ${number(kept)} (${fit < 0.1 ? `${number(fit * 100, fit < 0.01 ? 2 : 1)}\u00a0%` : percent(fit)}) have a past like the one that was.${kept < draws ? ` That is fewer than the ${number(draws)} asked for, at a limit of ${number(limit)}.` : ""}${effect}</p>
${fit < 0.01 ? html`<p class="caution">Under 1\u00a0% of fit: the case\u2019s numbers can hardly explain what has happened.</p>` : nothing}
${paths.length === 0 ? html`<p>It moved no number visibly.</p>` : html`<figure class="single">${raw(taught(result, paper))}</figure>
<p class="note">These numbers were independent of one another before and are not afterwards: what the record rules out is combinations.</p>`}`;
}
