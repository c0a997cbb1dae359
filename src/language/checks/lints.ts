/** Warnings: valid parts of a case that an analyst should check again. */
import type { Actor, Case, Need, Span } from "../case.ts";
import { conditionHolds } from "../blocks/issues.ts";
import { median, sampler } from "../../numbers/quantity.ts";
import type { Reading } from "../blocks/reading.ts";

/** Usual span of an actor's scale in points: 100 by definition. */
const USUAL_POINTS = { least: 60, most: 140 };

/** Adds the warnings of a whole case; `spans`: position of each block, by path. */
export function lint(reading: Reading, c: Case, spans: (path: string) => Span | null): void {
  const warn = (code: Parameters<Reading["warn"]>[0], message: string, path: string): void =>
    reading.warn(code, message, path, spans(path));
  const medians = new Map<number, number>();
  const value = (p: number): number => {
    const known = medians.get(p);
    if (known !== undefined) return known;
    const found = median(c.parameters[p]);
    medians.set(p, found);
    return found;
  };
  const used = new Set(
    c.actors.flatMap(({ needs }) => needs.flatMap(({ sharpenedBy }) => sharpenedBy.map(({ driver }) => driver))),
  );

  if (c.actors.every(({ residual }) => c.parameters[residual].default)) {
    warn(
      "no-residual",
      "no residual anywhere: that claims that the case leaves nothing out; 2 to 8 points is usual",
      "",
    );
  }
  c.actors.forEach((actor) => {
    const path = `actors.${actor.id}`;
    const range = actor.stakes.some(({ market }) => market !== null) ? null : pointsRange(c, actor, value); // market values are known in a run only
    if (range !== null && (range < USUAL_POINTS.least || range > USUAL_POINTS.most)) {
      warn(
        "points-range",
        `${actor.name} spans ${range.toFixed(0)} points from its worst to its best; 100 is that distance by definition, and ${USUAL_POINTS.least} to ${USUAL_POINTS.most} is usual`,
        path,
      );
    }
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
            `${path}.stakes.${issue.id}`,
          );
      }
    }
    for (const need of actor.needs)
      for (const { driver, from, to } of need.sharpenedBy) {
        const [low, high] = value(from) <= value(to) ? [from, to] : [to, from];
        const end = (p: number, u: number): number => {
          const { quantity, field } = c.parameters[p];
          return sampler(quantity, field.min, field.max).quantile(u);
        };
        if (low !== high && end(low, 0.95) > end(high, 0.05))
          warn(
            "ramp-overlap",
            "from and to overlap: in some worlds the ramp is a step; set them further apart, or narrow them",
            `${path}.needs.${need.id}.sharpened_by.${c.drivers[driver].id}`,
          );
      }
  });
  c.tables.forEach((table) => {
    for (const i of table.parties) {
      const { name, stakes, needs } = c.actors[i];
      const touched = [
        ...stakes.map(({ issue }) => issue),
        ...needs.flatMap(({ metBy }) => metBy.map(({ issue }) => issue)),
      ];
      if (!table.issues.some((k) => touched.includes(k)))
        warn(
          "idle-party",
          `${name} sits at this table and nothing on its agenda is a stake of it or meets a need of it`,
          `tables.${table.id}`,
        );
    }
  });
  c.issues.forEach((issue, k) => {
    const named = (p: number): boolean => !c.parameters[p].default;
    issue.options.forEach((option, o) => {
      if (o === 0 || o === c.standing[k]) return;
      const valued = c.actors.some(
        ({ stakes, needs }) =>
          stakes.some((s) => s.issue === k && (named(s.values[o]) || s.market?.options[o] === 1)) ||
          needs.some(({ metBy }) => metBy.some((m) => m.issue === k && named(m.parts[o]))),
      );
      if (!valued)
        warn(
          "unvalued-option",
          `nobody values '${option.id}': no stake and no need names it`,
          `issues.${issue.id}.options.${option.id}`,
        );
    });
    const tables = c.tables.filter(({ issues }) => issues.includes(k)).map(({ id }) => id);
    if (issue.movedBy !== null && tables.length > 0)
      warn(
        "moved-twice",
        `${c.actors[issue.movedBy].name} moves this issue alone, and the table${tables.length > 1 ? "s" : ""} ${tables.join(", ")} can move it too`,
        `issues.${issue.id}`,
      );
  });
  c.questions.forEach(({ id, when }) => {
    const K = c.issues.length;
    if (conditionHolds(when, c.standing))
      warn("already-true", "what this question asks stands already", `questions.${id}`);
    else if (
      !Array.from({ length: c.packages.length / K }, (_, x) => x * K).some((at) => conditionHolds(when, c.packages, at))
    )
      warn("never-true", "no feasible package answers this question with yes", `questions.${id}`);
  });
  for (const { id, options } of c.decisions) {
    if (options.every(({ payoffs }) => payoffs.length === 0))
      warn(
        "idle-decision",
        "no payoff here depends on a question: nothing that a run finds bears on this decision",
        `decisions.${id}`,
      );
  }
  c.drivers.forEach(({ id }, d) => {
    if (!used.has(d)) warn("idle-driver", "this driver touches nothing: it sharpens no need", `drivers.${id}`);
  });
}

/**
 * Points between the best and the worst package for an actor, over feasible packages and levels of its needs, at
 * medians and without residuals; null without stake or need.
 */
function pointsRange(c: Case, actor: Actor, value: (p: number) => number): number | null {
  const { stakes, needs } = actor;
  if (stakes.length === 0 && needs.length === 0) return null;
  const K = c.issues.length;
  const self = c.actors.indexOf(actor);
  const reliability = c.issues.map(({ deliveredBy }) =>
    deliveredBy === null || deliveredBy === self ? 1 : value(c.actors[deliveredBy].reliability),
  );
  const discounted = (v: number, k: number): number => (v > 0 ? v * reliability[k] : v);
  const worth = stakes.map((s) => ({
    issue: s.issue,
    points: s.values.map((v) => (value(s.weight) * discounted(value(v), s.issue)) / 100),
  }));
  const felt = needs.map((need) => ({
    ...ends(need, value),
    weight: value(need.weight),
    left: need.metBy.map(({ issue, parts }) => ({
      issue,
      left: parts.map((part) => 1 - discounted(value(part), issue)),
    })),
  }));
  let best = -Infinity;
  let worst = Infinity;
  for (let at = 0; at < c.packages.length; at += K) {
    const stake = worth.reduce((sum, w) => sum + w.points[c.packages[at + w.issue]], 0);
    let high = stake;
    let low = stake;
    for (const { least, most, weight, left } of felt) {
      const met = left.reduce((product, l) => product * l.left[c.packages[at + l.issue]], 1);
      const unmet = Math.min(2, Math.max(0, met));
      high -= weight * least * unmet;
      low -= weight * most * unmet;
    }
    best = Math.max(best, high);
    worst = Math.min(worst, low);
  }
  return best - worst;
}

/** Lowest and highest level of a need over all driver levels. */
function ends({ level, sharpenedBy }: Need, value: (p: number) => number): { least: number; most: number } {
  const clamp = (x: number): number => Math.min(1, Math.max(0, x));
  const by = sharpenedBy.map((s) => value(s.by));
  return {
    least: clamp(value(level) + by.reduce((sum, b) => sum + Math.min(0, b), 0)),
    most: clamp(value(level) + by.reduce((sum, b) => sum + Math.max(0, b), 0)),
  };
}
