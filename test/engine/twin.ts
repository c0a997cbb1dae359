/**
 * A slow, obvious second simulation of a case, written from the meaning of a case alone, against which the engine's month loop and
 * solutions are compared world by world. It shares with the engine the named random numbers and the quantiles, and nothing else.
 */
import { first, PAST } from "../../src/numbers/streams.ts";
import type { Settings } from "../../src/engine/settings.ts";
import type { Case, Month, Table } from "../../src/language/case.ts";
import {
  accepted,
  egalitarian,
  inZone,
  kalaiSmorodinsky,
  nash,
  offers,
  onFrontier,
  propose,
  reachable,
  utilitarian,
  type Offer,
} from "./twin/bargain.ts";
import { answers, holds, sightToday, unmet, type Sight, type Tally } from "./twin/conditions.ts";
import { begin, levelOf, move, restart, shiftOf, startLevel, today, type State } from "./twin/drivers.ts";
import { gain, type Move } from "./twin/gain.ts";
import { changeMinds, firstMinds, startClocks, type Clocks } from "./twin/minds.ts";
import { afterOutcome, drawnAnew, noStages, opening, returned, settle, type Stages } from "./twin/procedures.ts";
import { atLeastOne, rateOf } from "./twin/rates.ts";
import {
  key,
  choose,
  clamp,
  drawWorld,
  indexOf,
  monthly,
  positive,
  same,
  truth,
  underScenario,
  untaught,
  view,
  type Minds,
  type Package,
  type World,
} from "./twin/world.ts";

export interface TwinWorld {
  kept: boolean;
  /** Index of the standing at the end of each month from record.since, ending early where the past no longer fits; null without a past. */
  past: number[] | null;
  /** The standing at the end of as_of, when everything is set. */
  start: Package;
  /** [path][j]: the standing at the end of month as_of + 1 + j. */
  standings: Package[][];
  /** The same by index among the feasible packages; -1 where it is none of them. */
  futures: number[][];
  /** [path][j][d]: z_d in that month. */
  drivers: number[][][];
  /** [path][question][j]: the answer if it were asked by month as_of + j. */
  answers: boolean[][][];
  /** [path]: every meeting that could conclude, review and exit after as_of, in order. */
  occasions: Occasion[][];
  /** The numbers that futures start with. */
  world: World;
}

/** Somebody met or reviewed at `standing`, and this came of it (null: nothing). */
export interface Occasion {
  t: Month;
  table: Table | null;
  issue: number;
  actor: number;
  /** Option that an exit leads to; null for what is not an exit. */
  exit: number | null;
  standing: Package;
  sight: Sight;
  result: Package | null;
}

/** What changes along a path. */
interface Run {
  /** Numbers in force. */
  w: World;
  minds: Minds;
  clocks: Clocks;
  standing: Package;
  stages: Stages;
  drivers: State[];
  z: number[];
  tables: Tally[];
  /** How many meetings have taught each belief, [holder][belief]. */
  taught: number[][];
  occasions: Occasion[];
}

/** How the numbers of a path are drawn: the case in force, and the package whose options have no residual. */
interface Draw {
  c: Case;
  seed: number;
  draw: number;
  began: Package;
}
const worldOf = ({ c, seed, draw, began }: Draw, minds: Minds): World => drawWorld(c, seed, draw, began, minds);

/**
 * World `draw` of a case; `prior` starts at as_of from the declared standing whatever the record. From the month after
 * as_of on the case is what `later` makes of it.
 */
