/** Counts as they stand in answers. */

/** `1 warning`, `3 warnings`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** `1 number or date is open`, `5 numbers or dates are open`. */
export const openText = (n: number): string =>
  n === 1 ? "1 number or date is open" : `${n} numbers or dates are open`;
