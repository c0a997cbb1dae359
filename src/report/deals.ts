/** Which packages are acceptable, which were reached, and why: shares, dates, and the gain of each party in its parts. */
import type { PackageFinding, Result } from "../result/index.ts";
import { gain, scatter, type Paper } from "../pictures/index.ts";
import { acceptance } from "./acceptance.ts";
import { dataTable } from "./data-table.ts";
import { fold, html, join, name, nothing, type Html } from "../wording/html.ts";
import { options } from "./questions.ts";
import { capital } from "../wording/headline.ts";
import { stepsOf, stepsText } from "../wording/steps.ts";
import { bearsPoint, hasOdds } from "../wording/few-worlds.ts";
import { counted, date, list, number, percent, wilsonEdges } from "../wording/format.ts";
import { drawing } from "./slim.ts";

const mostRows = 6,
  mostPictures = 3;

export function deals(result: Result, paper: Paper): Html {
  if (result.packages.length === 0) return nothing;
  const standing = result.packages.find((found) => found.standing);
  const known = result.packages
    .map((found, index) => ({ found, index }))
    .filter(({ found }) => !found.standing && (found.reached > 0 || found.now.nash > 0 || found.now.zone > 0));
  known.sort(
    (a, b) =>
      b.found.reached - a.found.reached ||
      b.found.now.nash - a.found.now.nash ||
      b.found.now.zone - a.found.now.zone ||
      a.index - b.index,
  );
  const rows = known.slice(0, mostRows);
  const byNash = [...known].sort((a, b) => b.found.now.nash - a.found.now.nash)[0];
  const chosen = known.slice(0, mostPictures);
  if (byNash && byNash.found.now.nash > 0 && !chosen.includes(byNash)) chosen[chosen.length - 1] = byNash;
  const pictured =
    chosen.length > 0
      ? chosen
      : result.packages
          .map((found, index) => ({ found, index }))
          .filter(({ found }) => Object.keys(found.gain).length > 0)
          .slice(0, 1);
  const reached = !hasOdds(result)
    ? nothing
    : rows.length === 0
      ? html`<p>No other package was reached, and none is acceptable to everyone today in any world.</p>`
      : shares(
          result,
          rows.map(({ found }) => found),
          known.length - rows.length,
        );
  return html`${reached}
${acceptance(result)}${why(result, pictured, paper)}${sides(result, paper)}${atTables(result, standing)}`;
}

/** The gain of each party from some packages, in its parts. */
function why(result: Result, pictured: { found: PackageFinding; index: number }[], paper: Paper): Html {
  if (!pictured.some(({ found }) => Object.keys(found.gain).length > 0)) return nothing;
  return fold({
    id: "deals-why",
    title: html`Why: the gain of each party in its parts`,
    gist: html`${counted(pictured.length)} package${pictured.length === 1 ? "" : "s"}`,
    open: false,
    body: html`<p class="note">From the status quo to the package, at today\u2019s drivers, mean over the kept worlds: what each stake and each need adds or costs, what signing costs at home, what the case leaves out. The whisker holds nine in ten worlds. Points are each party\u2019s own scale (100 from its worst to its best): lengths are not to be compared between parties.</p>
${pictured.map(
  ({ found, index }) => html`<section class="why"><h4>${change(result, found)}</h4>
<div class="pair">${Object.keys(found.gain).map((actor) => drawing(gain(result, index, actor, paper)))}</div></section>\n`,
)}`,
  });
}

/** Who sits at each table, and what stands today. */
function atTables(result: Result, standing: PackageFinding | undefined): Html {
  const members = tables(result);
  const body = html`${members}${standing ? html`<p>Status quo: ${options(result, standing.options)}.</p>` : nothing}`;
  return body.html === ""
    ? nothing
    : fold({
        id: "deals-tables",
        title: html`Who negotiates, and what stands today`,
        gist: nothing,
        open: false,
        body,
      });
}

/** The packages of each table as its first two parties see them. */
function sides(result: Result, paper: Paper): Html {
  const figures = Object.keys(result.tables)
    .map((table) => scatter(result, table, paper))
    .filter((svg) => svg !== "");
  return figures.length === 0
    ? nothing
    : fold({
        id: "deals-sides",
        title: html`The packages of each table in the gains of two sides`,
        gist: html`every number at its median`,
        open: false,
        body: html`<div class="pair">${figures.map(drawing)}</div>
<p class="note">In these pictures every number stands at its median and nothing is left out, so they are exact and no world in particular: in other worlds the dots lie elsewhere, and what is out of reach here may be within reach there. A package on the dashed line cannot be bettered for one without costing the other. Egalitarian and utilitarian solutions compare points between actors.</p>
`,
      });
}

function change(result: Result, found: PackageFinding): Html {
  return options(result, Object.keys(found.changes).length > 0 ? found.changes : found.options);
}

const IN_STEPS = "in steps";

/** A package, and under one that no table can sign at once the steps to it with the shares of worlds in which all would accept each. */
function packageIn(result: Result, found: PackageFinding): Html {
  const steps = stepsOf(result, found);
  if (steps === null) return change(result, found);
  return html`${change(result, found)} <br><span class="quiet">${name(capital(stepsText(result, steps)))}.</span>`;
}

function shares(result: Result, rows: PackageFinding[], more: number): Html {
  const futures = wilsonEdges(result.run.kept);
  const dash = "\u2013";
  const share = (value: number) => (value === 0 ? dash : percent(value, futures));
  return html`${dataTable({
    caption: html`Packages that were reached most often. Today: shares of worlds in which all would accept the package, taken straight from the status quo; and in which it is the Nash solution, the package with the largest product of gains. Reached: share of futures in which it came about by ${date(result.case.until)}, the last simulated month.`,
    kind: "packages",
    head: ["package", "all would accept", "Nash solution", "reached", "left again", "when (quartiles)"],
    rows: rows.map((found) => [
      packageIn(result, found),
      ...(stepsOf(result, found) === null ? [share(found.now.zone), share(found.now.nash)] : [IN_STEPS, IN_STEPS]),
      share(found.reached),
      share(found.left),
      found.when === null
        ? dash
        : html`${date(found.when.p50)}${found.when.p25 === found.when.p75 || !bearsPoint(found.reached * result.run.kept * result.run.paths, 0.25) ? nothing : html` <span class="quiet">(${found.when.p25} to ${found.when.p75})</span>`}`,
    ]),
  })}
<p class="note">${dash} means none of ${number(result.run.kept)} worlds, which still allows ${percent(0, futures)}.${more > 0 ? ` ${number(more)} more package${more === 1 ? " was" : "s were"} reached or acceptable less often.` : ""}</p>`;
}

/** Members of each table. */
function tables(result: Result): Html {
  const found = Object.values(result.tables);
  if (found.length === 0) return nothing;
  const who = (ids: string[]) => list(ids.map((id) => result.actors[id]?.name ?? id));
  return html`<p>At the table${found.length === 1 ? "" : "s"}: ${join(
    found.map(
      (table) =>
        html`${name(table.name)} (${name(who(table.parties))}${table.ratified_by.length ? html`; ratified by ${name(who(table.ratified_by))}` : nothing})`,
    ),
    ", ",
  )}.</p>\n`;
}
