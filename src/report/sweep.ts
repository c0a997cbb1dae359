/** The page of a sweep: one file of HTML, without scripts and without anything from elsewhere. */
import {
  MAX_PANELS,
  panelsOf,
  sweepDots,
  sweepHeat,
  sweepLine,
  sweepScatter,
  type Panel,
} from "../pictures/sweep/index.ts";
import type { SweepFindings, SweepPointFinding, SweepQuestionFinding } from "../result/index.ts";
import { figures, levelTexts, number, percent, points as signed, wilsonEdges } from "../wording/format.ts";
import { html, nothing, raw, type Html } from "../wording/html.ts";
import { dataTable } from "./data-table.ts";
import { scorePage } from "./scores.ts";

/** Rows of the table of points on the page; points.csv has all. */
const MAX_TABLE_ROWS = 500;
/** Numbers whose levels stand in the table, beside its other columns. */
const MAX_LEVEL_COLUMNS = 3;

export function sweepPage(findings: SweepFindings): string {
  const { cases, points, engine, skipped } = findings;
  return scorePage({
    kicker: "Sweep",
    title: cases.length === 1 ? cases[0].title : `${cases.length} cases`,
    engine,
    lead: lead(findings),
    sections: [
      { id: "pictures", title: "Odds", body: pictures(findings) },
      { id: "correlations", title: "Rank correlations", body: correlationsTable(findings) },
      { id: "points", title: "Every point", body: pointsTable(findings) },
      {
        id: "left-out",
        title: "Cases left out",
        body: dataTable({
          caption: "Cases with errors",
          head: ["case", "why"],
          rows: skipped.map(({ name, why }) => [name, why]),
        }),
      },
      { id: "how", title: "How it was made", body: made(findings, points) },
    ],
  });
}

function lead({ design, points, axes, messages }: SweepFindings): string[] {
  const levels = points.filter(({ at }) => at.length > 0).length;
  const scenarios = new Set(points.map(({ scenario }) => scenario)).size - 1;
  const what = {
    over: `Odds at ${number(levels)} points: ${axes.map(({ name, levels }) => `${number(levels.length)} levels of ${name}`).join(" by ")}${scenarios > 0 ? `, as the case is and under ${number(scenarios)} scenario${scenarios === 1 ? "" : "s"}` : ""}.`,
    lhs: `Odds at ${number(levels)} points of a Latin hypercube over ${number(axes.length)} numbers, each between its 5 % and 95 % quantiles.`,
    scenarios: `Odds under ${number(points.length - 1)} scenarios, and of the case as it is.`,
    cases: `Odds of ${number(new Set(points.map((point) => point.case)).size)} cases.`,
    run: "Odds of one case.",
  }[design];
  return [
    what,
    "A level is somebody's 'what if', never evidence. All points share their draws, so that differences between them are paired. Monte Carlo error is not model error.",
    ...messages.map(({ message }) => message),
  ];
}

function pictures(findings: SweepFindings): Html {
  const drawn = figuresOf(findings);
  const shown = drawn.slice(0, MAX_PANELS);
  const rest = drawn.length - shown.length;
  return html`<div class="pair">${shown.map((svg) => html`<figure>${raw(svg)}</figure>`)}</div>
${rest > 0 ? html`<p>${number(rest)} more ${rest === 1 ? "picture is" : "pictures are"} left out: their odds are in the table.</p>` : nothing}`;
}

function figuresOf(findings: SweepFindings): string[] {
  const { design, axes, cases, correlations } = findings;
  if (axes.length === 0)
    return [...new Set(cases.flatMap(({ questions }) => Object.keys(questions)))].flatMap((question) =>
      design === "cases"
        ? [sweepDots(findings, null, question)]
        : cases.map(({ id }) => sweepDots(findings, id, question)),
    );
  const panels = panelsOf(findings);
  const draw = (panel: Panel): string => (panel.axes.length === 1 ? sweepLine(panel) : sweepHeat(panel));
  const drawn = design === "lhs" ? scatters(panels, correlations ?? {}) : panels.map(draw);
  return drawn.filter((svg) => svg !== "");
}

