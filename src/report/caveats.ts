/** Limits of the findings that apply to the report as a whole; those of one number are shown beside it. */
import type { Result } from "../result/index.ts";
import { html, nothing, type Html } from "../wording/html.ts";
import { hasOdds } from "../wording/few-worlds.ts";
import { number } from "../wording/format.ts";
import { selfExpectation } from "../wording/self-expectation.ts";

/** One or two sentences each; only those that apply to the content of the result. */
export function caveats(result: Result): string[] {
  const questions = Object.values(result.questions);
  const uncertain = Object.values(result.parameters).filter((parameter) => parameter.uncertain).length;
  return [
    "Monte Carlo error says how well the worlds were counted. It says nothing about whether the case is right: a wrong weight, an actor left out or a rule that does not hold moves the odds by more.",
    ...(uncertain > 1 ? [independence(result, uncertain)] : []),
    ...(Object.keys(result.expected ?? {}).length > 0
      ? [
          "Signers look ahead by the chances that the case states for procedures and for what others do, not by the simulation: what other tables will negotiate counts for them only where the case says so.",
        ]
      : []),
    ...(questions.some(({ curve }) => curve.length > 0)
      ? [
          "Bands are month by month and no paths; the last month of a question counts in full. \u2018By\u2019 counts what has been so at any time, even if it was undone; \u2018at the end of\u2019 counts what stands then.",
        ]
      : []),
    ...(questions.some(({ threshold }) => Object.keys(threshold).length > 0)
      ? [
          "\u2018What it turns on\u2019 sets a driver and lets all else run. \u2018Sensitivity\u2019 sorts the worlds and sets nothing: it tells what goes along with the answer, which is not what would follow from a change.",
        ]
      : []),
    ...(questions.some(({ boxes }) => (boxes ?? []).length > 0)
      ? ["Coverage, density and mass of a box are shares of the ranges that the case states, and change with them."]
      : []),
    ...(result.packages.length > 1
      ? [
          "Points are each actor\u2019s own. What compares them between actors (the egalitarian and the utilitarian package, and which refusal came nearest to a yes) takes the scales at their word.",
        ]
      : []),
    ...(questions.length > 1
      ? [
          "The questions of one case are correlated: several right answers in one case say less than as many from different cases. About thirty resolved questions show calibration to within some 17 points either way.",
        ]
      : []),
    ...(hasOdds(result) && selfExpectation(result) !== "" ? [selfExpectation(result)] : []),
  ];
}

/** What independent draws miss, with the numbers that share a cause left out of it. */
function independence({ factors = {} }: Result, uncertain: number): string {
  const shared = new Set(Object.values(factors).flatMap(({ numbers }) => Object.keys(numbers))).size;
  const which =
    shared === 0
      ? `The ${number(uncertain)} uncertain numbers are drawn independently of one another.`
      : `Of the ${number(uncertain)} uncertain numbers ${number(shared)} share a stated cause; otherwise they are drawn independently of one another.`;
  return `${which} An error that all of an actor\u2019s numbers share, such as being too generous with everything it wants, is missed, and the true spread is then wider than the bands.`;
}

export function limits(result: Result): Html {
  const all = caveats(result);
  return all.length === 0
    ? nothing
    : html`<ul class="grounds">${all.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}
