/** What of a card a person can change, and the change out of what was chosen or typed. Pure functions. */
import { PLOVER } from "../../language/blocks/events.ts";
import { isName, isSentence } from "../../language/blocks/sentence.ts";
import { shorten } from "../../language/text/visible.ts";
import { withAnswer } from "./cards.ts";
import { comingDate } from "./interview/coming.ts";
import { pastDate, sinceDate } from "./past-date.ts";
import { approvalBy, optionPath, standing, standingPart, type Placed } from "./parts.ts";
import type { Pair, Proposed, StatedDate } from "./proposed.ts";

/**
 * A field of a part; `option` is one of the options that stand, `party` one of the parties that do, `values` may hold null
 * for none. A date is `ahead` of the
 * day from which the case looks ahead, a `deadline`, which is never another month than was said, `past`, or `since`: in a
 * month before that of the day.
 */
export type Editable =
  | { field: string; label: string; is: "text" }
  | { field: string; label: string; is: "date"; lies: keyof typeof LYING }
  | { field: string; label: string; is: "option" }
  | { field: string; label: string; is: "party" }
  | { field: string; label: string; is: "one of"; values: readonly (string | null)[] };

const LYING = {
  ahead: comingDate,
  deadline: (words: string, day: string) => comingDate(words, day, "refused"),
  past: pastDate,
  since: sinceDate,
} as const;

const LEVELS = [null, "low", "medium", "high"] as const;
const name: Editable = { field: "name", label: "name", is: "text" };
const date: Editable = { field: "date", label: "date", is: "date", lies: "past" };
const oneOf = (field: string, label: string, values: readonly (string | null)[]): Editable => ({
  field,
  label,
  is: "one of",
  values,
});

/** Fields that can be changed, by the kind of card. */
export const EDITABLE: { readonly [kind in Placed["list"]]: readonly Editable[] } = {
  parties: [name, { field: "can", label: "why it can sign", is: "text" }],
  others: [
    name,
    oneOf("role", "role", ["party", "faction", "mediator", "guarantor", "court", "venue", "source", "other"]),
  ],
  issues: [name],
  options: [{ field: "text", label: "text", is: "text" }],
  questions: [
    { field: "yes", label: "what counts as yes", is: "option" },
    { field: "ask", label: "question", is: "text" },
    { field: "until", label: "by when", is: "date", lies: "deadline" },
    oneOf("mode", "at any time by then (reach), or still so then (hold)", ["reach", "hold"]),
  ],
  needs: [
    name,
    { field: "holder", label: "whose it is", is: "party" },
    oneOf("weight", "how much it weighs", LEVELS),
    oneOf("polarity", "wants to get it, or to avoid it", ["get", "avoid"]),
  ],
  drivers: [
    name,
    oneOf("direction", "where it is heading", ["rising", "falling", "high", "low", "shock"]),
    oneOf("level", "where it stands today", LEVELS),
  ],
  beliefs: [oneOf("verdict", "is its view too high or too low?", [null, "too high", "too low"])],
  stakes: [oneOf("weight", "how much it weighs", LEVELS)],
  constraints: [
    { field: "says", label: "rule", is: "text" },
    oneOf("rule", "kind of rule", ["if-then", "never", "whole", "ratification"]),
  ],
  accords: [
    name,
    oneOf("status", "status", ["proposed", "signed", "in force", "refused", "hypothetical", "lapsed", "ended"]),
    date,
  ],
  events: [oneOf("does", "what was done", PLOVER), date],
  procedures: [name, { field: "who", label: "who must agree", is: "text" }],
  governments: [
    { field: "who", label: "who governs", is: "text" },
    { field: "until", label: "until when", is: "date", lies: "ahead" },
  ],
  record: [
    { field: "what", label: "what did not happen", is: "text" },
    { field: "since", label: "since when", is: "date", lies: "since" },
  ],
};

/** An option that stands; `approval`: that of a procedure, by which a question alone can be answered. */
export interface OptionShown {
  pair: Pair;
  issue: string;
  text: string;
  first: boolean;
  approval: boolean;
}

/** The options that stand, in the order in which they are shown, and after them the approvals of procedures. */
export function optionsOf(proposed: Proposed): OptionShown[] {
  const stand = standing(proposed);
  const options = proposed.issues.flatMap((issue) =>
    issue.options
      .filter((option) => stand.has(optionPath({ issue: issue.id, option: option.id })))
      .map((option, at) => ({
        pair: { issue: issue.id, option: option.id },
        issue: issue.name,
        text: option.text,
        first: at === 0,
        approval: false,
      })),
  );
  const approvals = proposed.procedures
    .filter(({ id }) => stand.has(`procedures.${id}`))
    .map(({ id, name }) => ({ pair: approvalBy(id), issue: name, text: "Approved", first: false, approval: true }));
  return [...options, ...approvals];
}

/**
 * A patch for `withAnswer`.
 *
 * @param said text or date as typed, the value or the path of the option as chosen; null for none
 * @param day from which the case looks ahead
 */
export function patchOf(
  editable: Editable,
  said: string | null,
  proposed: Proposed,
  day: string,
): { patch: Record<string, unknown> } | { problem: string } {
  const { field } = editable;
  switch (editable.is) {
    case "text": {
      const words = (said ?? "").replace(/\s+/g, " ").trim();
      if (words === "") return { problem: `${editable.label} cannot be empty` };
      return (field === "name" ? isName : isSentence)(words)
        ? { patch: { [field]: words } }
        : { problem: `${editable.label} is in words, and '${shorten(words)}' is not` };
    }
    case "date": {
      const found: StatedDate | { problem: string } = LYING[editable.lies](said ?? "", day);
      return "problem" in found ? found : { patch: { [field]: found } };
    }
    case "one of":
      return editable.values.includes(said)
        ? { patch: { [field]: said } }
        : { problem: `${editable.label} is one of ${editable.values.map((value) => value ?? "none").join(", ")}` };
    case "party":
      return standingPart(proposed).parties.some(({ id }) => id === said)
        ? { patch: { [field]: said } }
        : { problem: "no such party stands" };
    case "option": {
      const found = optionsOf(proposed).find(({ pair }) => optionPath(pair) === said);
      return found ? { patch: { [field]: found.pair, not_expressible: null } } : { problem: "no such option stands" };
    }
  }
}

/** Paths of the parts that stand and would not without the part at `path`. */
export function leaningOn(proposed: Proposed, path: string): string[] {
  const without = standing(withAnswer(proposed, path, { do: "drop" }));
  return [...standing(proposed)].filter((other) => other !== path && !without.has(other));
}
