/** The text with each sentence's readings beside it: marks and notes link to each other. */
import { isTelling, type Item, type Reading } from "../../reader/reading.ts";
import { voiceOf } from "../../reader/speaker-line.ts";
import { html, name, type Html } from "../../wording/html.ts";
import { KINDS, foremost, noted } from "./kinds.ts";

interface Row {
  start: number;
  end: number;
  /** First sentence of a paragraph. */ opens: boolean;
}

/** Spans that cover the whole text, one a sentence. */
function rowsOf({ sentences, text }: Reading): Row[] {
  if (sentences.length === 0) return [{ start: 0, end: text.length, opens: true }];
  return sentences.map(({ start, paragraph }, at) => ({
    start: at === 0 ? 0 : start,
    end: sentences[at + 1]?.start ?? text.length,
    opens: sentences[at - 1]?.paragraph !== paragraph,
  }));
}

export function textOf(reading: Reading, used: ReadonlyMap<string, string[]>): Html {
  const items = [...reading.items].sort((a, b) => a.start - b.start || b.end - a.end);
  const byId = new Map(items.map((item) => [item.id, item]));
  const marks = new Map(items.map((item, n) => [item.id, n + 1]));
  const unread = new Map(unreadSentences(reading).map((sentence) => [sentence.start, sentence]));
  const rows = rowsOf(reading);
  const within = touching(rows, items);
  return html`<div class="page">${rows.map((row, at) => {
    const here = within[at];
    const nothing = unread.get(reading.sentences[at]?.start ?? -1);
    const notes = here.filter((item) => noted(item) && item.start >= row.start);
    return html`<div class="row${row.opens ? " opens" : ""}"><p dir="auto" class="said">${segments(reading, row, here, nothing ? [nothing] : [], marks)}</p>
<ol class="notes">${notes.map((item) => note(item, reading, byId, marks, used.get(item.id) ?? []))}</ol></div>\n`;
  })}</div>`;
}

/** Items that overlap each of a list of spans, both in order of their start. */
function touching(spans: readonly { start: number; end: number }[], items: readonly Item[]): Item[][] {
  let next = 0;
  let open: Item[] = [];
  return spans.map(({ start, end }) => {
    while (next < items.length && items[next].start < end) open.push(items[next++]);
    open = open.filter((item) => item.end > start);
    return open;
  });
}

/** Sentences without a reading, names and voices aside. */
export function unreadSentences(reading: Reading): Reading["sentences"] {
  const read = reading.items
    .filter(({ kind }) => kind !== "actor" && kind !== "attribution")
    .sort((a, b) => a.start - b.start);
  const within = touching(reading.sentences, read);
  return reading.sentences.filter(
    ({ start, end }, at) => within[at].length === 0 && /\p{L}/u.test(reading.text.slice(start, end)),
  );
}

function segments(
  reading: Reading,
  { start, end }: Row,
  here: readonly Item[],
  unread: Reading["sentences"],
  marks: ReadonlyMap<string, number>,
): Html[] {
  const words = here
    .filter(isTelling)
    .flatMap(({ hedges, negation }) => [
      ...(hedges ?? []).map((h) => ({ ...h, is: "hedge" })),
      ...(negation ?? []).map((n) => ({ ...n, is: "not" })),
    ]);
  const edges = new Set([start, end]);
  for (const span of [...here, ...words, ...unread])
    for (const at of [span.start, span.end]) if (at > start && at < end) edges.add(at);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, n) => {
    const to = cuts[n + 1];
    const text = reading.text.slice(from, to);
    const over = (span: { start: number; end: number }): boolean => span.start <= from && span.end >= to;
    const on = here.filter(over).sort(foremost);
    const cues = [...new Set(words.filter(over).map(({ is }) => is))].join(" ");
    const inner = cues ? html`<span class="${cues}">${text}</span>` : html`${text}`;
    const shown = on.find(noted);
    const who = on.find((item) => item.kind === "actor");
    const named = who
      ? html`<span class="who" title="${reading.entities[who.entity]?.name ?? ""}">${inner}</span>`
      : inner;
    if (!shown) return unread.some(over) ? html`<span class="unread">${named}</span>` : named;
    if (!/[\p{L}\p{N}]/u.test(text))
      return html`<span class="s ${shown.kind} ${on
        .filter(noted)
        .map(({ id }) => `i${marks.get(id)}`)
        .join(" ")}">${named}</span>`;
    return html`<a class="s ${shown.kind} ${on
      .filter(noted)
      .map(({ id }) => `i${marks.get(id)}`)
      .join(" ")}" href="#n${marks.get(shown.id)!}">${named}</a>`;
  });
}

