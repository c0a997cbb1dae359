/** Weights normalised to a sum of 1. */
export function weights(values: readonly number[]): Float64Array {
  const sum = values.reduce((a, b) => a + b, 0);
  return Float64Array.from(values, (w) => w / sum);
}
