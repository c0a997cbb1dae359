/** x kept within 0..1. */
export function unit(x: number): number {
  return x < 0 ? 0 : x > 1 ? 1 : x;
}
