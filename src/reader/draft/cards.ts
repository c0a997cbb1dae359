/** Cards of a proposed draft for a person to accept, change or drop, and the answers. Pure functions. */
import { added, DECIDED, freshId } from "./added.ts";
import { approverIn } from "./approver.ts";
import { bondOf, bondText } from "./bonds.ts";
import { namesIn, reworded } from "./asked.ts";
import { isPlural, listed } from "./names.ts";
import { eventText } from "../../wording/events.ts";
import type { Quoted, Role } from "../reading.ts";
import { EntenteError } from "../../errors.ts";
import { inside } from "./question-words.ts";
import { isUndated, leansOn, partsOf, partyPath, standing, type Placed } from "./parts.ts";
import type { Constraint, Origin, OtherActor, Pair, Part, Party, Proposed, StatedDate, State } from "./proposed.ts";

export interface Card {
  /** Path of the part: `issues.gas.options.contract`. */
  id: string;
  kind: Placed["list"];
  by: Origin;
  /** The first passage that it rests on; null where it rests on none. */
  quote: Quoted | null;
  speaker: string[];
  /** What it becomes in the case, in one plain sentence. */
  becomes: string;
  state: State;
  /** Whether it goes into the draft as things stand. */
  stands: boolean;
  /** Why it does not, where the reason is not that somebody dropped it. */
  left_out: string | null;
}

/** Why an accord or an event without a date stays out of a case. */
const UNDATED = "it has no date yet, and Change takes one";

/** What a person says to a card; `reopen` takes the answer back. `patch` changes fields of the part, not its id. */
export type Answer = { do: "accept" | "drop" | "reopen" } | { do: "change"; patch: Record<string, unknown> };

/** Cards in the order of the lists, options after their issue. */
export function cardsOf(proposed: Proposed): Card[] {
  const stand = standing(proposed);
  return partsOf(proposed).map((placed) => {
    const { path, list, part } = placed;
    const stands = stand.has(path) && !isUndated(placed);
    const missing = leansOn(placed).find((other) => !stand.has(other));
    return {
      id: path,
      kind: list,
      by: part.by,
      quote: part.quotes[0] ?? null,
      speaker: part.speaker,
      becomes: capitalised(becomes(placed, proposed)),
      state: part.state,
      stands,
      left_out:
        stands || part.state === "dropped"
          ? null
          : missing !== undefined && (part.drafted || part.state !== "proposed")
            ? `it depends on ${calledOf(proposed, missing)}, which is ${missing.startsWith("parties.") ? "no party" : "not in the draft"}`
            : (part.left_out ?? (isUndated(placed) ? UNDATED : null)),
    };
  });
}

/**
 * The proposed draft after an answer. To accept or change a part accepts what it depends on; what depends on a dropped part
 * no longer stands, and stands again when the part is reopened.
 *
 * @param path id of a card
 * @throws EntenteError `wrong-input` where there is no such card, or where a patch names a field that the part has not
 */
export function withAnswer(proposed: Proposed, path: string, answer: Answer): Proposed {
  const parts = new Map(partsOf(proposed).map((placed) => [placed.path, placed]));
  const placed = parts.get(path);
  if (!placed) throw new EntenteError("wrong-input", `there is no card '${path}' in these proposals`);
  switch (answer.do) {
    case "drop":
      if (isToday(proposed, placed))
        throw new EntenteError(
          "wrong-input",
          `'${path}' is what stands today, and an issue has to stand somewhere; change its text, or drop the issue`,
        );
      return withoutApproval(replaced(proposed, path, { state: "dropped" }), path);
    case "reopen":
      return withoutApproval(replaced(proposed, path, { state: "proposed" }), path);
    case "change":
      for (const key of Object.keys(answer.patch))
        if (!(key in placed.part) || FIXED.has(key))
          throw new EntenteError(
            "wrong-input",
            `'${key}' of '${path}' cannot be changed; it has ${fieldsOf(placed.part)}`,
          );
      if (placed.list === "others" && answer.patch["role"] === "party")
        return reworded(proposed, seated(proposed, { ...placed.part, ...answer.patch, state: "changed" }));
      return withApproval(
        reworded(proposed, grounded(replaced(proposed, path, { ...answer.patch, state: "changed" }), path)),
        path,
      );
    case "accept":
      return withApproval(grounded(replaced(proposed, path, { state: "accepted" }), path), path);
  }
}

/** With an actor that was read as no party at the table. */
function seated(proposed: Proposed, actor: OtherActor): Proposed {
  const others = proposed.others.filter(({ id }) => id !== actor.id);
  return { ...proposed, others, parties: [...proposed.parties, partyOf(actor)] };
}

