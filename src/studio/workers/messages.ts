/** Tasks and answers of the studio's workers. They cross as messages of the runners' protocol. */
import type { VariantComparison } from "../../analyses/compare.ts";
import type { HeldToday } from "../../analyses/held-today.ts";
import type { ShownToday } from "../../analyses/today-shown.ts";
import type { CentralDeals, Settings } from "../../engine/index.ts";
import type { Beside, Case, Draft, Message, NewPart, PartShown } from "../../language/index.ts";
import type { BaseRate } from "../../lenses/reference/base-rates.ts";
import type { OddsAsked } from "../../lenses/believe/index.ts";
import type { Cruxes } from "../../analyses/cruxes/index.ts";
import type { BelieveFinding } from "../../result/index.ts";
import type { Progress } from "../../runners/index.ts";
import type { Port } from "../../runners/page/ports.ts";

/** Numbers that the analyst has set, by path, as written. */
export type Overrides = { [path: string]: string };

/** Texts beside a case by their path as written, and why there is none. */
export type Files = { [path: string]: Beside };

/** A draft with help on each unfilled number. */
export interface DraftShown {
  case: Case;
  unfilled: (Draft["unfilled"][number] & { help: string })[];
}

/** A case's text after a check. */
export interface CheckedText {
  case: Case | null;
  draft: DraftShown | null;
  messages: Message[];
}

export interface CheckAnswer extends CheckedText {
  /** Files that the case names and `files` does not have. */
  wanted: string[];
}

export type PartEdit =
  | {
      do: "add";
      part: NewPart;
      /** What the part cannot stand with gives way. */ yields?: boolean;
    }
  | { do: "rename"; path: string; name: string }
  | { do: "move"; path: string; by: -1 | 1 }
  | { do: "remove"; path: string };
/** `going`, `staying`: parts that go with another, and those that stay and speak of it no longer. */
export type PartAnswer =
  | { text: string; path?: string; going?: string[]; staying?: string[] }
  | { problem: string; going?: string[]; staying?: string[] };

export type EditAnswer = { text: string } | { problem: string };

/**
 * Odds of one question after a change, from some of the worlds that the last run kept: the last run's answer plus the
 * paired difference.
 */
export interface PreviewQuestion {
  p: number;
  se: number;
  curve: number[];
}
export interface Preview {
  questions: { [id: string]: PreviewQuestion };
  /** Worlds of the last run tried again, and those that still fit the record. */
  tried: number;
  fit: number;
  /** Whether there are no more worlds to try. */
  whole: boolean;
  /** Milliseconds that it took in the worker. */
  took: number;
}

/** The last full run, from which previews start: its kept worlds and its answers. */
export interface KeptRun {
  worlds: Int32Array;
  p: { [question: string]: number };
  curve: { [question: string]: number[] };
}

/** Tasks that must not wait for a run. */
export type InteractiveTasks = {
  /** Checks a text; its case is the one that later tasks are about. */
  check: { task: { id: string; text: string; files: Files; hash: string }; answer: CheckAnswer };
  /** Takes a case that was checked elsewhere. */
  take: { task: { case: Case | null }; answer: null };
  /** The text with numbers set in it, and with the reasons of these and others. */
  edit: { task: { text: string; overrides: Overrides; reasons: Overrides }; answer: EditAnswer };
  cite: { task: { text: string; path: string; source: string; quote: string }; answer: EditAnswer };
  fill: { task: { text: string; path: string; written: string; judgment: string | null }; answer: EditAnswer };
  /** The text with every suggestion taken. */
  suggestions: { task: { text: string }; answer: EditAnswer };
  /** Base rates that speak of a number. */
  baseRates: { task: { path: string; asOf: string }; answer: BaseRate[] };
  /** The parts of a text. */
  parts: { task: { text: string }; answer: PartShown[] };
  /** The text after a part is added, renamed, moved or removed; what depends on one that is removed goes too. */
  part: { task: { text: string; files: Files; asked: PartEdit }; answer: PartAnswer };
  /** Takes the last run, and prepares previews from it. */
  prepare: { task: { run: KeptRun; overrides: Overrides; settings: Settings }; answer: null };
  preview: {
    task: {
      overrides: Overrides;
      settings: Settings;
      /** Milliseconds that it may take. */ budget: number;
      /** Continues the previous preview, on more worlds. */ more: boolean;
    };
    answer: Preview | null;
  };
  /** Deals at the medians, who would accept what today, and what is known and said beside it; null where it cannot be worked out. */
  deals: {
    task: { overrides: Overrides; settings: Settings };
    answer: { deals: CentralDeals; today: ShownToday; held: HeldToday } | null;
  };
  /** Analysts of a case as they are drawn. */
  analysts: { task: { case: Case; files: AnalystText[] }; answer: AnalystShown[] };
};

/** A file of the folder analysts. */
export interface AnalystText {
  /** Name without its ending. */
  id: string;
  text: string;
}

/** One person's numbers as the page draws them. */
export interface AnalystShown {
  id: string;
  name: string;
  /** By path of a handle, before the record. */
  numbers: { [path: string]: { text: string; p5: number; p50: number; p95: number; because: string[] } };
  /** Why the file cannot be read; null where it can. */
  wrong: string | null;
}

export interface OddsTask {
  case: Case;
  overrides: Overrides;
  settings: Settings;
}
/** By question: odds and their standard error. */
export type OddsWith = { [question: string]: { p: number; se: number } };
/** Two views of the case as it stands on the page; null is the case itself. */
export interface CruxTask extends OddsTask {
  a: AnalystText | null;
  b: AnalystText | null;
}

export interface RunProgress extends Progress {
  /** Share of futures so far that answer yes, by question. */
  soFar: { [id: string]: number };
}

export interface RunAnswer {
  /** The whole result as JSON in UTF-8, for a report. */
  whole: Uint8Array;
  /**
   * [name, value] as JSON for each member of the result, without the numbers below noise, which are half of it: for the
   * screen.
   */
  shown: string[];
  /** Draws of the kept worlds. */
  worlds: Int32Array;
  /** Open numbers of a draft that move an answer most, the greatest first, by path. */
  leading: string[];
}

/** Tasks of the worker that coordinates a run over a pool. */
export type RunTasks = {
  /** The ports of the pool's workers. */
  connect: { task: { ports: Port[] }; answer: null };
  /** The worker of a slot has ended; another is at this port. */
  replace: { task: { slot: number; port: Port; reason: string }; answer: null };
  run: {
    task: { case: Case; overrides: Overrides; settings: Settings };
    answer: RunAnswer;
    progress: RunProgress;
  };
  /** Odds of two cases that ask the same questions, on the same worlds. */
  compare: {
    task: { cases: readonly [Case, Case]; settings: Settings };
    answer: VariantComparison;
    progress: Progress & { side: 0 | 1 };
  };
  /** What one would have to believe for other odds, of the worlds of the last run; null where there are none, or a question has no odds in them. */
  believe: { task: { asked: OddsAsked }; answer: Believed | null };
  /** Odds by question with numbers in place of the case's. */
  odds: { task: OddsTask; answer: OddsWith };
  cruxes: { task: CruxTask; answer: Cruxes };
};

export interface Believed {
  finding: BelieveFinding;
  /** Worlds that are weighed, and futures of each. */
  kept: number;
  paths: number;
  /** Milliseconds that it took in the worker. */
  took: number;
}

/** Task of a worker of the pool. */
export type PoolTasks = {
  /** Executes the tasks that come by this port. */
  join: { task: { port: Port }; answer: null };
};
