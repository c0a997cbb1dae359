/** What one would have to believe for five questions at once, over 2,000 worlds of 32 futures and 400 numbers: tilt, and whole finding. */
import { believe, type Asked, type Line } from "../src/lenses/believe/index.ts";
import { limitsHeld } from "../src/lenses/believe/limits.ts";
import { uniforms } from "../test/random.ts";

const ROUNDS = 15;
const WORLDS = 2000;
const QUESTIONS = 5;
const NUMBERS = 400;
const PATHS = 32;

/** Milliseconds of this process's own work: other programs' work is not in it. */
const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const middle = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

export function believeRows(): void {
  const u = uniforms(1);
  const shares = Array.from({ length: QUESTIONS }, () =>
    Float64Array.from({ length: WORLDS }, () => Math.round(PATHS * u() * u()) / PATHS),
  );
  const asked = shares.map((yes, q): Asked => {
    const odds = (1.3 * yes.reduce((sum, share) => sum + share, 0)) / WORLDS;
    return { id: `q${q}`, yes, condition: null, low: odds, high: odds };
  });
  const limits = asked.map((one): Asked => ({ ...one, high: one.low + 0.1 }));
  const lines = Array.from({ length: NUMBERS }, (_, k): Line => ({
    path: `x${k}`,
    x: Float64Array.from({ length: WORLDS }, u),
  }));
  const times = { tilt: [] as number[], limits: [] as number[], whole: [] as number[] };
  const timed = (row: keyof typeof times, work: () => unknown): void => {
    const start = now();
    work();
    times[row].push(now() - start);
  };
  for (let round = 0; round < ROUNDS; round++) {
    timed("tilt", () => limitsHeld(asked));
    timed("limits", () => limitsHeld(limits));
    timed("whole", () => believe({ asked, others: [], lines, paths: PATHS }));
  }
  const ms = (row: keyof typeof times): string => `${middle(times[row]).toFixed(1)} ms`;
  console.log(
    `what one would have to believe, ${QUESTIONS} questions over ${WORLDS} worlds: tilt to odds ${ms("tilt")}, within limits ${ms("limits")}, with shifts of ${NUMBERS} numbers and their errors ${ms("whole")} (medians of ${ROUNDS} rounds)\n`,
  );
}
