/** Origin of counted histories: months, coverage, the query that made them, and the processes fitted to them. */
import { parseMonth } from "../numbers/months.ts";
import type { DriverFinding, EvidenceFinding, FitFinding, Result } from "../result/index.ts";
import { fitted, sourced, type Paper } from "../pictures/index.ts";
import { dataTable } from "./data-table.ts";
import { fold, html, join, name, nothing, type Html } from "../wording/html.ts";
import { because, references } from "./numbers.ts";
import type { Passages } from "./passages.ts";
import { date, figures, number } from "../wording/format.ts";
import { drawing } from "./slim.ts";

export function evidence(result: Result, quoted: Passages, paper: Paper): Html {
  const counted = Object.entries(result.drivers).filter(([, driver]) => driver.evidence !== undefined);
  if (counted.length === 0) return nothing;
  const full = counted.filter(([, { evidence: found }]) => found!.file !== null);
  const stated = counted.filter(([, { evidence: found }]) => found!.file === null);
  return html`<p>The histories of ${join(
    counted.map(([, driver]) => name(driver.name)),
    ", ",
  )} come from evidence that stands beside the case. Nothing known only after ${date(result.case.as_of)} is among it.</p>
${full.map(([id, driver]) => one(result, id, driver, quoted, paper))}${
    stated.length === 0
      ? nothing
      : html`<p class="note">${join(
          stated.map(
            ([, driver]) =>
              html`${name(driver.name)} (${number(driver.evidence!.months.length)} month${driver.evidence!.months.length === 1 ? "" : "s"})`,
          ),
          ", ",
        )}: stated month by month, each with its ground under \u2018Every number and its source\u2019; between them the history is linear.</p>\n`
  }`;
}

function one(result: Result, id: string, driver: DriverFinding, quoted: Passages, paper: Paper): Html {
  const found = driver.evidence!;
  const body = html`<p>${coverage(found)}${references(result, found.citations, quoted)}</p>
${because(result, found.citations, quoted)}
<div class="pair">${drawing(sourced(result, id, paper))}${driver.fit === undefined ? nothing : drawing(fitted({ title: `Fitted: ${driver.fit.candidates[0].process}`, note: driver.unit ?? "", seen: driver.fit.seen, fan: driver.fit.fan }, paper))}</div>
${driver.fit === undefined ? nothing : fits(driver.fit)}
<details><summary>Month by month, and how it was made</summary>
${found.notes.filter((note) => !note.startsWith("query: ")).map((note) => html`<p class="note">${name(note)}</p>\n`)}${found.notes.filter((note) => note.startsWith("query: ")).map((note) => html`<p class="note">The query, which gives these months again on the same rows:</p><code class="command">${note.slice(7)}</code>\n`)}${months(driver)}
</details>\n`;
  return fold({ id: `evidence-${id}`, title: name(driver.name), gist: nothing, open: false, body });
}

/** Months counted, stated and left empty, and the scale from raw values to levels. */
function coverage(found: EvidenceFinding): Html {
  const counted = found.months.filter((row) => row.raw !== null && !row.stated);
  const stated = found.months.filter((row) => row.stated);
  const gaps = span(found) - found.months.filter((row) => row.raw !== null || row.stated).length;
  const scale =
    found.scale.length === 0
      ? nothing
      : html` Scale: ${join(
          found.scale.map(({ raw: value, level }) => html`${figures(value)} is ${figures(level)}`),
          ", ",
        )}; linear between.`;
  const [first, last] = [counted[0], counted[counted.length - 1]];
  return html`${name(found.name)}${found.unit === null ? "" : html`, ${name(found.unit)}`}: <strong>${number(counted.length)}</strong> month${counted.length === 1 ? "" : "s"} counted${first && last ? html`, ${date(first.month)} to ${date(last.month)}` : ""}${stated.length === 0 ? "" : html`, <strong>${number(stated.length)}</strong> stated in their place or beside them`}${gaps > 0 ? html`, <strong>${number(gaps)}</strong> between of which nothing is said (the history is linear there)` : ""}.${scale}`;
}

/** Number of months from the first to the last. */
function span({ months: rows }: EvidenceFinding): number {
  return rows.length === 0 ? 0 : parseMonth(rows[rows.length - 1].month) - parseMonth(rows[0].month) + 1;
}

const NAMES: { [estimate: string]: string } = {
  mean: "mean",
  spread: "spread",
  half_life_months: "half-life in months",
  per_year: "a year",
  size: "size of a jump",
  size_sd: "spread of sizes",
  start: "level at the end",
  noise: "noise",
  low: "lower level",
  high: "upper level",
  stay_low_months: "months in the lower",
  stay_high_months: "months in the upper",
};

function fits({ candidates, seen }: FitFinding): Html {
  const told = ({ value, low, high }: { value: number; low: number | null; high: number | null }): string =>
    `${figures(value)}${low === null && high === null ? "" : ` (${low === null ? "no lower end" : figures(low)} to ${high === null ? "no upper end" : figures(high)})`}`;
  return dataTable({
    caption: html`Processes fitted to ${number(seen.length)} months by maximum likelihood, with 90 % intervals. The process of the case is the analyst\u2019s and may differ. AICc: how far behind the best. Left over: p of Ljung and Box\u2019s test; a small p says that the process misses something.`,
    kind: "fits",
    head: ["process", "AICc", "estimates", "left over"],
    rows: candidates.map((candidate) => [
      candidate.process,
      candidate.behind < 0.005 ? "least" : `+${candidate.behind.toFixed(1)}`,
      Object.entries(candidate.estimates)
        .map(
          ([key, estimate]) =>
            `${candidate.process === "jumps" && key === "per_year" ? "jumps a year" : (NAMES[key] ?? key)} ${told(estimate)}`,
        )
        .join("; "),
      candidate.left.p < 0.001 ? "under 0.001" : candidate.left.p.toFixed(3),
    ]),
  });
}

function months(driver: DriverFinding): Html {
  const { months: rows, unit } = driver.evidence!;
  const level = new Map(driver.history.map(({ month, value }) => [month, value]));
  const covered = rows.some((row) => row.covered !== null);
  return html`<table class="months"><caption class="unseen">${name(driver.name)} by month</caption>
<thead><tr><th scope="col">month</th><th scope="col">${name(unit ?? "value")}</th>${covered ? html`<th scope="col">rows, of</th>` : nothing}<th scope="col">level</th><th scope="col">from</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${date(row.month)}</th><td>${row.raw === null ? "" : figures(row.raw)}</td>${covered ? html`<td>${row.rows === null ? "" : number(row.rows)}${row.covered === null ? "" : `, ${number(row.covered)}`}</td>` : nothing}<td>${level.has(row.month) ? figures(level.get(row.month)!) : ""}</td><td>${row.stated ? "stated" : row.raw === null ? "nothing known" : "counted"}</td></tr>\n`)}</tbody></table>`;
}
