/** The first index of `[0, count)` for which a test holds that, once it holds, holds for every later one; `count` where it never does. */
export function firstIndex(count: number, holds: (at: number) => boolean): number {
  let low = 0;
  for (let high = count; low < high;) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
