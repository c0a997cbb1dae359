/**
 * Packages: how often in a zone, on a frontier, agreed today; how often reached and left, when; and the split of each
 * gain. x package, q the declared standing, w kept world, i actor.
 */
import type { Model } from "../compile.ts";
import { consent, prospectFor, type Prospect } from "../model/gain.ts";
import { bitsToday } from "../model/promise.ts";
import { frontier, frontierScratch, makeBargainer, nash, transferZone, zone, type Gains } from "../bargaining/index.ts";
import type { GainFinding, PackageFinding, Result } from "../../result/index.ts";
import type { Columns } from "../time/simulate.ts";
import { monthAt } from "./questions.ts";
import { makeGainTable } from "./gain-table.ts";
import { makeTableGains } from "./table-gains.ts";
import { quantileOf } from "../../numbers/shares.ts";
import type { KeptWorlds } from "./kept-worlds.ts";
import type { World } from "./worlds.ts";

/** Greatest number of packages that a result lists. */
export const MAX_PACKAGES = 100;

interface Counts {
  zone: Int32Array;
  frontier: Int32Array;
  nash: Int32Array;
  reached: Int32Array;
  left: Int32Array;
  months: Map<number, number[]>;
}

/**
 * Counts each package once a world, over all tables that can reach it from the declared standing; and for each table
 * the worlds that have a zone at all, with one issue alone, and only with several.
 */
function countNow(model: Model, { worlds, numbers }: KeptWorlds, counts: Counts): Linkage {
  const q = model.standing;
  const tableGains = makeTableGains(model);
  const tables = model.movers.flatMap((mover, m) => {
    const X = mover.reach(q, bitsToday(model));
    return mover.kind === "table" && X.length > 0
      ? [
          {
            m,
            mover,
            X,
            zone: new Uint8Array(X.length + 1),
            frontier: new Uint8Array(X.length + 1),
            scratch: makeBargainer(X.length + 1, mover.members.length),
            frontierScratch: frontierScratch(X.length + 1),
            alone: aloneOf(model, X, q),
            open: new Uint8Array(model.packages.K),
          },
        ]
      : [];
  });
  const linkage: Linkage = new Map(
    tables.map(({ m }) => [m, { together: 0, apart: new Int32Array(model.packages.K), only: 0 }]),
  );
  const seen = new Uint8Array(model.packages.all);
  worlds.forEach(({ v }, w) => {
    tableGains.world(numbers.asOf[w], true);
    seen.fill(0);
    for (const {
      m,
      mover,
      X,
      zone: inZone,
      frontier: onFrontier,
      scratch,
      frontierScratch: rows,
      alone,
      open,
    } of tables) {
      const { parties } = mover;
      const gains: Gains = {
        gain: tableGains.gains(m, q),
        n: X.length + 1,
        parties,
        members: mover.members.length,
        standing: 0,
      };
      const power = Float64Array.from(mover.power, (p) => v[p]);
      let agreed: number;
      if (mover.transfers) {
        const perBn = Float64Array.from(mover.members.slice(0, parties), (i) => v[model.shape.pointsPerBn[i]]);
        agreed = transferZone(gains, perBn, inZone);
      } else {
        zone(gains, inZone);
        agreed = nash(gains, power, scratch).index;
      }
      frontier(gains.gain, gains.n, parties, onFrontier, rows);
      open.fill(0);
      let together = 0;
      let apart = 0;
      for (let x = 0; x < X.length; x++) {
        together |= inZone[x + 1];
        if (alone[x] >= 0) {
          open[alone[x]] |= inZone[x + 1];
          apart |= inZone[x + 1];
        }
      }
      const links = linkage.get(m)!;
      links.together += together;
      links.only += together & (1 - apart);
      for (let k = 0; k < open.length; k++) links.apart[k] += open[k];
      for (let x = 0; x < X.length; x++) seen[X[x]] |= inZone[x + 1] | (onFrontier[x + 1] << 1);
      if (agreed > 0) seen[X[agreed - 1]] |= 4;
    }
    for (const { X } of tables) {
      for (const x of X) {
        const bits = seen[x];
        seen[x] = 0;
        counts.zone[x] += bits & 1;
        counts.frontier[x] += (bits >> 1) & 1;
        counts.nash[x] += (bits >> 2) & 1;
      }
    }
  });
  return linkage;
}

