/**
 * Random small cases with all that a case can say of time, minds and stages: procedures and what signers expect of others,
 * turnover and governments, shared factors, friction by option, rates by month and driver, dates, conditions on drivers and
 * tables, exits with targets, and questions asked given another. Valid by construction: no reading in a circle, chances that
 * sum to at most 1 at their medians, outcomes that are feasible. The same seed gives the same text.
 */
import { stringify } from "yaml";
import {
  Dice,
  answers,
  month,
  number,
  planned,
  predicate,
  quantity,
  share,
  type Block,
  type Draft,
  type Options,
  type Quantity,
} from "./random-case.ts";

type Blocks = { [id: string]: Block };
type Standing = { [issue: string]: string };

/** What a case is made from, with what the first plan has made. */
interface Plan extends Draft {
  parts: Block;
  people: Blocks;
  tables: Blocks;
  blocks: Blocks;
  standing: Standing;
  from: Standing;
  factors: string[];
  /** Paths of numbers that are written in another way by now. */
  gone: Set<string>;
}

export function randomCase2(seed: number): string {
  const { draft, parts } = planned(seed, 3);
  const standing = parts["standing"] as Standing;
  const record = parts["record"] as { from?: Standing } | undefined;
  const plan: Plan = {
    ...draft,
    dice: new Dice(seed + 1_000_003),
    parts,
    people: parts["actors"] as Blocks,
    tables: parts["tables"] as Blocks,
    blocks: parts["issues"] as Blocks,
    standing,
    from: { ...standing, ...record?.from },
    factors: [],
    gone: new Set(),
  };
  for (const one of draft.numbers) one.again = afresh(plan, one.again, draft);
  for (const table of Object.values(plan.tables))
    if (plan.dice.yes(0.45)) table["deadline"] ??= month(plan.dice.whole(plan.asOf - 2, plan.until));
  addStages(plan);
  addExpectations(plan);
  addExits(plan);
  addCalendars(plan);
  addRates(plan);
  addFrictions(plan);
  addMinds(plan);
  addQuestions(plan);
  addScenario(plan);
  addFactors(plan);
  return stringify(parts, { lineWidth: 0 });
}

/** Writes another quantity with the plan's own dice, so that the first plan's stay where they were. */
const afresh =
  (plan: Plan, again: () => Quantity, draft: Draft): (() => Quantity) =>
  () => {
    draft.dice = plan.dice;
    return again();
  };

const chance = (plan: Plan, path: string, low: number, high: number): Quantity =>
  number(plan, path, low, high, plan.dice.yes(0.3) ? share : quantity);

/** Two parts of 1 whose medians sum to at most 1; the rest is left to something else, or never. */
function parts2(plan: Plan, path: string, ids: readonly string[]): { [id: string]: Quantity } {
  const { dice } = plan;
  if (ids.length === 1) return { [ids[0]]: number(plan, `${path}.${ids[0]}`, 0.4, 0.9) };
  const [a, b] = dice.yes(0.2) ? ([0.3, 0.85] as const) : ([0.3, 0.6] as const);
  return {
    [ids[0]]: number(plan, `${path}.${ids[0]}`, a, b),
    [ids[1]]: number(plan, `${path}.${ids[1]}`, 0.1, b === 0.85 ? 0.5 : 0.35),
  };
}

