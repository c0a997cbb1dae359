/**
 * Random small cases that are valid by construction: every process, mover, kind of number and rule of the language turns up among them,
 * and the numbers are such that deals, exits and fitting pasts are common. The same seed gives the same text.
 */
import { stringify } from "yaml";
import { uniforms } from "../random.ts";

export class Dice {
  private readonly next: () => number;
  constructor(seed: number) {
    this.next = uniforms(seed);
  }
  yes(p: number): boolean {
    return this.next() < p;
  }
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }
  one<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)];
  }
  /** n different members, in the list's order. */
  some<T>(list: readonly T[], n: number): T[] {
    const left = list.map((item, index) => ({ item, index, rank: this.next() }));
    return left
      .sort((a, b) => a.rank - b.rank)
      .slice(0, n)
      .sort((a, b) => a.index - b.index)
      .map(({ item }) => item);
  }
}

export type Quantity = number | string | { one_of: Map<number, number> };
export type Block = { [key: string]: unknown };
export type Options = { [issue: string]: string | string[] };

const round = (x: number) => Math.round(x * 100) / 100;

/** A quantity whose whole bulk lies within [low, high], of any kind. */
export function quantity(dice: Dice, low: number, high: number): Quantity {
  const step = (high - low) / 4,
    a = round(low + dice.between(0, step)),
    mode = round((low + high) / 2),
    b = round(high - dice.between(0, step));
  switch (dice.whole(0, low > 0 ? 7 : 6)) {
    case 0:
    case 1:
      return mode;
    case 2:
      return `${a} to ${b}`;
    case 3:
      return `uniform(${a} ${b})`;
    case 4:
      return `triangular(${a} ${mode} ${b})`;
    case 5:
      return `pert(${a} ${mode} ${b})`;
    case 6:
      return {
        one_of: new Map([
          [a, 0.25],
          [mode, 0.5],
          [b, 0.25],
        ]),
      };
    default:
      return `lognormal(${a} to ${b})`;
  }
}

/** The same for a share of 1, with the ways in which only shares are written. */
export function share(dice: Dice, low: number, high: number): Quantity {
  switch (dice.whole(0, 5)) {
    case 0:
      return `${Math.round((100 * (low + high)) / 2)}%`;
    case 1:
      return `beta(${round(dice.between(2, 5))} ${round(dice.between(2, 5))})`;
    case 2:
      return (low + high) / 2 > 0.5 ? "likely" : "unlikely";
    default:
      return quantity(dice, low, high);
  }
}

/** Months are counted from year 0. */
export const month = (t: number): string => `${Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}`;

/** What a case is made from, kept while it grows. `numbers` lists paths with a way to write another quantity for each. */
export interface Draft {
  dice: Dice;
  asOf: number;
  since: number;
  until: number;
  actors: string[];
  drivers: string[];
  issues: { [id: string]: string[] };
  numbers: { path: string; again: () => Quantity }[];
}

/** A number at a path, remembered so that scenarios and beliefs can speak of it (there it is a higher one). */
export function number(draft: Draft, path: string, low: number, high: number, write = quantity): Quantity {
  draft.numbers.push({ path, again: () => write(draft.dice, (low + high) / 2, high) });
  return write(draft.dice, low, high);
}

export const randomCase = (seed: number): string => stringify(planned(seed, 4).parts, { lineWidth: 0 });

