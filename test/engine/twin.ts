/**
 * A slow, obvious second simulation of a case, written from the meaning of a case alone, against which the engine's month loop and
 * solutions are compared world by world. It shares with the engine the named random numbers and the quantiles, and nothing else.
 */
import { first, key, PAST } from "../../src/numbers/streams.ts";
import type { Settings } from "../../src/engine/settings.ts";
import type { Case, Month, Table } from "../../src/language/case.ts";
import {
  accepted,
  egalitarian,
  inZone,
  kalaiSmorodinsky,
  nash,
  offer,
  onFrontier,
  propose,
  reachable,
  utilitarian,
  type Offer,
} from "./twin/bargain.ts";
import { atLeastOne, begin, holds, levelOf, move, restart, today, type State } from "./twin/drivers.ts";
import { gain } from "./twin/gain.ts";
import {
  choose,
  drawWorld,
  indexOf,
  monthly,
  positive,
  same,
  statedGaps,
  truth,
  underScenario,
  view,
  type Package,
  type World,
} from "./twin/world.ts";

export interface TwinWorld {
  kept: boolean;
  /** Index of the standing at the end of each month from record.since, ending early where the past no longer fits; null without a past. */
  past: number[] | null;
  /** [path][j]: index of the standing at the end of month as_of + 1 + j. */
  futures: number[][];
  /** [path][j][d]: z_d in that month. */
  drivers: number[][][];
  /** [path]: every meeting that could conclude, review and exit after as_of, in order. */
  occasions: Occasion[][];
  /** The numbers that futures run under. */
  world: World;
}

/** Somebody met or reviewed in month t at `standing`, with drivers at z, and this came of it (null: nothing). */
export interface Occasion {
  t: Month;
  table: Table | null;
  issue: number;
  actor: number;
  exit: boolean;
  standing: Package;
  z: number[];
  result: Package | null;
}

/** What changes along a path. */
interface Run {
  standing: Package;
  drivers: State[];
  z: number[];
  gaps: number[][];
  occasions: Occasion[];
}

/** World `draw` of a case; `prior` starts at as_of from the declared standing whatever the record. */
export function twinWorld(c: Case, settings: Settings, draw: number, kind: "prior" | "worlds"): TwinWorld {
  const record = kind === "worlds" ? c.record : null;
  const began = [...(record ? record.from : c.standing)];
  const until = drawWorld(c, settings.seed, draw, began);
  const from = drawWorld(underScenario(c, settings.scenario), settings.seed, draw, began);

  const start = record ? record.since : c.asOf;
  const run: Run = {
    standing: began,
    drivers: c.drivers.map((_, d) => begin(until, d, start, record !== null, began)),
    z: [],
    gaps: statedGaps(until),
    occasions: [],
  };
  const past: number[] = [];
  for (let t = start; t <= c.asOf; t++) {
    if (t > start) step(until, run, PAST, t, settings);
    past.push(indexOf(c, run.standing));
    if (record && !fits(c, run.standing, t))
      return { kept: false, past, futures: [], drivers: [], occasions: [], world: from };
  }
  if (record) run.standing = [...c.standing];
  run.drivers = run.drivers.map((state, d) => restart(until, d, state, run.standing));

  const futures: number[][] = [],
    drivers: number[][][] = [],
    occasions: Occasion[][] = [];
  for (let path = 0; path < settings.paths; path++) {
    const future: Run = { ...run, gaps: statedGaps(from), occasions: [] };
    occasions.push(future.occasions);
    futures.push([]);
    drivers.push([]);
    for (let t = c.asOf + 1; t <= c.until; t++) {
      step(from, future, path, t, settings);
      futures[path].push(indexOf(c, future.standing));
      drivers[path].push(future.z);
    }
  }
  return { kept: true, past: record ? past : null, futures, drivers, occasions, world: from };
}

/** Whether the record allows this standing at the end of month t. */
function fits(c: Case, q: Package, t: Month): boolean {
  const record = c.record!;
  if (!record.known.every((known) => known.month !== t || holds(known.holds, q))) return false;
  return t !== c.asOf || record.match.every((k) => q[k] === c.standing[k]);
}

/** Month t: drivers, then tables, then issues that somebody alone moves or leaves. */
function step(w: World, run: Run, path: number, t: Month, settings: Settings): void {
  const before = run.standing;
  run.drivers = run.drivers.map((state, d) => move(w, d, state, path, t, before));
  run.z = run.drivers.map((state, d) => levelOf(w, d, state, t, before, settings.pin));
  for (const table of w.c.tables) meet(w, run, table, path, t);
  for (const k of w.c.issues.keys()) {
    review(w, run, k, path, t);
    for (const { actor } of w.c.issues[k].exit) leave(w, run, k, actor, path, t);
  }
}

