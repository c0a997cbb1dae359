/** The report: one HTML file that needs nothing else, made from a result and nothing else. */
import { parseHTML } from "linkedom";
import type { Result } from "../engine/result.ts";
import { date } from "../pictures/words.ts";
import { argument } from "./argument.ts";
import { chronicle, drivers } from "./chronicle.ts";
import { deals } from "./deals.ts";
import { again, warnings } from "./ending.ts";
import { html, name, nothing, section, type Section } from "./html.ts";
import { byWhen, condition, judgements, lead } from "./judgements.ts";
import { numbers, rows } from "./numbers.ts";
import { passages } from "./passages.ts";
import { record } from "./record.ts";
import { style } from "./style.ts";
import { turnsOn } from "./turns.ts";

/** The whole file as text: no script, nothing loaded from elsewhere; the same result gives the same text. */
export function report(result: Result): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const paper = { document };
  const quoted = passages(result);
  const table = rows(result);
  const parts: Section[] = [
    { id: "argument", title: "The argument", body: argument(result, quoted, (path) => anchor(result, table.anchor, path)) },
    { id: "judgements", title: "Key judgements", body: judgements(result, paper) },
    { id: "when", title: "By when, and what instead", body: byWhen(result, paper) },
    { id: "turns", title: "What it turns on", body: turnsOn(result, paper) },
    { id: "deals", title: "Deals, and why", body: deals(result, paper) },
    { id: "record", title: "What the record taught", body: record(result, quoted, paper) },
    { id: "drivers", title: "Drivers", body: drivers(result, paper) },
    { id: "chronicle", title: "What was signed and done", body: chronicle(result, quoted) },
    { id: "numbers", title: "Every number, and where it comes from", body: numbers(result, table.list, quoted) },
    { id: "warnings", title: "What the run warns of", body: warnings(result) },
    { id: "again", title: "The same page again", body: again(result) },
  ];
  const shown = parts.filter((part) => part.body.html !== "");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Entente ${result.run.engine}">
<title>${result.case.title}</title>
<style>${{ html: style }}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the argument</a>
<header>
<p class="kicker">As of ${date(result.case.as_of)}</p>
<h1>${name(result.case.title)}</h1>
${condition(result)}${lead(result)}<nav aria-label="Contents"><ol>${shown.map((part) => html`<li><a href="#${part.id}">${part.title}</a></li>`)}</ol></nav>
</header>
<main id="main">
${shown.length === 0 ? nothing : shown.map(section)}</main>
</body>
</html>
`.html;
}

/** Where the page shows what a path names: a number's row, or the place of an accord, an event, a question or the record. */
function anchor(result: Result, ofNumber: (path: string) => string | null, path: string): string | null {
  const [head, id] = path.split(".");
  if (head === "record") return result.record === null ? null : "record";
  if (head === "questions") return result.questions[id] ? `question-${id}` : null;
  if (head === "accords") return result.accords.some((accord) => accord.id === id) ? `accord-${id}` : null;
  if (head === "events") return result.events.some((event) => event.id === id) ? `event-${id}` : null;
  return ofNumber(path);
}
