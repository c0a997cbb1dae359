/** Settings of a run, beside the case. Plain data: it crosses threads. */
export interface Settings {
  /** Integer 0..2^53-1. */
  seed: number;
  /** Worlds to keep (default 2,000). */
  draws: number;
  /** Futures a kept world (default 8); 0 keeps worlds without simulating futures (for `deals`). */
  paths: number;
  /** Worlds tried at most (default 200,000). */
  limit: number;
  /** Scenario id; acts from the month after as_of. */
  scenario: string | null;
  /** `--set` as typed, by path, for the result; the case handed over is already amended. */
  set: { [path: string]: string };
  /** Driver id to level, in every month after as_of. */
  pin: { [driver: string]: number };
  /** Driver id to the level that replaces today's, for `deals --at`. */
  at: { [driver: string]: number };
  /** Whether threshold curves are simulated. */
  thresholds: boolean;
  /** Greatest number of boxes a question (default 1; 3 with `--full`; 0 for none). */
  boxes: number;
}

export const defaults: Settings = {
  seed: 1,
  draws: 2000,
  paths: 8,
  limit: 200_000,
  scenario: null,
  set: {},
  pin: {},
  at: {},
  thresholds: true,
  boxes: 1,
};

/** A fixed slice of work: worlds [from, to) by index. `prior`: started at as_of, record or not. `worlds`: through the record where there is one. */
export interface Block {
  kind: "prior" | "worlds";
  from: number;
  to: number;
  /**
   * Draws of [from, to) that are known to fit the record, rising: only these are played, and every column is the same
   * but `lost` and `gaveUp`, which tell of the others.
   */
  fits?: Int32Array;
}
/**
 * What is changed from the month after as_of on. Numbers of needs, stakes, reliabilities, reactions and expectations may be
 * set; those of drivers, rates, procedures and changes of minds may not, since their course is shared by all changes.
 */
export interface Counterfactual {
  /** Numbers set to a value, under every mind and government. */
  set: { parameter: number; value: number }[];
  /** Drivers held at a level, by id. */
  pin: { [driver: string]: number };
  /** Beliefs not held, by the parameter of their value or bias. */
  forget: number[];
}
/** Worlds in a block; fixed, so that results do not depend on how work is split. */
export const BLOCK = 64;
