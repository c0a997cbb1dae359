/**
 * The stability lens: packages by concept, paths of improvements, reasons, and the comparison with the odds and the
 * outside view.
 */
import type { Result, StablePackage } from "../result/index.ts";
import { outsideViews, stablePaths, type Paper } from "../pictures/index.ts";
import { dataTable } from "./data-table.ts";
import { fold, html, join, name, nothing, type Html } from "../wording/html.ts";
import { options } from "./questions.ts";
import { intervalText } from "../wording/classes.ts";
import { percent, wilsonEdges } from "../wording/format.ts";
import { basis, CONCEPTS_SAID, leaving, shareOf, standingSentence, turnedBy } from "../wording/stability.ts";
import { drawing } from "./slim.ts";

/** Packages in the table, the standing included; the picture and the result list all. */
const MAX_TABLE_ROWS = 8;
/** Packages besides the standing whose leavers are explained. */
const MAX_EXPLAINED = 4;

export function stability(result: Result, paper: Paper, anchor: (path: string) => string | null): Html {
  const lens = result.lenses.stability!;
  const picture = stablePaths(result, paper);
  const [standing, ...others] = lens.packages;
  const looked = [standing!, ...others.filter((found) => found.reached.share > 0).slice(0, MAX_EXPLAINED)];
  return html`<p>${standingSentence(result)}</p>
<p class="note">${basis(result)} ${CONCEPTS_SAID}</p>
${byConcept(result, lens.packages)}
<h3>Why</h3>
${looked.map((found, n) => fold({ id: `holds-${n + 1}`, title: found.standing ? html`Status quo` : options(result, found.changes), gist: gist(result, found), open: false, body: why(result, found, anchor) }))}
${picture === "" ? nothing : fold({ id: "holds-paths", title: html`Where improvements lead from the status quo`, gist: nothing, open: false, body: drawing(picture) })}${besides(result)}`;
}

/** Each question as seen by the lens, the simulation and the outside view. */
function besides(result: Result): Html {
  const { questions: found, worlds } = result.lenses.stability!;
  const rows = Object.entries(result.questions).filter(([id]) => found[id] !== undefined);
  if (rows.length === 0) return nothing;
  const views = (id: string) =>
    outsideViews(result, id).map(
      (view) =>
        html`${view.letter === "" ? nothing : html`${view.letter} `}${percent(view.p)}<span class="quiet">${intervalText(view)}</span>`,
    );
  return fold({
    id: "holds-beside",
    title: html`Beside the odds and the outside view`,
    gist: nothing,
    open: false,
    body: dataTable({
      caption:
        "Whether a yes can be reached from the status quo by improvements at these drivers, and would hold, in shares of worlds; when it comes is for the simulation alone; how often comparable cases came to it is the outside view. The three are not mixed.",
      kind: "plain",
      head: ["question", "reached", "holds (SEQ)", "odds", "outside view"],
      rows: rows.map(([id, question]) => [
        name(question.ask),
        shareOf(found[id].reached, worlds),
        shareOf(found[id].held.seq, worlds),
        percent(question.p, question.wilson),
        views(id).length === 0 ? "\u2013" : join(views(id), "; "),
      ]),
    }),
  });
}

function gist(result: Result, found: StablePackage): Html {
  const { worlds } = result.lenses.stability!;
  return found.standing
    ? html`left alone by everybody in ${shareOf(found.stable.seq, worlds)} of worlds (SEQ)`
    : html`reached in ${shareOf(found.reached, worlds)}, left alone wherever it stood in ${percent(found.stable.seq.share, wilsonEdges(worlds))} of worlds (SEQ)`;
}

function byConcept(result: Result, packages: StablePackage[]): Html {
  const { worlds } = result.lenses.stability!;
  const edges = wilsonEdges(worlds);
  return dataTable({
    caption:
      "Shares of worlds in which no mover would leave a package, by concept; in which it is reached from the status quo by improvements; and in which it is both reached and left alone (SEQ).",
    kind: "packages",
    head: ["package", "Nash", "SEQ", "SMR", "GMR", "reached", "reached and SEQ"],
    rows: packages
      .slice(0, MAX_TABLE_ROWS)
      .map((found) => [
        html`${found.standing ? "Status quo" : options(result, found.changes)}${found.no_way_out ? html` <span class="quiet">no way out: stable by lack of moves</span>` : nothing}`,
        ...[found.stable.nash, found.stable.seq, found.stable.smr, found.stable.gmr].map(({ share }) =>
          percent(share, edges),
        ),
        found.standing ? "stands" : percent(found.reached.share, edges),
        shareOf(found.held.seq, worlds),
      ]),
  });
}

function why(result: Result, found: StablePackage, anchor: (path: string) => string | null): Html {
  const reasons = leaving(result, found);
  const turned = turnedBy(result, found);
  const who = found.no_way_out
    ? html`<p>No actor can move from here: it is stable by lack of moves, not by preference.</p>`
    : reasons.length === 0
      ? html`<p>In none of the worlds would anybody leave it.</p>`
      : html`<ul class="grounds">${reasons.map(
          ({ sentence, parts }) =>
            html`<li>${name(sentence)} ${
              parts.length === 0
                ? nothing
                : html`<span class="quiet">It hangs on ${join(
                    parts.map(
                      ({ path, text, citations }) =>
                        html`${linked(text, anchor(path) ?? anchor(`${path}.weight`))}${ground(result, citations)}`,
                    ),
                    "; ",
                  )}.</span>`
            }</li>\n`,
        )}</ul>`;
  return html`${who}${turned === "" ? nothing : html`<p>${name(turned)}</p>`}`;
}

function linked(text: string, id: string | null): Html {
  return id === null ? name(text) : html`<a href="#${id}">${name(text)}</a>`;
}

/** The first quote that a block relies on, with its source; empty if it has none. */
function ground(result: Result, citations: number[]): Html {
  const found = citations
    .map((at) => result.citations[at])
    .find((citation) => citation !== undefined && citation.source !== null);
  return found === undefined
    ? nothing
    : html` (\u201c${name(found.quote)}\u201d, ${name(result.sources[found.source ?? ""]?.title ?? found.source ?? "")}${found.kind === "unchecked" ? ", unchecked" : ""})`;
}