function meet(w: World, run: Run, table: Table, path: number, t: Month): void {
  if (table.deadline !== null && t > table.deadline) return;
  const chance = atLeastOne(w.value[table.meetingsPerYear.steps[0].value]) * w.value[table.concludes.steps[0].value];
  if (!(monthly(w, `tables.${table.id}/meeting`, path, t) < chance)) return;
  const j = choose(
    table.chairs.map((p) => w.value[p]),
    first(key(w.seed, `tables.${table.id}/chair`), w.draw, path, t, 0),
  );
  const standing = run.standing;
  const note = (result: Package | null): void => {
    run.occasions.push({ t, table, issue: -1, actor: -1, exit: false, standing, z: run.z, result });
  };
  const proposal = propose(w, view(w, table.parties[j], run.gaps), table, j, run.standing, run.z);
  const agreed = proposal && accepted(w, truth(w), table, run.standing, proposal, run.z) ? proposal.x : null;
  note(agreed);
  if (agreed) run.standing = agreed;
  else if (t > w.c.asOf) run.gaps = learned(w, run.gaps, table);
}

/** Beliefs of parties about other parties of a table, after a meeting of it that came to nothing. */
function learned(w: World, gaps: number[][], table: Table): number[][] {
  return gaps.map((held, i) =>
    held.map((gap, b) => {
      const about = subject(w.c, w.c.actors[i].beliefs[b].about);
      return table.parties.includes(i) && table.parties.includes(about) ? gap * (1 - w.value[w.c.learning]) : gap;
    }),
  );
}

/** The actor whose number a parameter is. */
function subject(c: Case, p: number): number {
  return c.actors.findIndex((actor) => c.parameters[p].path.startsWith(`actors.${actor.id}.`));
}

/** The actor who alone moves issue k takes what is best for it, if that is better than what stands. */
function review(w: World, run: Run, k: number, path: number, t: Month): void {
  const issue = w.c.issues[k],
    i = issue.movedBy;
  if (i === null) return;
  if (!(monthly(w, `issues.${issue.id}/review`, path, t) < atLeastOne(w.value[issue.reviewsPerYear.steps[0].value])))
    return;
  let best: Package | null = null,
    most = 0;
  for (const x of reachable(w.c, run.standing, [k])) {
    const gained = gain(w, truth(w), i, run.standing, x, run.z);
    if (!positive(gained) || (best && (gained < most || same(gained, most)))) continue;
    best = x;
    most = gained;
  }
  run.occasions.push({
    t,
    table: null,
    issue: k,
    actor: i,
    exit: false,
    standing: run.standing,
    z: run.z,
    result: best,
  });
  if (best) run.standing = best;
}

/** An actor who may leave returns issue k to its first option, if it gains by that. */
function leave(w: World, run: Run, k: number, i: number, path: number, t: Month): void {
  const issue = w.c.issues[k];
  if (
    !(
      monthly(w, `issues.${issue.id}/exit/${w.c.actors[i].id}`, path, t) <
      atLeastOne(w.value[issue.reviewsPerYear.steps[0].value])
    )
  )
    return;
  const x = run.standing.with(k, 0);
  const leaves =
    run.standing[k] !== 0 && indexOf(w.c, x) >= 0 && positive(gain(w, truth(w), i, run.standing, x, run.z));
  run.occasions.push({
    t,
    table: null,
    issue: k,
    actor: i,
    exit: true,
    standing: run.standing,
    z: run.z,
    result: leaves ? x : null,
  });
  if (leaves) run.standing = x;
}

export interface TwinTable {
  /** Reachable from the declared standing, in option order, with true gains of the parties (ratifiers apart). */
  packages: { package: number; gains: number[]; zone: boolean; frontier: boolean }[];
  /** Package indices; null for no deal. With transfers only the Nash package is defined. */
  solutions: {
    nash: number | null;
    kalaiSmorodinsky: number | null;
    egalitarian: number | null;
    utilitarian: number | null;
  };
}

/** Deals from the declared standing at today's drivers, one entry a table, in the world that `twinWorld` has for this draw. */
export function twinToday(c: Case, settings: Settings, draw: number, kind: "prior" | "worlds" = "worlds"): TwinTable[] {
  const began = [...(kind === "worlds" && c.record ? c.record.from : c.standing)],
    q = [...c.standing];
  const w = drawWorld(c, settings.seed, draw, began);
  const z = c.drivers.map((_, d) => today(w, d, settings.at));
  return c.tables.map((table) => {
    const offers = reachable(c, q, table.issues).map((x) => offer(w, truth(w), table, q, x, z));
    const rows = [table.parties.map(() => 0), ...offers.map((one) => one.parties)];
    const zone = offers.filter((one) => inZone(w, table, one));
    const index = (one: Offer | null) => one && indexOf(c, one.x);
    return {
      packages: offers.map((one) => ({
        package: indexOf(c, one.x),
        gains: one.parties,
        zone: zone.includes(one),
        frontier: onFrontier(one.parties, rows),
      })),
      solutions: {
        nash: index(nash(w, table, zone)),
        kalaiSmorodinsky: table.transfers ? null : index(kalaiSmorodinsky(zone)),
        egalitarian: table.transfers ? null : index(egalitarian(zone)),
        utilitarian: table.transfers ? null : index(utilitarian(zone)),
      },
    };
  });
}
