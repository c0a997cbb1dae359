/** The track record of a suite of hindcasts: one file of HTML, without scripts and without anything from elsewhere. */
import type { CaseRole, HindcastFindings, RoleTable } from "../ledger/suite/shape.ts";
import { calibration, expectedScores, questionCurve, scoresByCase } from "../pictures/scores/index.ts";
import { date, percent } from "../wording/format.ts";
import { html, nothing, raw, type Html } from "../wording/html.ts";
import { ROLE_TITLES, notices, readings, roleNote, sampleText } from "../wording/hindcasts.ts";
import { score, sourceName, surpriseShare } from "../wording/scores.ts";
import { dataTable } from "./data-table.ts";
import { scorePage, sourceTable } from "./scores.ts";
import { SHOWN_SOURCES, shownSources } from "./shown-sources.ts";

export function trackRecord(findings: HindcastFindings): string {
  const { role, others, suite } = findings;
  const roles: [CaseRole, RoleTable][] = [[role, findings], ...(Object.entries(others) as [CaseRole, RoleTable][])];
  return scorePage({
    kicker: "Track record: hindcasts",
    title: suite?.title ?? "Hindcasts without a suite.yaml",
    engine: findings.engine,
    lead: notices(findings),
    sections: [
      ...roles.map(([name, table]) => ({
        id: name,
        title: ROLE_TITLES[name],
        body: roleBody(findings, name, table),
      })),
      { id: "sample", title: "How the cases were chosen", body: sample(findings) },
      { id: "proof", title: "What was fixed before the outcomes were opened", body: proof(findings) },
    ],
  });
}

function roleBody(findings: HindcastFindings, role: CaseRole, table: RoleTable): Html {
  const { model } = table.sources;
  return html`${roleNote(role) === "" ? nothing : html`<p class="caution">${roleNote(role)}</p>`}
${sourceTable(table, table.post_stratified)}
<h3>What can be read from it</h3>
<ul class="readings">${readings(table, findings.suite !== null).map((line) => html`<li>${line}</li>`)}</ul>
${figures([
  raw(scoresByCase(shownSources(table))),
  model ? raw(calibration(sourceName("model", table.base), model)) : nothing,
  table.sources["outside"] ? raw(calibration(sourceName("outside", table.base), table.sources["outside"])) : nothing,
  model?.expected && table.expected_law ? raw(expectedScores(table.expected_law, model.expected)) : nothing,
])}
${caseTable(findings, role)}
${questionTable(table)}
${curves(findings, table)}`;
}

function figures(list: Html[]): Html {
  const drawn = list.filter(({ html: svg }) => svg !== "");
  return drawn.length === 0
    ? nothing
    : html`<div class="pair">${drawn.map((one) => html`<figure>${one}</figure>`)}</div>`;
}

function caseTable({ cases }: HindcastFindings, role: CaseRole): Html {
  const own = Object.entries(cases).filter(([, one]) => one.role === role);
  return dataTable({
    caption:
      "Case by case. Expected: the Brier score that the model expects of itself; surprise: the share of its own futures with a score as bad.",
    kind: "case-table",
    head: ["case", "as of", "questions", "came true", "Brier", "expected", "surprise", "case SHA-256"],
    rows: own.map(([id, one]) => [
      html`${one.title} <span class="quiet">${id}</span>`,
      date(one.as_of),
      String(one.questions),
      String(one.yes),
      score(one.brier),
      score(one.expected),
      one.surprise === null ? "" : surpriseShare(one.surprise, one.least!),
      html`<code>${one.case_sha256.slice(0, 12)}</code>`,
    ]),
  });
}

function questionTable({ questions, base }: RoleTable): Html {
  const scored = Object.entries(questions)
    .filter(([, { scores }]) => scores["model"]?.brier != null)
    .sort(([, a], [, b]) => b.scores["model"].brier! - a.scores["model"].brier!);
  const unscored = Object.entries(questions).filter(([, { state }]) => state === "annulled" || state === "ambiguous");
  const sources = SHOWN_SOURCES.filter((source) => scored.some(([, { scores }]) => scores[source]));
  return html`<details class="fold" open><summary><h3>Question by question</h3><span class="gist">worst score of the model first</span></summary>
${dataTable({
  kind: "question-table",
  caption: "Odds of each source, what came, and the words that say so.",
  head: ["question", ...sources.map((source) => sourceName(source, base)), "outcome", "Brier", "curve"],
  rows: scored.map(([id, { text, outcome, happened_on, quote, scores }]) => [
    html`${text} <span class="quiet">${id}</span>`,
    ...sources.map((source) => (scores[source]?.p == null ? "" : percent(scores[source].p!))),
    html`${String(outcome)}${happened_on === null ? nothing : html`, ${date(happened_on)}`}${quote === null ? nothing : html` <q class="quiet">${quote}</q>`}`,
    score(scores["model"].brier),
    score(scores["model"].curve),
  ]),
})}
${dataTable({
  caption: "Not scored",
  head: ["question", "state", "why"],
  rows: unscored.map(([id, { text, state, quote }]) => [
    html`${text} <span class="quiet">${id}</span>`,
    state,
    quote ?? "",
  ]),
})}</details>`;
}

function curves({ curves: all }: HindcastFindings, { questions }: RoleTable): Html {
  const drawn = Object.entries(questions).flatMap(([id, { text, outcome, happened_on, state }]) => {
    const curve = all[id];
    return curve && state === "resolved" && (outcome !== "yes" || happened_on !== null)
      ? [{ svg: questionCurve(text, curve, happened_on), came: happened_on !== null }]
      : [];
  });
  const group = (came: boolean): Html => {
    const own = drawn.filter((one) => one.came === came);
    return own.length === 0
      ? nothing
      : html`<details class="fold"${raw(came ? " open" : "")}><summary><h3>${came ? "Chance by month, where the event came" : "Chance by month, where it did not come"}</h3><span class="gist">line: model; dashed: outside view; upright: the event</span></summary><div class="three">${own.map(({ svg }) => html`<figure>${raw(svg)}</figure>`)}</div></details>`;
  };
  return html`${group(true)}${group(false)}`;
}

function sample(findings: HindcastFindings): Html {
  const { suite } = findings;
  if (!suite) return html`<p>${notices(findings)[0]}</p>`;
  const strata = Object.entries(suite.strata);
  return html`<p>${sampleText(findings)}</p>
${strata.length === 0 ? nothing : html`<p>Strata of the universe: ${strata.map(([name, { universe }]) => `${name} ${universe}`).join(", ")}.</p>`}`;
}

function proof({ odds_sha256, opened_at, engine, settings }: HindcastFindings): Html {
  return html`<p>All odds were written to odds.json before the first outcome was opened, at ${opened_at}. SHA-256 of odds.json: <code>${odds_sha256}</code></p>
<p>Engine ${engine}, ${settings.draws} worlds, ${settings.paths} futures each, seed ${settings.seed}. The same seed gives the same odds.</p>`;
}
