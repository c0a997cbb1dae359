/** Which packages are acceptable, which were reached, and why: shares, dates, and the gain of each party in its parts. */
import type { PackageFinding, Result } from "../result/index.ts";
import { gain, scatter, type Paper } from "../pictures/index.ts";
import { html, join, name, nothing, raw, type Html } from "../wording/html.ts";
import { options } from "./judgements.ts";
import { hasOdds } from "../wording/few-worlds.ts";
import { date, list, number, percent, wilsonEdges } from "../wording/format.ts";

const mostRows = 10,
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
  return html`${tables(result)}${standing ? html`<p>What stood: ${options(result, standing.options)}.</p>` : nothing}
${tableFigures(result, paper)}${
    !hasOdds(result)
      ? nothing
      : rows.length === 0
        ? html`<p>No other package was reached, and none is acceptable to everyone today in any world.</p>`
        : shares(
            result,
            rows.map(({ found }) => found),
            known.length - rows.length,
          )
  }
${
  pictured.some(({ found }) => Object.keys(found.gain).length > 0)
    ? html`<h3>Why: the gain in its parts</h3>
<p class="note">From the standing to the package, at today\u2019s drivers, mean over the kept worlds: what each stake and each need adds or costs, what signing costs at home, what the case leaves out. The whisker holds nine in ten worlds. Points are each party\u2019s own scale (100 from its worst to its best): lengths are not to be compared between parties.</p>
${pictured.map(
  ({ found, index }) => html`<section class="why"><h4>${change(result, found)}</h4>
<div class="pair">${Object.keys(found.gain).map((actor) => html`<figure>${raw(gain(result, index, actor, paper))}</figure>`)}</div></section>\n`,
)}`
    : nothing
}`;
}

/** The packages of each table as its first two parties see them. */
function tableFigures(result: Result, paper: Paper): Html {
  const figures = Object.keys(result.tables)
    .map((table) => scatter(result, table, paper))
    .filter((svg) => svg !== "");
  return figures.length === 0
    ? nothing
    : html`<div class="pair">${figures.map((svg) => html`<figure>${raw(svg)}</figure>`)}</div>
<p class="note">In these pictures every number stands at its median and nothing is left out, so they are exact and no world in particular: in other worlds the dots lie elsewhere, and what is out of reach here may be within reach there. A package on the dashed line cannot be bettered for one without costing the other. Egalitarian and utilitarian solutions compare points between actors.</p>
`;
}

function change(result: Result, found: PackageFinding): Html {
  return options(result, Object.keys(found.changes).length > 0 ? found.changes : found.options);
}

function shares(result: Result, rows: PackageFinding[], more: number): Html {
  const futures = wilsonEdges(result.run.kept);
  const cell = (label: string, value: string) => html`<td data-label="${label}">${value}</td>`;
  const dash = "\u2013";
  const share = (value: number) => (value === 0 ? dash : percent(value, futures));
  return html`<table class="packages">
<caption>Packages, most often reached first. Zone, frontier, Nash: shares of worlds, taken straight from the standing at today\u2019s drivers. Reached, left: shares of futures.</caption>
<thead><tr><th scope="col">zone</th><th scope="col">frontier</th><th scope="col">Nash</th><th scope="col">reached</th><th scope="col">left</th><th scope="col">when (quartiles)</th></tr></thead>
${rows.map(
  (found) => html`<tbody><tr><th scope="rowgroup" colspan="6">${change(result, found)}</th></tr>
<tr>${cell("zone", share(found.now.zone))}${cell("frontier", share(found.now.frontier))}${cell("Nash", share(found.now.nash))}${cell("reached", share(found.reached))}${cell("left", share(found.left))}<td data-label="when">${found.when === null ? dash : html`${date(found.when.p50)}${found.when.p25 === found.when.p75 ? nothing : html` <span class="quiet">(${found.when.p25} to ${found.when.p75})</span>`}`}</td></tr></tbody>
`,
)}</table>
<p class="note">${dash} is none: of ${number(result.run.kept)} worlds that still allows ${percent(0, futures)}.${more > 0 ? ` ${number(more)} more package${more === 1 ? " was" : "s were"} reached or acceptable less often.` : ""}</p>`;
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
