/** Flags that one whole number holds as its bits, under 2^30: every engine of JavaScript keeps such a number in a machine word. */
export const MAX_MASK_BITS = 30;
