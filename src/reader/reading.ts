/**
 * A reading of a text: its entities, and each statement with its quote. Plain data, JSON as it stands. Offsets are
 * UTF-16 code units of `Reading.text`, end exclusive; `text.slice(start, end) === quote` holds for every span.
 */
import type { Plover } from "../language/blocks/events.ts";

/** A span of the text. */
export interface Span {
  start: number;
  end: number;
}
/** A span of the text with its words. */
export interface Quoted extends Span {
  text: string;
}

export type EntityType =
  | "author"
  | "state"
  | "past state"
  | "person"
  | "organisation"
  | "igo"
  | "medium"
  | "faction"
  | "group"
  | "region"
  | "actor?";

/**
 * A named person or body. `iso3` where it is a state, an organ of one or a person of one; `actor?` is a capitalised
 * name of unknown kind.
 */
export interface Entity {
  name: string;
  type: EntityType;
  /** ISO 3166-1 alpha-3. */
  iso3?: string;
  /** GOV, MIL, LEG, BUS, MED, ELI, OPP, REB, CVL, NGO. */
  sector?: string;
  role?: string;
  /** Entity that a person serves, where that is not a known state. */
  of?: string;
  /** Every form in which the text names it. */
  aliases: string[];
}

export type ConstraintRule = "if-then" | "never" | "whole" | "ratification";
export type VerbClass = "state" | "argue" | "believe" | "know" | "deny" | "doubt" | "order" | "ask" | "direct-quote";
/** Role of an actor in the talks. A party can itself sign or refuse what is at issue. */
export type Role = "party" | "faction" | "mediator" | "guarantor" | "court" | "venue" | "source" | "other";
export type AccordStatus = "proposed" | "signed" | "in force" | "refused" | "hypothetical" | "lapsed" | "ended";
export type Direction = "rising" | "falling" | "high" | "low" | "shock";
export type Polarity = "positive" | "negative" | "partial";

export type Relation =
  | "introduces"
  | "sharpens"
  | "sharpened-by"
  | "meets"
  | "met-by"
  | "weakens"
  | "weakened-by"
  | "corrects"
  | "corrected-by"
  | "about"
  | "supports"
  | "despite"
  | "forecast"
  | "conditional-on"
  | "alternative-to"
  | "states"
  | "has-part"
  | "part-of"
  | "same-as"
  | "in-tension-with";

export interface Link {
  rel: Relation;
  to: string;
}

/**
 * Confidence in the text's words. `range` is that of the ICD 203 word; a bare may, might or could has no word and
 * `unfilled: true`.
 */
export interface Strength {
  word: string | null;
  range: [number, number];
  unfilled?: true;
  basis: string;
}

/**
 * Time as first and last date that the words can mean: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. `expr` null where no words
 * give it.
 */
export interface Time {
  expr: string | null;
  resolved: [string, string];
  basis: string;
  start?: number;
  end?: number;
}

export interface EventCode {
  plover: Plover;
  mode?: string;
  context?: string;
  cue: string;
}

/** What every item has. */
interface Passage extends Span {
  id: string;
  quote: string;
  /** Origin of the item: these rules, a language model, or an analyst. */
  by: "rules" | "model" | "analyst";
  /** Read by rules in a part that a model read too, and not found there by the model; it is shown and not drafted. */
  unconfirmed?: true;
  /** Sources from the outermost to the innermost; entity ids, the first of them always AUTHOR. */
  speaker: string[];
  links?: Link[];
}

/** A passage that tells something: how surely, of whom, and when. */
export interface Statement extends Passage {
  hedges?: Quoted[];
  negation?: Quoted[];
  polarity?: Polarity;
  strength?: Strength;
  /** Its condition, verbatim. */
  condition?: Quoted;
  /** ISO alpha-3 of states, their organs and members of their governments; entity ids of others. */
  subject?: string[];
  object?: string[];
  time?: Time;
}

export interface Actor extends Passage {
  kind: "actor";
  entity: string;
  /** Further entities, where one word names two. */
  also?: string[];
  /** Role in the talks, and of a faction or source the actor to which it belongs. */
  role?: Role;
  of?: string;
}

export interface Attribution extends Passage {
  kind: "attribution";
  /** Null: unnamed; left out where a language model found the passage. */
  source?: string | null;
  also?: string[];
  cue?: string;
  verb_class?: VerbClass;
  /** The words that are attributed. */
  covers?: Span;
}

export interface Claim extends Statement {
  kind: "claim";
  connective?: string;
}

export interface Driver extends Statement {
  kind: "driver";
  direction?: Direction;
  /** The words of the level that a condition names. */
  threshold_word?: string;
  note?: string;
}

export interface Need extends Statement {
  kind: "need";
}

export interface Belief extends Statement {
  kind: "belief";
  holder?: string;
  /** Whether it is right, by what the text says of it. */
  verdict?: "right" | "wrong" | "partly" | "open";
  note?: string;
}

export interface Stake extends Statement {
  kind: "stake";
  /** The matter without the words for the dispute. */
  issue?: string;
}

export interface Event extends Statement {
  kind: "event";
  event?: EventCode;
}

export interface Accord extends Statement {
  kind: "accord";
  status?: AccordStatus;
  /** Whether a verb or an adjective states its status, and not only the way in which it is spoken of. */
  stated?: boolean;
  binding?: "yes" | "no" | "would bind" | "mixed";
  /** Its form: `treaty`, `border agreement`. */
  accord_kind?: string;
  /** Basis of its status. */
  note?: string;
}

export interface Question extends Statement {
  kind: "question";
  /** Null where the text gives no date that is still to come. */
  horizon: Time | null;
}

export interface Constraint extends Statement {
  kind: "constraint";
  rule?: ConstraintRule;
}

export type Item =
  | Actor
  | Attribution
  | Claim
  | Driver
  | Need
  | Belief
  | Stake
  | Event
  | Accord
  | Question
  | Constraint;
export type Kind = Item["kind"];
/** Items that tell something, which names and voices do not. */
export type Telling = Exclude<Item, Actor | Attribution>;
export const isTelling = (item: Item): item is Telling => item.kind !== "actor" && item.kind !== "attribution";
/** The items of some kinds. */
export type ItemOf<K extends Kind> = Extract<Item, { kind: K }>;

/** Two conflicting statements; the user of the draft decides which holds. */
export interface Tension {
  items: [string, string];
  why: string;
}

/** A remark about the reading as a whole. */
export interface Remark {
  code: "language" | "no-sentence" | "empty" | "too-long";
  message: string;
}

export interface Sentence extends Span {
  paragraph: number;
}

export interface Reading {
  /** The text as given, unchanged. */
  text: string;
  /** Date to which dates in the text are relative, and its origin. */
  asOf: string | null;
  asOfBasis: "given" | "text" | "none";
  sentences: Sentence[];
  entities: { [id: string]: Entity };
  items: Item[];
  tensions: Tension[];
  remarks: Remark[];
}
