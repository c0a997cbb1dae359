/**
 * How long equilibria take, beside HiGHS on the same programmes (its start-up and text parsing left out where it allows), and the
 * whole market section of a case. Rounds are interleaved.
 */
import * as nodeModule from "node:module";
import { join } from "node:path";
import type { LegacyHighs } from "highs";
import { compile, defaults } from "../src/engine/index.ts";
import type { Case } from "../src/language/index.ts";
import { market } from "../src/lenses/market/index.ts";
import { demandThrough, equilibrium, programmeOf, type Network } from "../src/lenses/market/network.ts";
import type { Programme } from "../src/lenses/market/programme.ts";
import { additiveGains } from "./bargaining.ts";

const ROUNDS = 7;
const middle = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** A network of n sellers who all reach n buyers; three routes in ten are narrow. */
function network(n: number, conduct: number): Network {
  const noise = additiveGains(10_000, 1, n); // fixed numbers in a row
  let at = 1;
  const u = (): number => {
    const x = Math.abs(noise[at++ % noise.length]) * 7.31;
    return x - Math.floor(x);
  };
  return {
    suppliers: Array.from({ length: n }, (_, trader) => ({
      trader,
      c: 2 + 3 * u(),
      d: 0.02 + 0.1 * u(),
      capacity: 10 + 50 * u(),
    })),
    markets: Array.from({ length: n }, () => demandThrough(8 + 8 * u(), 20 + 80 * u(), 0.2 + u())),
    routes: Array.from({ length: n * n }, (_, r) => ({
      from: Math.floor(r / n),
      to: r % n,
      cost: 0.5 + 2 * u(),
      capacity: u() < 0.3 ? 5 + 10 * u() : Infinity,
      atLeast: 0,
    })),
    conduct: new Array<number>(n).fill(conduct),
  };
}

function lpText(p: Programme): string {
  const term = (a: number, name: string): string => `${a < 0 ? "-" : "+"} ${Math.abs(a)} ${name}`;
  const rows = Array.from({ length: p.m }, () => [] as string[]);
  for (let j = 0; j < p.n; j++)
    for (let e = p.start[j]; e < p.start[j + 1]; e++) rows[p.row[e]].push(term(p.value[e], `x${j}`));
  const square = Array.from(p.q, (q, j) => (q > 0 ? term(q, `x${j} ^2`) : ""))
    .filter(Boolean)
    .join(" ");
  return `Minimize\n obj: ${Array.from(p.c, (c, j) => term(c, `x${j}`)).join(" ")} + [ ${square} ] / 2\nSubject To\n${rows.map((row, i) => ` r${i}: ${row.join(" ")} = ${p.b[i]}`).join("\n")}\nBounds\n${Array.from({ length: p.n }, (_, j) => ` ${p.low[j]} <= x${j}${p.high[j] < Infinity ? ` <= ${p.high[j]}` : ""}`).join("\n")}\nEnd\n`;
}

/** Prints the rows. @param c a case with a market */
export async function marketRows(c: Case): Promise<void> {
  const load = nodeModule.createRequire(join(process.cwd(), "package.json"))("highs") as () => Promise<LegacyHighs>; // not bundled: it finds its wasm beside itself
  const highs = await load();
  console.log(
    "equilibria of trade networks: building, solving and checking the residuals; HiGHS (wasm) on the same programme, its text ready",
  );
  for (const n of [8, 50])
    for (const conduct of [0, 1]) {
      const one = network(n, conduct);
      const text = lpText(programmeOf(one));
      const repeats = n === 8 ? 200 : 8;
      const [ours, theirs]: [number[], number[]] = [[], []];
      for (let k = 0; k < repeats; k++) equilibrium(one);
      let solved = equilibrium(one);
      let objective = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const start = performance.now();
        for (let k = 0; k < repeats; k++) solved = equilibrium(one);
        ours.push((performance.now() - start) / repeats);
        if (n > 8 && round > 0) continue; // it takes seconds
        const from = performance.now();
        objective = highs.solve(text).ObjectiveValue;
        theirs.push(performance.now() - from);
      }
      if ("problem" in solved) throw new Error(solved.problem);
      const { primal, dual, gap } = solved.equilibrium.residuals;
      console.log(
        `  ${n} x ${n}, conduct ${conduct}  ${middle(ours).toFixed(3).padStart(8)} ms  (${solved.equilibrium.iterations} iterations; residuals ${primal.toExponential(0)} ${dual.toExponential(0)} ${gap.toExponential(0)})   HiGHS ${middle(theirs).toFixed(1)} ms (objective ${objective.toFixed(4)}); ratio ${(middle(theirs) / middle(ours)).toFixed(0)}`,
      );
    }
  const model = compile(c, defaults);
  const draws = Array.from({ length: 500 }, (_, s) => s);
  const times: number[] = [];
  let count = 0;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    const found = market(model, draws);
    if (typeof found === "string") throw new Error(found);
    count = found.solves.count;
    times.push((performance.now() - start) / 1000);
  }
  console.log(`  whole market section of ${c.id}: 500 worlds, ${count} equilibria, ${middle(times).toFixed(2)} s\n`);
}
