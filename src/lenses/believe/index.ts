/** What one would have to believe for other odds, of the kept worlds of a run. */
import type { Columns, Model } from "../../engine/index.ts";
import type { ShareLimits } from "../../numbers/share-limits.ts";
import type { BelieveFinding, Result } from "../../result/index.ts";
import { oddsOf, rangeOf } from "./demand.ts";
import { believe, type Asked } from "./finding.ts";
import { linesOf, momentOf } from "./of-worlds.ts";

export { believe, LEAST_RELIABILITY, type Asked, type Believe, type Line } from "./finding.ts";
export { linesOf, momentOf } from "./of-worlds.ts";

/** Limits on odds by question id. */
export interface OddsAsked {
  [question: string]: ShareLimits;
}

/** Factor between the odds and the outside view from which a run says what one would have to believe. */
const GAP_FACTOR = 3;

/** Ids of questions whose odds are asked given one that no future of a kept world answers yes: they have no odds. */
export function withoutOdds(model: Model, blocks: readonly Columns[]): string[] {
  return model.case.questions.flatMap(({ id }, q) => (rangeOf(momentOf(model, blocks, q)) === null ? [id] : []));
}

/** @param odds of questions of the case that have odds, at least one; limits above 0 and below 1 */
export function believeOdds(model: Model, blocks: readonly Columns[], odds: OddsAsked): BelieveFinding {
  const moments = model.case.questions.map(({ id }, q) => ({ id, ...momentOf(model, blocks, q) }));
  const first = moments.findIndex(({ id }) => Object.hasOwn(odds, id));
  return believe({
    asked: moments.flatMap((one): Asked[] => (Object.hasOwn(odds, one.id) ? [{ ...one, ...odds[one.id] }] : [])),
    others: moments.filter(({ id }) => !Object.hasOwn(odds, id)),
    lines: linesOf(model, blocks, first),
    paths: model.settings.paths,
  });
}

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
  return model.case.questions.flatMap(({ id }, q) => {
    const own = Object.values(views[id] ?? {});
    const lead = own.find((view) => view.lead) ?? own[0];
    if (lead === undefined || !(lead.p > 0 && lead.p < 1)) return [];
    const p = oddsOf(momentOf(model, blocks, q), null);
    const isFar = Math.max(p, lead.p) > GAP_FACTOR * Math.min(p, lead.p);
    return isFar ? [believeOdds(model, blocks, { [id]: { low: lead.p, high: lead.p } })] : [];
  });
}
