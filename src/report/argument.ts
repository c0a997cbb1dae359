/**
 * The argument itself: every kept text in full with its quoted passages marked, and below it the numbers that rely on
 * each passage.
 */
import type { PassageFinding, Result, SourceFinding } from "../result/index.ts";
import { fold, html, join, name, nothing, type Html } from "../wording/html.ts";
import { blockName } from "./block-name.ts";
import { carriedText, untestedText } from "../wording/carries.ts";
import { stretches, type Passage, type Passages } from "./passages.ts";
import { date, number } from "../wording/format.ts";
import { place } from "../wording/paths.ts";

/** Anchor of a number or block on the page; null where the page does not show it. */
export type Anchors = (path: string) => string | null;

const MAX_LINKS_PER_BLOCK = 5;

export function argument(result: Result, quoted: Passages, anchors: Anchors): Html {
  const kept = Object.entries(result.sources).filter(([, source]) => source.text !== null && source.text.trim() !== "");
  return html`${kept.map(([id, source]) => {
    const own = quoted.list.filter((passage) => passage.source === id);
    return html`<article class="source">
<h3>${name(source.title)}</h3>
<p class="by">${credit(source)}</p>
<div class="text" dir="auto">${paragraphs(source.text ?? "", own)}</div>
${
  own.length === 0
    ? nothing
    : fold({
        id: `leans-on-${id}`,
        title: html`What depends on each passage`,
        gist: html`${number(own.length)} passages`,
        open: false,
        body: html`<ol class="leans">${own.map((passage) => leans(result, passage, source.text ?? "", anchors))}</ol>`,
      })
}
</article>\n`;
  })}${others(result)}`;
}

/** Author, publisher and date of a source, linked to its address if that is a web address. */
export function credit(source: SourceFinding): Html {
  const parts = [source.author, source.publisher, date(source.date)]
    .filter((part): part is string => part !== null && part !== "")
    .map(name);
  const link =
    source.url !== null && /^https?:\/\//i.test(source.url)
      ? html`<a href="${source.url}" rel="noreferrer">${name(/^https?:\/\/(?:www\.)?([^/?#]*)/i.exec(source.url)?.[1] || source.url)}</a>`
      : null;
  return html`${join([...parts, ...(link === null ? [] : [link])], ", ")}${source.later ? html` <span class="tag">published later than the date of this forecast</span>` : nothing}`;
}

function paragraphs(text: string, own: Passage[]): Html[] {
  const out: Html[] = [];
  for (const found of text.matchAll(/[^\n]+/g)) {
    if (found[0].trim() === "") continue;
    const start = found.index,
      end = start + found[0].length;
    const hanging = /^["'\u201c\u2018\u00ab]/.test(found[0]) ? ' class="hanging"' : "";
    out.push(
      html`<p${{ html: hanging }}>${stretches(own, start, end).map(({ start: from, end: to, covered }) => {
        const words = text.slice(from, to);
        if (covered.length === 0) return html`${words}`;
        const begins = covered.filter(
          (passage) =>
            passage.start === from ||
            (passage.start < start && from === start && passage.start < from && firstShown(text, passage) === start),
        );
        const ends = covered.filter((passage) => passage.end === to);
        const marked = html`<mark${{ html: covered.length > 1 ? ' class="two"' : "" }}>${words}</mark>`;
        const anchored = begins.reduce(
          (inside, passage) => html`<span id="quote-${passage.number}">${inside}</span>`,
          marked,
        );
        return html`${anchored}${ends.map((passage) => html`<sup><a href="#leans-${passage.number}" aria-label="What depends on passage ${passage.number}">${passage.number}</a></sup>`)}`;
      })}</p>\n`,
    );
  }
  return out;
}

/** Start of the first printed line of a passage that begins in the blank space between two paragraphs. */
function firstShown(text: string, passage: Passage): number {
  const after = /[^\n]*\S[^\n]*/.exec(text.slice(passage.start));
  return after === null ? -1 : passage.start + after.index;
}

function leans(result: Result, passage: Passage, text: string, anchors: Anchors): Html {
  const carried = result.passages?.find(({ number: n }) => n === passage.number);
  const quote = text.slice(passage.start, passage.end).replace(/\s+/g, " ");
  const groups = new Map<string, Html[]>();
  const seen = new Set<string>();
  for (const path of passage.numbers) {
    const { group: whose, block, text: words } = place(result, path);
    const group = [whose, block].filter(Boolean).join(", ");
    const target = anchors(path);
    const said = target?.startsWith("number-series-") ? words.replace(/, [^,]*$/, "") : words;
    if (seen.has(`${group} ${target} ${said}`)) continue;
    seen.add(`${group} ${target} ${said}`);
    groups.set(group, [
      ...(groups.get(group) ?? []),
      target === null ? html`${said}` : html`<a href="#${target}">${name(said || "value")}</a>`,
    ]);
  }
  const rest = passage.others.map((path) => {
    const target = anchors(path),
      words = blockName(result, path);
    return target === null ? words : html`<a href="#${target}">${words}</a>`;
  });
  const lines = [
    ...[...groups].map(
      ([group, links]) =>
        html`<li><span class="group">${name(group)}:</span> ${join(links.slice(0, MAX_LINKS_PER_BLOCK), "; ")}${links.length > MAX_LINKS_PER_BLOCK ? html` and ${number(links.length - MAX_LINKS_PER_BLOCK)} more beside them` : nothing}</li>`,
    ),
    ...(rest.length ? [html`<li>${join(rest, "; ")}</li>`] : []),
  ];
  return html`<li id="leans-${passage.number}" value="${passage.number}"><a class="back" href="#quote-${passage.number}"><q dir="auto">${quote}</q></a>${carried === undefined ? nothing : html` <span class="carries">${withoutText(result, carried)}</span>`}${lines.length ? html`<ul>${lines}</ul>` : html` <span class="quiet">Quoted for the reader; no number depends on it.</span>`}</li>\n`;
}

/** What a passage carries for the headline questions. */
function withoutText(result: Result, passage: PassageFinding): string {
  const said = result.headline.flatMap((id) => {
    const found = passage.questions[id];
    return found === undefined ? [] : [carriedText(found)];
  });
  return said.length === 0 ? `${untestedText(passage)}` : `Without it: ${said.join("; ")}.`;
}

function others(result: Result): Html {
  const without = Object.values(result.sources).filter((source) => source.text === null || source.text.trim() === "");
  if (without.length === 0) return nothing;
  return fold({
    id: "sources",
    title: html`Further sources`,
    gist: html`${number(without.length)}, of which no text is kept with the case`,
    open: false,
    body: html`<p class="note">Quoted, but their text is not kept with the case: these quotes could not be checked.</p>
<ul class="sources">${without.map((source) => html`<li>${name(source.title)}. ${credit(source)}</li>`)}</ul>`,
  });
}
