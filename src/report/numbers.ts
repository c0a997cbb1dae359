/** Every number of the case: as written, before and after the record, and its source. */
import type { ParameterFinding, Result } from "../result/index.ts";
import { fold, html, join, name, nothing, type Html } from "../wording/html.ts";
import { blockName } from "./block-name.ts";
import type { Passages } from "./passages.ts";
import { date, figures, number } from "../wording/format.ts";
import { GROUND_ORDER, GROUND_WORD, groundsText, leadIn, type Ground } from "../wording/grounds.ts";
import { capital } from "../wording/headline.ts";
import { inWords, type Place, place } from "../wording/paths.ts";

/** A row: one number, or a series of exact ones (a history, a path) on one line. */
interface Row {
  id: string;
  path: string;
  paths: string[];
  place: Place;
  citations: number[];
}

const order: Place["kind"][] = [
  "actor",
  "table",
  "issue",
  "driver",
  "reaction",
  "market",
  "reference",
  "scenario",
  "case",
];

/** Rows of the table in the order in which they are printed, and the anchor of every path. */
export interface Rows {
  list: Row[];
  anchor: (path: string) => string | null;
}

export function rows(result: Result): Rows {
  const list: Row[] = [];
  const of = new Map<string, string>();
  let count = 0;
  for (const path of Object.keys(result.parameters)) {
    const series = /^(drivers\.[^.]+\.(?:history|points))\./.exec(path)?.[1];
    const before = list[list.length - 1];
    const citations = result.cited_by[path] ?? [];
    if (
      series !== undefined &&
      before?.path === series &&
      !result.parameters[path].uncertain &&
      same(before.citations, citations)
    ) {
      before.paths.push(path);
      of.set(path, before.id);
      continue;
    }
    const alone = series === undefined || result.parameters[path].uncertain;
    const row: Row = {
      id: alone ? `number-${++count}` : `number-series-${++count}`,
      path: alone ? path : series,
      paths: [path],
      place: place(result, alone ? path : series),
      citations,
    };
    list.push(row);
    of.set(path, row.id);
  }
  return { list, anchor: (path) => of.get(path) ?? null };
}

const same = (a: number[], b: number[]) => a.length === b.length && a.every((n, i) => n === b[i]);

