/** HTML by template: what is not HTML already is escaped, so a text can only ever be text on the page. */

export interface Html {
  readonly html: string;
}
type Piece = string | number | Html | null | false | Piece[];

const ESCAPES: { [unit: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escape = (text: string): string =>
  text
    .replace(/[&<>"']/g, (unit) => ESCAPES[unit])
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");

function put(piece: Piece): string {
  if (piece === null || piece === false) return "";
  if (Array.isArray(piece)) return piece.map(put).join("");
  return typeof piece === "object" ? piece.html : escape(String(piece));
}

/** The template with every interpolation escaped, unless it is itself HTML; null and false are left out, arrays are joined. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  return { html: strings.map((part, n) => part + (n < pieces.length ? put(pieces[n]) : "")).join("") };
}

/** Words of a text or a name of its, kept apart from the direction in which the page runs. */
export const name = (words: string): Html => html`<bdi>${words}</bdi>`;

export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
