/** What each passage of the argument carries: the headline questions if what depends on it were not so from now on. */
import type { PassageFinding, Result } from "../result/index.ts";
import { dataTable } from "./data-table.ts";
import { fold, html, name, nothing, type Html } from "../wording/html.ts";
import { CARRIES_NOTE, carriedText, passageQuote, untestedText, verdictText, weightOf } from "../wording/carries.ts";

/** Passages listed at once; the others are folded. */
const MAX_ROWS = 4;

export function claims(result: Result): Html {
  const passages = [...(result.passages ?? [])].sort((a, b) => weightOf(result, b) - weightOf(result, a));
  const told = Object.values(result.claims ?? {});
  if (passages.length === 0 && told.length === 0) return nothing;
  const carrying = passages.filter((passage) => passage.tested === "simulated");
  const rest = passages.filter((passage) => passage.tested !== "simulated");
  const more = [...carrying.slice(MAX_ROWS), ...rest];
  return html`${told.length === 0 ? nothing : html`<ul class="grounds">${told.map((claim) => html`<li><strong>${name(claim.name)}.</strong> ${name(verdictText(result, claim))}</li>\n`)}</ul>`}
<p class="note">${CARRIES_NOTE}</p>
${table(result, carrying.slice(0, MAX_ROWS))}${
    more.length === 0
      ? nothing
      : fold({
          id: "claims-more",
          title: html`The other passages`,
          gist: html`${String(more.length)}`,
          open: false,
          body: table(result, more),
        })
  }`;
}

function table(result: Result, passages: PassageFinding[]): Html {
  return dataTable({
    caption: "Passages and what they carry",
    unseen: true,
    kind: "claims",
    head: ["passage", ...result.headline.map((id) => html`${name(result.questions[id]?.ask ?? id)}`)],
    rows: passages.map((passage) => [
      html`<a href="#quote-${passage.number}">${String(passage.number)}</a> <q dir="auto">${passageQuote(result, passage)}</q>`,
      ...result.headline.map((id): Html | string => {
        const found = passage.questions[id];
        if (found === undefined) return untestedText(passage);
        return carriedText(found);
      }),
    ]),
  });
}
