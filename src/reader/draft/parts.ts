/** The parts of a proposed draft by path, and what each depends on. */
import { signersOf, signs } from "./tables.ts";
import { LISTS, type List, type Option, type Pair, type Part, type Proposed } from "./proposed.ts";

/** A part with its place; `list` is `options` for an option of an issue. */
export type Placed =
  | { path: string; list: "options"; issue: string; part: Option }
  | { [L in List]: { path: string; list: L; part: Proposed[L][number] } }[List];

export const partyPath = (id: string): string => `parties.${id}`;
export const issuePath = (id: string): string => `issues.${id}`;
export const optionPath = ({ issue, option }: Pair): string => `issues.${issue}.options.${option}`;
/** The outcome of a procedure that a question can ask for. */
export const approvalBy = (procedure: string): Pair => ({ issue: procedure, option: "approved" });

/** Every part in the order in which it is shown; options after their issue. */
export function partsOf(proposed: Proposed): Placed[] {
  return LISTS.flatMap((list) =>
    (proposed[list] as Part[]).flatMap((part): Placed[] => {
      const placed = { path: `${list}.${part.id}`, list, part } as Placed;
      if (placed.list !== "issues") return [placed];
      const issue = placed.part.id;
      return [
        placed,
        ...placed.part.options.map((option): Placed => ({
          path: optionPath({ issue, option: option.id }),
          list: "options",
          issue,
          part: option,
        })),
      ];
    }),
  );
}

/** Paths of the parts without which a part means nothing. */
export function leansOn(placed: Placed): string[] {
  switch (placed.list) {
    case "options":
      return [issuePath(placed.issue)];
    case "questions": {
      const { yes, together = [] } = placed.part;
      return yes === null ? [] : [yes, ...together].map(optionPath);
    }
    case "needs":
      return [partyPath(placed.part.holder)];
    case "beliefs":
      return [partyPath(placed.part.holder), partyPath(placed.part.about)];
    case "stakes":
      return [partyPath(placed.part.actor), issuePath(placed.part.issue)];
    case "constraints":
      return [...placed.part.when, ...placed.part.then].map(optionPath);
    case "procedures":
      return placed.part.after.map(optionPath);
    case "governments":
      return [partyPath(placed.part.of)];
    case "record":
      return placed.part.issues.map(issuePath);
    default:
      return [];
  }
}

/** The larger steps of a matter that may be taken in place of this one: its options run from the smallest step to the largest. */
export function largerThan({ issues }: Proposed, { issue, option }: Pair): Pair[] {
  const options = (issues.find(({ id }) => id === issue)?.options ?? []).filter(
    ({ state, drafted }) => state !== "dropped" && (drafted || state !== "proposed"),
  );
  const at = options.findIndex(({ id }) => id === option);
  return at < 0 ? [] : options.slice(at + 1).map(({ id }) => ({ issue, option: id }));
}

/** Whether it is a fact or an event of which no date is given: it is not written into a case before somebody dates it. */
export const isUndated = (placed: Placed): boolean =>
  placed.list === "drivers"
    ? placed.part.event?.date.date === null
    : (placed.list === "accords" || placed.list === "events") && placed.part.date.date === null;

/**
 * Paths of the parts that stand: accepted or changed, or not yet answered and drafted; and of which everything that
 * they depend on stands too.
 */
export function standing(proposed: Proposed): Set<string> {
  const parts = partsOf(proposed);
  const own = new Set(
    parts
      .filter(
        ({ part: { state, drafted } }) =>
          state === "accepted" || state === "changed" || (state === "proposed" && drafted),
      )
      .map(({ path }) => path),
  );
  const placedAt = new Map(parts.map((placed) => [placed.path, placed]));
  for (const placed of parts)
    if (placed.list === "procedures") placedAt.set(optionPath(approvalBy(placed.part.id)), placed);
  const stands = (placed: Placed | undefined): boolean =>
    placed !== undefined && own.has(placed.path) && leansOn(placed).every((path) => stands(placedAt.get(path)));
  return new Set(parts.filter(stands).map(({ path }) => path));
}

