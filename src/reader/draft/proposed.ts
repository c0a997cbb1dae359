/**
 * A proposed draft: what a text offers for a case before a person has said yes. Rules and models both produce it, a
 * review answers its cards, and `caseText` writes it as YAML. It is plain data, in words and never in digits; every
 * part carries the passages that it rests on. Ids are unique within their list and are the ids of the case; the path of
 * a part is `parties.ID`, `issues.ID`, `issues.ID.options.ID` and so on.
 */
import type { Plover } from "../../language/blocks/events.ts";
import type { AccordStatus, ConstraintRule, Quoted, Role } from "../reading.ts";

export type { AccordStatus, Role };
export type Direction = "rising" | "falling" | "high" | "low" | "shock";
export type Level = "low" | "medium" | "high";
/** How much of a need an option meets. */
export type Share = "little" | "half" | "most" | "all";
export type Origin = "rules" | "model" | "analyst";
export type State = "proposed" | "accepted" | "changed" | "dropped";

/** An option of an issue, by their ids. */
export interface Pair {
  issue: string;
  option: string;
}

/** A date in the text's words, and the last day or month that they can mean; both null where the text names none. */
export interface StatedDate {
  words: string | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  date: string | null;
}

/** What every part of a proposed draft has. */
export interface Part {
  /** `lower_snake_case`, unique within its list. */
  id: string;
  by: Origin;
  /** Passages of the text, verbatim, with their UTF-16 offsets. */
  quotes: Quoted[];
  /** Who says so, from the author to the one who vouches, by name; empty: the author. */
  speaker: string[];
  state: State;
  /** Whether it goes into the draft that is written before anybody has answered. */
  drafted: boolean;
  /** Why it stays out of that draft; null where `drafted`. */
  left_out: string | null;
}

export interface Party extends Part {
  name: string;
  /** Every name that the text gives it. */
  names: string[];
  /** ISO 3166-1 alpha-3 of a state. */
  code: string | null;
  /** What it does at the table, in words: why it can sign or refuse. */
  can: string | null;
}

export interface OtherActor extends Part {
  name: string;
  names: string[];
  code: string | null;
  role: Exclude<Role, "party">;
  /** Id of the party or actor to which a faction or a source belongs. */
  of: string | null;
  /** What it would lose by a settlement, as a person said. */
  loses?: string | undefined;
}

export interface Option extends Part {
  text: string;
  /** A settlement whose terms the text does not give. */
  unspecified: boolean;
}

/** A matter that can be settled. What stands today is the first option. */
export interface Issue extends Part {
  name: string;
  options: Option[];
  /** Ids of the parties that must sign it; absent: all, also those that are named later. */
  signers?: string[] | undefined;
  /** Id of the table at which the case settles it; absent: after those who sign it. */
  table?: string | undefined;
}

export interface Question extends Part {
  /** In positive form, with its question mark. */
  ask: string;
  /** What counts as yes; null where `not_expressible`, or where a person has still to say. */
  yes: Pair | null;
  /** Other options that count as yes too. */
  also: Pair[];
  /** What must stand at the same time: approvals of procedures. */
  together?: Pair[] | undefined;
  /** Why no option of an issue says it; null otherwise. */
  not_expressible: string | null;
  mode: "reach" | "hold";
  /** Day or month by which it is decided. */
  until: StatedDate;
  /** Negative where the text says that it will not be. */
  polarity: "positive" | "negative";
}

export interface Need extends Part {
  /** Id of a party. */
  holder: string;
  name: string;
  polarity: "get" | "avoid";
  weight: Level | null;
  met_by: (Pair & { share: Share })[];
  /** Outcomes that bring what it is to avoid, and how much of it, as a person said. */
  brought_by?: (Pair & { share: Share })[] | undefined;
  /** Drivers that sharpen it, and at which of their ends. */
  sharpened_by: { driver: string; at: "high" | "low" }[];
}

export interface Driver extends Part {
  name: string;
  direction: Direction;
  level: Level | null;
  /** Whom or what it moves, in words. */
  moves: string | null;
  /** Of an event with a date, which is not a quantity; null: a person said that it is none; absent: nothing says so. */
  event?: DriverEvent | null | undefined;
}