/** For each question in turn, the number that its odds go with most closely, then the next one. */
function scatters(panels: readonly Panel[], correlations: NonNullable<SweepFindings["correlations"]>): string[] {
  const of = (panel: Panel, a: number): number | null => correlations[panel.question]?.[a] ?? null;
  const orders = panels.map((panel) =>
    panel.axes.map((_, a) => a).sort((a, b) => Math.abs(of(panel, b) ?? 0) - Math.abs(of(panel, a) ?? 0)),
  );
  return (orders[0] ?? []).flatMap((_, rank) =>
    panels.map((panel, n) => sweepScatter(panel, orders[n][rank], of(panel, orders[n][rank]))),
  );
}

function correlationsTable({ axes, correlations = {} }: SweepFindings): Html {
  const questions = Object.keys(correlations);
  if (questions.length === 0) return nothing;
  return dataTable({
    caption:
      "Spearman's rank correlation of the odds with each number, over the points: 1 where they rise together, \u22121 where one falls as the other rises.",
    head: ["number", ...questions],
    rows: axes.map(({ name }, a) => [
      name,
      ...questions.map((id) => {
        const correlation = correlations[id][a];
        return correlation === null ? "" : number(correlation, 2);
      }),
    ]),
  });
}

function pointsTable({ points, axes, cases, design }: SweepFindings): Html {
  const rows = points.flatMap((point) => {
    const asked = Object.keys(cases.find(({ id }) => id === point.case)!.questions);
    return asked.map((question) => ({ point, question, odds: point.questions?.[question] ?? null }));
  });
  const hasRecord = cases.some(({ record }) => record);
  const hasScenarios = new Set(points.map(({ scenario }) => scenario)).size > 1;
  const shown = axes.length <= MAX_LEVEL_COLUMNS ? axes : [];
  const texts = shown.map(({ levels }) => (design === "lhs" ? figures : levelTexts(levels)));
  return html`${dataTable({
    kind: "points-table",
    caption: "Odds with their Monte Carlo error, and the difference from the case as it is on the worlds kept by both.",
    head: [
      "point",
      ...(cases.length > 1 ? ["case"] : []),
      ...(hasScenarios ? ["scenario"] : []),
      ...shown.map(({ name }) => name),
      "question",
      "odds",
      "error",
      "from as it is",
      ...(hasRecord ? ["worlds that fit"] : []),
      "worlds kept",
      "status",
    ],
    rows: rows
      .slice(0, MAX_TABLE_ROWS)
      .map(({ point, question, odds }) => [
        point.at.length > 0 ? point.id : point.label,
        ...(cases.length > 1 ? [point.case] : []),
        ...(hasScenarios ? [point.scenario ?? ""] : []),
        ...texts.map((text, a) => (point.at[a] === undefined ? "" : text(point.at[a]))),
        question,
        ...oddsCells(point, odds),
        ...(hasRecord ? [point.fit === null ? "" : percent(point.fit)] : []),
        number(point.kept),
        point.status,
      ]),
  })}${rows.length > MAX_TABLE_ROWS ? html`<p>${number(rows.length - MAX_TABLE_ROWS)} more rows are in points.csv.</p>` : nothing}${shown.length < axes.length ? html`<p>The levels of the ${number(axes.length)} numbers at each point are in points.csv.</p>` : nothing}`;
}

const oddsCells = ({ kept }: SweepPointFinding, odds: SweepQuestionFinding | null): string[] =>
  odds === null
    ? ["", "", ""]
    : [
        percent(odds.p, wilsonEdges(kept)),
        number(100 * odds.se, 1),
        odds.diff === null ? "" : `${signed(100 * odds.diff)} \u00b1 ${number(100 * odds.diff_se!, 1)}`,
      ];

function made({ plan, draws, limit, seed, paths, cases }: SweepFindings, points: readonly SweepPointFinding[]): Html {
  const partial = points.filter(({ status }) => status === "partial").length;
  const missing = points.filter(({ status }) => status === "missing").length;
  const sum = (of: "tried" | "kept"): string => number(points.reduce((all, point) => all + point[of], 0));
  return html`<p>Plan <code>${plan.slice(0, 16)}</code>: ${sum("tried")} worlds tried, ${sum("kept")} kept: ${number(draws)} to keep at each point, ${number(limit)} tried at most, ${number(paths)} futures each, seed ${String(seed)}. ${number(points.length - partial - missing)} points are done, ${number(partial)} partial, ${number(missing)} without odds.</p>
<p>Cases by the SHA-256 of their files: ${cases.map(({ id, hash }, n) => html`${n > 0 ? ", " : ""}${id} <code>${hash.slice(0, 16)}</code>`)}.</p>`;
}
