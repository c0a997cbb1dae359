/** The first screen: title, the answer in a sentence, all questions in one picture, what moves it, how far to trust it. */
import type { Result } from "../result/index.ts";
import { earlier } from "./earlier.ts";
import { answers } from "../pictures/index.ts";
import { html, join, name, nothing, type Html } from "../wording/html.ts";
import { date, figures } from "../wording/format.ts";
import { firstSentences, keyLines } from "../wording/headline.ts";
import { suggestionsTag } from "../wording/grounds.ts";
import { trustText } from "../wording/trust.ts";
import { inWords } from "../wording/paths.ts";

/** Header and picture. */
export function top(result: Result, hasQuestions: boolean): Html {
  const said = firstSentences(result);
  const tag = suggestionsTag(result.grounds);
  return html`<header class="head">
<p class="kicker">As of ${date(result.case.as_of)}</p>
<h1>${name(result.case.title)}</h1>
${earlier(result)}${condition(result)}${
    said.length === 0
      ? html`<p class="lead">The case asks no question that can be answered, so there are no odds.</p>`
      : said.map(
          ({ kind, text }) => html`<p class="${kind === "answer" ? "lead" : "standing"}">${name(text)}</p>
`,
        )
  }
</header>
${answers(
  result,
  (id) => (hasQuestions ? `question-${id}` : null),
  undefined,
  () => tag,
)}`;
}

/** What moves the answer, why not, what to watch, and how far to trust it. */
export function keys(result: Result): Html {
  const subject =
    Object.keys(result.questions).length > 1 ? (result.questions[result.headline[0] ?? ""]?.ask ?? "") : "";
  const rows = [...keyLines(result), { label: "How far to trust this", text: trustText(result) }];
  return html`${subject === "" ? nothing : html`<p class="subject">On the question: ${name(subject)}</p>\n`}<dl class="keys">${rows.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${name(text)}</dd></div>\n`)}</dl>
<p class="note"><a href="#glossary">What the words mean</a></p>
`;
}

/** The table of contents: a menu on a phone, a column on a wide screen. */
export function contents(shown: { id: string; title: string }[]): Html {
  return html`<nav aria-label="Contents"><details class="contents"><summary>Contents</summary><ol>${shown.map((part) => html`<li><a href="#${part.id}">${part.title}</a></li>`)}</ol></details></nav>\n`;
}

/** Assumptions of the run beyond the case: a scenario, overridden numbers, pinned drivers. */
export function condition(result: Result): Html {
  const { scenario, set, pin } = result.run;
  const parts = [
    ...(scenario === null
      ? []
      : [html`under the scenario \u2018${name(result.scenarios[scenario]?.name ?? scenario)}\u2019`]),
    ...Object.entries(set).map(
      ([path, quantity]) => html`with \u2018${name(inWords(result, path))}\u2019 set to ${name(quantity)}`,
    ),
    ...Object.entries(pin).map(
      ([driver, value]) => html`with ${name(result.drivers[driver]?.name ?? driver)} held at ${figures(value)}`,
    ),
  ];
  return parts.length === 0 ? nothing : html`<p class="condition">Run ${join(parts, ", ")}.</p>\n`;
}
