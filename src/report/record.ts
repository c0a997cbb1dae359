/** What the record taught: the share of worlds that fit it, and the numbers that it moved. */
import type { Result } from "../result/index.ts";
import { moved, taught, type Paper } from "../pictures/index.ts";
import { because, references } from "./numbers.ts";
import type { Passages } from "./passages.ts";
import { html, name, nothing, type Html } from "../wording/html.ts";
import { lostText, rejectedText } from "../wording/few-worlds.ts";
import { counted, number } from "../wording/format.ts";
import { removedText } from "../wording/given.ts";
import { inNames } from "../wording/paths.ts";
import { capital } from "../wording/headline.ts";
import { drawing } from "./slim.ts";

export function record(result: Result, quoted: Passages, paper: Paper): Html {
  if (result.record === null) return nothing;
  const { kept, fit, draws, limit } = result.run;
  const questions = Object.values(result.questions).filter((question) => question.without_record !== null);
  const lowered = questions.filter((question) => question.p < (question.without_record ?? 0)).length;
  const effect =
    questions.length === 0
      ? ""
      : ` Conditioning lowered the odds of ${lowered === questions.length ? "every question" : `${counted(lowered)} of the ${counted(questions.length)} questions`}.`;
  const removed = Object.values(result.questions).filter((question) => removedText(result, question) !== "");
  const lost = lostText(result);
  const rejected = rejectedText(result);
  const paths = moved(result);
  const own = result.citations.flatMap((citation, index) => (citation.path === "record" ? [index] : []));
  return html`<p>${name(inNames(result, result.record.said))}${kept < draws ? ` The ${number(kept)} kept are fewer than the ${number(draws)} asked for, at a limit of ${number(limit)}.` : ""}${effect}${references(result, own, quoted)}</p>
${because(result, own, quoted)}
${
  removed.length === 0
    ? nothing
    : html`<ul>${removed.map((question) => html`<li>${name(question.ask)} ${capital(removedText(result, question))}.</li>`)}</ul>`
}
${lost === "" ? nothing : html`<p>${lost}</p>`}
${rejected === "" ? nothing : html`<p>${name(rejected)}</p>`}
${fit < 0.01 ? html`<p class="caution">Under 1\u00a0% of fit: the case\u2019s numbers can hardly explain what has happened.</p>` : nothing}
${
  paths.length === 0
    ? html`<p>It moved no single number visibly: what it rules out is combinations.</p>`
    : html`<div class="pair">${[0, 5].filter((from) => from < paths.length).map((from) => drawing(taught(result, { ...paper, from, to: from + 5 })))}</div>
<p class="note">The numbers moved most, and by more than twice the Monte Carlo error of the shift. They were independent of one another before and are not afterwards: what the record rules out is combinations.</p>`
}`;
}