/** Stages that follow from what is agreed: a vote, and entry into force after it. */
function addStages(plan: Plan): void {
  const { dice, issues, blocks, people, actors, asOf, since } = plan;
  const talked = [...new Set(Object.values(plan.tables).flatMap(({ issues: agenda }) => agenda as string[]))];
  const base = dice.one(talked);
  const changed = issues[base].filter((option) => option !== issues[base][0]);
  const agreed: Options = { [base]: changed.length === 1 && dice.yes(0.5) ? changed[0] : changed };
  const stage = (id: string, options: string[], when: Options, more: Block): void => {
    issues[id] = options;
    const outcomes = options.slice(1, dice.yes(0.4) ? 3 : 2);
    const certain = outcomes.length === 2 && dice.yes(0.3);
    const path = `issues.${id}.procedure`;
    const opens = answers(when, plan.standing);
    blocks[id] = {
      procedure: {
        when: { ...when, ...more },
        outcome: certain ? { [outcomes[0]]: 0.65, [outcomes[1]]: 0.35 } : parts2(plan, `${path}.outcome`, outcomes),
        ...(certain ? {} : { otherwise: options.at(-1) }),
        months: number(plan, `${path}.months`, 1, 9),
        ...(opens && dice.yes(0.4) ? { opened: month(dice.whole(since, asOf)) } : {}),
        ...(dice.yes(0.35) ? { stays: true } : {}),
      },
      options: Object.fromEntries(options.map((option) => [option, option])),
      ...(dice.yes(0.3) ? { delivered_by: dice.one(actors) } : {}),
      ...(dice.yes(0.25)
        ? { exit: [dice.one(actors)], reviews_per_year: number(plan, `issues.${id}.reviews_per_year`, 1, 4) }
        : {}),
    };
    for (const [q, chances] of [
      [plan.standing, 0.5],
      [plan.from, 0.3],
    ] as const)
      q[id] = answers(when, q) && dice.yes(chances) ? dice.one(options.slice(1)) : options[0];
    for (const actor of dice.some(actors, dice.whole(1, 2)))
      (people[actor]["stakes"] as Blocks)[id] = {
        weight: number(plan, `actors.${actor}.stakes.${id}.weight`, 20, 60),
        values: {
          [options[1]]: number(
            plan,
            `actors.${actor}.stakes.${id}.values.${options[1]}`,
            ...dice.one([
              [40, 90],
              [40, 90],
              [-50, -10],
            ] as [number, number][]),
          ),
        },
      };
  };
  const asked = (): Block =>
    dice.yes(0.25)
      ? { drivers: level(plan) }
      : dice.yes(0.2)
        ? { tables: tally(plan) }
        : dice.yes(0.2)
          ? {
              not: predicateOn(
                plan,
                Object.keys(issues).filter((id) => id !== base),
              ),
            }
          : {};
  stage("vote", ["pending", "ratified", "rejected"], agreed, asked());
  if (dice.yes(0.65))
    stage("force", ["none", "in_force", "lapsed"], { vote: "ratified" }, dice.yes(0.3) ? { all: [agreed] } : {});
  if (dice.yes(0.4)) {
    const never = { vote: "rejected", [base]: dice.one(changed) };
    if (changed.length > 1 && ![plan.standing, plan.from].some((q) => answers(never, q)))
      (plan.parts["constraints"] as Block)["not_after_a_no"] = { never };
  }
  for (const rule of Object.keys(plan.parts["constraints"] as Blocks))
    if (!feasible(plan)) delete (plan.parts["constraints"] as Blocks)[rule];
  const record = plan.parts["record"] as Block | undefined;
  const differing = Object.keys(issues).filter((id) => plan.from[id] !== plan.standing[id]);
  if (record && differing.length > 0) record["from"] = Object.fromEntries(differing.map((id) => [id, plan.from[id]]));
}

type Joined = Options & { drivers?: never; tables?: never; not?: never; all?: never };
/** Whether every option of every stage is in a package that the constraints leave while its issue's part of `when` holds. */
function feasible({ issues, blocks, parts }: Plan): boolean {
  const rules = Object.values(parts["constraints"] as { [id: string]: { [part: string]: Options } });
  const rows = Object.entries(issues)
    .reduce<Standing[]>((all, [id, options]) => all.flatMap((row) => options.map((o) => ({ ...row, [id]: o }))), [{}])
    .filter((row) =>
      rules.every((rule) =>
        rule["never"] ? !answers(rule["never"], row) : !answers(rule["if"], row) || answers(rule["then"], row),
      ),
    );
  return ["vote", "force"].every((id) => {
    const procedure = blocks[id]?.["procedure"] as { when: Block } | undefined;
    if (!procedure) return true;
    const { drivers: _drivers, tables: _tables, not, all, ...when } = procedure.when as Joined;
    const holds = (row: Standing): boolean =>
      answers(when as Options, row) && !(not && answers(not, row)) && (all ?? []).every((one) => answers(one, row));
    return issues[id].slice(1).every((option) => rows.some((row) => row[id] === option && holds(row)));
  });
}

