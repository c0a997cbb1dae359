/**
 * All questions in one picture: odds, odds without the record, the outside view and the middle half of the worlds' own
 * odds, on one scale from 0 to 100 %. Text is text of the page, so that it wraps in whatever font it is read.
 */
import { ICD203_WORDS } from "../numbers/icd203.ts";
import type { QuestionFinding, Result } from "../result/index.ts";
import { colour } from "./paper.ts";
import { outsideViews } from "./first-passage.ts";
import { hasOdds } from "../wording/few-worlds.ts";
import { list, percent, wilsonEdges } from "../wording/format.ts";
import { equalRank, headlinePercent, yesText } from "../wording/headline.ts";
import { html, name, nothing, raw, type Html } from "../wording/html.ts";

/** Height of a strip in pixels; its width is that of its place. */
const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;

/** Question ids as the picture lists them: likeliest word first, within a word by date, then by odds. */
export function answerOrder({ questions }: Result): string[] {
  const rank = ({ p, word }: QuestionFinding): number =>
    word === null ? (p < 0.5 ? -1 : ICD203_WORDS.length) : ICD203_WORDS.indexOf(word);
  return Object.keys(questions).sort((a, b) => {
    const [one, other] = [questions[a], questions[b]];
    return rank(other) - rank(one) || (one.by < other.by ? -1 : one.by > other.by ? 1 : other.p - one.p);
  });
}

/**
 * The picture with its legend, empty for a run without odds.
 * @param link gives the anchor of a question, null for none
 * @param order of the questions
 * @param beside a word beside the odds of a question, '' for none
 */
export function answers(
  result: Result,
  link: (id: string) => string | null,
  order: readonly string[] = answerOrder(result),
  beside: (id: string) => string = () => "",
): Html {
  if (order.length === 0 || !hasOdds(result)) return nothing;
  const all = Object.values(result.questions);
  const legend = [
    key(dot(0.5, true), "odds"),
    ...(all.some(({ without_record }) => without_record !== null) ? [key(dot(0.5, false), "without the record")] : []),
    ...(order.some((id) => outsideViews(result, id).length > 0) ? [key(tick(0.5), "outside view")] : []),
    key(band(0.1, 0.9), "middle half of the worlds\u2019 own odds"),
  ];
  return html`<figure class="answers"><figcaption><span class="legend">${legend}</span><span class="scale" aria-hidden="true"><span>0</span><span>50</span><span>100\u00a0%</span></span></figcaption>
<ol>${order.map((id) => row(result, id, link(id), beside(id)))}</ol></figure>\n`;
}

function row(result: Result, id: string, anchor: string | null, beside: string): Html {
  const question = result.questions[id];
  const before = question.without_record;
  const exact = percent(question.p, question.wilson);
  const equal = equalRank(result, question);
  const edges = wilsonEdges(result.run.draws);
  const ask =
    anchor === null || question.ask.trim() === ""
      ? name(question.ask)
      : html`<a href="#${anchor}">${name(question.ask)}</a>`;
  const record =
    before === null
      ? nothing
      : equal
        ? html`<span class="before"><strong title="${percent(before, edges)}">${headlinePercent(before)}</strong> without the record</span>`
        : html`<span class="before">${headlinePercent(before)} without the record</span>`;
  const yes = yesText(result, question);
  return html`<li><span class="ask">${ask}</span><span class="strip">${raw(strip(result, id))}</span><span class="odds"><strong title="${exact}">${headlinePercent(question.p)}</strong>${question.word === null ? nothing : html` <span class="word">${question.word}</span>`}${beside === "" ? nothing : html`<span class="before">${beside}</span>`}${record}</span>${yes === "" ? nothing : html`<span class="yes" title="${yes}">Yes: ${name(yesText(result, question, false))}</span>`}</li>\n`;
}

