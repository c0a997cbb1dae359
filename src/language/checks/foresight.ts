/**
 * Warnings about stages: chains of chances, steps outside every foresight, and double counting at signature and later.
 */
import type { Actor, Case, Condition } from "../case.ts";
import type { Lint } from "./lints.ts";
import { canHold, conditionsOf, partsOf, supported, verdict } from "./verdict.ts";

/** Product of a chain's median chances below which they are questioned. */
const LEAST_CHAIN = 0.3;

export function lintForesight(lint: Lint): void {
  const { c, warn } = lint;
  longChains(lint);
  unforeseen(lint);
  for (const actor of c.actors) signedAndInForce(lint, actor);
  c.issues.forEach(({ id, options, procedure, expected }, k) => {
    if (procedure) {
      const holds = verdict(c, procedure.when, c.standing);
      if (c.standing[k] !== 0 && holds === false && !procedure.stays)
        warn(
          "no-effect",
          `${options[c.standing[k]].id} stands at as_of and \`when\` does not hold: it is undone at once; say stays: true, or correct the standing`,
          `issues.${id}.procedure`,
        );
      if (procedure.opened !== null && (c.standing[k] !== 0 || holds === false))
        warn(
          "no-effect",
          "opened says since when a procedure is pending at as_of, and this one is not: leave it out",
          `issues.${id}.procedure.opened`,
        );
    }
    for (const { option } of expected?.chances ?? [])
      if (!c.packages.some((o, at) => at % c.issues.length === k && o === option))
        warn(
          "never-true",
          `signers count on '${options[option].id}', and no feasible package holds it`,
          `issues.${id}.expected.chance.${options[option].id}`,
        );
    if (expected && !canHold(c, expected.when))
      warn("never-true", "no feasible package fulfils this: nothing is ever expected", `issues.${id}.expected.when`);
  });
  for (const { id, when } of c.reactions)
    if (!canHold(c, when)) warn("never-true", "no feasible package fulfils this", `reactions.${id}.when`);
}

/** Issues that a condition asks about, with the options named; what stands under `not` is left out. */
const asked = (condition: Condition): { issue: number; options: number[] }[] =>
  [...partsOf(condition)].flatMap(({ part, negated }) => (part.kind === "issue" && !negated ? [part] : []));

/** A chain of procedures: the product of its median chances, and how many they are. */
interface Chain {
  product: number;
  stages: number;
}

/** Chains of procedures, from the last of each, whose median chances multiply to little. */
function longChains({ c, value, warn }: Lint): void {
  const chainTo = (k: number, options: readonly number[]): Chain => {
    const { outcomes, otherwise, when } = c.issues[k].procedure!;
    const sum = outcomes.reduce((total, { chance }) => total + value(chance), 0);
    const own =
      outcomes.reduce((total, o) => (options.includes(o.option) ? total + value(o.chance) : total), 0) +
      (options.includes(otherwise) ? Math.max(0, 1 - sum) : 0);
    const before = chainOf(when);
    return { product: Math.min(1, own) * before.product, stages: 1 + before.stages };
  };
  const chainOf = (condition: Condition): Chain => {
    if (condition.kind === "issue")
      return c.issues[condition.issue].procedure && !condition.options.includes(0)
        ? chainTo(condition.issue, condition.options)
        : { product: 1, stages: 0 };
    if (condition.kind === "any") return likeliest(condition.of.map(chainOf));
    const parts = condition.kind === "all" ? condition.of.map(chainOf) : [];
    return parts.reduce((all, one) => ({ product: all.product * one.product, stages: all.stages + one.stages }), {
      product: 1,
      stages: 0,
    });
  };
  const asks = conditionsOf(c).flatMap(({ condition }) => asked(condition));
  const before = new Set(
    c.issues.flatMap(({ procedure }) => (procedure ? asked(procedure.when) : [])).map(({ issue }) => issue),
  );
  c.issues.forEach(({ id, procedure }, k) => {
    if (!procedure || before.has(k)) return;
    const named = asks.flatMap(({ issue, options }) => (issue === k && !options.includes(0) ? [options] : []));
    const ends = [...procedure.outcomes.map(({ option }) => [option]), ...named];
    const best = likeliest(ends.map((options) => chainTo(k, options)));
    if (best.stages > 1 && best.product < LEAST_CHAIN)
      warn(
        "long-chain",
        `the median chances of the ${best.stages} procedures that lead here multiply to ${best.product.toFixed(2)}: is each the chance given that a government has signed and the stage before has come?`,
        `issues.${id}.procedure`,
      );
  });
}

