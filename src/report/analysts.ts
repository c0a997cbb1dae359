/** Several analysts' numbers: each one's own odds, the pool, and the numbers on which they differ with their grounds. */
import type { Result } from "../result/index.ts";
import {
  ANALYST_HEAD,
  APART_NOTE,
  POOL_NOTE,
  analystNumberText,
  analystRows,
  differing,
  oddsCells,
  oddsHead,
} from "../wording/analysts.ts";
import { html, name, nothing, type Html } from "../wording/html.ts";
import { inWords } from "../wording/paths.ts";
import { dataTable } from "./data-table.ts";

export function analysts(result: Result): Html {
  const { analysts: found } = result;
  if (found === undefined) return nothing;
  const people = Object.entries(found.analysts);
  const numbers = differing(found);
  return html`<p class="note">${POOL_NOTE}</p>
${dataTable({ caption: "Whose worlds these are", kind: "plain", head: ANALYST_HEAD, rows: analystRows(found).map(([first, ...rest]) => [name(first), ...rest]) })}
${dataTable({
  caption: "Odds of each by itself, over the worlds that are theirs, and of the pool",
  kind: "plain",
  head: oddsHead(found),
  rows: Object.keys(found.questions).map((id) => [
    name(result.questions[id]?.ask ?? id),
    ...oddsCells(found, id, result.questions[id]?.se ?? 0),
  ]),
})}
${
  numbers.length === 0
    ? nothing
    : html`<p class="note">${APART_NOTE}</p>
${dataTable({
  caption: "Numbers on which they differ",
  kind: "plain",
  head: ["number", "apart", ...people.map(([, { name: person }]) => person)],
  rows: numbers.map(([path, { by, apart }]) => [
    name(inWords(result, path)),
    apart ? "yes" : "",
    ...people.map(([id]) => {
      const said = by[id].citations.map((at) => result.citations[at]?.quote ?? "").filter((quote) => quote !== "");
      return html`${name(analystNumberText(by[id]))}${said.length === 0 ? nothing : html`<br>${name(said.join(" / "))}`}`;
    }),
  ]),
})}`
}`;
}
