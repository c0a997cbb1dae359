/**
 * Packages: how often in a zone, on a frontier, agreed today; how often reached and left, when; and the split of each gain.
 * x package, q the declared standing, w kept world, i actor.
 */
import { today, type Model } from "../compile.ts";
import { consent, costs, gainParts, residuals } from "../model/gain.ts";
import { frontier, makeBargainer, nash, transferZone, zone } from "../bargaining/index.ts";
import { derive, emptyTerms, type Terms } from "../model/terms.ts";
import type { GainFinding, PackageFinding } from "../result.ts";
import type { Columns } from "../time/simulate.ts";
import { monthAt } from "./questions.ts";
import { makeSurvey } from "./survey.ts";
import { quantileOf } from "./words.ts";
import type { Numbers } from "./worlds.ts";

/** Packages that a result lists at most. */
export const LISTED = 100;

interface Counts { zone: Int32Array; frontier: Int32Array; nash: Int32Array; reached: Int32Array; left: Int32Array; months: Map<number, number[]> }

/** A kept world as it stands at as_of, ready for utilities. */
interface World { terms: Terms; residual: Float64Array; cost: Float64Array }

function worldsOf(model: Model, numbers: Numbers): World[] {
  return numbers.rows.map((v, w) => {
    const terms = emptyTerms(model.shape, v);
    derive(model.shape, terms);
    return { terms, residual: residuals(model, numbers.draws[w]!, v, model.from), cost: costs(model, v, today(model, v)) };
  });
}

/** Counts each package once a world, over all tables that can reach it from the declared standing. */
function countNow(model: Model, numbers: Numbers, counts: Counts): void {
  const q = model.standing;
  const survey = makeSurvey(model);
  const tables = model.movers.flatMap((mover, m) => {
    const X = mover.reach(q);
    return mover.kind === "table" && X.length > 0 ? [{ m, mover, X, zone: new Uint8Array(X.length + 1), frontier: new Uint8Array(X.length + 1), desk: makeBargainer(X.length + 1, mover.members.length) }] : [];
  });
  const seen = new Uint8Array(model.packages.n);
  numbers.rows.forEach((v, w) => {
    survey.world(numbers.draws[w]!, v, model.from);
    seen.fill(0);
    for (const { m, mover, X, zone: inZone, frontier: onFrontier, desk } of tables) {
      const gains = survey.gains(m, q);
      const { parties } = mover;
      const count = X.length + 1;
      const power = Float64Array.from(mover.power, (p) => v[p]!);
      let agreed: number;
      if (mover.transfers) {
        const perBn = Float64Array.from(mover.members.slice(0, parties), (i) => v[model.shape.pointsPerBn[i]!]!);
        agreed = transferZone(gains, count, parties, mover.members.length, 0, perBn, inZone);
      } else {
        zone(gains, count, parties, mover.members.length, 0, inZone);
        agreed = nash(gains, count, parties, mover.members.length, 0, power, desk).index;
      }
      frontier(gains, count, parties, onFrontier);
      for (let x = 0; x < X.length; x++) seen[X[x]!]! |= inZone[x + 1]! | (onFrontier[x + 1]! << 1);
      if (agreed > 0) seen[X[agreed - 1]!]! |= 4;
    }
    for (const { X } of tables) {
      for (const x of X) {
        const bits = seen[x]!;
        seen[x] = 0;
        counts.zone[x]! += bits & 1;
        counts.frontier[x]! += (bits >> 1) & 1;
        counts.nash[x]! += (bits >> 2) & 1;
      }
    }
  });
}

function countPaths(model: Model, blocks: readonly Columns[], counts: Counts): number {
  const { paths } = model.settings;
  let futures = 0;
  for (const columns of blocks) {
    for (let w = 0; w < columns.kept; w++) {
      for (let f = 0; f < paths; f++) {
        futures++;
        const at = w * paths + f;
        const reached = new Set<number>();
        const left = new Set<number>();
        let x = columns.standing[w]!;
        for (let e = columns.starts[at]!; e < columns.starts[at + 1]!; e++) {
          if (reached.has(x)) left.add(x);
          x = columns.changePackage[e]!;
          if (reached.has(x)) continue;
          reached.add(x);
          const months = counts.months.get(x);
          if (months) months.push(columns.changeMonth[e]!);
          else counts.months.set(x, [columns.changeMonth[e]!]);
        }
        for (const y of reached) counts.reached[y]!++;
        for (const y of left) counts.left[y]!++;
      }
    }
  }
  return futures;
}

