/** What of a card a person can change, and the change out of what was chosen or typed. Pure functions. */
import { MONTH, monthNumber } from "../dates/patterns.ts";
import { PLOVER } from "../../language/blocks/events.ts";
import { isName, isSentence } from "../../language/blocks/sentence.ts";
import { shorten } from "../../language/text/visible.ts";
import { withAnswer } from "./cards.ts";
import { approvalBy, optionPath, standing, type Placed } from "./parts.ts";
import type { Pair, Proposed, StatedDate } from "./proposed.ts";

/** A field of a part; `option` is one of the options that stand, `values` may hold null for none. */
export type Editable =
  | { field: string; label: string; is: "text" }
  | { field: string; label: string; is: "date" }
  | { field: string; label: string; is: "option" }
  | { field: string; label: string; is: "one of"; values: readonly (string | null)[] };

const LEVELS = [null, "low", "medium", "high"] as const;
const name: Editable = { field: "name", label: "name", is: "text" };
const date: Editable = { field: "date", label: "date", is: "date" };
const oneOf = (field: string, label: string, values: readonly (string | null)[]): Editable => ({
  field,
  label,
  is: "one of",
  values,
});

/** Fields that can be changed, by the kind of card. */
export const EDITABLE: { readonly [kind in Placed["list"]]: readonly Editable[] } = {
  parties: [name, { field: "can", label: "why it can sign", is: "text" }],
  others: [name, oneOf("role", "role", ["faction", "mediator", "guarantor", "court", "venue", "source", "other"])],
  issues: [name],
  options: [{ field: "text", label: "text", is: "text" }],
  questions: [
    { field: "yes", label: "what counts as yes", is: "option" },
    { field: "ask", label: "question", is: "text" },
    { field: "until", label: "by when", is: "date" },
    oneOf("mode", "at any time by then (reach), or still so then (hold)", ["reach", "hold"]),
  ],
  needs: [
    name,
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
    { field: "until", label: "until when", is: "date" },
  ],
  record: [
    { field: "what", label: "what did not happen", is: "text" },
    { field: "since", label: "since when", is: "date" },
  ],
};

const IN_WORDS = [
  new RegExp(String.raw`^(?:(?<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?<month>${MONTH}),?\s+(?<year>\d{4})$`, "i"),
  new RegExp(String.raw`^(?<month>${MONTH})\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$`, "i"),
];

/** `1 November 2022`, `November 1, 2022` and `Nov 2022` as `2022-11-01` and `2022-11`; anything else as it is. */
export function dateTyped(words: string): string {
  const text = words.trim();
  const { day, month, year } = IN_WORDS.map((form) => form.exec(text)?.groups).find((one) => one) ?? {};
  if (month === undefined) return text;
  return [year, String(monthNumber(month)).padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])].join("-");
}

/** A day, a month or a year, `2026-10` or `October 2026`; the empty text for none. */
export function statedDate(words: string): StatedDate | { problem: string } {
  const text = dateTyped(words);
  if (text === "") return { words: null, date: null };
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  const days = month === undefined ? 31 : new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const exists =
    year !== undefined &&
    (month === undefined || (Number(month) >= 1 && Number(month) <= 12)) &&
    (day === undefined || (Number(day) >= 1 && Number(day) <= days));
  return exists
    ? { words: text, date: text }
    : { problem: "a date is a year, a month or a day: 2026, 2026-10 or 31 October 2026" };
}

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
 */
export function patchOf(
  editable: Editable,
  said: string | null,
  proposed: Proposed,
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
      const found = statedDate(said ?? "");
      return "problem" in found ? found : { patch: { [field]: found } };
    }
    case "one of":
      return editable.values.includes(said)
        ? { patch: { [field]: said } }
        : { problem: `${editable.label} is one of ${editable.values.map((value) => value ?? "none").join(", ")}` };
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
