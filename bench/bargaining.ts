/** How long zone, frontier and all four solutions take together from ready gains, on random additive utilities. */
import { makeBargainer, solutions } from "../src/engine/bargaining/index.ts";
import { uniforms } from "../test/random.ts";

export interface BargainingRow {
  name: string;
  packages: number;
  parties: number;
  /** Median milliseconds of a call, after warm-up. */
  ms: number;
  /** What the call found, so that a reader sees the size of the problem. */
  zone: number;
  frontier: number;
}

const SIZES = [100, 1_000, 10_000, 100_000];
const PARTIES = [2, 3];

/**
 * Gains of `packages` combinations of options on issues of ten options each: weights that sum to 100 points for each party, values
 * uniform in [-100, 100] and 0 at the first option, 2 points of friction. Position 0 is the standing.
 */
export function additiveGains(packages: number, parties: number, seed: number): Float64Array {
  const u = uniforms(seed);
  const options = 10;
  const issues = Math.round(Math.log10(packages));
  const gain = new Float64Array(parties * packages);
  for (let i = 0; i < parties; i++) {
    const weights = Array.from({ length: issues }, () => u());
    const all = weights.reduce((a, w) => a + w, 0);
    const points = weights.map((w) =>
      Array.from({ length: options }, (_, o) => (o === 0 ? 0 : ((100 * w) / all) * (2 * u() - 1))),
    );
    for (let x = 1; x < packages; x++) {
      let sum = -2;
      for (let k = 0, rest = x; k < issues; k++, rest = Math.floor(rest / options)) sum += points[k][rest % options];
      gain[i * packages + x] = sum;
    }
  }
  return gain;
}

/** One row for each size and number of parties; each the median over several tables. @param now a clock in milliseconds */
export function bargaining(now: () => number = () => performance.now()): BargainingRow[] {
  return PARTIES.flatMap((parties) =>
    SIZES.map((packages) => {
      const tables = [1, 2, 3, 4, 5].map((seed) => additiveGains(packages, parties, seed));
      const power = new Float64Array(parties).fill(1);
      const scratch = makeBargainer(packages, parties);
      const repeats = Math.max(1, Math.round(3_000 / packages));
      const run = (gain: Float64Array) =>
        solutions({ gain, n: packages, parties, members: parties, standing: 0 }, power, scratch);
      for (const gain of tables) for (let r = 0; r < repeats; r++) run(gain);
      const times: number[] = [];
      for (let round = 0; round < 5; round++) {
        for (const gain of tables) {
          const start = now();
          for (let r = 0; r < repeats; r++) run(gain);
          times.push((now() - start) / repeats);
        }
      }
      const found = tables.map(run);
      return {
        name: "zone, frontier and solutions",
        packages,
        parties,
        ms: middle(times),
        zone: middle(found.map((f) => f.zone)),
        frontier: middle(found.map((f) => f.frontier)),
      };
    }),
  );
}

const middle = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1];