export function twinWorld(
  c: Case,
  settings: Settings,
  draw: number,
  kind: "prior" | "worlds",
  later: (c: Case) => Case = (unchanged) => unchanged,
): TwinWorld {
  const record = kind === "worlds" ? c.record : null;
  const until: Draw = { c, seed: settings.seed, draw, began: [...(record ? record.from : c.standing)] };
  const from: Draw = { ...until, c: later(underScenario(c, settings.scenario)) };
  const start = record ? record.since : c.asOf;

  const run = beginning(until, start, record !== null);
  const past: number[] = [];
  for (let t = start; t <= c.asOf; t++) {
    if (t > start) step(until, run, PAST, t, settings);
    past.push(indexOf(c, run.standing));
    if (record && !fits(c, run.standing, t)) {
      const nothing = { standings: [], futures: [], drivers: [], answers: [], occasions: [] };
      return { kept: false, past, start: run.standing, ...nothing, world: run.w };
    }
  }
  if (record) {
    const known = c.standing.reduce<Package>((q, o, k) => (record.match.includes(k) ? q : q.with(k, o)), run.standing);
    if (known.some((o, k) => o !== run.standing[k])) stand(run, known, PAST, c.asOf);
  }
  setDrivers(run, c.asOf);
  settleStages(run, PAST, c.asOf, true);

  const world: TwinWorld = {
    kept: true,
    past: record ? past : null,
    start: run.standing,
    standings: [],
    futures: [],
    drivers: [],
    answers: [],
    occasions: [],
    world: worldOf(from, run.minds),
  };
  for (let path = 0; path < settings.paths; path++) {
    const w = world.world;
    const future: Run = { ...run, w, clocks: startClocks(w, path, c.asOf), taught: untaught(c), occasions: [] };
    future.stages = {
      ...run.stages,
      pending: run.stages.pending.map((pending, k) => pending && drawnAnew(w, k, path, pending)),
    };
    const moments = [{ standing: future.standing, sight: sightOf(future, c.asOf) }];
    for (let t = c.asOf + 1; t <= c.until; t++) {
      step(from, future, path, t, settings);
      moments.push({ standing: future.standing, sight: sightOf(future, t) });
    }
    world.occasions.push(future.occasions);
    world.standings.push(moments.slice(1).map(({ standing }) => standing));
    world.futures.push(moments.slice(1).map(({ standing }) => indexOf(c, standing)));
    world.drivers.push(moments.slice(1).map(({ sight }) => sight.z));
    world.answers.push(
      c.questions.map(({ when, holds: atTheEnd }) => {
        const was = moments.map(({ standing, sight }) => answers(c, when, standing, sight));
        return was.map((yes, j) => (atTheEnd ? yes : was.slice(0, j + 1).includes(true)));
      }),
    );
  }
  return world;
}

/** A path in its first month, in which nobody meets and nothing moves but what procedures do. */
function beginning(how: Draw, t: Month, withRecord: boolean): Run {
  const { c } = how;
  const minds = firstMinds(c, t);
  const w = worldOf(how, minds);
  const run: Run = {
    w,
    minds,
    clocks: startClocks(w, PAST, t),
    standing: how.began,
    stages: noStages(c),
    drivers: [],
    z: c.drivers.map(() => NaN),
    tables: unmet(c),
    taught: untaught(c),
    occasions: [],
  };
  const shifts = c.drivers.map((_, d) => shiftOf(w, d, run.standing, null));
  run.drivers = shifts.map((shift, d) => begin(w, d, t, withRecord, shift));
  run.z = shifts.map((shift, d) => levelOf(w, d, run.drivers[d], t, shift, {}));
  settleStages(run, PAST, t, true);
  return run;
}

const sightOf = ({ z, tables }: Run, month: Month): Sight => ({ month, z, tables });

/** Drivers at the end of as_of, where the case says that they stand. */
function setDrivers(run: Run, t: Month): void {
  const shifts = run.drivers.map((_, d) => shiftOf(run.w, d, run.standing, sightOf(run, t)));
  run.drivers = run.drivers.map((state, d) => restart(run.w, d, state, shifts[d]));
  run.z = run.drivers.map((state, d) => startLevel(run.w, d, state, t, shifts[d]));
}

/** Whether the record allows this standing at the end of month t. */
function fits(c: Case, q: Package, t: Month): boolean {
  const record = c.record!;
  if (!record.known.every((known) => known.month !== t || holds(known.holds, q))) return false;
  return t !== c.asOf || record.match.every((k) => q[k] === c.standing[k]);
}

