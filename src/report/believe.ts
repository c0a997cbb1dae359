/** What one would have to believe: under an outside view that lies far from the odds, and as a page of its own. */
import type { BelieveFinding, BelieveTilt, Result } from "../result/index.ts";
import {
  askedText,
  CAVEAT,
  COINCIDENCE,
  infeasibleText,
  movingShifts,
  priceText,
  notWeighedText,
  type Played,
  reliabilityText,
  shiftText,
  thenText,
} from "../wording/believe.ts";
import { percent } from "../wording/format.ts";
import { leadIn } from "../wording/grounds.ts";
import { capital } from "../wording/headline.ts";
import { html, name, nothing, type Html } from "../wording/html.ts";
import type { Names } from "../wording/paths.ts";
import { dataTable } from "./data-table.ts";
import { scorePage } from "./scores.ts";

/** Grounds of a number in a sentence each: `judged: ...`. */
export type GroundsOf = (path: string) => string[];

/** Under the outside view of a question: what its odds would have to depend on. */
export function believeOutside(result: Result, id: string): Html {
  const finding = result.believe?.find(({ asked }) => Object.hasOwn(asked, id));
  if (finding === undefined) return nothing;
  return html`<h4>What one would have to believe to hold ${percent(finding.asked[id].low)}</h4>
${believed(finding, namesIn(result), (path) => groundsIn(result, path), result.run)}`;
}

/** Names of a result, with those of the analysts of a pool. */
export const namesIn = (result: Result): Names =>
  result.analysts ? { ...result, people: result.analysts.analysts } : result;

/** The whole answer, without a heading. */
function believed(finding: BelieveFinding, names: Names, groundsOf: GroundsOf, played: Played): Html {
  if (!finding.feasible)
    return html`<p>${name([infeasibleText(finding), notWeighedText(names)].filter(Boolean).join(" "))}</p>`;
  return html`<p>${name(askedText(finding))}: ${priceText(finding, played)}.</p>
${finding.nats === 0 ? nothing : told(finding, names, groundsOf)}
<p class="quiet">${name([notWeighedText(names), reliabilityText(finding), ...finding.messages, CAVEAT].filter(Boolean).join(" "))}</p>`;
}

function told(finding: BelieveTilt, names: Names, groundsOf: GroundsOf): Html {
  const moving = movingShifts(finding);
  const then = thenText(names, finding);
  return html`${finding.verdict === "many" ? html`<p>${COINCIDENCE}</p>` : nothing}${
    moving.length === 0
      ? nothing
      : dataTable({
          caption: "Numbers that would have to lie elsewhere",
          unseen: true,
          kind: "plain",
          head: ["number", "mean", "shift", "because"],
          rows: moving.map((shift) => {
            const { name: of, change, size } = shiftText(names, shift);
            return [name(of), change, size, name(groundsOf(shift.path).join(" "))];
          }),
        })
  }${then === "" ? nothing : html`<p>Then also: ${name(then)}.</p>`}`;
}

function groundsIn(result: Result, path: string): string[] {
  return (result.cited_by[path] ?? [])
    .map((at) => result.citations[at])
    .filter((citation) => citation !== undefined)
    .map((citation, _, all) => {
      const lead = leadIn(citation, all);
      return lead === null ? `\u201c${citation.quote}\u201d` : `${capital(lead)}: ${citation.quote}`;
    });
}

/** `believe.html`: one answer as a page. */
export function believePage(
  finding: BelieveFinding,
  names: Names,
  groundsOf: GroundsOf,
  { title, engine, ...played }: { title: string; engine: string } & Played,
): string {
  return scorePage({
    kicker: "What one would have to believe",
    title,
    engine,
    lead: [`${askedText(finding)}.`],
    sections: [
      { id: "answer", title: "The answer", body: believed(finding, names, groundsOf, played) },
      { id: "numbers", title: "Every line", body: finding.feasible ? every(finding, names) : nothing },
    ],
  });
}

function every(finding: BelieveTilt, names: Names): Html {
  return dataTable({
    caption: `${finding.guard.lines} lines; a line moves beyond ${finding.guard.z.toFixed(2)} standard errors.`,
    kind: "plain",
    head: ["number", "mean", "shift", "moves"],
    rows: finding.shifts.map((shift) => {
      const { name: of, change, size } = shiftText(names, shift);
      return [name(of), change, size, shift.moves ? "yes" : ""];
    }),
  });
}
