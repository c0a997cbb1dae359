/** The terms of the report. */
import { GLOSSARY } from "../wording/glossary.ts";
import { html, type Html } from "../wording/html.ts";

export const glossary = (): Html =>
  html`<dl class="glossary">${GLOSSARY.map(([term, meaning]) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>\n`)}</dl>`;