/** When something happens, and whether it is felt more until then or from then on. */
export interface DriverEvent {
  date: StatedDate;
  felt: "until" | "from";
}

/** What a party thinks of another party's number, and on which side of the truth. */
export interface Belief extends Part {
  holder: string;
  about: string;
  /** Issue or need of `about` that is misjudged; null where the text does not say. */
  matter: { issue: string } | { need: string } | null;
  verdict: "too high" | "too low" | null;
}

export interface Constraint extends Part {
  rule: ConstraintRule;
  /** The rule in one sentence. */
  says: string;
  /** Options that may not stand together; of `if-then`, the condition. Empty where a person has still to say. */
  when: Pair[];
  /** Of `if-then`: what must then stand. */
  then: Pair[];
}

export interface Accord extends Part {
  name: string;
  /** Ids of parties and of others. */
  parties: string[];
  date: StatedDate;
  status: AccordStatus;
  /** Null where the text does not say. */
  binding: boolean | null;
  /** Option that it put in force. */
  on: Pair | null;
}

export interface ProposedEvent extends Part {
  who: string;
  whom: string | null;
  does: Plover;
  date: StatedDate;
}

/** Who must agree after a text is signed. */
export interface Procedure extends Part {
  name: string;
  /** In words: a parliament, a people, an institution. */
  who: string;
  /** It opens when one of these stands; empty: none was named. */
  after: Pair[];
  /** Whether a person said that it opens after any outcome, also one that is named later. */
  any?: boolean | undefined;
}

export interface Government extends Part {
  /** Id of a party. */
  of: string;
  who: string;
  until: StatedDate;
  /** Who may follow; null or absent: nobody was named. */
  next?: string | null | undefined;
  /** What options would be to whoever follows, where it differs from what they are to `who`. */
  next_wants?: (Pair & { worth: Level })[] | undefined;
}

/** How a party orders the options of an issue. */
export interface Stake extends Part {
  /** Id of a party. */
  actor: string;
  issue: string;
  weight: Level | null;
  order: { option: string; worth: Level }[];
  /** Whether `order` runs from worst to best, so that also options of the same level are told apart. */
  ranked?: boolean | undefined;
}

/** A time in which nothing moved. */
export interface Silence extends Part {
  since: StatedDate;
  /** Ids of the issues that did not move. */
  issues: string[];
  /** What did not happen, in words. */
  what: string;
}

export interface Proposed {
  format: "entente-proposals/1";
  /** Day or month of the text, where it was found, and other dates of publication that the document gives. */
  as_of: { date: string | null; basis: string; conflicts: { date: string; basis: string }[] };
  /** False where no two parties have something to settle; then nothing is drafted. */
  negotiation: boolean;
  /** Why not; null where `negotiation`. */
  why: string | null;
  parties: Party[];
  others: OtherActor[];
  issues: Issue[];
  questions: Question[];
  needs: Need[];
  drivers: Driver[];
  beliefs: Belief[];
  constraints: Constraint[];
  accords: Accord[];
  events: ProposedEvent[];
  procedures: Procedure[];
  governments: Government[];
  stakes: Stake[];
  record: Silence[];
}

/** Lists of a proposed draft, in the order in which they are shown. */
export const LISTS = [
  "parties",
  "others",
  "issues",
  "questions",
  "needs",
  "drivers",
  "beliefs",
  "stakes",
  "constraints",
  "accords",
  "events",
  "procedures",
  "governments",
  "record",
] as const;
export type List = (typeof LISTS)[number];

/** Without any part. */
export const emptyProposed = (as_of: Proposed["as_of"]): Proposed => ({
  format: "entente-proposals/1",
  as_of,
  negotiation: true,
  why: null,
  parties: [],
  others: [],
  issues: [],
  questions: [],
  needs: [],
  drivers: [],
  beliefs: [],
  constraints: [],
  accords: [],
  events: [],
  procedures: [],
  governments: [],
  stakes: [],
  record: [],
});