/** Month t: minds, drivers, procedures that are due, tables, then issues that somebody alone moves or leaves. */
function step(how: Draw, run: Run, path: number, t: Month, settings: Settings): void {
  const { c } = how;
  const minds = changeMinds(run.w, run.minds, run.clocks, path, t);
  const shifts = c.drivers.map((_, d) => shiftOf(run.w, d, run.standing, sightOf(run, t - 1)));
  if (minds !== run.minds) {
    run.minds = minds;
    run.w = worldOf(how, minds);
  }
  run.drivers = run.drivers.map((state, d) => move(run.w, d, state, path, t, shifts[d]));
  run.z = run.drivers.map((state, d) => levelOf(run.w, d, state, t, shifts[d], settings.pin));
  settleStages(run, path, t, false);
  for (const k of c.issues.keys()) fallDue(run, k, path, t);
  for (const at of c.tables.keys()) meet(run, at, path, t);
  for (const k of c.issues.keys()) {
    review(run, k, path, t);
    for (const { actor, option } of c.issues[k].exit) leave(run, k, actor, option, path, t);
  }
  settleStages(run, path, t, false);
}

/** Another standing, and what procedures make of it. */
function stand(run: Run, standing: Package, path: number, t: Month): void {
  run.standing = standing;
  settleStages(run, path, t, true);
}

function settleStages(run: Run, path: number, t: Month, all: boolean): void {
  const { standing, stages } = settle(run.w, run.standing, run.stages, sightOf(run, t), path, all);
  run.standing = standing;
  run.stages = stages;
}

/** The procedure of issue k, if it is due, takes its outcome, or opens again where that is not feasible. */
function fallDue(run: Run, k: number, path: number, t: Month): void {
  const pending = run.stages.pending[k];
  if (!pending || pending.due !== t) return;
  const outcome = afterOutcome(run.w.c, run.standing, k, pending.outcome, sightOf(run, t));
  const next = outcome ? null : opening(run.w, k, path, t);
  run.stages = { ...run.stages, pending: run.stages.pending.with(k, next) };
  if (outcome) stand(run, outcome, path, t);
}

function meet(run: Run, at: number, path: number, t: Month): void {
  const { w } = run,
    table = w.c.tables[at],
    sight = sightOf(run, t);
  if (table.opens !== null && t < table.opens) return;
  if (table.deadline !== null && t > table.deadline) return;
  if (table.while && !answers(w.c, table.while, run.standing, sight)) return;
  const u = monthly(w, `tables.${table.id}/meeting`, path, t);
  const meets = atLeastOne(rateOf(w, table.meetingsPerYear, t, run.z));
  const concludes = clamp(rateOf(w, table.concludes, t, run.z), 0, 1);
  const date = table.meetsOn.find(({ month }) => month === t);
  const onDate = date && (date.concludes === null ? concludes : w.value[date.concludes]);
  if (!(u < meets) && !date) return;
  const concluding =
    u < meets * concludes ||
    (onDate !== undefined && first(key(w.seed, `tables.${table.id}/dated`), w.draw, path, t, 0) < onDate);
  const counts = t > w.c.asOf;
  const { met, failed, changed } = run.tables[at];
  if (counts) run.tables = run.tables.with(at, { met: met + 1, failed, changed });
  const agreed = concluding ? attempt(run, table, path, t) : null;
  if (counts) {
    const tally = { met: met + 1, failed: agreed ? 0 : failed + 1, changed: changed || agreed !== null };
    run.tables = run.tables.with(at, tally);
    if (concluding && !agreed) run.taught = taughtBy(w.c, run.taught, table);
  }
  if (agreed) stand(run, agreed.to, path, t);
}

/** What a meeting that can conclude comes to; null for nothing. */
function attempt(run: Run, table: Table, path: number, t: Month): Move | null {
  const { w, standing } = run;
  const sight = sightOf(run, t);
  const j = choose(
    table.chairs.map((p) => w.value[p]),
    first(key(w.seed, `tables.${table.id}/chair`), w.draw, path, t, 0),
  );
  const proposal = propose(w, view(w, table.parties[j], run.taught), table, j, standing, sight);
  const agreed = proposal && accepted(w, truth(w), table, proposal, sight) ? proposal.move : null;
  const result = agreed && agreed.to;
  run.occasions.push({ t, table, issue: -1, actor: -1, exit: null, standing, sight, result });
  return agreed;
}