/** Counts of worlds by mover. */
type Linkage = Map<number, { together: number; apart: Int32Array; only: number }>;

/** The one issue that each package changes, -1 for packages that change several. */
function aloneOf({ packages: { rows, K } }: Model, X: Int32Array, q: number): Int32Array {
  return X.map((x) => {
    let only = -1;
    for (let k = 0; k < K; k++) {
      if (rows[x * K + k] === rows[q * K + k]) continue;
      if (only >= 0) return -1;
      only = k;
    }
    return only;
  });
}

/** Linkage of every table: 0 where no package can be reached. */
function linkageOf(model: Model, found: Linkage, worlds: number): NonNullable<Result["linkage"]> {
  return model.movers.flatMap((mover, m) =>
    mover.kind !== "table"
      ? []
      : [
          {
            table: mover.id,
            together: (found.get(m)?.together ?? 0) / worlds,
            apart: Object.fromEntries(
              mover.agenda.map((k) => [model.case.issues[k].id, (found.get(m)?.apart[k] ?? 0) / worlds]),
            ),
            only_together: (found.get(m)?.only ?? 0) / worlds,
          },
        ],
  );
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
        let x = columns.standing[w];
        for (let e = columns.starts[at]; e < columns.starts[at + 1]; e++) {
          const y = columns.changePackage[e];
          if (reached.has(x) && isUndone(model, x, y)) left.add(x);
          x = y;
          if (reached.has(x)) continue;
          reached.add(x);
          const months = counts.months.get(x);
          if (months) months.push(columns.changeMonth[e]);
          else counts.months.set(x, [columns.changeMonth[e]]);
        }
        for (const y of reached) counts.reached[y]++;
        for (const y of left) counts.left[y]++;
      }
    }
  }
  return futures;
}

/** Whether something that package x changes of the declared standing stands as before once y does: else y carries x on. */
function isUndone({ packages: { rows, K }, standing: q }: Model, x: number, y: number): boolean {
  for (let k = 0; k < K; k++) {
    const before = rows[q * K + k];
    if (rows[x * K + k] !== before && rows[y * K + k] === before) return true;
  }
  return false;
}