/** One driver's levels in a condition. */
function level({ dice, drivers }: Plan): Block {
  const at = dice.whole(25, 75);
  return { [dice.one(drivers)]: dice.one<Block>([{ above: at }, { below: at }, { above: at - 20, below: at + 20 }]) };
}

/** What a condition asks of one table. */
function tally({ dice, tables }: Plan): Block {
  const id = dice.one(Object.keys(tables));
  const asked: Block[] = [{ met: dice.whole(1, 6) }, { failed: dice.whole(1, 4) }];
  return { [id]: dice.one(tables[id]["deadline"] ? [...asked, { over: true }, { over: true }] : asked) };
}

/** One or some options of one of these issues, never all. */
function predicateOn({ dice, issues }: Plan, ids: readonly string[]): Options {
  const id = dice.one(ids);
  const chosen = dice.some(issues[id], dice.whole(1, issues[id].length - 1));
  return { [id]: chosen.length === 1 && dice.yes(0.7) ? chosen[0] : chosen };
}

/** A condition of any form, at most `depth` joins deep. */
function condition(plan: Plan, depth: number): Block {
  const { dice } = plan;
  const ids = Object.keys(plan.issues);
  switch (dice.whole(0, depth > 0 ? 8 : 3)) {
    case 0:
      return { drivers: level(plan) };
    case 1:
    case 8:
      return { tables: tally(plan) };
    case 2:
      return predicateOn(plan, ids);
    case 3:
      return predicate(plan);
    case 4:
      return { not: condition(plan, depth - 1) };
    case 5: {
      const id = dice.one(ids);
      return { any: dice.some(plan.issues[id], dice.whole(1, plan.issues[id].length - 1)).map((o) => ({ [id]: o })) };
    }
    default:
      return {
        [dice.one(["any", "all"])]: [condition(plan, depth - 1), condition(plan, depth - 1)],
        ...(dice.yes(0.2) ? predicateOn(plan, ids) : {}),
      };
  }
}

/** What parties count on from whoever moves another issue; each reads issues that read none of its own. */
function addExpectations(plan: Plan): void {
  const { dice, issues, blocks } = plan;
  const read = JSON.stringify(Object.values(blocks).map(({ procedure }) => procedure ?? {}));
  const base = Object.keys(issues).filter((id) => !blocks[id]["procedure"]);
  const last = base.filter((id) => !read.includes(`"${id}"`));
  for (const id of dice.some(last, dice.whole(0, Math.min(2, last.length)))) {
    const earlier = [...base.slice(0, base.indexOf(id)), ...["vote", "force"].filter((stage) => stage in issues)];
    const path = `issues.${id}.expected.chance`;
    const named = dice.some(issues[id], Math.min(2, dice.whole(1, issues[id].length)));
    const ids = dice.yes(0.3) ? named : named.slice(0, 1);
    blocks[id]["expected"] = {
      when: {
        ...predicateOn(plan, earlier),
        ...(dice.yes(0.25) ? { drivers: level(plan) } : dice.yes(0.2) ? { tables: tally(plan) } : {}),
        ...(dice.yes(0.2) ? { any: [predicateOn(plan, earlier), predicateOn(plan, earlier)] } : {}),
        ...(dice.yes(0.15) ? { not: predicateOn(plan, earlier) } : {}),
      },
      chance: parts2(plan, path, ids),
    };
  }
}

/** Exits to options of their own. */
function addExits({ dice, issues, blocks }: Plan): void {
  for (const [id, block] of Object.entries(blocks)) {
    const exit = block["exit"];
    if (Array.isArray(exit) && dice.yes(0.5))
      block["exit"] = Object.fromEntries((exit as string[]).map((actor) => [actor, dice.one(issues[id])]));
  }
}

