/** Figures in the page, which states the font and the colours once for all of them. */
import { html, nothing, raw, type Html } from "../wording/html.ts";

/** SVG of a figure without what the page states itself; the same picture in less text. */
export function slim(svg: string): string {
  return svg
    .replaceAll(/var\((--\w+), #[0-9a-f]+\)/g, "var($1)")
    .replace(' xmlns="http://www.w3.org/2000/svg"', "")
    .replace(/ font-family="[^"]*"/, "");
}

/** A figure; empty where there is none. */
export const drawing = (svg: string): Html => (svg === "" ? nothing : html`<figure>${raw(slim(svg))}</figure>`);
