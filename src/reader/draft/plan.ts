/**
 * The shape of a draft: the case that a text would give. Every number in it is given by the text, a definition, or
 * open.
 */
import type { Item } from "../reading.ts";

/** A number or date that the text does not give. */
export interface Open {
  suggestion: string | null;
  reason: string;
}

export interface PlannedActor {
  id: string;
  name: string;
  code: string | null;
  partOf: string | null;
  reliability: { open: Open; grounds: Item[] } | null;
  stakes: { issue: string; weight: Open; values: { option: string; open: Open }[]; grounds: Item[] }[];
  needs: PlannedNeed[];
  beliefs: { about: string; bias: Open; grounds: Item[] }[];
}
export interface PlannedNeed {
  id: string;
  name: string;
  weight: Open;
  level: Open;
  sharpenedBy: { driver: string; by: Open; grounds: Item[] }[];
  metBy: { issue: string; option: string; open: Open }[];
  grounds: Item[];
}
export interface PlannedDriver {
  id: string;
  name: string;
  rising: "rising" | "falling" | null;
  start: Open;
  mean: Open;
  spread: Open;
  halfLife: Open;
  perYear: Open;
  grounds: Item[];
}
export interface PlannedIssue {
  id: string;
  name: string;
  options: { id: string; text: string }[];
  standing: string;
  before: string;
  deliveredBy: string | null;
  silent: boolean;
  grounds: Item[];
}
export interface PlannedAccord {
  id: string;
  parties: string[];
  date: string | Open;
  kind: string;
  binds: boolean;
  on: string | null;
  text: string;
  grounds: Item[];
}
export interface PlannedEvent {
  id: string;
  date: string | Open;
  who: string;
  does: string;
  whom: string | null;
  grounds: Item[];
}
export interface PlannedQuestion {
  id: string;
  ask: string;
  when: { issue: string; options: string[] }[];
  by: string | Open;
  grounds: Item[];
}
export interface PlannedScenario {
  id: string;
  name: string;
  driver: string;
  key: string;
  value: Open;
  grounds: Item[];
}

export interface Plan {
  title: string;
  asOf: string | Open;
  until: Open;
  residual: Open;
  record: { since: Open; match: string[]; grounds: Item[] } | null;
  actors: PlannedActor[];
  drivers: PlannedDriver[];
  issues: PlannedIssue[];
  table: { parties: string[]; meetings: Open; concludes: Open; grounds: Item[] };
  accords: PlannedAccord[];
  events: PlannedEvent[];
  questions: PlannedQuestion[];
  scenarios: PlannedScenario[];
  /** Paths of the case that each item of the reading supports, by its id. */
  used: Map<string, string[]>;
}