/** The blocks of a random case with at most `size` issues and options of each, and what it was made from. */
export function planned(seed: number, size: number): { draft: Draft; parts: Block } {
  const dice = new Dice(seed),
    asOf = 12 * 2010 + dice.whole(0, 11),
    since = asOf - dice.whole(3, 14),
    until = asOf + dice.whole(12, 30);
  const issues = Object.fromEntries(
    ["border", "gas", "port", "visas"]
      .map((id) => [id, ["none", "some", "more", "all"].slice(0, dice.whole(2, size))] as const)
      .slice(0, dice.whole(2, size)),
  );
  const actors = ["arda", dice.yes(0.1) ? "constructor" : "borea", "cora", "dorn"].slice(0, dice.whole(2, 4));
  const drivers = ["pressure", "price", "mood"].slice(0, dice.whole(1, 3));
  const draft: Draft = { dice, asOf, since, until, actors, drivers, issues, numbers: [] };

  const blocks = Object.fromEntries(drivers.map((id) => [id, driver(draft, id)]));
  const movers = issuesAndTables(draft);
  const people = Object.fromEntries(actors.map((id) => [id, actor(draft, id)]));
  addBeliefs(draft, people);
  const standing = Object.fromEntries(
    Object.entries(issues).map(([id, options]) => [id, dice.yes(0.6) ? options[0] : dice.one(options)]),
  );
  const hasRecord = dice.yes(0.65),
    changed = dice.yes(0.4) ? dice.one(Object.keys(issues)) : null;
  const from = { ...standing, ...(hasRecord && changed ? { [changed]: issues[changed][0] } : {}) };
  const reactions = Object.fromEntries(
    dice.some(["answer", "echo"], dice.whole(0, 2)).map((id) => [
      id,
      {
        when: predicate(draft),
        driver: dice.one(drivers),
        shift: number(
          draft,
          `reactions.${id}.shift`,
          ...dice.one([
            [-30, -10],
            [10, 30],
          ] as [number, number][]),
        ),
      },
    ]),
  );
  const parts: Block = {
    entente: 1,
    title: `Fictional talks ${seed}`,
    as_of: month(asOf),
    until: month(until),
    standing,
    ...(dice.yes(0.7) ? { residual: number(draft, "residual", 1, 6) } : {}),
    ...(dice.yes(0.7) ? { learning: number(draft, "learning", 0.1, 0.7, share) } : {}),
    ...(hasRecord ? { record: record(draft, standing, from) } : {}),
    actors: people,
    drivers: blocks,
    issues: movers.issues,
    constraints: constraints(draft, [standing, from]),
    tables: movers.tables,
    reactions,
    questions: Object.fromEntries(
      ["first", "second"].slice(0, dice.whole(1, 2)).map((id) => [
        id,
        {
          ask: "Will it be so?",
          when: predicate(draft),
          by: month(dice.whole(asOf + 1, until)),
          ...(dice.yes(0.4) ? { holds: true } : {}),
        },
      ]),
    ),
  };
  const known = draft.numbers.filter(({ path }) => path !== "residual");
  parts["scenarios"] = {
    other: {
      name: "Otherwise",
      set: Object.fromEntries(
        dice.some(known, Math.min(known.length, dice.whole(1, 12))).map(({ path, again }) => [path, again()]),
      ),
    },
  };
  return { draft, parts };
}

/** One option or some of an issue's options, never all, on one issue or two. */
export function predicate(draft: Draft): Options {
  const { dice, issues } = draft;
  return Object.fromEntries(
    dice.some(Object.keys(issues), dice.whole(1, 2)).map((id) => {
      const options = issues[id],
        chosen = dice.some(options, dice.whole(1, options.length - 1));
      return [id, chosen.length === 1 && dice.yes(0.7) ? chosen[0] : chosen];
    }),
  );
}

export const answers = (when: Options, standing: { [issue: string]: string }): boolean =>
  Object.entries(when).every(([id, options]) => [options].flat().includes(standing[id]));

function driver(draft: Draft, id: string): Block {
  const { dice, asOf, since } = draft,
    path = `drivers.${id}`;
  const level = (name: string) =>
    number(
      draft,
      `${path}.${name}`,
      ...dice.one([
        [5, 25],
        [30, 60],
        [65, 95],
      ] as [number, number][]),
    );
  const block: Block = { range: [0, 100] };
  if (dice.yes(0.3)) delete block["range"];
  switch (dice.whole(0, 5)) {
    case 0:
      Object.assign(block, { process: "constant", value: level("value") });
      break;
    case 1:
      Object.assign(block, {
        process: "trend",
        start: level("start"),
        per_year: number(
          draft,
          `${path}.per_year`,
          ...dice.one([
            [-20, -5],
            [5, 20],
          ] as [number, number][]),
        ),
      });
      break;
    case 2: {
      const months = dice.some(
        [-14, -6, 0, 5, 11, 19].map((step) => month(asOf + step)),
        dice.whole(1, 4),
      );
      Object.assign(block, {
        process: "path",
        points: Object.fromEntries(months.map((at) => [at, level(`points.${at}`)])),
      });
      break;
    }
    case 3: {
      const levels = ["low", "middle", "high"].slice(0, dice.whole(2, 3));
      const then = (here: string) => {
        const others = levels.filter((other) => other !== here);
        return others.length === 1 || dice.yes(0.3)
          ? dice.one(others)
          : Object.fromEntries(
              others.map((to) => [to, number(draft, `${path}.levels.${here}.then.${to}`, 0.2, 0.8, share)]),
            );
      };
      Object.assign(block, {
        process: "regimes",
        ...(dice.yes(0.5) ? { start: dice.one(levels) } : {}),
        levels: Object.fromEntries(
          levels.map((here) => [
            here,
            {
              value: level(`levels.${here}.value`),
              stay_months: number(draft, `${path}.levels.${here}.stay_months`, 2, 10),
              then: then(here),
            },
          ]),
        ),
      });
      break;
    }
    default:
      Object.assign(block, {
        process: "mean-reverting",
        ...(dice.yes(0.5) ? { start: level("start") } : {}),
        mean: level("mean"),
        spread: number(draft, `${path}.spread`, 15, 40),
        half_life_months: number(draft, `${path}.half_life_months`, 1, 12),
      });
  }
  if (dice.yes(0.5)) {
    block["jumps"] = {
      per_year: number(draft, `${path}.jumps.per_year`, 0.5, 4),
      size: number(
        draft,
        `${path}.jumps.size`,
        ...dice.one([
          [10, 40],
          [-40, 40],
        ] as [number, number][]),
      ),
      half_life_months: number(draft, `${path}.jumps.half_life_months`, 1, 6),
    };
  }
  if (dice.yes(0.4)) {
    const months = [since - 3, since + 2, Math.floor((since + asOf) / 2), asOf - 1, asOf]
      .filter((t, at, all) => t <= asOf && all.indexOf(t) === at)
      .sort((a, b) => a - b);
    block["history"] = Object.fromEntries(
      dice.some(months, dice.whole(1, 3)).map((t) => [month(t), number(draft, `${path}.history.${month(t)}`, 10, 90)]),
    );
  }
  return block;
}

