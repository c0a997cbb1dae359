/** What the answers turn on: one strip of small panels a question, drivers that leave it unmoved named in a line. */
import type { Result } from "../engine/result.ts";
import { movers, threshold, thresholdTop, type Paper } from "../pictures/index.ts";
import { html, join, name, nothing, raw, type Html } from "./html.ts";

export function turnsOn(result: Result, paper: Paper): Html {
  const questions = Object.entries(result.questions).filter(([, question]) => Object.values(question.threshold).some((levels) => levels.length > 0));
  if (questions.length === 0) return nothing;
  return html`<p class="note">In each panel one driver is held at a level from the month after the forecast\u2019s date on, everything else running as before: this is what happens if the driver is set, not what goes along with it. Dashed: today\u2019s level. Bars: 95\u00a0% Monte Carlo intervals, one future a world; the same worlds stand at every level, so that levels differ by less chance than the bars show. Panels of one question share their scale.</p>
${questions.map(([id, question]) => {
    const drivers = Object.keys(question.threshold).filter((driver) => question.threshold[driver].length > 0);
    const moving = movers(question, result.run.kept);
    const still = drivers.filter((driver) => !moving.includes(driver));
    const top = thresholdTop(question, moving);
    return html`<section class="turns" aria-labelledby="turns-${id}">
<h3 id="turns-${id}">${name(question.ask)}</h3>
${moving.length === 0 ? nothing : html`<div class="panels">${moving.map((driver) => html`<figure>${raw(threshold(result, id, driver, { ...paper, top }))}</figure>`)}</div>`}
${still.length === 0 ? nothing : html`<p class="quiet">Set anywhere in ${still.length === 1 ? "its range" : "their ranges"}, no more worlds change their answer than chance would have it (McNemar\u2019s test against today\u2019s level, once in twenty): ${join(still.map((driver) => name(result.drivers[driver]?.name ?? driver)), "; ")}.</p>`}
</section>\n`;
  })}`;
}
