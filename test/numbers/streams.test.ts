import { describe, expect, it } from "vitest";
import { philox, uniform } from "../../src/numbers/philox.ts";
import { first, key, pair, second } from "../../src/numbers/streams.ts";
import { uniforms } from "../random.ts";
import { describeShared, sharedJson } from "../shared.ts";

const words = (counter: number[], k: number[]): string[] => {
  const out = new Uint32Array(4);
  philox(counter[0], counter[1], counter[2], counter[3], k[0], k[1], out);
  return [...out].map((word) => word.toString(16).padStart(8, "0"));
};
const hex = (list: string[]): number[] => list.map((word) => Number.parseInt(word, 16));

/** Philox4x32-10 as its paper writes it, with big integers. */
function slow(counter: number[], k: number[]): string[] {
  let [c0, c1, c2, c3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
  let [k0, k1] = k.map(BigInt) as [bigint, bigint];
  const word = 0xffffffffn;
  for (let round = 0; round < 10; round++) {
    const [p0, p1] = [0xd2511f53n * c0, 0xcd9e8d57n * c2];
    [c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, p1 & word, (p0 >> 32n) ^ c3 ^ k1, p0 & word];
    [k0, k1] = [(k0 + 0x9e3779b9n) & word, (k1 + 0xbb67ae85n) & word];
  }
  return [c0, c1, c2, c3].map((x) => x.toString(16).padStart(8, "0"));
}

describe("philox4x32-10", () => {
  it("gives the known answers of Random123 (Salmon, Moraes, Dror & Shaw 2011)", () => {
    expect(words([0, 0, 0, 0], [0, 0])).toEqual(["6627e8d5", "e169c58d", "bc57ac4c", "9b00dbd8"]);
    expect(words(Array(4).fill(0xffffffff), Array(2).fill(0xffffffff))).toEqual([
      "408f276d",
      "41c83b0e",
      "a20bc7c6",
      "6d5451fd",
    ]);
    expect(words(hex(["243f6a88", "85a308d3", "13198a2e", "03707344"]), hex(["a4093822", "299f31d0"]))).toEqual([
      "d16cfe09",
      "94fdcceb",
      "5001e420",
      "24126ea1",
    ]);
  });
  it("is what the paper's rounds give with big integers", () => {
    const u = uniforms(3);
    for (let n = 0; n < 500; n++) {
      const random = (): number => Math.floor(u() * 4294967296);
      const [counter, k] = [Array.from({ length: 4 }, random), Array.from({ length: 2 }, random)];
      expect(words(counter, k)).toEqual(slow(counter, k));
    }
  });
});

describe("uniforms", () => {
  it("have 52 bits and never touch 0 or 1", () => {
    expect(uniform(0, 0)).toBe(2 ** -53);
    expect(uniform(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53);
    expect(uniform(0xffffffff, 0xffffffff)).toBeLessThan(1);
    expect(uniform(0x80000000, 0)).toBe(0.5 + 2 ** -53);
  });
  it("are spread evenly: the chi-square of 100 cells of 100,000 lies where it does 999 times in 1,000", () => {
    const k = key(1, "actors.japan.friction");
    const cells = new Int32Array(100);
    for (let s = 0; s < 100_000; s++) cells[Math.floor(100 * first(k, s, 0, 0, 0))]++;
    const chi2 = cells.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(chi2).toBeGreaterThan(60.8); // 0.1 % and 99.9 % points of chi-square with 99 degrees of freedom
    expect(chi2).toBeLessThan(148.3);
  });
});

describe("random numbers by name", () => {
  it("do not depend on what else is drawn, or in which order", () => {
    const at = (s: number): number => first(key(7, "drivers.pressure/walk"), s, 2, 24145, 0);
    const forwards = [0, 1, 2, 3].map(at);
    first(key(7, "something else"), 5, 0, 0, 0);
    expect([3, 2, 1, 0].map(at).reverse()).toEqual(forwards);
  });
  it("differ by seed, name, draw, path, month and slot", () => {
    const values = [
      first(key(1, "a"), 0, 0, 0, 0),
      first(key(2, "a"), 0, 0, 0, 0),
      first(key(1, "b"), 0, 0, 0, 0),
      first(key(1, "a"), 1, 0, 0, 0),
      first(key(1, "a"), 0, 1, 0, 0),
      first(key(1, "a"), 0, 0, 1, 0),
      first(key(1, "a"), 0, 0, 0, 1),
      second(key(1, "a"), 0, 0, 0, 0),
      first(key(1 + 2 ** 32, "a"), 0, 0, 0, 0),
      first(key(1, "a\u0000"), 0, 0, 0, 0),
    ];
    expect(new Set(values).size).toBe(values.length);
  });
  it("pairs are the first and the second of a block", () => {
    const out = new Float64Array(2);
    const k = key(3, "tables.summit/meeting");
    pair(k, 4, 5, 6, 7, out);
    expect([...out]).toEqual([first(k, 4, 5, 6, 7), second(k, 4, 5, 6, 7)]);
  });
  it("take names beyond ASCII by their UTF-8 bytes", () => {
    const byHand = (seed: number, name: string): { k0: number; k1: number } => {
      let hash = 0xcbf29ce484222325n;
      const bytes = new TextEncoder().encode(name);
      for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
      const out = new Uint32Array(4);
      philox(
        Number(hash & 0xffffffffn),
        Number(hash >> 32n),
        bytes.length,
        0,
        seed % 2 ** 32,
        Math.floor(seed / 2 ** 32),
        out,
      );
      return { k0: out[0] | 0, k1: out[1] | 0 };
    };
    for (const name of ["", "a", "actors.japan.friction", "Желание", "日本", "🎣x"])
      for (const seed of [0, 1, 2 ** 40 + 5, Number.MAX_SAFE_INTEGER])
        expect(key(seed, name)).toEqual(byHand(seed, name));
  });
});

describeShared("the reference's philox vectors", () => {
  const table = sharedJson("reference/numbers/philox.json");
  it("are met, all of philox4x32-10", () => {
    const rows = [
      ...table.vectors.filter((v: any) => v.generator === "philox4x32" && v.rounds === 10),
      ...table.extra_philox4x32_10,
    ];
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(words(hex(row.counter), hex(row.key))).toEqual(row.expected);
  });
  it("and the 52-bit uniforms made of them", () => {
    for (const {
      words: [a, b],
      u52,
    } of table.u52_check)
      expect(uniform(Number.parseInt(a, 16), Number.parseInt(b, 16))).toBe(u52);
  });
});