/** Issues with who moves them, and the tables: an issue that nobody alone moves is on at least one agenda. */
function issuesAndTables(draft: Draft): { issues: Block; tables: Block } {
  const { dice, actors, issues, asOf, until } = draft;
  const ids = Object.keys(issues),
    alone = ids.slice(1).filter(() => dice.yes(0.3)),
    talked = ids.filter((id) => !alone.includes(id));
  const blocks = Object.fromEntries(
    ids.map((id) => {
      const leaving = dice.yes(0.3),
        movedBy = alone.includes(id) ? dice.one(actors) : null;
      return [
        id,
        {
          options: Object.fromEntries(
            issues[id].map((option, o) => [
              option,
              dice.yes(0.25) && o > 0
                ? {
                    text: option,
                    after: dice.some(
                      issues[id].filter((other) => other !== option),
                      dice.whole(1, issues[id].length - 1),
                    ),
                  }
                : option,
            ]),
          ),
          ...(dice.yes(0.3) ? { delivered_by: dice.one(actors) } : {}),
          ...(movedBy ? { moved_by: movedBy } : {}),
          ...(leaving ? { exit: dice.some(actors, dice.whole(1, 2)) } : {}),
          ...(movedBy || leaving ? { reviews_per_year: number(draft, `issues.${id}.reviews_per_year`, 1, 8) } : {}),
          ...(dice.yes(0.6) ? { reversible: dice.yes(0.85) } : {}),
        },
      ];
    }),
  );
  const names = ["summit", "channel", "forum"].slice(0, dice.whole(1, 3));
  const tables = Object.fromEntries(
    names.map((id, at) => {
      const parties = dice.some(actors, dice.whole(2, Math.min(3, actors.length))),
        others = actors.filter((actor) => !parties.includes(actor));
      const weights = (what: string) =>
        Object.fromEntries(
          parties
            .slice(0, dice.whole(1, parties.length))
            .map((actor) => [actor, number(draft, `tables.${id}.${what}.${actor}`, 0.5, 2)]),
        );
      return [
        id,
        {
          parties,
          issues: at === 0 ? talked : dice.some(talked, dice.whole(1, talked.length)),
          meetings_per_year: number(draft, `tables.${id}.meetings_per_year`, 2, 12),
          ...(dice.yes(0.6) ? { concludes: number(draft, `tables.${id}.concludes`, 0.3, 0.8, share) } : {}),
          ...(dice.yes(0.4) ? { power: weights("power") } : {}),
          ...(dice.yes(0.4) ? { chairs: weights("chairs") } : {}),
          ...(dice.yes(0.4) ? { proposes: dice.one(["own", "nash"]) } : {}),
          ...(others.length > 0 && dice.yes(0.4) ? { ratified_by: [dice.one(others)] } : {}),
          ...(dice.yes(0.25) ? { transfers: true } : {}),
          ...(dice.yes(0.25) ? { deadline: month(dice.whole(asOf + 1, until)) } : {}),
        },
      ];
    }),
  );
  return { issues: blocks, tables };
}

