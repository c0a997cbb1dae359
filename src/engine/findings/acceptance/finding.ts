/** Who would accept today: the nearest package of each question, and what the case says against what its numbers say. */
import type { TodayFinding } from "../../../result/index.ts";
import type { TodayStatement } from "../../../language/case.ts";
import type { Model } from "../../compile.ts";
import type { WorldColumns } from "./columns.ts";
import { carrierOf, type SaidAlone } from "./carrier.ts";
import { changesOf } from "./changes.ts";
import { acceptsOf, shareOf, togetherOf } from "./accepts.ts";
import { openToday, type OpenToday } from "./open.ts";
import { movesByQuestion, moveTo, nearestOf, type Move } from "./nearest.ts";

/** Standard errors by which a share may miss its limits and still agree. */
const AGREES_ERRORS = 2;

/** @param kept worlds that are counted @param before worlds before the record; null where there is none, or the same are counted */
export function todayFinding(model: Model, kept: WorldColumns, before: WorldColumns | null): TodayFinding {
  const { case: c } = model;
  const towards = c.questions.length > 0 ? movesByQuestion(model) : [];
  const nearest = towards.map((moves) => moves && nearestOf(model, moves));
  const watched = nearest.flatMap((move) => move ?? []);
  const open = c.questions.length > 0 ? openToday(model, kept, towards, watched) : null;
  return {
    statements: statementsToday(model, kept, before),
    nearest: Object.fromEntries(
      c.questions.flatMap(({ id }, t) => {
        if (towards[t] === null) return [];
        const move = nearest[t];
        return [[id, move && nearestFinding(model, t, kept, open!, move, open!.watched[watched.indexOf(move)])]];
      }),
    ),
  };
}

/** What the case says of today against its numbers, without the statements that no single mover can bring about. @param before as `todayFinding` */
export function statementsToday(
  model: Model,
  kept: WorldColumns,
  before: WorldColumns | null,
): TodayFinding["statements"] {
  return Object.fromEntries(
    model.case.today.flatMap((statement) => {
      const found = statementFinding(model, statement, kept, before);
      return found ? [[statement.id, found]] : [];
    }),
  );
}

/** Move and actors of a statement; null where no single mover reaches its package. */
export function askedOf(model: Model, { options, actor }: TodayStatement): { move: Move; actors: number[] } | null {
  const move = moveTo(model, options, actor);
  return move && { move, actors: actor === null ? model.movers[move.m].members : [actor] };
}

function statementFinding(
  model: Model,
  statement: TodayStatement,
  kept: WorldColumns,
  before: WorldColumns | null,
): TodayFinding["statements"][string] | null {
  const asked = askedOf(model, statement);
  if (!asked) return null;
  const over = (worlds: WorldColumns): { share: number; se: number } =>
    shareOf(togetherOf(acceptsOf(model, worlds, asked.move, asked.actors), worlds.count));
  const { share, se } = over(kept);
  const { low, high, actor } = statement;
  const said: SaidAlone = {
    actor: actor === null ? null : model.case.actors[actor].id,
    package: changesOf(model, asked.move.x),
    stated: [low, high],
  };
  const carrier = carrierOf(model, kept, said);
  return {
    ...said,
    share,
    se,
    before: before && over(before).share,
    agrees: share >= low - AGREES_ERRORS * se && share <= high + AGREES_ERRORS * se,
    ...(carrier ? { carrier } : {}),
  };
}

/** @param accepts by member of the mover, as `acceptsOf` */
function nearestFinding(
  model: Model,
  t: number,
  kept: WorldColumns,
  { questions, most }: OpenToday,
  nearest: Move,
  accepts: readonly Uint8Array[],
): TodayFinding["nearest"][string] {
  const { members } = model.movers[nearest.m];
  const together = shareOf(togetherOf(accepts, kept.count));
  const best = most[t];
  const openWorlds = questions[t].reduce((sum, one) => sum + one, 0);
  const isOther = best !== null && (best.m !== nearest.m || best.x !== nearest.x) && 2 * best.worlds > openWorlds;
  const alone = (a: number): number =>
    shareOf(
      Uint8Array.from({ length: kept.count }, (_, w) =>
        accepts.every((one, b) => (one[w] === 1) !== (a === b)) ? 1 : 0,
      ),
    ).share;
  return {
    package: changesOf(model, nearest.x),
    together: together.share,
    se: together.se,
    parties: Object.fromEntries(
      members.map((i, a) => [model.case.actors[i].id, { ...shareOf(accepts[a]), alone_refuses: alone(a) }]),
    ),
    ...(isOther ? { other: { package: changesOf(model, best.x), together: best.worlds / kept.count } } : {}),
  };
}

/**
 * Statements about single parties of one package whose shares, multiplied, are under a third of the least: what they imply
 * together, and the share in which all of those parties accept. Null for less than two, or where the product is not so small.
 */
export function impliedTogether(
  model: Model,
  statement: TodayStatement,
  kept: WorldColumns,
): { parties: number; implied: number; share: number } | null {
  const same = model.case.today.filter(
    ({ actor, options }) => actor !== null && options.every((o, k) => o === statement.options[k]),
  );
  const asked = askedOf(model, { ...statement, actor: null });
  if (same.length < 2 || same[0].id !== statement.id || !asked) return null;
  const shares = same.map(({ low, high }) => (low + high) / 2);
  const implied = shares.reduce((product, share) => product * share, 1);
  if (!(implied < Math.min(...shares) / 3)) return null;
  const together = togetherOf(
    acceptsOf(
      model,
      kept,
      asked.move,
      same.map(({ actor }) => actor!),
    ),
    kept.count,
  );
  return { parties: same.length, implied, share: shareOf(together).share };
}