/** The marks of one question on a line from 0 to 100 %. */
function strip(result: Result, id: string): string {
  const question = result.questions[id];
  const views = outsideViews(result, id);
  const last = question.curve.at(-1);
  const before = question.without_record;
  const said = [
    `${question.ask} ${percent(question.p, question.wilson)}`,
    ...(before === null ? [] : [`${percent(before, wilsonEdges(result.run.draws))} without the record`]),
    ...(views.length === 0 ? [] : [`outside view ${list(views.map(({ p }) => percent(p)))}`]),
    ...(last ? [`middle half of the worlds ${percent(last.p25)} to ${percent(last.p75)}`] : []),
  ].join("; ");
  const marks = [
    `<rect x="0" y="${MIDDLE - 0.5}" width="100%" height="1" fill="${colour.rule}"/>`,
    ...[0, 0.5, 1].map((at) => `<rect x="${of(at)}" y="0" width="1" height="${HEIGHT}" fill="${colour.rule}"/>`),
    last && last.p75 > last.p25 ? band(last.p25, last.p75) : "",
    ...views.map(({ p }) => tick(p)),
    before === null ? "" : dot(before, false),
    dot(question.p, true),
  ];
  return svg(marks.join(""), said);
}

const of = (share: number): string => `${Math.round(share * 1000) / 10}%`;

const band = (from: number, to: number): string =>
  `<rect x="${of(from)}" y="${MIDDLE - 4}" width="${of(to - from)}" height="8" fill="${colour.blue}" fill-opacity="0.25"/>`;

const tick = (at: number): string =>
  `<rect x="${of(at)}" y="2" width="2.5" height="${HEIGHT - 4}" transform="translate(-1.25)" fill="${colour.orange}"/>`;

const dot = (at: number, filled: boolean): string =>
  filled
    ? `<circle cx="${of(at)}" cy="${MIDDLE}" r="5.5" fill="${colour.blue}"/>`
    : `<circle cx="${of(at)}" cy="${MIDDLE}" r="4.75" fill="${colour.ground}" stroke="${colour.quiet}" stroke-width="1.75"/>`;

const svg = (marks: string, said: string): string =>
  html`<svg role="img" aria-label="${said}" width="100%" height="${HEIGHT}">${raw(marks)}</svg>`.html;

const key = (mark: string, text: string): Html =>
  html`<span class="key"><svg aria-hidden="true" width="18" height="${HEIGHT}">${raw(mark)}</svg>${text}</span>`;

/** Rules of the picture for the page that shows it; colours are the page's own properties. */
export const answersStyle = `
.answers{margin:0;font-family:var(--sans);font-variant-numeric:lining-nums}
.answers figcaption,.answers li{display:grid;grid-template-columns:minmax(0,1.35fr) minmax(0,1fr) 10.5rem;gap:0 1.1rem;align-items:center}
.answers figcaption{font-size:.75rem;color:var(--quiet);border-bottom:1px solid var(--ink);padding-bottom:.2rem}
.answers .legend{display:flex;flex-wrap:wrap;gap:0 .9rem}
.answers .key{display:inline-flex;align-items:center;gap:.3rem;white-space:nowrap}
.answers .key svg{width:18px;flex:none}
.answers .scale{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));align-self:end;white-space:nowrap;padding:0 2px}
.answers .scale>:nth-child(2){text-align:center}.answers .scale>:nth-child(3){text-align:right}
.answers ol{list-style:none;margin:0;padding:0}
.answers li{border-bottom:1px solid var(--rule);padding:.28rem 0;grid-template-rows:auto auto}
.answers .ask{grid-row:1/3;font-size:.84375rem;line-height:1.3}
.answers .ask a{text-decoration:none}
.answers .ask a:hover{text-decoration:underline}
.answers .strip{padding:0 6px}
.answers svg{display:block;overflow:visible}
.answers .odds{font-size:.8125rem;line-height:1.25;color:var(--quiet);font-variant-numeric:lining-nums tabular-nums;grid-row:1/3;grid-column:3}
.answers .odds>strong{font-size:1rem;color:var(--blue);white-space:nowrap}
.answers .before{display:block;font-size:.75rem}
.answers .before strong{color:var(--ink);font-size:.875rem}
.answers .yes{grid-column:2;padding:0 6px;font-size:.6875rem;line-height:1.3;color:var(--quiet);overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}
`;
