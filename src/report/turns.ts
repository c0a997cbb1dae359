/** Threshold curves: one strip of small panels a question; drivers without effect are named in a line. */
import type { Result } from "../result/index.ts";
import { threshold, thresholdTop } from "../pictures/index.ts";
import { byQuestion } from "./decides.ts";
import { html, join, name, nothing, type Html } from "../wording/html.ts";
import { movers } from "../wording/ranking.ts";
import { drawing } from "./slim.ts";

/** Panels of a question, those that move it most; the others are named. */
const MAX_PANELS = 6;

export function turnsOn(result: Result): Html {
  return byQuestion(
    result,
    "turns",
    html`<p class="note">In each panel one driver is held at a level from the month after the forecast\u2019s date on, everything else running as before: this is what happens if the driver is set, not what goes along with it. Dashed: today\u2019s level. Bars: 95\u00a0% Monte Carlo intervals, one future a world; the same worlds stand at every level, so that levels differ by less chance than the bars show. Panels of one question share their scale.</p>
`,
    (id, question) => {
      const drivers = Object.keys(question.threshold).filter((driver) => question.threshold[driver].length > 0);
      if (drivers.length === 0) return null;
      const moving = movers(question, result.run.kept);
      const still = drivers.filter((driver) => !moving.includes(driver));
      const top = thresholdTop(question, moving);
      const named = (driver: string) => name(result.drivers[driver]?.name ?? driver);
      return {
        gist:
          moving.length === 0
            ? html`no driver moves it beyond chance`
            : html`${join(moving.slice(0, 3).map(named), "; ")}${moving.length > 3 ? ` and ${moving.length - 3} more` : ""}`,
        body: html`${moving.length === 0 ? nothing : html`<div class="panels">${moving.slice(0, MAX_PANELS).map((driver) => drawing(threshold(result, id, driver, { top })))}</div>`}
${moving.length <= MAX_PANELS ? nothing : html`<p class="quiet">Moved less by: ${join(moving.slice(MAX_PANELS).map(named), "; ")}.</p>`}
${still.length === 0 ? nothing : html`<p class="quiet">Set anywhere in ${still.length === 1 ? "its range" : "their ranges"}, no more worlds change their answer than chance would have it (McNemar\u2019s test against today\u2019s level, once in twenty): ${join(still.map(named), "; ")}.</p>`}`,
      };
    },
  );
}
