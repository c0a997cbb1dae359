/** HTML by template: interpolated text is escaped, so text of a case or an article stays text. */
import { escape } from "./escape.ts";

export interface Html {
  readonly html: string;
}
type Piece = string | number | Html | null | false | Piece[];

function text(piece: Piece): string {
  if (piece === null || piece === false) return "";
  if (Array.isArray(piece)) return piece.map(text).join("");
  return typeof piece === "object" ? piece.html : escape(String(piece));
}

/** The template with every interpolation escaped, unless it is itself HTML; null and false are left out, arrays are joined. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  return { html: strings.map((part, n) => part + (n < pieces.length ? text(pieces[n]) : "")).join("") };
}

/** SVG of a figure, already escaped. */
export function raw(svg: string): Html {
  return { html: svg };
}

export const nothing: Html = { html: "" };

/** Letters and marks that run from the right, and marks of direction. */
const FROM_THE_RIGHT =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]|[\u{10800}-\u{10fff}]|[\u{1e800}-\u{1efff}]/u;

/** A name from the case; isolated from the direction of the surrounding text where it has a direction of its own. */
export function name(words: string): Html {
  return FROM_THE_RIGHT.test(words) ? html`<bdi>${words}</bdi>` : html`${words}`;
}

/** Pieces with a separator between them. */
export function join(pieces: Html[], between: string): Html {
  return { html: pieces.map((piece) => piece.html).join(escape(between)) };
}

/** A part of a section that the reader can open: heading and summary line always show. Open in print. */
export function fold({
  id,
  title,
  gist,
  body,
  open,
}: {
  id: string;
  title: Html;
  gist: Html;
  body: Html;
  open: boolean;
}): Html {
  return html`<details class="fold"${{ html: open ? " open" : "" }}><summary><h3 id="${id}">${title}</h3>${gist.html === "" ? nothing : html`<span class="gist">${gist}</span>`}</summary>
${body}
</details>\n`;
}

/** A section of the page with its heading; folded, its heading opens it. */
export function section({
  id,
  title,
  body,
  folded = false,
}: {
  id: string;
  title: string;
  body: Html;
  folded?: boolean;
}): Html {
  const heading = html`<h2 id="${id}-title">${title}</h2>`;
  return folded
    ? html`<section id="${id}" aria-labelledby="${id}-title"><details class="section"><summary>${heading}</summary>\n${body}\n</details></section>\n`
    : html`<section id="${id}" aria-labelledby="${id}-title">\n${heading}\n${body}\n</section>\n`;
}