/** Gain of everybody whose consent is needed from each of these packages, split; nobody's from the standing. */
function gainsOf(model: Model, worlds: readonly World[], listed: readonly number[]): PackageFinding["gain"][] {
  const { case: c, shape, standing: q } = model;
  const n = worlds.length;
  const gain: PackageFinding["gain"][] = listed.map(() => ({}));
  const groups = new Map<string, { prospect: Prospect; places: number[] }>();
  listed.forEach((x, place) => {
    if (x === q) return;
    const prospect = prospectFor(model, q, x);
    const name = `${prospect.agenda.join()} ${prospect.foreseen.join()}`;
    const group = groups.get(name) ?? { prospect, places: [] };
    groups.set(name, group);
    group.places.push(place);
  });
  for (const { prospect, places } of groups.values()) {
    const packages = places.map((place) => listed[place]);
    const asked = packages.map((x) =>
      [...consent(model, q, x)]
        .sort((a, b) => a[0] - b[0])
        .map(([i, ratifies]) => ({ i, ratifies, gains: new Float64Array(n), friction: 0, residual: 0 })),
    );
    const actors = [...new Set(asked.flatMap((list) => list.map(({ i }) => i)))];
    const table = makeGainTable(model, prospect, q, packages, actors);
    const stakes = new Float64Array(shape.A * table.count);
    const needs = new Float64Array(table.needCount);
    worlds.forEach(({ terms, residual, cost }, w) => {
      table.begin(terms, residual, cost);
      for (const i of actors)
        for (let slot = 0; slot < table.count; slot++) stakes[i * table.count + slot] += table.stake(i, slot);
      for (let slot = 0; slot < needs.length; slot++) needs[slot] += table.worth(slot);
      for (let at = 0; at < asked.length; at++)
        for (const one of asked[at]) {
          one.gains[w] = table.gain(at, one.i, one.ratifies);
          one.friction += table.friction();
          one.residual += table.residual();
        }
    });
    places.forEach((place, at) => {
      gain[place] = Object.fromEntries(
        asked[at].map(({ i, gains, friction, residual }): [string, GainFinding] => {
          const actor = c.actors[i];
          let sum = 0;
          for (const g of gains) sum += g;
          gains.sort();
          const staked = new Set(actor.stakes.map((s) => s.issue));
          const totals = new Float64Array(shape.K);
          for (const slot of table.slots(at, i)) totals[table.issueOf(slot)] = stakes[i * table.count + slot];
          return [
            actor.id,
            {
              mean: sum / n,
              p5: quantileOf(gains, 0.05),
              p95: quantileOf(gains, 0.95),
              stakes: Object.fromEntries(
                c.issues.flatMap((issue, k) => (staked.has(k) ? [[issue.id, totals[k] / n]] : [])),
              ),
              needs: Object.fromEntries(
                Array.from(table.needSlots(at, i), (slot, j) => [actor.needs[j].id, needs[slot] / n]),
              ),
              friction: friction / n,
              residual: residual / n,
            },
          ];
        }),
      );
    });
  }
  return gain;
}

/**
 * Packages for the result: the standing first, then those reached, agreed or acceptable, most reached first; the number
 * left out; and the linkage of every table.
 */
export function packageFindings(
  model: Model,
  blocks: readonly Columns[],
  kept: KeptWorlds,
): { packages: PackageFinding[]; left: number; linkage: NonNullable<Result["linkage"]> } {
  const {
    case: c,
    packages: { all: n, K, rows },
  } = model;
  const counts: Counts = {
    zone: new Int32Array(n),
    frontier: new Int32Array(n),
    nash: new Int32Array(n),
    reached: new Int32Array(n),
    left: new Int32Array(n),
    months: new Map(),
  };
  const { worlds } = kept;
  const linkage = linkageOf(model, countNow(model, kept, counts), worlds.length);
  const futures = countPaths(model, blocks, counts);
  const q = model.standing;
  const found: number[] = [];
  for (let x = 0; x < n; x++) if (x !== q && (counts.reached[x] > 0 || counts.zone[x] > 0)) found.push(x);
  found.sort(
    (a, b) =>
      counts.reached[b] - counts.reached[a] ||
      counts.nash[b] - counts.nash[a] ||
      counts.zone[b] - counts.zone[a] ||
      a - b,
  );
  const listed = [q, ...found.slice(0, MAX_PACKAGES - 1)];
  const gains = gainsOf(model, worlds, listed);
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  return {
    left: found.length - (listed.length - 1),
    linkage,
    packages: listed.map((x, place) => {
      const name = (k: number): [string, string] => [c.issues[k].id, c.issues[k].options[rows[x * K + k]].id];
      const months = counts.months.get(x)?.sort((a, b) => a - b);
      return {
        options: Object.fromEntries(c.issues.map((_, k) => name(k))),
        changes: Object.fromEntries(c.issues.flatMap((_, k) => (rows[x * K + k] === rows[q * K + k] ? [] : [name(k)]))),
        standing: x === q,
        now: {
          zone: share(counts.zone[x], worlds.length),
          frontier: share(counts.frontier[x], worlds.length),
          nash: share(counts.nash[x], worlds.length),
        },
        reached: share(counts.reached[x], futures),
        left: share(counts.left[x], futures),
        when: months
          ? { p25: monthAt(model, months, 0.25), p50: monthAt(model, months, 0.5), p75: monthAt(model, months, 0.75) }
          : null,
        gain: gains[place],
      };
    }),
  };
}
