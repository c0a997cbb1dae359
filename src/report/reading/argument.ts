/** The argument of the draft: needs of each side, issues with their options, questions, rules and accords. */
import { standingPart } from "../../reader/draft/parts.ts";
import type { Part, Party, Proposed } from "../../reader/draft/proposed.ts";
import { html, name, type Html } from "../../wording/html.ts";

/** Address of the note of a part's first quote. */
export type Anchor = (part: Part) => string;

export function argumentOf(proposed: Proposed, anchor: Anchor): Html {
  const draft = standingPart(proposed);
  const link = (kind: string, words: string, part: Part): Html =>
    html`<a class="chip ${kind}" href="${anchor(part)}">${name(words)}</a>`;
  const option = (issue: string, id: string): string =>
    draft.issues.find((one) => one.id === issue)?.options.find((one) => one.id === id)?.text ?? id;
  const side = (party: Party): Html => html`<section class="side"><h3>${name(party.name)}</h3><ul>
${draft.needs
  .filter(({ holder }) => holder === party.id)
  .map(
    (need) =>
      html`<li><b class="need">${need.polarity === "get" ? "need" : "fear"}</b> <span>${link("need", need.name, need)}${need.met_by.map(
        (met, n) =>
          html` <i class="arrow" title="may be met by">${n === 0 ? "\u2190" : "or"}</i> <span class="chip issue">${name(option(met.issue, met.option))}</span>`,
      )}</span></li>`,
  )}</ul></section>`;
  const list = (title: string, rows: Html[], none: string): Html =>
    html`<section><h3>${title}</h3><ul>${rows.length === 0 ? html`<li class="quiet">${none}</li>` : rows}</ul></section>`;
  return html`<div class="sides">${draft.parties.map(side)}</div>
<p class="legend">need \u2190 option: may be met by it. Every name leads to its place in the text.</p>
<div class="columns">${list(
    "What could be settled",
    draft.issues.map(
      (issue) =>
        html`<li>${link("issue", issue.name, issue)}<br><span class="options">${issue.options.map(({ text }, n) => html`${n > 0 ? " \u203a " : null}${n === 0 ? html`<b title="stands now">${name(text)}</b>` : name(text)}`)}</span></li>`,
    ),
    "Nothing.",
  )}
${list(
  "What is asked of the future",
  draft.questions.map(
    (question) =>
      html`<li>${link("question", question.ask, question)}${question.yes === null ? html` <span class="quiet">open: ${question.not_expressible}</span>` : null}</li>`,
  ),
  "Nothing.",
)}
${list(
  "What moves it from outside",
  draft.drivers.map(
    (driver) => html`<li>${link("driver", driver.name, driver)} <span class="quiet">${driver.direction}</span></li>`,
  ),
  "Nothing, by the text.",
)}
${list(
  "Rules",
  draft.constraints.map((rule) => html`<li>${link("constraint", rule.says, rule)}</li>`),
  "None, as the text has it.",
)}
${list(
  "What was signed",
  draft.accords.map(
    (accord) => html`<li>${link("accord", accord.name, accord)} <span class="quiet">${accord.status}</span></li>`,
  ),
  "Nothing, by the text.",
)}</div>`;
}
