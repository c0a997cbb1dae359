/** One self-contained HTML file, without scripts, on the parts of a text that were read and those that were not. */
import { partsOf, standing } from "../../reader/draft/parts.ts";
import type { Shown } from "../../reader/draft/files.ts";
import type { Proposed } from "../../reader/draft/proposed.ts";
import type { Item, Reading } from "../../reader/reading.ts";
import { argumentOf } from "./argument.ts";
import { html, name, type Html } from "../../wording/html.ts";
import { KINDS, noted } from "./kinds.ts";
import { style } from "./style.ts";
import { lights, short, textOf, unreadSentences } from "./text.ts";

const countOf = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

export function readingPage({ reading, proposed, about, title, unfilled, model }: Shown): string {
  const sorted = [...reading.items].sort((a, b) => a.start - b.start || b.end - a.end);
  const numbers = new Map(sorted.map((item, n) => [item.id, n + 1]));
  const anchor = (item: Item | undefined): string => (item && noted(item) ? `#n${numbers.get(item.id)}` : "#text");
  const used = pathsOf(reading, proposed);
  const byId = new Map(reading.items.map((item) => [item.id, item]));
  const notes = new Map<string, Item>();
  for (const item of sorted) {
    const place = `${item.start} ${item.end}`;
    if (noted(item) && !notes.has(place)) notes.set(place, item);
  }
  const ofPart = ({ quotes: [first] }: { quotes: readonly { start: number; end: number }[] }): string =>
    anchor(first && notes.get(`${first.start} ${first.end}`));
  const unread = unreadSentences(reading);
  const left = sorted.filter((item) => noted(item) && item.kind !== "attribution" && !used.has(item.id));
  const body = html`<header>
<h1>${name(title)}</h1>
<p class="about">${about.map((sentence) => html`${sentence} `)}</p>
<div class="minute">
<section><h2>Understood</h2><ul class="counts">${KINDS.flatMap(({ kind, one, many }) => {
    const n = reading.items.filter((item) => item.kind === kind).length;
    return n === 0 ? [] : [html`<li><span class="chip ${kind}">${countOf(n, one, many)}</span></li>`];
  })}</ul></section>
<section><h2>Not understood</h2><ul>
<li>${unread.length === 0 ? "Every sentence gave something." : html`${countOf(unread.length, "sentence")} of ${reading.sentences.length} gave nothing: <a href="#unread">shown hatched</a>.`}</li>
<li>${left.length === 0 ? "Every reading has its place in the draft." : html`<a href="#left">${countOf(left.length, "reading")}</a> ${left.length === 1 ? "has" : "have"} no place in the draft.`}</li>
<li><a href="#numbers">${countOf(unfilled.length, "number or date", "numbers and dates")}</a> that the text does not give.</li></ul></section>
<section><h2>Pulls apart</h2>${
    reading.tensions.length === 0
      ? html`<p class="quiet">No two statements that were read contradict each other.</p>`
      : html`<ul>${reading.tensions.map(
          ({ items, why }) =>
            html`<li>${why}: ${items.map(
              (id, n) => html`${n > 0 ? " and " : null}${quoted(byId.get(id), anchor)}`,
            )}</li>`,
        )}</ul>`
  }</section>
</div></header>
<main>
<section id="argument"><h2>The argument as the draft has it</h2>${argumentOf(proposed, ofPart)}</section>
<section id="text"><h2>The text and what was read in it</h2><p class="legend">${KINDS.filter(({ kind }) => kind !== "actor" && kind !== "claim" && kind !== "attribution").map(({ kind, one }) => html`<span class="chip ${kind}">${one}</span> `)}<span class="s claim">claim</span>, <span class="s attribution">whose voice</span>, <span class="who">name</span>, <span class="hedge">hedge</span>, <span class="not">negation</span>, <span class="unread">nothing read</span>. A mark leads to its note; pointing at either lights the other.</p>${textOf(reading, used)}</section>
${unread.length === 0 ? null : html`<section id="unread"><h2>Sentences in which nothing was read</h2><ul class="list">${unread.map(({ start, end }) => html`<li dir="auto">${reading.text.slice(start, end).replace(/\s+/g, " ")}</li>`)}</ul></section>`}
${left.length === 0 ? null : html`<section id="left"><h2>Read, but with no place in the draft</h2><p>Claims support or qualify other readings; a belief needs a number of another side that it is about. Put in by hand what matters.</p><ul class="list">${left.map((item) => html`<li><b class="${item.kind}">${item.kind}</b> ${quoted(item, anchor)}</li>`)}</ul></section>`}
${
  model === null
    ? null
    : html`<section id="model"><h2>What a language model added</h2>${model.told.map((sentence) => html`<p>${sentence}</p>`)}<p class="quiet">Its readings are marked "model" wherever they stand. They are proposals: the quote is the text's own, what is made of it is the model's.</p>
${model.orders.length === 0 ? null : html`<h3>Sentences that speak to a program</h3><ul class="list">${model.orders.map((sentence) => html`<li dir="auto"><q>${short(sentence, 240)}</q></li>`)}</ul>`}
${model.rejected.length + model.withdrawn.length === 0 ? null : html`<h3>Not taken over</h3><ul class="list">${model.rejected.map(({ quote, why }) => html`<li dir="auto">${quote === "" ? null : html`<q>${short(quote, 160)}</q>: `}${why}</li>`)}${model.withdrawn.map((what) => html`<li>${what}</li>`)}</ul>`}</section>`
}
<section id="numbers"><h2>Numbers and dates that the text does not give</h2><p>Nothing runs before they are filled in. A suggestion is wide on purpose and is not used by itself.</p><code class="command">entente fill .</code>
<table><thead><tr><th scope="col">Number</th><th scope="col">Suggested</th><th scope="col">Why it is open</th></tr></thead><tbody>${unfilled.map(({ path, suggestion, reason }) => html`<tr><th scope="row"><code>${path}</code></th><td>${suggestion ?? ""}</td><td>${reason ?? ""}</td></tr>`)}</tbody></table></section>
</main>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer">
${html`<title>${title}: what was read</title>`.html}
<style>${style}${lights(reading)}</style></head>
<body>${body.html}</body></html>
`;
}

/** Paths of the draft that each item supports, by its id. */
function pathsOf({ items }: Reading, proposed: Proposed): Map<string, string[]> {
  const stand = standing(proposed);
  const at = new Map<string, string[]>();
  for (const { path, part } of partsOf(proposed))
    if (stand.has(path))
      for (const { start, end } of part.quotes) {
        const key = `${start} ${end}`;
        at.set(key, [...(at.get(key) ?? []), path]);
      }
  return new Map(
    items.flatMap(({ id, start, end }) => (at.has(`${start} ${end}`) ? [[id, at.get(`${start} ${end}`)!]] : [])),
  );
}

const quoted = (item: Item | undefined, anchor: (item: Item | undefined) => string): Html =>
  item ? html`<a href="${anchor(item)}"><q dir="auto">${short(item.quote, 140)}</q></a>` : html``;
