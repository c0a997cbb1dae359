/**
 * The outside view beside the odds: how often comparable disputes came to the outcome asked about. Stated and drawn,
 * never mixed with the odds.
 */
import type { OutsideView, QuestionFinding, Result } from "../result/index.ts";
import { outsideViews } from "../pictures/index.ts";
import { html, join, name, nothing, type Html } from "../wording/html.ts";
import { figures, list, percent } from "../wording/format.ts";
import { aloneText, intervalText, kindText, laterText } from "../wording/classes.ts";
import { blendedText } from "../wording/blended.ts";
import { hasOdds } from "../wording/few-worlds.ts";
import { farViews } from "../wording/headline.ts";
import { believeOutside } from "./believe.ts";

/** Reference classes of a question, each with its interval, its counting rule, its grounds and its caveat. */
export function outside(result: Result, id: string): Html {
  const views = outsideViews(result, id);
  if (views.length === 0) return nothing;
  return html`<div class="outside"><h4>Outside view: how often comparable disputes came to it</h4>
<ul>${views.map(
    (view) =>
      html`<li>${view.letter === "" ? nothing : html`<strong>${view.letter}</strong> `}${name(view.name)}: <strong>${percent(view.p)}</strong>${intervalText(view)}. ${classSentences(view)}<span class="quiet">Counted: ${name(view.counts)}.${
        view.then.length === 0
          ? nothing
          : html` Times ${join(
              view.then.map((step) => html`${name(step.name)} ${percent(step.p)}`),
              ", ",
            )}.`
      } ${view.citations
        .map((at) => result.citations[at])
        .filter((citation) => citation !== undefined)
        .map(
          (citation) =>
            html`${citation.source === null ? "" : "\u201c"}${name(citation.quote)}${citation.source === null ? "" : "\u201d"} `,
        )}${view.caveat === null ? nothing : name(view.caveat)}</span></li>\n`,
  )}</ul>${weighted(result, id)}${learnt(result, id)}${hasOdds(result) ? believeOutside(result, id) : nothing}</div>`;
}

/** The kind of a class of the library, what its group lends it, and whether it could be known. */
const classSentences = (view: OutsideView): string =>
  [kindText(view), aloneText(view), laterText(view)]
    .map((sentence) => (sentence === "" ? "" : `${sentence} `))
    .join("");

/** The blend of both views by the case's own weights, where it states some. */
function weighted(result: Result, id: string): Html {
  const found = result.lenses.blend?.[id];
  if (found === undefined) return nothing;
  const views = result.lenses.reference?.[id] ?? {};
  const parts = Object.entries(found.weights).map(
    ([part, weight]) =>
      html`${part === "inside" ? "the odds above" : name(views[part]?.name ?? part)} ${figures(weight)}`,
  );
  return html`<p>Averaged as the case asks, with the weights ${join(parts, ", ")}: <strong>${percent(found.p)}</strong>. Nothing else on this page is averaged.</p>`;
}

/** The blend that was learnt from hindcasts, where one was named. */
function learnt(result: Result, id: string): Html {
  const text = blendedText(result, id);
  return text === ""
    ? nothing
    : html`<p>${text[0].toUpperCase()}${text.slice(1)}. It stands beside the odds and not in their place.</p>`;
}

/** A sentence beside the odds where inside and outside view differ by more than a factor of three. */
export function gap(result: Result, id: string, question: QuestionFinding): Html {
  const views = outsideViews(result, id);
  const far = farViews(question.p, views);
  if (far.length === 0) return nothing;
  const [low, high] = [Math.min(...far.map((view) => view.p)), Math.max(...far.map((view) => view.p))];
  const range = percent(low) === percent(high) ? percent(low) : `${percent(low)} to ${percent(high)}`;
  const side = far.every((view) => view.p > question.p)
    ? "higher"
    : far.every((view) => view.p < question.p)
      ? "lower"
      : "elsewhere";
  const which =
    far.length === views.length
      ? views.length === 1
        ? "The outside view is"
        : "The outside views are"
      : `Of the outside views ${list(far.map((view) => view.letter))} ${far.length === 1 ? "is" : "are"}`;
  return html`${which} more than three times ${side}: ${range}.`;
}