/** When tables open, known dates, and what must be so for them to meet. */
function addCalendars(plan: Plan): void {
  const { dice, tables, since, until } = plan;
  for (const [id, table] of Object.entries(tables)) {
    const end = table["deadline"] ? monthOf(table["deadline"] as string) : until;
    const start = dice.yes(0.3) ? dice.whole(since, end) : since;
    if (start > since) table["opens"] = month(start);
    if (dice.yes(0.5)) {
      const dates = [...new Set(Array.from({ length: dice.whole(1, 4) }, () => dice.whole(start, end)))].sort(
        (a, b) => a - b,
      );
      table["meets_on"] = dice.yes(0.4)
        ? dates.map(month)
        : Object.fromEntries(
            dates.map((t) => [
              month(t),
              dice.yes(0.4) ? null : chance(plan, `tables.${id}.meets_on.${month(t)}`, 0.3, 0.9),
            ]),
          );
    }
    if (dice.yes(0.4)) table["while"] = meeting(plan);
  }
}

const monthOf = (text: string): number => 12 * Number(text.slice(0, 4)) + Number(text.slice(5, 7)) - 1;

/** A condition that the present standing, or a level of a driver within its range, can fulfil. */
function meeting(plan: Plan): Block {
  const { dice, issues, standing } = plan;
  const id = dice.one(Object.keys(issues));
  const here = { [id]: [...new Set([standing[id], dice.one(issues[id])])] };
  switch (dice.whole(0, 3)) {
    case 0:
      return { drivers: level(plan) };
    case 1:
      return here;
    case 2:
      return { not: { tables: tally(plan) } };
    default:
      return { any: [here, { drivers: level(plan) }] };
  }
}

/** Rates as steps in time, moved by drivers, or both. */
function addRates(plan: Plan): void {
  const { dice, tables, blocks } = plan;
  for (const [id, table] of Object.entries(tables)) {
    if (dice.yes(0.5)) table["meetings_per_year"] = rate(plan, `tables.${id}.meetings_per_year`, 2, 12);
    if (table["concludes"] !== undefined && dice.yes(0.5))
      table["concludes"] = rate(plan, `tables.${id}.concludes`, 0.3, 0.9);
  }
  for (const [id, block] of Object.entries(blocks))
    if (block["reviews_per_year"] !== undefined && dice.yes(0.5))
      block["reviews_per_year"] = rate(plan, `issues.${id}.reviews_per_year`, 1, 8);
}

function rate(plan: Plan, path: string, low: number, high: number): unknown {
  const { dice, since, asOf, until, drivers } = plan;
  const dates = [since - 4, dice.whole(since, asOf), dice.whole(asOf + 1, until)].slice(dice.whole(0, 1));
  const stepped = dice.yes(0.5);
  if (stepped) plan.gone.add(path);
  const value = stepped
    ? Object.fromEntries(dates.map((t) => [month(t), number(plan, `${path}.${month(t)}`, low, high)]))
    : number(plan, path, low, high);
  if (stepped && dice.yes(0.5)) return value;
  const rising = dice.yes(0.7);
  const ramps = dice.some(drivers, dice.yes(0.8) ? 1 : Math.min(2, drivers.length)).map((driver) => {
    const here = `${path}.moved_by.${driver}`;
    const [first, second] = [
      [10, 40],
      [50, 85],
    ] as [number, number][];
    return [
      driver,
      {
        from: number(plan, `${here}.from`, ...(rising ? first : second)),
        to: number(plan, `${here}.to`, ...(rising ? second : first)),
        times: number(
          plan,
          `${here}.times`,
          ...dice.one([
            [0, 0.4],
            [1.5, 3],
          ] as [number, number][]),
        ),
      },
    ];
  });
  return { value, moved_by: Object.fromEntries(ramps) };
}

