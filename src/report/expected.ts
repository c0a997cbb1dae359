/** What signers expect of somebody else, against what comes of it in the run. */
import type { Result } from "../result/index.ts";
import { dataTable } from "./data-table.ts";
import { EXPECTED_ADVICE, EXPECTED_NOTE, EXPECTED_WARNING, expectedRows } from "../wording/expected.ts";
import { html, name, nothing, type Html } from "../wording/html.ts";

export function expected(result: Result): Html {
  const rows = expectedRows(result);
  if (rows.length === 0) return nothing;
  return html`<p class="note">${EXPECTED_NOTE}</p>
${dataTable({
  caption: "Expectations and what comes of them",
  unseen: true,
  kind: "expected",
  head: ["what signers count on", "once", "stated chance", "how often it comes"],
  rows: rows.map(({ what, when, stated, comes, differs }) => [
    name(what),
    name(when),
    stated,
    html`${comes}${differs ? html` <strong class="warn">${EXPECTED_WARNING}</strong>` : nothing}`,
  ]),
})}
${rows.some(({ differs }) => differs) ? html`<p class="caution">${EXPECTED_ADVICE}</p>` : nothing}\n`;
}
