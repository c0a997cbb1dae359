/** Texts that are not a sentence or name, as a number that stands in the wrong line. */
import type { Reading } from "./reading.ts";
import { BY } from "./fields.ts";
import { isForm, parseQuantity } from "./quantity.ts";
import { shorten } from "../text/visible.ts";
import type { Span } from "../case.ts";

/** Whether a text is true, false, a quantity or a word of probability. */
const isValue = (text: string): boolean =>
  /^(true|false|null)$/i.test(text.trim()) || (isForm(text) && "quantity" in parseQuantity(text, BY));

/** Whether two letters stand together, or one of a script whose letters are words. */
const hasWord = (text: string): boolean => /\p{L}\p{L}|\p{Lo}/u.test(text);

/** Whether a question or a judgment is a sentence: no number, and not without any word. */
export const isSentence = (text: string): boolean => hasWord(text) && !isValue(text);

/** Whether a text can be a name: no range, distribution or word of probability; a plain number may be one. */
export const isName = (text: string): boolean =>
  /^[\d.,]+$/.test(text.trim()) || (!isValue(text) && !/^[-+]?[\d.]+e[-+]?\d+$/i.test(text.trim()));

/** Reports a question or a judgment that is not a sentence. */
export function needSentence(reading: Reading, text: string, path: string, span: Span): void {
  if (isSentence(text)) return;
  reading.error("wrong-type", `a sentence is expected here, not '${shorten(text)}'`, path, span);
}

/** Reports a name that cannot be one. */
export function needName(reading: Reading, text: string, path: string, span: Span): void {
  if (isName(text)) return;
  reading.error("wrong-type", `a name is expected here, not '${shorten(text)}'`, path, span);
}
