/** Patterns of options such as `Y-N`: yes, either, no, in the order of the options. */

/** A state fits where its bits under the mask are these. */
export interface Pattern {
  mask: number;
  bits: number;
}

/** A pattern of so many options; null where the text is none. */
export function patternOf(text: string | null, options: number): Pattern | null {
  if (text === null || text.length !== options || !/^[YN-]*$/.test(text)) return null;
  const ofSign = (sign: string): number =>
    [...text].reduce((bits, one, o) => (one === sign ? bits | (1 << o) : bits), 0);
  return { mask: ofSign("Y") | ofSign("N"), bits: ofSign("Y") };
}
export const fits = ({ mask, bits }: Pattern, code: number): boolean => (code & mask) === bits;
/** The code of a state by its pattern: bit o for option o. */
export const codeOf = (pattern: string): number =>
  [...pattern].reduce((code, sign, o) => (sign === "Y" ? code | (1 << o) : code), 0);