function note(
  item: Item,
  reading: Reading,
  byId: ReadonlyMap<string, Item>,
  marks: ReadonlyMap<string, number>,
  paths: readonly string[],
): Html {
  const { one } = KINDS.find(({ kind }) => kind === item.kind)!;
  const names = (refs: readonly string[] | undefined): string =>
    (refs ?? []).map((ref) => nameOf(ref, reading)).join(", ");
  const about = aboutOf(item, names, reading);
  const links = (item.links ?? []).flatMap(({ rel, to }) => {
    const other = byId.get(to);
    return other && noted(other)
      ? [
          html`<a href="#n${marks.get(to)!}" class="to">${rel.replaceAll("-", " ")} <b class="${other.kind}">${KINDS.find(({ kind }) => kind === other.kind)!.one}</b></a>`,
        ]
      : [];
  });
  const { strength: said } = isTelling(item) ? item : {};
  const strength = said?.word ?? (said?.unfilled ? "no word for how likely" : null);
  return html`<li id="n${marks.get(item.id)!}" class="note ${item.kind}"><b class="k">${one}${item.by === "rules" ? null : html` <i class="by">${item.by === "model" ? "model" : "analyst"}</i>`}${item.unconfirmed ? html` <i class="by">not confirmed by the model</i>` : null}</b> <q dir="auto">${short(item.quote)}</q>
<span class="d">${about.length > 0 ? html`${about.join("; ")}. ` : null}<span class="voice">${name(voiceOf(item, reading))}${strength ? html`; ${strength}` : null}</span>${links.length > 0 ? html` ${links}` : null}${paths.length > 0 ? html` <span class="used">${paths.slice(0, 4).map((path) => html`<code>${path}</code> `)}${paths.length > 4 ? html`and ${paths.length - 4} more` : null}</span>` : item.kind === "attribution" ? null : html` <span class="left">not in the draft</span>`}</span></li>`;
}

export const nameOf = (ref: string, reading: Reading): string => {
  const entity =
    reading.entities[ref] ?? Object.values(reading.entities).find((e) => e.iso3 === ref && e.type === "state");
  return entity?.name ?? ref;
};

function aboutOf(item: Item, names: (refs: readonly string[] | undefined) => string, reading: Reading): string[] {
  if (item.kind === "attribution")
    return [`${item.source ? nameOf(item.source, reading) : "nobody named"}: "${item.cue ?? ""}"`];
  if (!isTelling(item)) return [];
  const [subject, object] = [names(item.subject), names(item.object)];
  const time = item.time
    ? item.time.resolved[0] === item.time.resolved[1]
      ? item.time.resolved[0]
      : `${item.time.resolved[0]} to ${item.time.resolved[1]}`
    : null;
  return [
    ...(item.kind === "event" && item.event ? [item.event.plover] : []),
    ...(item.kind === "accord" && item.status
      ? [`${item.status}${item.binding === "yes" ? ", binds" : item.binding === "no" ? ", does not bind" : ""}`]
      : []),
    ...(item.kind === "driver" && item.direction
      ? [item.threshold_word ? `past "${item.threshold_word}"` : item.direction]
      : []),
    ...(item.condition ? [`on condition: "${short(item.condition.text)}"`] : []),
    ...(subject || object
      ? [
          [subject, object]
            .filter((part) => part !== "" && !(part === object && subject === object))
            .join(" \u2192 ") || subject,
        ]
      : []),
    ...(time ? [time] : []),
  ];
}

/** A quote shortened for a note; the whole text is beside it. */
export function short(quote: string, most = 96): string {
  const line = quote.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const half = Math.floor(most / 2);
  return `${line.slice(0, half).replace(/\s+\S*$/, "")} \u2026 ${line.slice(-half).replace(/^\S*\s+/, "")}`;
}

/** CSS rules by which a note and its mark highlight together; left out where there are too many. */
export function lights(reading: Reading): string {
  const items = [...reading.items].sort((a, b) => a.start - b.start || b.end - a.end);
  if (items.length > 400) return "";
  return items
    .flatMap((item, n) =>
      noted(item)
        ? [
            `body:has(#n${n + 1}:is(:hover,:focus-within,:target)) .i${n + 1}{background:var(--lit);color:var(--ink)}body:has(.i${n + 1}:is(:hover,:focus)) #n${n + 1}{background:var(--lit)}`,
          ]
        : [],
    )
    .join("\n");
}