/** What moving an issue costs by the option moved to. */
function addFrictions(plan: Plan): void {
  const { dice, people, issues } = plan;
  for (const [actor, person] of Object.entries(people))
    for (const [issue, stake] of Object.entries(person["stakes"] as Blocks)) {
      if (stake["friction"] !== undefined || dice.yes(0.5)) continue;
      const options = dice.some(issues[issue], dice.whole(1, issues[issue].length));
      stake["friction"] = Object.fromEntries(
        options.map((o) => [o, number(plan, `actors.${actor}.stakes.${issue}.friction.${o}`, 0.05, 2)]),
      );
    }
}

const OF_A_MIND = /^(stakes\.|needs\.|friction$|reliability$)/;

/** Turnover of the case and of single actors, and governments with lines, a past and changes. */
function addMinds(plan: Plan): void {
  const { dice, parts, people } = plan;
  const turnover = (path: string): Block => ({
    per_year: number(plan, `${path}.per_year`, 0.3, 3),
    persistence: chance(plan, `${path}.persistence`, 0.2, 0.9),
  });
  if (dice.yes(0.6)) parts["turnover"] = turnover("turnover");
  for (const [id, person] of Object.entries(people)) {
    if (dice.yes(0.4)) person["governments"] = governments(plan, id);
    else if (dice.yes(0.3)) person["turnover"] = turnover(`actors.${id}.turnover`);
    else if (parts["turnover"]) {
      for (const key of ["per_year", "persistence"])
        plan.numbers.push({ path: `actors.${id}.turnover.${key}`, again: () => quantity(dice, 0.4, 0.9) });
    }
  }
}

function governments(plan: Plan, id: string): Block {
  const { dice, since, asOf, until, people } = plan;
  const path = `actors.${id}.governments`;
  const lines = ["left", "right", "centre"].slice(0, dice.whole(2, 3));
  const now = dice.one(lines);
  const own = plan.numbers.filter(
    ({ path: one }) =>
      one.startsWith(`actors.${id}.`) && OF_A_MIND.test(one.slice(id.length + 8)) && !plan.gone.has(one),
  );
  const believed = Object.entries((people[id]["beliefs"] ?? {}) as Blocks).map(([about, belief]) => ({
    path: `beliefs.${about}.${"value" in belief ? "value" : "bias"}`,
    again: (): Quantity => quantity(dice, 0, 3),
  }));
  const settable = [...own.map((one) => ({ path: one.path.slice(id.length + 8), again: one.again })), ...believed];
  const others = (line: string): string[] => lines.filter((one) => one !== line);
  const past = [since - 6, dice.whole(since, asOf - 1), dice.whole(asOf - 1, asOf)].filter(
    (t, at, all) => all.indexOf(t) === at,
  );
  const changes: Blocks = {};
  const to = (change: string): Block =>
    parts2(plan, `${path}.changes.${change}.to`, dice.some(lines, dice.whole(1, 2)));
  if (dice.yes(0.7)) changes["election"] = { on: month(dice.whole(asOf + 1, until)), to: to("election") };
  if (dice.yes(0.3)) changes["congress"] = { on: month(dice.whole(asOf + 1, until)), from: now, to: to("congress") };
  if (dice.yes(0.6))
    changes["collapse"] = {
      per_year: number(plan, `${path}.changes.collapse.per_year`, 0.3, 2),
      ...(dice.yes(0.5) ? { from: dice.yes(0.5) ? dice.one(lines) : dice.some(lines, 2) } : {}),
      to: to("collapse"),
    };
  return {
    now,
    persistence: chance(plan, `${path}.persistence`, 0.2, 0.9),
    lines: Object.fromEntries(
      lines.map((line) => [
        line,
        {
          name: line,
          ...(dice.yes(0.8)
            ? {
                set: Object.fromEntries(
                  dice.some(settable, Math.min(settable.length, dice.whole(1, 4))).map((one) => {
                    const here = `${path}.lines.${line}.set.${one.path}`;
                    plan.numbers.push({ path: here, again: one.again });
                    return [one.path, one.again()];
                  }),
                ),
              }
            : {}),
        },
      ]),
    ),
    ...(dice.yes(0.6)
      ? {
          past: Object.fromEntries(
            past.map((t, at) => [month(t), at === past.length - 1 ? now : dice.one(others(now))]),
          ),
        }
      : {}),
    ...(Object.keys(changes).length > 0 ? { changes } : {}),
  };
}

