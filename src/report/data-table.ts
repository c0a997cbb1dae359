/** Tables of the page: columns on a wide screen, a card for each row on a phone. */
import { html, nothing, type Html } from "../wording/html.ts";

type Cell = Html | string;

export interface DataTable {
  caption: Cell;
  /** Caption for screen readers alone, where the text around the table says the same. */
  unseen?: boolean;
  /** Class besides `cards`. */
  kind?: string;
  head: Cell[];
  /** Cells of each row, the first of which names it. */
  rows: Cell[][];
}

export function dataTable({ caption, unseen = false, kind, head, rows }: DataTable): Html {
  if (rows.length === 0) return nothing;
  const seen = unseen ? html`<caption class="unseen">${caption}</caption>` : html`<caption>${caption}</caption>`;
  return html`<table class="cards${kind === undefined ? "" : ` ${kind}`}">${seen}
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first ?? ""}</th>${rest.map((cell, n) => html`<td data-label="${plain(head[n + 1])}">${cell}</td>`)}</tr>\n`)}</tbody></table>`;
}

/** Text of a heading, without its marks. */
const plain = (cell: Cell | undefined): string =>
  cell === undefined ? "" : typeof cell === "string" ? cell : cell.html.replace(/<[^>]*>/g, "");
