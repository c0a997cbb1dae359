/** The realistic result with a stability lens, written by hand: a standing that holds, a contract that is reached, and a blockade. */
import type { Concept } from "../../src/lenses/stability/index.ts";
import type { Result, ShareFinding, StabilityFindings, StablePackage } from "../../src/result/index.ts";
import { realistic } from "./fixture.ts";

type ByConcept<V> = { [concept in Concept]: V };

const WORLDS = 500;
const share = (p: number): ShareFinding => ({ share: p, se: Math.sqrt((p * (1 - p)) / WORLDS) });
const by = <V>(nash: V, seq: V, smr: V, gmr: V): ByConcept<V> => ({ nash, seq, smr, gmr });
const shares = (...four: [number, number, number, number]): ByConcept<ShareFinding> =>
  by(share(four[0]), share(four[1]), share(four[2]), share(four[3]));
const margin = (p50: number) =>
  by(
    ...([p50, p50 + 0.1, p50 + 1, p50 + 1].map((m) => ({ p5: m - 2, p50: m, p95: m + 2 })) as [
      { p5: number; p50: number; p95: number },
      { p5: number; p50: number; p95: number },
      { p5: number; p50: number; p95: number },
      { p5: number; p50: number; p95: number },
    ]),
  );

export function stableFixture(): Result {
  const result = realistic();
  const options = Object.fromEntries(
    Object.entries(result.issues).map(([id, issue]) => [id, Object.keys(issue.options)[0]]),
  );
  const [issue] = Object.keys(result.issues);
  const other = Object.keys(result.issues[issue!].options)[1];
  const question = Object.keys(result.questions)[0];
  const standing: StablePackage = {
    options,
    changes: {},
    standing: true,
    no_way_out: false,
    stable: shares(0.6, 0.61, 0.75, 0.76),
    reached: share(1),
    held: shares(0.6, 0.61, 0.75, 0.76),
    movers: {
      summit: {
        stable: by(0.72, 0.75, 0.88, 0.89),
        margin: margin(0.6),
        reason: {
          move: { gas: "terminal" },
          share: 0.2,
          unanswered: 0.3,
          gain: {
            norland: {
              mean: 1.2,
              parts: [
                { path: "actors.norland.needs.gas", value: 2.9, citations: [0] },
                { path: "actors.norland.friction", value: -0.5, citations: [] },
              ],
            },
            varda: { mean: 1.1, parts: [{ path: "actors.varda.friction", value: -0.5, citations: [1] }] },
          },
          answer: { by: "norland", move: { [issue!]: other }, ends: { [issue!]: other }, share: 0.7, credible: 0.1 },
        },
      },
    },
    centre: {
      holds: true,
      flips: [
        { path: "actors.varda.reliability", becomes: "unstable", from: 0.6, at: 0.72, moved: 0.8 },
        { path: "drivers.pressure", becomes: "unstable", from: 62, at: 91, moved: 0.76 },
      ],
    },
  };
  const contract: StablePackage = {
    ...standing,
    options: { ...options, gas: "terminal" },
    changes: { gas: "terminal" },
    standing: false,
    stable: shares(0.7, 0.7, 0.8, 0.8),
    reached: share(0.2),
    held: shares(0.14, 0.15, 0.18, 0.18),
    centre: null,
  };
  const last: StablePackage = {
    ...contract,
    options: { ...options, [issue!]: other },
    changes: { [issue!]: other },
    no_way_out: true,
    stable: shares(1, 1, 1, 1),
    reached: share(0.05),
    held: shares(0.05, 0.05, 0.05, 0.05),
    movers: {},
  };
  const stability: StabilityFindings = {
    worlds: WORLDS,
    states: 120,
    arcs: 900,
    pinned: {},
    movers: [
      { id: "summit", kind: "table", name: "Summit", members: ["norland", "varda"] },
      { id: "norland", kind: "actor", name: "Norland", members: ["norland"] },
    ],
    packages: [standing, contract, last],
    paths: [
      { from: 0, to: 1, mover: "summit", share: 0.2, walked: 0.2 },
      { from: 0, to: 2, mover: "norland", share: 0.05, walked: 0.05 },
      { from: 2, to: 1, mover: "summit", share: 0.3, walked: 0.02 },
      { from: 1, to: 2, mover: "norland", share: 0.1, walked: 0.002 },
    ],
    questions: { [question]: { reached: share(0.2), held: shares(0.14, 0.15, 0.18, 0.18) } },
  };
  return { ...result, lenses: { ...result.lenses, stability } };
}
