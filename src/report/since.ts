/** Changes since an earlier result: the differences, the shifts of the odds, and their causes. */
import type { Result, SinceStep } from "../result/index.ts";
import { thenAndNow } from "../pictures/index.ts";
import { dataTable } from "./data-table.ts";
import { html, join, name, nothing, type Html } from "../wording/html.ts";
import { counted, date, list, number, percent } from "../wording/format.ts";
import { inWords } from "../wording/paths.ts";
import { drawing } from "./slim.ts";

const causes: { [why in SinceStep["why"]]: string } = {
  elsewhere: "the rest",
  record: "the record",
  numbers: "the numbers",
};

/** Changed numbers that are listed. */
const MAX_NUMBERS = 60;

/** A difference of odds in points, with its sign. */
export function inSigned(difference: number): string {
  return difference === 0
    ? "0"
    : `${difference > 0 ? "+" : ""}${number(100 * difference, Math.abs(difference) < 0.01 ? 2 : 1)}`;
}

export function since(result: Result): Html {
  const { since: found } = result;
  if (found === undefined) return nothing;
  const differs = [
    ...(found.numbers.length > 0
      ? [`${counted(found.numbers.length)} number${found.numbers.length === 1 ? "" : "s"}`]
      : []),
    ...(found.record ? ["the record"] : []),
    ...(found.engine ? [`the engine (${found.earlier.engine} then)`] : []),
    ...found.settings.map((key) => `the setting \u2018${key}\u2019`),
    ...(found.case && found.numbers.length === 0 && !found.record ? ["the text of the case"] : []),
  ];
  const rows = Object.entries(found.questions);
  return html`<p>Set against the run of ${name(found.earlier.title)} as of ${date(found.earlier.as_of)} (files <code>${found.earlier.hash.slice(0, 12)}</code>). ${differs.length === 0 ? "Nothing differs." : `What differs: ${list(differs)}.`}${found.asked.length > 0 ? ` ${number(found.asked.length)} question${found.asked.length === 1 ? " is" : "s are"} new.` : ""}${found.dropped.length > 0 ? ` ${number(found.dropped.length)} ${found.dropped.length === 1 ? "is" : "are"} no longer asked.` : ""}</p>
${
  rows.length === 0
    ? nothing
    : html`<div class="pair">${drawing(thenAndNow(result))}
${dataTable({
  caption:
    "Odds then and now, in points of percent; the earlier numbers and the earlier record were put into today\u2019s case and run with the same draws.",
  kind: "plain",
  head: ["question", "then", "now", "moved by"],
  rows: rows.map(([id, question]) => [
    name(result.questions[id]?.ask ?? id),
    percent(question.before),
    percent(question.now),
    movedBy(question.steps),
  ]),
})}</div>`
}
${dataTable({
  caption: "Numbers that differ",
  kind: "plain",
  head: ["number", "then", "now", "alone it moves most"],
  rows: found.numbers
    .slice(0, MAX_NUMBERS)
    .map(({ path, before, now }) => [
      name(inWords(result, path)),
      before ?? "\u2013",
      now ?? "\u2013",
      aloneMost(result, path),
    ]),
})}${found.numbers.length > MAX_NUMBERS ? html`<p class="quiet">And ${number(found.numbers.length - MAX_NUMBERS)} more.</p>` : nothing}`;
}

/** What moved the odds of a question, with errors. */
function movedBy(steps: SinceStep[]): Html | string {
  const moved = steps.filter(({ difference }) => difference !== 0);
  if (moved.length === 0) return "nothing";
  return join(
    moved.map(
      (step) =>
        html`${causes[step.why]} ${inSigned(step.difference)} <span class="quiet">\u00b1\u00a0${number(100 * step.se, 1)}${step.paired ? "" : ", separate worlds"}</span>`,
    ),
    "; ",
  );
}

/** The question that one changed number by itself moves most, and the shift. */
function aloneMost(result: Result, path: string): Html {
  const all = Object.entries(result.since!.questions).flatMap(([id, { alone }]) =>
    alone.filter((entry) => entry.path === path).map((entry) => ({ id, ...entry })),
  );
  const [most] = all.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  return most === undefined
    ? html`\u2013`
    : html`${inSigned(most.difference)} <span class="quiet">\u00b1\u00a0${number(100 * most.se, 1)}, ${name(result.questions[most.id]?.ask ?? most.id)}</span>`;
}
