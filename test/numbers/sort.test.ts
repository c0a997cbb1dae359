import { expect, it } from "vitest";
import { makeSorter } from "../../src/numbers/sort.ts";
import { uniforms } from "../random.ts";

/** Doubles of every size and sign, of any bits, and close to one another. */
function keys(n: number, kind: number, seed: number): Float64Array {
  const u = uniforms(seed);
  if (kind === 0) return Float64Array.from({ length: n }, () => Math.floor(u() * 20) - 10);
  if (kind === 1) return Float64Array.from({ length: n }, () => (u() - 0.5) * 10 ** Math.floor(u() * 600 - 300));
  if (kind === 2)
    return Float64Array.from(
      { length: n },
      () => (1 + Math.floor(u() * 9) * 2 ** -Math.floor(1 + u() * 49)) * (u() < 0.5 ? -1 : 1),
    );
  if (kind === 3)
    return Float64Array.from(
      { length: n },
      () => [0, -0, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE, 1, -1][Math.floor(u() * 8)],
    );
  return Float64Array.from({ length: n }, (_, k) => (k % 2 === 0 ? 1 : -1) * (1 + u()));
}

it("sorts any finite numbers by falling value and leaves equal ones in their order", () => {
  const sorter = makeSorter(3000);
  for (let seed = 1; seed <= 300; seed++) {
    const n = [1, 2, 40, 48, 49, 200, 3000][seed % 7];
    const key = keys(n, seed % 5, seed);
    const positions = Int32Array.from({ length: n }, (_, k) => n - 1 - k);
    const expected = [...positions].sort((a, b) => key[b] - key[a] || 0);
    sorter.falling(positions, n, key);
    expect([...positions], `seed ${seed}`).toEqual(expected);
  }
});

it("sorts only the first positions, and only those named", () => {
  const positions = Int32Array.of(4, 2, 0, 1, 3);
  makeSorter(3).falling(positions, 3, Float64Array.of(5, 9, 7, 9, 6));
  expect([...positions]).toEqual([2, 4, 0, 1, 3]);
});