const isSame = (a: Pair, b: Pair | null): boolean => a.issue === b?.issue && a.option === b.option;

/** The proposed draft with only the parts that stand, and without references to those that do not. */
export function standingPart(proposed: Proposed): Proposed {
  const stand = standing(proposed);
  const has = (path: string): boolean => stand.has(path);
  const pair = (at: Pair): boolean => has(optionPath(at));
  const actors = new Set([...proposed.parties, ...proposed.others].map(({ id }) => id));
  for (const { id } of proposed.parties) if (!has(partyPath(id))) actors.delete(id);
  for (const { id } of proposed.others) if (!has(`others.${id}`)) actors.delete(id);
  const undated = new Set(proposed.drivers.filter(({ event }) => event?.date.date === null).map(({ id }) => id));
  const of = <L extends List>(list: L): Proposed[L] =>
    (proposed[list] as Part[]).filter(({ id }) => has(`${list}.${id}`)) as Proposed[L];
  const parties = of("parties");
  const seats = { parties, issues: of("issues") };
  return {
    ...proposed,
    parties,
    others: of("others").map((other) => ({
      ...other,
      of: other.of !== null && actors.has(other.of) ? other.of : null,
    })),
    issues: seats.issues.map((issue) => ({
      ...issue,
      ...(issue.signers ? { signers: signersOf(parties, issue).map(({ id }) => id) } : {}),
      options: issue.options.filter(({ id }) => pair({ issue: issue.id, option: id })),
    })),
    questions: of("questions").map((question) => ({
      ...question,
      also: question.also.filter((at) => pair(at) && !isSame(at, question.yes)),
    })),
    needs: of("needs").map((need) => ({
      ...need,
      met_by: need.met_by.filter(pair),
      ...(need.brought_by ? { brought_by: need.brought_by.filter(pair) } : {}),
      sharpened_by: need.sharpened_by.filter(({ driver }) => has(`drivers.${driver}`) && !undated.has(driver)),
    })),
    drivers: of("drivers").filter(({ id }) => !undated.has(id)),
    beliefs: of("beliefs"),
    stakes: of("stakes")
      .filter(({ actor, issue }) => signs(seats, actor, issue))
      .map((stake) => ({
        ...stake,
        order: stake.order.filter(({ option }) => pair({ issue: stake.issue, option })),
      })),
    constraints: of("constraints"),
    accords: of("accords").map((accord) => ({
      ...accord,
      parties: accord.parties.filter((id) => actors.has(id)),
      on: accord.on !== null && pair(accord.on) ? accord.on : null,
    })),
    events: of("events").filter(({ who, whom }) => actors.has(who) && (whom === null || actors.has(whom))),
    procedures: of("procedures"),
    governments: of("governments").map((government) => ({
      ...government,
      ...(government.next_wants
        ? { next_wants: government.next_wants.filter((want) => pair(want) && signs(seats, government.of, want.issue)) }
        : {}),
    })),
    record: of("record"),
  };
}

/** Path of the part to which a number or date of the case belongs; null where it belongs to none. */
export function cardOf(proposed: Proposed, number: string): string | null {
  const [block, id, key, inner] = number.split(".");
  const wanted =
    block === "actors" && key === "needs"
      ? `needs.${inner}`
      : block === "actors" && key === "governments"
        ? `governments.${proposed.governments.find(({ of, state }) => of === id && state !== "dropped")?.id}`
        : block === "issues"
          ? `procedures.${id}`
          : block === "record"
            ? `record.${proposed.record.find(({ state }) => state !== "dropped")?.id}`
            : `${block}.${id}`;
  return partsOf(proposed).some(({ path }) => path === wanted) ? wanted : null;
}
