/** Words of an input as they stand in messages: short, on one line, and without characters that act instead of showing. */

/** Longest part of an input that a message repeats. */
export const MAX_REPEATED_CHARACTERS = 60;

/** Control characters except tab and line feed, marks without width, and marks that turn the direction of text. */
// oxlint-disable-next-line no-control-regex
const ACTING =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A text in which each control or direction character is shown as its code point: `<U+202E>`. */
export function visible(text: string): string {
  return text.replace(ACTING, (sign) => `<U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`);
}

/** A text on one line of at most `most` characters, before acting characters are shown. */
export function shorten(text: string, most = MAX_REPEATED_CHARACTERS): string {
  const line = text.slice(0, 4 * most).replace(/\s+/g, " ");
  return visible(line.length <= most && text.length <= 4 * most ? line : `${line.slice(0, most - 3)}...`);
}

/** Whether a text shows nothing: blanks, control characters and marks without width only. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}]/u.test(text);
}
