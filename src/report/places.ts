/** The map: its marks, and the source of each place. */
import type { Result } from "../result/index.ts";
import { inset, map } from "../pictures/index.ts";
import { html, join, name, nothing, type Html } from "../wording/html.ts";
import { because, references } from "./numbers.ts";
import type { Passages } from "./passages.ts";
import { number } from "../wording/format.ts";
import { drawing } from "./slim.ts";

export function places(result: Result, quoted: Passages): Html {
  const wide = map(result),
    close = inset(result);
  if (wide === "") return nothing;
  const degrees = (value: number, [plus, minus]: string) =>
    `${number(Math.abs(value), 2)}\u00b0\u00a0${value < 0 ? minus : plus}`;
  return html`<div class="maps">${drawing(wide)}${drawing(close)}</div>
<p class="note">Coasts and borders as Natural Earth draws them at 1:50m; a line there says nothing about whose claim is right.</p>
${
  result.places.length === 0
    ? nothing
    : html`<details><summary>The places, and where their coordinates come from</summary>
<ul class="grounds">${groups(result).map(
        ({ places: own, citations }) =>
          html`<li>${join(
            own.map(
              (place) =>
                html`<span id="place-${place.id}">${name(place.name)}</span> (${degrees(place.lat, "NS")}, ${degrees(place.lon, "EW")})`,
            ),
            ", ",
          )}${own[0].on === null ? nothing : html`, on ${name(result.issues[own[0].on]?.name ?? own[0].on)}`}${citations.length === 0 ? html` <span class="quiet">no source given for the coordinates</span>` : nothing}${references(result, citations, quoted)}${because(result, citations, quoted)}</li>\n`,
      )}</ul></details>`
}`;
}

/** Places of one issue that have the same grounds for their coordinates, together. */
function groups(result: Result): { places: Result["places"]; citations: number[] }[] {
  const said = (citations: number[]) =>
    citations.map((at) => `${result.citations[at]?.source} ${result.citations[at]?.quote}`).join("\n");
  const byGround = new Map<string, Result["places"]>();
  for (const place of result.places) {
    const key = `${place.on} ${said(place.citations)}`;
    byGround.set(key, [...(byGround.get(key) ?? []), place]);
  }
  return [...byGround.values()].map((own) => ({ places: own, citations: own[0].citations }));
}
