/** Warnings about actors: scales, double counting, ramps, residuals and turnover. */
import type { Actor, Rate } from "../case.ts";
import { sampler } from "../../numbers/quantity.ts";
import type { Lint } from "./lints.ts";
import { pointsRange } from "./scale.ts";

/** Usual span of an actor's scale in points: 100 by definition. */
const USUAL_POINTS = { least: 60, most: 140 };
/** Months of record and future over which minds are expected to change. */
const MAX_MONTHS_OF_ONE_MIND = 36;

export function lintActors(lint: Lint): void {
  const { c, warn } = lint;
  if (c.actors.every(({ residual }) => c.parameters[residual].default))
    warn(
      "no-residual",
      "no residual anywhere: that claims that the case leaves nothing out; 2 to 8 points is usual",
      "",
    );
  const months = c.until - (c.record?.since ?? c.asOf);
  if (months > MAX_MONTHS_OF_ONE_MIND && c.actors.every((actor) => !actor.turnover && !actor.governments))
    warn(
      "fixed-minds",
      `no turnover and no governments: over ${Math.round(months / 12)} years of record and future nobody changes their mind; say how often minds change (turnover), or who governs when (governments)`,
      "",
    );
  for (const actor of c.actors) {
    spanOf(lint, actor);
    paidTwice(lint, actor);
    for (const need of actor.needs)
      for (const { driver, from, to } of need.sharpenedBy)
        ramp(lint, from, to, `actors.${actor.id}.needs.${need.id}.sharpened_by.${c.drivers[driver].id}`);
  }
  const moved = (rate: Rate, path: string): void => {
    for (const { driver, from, to } of rate.movedBy) ramp(lint, from, to, `${path}.moved_by.${c.drivers[driver].id}`);
  };
  for (const { id, meetingsPerYear, concludes } of c.tables) {
    moved(meetingsPerYear, `tables.${id}.meetings_per_year`);
    moved(concludes, `tables.${id}.concludes`);
  }
  for (const { id, reviewsPerYear } of c.issues) moved(reviewsPerYear, `issues.${id}.reviews_per_year`);
}

/** Issues that an actor has a stake in, or that meet a need of it. */
export const issuesOf = ({ stakes, needs }: Actor): Set<number> =>
  new Set([...stakes.map(({ issue }) => issue), ...needs.flatMap(({ metBy }) => metBy.map(({ issue }) => issue))]);

function spanOf({ c, value, warn }: Lint, actor: Actor): void {
  // Market values are known in a run only; the scale of an actor with one issue is not checked.
  if (actor.stakes.some(({ market }) => market !== null) || issuesOf(actor).size < 2) return;
  const range = pointsRange(c, actor, value);
  if (range !== null && (range < USUAL_POINTS.least || range > USUAL_POINTS.most))
    warn(
      "points-range",
      `${actor.name} spans ${range.toFixed(0)} points from its worst to its best; 100 is that distance by definition, and ${USUAL_POINTS.least} to ${USUAL_POINTS.most} is usual`,
      `actors.${actor.id}`,
    );
}

/** A stake and a need that pay for the same option. */
function paidTwice({ c, value, warn }: Lint, actor: Actor): void {
  for (const stake of actor.stakes) {
    const issue = c.issues[stake.issue];
    for (const need of actor.needs) {
      const meets = need.metBy.find((m) => m.issue === stake.issue);
      const both = meets
        ? issue.options.filter(
            (_, o) =>
              (value(stake.values[o]) > 0 || stake.market?.options[o]) &&
              value(meets.parts[o]) > 0 &&
              (value(stake.weight) > 0 || stake.market) &&
              value(need.weight) > 0,
          )
        : [];
      if (both.length > 0)
        warn(
          "paid-twice",
          `${actor.name}'s stake in ${issue.id} and its need '${need.id}' both pay for ${both.map(({ id }) => id).join(", ")}; see that the same good is not counted twice`,
          `actors.${actor.id}.stakes.${issue.id}`,
        );
    }
  }
}

function ramp({ c, value, warn }: Lint, from: number, to: number, path: string): void {
  const [low, high] = value(from) <= value(to) ? [from, to] : [to, from];
  const end = (p: number, u: number): number => {
    const { quantity, field } = c.parameters[p];
    return sampler(quantity, field.min, field.max).quantile(u);
  };
  if (low !== high && end(low, 0.95) > end(high, 0.05))
    warn(
      "ramp-overlap",
      "from and to overlap: in some worlds the ramp is a step; set them further apart, or narrow them",
      path,
    );
}
