/** Where the numbers of a case come from: a number with its field, its owner, and the quotes and sentences that ground it. */
import type { Quantity } from "../../numbers/quantity.ts";
import type { Unfilled } from "../text/unfilled.ts";

/** Index into `Case.parameters`. */
export type ParameterIndex = number;

/**
 * Where a number comes from, best first: a quote states the figure; a quote says that it is so and its size is judged; a
 * sentence alone; a range suggested by a program and accepted without a reason of the analyst's own; nothing.
 */
export type Cited = "figure" | "argued" | "judged" | "suggested" | "bare";

/** Offsets into the text of case.yaml, in UTF-16 units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Field of a number: its range, to which distributions are truncated, and its notation. */
export interface Field {
  /** May be infinite, as `max`. */
  min: number;
  max: number;
  /** True where `min` itself is outside. */
  above: boolean;
  /** True of shares: `%` and words of estimative probability can stand for them. */
  share: boolean;
  /** True of how often a year something comes: a percentage can only mean so many times in a hundred years. */
  rate?: true;
  /**
   * True of a quantity that is drawn afresh at each use and has no value of its own in a world: a jump's size, a
   * procedure's months.
   */
  afresh?: true;
  /** True of points and parts of the model's own scale (weights, values, friction): no text states such a number. */
  ownScale?: true;
}

/** Owner of a number: the block of the case that it is written in, by its index. */
export type Owner =
  | { kind: "case" }
  | { kind: "actor"; actor: number; part: ActorPart | null }
  | { kind: "driver"; driver: number }
  | { kind: "issue"; issue: number }
  | { kind: "table"; table: number }
  | { kind: "reaction"; reaction: number }
  | { kind: "scenario"; scenario: number }
  | { kind: "decision"; decision: number }
  /** Of a block that one lens alone reads, by the lens's id. */
  | { kind: "lens"; lens: string };

/** Block of an actor that a number is in; null in `Owner` for the actor's own numbers, such as its friction. `need`: index into its needs. */
export type ActorPart = { kind: "stake"; issue: number } | { kind: "need"; need: number } | { kind: "belief" };

export interface Parameter {
  /** For example `actors.japan.needs.gas.weight`. */
  path: string;
  owner: Owner;
  field: Field;
  quantity: Quantity;
  /** As written in the file (`40 to 60`), or the default's text. */
  text: string;
  /** True where the file does not state the number and the language's default applies (docs/use/language.md). */
  default: boolean;
  cited: Cited;
  /** Indices into `Case.citations`. */
  citations: number[];
  span: Span | null;
  /** True of a default that nothing reads, such as the friction of an actor that is part of another. */
  idle?: true;
  /**
   * Present where the number is still to be filled in: a draft. `quantity` is then the suggestion, or NaN where there
   * is none.
   */
  unfilled?: Unfilled;
  /**
   * True of a number that is computed from others in each draw (the value of an asset): its quantity has no meaning.
   */
  computed?: true;
  /** True of a number that is argued or judged and whose sentence an assistant passed on from a chat. */
  relayed?: true;
  /** Path under which it is written where that one number stands for several actors. */
  shared?: "residual" | "turnover.per_year" | "turnover.persistence";
  /** Factors that it shares with other numbers, with its correlation to each, in [-1, 1]; squares sum to at most 1. */
  factors?: { factor: number; correlation: number }[];
}

export interface Citation {
  /** Block of the `because`, for example `actors.japan.needs.support`. */
  path: string;
  /** A quote found in its text; one whose text is not kept; a judgement; a suggestion accepted as it was. */
  kind: "quoted" | "unchecked" | "judged" | "suggested";
  /** Source id; null for a judgement or a suggestion. */
  source: string | null;
  /** Position of the quote in the source's text (`Source.text`), UTF-16 offsets; null where it cannot be checked. */
  quote: string;
  /** Place of the quote in the source's text (`Source.text`), UTF-16 offsets; null where not checkable. */
  start: number | null;
  end: number | null;
}

export interface Source {
  id: string;
  title: string;
  author: string | null;
  publisher: string | null;
  date: string; // as written: YYYY, YYYY-MM or YYYY-MM-DD
  url: string | null;
  /** The text as read, where the case keeps one. */
  text: string | null;
  later: boolean;
}
