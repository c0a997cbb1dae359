/** A card of what was read or said, with what of it can be changed. */
import type { Card } from "../../reader/draft/cards.ts";
import { EDITABLE, leaningOn, optionsOf, type Editable } from "../../reader/draft/changes.ts";
import { optionPath, partsOf, standingPart } from "../../reader/draft/parts.ts";
import type { Pair, Proposed } from "../../reader/draft/proposed.ts";
import type { CardField, CardShown } from "../workers/authoring.ts";

export function cardShown(proposed: Proposed, card: Card): Omit<CardShown, "page"> {
  const part = partsOf(proposed).find(({ path }) => path === card.id)!.part as unknown as { [field: string]: unknown };
  const canDrop = !proposed.issues.some(
    ({ id, options: [today] }) => today && optionPath({ issue: id, option: today.id }) === card.id,
  );
  return {
    ...card,
    canDrop,
    leaning: card.stands && canDrop ? leaningOn(proposed, card.id) : [],
    fields: EDITABLE[card.kind].map((editable) => ({
      field: editable.field,
      label: editable.label,
      ...fieldOf(editable, part[editable.field], proposed),
    })),
  };
}

function fieldOf(editable: Editable, now: unknown, proposed: Proposed): Pick<CardField, "now" | "choices"> {
  switch (editable.is) {
    case "text":
      return { now: (now as string | null) ?? "", choices: null };
    case "date":
      return { now: (now as { date: string | null }).date ?? "", choices: null };
    case "one of":
      return {
        now: (now as string | null) ?? "",
        choices: editable.values.map((value) => ({ value: value ?? "", text: value ?? "not said" })),
      };
    case "party":
      return {
        now: now as string,
        choices: standingPart(proposed).parties.map(({ id, name }) => ({ value: id, text: name })),
      };
    case "option":
      return {
        now: now === null ? "" : optionPath(now as Pair),
        choices: optionsOf(proposed).map(({ pair, issue, text }) => ({
          value: optionPath(pair),
          text: `${issue}: ${text}`,
        })),
      };
  }
}
