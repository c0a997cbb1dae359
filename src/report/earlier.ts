/** How earlier odds on the case did: it stands before the new ones. */
import type { Result } from "../result/index.ts";
import { cameText, earlierText, oddsFiled } from "../wording/earlier.ts";
import { html, name, nothing, type Html } from "../wording/html.ts";
import { dataTable } from "./data-table.ts";

export function earlier({ earlier: found }: Result): Html {
  if (found === undefined) return nothing;
  return html`<section class="earlier" id="earlier"><p>${name(earlierText(found))}</p>
<details><summary>Question by question</summary>${dataTable({
    caption: "Earlier odds and the outcome of each question",
    unseen: true,
    kind: "plain",
    head: ["question", "came out", "odds filed"],
    rows: found.questions.map((one) => [name(one.ask), cameText(one), name(oddsFiled(one))]),
  })}</details></section>
`;
}
