/**
 * The report in three forms, each made from a result alone: one self-contained HTML file, Markdown, and a CSV file for
 * each table.
 */
import { parseHTML } from "linkedom";
import type { Result } from "../result/index.ts";
import { html, section } from "../wording/html.ts";
import { contents, keys, top } from "./top.ts";
import { inside, place, policy, type Live } from "./live.ts";
import { rows } from "./numbers.ts";
import { passages } from "./passages.ts";
import { sections, type Sheet } from "./sections.ts";
import { csv, tables } from "./tables/index.ts";
import { style } from "./style.ts";
import { hasOdds } from "../wording/few-worlds.ts";

export type { Live } from "./live.ts";
export { markdown } from "./markdown.ts";
export { sweepPage } from "./sweep.ts";

/** Name and text of a CSV file for each table of the result. */
export function csvFiles(result: Result): [string, string][] {
  return tables(result).map((table) => [`${table.name}.csv`, csv(table)]);
}

/**
 * The whole file as text; nothing is loaded from elsewhere, and the same result gives the same text. Without script
 * unless the report is live: then the engine is embedded.
 */
export function report(result: Result, live: Live | null = null): string {
  const sheet = sheetOf(result);
  const shown = sections
    .filter(({ lens, odds }) => (lens === undefined || result.lenses[lens] !== undefined) && (!odds || hasOdds(result)))
    .map(({ id, title, folded, body }) => ({ id, title, folded: folded === true, body: body(sheet) }))
    .filter(({ body }) => body.html !== "");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy(live)}">
<meta name="generator" content="Entente ${result.run.engine}">
<title>${result.case.title}</title>
<style>${{ html: style }}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the sections</a>
<div class="page">
${top(
  result,
  shown.some(({ id }) => id === "questions"),
)}<aside>
${keys(result)}${contents(shown)}</aside>
<main id="main">
${place(live)}${shown.map(section)}</main>
</div>
${inside(live)}</body>
</html>
`.html;
}

function sheetOf(result: Result): Sheet {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const table = rows(result);
  return {
    result,
    paper: { document },
    quoted: passages(result),
    rows: table,
    anchor: (path) => anchor(result, table.anchor, path),
  };
}

/** Anchor of a path on the page: the row of a number, or the place of an accord, an event, a question or the record. */
function anchor(result: Result, ofNumber: (path: string) => string | null, path: string): string | null {
  const [head, id] = path.split(".");
  if (head === "record") return result.record === null ? null : "record";
  if (head === "questions") return result.questions[id] ? `question-${id}` : null;
  if (head === "accords") return result.accords.some((accord) => accord.id === id) ? `accord-${id}` : null;
  if (head === "places") return result.places.some((place) => place.id === id) ? `place-${id}` : null;
  if (head === "events") return result.events.some((event) => event.id === id) ? `event-${id}` : null;
  return ofNumber(path);
}
