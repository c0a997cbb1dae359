/** The argument of the draft: needs of each side with their drivers, issues, and questions. */
import type { Plan, PlannedActor } from "../draft/plan.ts";
import type { Item } from "../reading.ts";
import { html, name, type Html } from "../../wording/html.ts";

type Anchor = (item: Item | undefined) => string;

export function argumentOf(plan: Plan, anchor: Anchor): Html {
  const link = (kind: string, words: string, grounds: readonly Item[]): Html =>
    html`<a class="chip ${kind}" href="${anchor(grounds[0])}">${name(words)}</a>`;
  const driver = (id: string): Html => {
    const d = plan.drivers.find((one) => one.id === id)!;
    return link("driver", d.name, d.grounds);
  };
  const issue = (id: string): Html => {
    const k = plan.issues.find((one) => one.id === id)!;
    return link("issue", k.name, k.grounds);
  };
  const sides = plan.actors.filter(
    ({ stakes, needs, beliefs, reliability }) =>
      stakes.length + needs.length + beliefs.length > 0 || reliability !== null,
  );
  const side = (actor: PlannedActor): Html => html`<section class="side"><h3>${name(actor.name)}</h3><ul>
${actor.stakes.map(({ issue: id, grounds }) => html`<li><b class="stake">stake</b> <span>${link("stake", plan.issues.find((k) => k.id === id)!.name, grounds)}</span></li>`)}
${actor.needs.map((need) => html`<li><b class="need">need</b> <span>${need.sharpenedBy.map(({ driver: id }) => html`${driver(id)} <i class="arrow" title="sharpens">\u2192</i> `)}${link("need", need.name, need.grounds)}${[...new Set(need.metBy.map((m) => m.issue))].map((id, n) => html` <i class="arrow" title="may be met by">${n === 0 ? "\u2190" : "or"}</i> ${issue(id)}`)}</span></li>`)}
${actor.beliefs.map(
  ({ about, grounds }) =>
    html`<li><b class="belief">belief</b> <span>${link("belief", grounds[0]?.quote.replace(/\s+/g, " ") ?? about, grounds)}${
      grounds.some(({ kind }) => kind === "claim")
        ? html` <i class="arrow">corrected by</i> ${link(
            "claim",
            grounds.find(({ kind }) => kind === "claim")!.quote.replace(/\s+/g, " "),
            grounds.filter(({ kind }) => kind === "claim"),
          )}`
        : null
    }</span></li>`,
)}
${actor.reliability ? html`<li><b class="claim">record</b> <span>${link("claim", actor.reliability.grounds[0].quote, actor.reliability.grounds)}</span></li>` : null}</ul></section>`;
  return html`<div class="sides">${sides.map(side)}</div>
<p class="legend">driver \u2192 need: sharpens it. need \u2190 issue: may be met by it. Every name leads to its place in the text.</p>
<div class="columns"><section><h3>What could be settled</h3><ul>${plan.issues.map(({ name: title, options, standing, grounds }) => html`<li>${link("issue", title, grounds)}<br><span class="options">${options.map(({ id, text }, n) => html`${n > 0 ? " \u203a " : null}${id === standing ? html`<b title="stands now">${name(text)}</b>` : name(text)}`)}</span></li>`)}</ul></section>
<section><h3>What is asked of the future</h3><ul>${plan.questions.map(({ ask, grounds }) => html`<li>${link("question", ask, grounds)}</li>`)}${plan.scenarios.map((scenario) => html`<li><span class="quiet">scenario:</span> ${link("driver", scenario.name, scenario.grounds)}</li>`)}</ul></section>
<section><h3>What is signed</h3><ul>${plan.accords.length === 0 ? html`<li class="quiet">Nothing, as the text has it.</li>` : plan.accords.map(({ text, kind, binds, grounds }) => html`<li>${link("accord", text, grounds)} <span class="quiet">${kind}, ${grounds[0]?.status ?? "signed"}, ${binds ? "binds" : "does not bind"}</span></li>`)}</ul></section></div>`;
}
