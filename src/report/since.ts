/** Changes since an earlier result: the differences, the shifts of the odds, and their causes. */
import type { Result, SinceStep } from "../result/index.ts";
import { thenAndNow } from "../pictures/index.ts";
import { html, name, nothing, raw, type Html } from "../wording/html.ts";
import { counted, date, list, number, percent } from "../wording/format.ts";
import { inWords } from "../wording/paths.ts";

const causes: { [why in SinceStep["why"]]: string } = {
  elsewhere: "the rest",
  record: "the record",
  numbers: "the numbers",
};

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
    : html`<div class="pair"><figure>${raw(thenAndNow(result))}</figure>
<table class="plain"><caption>Odds then and now, in points of percent; the earlier numbers and the earlier record were put into today\u2019s case and run with the same draws.</caption><thead><tr><th scope="col">question</th><th scope="col">then</th><th scope="col">now</th><th scope="col">moved by</th></tr></thead><tbody>${rows.map(([id, question]) => html`<tr><th scope="row">${name(result.questions[id]?.ask ?? id)}</th><td>${percent(question.before)}</td><td>${percent(question.now)}</td><td>${question.steps.every(({ difference }) => difference === 0) ? "nothing" : question.steps.filter(({ difference }) => difference !== 0).map((step, n) => html`${n > 0 ? "; " : ""}${causes[step.why]} ${inSigned(step.difference)} <span class="quiet">\u00b1\u00a0${number(100 * step.se, 1)}${step.paired ? "" : ", separate worlds"}</span>`)}</td></tr>`)}</tbody></table></div>`
}
${found.numbers.length === 0 ? nothing : html`<table class="plain"><caption>Numbers that differ</caption><thead><tr><th scope="col">number</th><th scope="col">then</th><th scope="col">now</th><th scope="col">alone it moves most</th></tr></thead><tbody>${found.numbers.slice(0, 60).map(({ path, before, now }) => html`<tr><th scope="row">${name(inWords(result, path))}</th><td>${before ?? "\u2013"}</td><td>${now ?? "\u2013"}</td><td>${aloneMost(result, path)}</td></tr>`)}</tbody></table>${found.numbers.length > 60 ? html`<p class="quiet">And ${number(found.numbers.length - 60)} more.</p>` : nothing}`}`;
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
