/** Minds and governments: when they change, and what changes with them. */
import { log } from "../../../src/numbers/elementary.ts";
import { normalQuantile } from "../../../src/numbers/normal.ts";
import { first, PAST } from "../../../src/numbers/streams.ts";
import type { Case, Governments, Month, ParameterIndex } from "../../../src/language/case.ts";
import {
  key,
  chances,
  choose,
  concerns,
  residualName,
  residualScore,
  score,
  sum,
  type Minds,
  type World,
} from "./world.ts";

/** Month of the next change of each kind that may come at any time, by the name of its random numbers. */
export type Clocks = Map<string, Month>;

/** Minds in the first month of a simulation. */
export function firstMinds(c: Case, t: Month): Minds {
  return { scores: new Map(), lines: c.actors.map(({ governments }) => governments && lineAt(governments, t)) };
}

/** Line in power in month t up to as_of. */
function lineAt({ now, past }: Governments, t: Month): number {
  return (past.findLast(({ month }) => month <= t) ?? past[0])?.line ?? now;
}

/** Clocks of a path that starts in month t. */
export function startClocks(w: World, path: number, t: Month): Clocks {
  const clocks: Clocks = new Map();
  for (const { id, turnover, governments } of w.c.actors) {
    if (turnover) set(w, clocks, `actors.${id}.turnover/change`, turnover.perYear, path, t);
    for (const change of governments?.changes ?? [])
      if (change.perYear !== null)
        set(w, clocks, `actors.${id}.governments.changes.${change.id}/change`, change.perYear, path, t);
  }
  return clocks;
}

/** The next change after month t: in each month with probability 1 - exp(-per_year / 12). */
function set(w: World, clocks: Clocks, name: string, perYear: ParameterIndex, path: number, t: Month): void {
  const rate = w.value[perYear];
  const u = first(key(w.seed, name), w.draw, path, t, 0);
  clocks.set(name, rate > 0 ? t + 1 + Math.floor((-12 * log(u)) / rate) : Infinity);
}

/** Minds in month t; the same object where nobody changes theirs. w: the numbers of the month before; clocks are moved on. */
export function changeMinds(w: World, minds: Minds, clocks: Clocks, path: number, t: Month): Minds {
  let now = minds;
  w.c.actors.forEach(({ id, turnover, governments }, i) => {
    if (turnover) {
      const name = `actors.${id}.turnover/change`;
      if (clocks.get(name) !== t) return;
      set(w, clocks, name, turnover.perYear, path, t);
      now = changedMind(w, now, i, w.value[turnover.persistence], path, t);
    }
    if (governments) {
      const before = now.lines[i]!;
      const line = path === PAST ? lineAt(governments, t) : nextLine(w, i, governments, before, clocks, path, t);
      if (line === before) return;
      now = changedMind(w, now, i, w.value[governments.persistence], path, t);
      now = { ...now, lines: now.lines.with(i, line) };
    }
  });
  return now;
}

/** The line after the changes of month t: first those that are dated, then those that come at any time, each in declared order. */
function nextLine(
  w: World,
  i: number,
  { changes }: Governments,
  before: number,
  clocks: Clocks,
  path: number,
  t: Month,
): number {
  let line = before;
  const undated = changes.filter(({ perYear }) => perYear !== null);
  for (const change of [...changes.filter(({ on }) => on === t), ...undated]) {
    const name = `actors.${w.c.actors[i].id}.governments.changes.${change.id}`;
    if (change.perYear !== null) {
      if (clocks.get(`${name}/change`) !== t) continue;
      set(w, clocks, `${name}/change`, change.perYear, path, t);
    }
    if (change.from.length > 0 && !change.from.includes(line)) continue;
    const to = chances(change.to.map(({ chance }) => w.value[chance]));
    const lines = [...change.to.map((one) => one.line), line];
    line = lines[choose([...to, Math.max(0, 1 - sum(to))], first(key(w.seed, `${name}/line`), w.draw, path, t, 0))];
  }
  return line;
}

/** The minds after that of actor i has changed in month t: z' = p z + sqrt(1 - p^2) N. */
function changedMind(w: World, minds: Minds, i: number, p: number, path: number, t: Month): Minds {
  const { c, seed, draw } = w;
  const scores = new Map(minds.scores);
  const move = (name: string, z: number): void => {
    const N = normalQuantile(first(key(seed, `mind.${name}`), draw, path, t, 0));
    scores.set(name, p * z + Math.sqrt(1 - p * p) * N);
  };
  for (const number of numbersOf(c, i)) {
    const parameter = c.parameters[number];
    if (parameter.quantity.kind === "exact" || parameter.quantity.kind === "one_of") continue;
    move(parameter.path, score(c, seed, draw, parameter, minds));
  }
  for (const k of concerns(c, i))
    c.issues[k].options.forEach((_, o) => {
      const name = residualName(c, i, k, o);
      move(name, residualScore(seed, draw, name, minds));
    });
  return { ...minds, scores };
}

/** An actor's own numbers: of its stakes, needs, friction, beliefs and reliability, those of its lines among them. */
function numbersOf(c: Case, i: number): Set<ParameterIndex> {
  const { stakes, needs, friction, beliefs, reliability, governments } = c.actors[i];
  return new Set([
    ...stakes.flatMap((stake) => [stake.weight, ...stake.friction, ...stake.values]),
    ...needs.flatMap((need) => [
      need.weight,
      need.level,
      ...need.sharpenedBy.flatMap(({ from, to, by }) => [from, to, by]),
      ...need.metBy.flatMap(({ parts }) => parts),
    ]),
    friction,
    ...beliefs.map(({ value, bias }) => value ?? bias!),
    reliability,
    ...(governments?.lines.flatMap(({ set: numbers }) => numbers.map(({ quantity }) => quantity)) ?? []),
  ]);
}