const likeliest = (chains: readonly Chain[]): Chain =>
  chains.reduce((a, b) => (b.product > a.product ? b : a), { product: 0, stages: 0 });

/** Issues that can only follow what another mover settles, so that who signs the first does not look ahead to them. */
function unforeseen({ c, warn }: Lint): void {
  const K = c.issues.length;
  const alone = c.issues.map(({ options }) => options.map(() => new Uint8Array(K)));
  const seen = c.issues.map(({ options }) => new Uint8Array(options.length));
  const bears = supported(c);
  for (let x = 0; x < bears.length; x++) if (bears[x] === 1) markAlone(c, x * K, seen, alone);
  const movers = c.issues.map(({ movedBy }, k) => [
    ...c.tables.flatMap(({ issues }, t) => (issues.includes(k) ? [`table ${t}`] : [])),
    ...(movedBy === null ? [] : [`actor ${movedBy}`]),
  ]);
  c.issues.forEach(({ id, options, procedure, expected }, k) => {
    if (procedure || expected) return;
    const gates = c.issues.flatMap((other, j) => {
      if (j === k || movers[k].some((mover) => movers[j].includes(mover))) return [];
      const gated = options.filter((_, o) => seen[k][o] && !alone[k][o][j]);
      return gated.length > 0 ? [{ id: other.id, gated }] : [];
    });
    if (gates.length === 0) return;
    const gated = [...new Set(gates.flatMap((gate) => gate.gated.map((option) => option.id)))];
    warn(
      "unforeseen",
      `${gated.join(", ")} can only follow ${gates.map((gate) => gate.id).join(", ")}, which somebody else settles: who signs before does not look ahead to this; give ${id} a procedure or an expected, or put both on one agenda`,
      `issues.${id}`,
    );
  });
}

/** Marks the options of a package that do not stand today, and the issues beside each that stand as they do today. */
function markAlone({ packages, standing }: Case, at: number, seen: Uint8Array[], alone: Uint8Array[][]): void {
  const K = standing.length;
  for (let k = 0; k < K; k++) {
    const o = packages[at + k];
    if (o === standing[k]) continue;
    const beside = alone[k][o];
    seen[k][o] = 1;
    for (let j = 0; j < K; j++) if (packages[at + j] === standing[j]) beside[j] = 1;
  }
}

/** Worth of an option to an actor at the medians, by its sign alone: 1, -1 or 0. */
function signOf(value: Lint["value"], { stakes, needs }: Actor, k: number, options: readonly number[]): number {
  const worth = [
    ...stakes.flatMap((s) => (s.issue === k && value(s.weight) > 0 ? options.map((o) => value(s.values[o])) : [])),
    ...needs.flatMap((n) =>
      value(n.weight) > 0 ? n.metBy.flatMap((m) => (m.issue === k ? options.map((o) => value(m.parts[o])) : [])) : [],
    ),
  ].filter((one) => one !== 0);
  return worth.length > 0 && worth.every((one) => one > 0)
    ? 1
    : worth.length > 0 && worth.every((one) => one < 0)
      ? -1
      : 0;
}

/** Worth put on a signature and on the entry into force that follows from it. */
function signedAndInForce({ c, value, warn }: Lint, actor: Actor): void {
  c.issues.forEach(({ id, procedure, options }, k) => {
    if (!procedure) return;
    for (const { issue, options: signed } of asked(procedure.when)) {
      const first = signOf(value, actor, issue, signed);
      const later = procedure.outcomes.filter(
        ({ option }) => first !== 0 && signOf(value, actor, k, [option]) === first,
      );
      if (later.length > 0)
        warn(
          "paid-twice",
          `${actor.name} ${first > 0 ? "gains" : "loses"} by ${c.issues[issue].id} and again by ${later.map(({ option }) => options[option].id).join(", ")} of ${id}, which follows from it; who signs looks ahead, so see that the same good is not counted at the signature and at its entry into force`,
          `actors.${actor.id}`,
        );
    }
  });
}
