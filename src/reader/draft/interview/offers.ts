/**
 * What was read and is in no draft until somebody says yes, by the page of the interview that asks about it. Only what
 * concerns the parties and matters that stand; what a person answered of it stays, so that it can be changed. Pure functions.
 */
import { literalPattern } from "../../../language/text/literal-pattern.ts";
import { formsOf, shares, stems } from "../names.ts";
import { partsOf, standing, standingPart, type Placed } from "../parts.ts";
import type { Proposed } from "../proposed.ts";

/** Kinds of steps that have a page on which proposals are confirmed. */
export type OfferKind =
  | "issues"
  | "options"
  | "bonds"
  | "procedures"
  | "questions"
  | "hurts"
  | "needs"
  | "record"
  | "governments";

/** By the id of a card, the kind of the steps beside which it is shown. */
export function offersOf(proposed: Proposed): Map<string, OfferKind> {
  const draft = standingPart(proposed);
  const stand = standing(proposed);
  const names = draft.parties.flatMap(({ name, names }) => [name, ...names]);
  const isNamed = new RegExp(`(?<!\\w)(?:${names.map(literalPattern).join("|")})(?!\\w)`);
  const matters = new Set(
    draft.issues
      .flatMap(({ name, options }) => [name, ...options.map(({ text }) => text)])
      .flatMap((one) => [...stems(one)]),
  );
  const isParty = (id: string | null): boolean => draft.parties.some((one) => one.id === id);
  // Whose state the text does not say may speak for a party, which a person can say.
  const isWithoutState = (id: string): boolean => proposed.others.some((one) => one.id === id && one.code === null);
  const concerns = (words: string): boolean =>
    (names.length > 0 && isNamed.test(words)) || shares(stems(words), matters) || formsOf(words).length > 0;
  const isOurs = (placed: Placed): boolean => {
    switch (placed.list) {
      case "needs":
        return isParty(placed.part.holder) || isWithoutState(placed.part.holder);
      case "governments":
        return isParty(placed.part.of);
      case "accords":
        return placed.part.parties.some(isParty);
      case "events":
        return isParty(placed.part.who) || isParty(placed.part.whom);
      case "constraints":
        return concerns(placed.part.says);
      case "questions":
        return concerns(placed.part.ask);
      default:
        return true;
    }
  };
  return new Map(
    partsOf(proposed).flatMap((placed) => {
      const kind = kindOf(placed, draft.issues.length);
      const { by, drafted, state } = placed.part;
      const isOpen = state !== "proposed" || !stand.has(placed.path);
      return kind !== null && by !== "analyst" && !drafted && isOpen && isOurs(placed) ? [[placed.path, kind]] : [];
    }),
  );
}

/** Cards that are to be confirmed at one step and are not answered; of needs those of its party, and of nobody's. */
export function offersAt(proposed: Proposed, step: string): string[] {
  const [kind, party] = step.split(".");
  const pages = offersOf(proposed);
  const isOther = (id: string): boolean => id !== party && proposed.parties.some((one) => one.id === id);
  return partsOf(proposed).flatMap(({ path, list, part }) =>
    pages.get(path) === kind &&
    part.state === "proposed" &&
    !(kind === "needs" && list === "needs" && isOther(part.holder))
      ? [path]
      : [],
  );
}

/** The page that asks about such a part; null where none does. @param matters how many stand; a rule may tie two of them */
function kindOf(placed: Placed, matters: number): OfferKind | null {
  switch (placed.list) {
    case "issues":
    case "procedures":
    case "questions":
    case "record":
    case "governments":
      return placed.list;
    case "constraints":
      return placed.part.rule === "ratification" ? "procedures" : matters > 1 ? "bonds" : "options";
    case "needs":
      return placed.part.polarity === "avoid" ? "hurts" : "needs";
    case "drivers":
      return "needs";
    case "accords":
    case "events":
      return "record";
    default:
      return null;
  }
}
