/** Scores of a ledger as one page of HTML, without scripts and without anything from elsewhere. */
import type { ScoreTable } from "../ledger/scores/shape.ts";
import { calibration, scoresByCase } from "../pictures/scores/index.ts";
import { version } from "../version.ts";
import { date, percent } from "../wording/format.ts";
import { html, nothing, raw, type Html } from "../wording/html.ts";
import { scoreReadings, tableText, unscoredText, wasText } from "../wording/score-notes.ts";
import { score, sourceName } from "../wording/scores.ts";
import { dataTable } from "./data-table.ts";
import { scorePage, sourceTable } from "./scores.ts";

/** Cases up to which the picture shows each of them, and questions that the table lists. */
const MAX_CASES = 40;
const MAX_QUESTIONS = 300;

export function ledgerScores(table: ScoreTable): string {
  const { ledger, sources, base, groups } = table;
  const named = Object.entries(sources).filter(([source]) => source !== "base" && source !== "constant:0.5");
  const pictures = [
    ...(named[0] && named[0][1].cases <= MAX_CASES
      ? [raw(scoresByCase(named.map(([source, scores]) => ({ name: sourceName(source, base), scores }))))]
      : []),
    ...named.slice(0, 3).map(([source, scores]) => raw(calibration(sourceName(source, base), scores))),
  ].filter(({ html: svg }) => svg !== "");
  const unscored = unscoredText(table);
  return scorePage({
    kicker: table.made === "hindcast" ? "Ledger: hindcasts" : "Ledger",
    title: "How good the forecasts were",
    engine: version,
    lead: [tableText(table), ...(unscored === "" ? [] : [unscored])],
    sections: [
      {
        id: "sources",
        title: "Sources",
        body: html`${sourceTable(table)}
<h3>What can be read from it</h3><ul class="readings">${scoreReadings(table).map((line) => html`<li>${line}</li>`)}</ul>
${pictures.length === 0 ? nothing : html`<div class="pair">${pictures.map((one) => html`<figure>${one}</figure>`)}</div>`}`,
      },
      {
        id: "groups",
        title: "By group",
        body: html`${Object.entries(groups ?? {}).map(
          ([name, own]) => html`<h3>${name}</h3>${sourceTable({ ...table, sources: own })}`,
        )}`,
      },
      { id: "questions", title: "Questions", body: questionTable(table) },
      {
        id: "ledger",
        title: "The ledger",
        body: ledger ? html`<p>${ledger.lines} lines. Hash of the last line: <code>${ledger.head}</code></p>` : nothing,
      },
    ],
  });
}

function questionTable({ questions, base, sources }: ScoreTable): Html {
  const names = Object.keys(sources).filter((source) => source !== "base" && source !== "constant:0.5");
  const worst = ({ scores }: ScoreTable["questions"][string]): number =>
    Math.max(-1, ...Object.values(scores).map(({ brier, rps }) => brier ?? rps ?? -1));
  const all = Object.entries(questions).sort(([, a], [, b]) => worst(b) - worst(a));
  return html`${dataTable({
    caption: "In brackets Brier, ranked or continuous ranked probability scores; worst first.",
    head: ["question", "outcome", ...names.map((source) => sourceName(source, base))],
    rows: all.slice(0, MAX_QUESTIONS).map(([id, one]) => [
      html`${one.text} <span class="quiet">${id}</span>`,
      html`${one.outcome === null ? one.state : String(one.outcome)}${one.happened_on === null ? nothing : html`, ${date(one.happened_on)}`}${one.was.length === 0 ? nothing : html` <span class="quiet">${wasText(one)}</span>`}`,
      ...names.map((source) => {
        const found = one.scores[source];
        if (!found) return "";
        const value = found.brier ?? found.rps ?? found.crps ?? found.curve;
        return `${found.p === null ? "" : percent(found.p)} (${value === null ? "" : score(value)}${found.provisional ? ", curve so far" : ""})`;
      }),
    ]),
  })}${all.length > MAX_QUESTIONS ? html`<p class="note">${all.length - MAX_QUESTIONS} more are in the CSV file.</p>` : nothing}`;
}