export function numbers(result: Result, list: Row[], quoted: Passages): Html {
  if (list.length === 0) return nothing;
  const groups = new Map<string, Row[]>();
  for (const row of list) {
    const key = `${order.indexOf(row.place.kind)} ${row.place.group}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const sorted = [...groups.values()].sort((a, b) => order.indexOf(a[0].place.kind) - order.indexOf(b[0].place.kind));
  return html`<p>${tally(result)}</p>
<p class="note">Numbers written as ranges are drawn independently of one another${result.factors === undefined ? "" : ", but for those that share a cause (below)"}: an error that all of an actor\u2019s numbers share is missed. A range \u2018a to b\u2019 is meant to hold nine times in ten. Raised figures lead to the passage in the argument.</p>
${sorted.map((own, n) => group(result, own, quoted, `numbers-${n + 1}`))}${causes(result)}${others(result, quoted)}`;
}

/** Causes that numbers share, each with its numbers and their correlation with it. */
function causes({ factors = {}, ...result }: Result): Html {
  const found = Object.values(factors).filter(({ numbers: own }) => Object.keys(own).length > 0);
  return found.length === 0
    ? nothing
    : html`<h3>Causes that numbers share</h3>
<ul class="grounds">${found.map(
        ({ name: cause, numbers: own }) =>
          html`<li><strong>${name(cause)}</strong>: ${join(
            Object.entries(own).map(
              ([path, correlation]) =>
                html`${name(inWords(result, path))} <span class="quiet">(${number(correlation, 2)})</span>`,
            ),
            "; ",
          )}</li>\n`,
      )}</ul>
<p class="note">In brackets: the correlation of the number with the cause, on the scale of its normal score.</p>\n`;
}

/** Grounds given for blocks without numbers (rules, questions, scenarios). */
function others(result: Result, quoted: Passages): Html {
  const used = new Set([
    ...Object.values(result.cited_by).flat(),
    ...result.accords.flatMap((accord) => accord.citations),
    ...result.events.flatMap((event) => event.citations),
  ]);
  const rest = new Map<string, number[]>();
  result.citations.forEach((citation, index) => {
    if (!used.has(index) && citation.path !== "record")
      rest.set(citation.path, [...(rest.get(citation.path) ?? []), index]);
  });
  return rest.size === 0
    ? nothing
    : fold({
        id: "numbers-others",
        title: html`Sources of what is not a number`,
        gist: html`${number(rest.size)}`,
        open: false,
        body: html`<ul class="grounds">${[...rest].map(([path, indices]) => html`<li>${blockName(result, path)}${references(result, indices, quoted)}${because(result, indices, quoted)}</li>\n`)}</ul>`,
      });
}

/** The counts by class as a sentence. */
export const tally = ({ grounds }: Result): string => groundsText(grounds);

function ground(parameter: ParameterFinding): Ground {
  return parameter.default ? "default" : parameter.cited;
}

function group(result: Result, own: Row[], quoted: Passages, id: string): Html {
  const { kind, group: title } = own[0].place;
  const actor = kind === "actor" ? result.actors[own[0].path.split(".")[1]] : undefined;
  const blocks: Row[][] = [];
  for (const row of byBlock(own)) {
    const last = blocks[blocks.length - 1];
    if (last && last[0].place.block === row.place.block && same(last[0].citations, row.citations)) last.push(row);
    else blocks.push([row]);
  }
  const learnt = result.record !== null;
  const printed = new Set<string>();
  const kinds = GROUND_ORDER.map((kind) => ({
    n: own.flatMap((row) => row.paths).filter((path) => ground(result.parameters[path]) === kind).length,
    words: GROUND_WORD[kind],
  })).filter(({ n }) => n > 0);
  const body = html`${actor && actor.range !== null ? html`<p class="note">From the worst to the best that it can meet with, the numbers imply ${number(actor.range)} points (100 is meant).</p>` : nothing}
<table class="numbers"><caption class="unseen">Numbers of ${name(title)}</caption>
<thead><tr><th scope="col">number</th><th scope="col">as written</th><th scope="col">${learnt ? "mean, before \u2192 after" : "mean"}</th><th scope="col">from</th></tr></thead>
${blocks.map(
  (block, n) =>
    html`<tbody>${
      block[0].place.block !== "" && block[0].place.block !== blocks[n - 1]?.[0].place.block
        ? html`<tr class="block"><th colspan="4" scope="rowgroup">${name(block[0].place.block)}</th></tr>
`
        : nothing
    }${block.map((row) => line(result, row, quoted, learnt))}${below(because(result, block[0].citations, quoted, printed))}</tbody>\n`,
)}</table>`;
  return fold({
    id,
    title: name(title),
    gist: html`${join(
      kinds.map(({ n, words }) => html`${number(n)} ${words}`),
      ", ",
    )}`,
    body,
    open: false,
  });
}

/** Rows of one block together, and in it those with the same grounds; else in the order in which they come. */
function byBlock(own: Row[]): Row[] {
  const first = new Map<string, number>();
  const at = (key: string): number => first.get(key) ?? first.set(key, first.size).size - 1;
  return own
    .map((row) => ({ row, block: at(row.place.block), grounds: at(`${row.place.block} ${row.citations.join()}`) }))
    .sort((a, b) => a.block - b.block || a.grounds - b.grounds)
    .map(({ row }) => row);
}

function line(result: Result, row: Row, quoted: Passages, learnt: boolean): Html {
  const parameter = result.parameters[row.paths[0]];
  const serial = row.id.startsWith("number-series-");
  const text = serial
    ? row.paths.map((path) => `${path.slice(row.path.length + 1)}: ${result.parameters[path].text}`).join(", ")
    : parameter.text;
  const mean = !parameter.uncertain
    ? ""
    : learnt
      ? `${figures(parameter.before.mean)} \u2192 ${figures(parameter.after.mean)}`
      : figures(parameter.before.mean);
  const kinds = [...new Set(row.paths.map((path) => ground(result.parameters[path])))]
    .map((kind) => GROUND_WORD[kind])
    .join(", ");
  const words = row.place.text || inWords(result, row.path);
  return html`<tr id="${row.id}"><th scope="row">${name(words)}</th><td>${name(text)}</td><td>${mean}</td><td>${kinds}${references(result, row.citations, quoted)}</td></tr>\n`;
}

/** Superscript references to the passages that some citations quote. */
export function references(result: Result, citations: number[], quoted: Passages): Html {
  const found = [
    ...new Set(
      citations
        .filter((index) => result.citations[index])
        .map((index) => quoted.of(index))
        .filter((passage) => passage !== undefined),
    ),
  ];
  return found.length === 0
    ? nothing
    : html`<sup class="refs">${join(
        found.map(
          (passage) =>
            html`<a href="#quote-${passage.number}" aria-label="Passage ${passage.number}">${passage.number}</a>`,
        ),
        "\u2009",
      )}</sup>`;
}

const below = (said: Html) =>
  said.html === "" ? nothing : html`<tr class="because"><td colspan="4">${said}</td></tr>\n`;

/** Characters of a quote or judgement that is repeated. */
const MAX_REPEATED_CHARACTERS = 48;

/**
 * Quotes that no kept text shows, and judgements, one paragraph each. One that is `printed` already is only named; the
 * others are added to it.
 */
export function because(
  result: Result,
  citations: number[],
  quoted: Passages,
  printed: Set<string> = new Set<string>(),
): Html {
  const all = citations
    .map((index) => ({ citation: result.citations[index], shown: quoted.of(index) }))
    .filter(({ citation }) => citation !== undefined);
  const said = all
    .filter(({ shown }) => shown === undefined)
    .map(({ citation }) => {
      const lead = leadIn(
        citation,
        all.map((one) => one.citation),
      );
      const key = `${citation.source} ${citation.quote}`;
      const repeated = printed.has(key) && citation.quote.length > MAX_REPEATED_CHARACTERS;
      printed.add(key);
      if (repeated)
        return html`<p class="quiet">As above: <span dir="auto">${citation.quote.slice(0, MAX_REPEATED_CHARACTERS).trimEnd()}\u2026</span></p>`;
      if (lead !== null)
        return html`<p><span class="quiet">${capital(lead)}:</span> <span dir="auto">${citation.quote}</span></p>`;
      const from = result.sources[citation.source ?? ""];
      return html`<p><q dir="auto">${citation.quote}</q> <span class="quiet">${name(from?.title ?? citation.source ?? "")}${from ? html`, ${date(from.date)}` : nothing}${citation.kind === "unchecked" ? ", unchecked" : ""}${from?.later ? ", published later" : ""}</span></p>`;
    });
  return said.length === 0 ? nothing : html`<div class="because">${said}</div>`;
}
