/** A draft as it is scored, whatever it was read from: a proposed draft, a case folder or JSON. */
import type { Span } from "../../../src/reader/reading.ts";

export interface Passages {
  /** Every place of the text where one of its quotes stands. */
  spans: Span[];
}
export interface OptionView extends Passages {
  id: string;
  text: string;
  unspecified: boolean;
}
export interface IssueView extends Passages {
  id: string;
  name: string;
  options: OptionView[];
  /** Id of the option that stands today. */
  standing: string;
}
export interface PairView {
  issue: string;
  /** Null: whatever is not the option that a condition excludes. */
  option: string | null;
}
export interface QuestionView extends Passages {
  ask: string;
  /** Options of which any counts as yes; null where the draft does not say. */
  yes: PairView[] | null;
  listedOnly: boolean;
  /** Negative where the draft says that its quote denies the outcome; null where it does not say. */
  polarity: "positive" | "negative" | null;
  /** Null where it is left open. */
  by: string | null;
}
export interface NeedView extends Passages {
  holder: string;
  metBy: PairView[];
}
export interface AccordView extends Passages {
  name: string;
  parties: string[];
}
export interface DraftView {
  negotiation: boolean;
  /** Names of those at the table. */
  parties: { name: string; names: string[] }[];
  issues: IssueView[];
  questions: QuestionView[];
  needs: NeedView[];
  drivers: Passages[];
  constraints: Passages[];
  accords: AccordView[];
  events: Passages[];
  /** Silence that is drafted as evidence. */
  record: Passages[];
  /** Exact dates of events, accords, questions and the record. */
  dates: { where: string; date: string }[];
}
