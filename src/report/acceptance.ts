/** Who would accept the nearest package of each question today, a strip an actor, and statements of the case beside it. */
import type { Result, TodayFinding } from "../result/index.ts";
import { fold, html, name, nothing, type Html } from "../wording/html.ts";
import { list, percent } from "../wording/format.ts";
import { carrierText, NO_MOVE, shareText, statedShares } from "../wording/today.ts";
import { options } from "./questions.ts";

export function acceptance(result: Result): Html {
  const { today } = result;
  if (today === undefined) return nothing;
  const asked = Object.entries(today.nearest);
  const stated = Object.entries(today.statements);
  if (asked.length + stated.length === 0) return nothing;
  return fold({
    id: "deals-today",
    title: html`Who would accept today`,
    gist: html`the package nearest to each yes`,
    open: false,
    body: html`<p class="note">Shares of worlds in which a party gains from the package today, friction and what is expected to follow counted, without money, beliefs and reactions. That a party would accept does not say that it will be asked.</p>
${asked.map(([id, found]) => nearest(result, id, found))}${
      stated.length === 0
        ? nothing
        : html`<h4>What the case says of it</h4><ul class="grounds">${stated.map(([id, found]) => html`<li>${name(id.replaceAll("_", " "))}: ${found.actor === null ? "all" : name(nameOf(result, found.actor))}, ${options(result, found.package)}; ${statedShares(found)}${found.agrees ? nothing : html` <strong>(they differ)</strong>`}${carried(result, found)}</li>`)}</ul>`
    }`,
  });
}

/** What carries an outcome that was stated alone, where that goes against what was stated. */
function carried(result: Result, { actor, carrier }: TodayFinding["statements"][string]): Html {
  if (carrier === undefined) return nothing;
  const besides = list(
    Object.entries(carrier.besides).map(([issue, option]) => result.issues[issue]?.options[option] ?? option),
  );
  return html`. ${name(carrierText(carrier, actor === null ? null : nameOf(result, actor), besides))}`;
}

const nameOf = (result: Result, actor: string): string => result.actors[actor]?.name ?? actor;

function nearest(result: Result, id: string, found: TodayFinding["nearest"][string]): Html {
  const ask = name(result.questions[id]?.ask ?? id);
  if (found === null) return html`<p>${ask} Today ${NO_MOVE}.</p>\n`;
  const strip = (what: Html, { share, se }: { share: number; se: number }, alone: number | null): Html =>
    html`<div><dt>${what}</dt><dd><span class="bar" style="width:${(share * 100).toFixed(1)}%"></span><span>${shareText({ share, se })}${alone === null || alone === 0 ? "" : ` (alone against it in ${percent(alone)})`}</span></dd></div>`;
  return html`<div class="instead"><h4>${ask}</h4><p>${options(result, found.package)}</p>
<dl>${Object.entries(found.parties).map(([actor, party]) => strip(name(nameOf(result, actor)), party, party.alone_refuses))}${strip(html`all`, { share: found.together, se: found.se }, null)}</dl>${found.other === undefined ? nothing : html`<p>More often all accept ${options(result, found.other.package)} (${percent(found.other.together)}).</p>`}</div>\n`;
}
