/** Drivers over time, and accords and events by date. */
import type { Result } from "../result/index.ts";
import { driver, timeline, type Paper } from "../pictures/index.ts";
import { fold, html, join, name, nothing, type Html } from "../wording/html.ts";
import { because, references } from "./numbers.ts";
import type { Passages } from "./passages.ts";
import { date } from "../wording/format.ts";
import { drawing } from "./slim.ts";

export function drivers(result: Result, paper: Paper): Html {
  const figures = Object.keys(result.drivers)
    .map((id) => driver(result, id, paper))
    .filter((svg) => svg !== "");
  return figures.length === 0
    ? nothing
    : html`<p class="note">Black: history as the case has it. Green: the fan over worlds, month by month, with the middle half darker; again not paths. Dashed: ${date(result.case.as_of)}.</p>
<div class="three">${figures.map(drawing)}</div>\n`;
}

/**
 * Accords and events by date: first a picture that separates binding acts from the rest, then each with its grounds.
 */
export function chronicle(result: Result, quoted: Passages): Html {
  const who = (id: string) => name(result.actors[id]?.name ?? id);
  const rows = [
    ...result.accords.map((accord) => ({
      id: `accord-${accord.id}`,
      date: accord.date,
      citations: accord.citations,
      words: html`${join(accord.parties.map(who), accord.parties.length === 2 ? " and " : ", ")}: ${name(accord.text ?? accord.kind)} <span class="quiet">(${accord.text === null ? nothing : html`${name(accord.kind)}, `}${accord.binds ? "binding" : "not binding"}${accord.on === null ? nothing : html`, on ${name(result.issues[accord.on]?.name ?? accord.on)}`})</span>`,
    })),
    ...result.events.map((event) => ({
      id: `event-${event.id}`,
      date: event.date,
      citations: event.citations,
      words:
        event.text === null
          ? html`${who(event.who)}: ${name(event.does.toLowerCase())}${event.whom === null ? nothing : html`, toward ${who(event.whom)}`}`
          : html`${who(event.who)}: ${name(event.text)} <span class="quiet">(${name(event.does.toLowerCase())}${event.whom === null ? nothing : html`, toward ${who(event.whom)}`})</span>`,
    })),
  ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return rows.length === 0
    ? nothing
    : html`<div class="single">${drawing(timeline(result))}</div>
${fold({ id: "chronicle-list", title: html`Each with its sources`, gist: html`${String(rows.length)}`, open: false, body: html`<ol class="timeline">${rows.map((row) => html`<li id="${row.id}"><span class="date">${date(row.date)}</span> <div>${row.words}${references(result, row.citations, quoted)}${because(result, row.citations, quoted)}</div></li>\n`)}</ol>` })}`;
}