function actor(draft: Draft, id: string): Block {
  const { dice, issues, drivers } = draft,
    path = `actors.${id}`;
  const stakes = Object.fromEntries(
    dice.some(Object.keys(issues), dice.whole(1, 2)).map((issue) => {
      const here = `${path}.stakes.${issue}`,
        likes = dice.yes(0.7) ? 1 : -1;
      const values = issues[issue]
        .slice(1)
        .filter(() => dice.yes(0.9))
        .map((option, o) => {
          const low = likes * 10 + 15 * o * dice.one([1, 1, -1]);
          return [option, number(draft, `${here}.values.${option}`, low, low + 20)] as const;
        });
      return [
        issue,
        {
          weight: number(draft, `${here}.weight`, 20, 70),
          ...(dice.yes(0.5) ? { friction: number(draft, `${here}.friction`, 0.05, 1.5) } : {}),
          values: Object.fromEntries(values),
        },
      ];
    }),
  );
  const needs = Object.fromEntries(
    ["energy", "support"].slice(0, dice.one([0, 1, 1, 2])).map((need) => {
      const here = `${path}.needs.${need}`;
      const falls = dice.yes(0.3),
        low: [number, number] = [10, 45],
        high: [number, number] = [35, 85];
      return [
        need,
        {
          weight: number(draft, `${here}.weight`, 30, 90),
          ...(dice.yes(0.7) ? { level: number(draft, `${here}.level`, 0, 0.4, share) } : {}),
          sharpened_by: Object.fromEntries(
            dice.some(drivers, dice.whole(1, drivers.length)).map((driver) => [
              driver,
              {
                from: number(draft, `${here}.sharpened_by.${driver}.from`, ...(falls ? high : low)),
                to: number(draft, `${here}.sharpened_by.${driver}.to`, ...(falls ? low : high)),
                ...(dice.yes(0.6) ? { by: number(draft, `${here}.sharpened_by.${driver}.by`, 0.4, 1.2) } : {}),
              },
            ]),
          ),
          met_by: Object.fromEntries(
            dice.some(Object.keys(issues), dice.whole(1, 2)).map((issue) => [
              issue,
              Object.fromEntries(
                issues[issue].slice(1).map((option) => [
                  option,
                  number(
                    draft,
                    `${here}.met_by.${issue}.${option}`,
                    ...dice.one([
                      [0.1, 0.5],
                      [0.4, 0.9],
                      [-0.8, -0.2],
                    ] as [number, number][]),
                  ),
                ]),
              ),
            ]),
          ),
        },
      ];
    }),
  );
  return {
    name: id,
    ...(dice.yes(0.7) ? { friction: number(draft, `${path}.friction`, 0.05, 1) } : {}),
    ...(dice.yes(0.4) ? { residual: number(draft, `${path}.residual`, 1, 8) } : {}),
    ...(dice.yes(0.5) ? { reliability: number(draft, `${path}.reliability`, 0.4, 0.9, share) } : {}),
    points_per_bn: number(draft, `${path}.points_per_bn`, 0.2, 3),
    stakes,
    needs,
  };
}

/** What actors think about others' stakes, needs and friction. */
function addBeliefs(draft: Draft, people: { [id: string]: Block }): void {
  const { dice, actors, numbers } = draft;
  for (const holder of actors) {
    if (!dice.yes(0.6)) continue;
    const about = numbers.filter(
      ({ path }) => /^actors\.[a-z]+\.(stakes\.|needs\.|friction$)/.test(path) && !path.startsWith(`actors.${holder}.`),
    );
    people[holder]["beliefs"] = Object.fromEntries(
      dice.some(about, Math.min(about.length, dice.whole(1, 5))).map(({ path, again }) => [
        path,
        dice.yes(0.5)
          ? { value: again() }
          : {
              bias: quantity(
                dice,
                ...(dice.one(
                  /weight|from|to$/.test(path)
                    ? [
                        [-30, -5],
                        [5, 40],
                      ]
                    : [
                        [-0.5, 0.5],
                        [0, 3],
                      ],
                ) as [number, number]),
              ),
            },
      ]),
    );
  }
}

function constraints(draft: Draft, standings: { [issue: string]: string }[]): Block {
  const { dice } = draft;
  const rules: [string, Block, boolean][] = dice.some(["apart", "together"], dice.whole(0, 2)).map((id) => {
    const first = predicate(draft),
      second = predicate(draft);
    return id === "apart"
      ? [id, { never: first }, standings.every((q) => !answers(first, q))]
      : [id, { if: first, then: second }, standings.every((q) => !answers(first, q) || answers(second, q))];
  });
  return Object.fromEntries(rules.filter(([, , feasible]) => feasible).map(([id, rule]) => [id, rule]));
}

function record(draft: Draft, standing: { [issue: string]: string }, from: { [issue: string]: string }): Block {
  const { dice, issues, since, asOf } = draft,
    ids = Object.keys(issues);
  const at = dice.whole(since + 1, asOf - 1),
    watched = dice.one(ids),
    option = dice.one([standing[watched], from[watched]]);
  const changed = ids.filter((id) => from[id] !== standing[id]);
  return {
    since: month(since),
    ...(changed.length > 0 ? { from: Object.fromEntries(changed.map((id) => [id, from[id]])) } : {}),
    ...(dice.yes(0.75) ? { match: dice.some(ids, dice.one([1, 1, 2])) } : {}),
    ...(dice.yes(0.3)
      ? {
          known: {
            [month(at)]: { [watched]: dice.yes(0.5) ? option : [...new Set([option, dice.one(issues[watched])])] },
          },
        }
      : {}),
  };
}