function gainsOf(model: Model, worlds: readonly World[], x: number): PackageFinding["gain"] {
  const { case: c, shape } = model;
  const q = model.standing;
  if (x === q) return {};
  return Object.fromEntries([...consent(model, q, x)].sort((a, b) => a[0] - b[0]).map(([i, ratifies]): [string, GainFinding] => {
    const actor = c.actors[i]!;
    const totals = { stakes: new Float64Array(shape.K), needs: new Float64Array(actor.needs.length), friction: 0, residual: 0 };
    const gains = new Float64Array(worlds.length);
    worlds.forEach(({ terms, residual, cost }, w) => {
      const parts = gainParts(model, terms, residual, cost, i, q, x, ratifies);
      gains[w] = parts.gain;
      parts.stakes.forEach((s, k) => { totals.stakes[k]! += s; });
      parts.needs.forEach((s, n) => { totals.needs[n]! += s; });
      totals.friction += parts.friction;
      totals.residual += parts.residual;
    });
    const n = worlds.length;
    let sum = 0;
    for (const g of gains) sum += g;
    gains.sort();
    const staked = new Set(actor.stakes.map((s) => s.issue));
    return [actor.id, {
      mean: sum / n, p5: quantileOf(gains, 0.05), p95: quantileOf(gains, 0.95),
      stakes: Object.fromEntries(c.issues.flatMap((issue, k) => (staked.has(k) ? [[issue.id, totals.stakes[k]! / n]] : []))),
      needs: Object.fromEntries(actor.needs.map((need, j) => [need.id, totals.needs[j]! / n])),
      friction: totals.friction / n, residual: totals.residual / n,
    }];
  }));
}

/** The packages worth listing: the standing first, then those reached, agreed or acceptable, most reached first; and how many were left out. */
export function packageFindings(model: Model, blocks: readonly Columns[], numbers: Numbers): { packages: PackageFinding[]; left: number } {
  const { case: c, packages: { n, K, rows } } = model;
  const counts: Counts = {
    zone: new Int32Array(n), frontier: new Int32Array(n), nash: new Int32Array(n), reached: new Int32Array(n), left: new Int32Array(n), months: new Map(),
  };
  const worlds = worldsOf(model, numbers);
  countNow(model, numbers, counts);
  const futures = countPaths(model, blocks, counts);
  const q = model.standing;
  const found: number[] = [];
  for (let x = 0; x < n; x++) if (x !== q && (counts.reached[x]! > 0 || counts.zone[x]! > 0)) found.push(x);
  found.sort((a, b) => counts.reached[b]! - counts.reached[a]! || counts.nash[b]! - counts.nash[a]! || counts.zone[b]! - counts.zone[a]! || a - b);
  const listed = [q, ...found.slice(0, LISTED - 1)];
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  return {
    left: found.length - (listed.length - 1),
    packages: listed.map((x) => {
      const name = (k: number): [string, string] => [c.issues[k]!.id, c.issues[k]!.options[rows[x * K + k]!]!.id];
      const months = counts.months.get(x)?.sort((a, b) => a - b);
      return {
        options: Object.fromEntries(c.issues.map((_, k) => name(k))),
        changes: Object.fromEntries(c.issues.flatMap((_, k) => (rows[x * K + k] === rows[q * K + k] ? [] : [name(k)]))),
        standing: x === q,
        now: { zone: share(counts.zone[x]!, worlds.length), frontier: share(counts.frontier[x]!, worlds.length), nash: share(counts.nash[x]!, worlds.length) },
        reached: share(counts.reached[x]!, futures), left: share(counts.left[x]!, futures),
        when: months ? { p25: monthAt(model, months, 0.25), p50: monthAt(model, months, 0.5), p75: monthAt(model, months, 0.75) } : null,
        gain: gainsOf(model, worlds, x),
      };
    }),
  };
}
