/** What one would have to believe for other odds, of the kept worlds of a run. */
import { drawsOf, type Columns, type Model } from "../../engine/index.ts";
import {
  acceptsOf,
  agreeing,
  askedOf,
  columnsOf,
  openToday,
  togetherOf,
  type AgreeingRange,
  type WorldColumns,
} from "../../engine/findings/acceptance/index.ts";
import { keptWorldsOf } from "../../engine/findings/kept-worlds.ts";
import type { ShareLimits } from "../../numbers/share-limits.ts";
import type { BelieveFinding, Result } from "../../result/index.ts";
import { oddsOf, rangeOf, type Moment } from "./demand.ts";
import { believe, type Asked, type Line } from "./finding.ts";
import { linesOf, momentOf } from "./of-worlds.ts";

export { believe, LEAST_RELIABILITY, type Asked, type Believe, type Line } from "./finding.ts";
export { oddsOf } from "./demand.ts";
export { oddsError } from "./errors.ts";
export { linesOf, momentOf } from "./of-worlds.ts";

/** Limits on odds by question id. */
export interface OddsAsked {
  [question: string]: ShareLimits;
}

/** Statements of the case on today, as moments: 1 in a world where those asked accept. */
function statementsOf(model: Model, worlds: WorldColumns): (Moment & { id: string; low: number; high: number })[] {
  return model.case.today.flatMap((statement) => {
    const asked = askedOf(model, statement);
    if (!asked) return [];
    const accepts = acceptsOf(model, worlds, asked.move, asked.actors);
    const yes = Float64Array.from(togetherOf(accepts, worlds.count));
    return [{ id: `today.${statement.id}`, yes, condition: null, low: statement.low, high: statement.high }];
  });
}

/** Shares of worlds in which something can be agreed today, as moments. */
function openOf(model: Model, worlds: WorldColumns): (Moment & { id: string })[] {
  const { questions, tables } = openToday(model, worlds);
  const moment = (id: string, flags: Uint8Array): Moment & { id: string } => ({
    id,
    yes: Float64Array.from(flags),
    condition: null,
  });
  return [
    ...Object.entries(tables).map(([id, flags]) => moment(`tables.${id}`, flags)),
    ...questions.map((flags, q) => moment(`questions.${model.case.questions[q].id}`, flags)),
  ];
}

/** By id of a statement on today the value of one option with which it would hold in these worlds; null where no one value would do. */
export function agreeingValues(
  model: Model,
  blocks: readonly Columns[],
  ids: readonly string[],
): { [id: string]: AgreeingRange | null } {
  const worlds = columnsOf(model, keptWorldsOf(model, drawsOf(blocks)).worlds);
  const asked = model.case.today.filter(({ id }) => ids.includes(id));
  return Object.fromEntries(
    asked.map((statement) => [statement.id, agreeing(model, statement, worlds)?.value ?? null]),
  );
}

/** Factor between the odds and the outside view from which a run says what one would have to believe. */
const GAP_FACTOR = 3;

/** Ids of questions whose odds are asked given one that no future of a kept world answers yes: they have no odds. */
export function withoutOdds(model: Model, blocks: readonly Columns[]): string[] {
  return model.case.questions.flatMap(({ id }, q) => (rangeOf(momentOf(model, blocks, q)) === null ? [id] : []));
}

/** Answers about other odds, on the worlds of one run. Throws nothing that a case can cause. */
export type Believer = (odds: OddsAsked, demanded?: readonly string[]) => BelieveFinding;

/**
 * What does not change with the odds is made once. @param withOpen whether it is also told what can be agreed today, which takes
 * as long as some findings of a run
 */
export function makeBeliever(model: Model, blocks: readonly Columns[], withOpen: boolean): Believer {
  const moments = model.case.questions.map(({ id }, q) => ({ id, ...momentOf(model, blocks, q) }));
  const worlds = columnsOf(model, keptWorldsOf(model, drawsOf(blocks)).worlds);
  const statements = statementsOf(model, worlds);
  const open = withOpen ? openOf(model, worlds) : [];
  const linesBy = new Map<string, Line[]>();
  return (odds, demanded = []) => {
    const isDemanded = ({ id }: { id: string }): boolean => demanded.some((one) => id === `today.${one}`);
    const questions = moments.flatMap(({ id }, q) => (Object.hasOwn(odds, id) ? [q] : []));
    const said = model.case.today.filter(({ id }) => demanded.includes(id));
    const name = `${questions.join()};${demanded.join()}`;
    const lines = linesBy.get(name) ?? linesOf(model, blocks, questions, said);
    linesBy.set(name, lines);
    return believe({
      asked: [
        ...moments.flatMap((one): Asked[] => (Object.hasOwn(odds, one.id) ? [{ ...one, ...odds[one.id] }] : [])),
        ...statements.filter(isDemanded).map((one): Asked => ({ ...one, certain: true })),
      ],
      others: [
        ...moments.filter(({ id }) => !Object.hasOwn(odds, id)),
        ...statements.filter((one) => !isDemanded(one)),
        ...open,
      ],
      lines,
      paths: model.settings.paths,
    });
  };
}

/**
 * @param odds of questions of the case that have odds; limits above 0 and below 1
 * @param demanded ids of statements of the case on today that are to hold too; one of the two is not empty
 */
export const believeOdds = (
  model: Model,
  blocks: readonly Columns[],
  odds: OddsAsked,
  demanded: readonly string[] = [],
): BelieveFinding => makeBeliever(model, blocks, true)(odds, demanded);

/**
 * For every question whose leading outside view (the first where none is marked) differs from its odds by more than a factor of three, what one would have to
 * believe to hold the outside view. @param views of the reference lens, by question
 */
export function believeOutside(
  model: Model,
  blocks: readonly Columns[],
  views: NonNullable<Result["lenses"]["reference"]>,
): BelieveFinding[] {
  if (model.settings.paths === 0) return [];
  let believer: Believer | null = null;
  return model.case.questions.flatMap(({ id }, q) => {
    const own = Object.values(views[id] ?? {});
    const lead = own.find((view) => view.lead) ?? own[0];
    if (lead === undefined || !(lead.p > 0 && lead.p < 1)) return [];
    const p = oddsOf(momentOf(model, blocks, q), null);
    const isFar = Math.max(p, lead.p) > GAP_FACTOR * Math.min(p, lead.p);
    if (!isFar) return [];
    believer ??= makeBeliever(model, blocks, true);
    return [believer({ [id]: { low: lead.p, high: lead.p } })];
  });
}