/** An actor that was read as no party as one; what was said of it keeps its id. */
export function partyOf({ role: _role, of: _of, loses: _loses, ...actor }: OtherActor): Party {
  return { ...actor, can: null, drafted: true, left_out: null };
}

/** The rule at a path, where it is that somebody must agree. */
const approvalRule = ({ constraints }: Proposed, path: string): Constraint | undefined =>
  constraints.find(({ id, rule }) => rule === "ratification" && path === `constraints.${id}`);

/** Without whoever a rule brought in, once it is taken back; whom a person has asked after certain outcomes stays. */
function withoutApproval(proposed: Proposed, path: string): Proposed {
  const quote = approvalRule(proposed, path)?.quotes[0]?.text;
  return proposed.procedures
    .filter(
      ({ by, after, any, quotes }) =>
        quote !== undefined && by !== "analyst" && after.length === 0 && !any && quotes[0]?.text === quote,
    )
    .reduce((all, { id }) => replaced(all, `procedures.${id}`, { state: "dropped" }), proposed);
}

/** With whoever must agree, once a person has taken a rule that somebody must; their quotes are the rule's. */
function withApproval(proposed: Proposed, path: string): Proposed {
  const rule = approvalRule(proposed, path);
  if (!rule) return proposed;
  const who = approverIn(rule.says) ?? approverIn(rule.quotes[0]?.text ?? "") ?? "Whoever must approve it";
  const known = proposed.procedures.find(
    (one) =>
      one.who.toLowerCase() === who.toLowerCase() || one.quotes.some(({ text }) => rule.quotes[0]?.text === text),
  );
  if (known) return replaced(proposed, `procedures.${known.id}`, { state: "accepted" });
  const { quotes, speaker, by } = rule;
  const procedure = { ...added(freshId(proposed, who, [], DECIDED)), by, quotes, speaker, name: who, who, after: [] };
  return { ...proposed, procedures: [...proposed.procedures, procedure] };
}

/** Whether a part is the first option of its issue. */
const isToday = ({ issues }: Proposed, placed: Placed): boolean =>
  placed.list === "options" && issues.some(({ options }) => options[0] === placed.part);

const FIXED = new Set(["id", "by", "quotes", "speaker", "state", "drafted", "left_out", "options"]);
const fieldsOf = (part: Part): string =>
  Object.keys(part)
    .filter((key) => !FIXED.has(key))
    .join(", ");

/** Accepts everything that a part depends on and that is not answered yet, or dropped. */
function grounded(proposed: Proposed, path: string): Proposed {
  const parts = new Map(partsOf(proposed).map((placed) => [placed.path, placed]));
  return leansOn(parts.get(path)!).reduce((all, other) => {
    const state = parts.get(other)?.part.state;
    if (state === undefined) return all;
    return grounded(
      state === "accepted" || state === "changed" ? all : replaced(all, other, { state: "accepted" }),
      other,
    );
  }, proposed);
}

/** With other fields in the part at a path. */
export function replaced(proposed: Proposed, path: string, fields: Record<string, unknown>): Proposed {
  const [list, id, , option] = path.split(".") as [keyof Proposed, string, string?, string?];
  const change = (part: Part): Part => {
    if (part.id !== id) return part;
    if (option === undefined) return { ...part, ...fields };
    const { options } = part as Proposed["issues"][number];
    return { ...part, options: options.map((one) => (one.id === option ? { ...one, ...fields } : one)) } as Part;
  };
  return { ...proposed, [list]: (proposed[list] as Part[]).map(change) };
}

/** A part by its name or text, in quotation marks; its path where it has none. */
function calledOf(proposed: Proposed, path: string): string {
  const part = partsOf(proposed).find((one) => one.path === path)?.part as { name?: string; text?: string } | undefined;
  const other = proposed.others.find(({ id }) => path === partyPath(id));
  return `"${part?.name ?? part?.text ?? other?.name ?? path}"`;
}

/** What is said of an actor that is not a party. */
const NO_PARTY: { readonly [role in Exclude<Role, "party">]: string } = {
  faction: "is part of another actor",
  mediator: "mediates",
  guarantor: "would guarantee a deal",
  court: "judges",
  venue: "is where the talks are held",
  source: "speaks, or is spoken of",
  other: "is only named",
};

const capitalised = (sentence: string): string => sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
const dated = ({ date, words }: StatedDate, otherwise: string): string => date ?? words ?? otherwise;

