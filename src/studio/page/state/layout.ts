/** Where each number of a case stands in the model column. Every number that can be set stands in one block, once. */
import type { Actor, ActorPart, Case, Owner, Parameter } from "../../../language/index.ts";

export interface ActorBlocks {
  /** By need and by stake, in the case's order, with what its governments set there. */
  needs: Parameter[][];
  stakes: Parameter[][];
  beliefs: Parameter[];
  /** How often its mind changes, and which government follows. */
  minds: Parameter[];
  /** Numbers of the actor as a whole, such as its friction. */
  own: Parameter[];
}

/** Blocks by the indices of the case. */
export interface ModelLayout {
  scenarios: Parameter[][];
  actors: ActorBlocks[];
  drivers: Parameter[][];
  issues: Parameter[][];
  tables: Parameter[][];
  reactions: Parameter[][];
  market: Parameter[];
  /** Numbers of the case as a whole, of decisions and of other lenses. */
  rest: Parameter[];
}

/**
 * The numbers that can be set: those that something reads and that are not computed from others. One that stands for
 * several actors comes once, under the path of the case.
 */
export function settableNumbers(c: Case): Parameter[] {
  const numbers = c.parameters.filter(({ idle, computed }) => !idle && !computed);
  const shared = new Map<string, Parameter>();
  for (const { shared: path, ...p } of numbers)
    if (path !== undefined && !shared.has(path)) shared.set(path, { ...p, path, owner: { kind: "case" } });
  return [...numbers.filter((p) => p.shared === undefined), ...shared.values()];
}

/** The number at a path; of one that stands for several actors, any of them. */
export const numberAt = (c: Case, path: string): Parameter | undefined =>
  c.parameters.find((p) => p.path === path || p.shared === path);

export function layoutOf(c: Case): ModelLayout {
  const numbers = settableNumbers(c);
  const of = (isOwner: (owner: Owner) => boolean): Parameter[] => numbers.filter(({ owner }) => isOwner(owner));
  const isMarket = (owner: Owner): boolean => owner.kind === "lens" && owner.lens === "market";
  return {
    scenarios: c.scenarios.map((_, n) => of((owner) => owner.kind === "scenario" && owner.scenario === n)),
    actors: c.actors.map((actor, i) => actorBlocks(c, actor, i, of)),
    drivers: c.drivers.map((_, d) => of((owner) => owner.kind === "driver" && owner.driver === d)),
    issues: c.issues.map((_, k) => of((owner) => owner.kind === "issue" && owner.issue === k)),
    tables: c.tables.map((_, t) => of((owner) => owner.kind === "table" && owner.table === t)),
    reactions: c.reactions.map((_, r) => of((owner) => owner.kind === "reaction" && owner.reaction === r)),
    market: of(isMarket),
    rest: of((owner) => ["case", "decision", "lens"].includes(owner.kind) && !isMarket(owner)),
  };
}

function actorBlocks(
  c: Case,
  actor: Actor,
  i: number,
  of: (isOwner: (owner: Owner) => boolean) => Parameter[],
): ActorBlocks {
  const inPart = (isPart: (part: ActorPart | null) => boolean): Parameter[] =>
    of((owner) => owner.kind === "actor" && owner.actor === i && isPart(owner.part));
  const ofMinds = mindsOf(c, actor);
  const whole = inPart((part) => part === null);
  return {
    needs: actor.needs.map((_, n) => inPart((part) => part?.kind === "need" && part.need === n)),
    stakes: actor.stakes.map(({ issue }) => inPart((part) => part?.kind === "stake" && part.issue === issue)),
    beliefs: inPart((part) => part?.kind === "belief"),
    minds: whole.filter((p) => ofMinds.has(p)),
    own: whole.filter((p) => !ofMinds.has(p)),
  };
}

/** Numbers of an actor's turnover and of its changes of government. */
function mindsOf({ parameters }: Case, { turnover, governments }: Actor): Set<Parameter> {
  const indices = [
    ...(turnover ? [turnover.perYear, turnover.persistence] : []),
    ...(governments
      ? [
          governments.persistence,
          ...governments.changes.flatMap(({ perYear, to }) => [
            ...(perYear === null ? [] : [perYear]),
            ...to.map(({ chance }) => chance),
          ]),
        ]
      : []),
  ];
  return new Set(indices.map((p) => parameters[p]));
}