/** Beliefs of parties about other parties of a table, after a meeting of it that could conclude and came to nothing. */
function taughtBy(c: Case, taught: number[][], table: Table): number[][] {
  return taught.map((held, i) =>
    held.map((times, b) => {
      const about = subject(c, c.actors[i].beliefs[b].about);
      return table.parties.includes(i) && table.parties.includes(about) ? times + 1 : times;
    }),
  );
}

/** The actor whose number a parameter is. */
function subject(c: Case, p: number): number {
  return c.actors.findIndex((actor) => c.parameters[p].path.startsWith(`actors.${actor.id}.`));
}

/** Whether the actor who alone moves issue k, or may leave it, looks at it in month t. */
function reviews(run: Run, k: number, name: string, path: number, t: Month): boolean {
  const issue = run.w.c.issues[k];
  const chance = atLeastOne(rateOf(run.w, issue.reviewsPerYear, t, run.z));
  return monthly(run.w, `issues.${issue.id}/${name}`, path, t) < chance;
}

/** The actor who alone moves issue k takes what is best for it, if that is better than what stands. */
function review(run: Run, k: number, path: number, t: Month): void {
  const { w, standing } = run,
    i = w.c.issues[k].movedBy,
    sight = sightOf(run, t);
  if (i === null || !reviews(run, k, "review", path, t)) return;
  let best: Package | null = null,
    most = 0;
  for (const way of reachable(w.c, standing, [k], sight)) {
    const gained = gain(w, truth(w), i, way, sight);
    if (!positive(gained) || (best && (gained < most || same(gained, most)))) continue;
    best = way.to;
    most = gained;
  }
  run.occasions.push({ t, table: null, issue: k, actor: i, exit: null, standing, sight, result: best });
  if (best) stand(run, best, path, t);
}

/** An actor who may leave takes issue k to its option for that, if it gains by it. */
function leave(run: Run, k: number, i: number, option: number, path: number, t: Month): void {
  const { w, standing } = run,
    sight = sightOf(run, t);
  if (!reviews(run, k, `exit/${w.c.actors[i].id}`, path, t)) return;
  const own = standing.with(k, option),
    to = returned(w.c, own, sight);
  const leaves =
    to.some((o, issue) => o !== standing[issue]) &&
    standing[k] !== option &&
    indexOf(w.c, to) >= 0 &&
    positive(gain(w, truth(w), i, { from: standing, own, to, agenda: [k] }, sight));
  const result = leaves ? to : null;
  run.occasions.push({ t, table: null, issue: k, actor: i, exit: option, standing, sight, result });
  if (!leaves) return;
  if (option === 0) run.stages = { ...run.stages, shut: run.stages.shut.with(k, true) };
  stand(run, to, path, t);
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

/** Numbers of a world at the end of as_of, after what has become of minds in its past. */
export function worldAtAsOf(c: Case, seed: number, draw: number, kind: "prior" | "worlds"): World {
  const record = kind === "worlds" ? c.record : null;
  const how: Draw = { c, seed, draw, began: [...(record ? record.from : c.standing)] };
  const start = record ? record.since : c.asOf;
  let minds = firstMinds(c, start),
    w = worldOf(how, minds);
  const clocks = startClocks(w, PAST, start);
  for (let t = start + 1; t <= c.asOf; t++) {
    minds = changeMinds(w, minds, clocks, PAST, t);
    w = worldOf(how, minds);
  }
  return w;
}

/** Deals from the declared standing at today's drivers, one entry a table, in the world that `twinWorld` has for this draw. */
export function twinToday(c: Case, settings: Settings, draw: number, kind: "prior" | "worlds" = "worlds"): TwinTable[] {
  const q = [...c.standing];
  const w = worldAtAsOf(c, settings.seed, draw, kind);
  const sight = sightToday(
    c,
    c.drivers.map((_, d) => today(w, d, settings.at)),
  );
  return c.tables.map((table) => {
    const ways = offers(w, truth(w), table, reachable(c, q, table.issues, sight), sight);
    const rows = [table.parties.map(() => 0), ...ways.map((one) => one.parties)];
    const zone = ways.filter((one) => inZone(w, table, one));
    const index = (one: Offer | null) => one && indexOf(c, one.to);
    return {
      packages: ways.map((one) => ({
        package: indexOf(c, one.to),
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
