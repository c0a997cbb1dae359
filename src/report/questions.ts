/** The questions one by one: the odds, their curve, what stood instead, and the outside view. */
import type { QuestionFinding, Result } from "../result/index.ts";
import { answerOrder, firstPassage, outsideViews, spread } from "../pictures/index.ts";
import { gap, outside } from "./outside.ts";
import { html, join, name, nothing, type Html } from "../wording/html.ts";
import { hasOdds, lostText, noOddsText } from "../wording/few-worlds.ts";
import { number, percent, wilsonEdges } from "../wording/format.ts";
import { besideOdds } from "../wording/given.ts";
import { capital, dueText, yesText } from "../wording/headline.ts";
import { drawing } from "./slim.ts";

/** `unlikely, 21 %`, or the number alone where ICD 203 has no word. */
export function answer(question: QuestionFinding): string {
  const share = percent(question.p, question.wilson);
  return question.word === null ? share : `${question.word}, ${share}`;
}

/** Percentage points with as many decimals as the error needs. */
export function inPoints(share: number): string {
  const size = Math.abs(share) * 100;
  return size > 0 && size < 0.01 ? "under 0.01 points" : `${number(size, size < 0.1 ? 2 : 1)} points`;
}

export function questions(result: Result): Html {
  const order = answerOrder(result);
  if (order.length === 0) return nothing;
  if (!hasOdds(result)) return withoutOdds(result, order);
  const all = Object.values(result.questions);
  const views = order.some((id) => outsideViews(result, id).length > 0);
  return html`<p class="note">Blue: the odds by month, and the middle half of the worlds\u2019 own odds.${views ? " Orange: the outside view." : ""}${all.some(({ holds }) => holds) ? " The curve may fall where a question asks what holds at a date." : ""} In brackets: the error of counting ${number(result.run.kept)} world${result.run.kept === 1 ? "" : "s"}. Monte Carlo error is not model error.${result.record === null ? " The case states no record: these odds are not conditioned on what has happened." : ""}</p>
<ol class="questions">${order.map((id) => card(result, id))}</ol>\n`;
}

function card(result: Result, id: string): Html {
  const question = result.questions[id];
  const curve = firstPassage(result, id);
  const far = gap(result, id, question);
  return html`<li id="question-${id}">
<h3>${name(question.ask)}</h3>
${drawing(curve)}<p>${verdict(result, question)}${far.html === "" ? nothing : html` <span class="gap">${far}</span>`}</p>
${details(result, id, question)}</li>\n`;
}

function verdict(result: Result, question: QuestionFinding): Html {
  const futures = result.run.kept * result.run.paths;
  const error =
    question.p === 0
      ? `none of ${number(futures)} future${futures === 1 ? "" : "s"}`
      : question.p === 1
        ? `all of ${number(futures)} future${futures === 1 ? "" : "s"}`
        : `\u00b1\u00a0${inPoints(question.se)}`;
  const before =
    question.without_record === null
      ? nothing
      : html` Without the record: ${percent(question.without_record, wilsonEdges(result.run.draws))}.`;
  return html`<strong>${capital(answer(question))}</strong> (${error}), ${dueText(question)}.${before}`;
}

/** What lies behind the odds, folded. */
function details(result: Result, id: string, question: QuestionFinding): Html {
  const yes = yesText(result, question);
  const picture = spread(result, id);
  const sentences = besideOdds(result, question);
  const parts = [
    yes === "" ? nothing : html`<p>Yes means ${name(yes)}.</p>\n`,
    sentences.length === 0 ? nothing : html`<p>${join(sentences.map(name), " ")}</p>\n`,
    instead(result, question),
    drawing(picture),
    outside(result, id),
  ];
  const body = parts.filter((part) => part.html !== "");
  return html`${
    body.length === 0 ? nothing : html`<details><summary>What counts as yes, and more</summary>\n${body}</details>\n`
  }`;
}

/** The questions of a run that kept too few worlds for odds, with the reason. */
function withoutOdds(result: Result, order: string[]): Html {
  const lost = lostText(result);
  const more =
    result.run.kept < result.run.draws
      ? " More are kept with a higher limit, or where the numbers fit better with what has happened."
      : "";
  const record =
    result.record === null ? " The case states no record: these worlds are not conditioned on what has happened." : "";
  return html`<p class="caution">${capital(noOddsText(result))}.${more}${record}${lost === "" ? "" : ` ${lost}`} What is shown below counts these few worlds. Monte Carlo error is not model error.</p>
<ol class="questions">${order.map((id) => {
    const question = result.questions[id];
    return html`<li id="question-${id}">
<h3>${name(question.ask)}</h3>
<p>${capital(dueText(question))}.</p>
</li>\n`;
  })}</ol>\n`;
}

function instead(result: Result, question: QuestionFinding): Html {
  const rows = question.instead.filter((row) => row.share > 0).slice(0, 6);
  if (rows.length === 0 || question.p >= 1) return nothing;
  return html`<div class="instead"><h4>Where the answer was no, what stood instead</h4>
<dl>${rows.map((row) => html`<div><dt>${options(result, row.options)}</dt><dd><span class="bar" style="width:${(row.share * 100).toFixed(1)}%"></span><span>${percent(row.share)}</span></dd></div>`)}</dl></div>`;
}

/** `Peace treaty: signed; Gas: memorandum`. */
export function options(result: Result, chosen: { [issue: string]: string }): Html {
  const parts = Object.entries(chosen).map(
    ([issue, option]) =>
      html`<span class="option"><span class="quiet">${name(result.issues[issue]?.name ?? issue)}:</span> ${name(result.issues[issue]?.options[option] ?? option)}</span>`,
  );
  return parts.length === 0 ? html`nothing on these issues` : join(parts, "; ");
}
