/** Questions and answers: the lead, the key judgements, and the odds by month with the outcomes that stood instead. */
import type { QuestionFinding, Result } from "../result/index.ts";
import { firstPassage, odds, spread, type Paper } from "../pictures/index.ts";
import { gap, outside } from "./outside.ts";
import { html, join, name, nothing, raw, type Html } from "../wording/html.ts";
import { hasOdds, lostText, noOddsText } from "../wording/few-worlds.ts";
import { counted, date, figures, number, percent, wilsonEdges } from "../wording/format.ts";
import { besideOdds } from "../wording/given.ts";
import { inWords } from "../wording/paths.ts";

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

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

/** Assumptions of the run beyond the case: a scenario, overridden numbers, pinned drivers. */
export function condition(result: Result): Html {
  const { scenario, set, pin } = result.run;
  const parts = [
    ...(scenario === null
      ? []
      : [html`under the scenario \u2018${name(result.scenarios[scenario]?.name ?? scenario)}\u2019`]),
    ...Object.entries(set).map(
      ([path, quantity]) => html`with \u2018${name(inWords(result, path))}\u2019 set to ${name(quantity)}`,
    ),
    ...Object.entries(pin).map(
      ([driver, value]) => html`with ${name(result.drivers[driver]?.name ?? driver)} held at ${figures(value)}`,
    ),
  ];
  return parts.length === 0 ? nothing : html`<p class="condition">Run ${join(parts, ", ")}.</p>\n`;
}

export function lead(result: Result): Html {
  const questions = Object.values(result.questions),
    first = questions[0];
  if (first === undefined)
    return html`<p class="lead">As of ${date(result.case.as_of)}. No question was put to this run.</p>\n`;
  if (!hasOdds(result)) return html`<p class="lead">As of ${date(result.case.as_of)}: ${noOddsText(result)}.</p>\n`;
  const rest = questions.slice(1).sort((a, b) => b.p - a.p);
  const likeliest = rest[0],
    least = rest[rest.length - 1];
  const before = first.without_record;
  const others =
    rest.length === 0
      ? nothing
      : rest.length === 1
        ? html` A second question, \u2018${name(rest[0].ask)}\u2019, is put at ${answer(rest[0])}.`
        : html` Of the ${counted(rest.length)} other questions the likeliest to be answered yes is \u2018${name(likeliest.ask)}\u2019 (${percent(likeliest.p, likeliest.wilson)}), the least likely \u2018${name(least.ask)}\u2019 (${percent(least.p, least.wilson)}).`;
  return html`<p class="lead">${name(first.ask)} As the case had it on ${date(result.case.as_of)}: <strong>${answer(first)}</strong>.${before === null ? nothing : html` Had what happened${result.record ? ` since ${date(result.record.since)}` : " before"} not been counted as evidence, the answer would be ${percent(before, wilsonEdges(result.run.draws))}.`}${others}</p>\n`;
}

export function judgements(result: Result, paper: Paper): Html {
  const questions = Object.entries(result.questions);
  if (questions.length === 0) return nothing;
  if (!hasOdds(result)) return withoutOdds(result);
  const record =
    result.record === null
      ? html` The case states no record: these odds are not conditioned on what has happened.`
      : html` Hollow dots are the odds without the record.`;
  return html`<p class="note">The words are those of ICD\u00a0203; under 1 and over 99\u00a0% it has none and the number stands alone. The error given is that of counting ${number(result.run.kept)} world${result.run.kept === 1 ? "" : "s"}, clustered by world. Monte Carlo error is not model error.${record}</p>
<ol class="judgements">${questions.map(
    ([id, question]) => html`<li id="question-${id}">
<h3>${name(question.ask)}</h3>
<p>${verdict(result, id, question)}</p>
<figure>${raw(odds(result, id, paper))}</figure>
${beside(result, question)}</li>\n`,
  )}</ol>\n`;
}

function beside(result: Result, question: QuestionFinding): Html {
  const sentences = besideOdds(result, question);
  return sentences.length === 0 ? nothing : html`<p class="beside">${join(sentences.map(name), " ")}</p>\n`;
}

/** The questions of a run that kept too few worlds for odds, with the reason. */
function withoutOdds(result: Result): Html {
  const lost = lostText(result);
  const more =
    result.run.kept < result.run.draws
      ? " More are kept with a higher limit, or where the numbers fit better with what has happened."
      : "";
  const record =
    result.record === null ? " The case states no record: these worlds are not conditioned on what has happened." : "";
  return html`<p class="caution">${capital(noOddsText(result))}.${more}${record}${lost === "" ? "" : ` ${lost}`} What is shown below counts these few worlds. Monte Carlo error is not model error.</p>
<ol class="judgements">${Object.entries(result.questions).map(
    ([id, question]) => html`<li id="question-${id}">
<h3>${name(question.ask)}</h3>
<p>${question.holds ? "At the end of" : "By"} ${date(question.by)}.</p>
</li>\n`,
  )}</ol>\n`;
}

function verdict(result: Result, id: string, question: QuestionFinding): Html {
  const futures = result.run.kept * result.run.paths;
  const when = question.holds ? `at the end of ${date(question.by)}` : `by ${date(question.by)}`;
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
  const chance =
    question.chance_share === null
      ? nothing
      : html` <span class="quiet">Of the variance of this answer ${percent(question.chance_share)} is chance; the rest is what is not known about the numbers.</span>`;
  return html`<strong>${capital(answer(question))}</strong> (${error}), ${when}.${before}${gap(result, id, question)}${chance}`;
}

export function byWhen(result: Result, paper: Paper): Html {
  const shown = Object.entries(result.questions).filter(
    ([, question]) => question.curve.length > 0 || question.instead.length > 0,
  );
  if (shown.length === 0) return nothing;
  return html`<p class="note">In each month the line is the mean of the worlds\u2019 own curves, and the bands hold the middle half and the middle nine tenths of those curves in that month. A band is not a path: no single world need run along its edge. Between worlds lies what is not known; the curve at the mean of every number would lie elsewhere.${shown.some(([, question]) => question.holds) ? " Where a question asks what holds at a date the curve may fall; elsewhere it counts what has happened by then, even if it was undone later." : ""}</p>
${shown.map(
  ([id, question]) => html`<section class="when" aria-labelledby="when-${id}">
<h3 id="when-${id}">${name(question.ask)}</h3>
<div class="pair"><figure>${raw(firstPassage(result, id, paper))}</figure>
<div>${part(spread(result, id))}${instead(result, question)}</div></div>
${outside(result, id)}
</section>\n`,
)}`;
}

const part = (svg: string): Html => (svg === "" ? nothing : html`<figure>${raw(svg)}</figure>`);

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