/** Questions on anything, two of them given others, and reactions that read drivers and tables. */
function addQuestions(plan: Plan): void {
  const { dice, parts, asOf, until } = plan;
  const questions = parts["questions"] as Blocks;
  for (const id of ["third", "fourth"].slice(0, dice.whole(1, 2)))
    questions[id] = {
      ask: "Will it be so?",
      when: dice.yes(0.3) ? { vote: "ratified" } : condition(plan, 2),
      by: month(dice.whole(asOf + 1, until)),
      ...(dice.yes(0.3) ? { holds: true } : {}),
    };
  questions["third"]["given"] = "first";
  if (questions["fourth"] && dice.yes(0.5)) questions["fourth"]["given"] = "third";
  for (const reaction of Object.values(parts["reactions"] as Blocks))
    if (dice.yes(0.5)) reaction["when"] = condition(plan, 1);
}

/** A scenario over numbers of every kind, none of which is written in another way by now, and no chance of several that add up. */
function addScenario(plan: Plan): void {
  const { dice, parts, numbers, gone } = plan;
  const known = numbers.filter(({ path }) => !gone.has(path) && !/^(residual|turnover\.)/.test(path));
  const set = Object.fromEntries(
    dice.some(known, Math.min(known.length, dice.whole(2, 14))).map(({ path, again }) => [path, again()]),
  );
  const isOneOfSeveral = (path: string): boolean => {
    const [block, issue, , outcome] = path.split(".");
    const { procedure } = ((block === "issues" && (parts["issues"] as Blocks)[issue]) || {}) as { procedure?: Block };
    return outcome === "outcome" && Object.keys(procedure!["outcome"] as Block).length > 1;
  };
  const alone = known.find(({ path }) => !isOneOfSeveral(path))!;
  for (const path of Object.keys(set).filter(isOneOfSeveral)) delete set[path];
  if (Object.keys(set).length === 0) set[alone.path] = alone.again();
  parts["scenarios"] = { other: { name: "Otherwise", set } };
}

/** Ranges that share hidden causes. */
function addFactors(plan: Plan): void {
  const { dice, parts } = plan;
  if (dice.yes(0.25)) return;
  const ids = ["boldness", "weather"].slice(0, dice.whole(1, 2));
  parts["factors"] = Object.fromEntries(ids.map((id) => [id, { name: id }]));
  const correlations = (): Block =>
    ids.length === 2 && dice.yes(0.3)
      ? { boldness: 0.6, weather: -0.5 }
      : { [dice.one(ids)]: dice.one([0.8, 0.5, -0.4, -0.9, 1]) };
  const share = (tree: Block): void => {
    for (const [key, value] of Object.entries(tree)) {
      if (KEPT.has(key)) continue;
      if (typeof value === "string" && RANGE.test(value) && dice.yes(0.2)) tree[key] = { value, with: correlations() };
      else if (value !== null && typeof value === "object" && !Array.isArray(value)) share(value as Block);
    }
  };
  for (const key of ["residual", "turnover", "learning", "actors", "drivers", "issues", "tables", "reactions"]) {
    const part = parts[key];
    if (typeof part === "string" && RANGE.test(part)) parts[key] = { value: part, with: correlations() };
    else if (part !== null && typeof part === "object") share(part as Block);
  }
}

/** Keys under which no number of a world stands. */
const KEPT = new Set(["size", "months", "options", "one_of", "when", "while", "name", "past"]);
const RANGE = /^(-?[\d.]+ to -?[\d.]+|(lognormal|uniform|triangular|pert|beta)\(.*\)|likely|unlikely)$/;
