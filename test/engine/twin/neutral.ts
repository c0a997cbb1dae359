/** A case without one thing: without a need, a stake, a belief, a reaction, an expectation, or an unreliable actor. */
import type { Case, ParameterIndex } from "../../../src/language/case.ts";
import type { Removed } from "../../../src/result/index.ts";

export function without(c: Case, { kind, path }: Removed): Case {
  const [, id, , name] = path.split(".");
  const i = c.actors.findIndex((actor) => actor.id === id);
  switch (kind) {
    case "need":
      return weightless(c, i, c.actors[i].needs.find((need) => need.id === name)!.weight);
    case "stake":
      return weightless(c, i, c.actors[i].stakes.find(({ issue }) => c.issues[issue].id === name)!.weight);
    case "reliability":
      return fixed(c, i, c.actors[i].reliability, 1);
    case "belief": {
      const about = path.slice(`actors.${id}.beliefs.`.length);
      const nothing = c.parameters.length;
      const parameters = [
        ...c.parameters,
        { ...c.parameters[0], path: "nothing", quantity: { kind: "exact" as const, value: 0 } },
      ];
      const beliefs = c.actors[i].beliefs.map((belief) =>
        c.parameters[belief.about].path === about ? { ...belief, value: null, bias: nothing } : belief,
      );
      return { ...c, parameters, actors: c.actors.with(i, { ...c.actors[i], beliefs }) };
    }
    case "reaction":
      return { ...c, reactions: c.reactions.filter((one) => one.id !== id) };
    case "expectation":
      return { ...c, issues: c.issues.map((issue) => (issue.id === id ? { ...issue, expected: null } : issue)) };
    default:
      throw new Error(`a ${kind} is not taken out of the case`);
  }
}

const weightless = (c: Case, i: number, weight: ParameterIndex): Case => fixed(c, i, weight, 0);

/** An actor's number as an exact one, that no government replaces. */
function fixed(c: Case, i: number, p: ParameterIndex, value: number): Case {
  const { governments } = c.actors[i];
  const lines = governments?.lines.map((line) => ({
    ...line,
    set: line.set.filter(({ parameter }) => parameter !== p),
  }));
  return {
    ...c,
    parameters: c.parameters.with(p, { ...c.parameters[p], quantity: { kind: "exact", value } }),
    actors: lines ? c.actors.with(i, { ...c.actors[i], governments: { ...governments!, lines } }) : c.actors,
  };
}