/** A rule in one sentence; of one that a person made out of two outcomes, by their names as they are now. */
function ruleOf(proposed: Proposed, rule: Constraint): string {
  const bond = rule.by === "analyst" ? bondOf(rule) : null;
  return bond ? bondText(proposed, bond) : rule.says;
}

/** What a part becomes in the case, in one plain sentence. */
function becomes(placed: Placed, proposed: Proposed): string {
  const actor = (id: string): string =>
    [...proposed.parties, ...proposed.others].find((one) => one.id === id)?.name ?? id;
  const issue = (id: string): string => proposed.issues.find((one) => one.id === id)?.name ?? id;
  const option = (at: Pair): string =>
    proposed.issues.find((one) => one.id === at.issue)?.options.find((one) => one.id === at.option)?.text ?? at.option;
  const approver = (at: Pair): string => proposed.procedures.find((one) => one.id === at.issue)?.who ?? at.issue;
  const pairs = (all: readonly Pair[]): string => listed(all.map((at) => `${issue(at.issue)} at "${option(at)}"`));
  switch (placed.list) {
    case "parties":
      return `${placed.part.name} ${isPlural(placed.part.name) ? "sit" : "sits"} at the table${placed.part.can === null ? "" : `: it ${placed.part.can}`}.`;
    case "others":
      return placed.part.role === "faction" && placed.part.of !== null
        ? `${placed.part.name} is part of ${actor(placed.part.of)}, and not a party of its own.`
        : `${placed.part.name} ${NO_PARTY[placed.part.role]}, and is not a party.`;
    case "issues":
      return `${placed.part.name} can be settled; what stands today: ${placed.part.options[0]?.text ?? "not said"}.`;
    case "options":
      return `${issue(placed.issue)} ${isToday(proposed, placed) ? "stands today" : "can end"} at "${placed.part.text}".`;
    case "questions": {
      const { ask, yes, also, together = [], not_expressible, until, mode } = placed.part;
      const when =
        not_expressible !== null
          ? `listed without odds: ${not_expressible}`
          : yes === null
            ? "what counts as yes is open"
            : `yes if ${pairs([yes])}${also.length > 0 ? ` or ${pairs(also)}` : ""}${together.length > 0 ? `, with the approval of ${listed(together.map(approver))},` : ""} ${mode === "hold" ? "still stands" : "stands"} by ${dated(until, "a date that is open")}`;
      return `The question "${ask}" (${when}).`;
    }
    case "needs": {
      const { holder, name, polarity, met_by, brought_by = [] } = placed.part;
      const outcomes = [
        ...met_by.map((one) => `"${option(one)}" meets ${one.share} of it`),
        ...brought_by.map((one) => `"${option(one)}" brings ${one.share} of it`),
      ];
      const tied = outcomes.length === 0 ? "" : `; ${listed(outcomes)}`;
      const verb = polarity === "get" ? "needs" : "wants to avoid";
      return `${actor(holder)} ${isPlural(actor(holder)) ? verb.replace(/s\b/, "") : verb} ${name}${tied}.`;
    }
    case "drivers":
      return `${placed.part.name} is ${placed.part.direction === "shock" ? "a shock" : placed.part.direction} and comes from outside the talks.`;
    case "beliefs":
      return `${actor(placed.part.holder)} has a view of ${actor(placed.part.about)}${placed.part.verdict === null ? "" : ` that is ${placed.part.verdict}`}.`;
    case "stakes":
      return `${actor(placed.part.actor)} orders what can become of ${issue(placed.part.issue)}: ${listed(placed.part.order.map((one) => `"${option({ issue: placed.part.issue, option: one.option })}" ${one.worth}`))}.`;
    case "constraints":
      return placed.part.rule === "ratification"
        ? `Somebody else must agree: ${placed.part.says} Accepted, it stands under "Who else must agree".`
        : `A rule: ${ruleOf(proposed, placed.part)}`;
    case "accords": {
      const { name, parties, status, date } = placed.part;
      return `An accord, ${status}: ${name}${parties.length > 0 ? `, of ${listed(parties.map(actor))}` : ""}, ${dated(date, "date not said")}.`;
    }
    case "events":
      return `${eventText(placed.part.does, actor(placed.part.who), placed.part.whom === null ? null : actor(placed.part.whom))} (${dated(placed.part.date, "date not said")}).`;
    case "procedures":
      return `After a text is signed, ${inside(placed.part.who, namesIn(proposed))} must still agree.`;
    case "governments":
      return `${placed.part.who} governs ${actor(placed.part.of)} until ${dated(placed.part.until, "a date that is open")}.`;
    case "record":
      return `Since ${dated(placed.part.since, "a date that is open")} nothing has moved: ${placed.part.what}.`;
  }
}
