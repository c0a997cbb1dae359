/** What signers expect of somebody else, against what comes of it in the run. */
import type { Result } from "../result/index.ts";
import { EXPECTED_ADVICE, EXPECTED_NOTE, EXPECTED_WARNING, expectedRows } from "../wording/expected.ts";
import { html, name, nothing, type Html } from "../wording/html.ts";

export function expected(result: Result): Html {
  const rows = expectedRows(result);
  if (rows.length === 0) return nothing;
  return html`<p class="note">${EXPECTED_NOTE}</p>
<table class="expected"><caption class="unseen">Expectations and what comes of them</caption><thead><tr><th scope="col">what signers count on</th><th scope="col">once</th><th scope="col">with</th><th scope="col">comes in</th></tr></thead>
<tbody>${rows.map(
    ({ what, when, stated, comes, differs }) =>
      html`<tr><th scope="row">${name(what)}</th><td data-label="once">${name(when)}</td><td data-label="with">${stated}</td><td data-label="comes in">${comes}${differs ? html` <strong class="warn">${EXPECTED_WARNING}</strong>` : nothing}</td></tr>\n`,
  )}</tbody></table>
${rows.some(({ differs }) => differs) ? html`<p class="caution">${EXPECTED_ADVICE}</p>` : nothing}\n`;
}
