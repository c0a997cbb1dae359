/** A page of scores and its table of sources: of a suite of hindcasts, or of a ledger. */
import type { ScoreTable } from "../ledger/scores/shape.ts";
import { percent } from "../wording/format.ts";
import { html, nothing, section, type Html } from "../wording/html.ts";
import { score, sourceName, surpriseShare } from "../wording/scores.ts";
import { dataTable } from "./data-table.ts";
import { style } from "./style.ts";

interface Page {
  kicker: string;
  title: string;
  engine: string;
  /** Sentences that stand before every number. */ lead: string[];
  sections: { id: string; title: string; body: Html }[];
}

/** The whole file. Its policy forbids scripts and everything from elsewhere. */
export function scorePage({ kicker, title, engine, lead, sections }: Page): string {
  const shown = sections.filter(({ body }) => body.html !== "");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="generator" content="Entente ${engine}">
<title>${title}</title>
<style>${{ html: style }}</style>
<style>${{ html: pageStyle }}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the tables</a>
<div class="scores">
<header><p class="kicker">${kicker}</p><h1>${title}</h1>
${lead.map((sentence) => html`<p class="lead">${sentence}</p>`)}
<ol class="way">${shown.map((one) => html`<li><a href="#${one.id}">${one.title}</a></li>`)}</ol></header>
<main id="main">
${shown.map(section)}</main>
</div>
</body>
</html>
`.html;
}

const pageStyle = `
.scores{max-width:66rem;margin:0 auto;padding:1.25rem 1.5rem 4rem}
.scores .lead{font-size:1.0625rem;margin-bottom:.5rem}
.way{list-style:none;margin:.8rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;font:.875rem/1.5 var(--sans)}
.readings{padding-left:1.1rem;font:.9375rem/1.5 var(--sans)}
.readings li{margin-bottom:.35rem}
.scores figure{margin:1.2rem 0}
.scores .pair figure,.scores .three figure{margin:0}
.scores .pair{margin:1.5rem 0}
.scores .three{margin:.6rem 0}
.sources-table td,.case-table td,.question-table td,.points-table td{white-space:nowrap}
.question-table td:nth-last-child(3){white-space:normal}
.sources-table th:first-child{min-width:7.5rem}
.scores .pair svg{max-width:none}
@media (max-width:60rem){.scores .pair{grid-template-columns:minmax(0,1fr)}.scores .three{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media (max-width:40rem){.sources-table td:empty,.points-table td:empty{display:none}.scores{padding:1rem 1.25rem 3rem}.scores .three{grid-template-columns:minmax(0,1fr)}}
`;

/** One row a source. @param stratified means over strata, by source; null where the universe is not split */
export function sourceTable(
  { sources, base }: ScoreTable,
  stratified: { [source: string]: number } | null = null,
): Html {
  const entries = Object.entries(sources);
  const has = (present: (one: ScoreTable["sources"][string]) => boolean): boolean =>
    entries.some(([, one]) => present(one));
  const [isPartly, withAuc, withCorp, withExpected, withCurve] = [
    has(({ coverage }) => coverage < 1),
    has(({ auc }) => auc?.within != null),
    has(({ corp }) => corp !== null),
    has(({ expected }) => expected !== null),
    has(({ curve }) => curve !== null),
  ];
  const floored = entries.reduce((sum, [, { log }]) => sum + (log?.floored ?? 0), 0);
  return html`${dataTable({
    caption: html`Brier score: mean squared error of the odds, 0 to 1; smaller is better, always 50&nbsp;% scores .250, and the form from 0 to 2 is twice as large. Below each mean its 90&nbsp;% interval from resampling whole cases. Skill: the share of the other&#39;s score that is saved. MCB: what recalibrating the odds on this sample would save.${floored > 0 ? ` ${floored} log score${floored === 1 ? "" : "s"} met the floor of .001.` : ""}`,
    kind: "sources-table",
    head: [
      "source",
      "questions (cases, yes)",
      ...(isPartly ? ["days covered"] : []),
      "Brier by question",
      "by case",
      ...(stratified ? ["by stratum"] : []),
      "log",
      ...(withCurve ? ["curve"] : []),
      "skill: always 50 %",
      "skill: base rate",
      "skill: outside view",
      ...(withAuc ? ["AUC within cases"] : []),
      ...(withCorp ? ["MCB"] : []),
      ...(withExpected ? ["expected", "surprise"] : []),
    ],
    rows: entries.map(([source, one]) => {
      const { questions, cases, yes, brier, log, curve, skill, auc, corp, expected } = one;
      return [
        `${sourceName(source, base)}${one.dated ? ", from dated records" : ""}`,
        `${questions} (${cases}, ${yes})`,
        ...(isPartly ? [percent(one.coverage)] : []),
        withRange(brier?.mean ?? null, brier?.p5 ?? null, brier?.p95 ?? null),
        withRange(brier?.of_cases ?? null, brier?.of_cases_p5 ?? null, brier?.of_cases_p95 ?? null),
        ...(stratified ? [score(stratified[source] ?? null)] : []),
        score(log?.mean ?? null),
        ...(withCurve ? [score(curve?.mean ?? null)] : []),
        share(skill.half),
        share(skill.base),
        share(skill.outside),
        ...(withAuc ? [auc?.within == null ? "" : auc.within.toFixed(2)] : []),
        ...(withCorp ? [score(corp?.mcb ?? null)] : []),
        ...(withExpected
          ? [score(expected?.mean ?? null), expected ? surpriseShare(expected.surprise, expected.least) : ""]
          : []),
      ];
    }),
  })}${entries.length === 0 ? html`<p>No question has been resolved yet.</p>` : nothing}`;
}

function withRange(value: number | null, low: number | null, high: number | null): Html {
  if (value === null) return nothing;
  return low === null || high === null
    ? html`${score(value)}`
    : html`${score(value)}<br><span class="quiet">${score(low)} to ${score(high)}</span>`;
}

const share = (value: number | null): string => (value === null ? "" : percentOf(value));
const percentOf = (value: number): string => `${value < 0 ? "\u2212" : ""}${percent(Math.abs(value))}`;
