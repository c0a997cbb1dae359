/** Options of a run, checked against the case: plain data in, `Settings` and the case with its corrected numbers out. */
import { defaults, type Settings } from "../engine/index.ts";
import { amendAll, nearest, suggestion, type Case } from "../language/index.ts";

/** Options of a run; absent ones have their defaults. */
export interface RunOptions {
  /** Worlds to keep, 1 to 1,000,000 (default 2,000). */
  draws?: number;
  /** Futures of each kept world, 1 to 10,000 (default 8). */
  paths?: number;
  /** Whole number from 0 to 2^53 - 1 (default 1). */
  seed?: number;
  /** Greatest number of worlds tried, 1 to 100,000,000 (default 200,000). */
  limit?: number;
  /** Id of a scenario of the case; null for none. */
  scenario?: string | null;
  /** Quantity by path of a number, written as in case.yaml: `{learning: "0.1 to 0.2"}`. */
  set?: { [path: string]: string };
  /** Level by driver id, held in every month after `as_of`; in the driver's unit and range. */
  pin?: { [driver: string]: number };
  /** Level by driver id that replaces today's, for deals of today. */
  at?: { [driver: string]: number };
  /** Up to three boxes a question instead of one. */
  full?: boolean;
}

/**
 * A refused option. `form`: the value is malformed, whatever the case; `case`: this case does not have it or does not
 * allow it.
 */
export interface RefusedOption {
  option: keyof RunOptions;
  /** The driver whose level is refused. */
  driver?: string;
  of: "form" | "case";
  /** A predicate of the option or a sentence about it: `takes a whole number from 1 to 10,000`, `unknown scenario 'x'`. */
  problem: string;
}

const WHOLE_NUMBERS = {
  draws: { min: 1, max: 1_000_000 },
  paths: { min: 1, max: 10_000 },
  seed: { min: 0, max: Number.MAX_SAFE_INTEGER },
  limit: { min: 1, max: 100_000_000 },
} as const;

/** `settings` for a run of `case`, which is `c` with the numbers of `options.set`; or the first option that is refused. */
export function settingsOf(c: Case, options: RunOptions): { case: Case; settings: Settings } | RefusedOption {
  const done = amendAll(c, options.set ?? {});
  if ("problem" in done) return { option: "set", of: "case", problem: done.problem };
  const { case: amended } = done;
  const { scenario = null } = options;
  const refused =
    refusedScenario(c, scenario) ??
    refusedNumber(options) ??
    refusedLevel(c, "pin", options.pin) ??
    refusedLevel(c, "at", options.at);
  if (refused) return refused;
  return {
    case: amended,
    settings: {
      ...defaults,
      set: { ...options.set },
      scenario,
      draws: options.draws ?? defaults.draws,
      paths: options.paths ?? defaults.paths,
      seed: options.seed ?? defaults.seed,
      limit: options.limit ?? defaults.limit,
      boxes: options.full ? 3 : defaults.boxes,
      pin: { ...options.pin },
      at: { ...options.at },
    },
  };
}

function refusedScenario(c: Case, scenario: string | null): RefusedOption | null {
  const ids = c.scenarios.map(({ id }) => id);
  if (scenario === null || ids.includes(scenario)) return null;
  const others =
    suggestion(nearest(scenario, ids)) || (ids.length > 0 ? `; the case has ${ids.join(", ")}` : "; the case has none");
  return { option: "scenario", of: "case", problem: `unknown scenario '${scenario}'${others}` };
}

function refusedNumber(options: RunOptions): RefusedOption | null {
  for (const [option, { min, max }] of Object.entries(WHOLE_NUMBERS)) {
    const value = options[option as keyof typeof WHOLE_NUMBERS];
    if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) continue;
    return {
      option: option as keyof typeof WHOLE_NUMBERS,
      of: "form",
      problem: `takes a whole number from ${min} to ${max.toLocaleString("en")}`,
    };
  }
  return null;
}

function refusedLevel(c: Case, option: "pin" | "at", levels: { [driver: string]: number } = {}): RefusedOption | null {
  const ids = c.drivers.map(({ id }) => id);
  for (const [id, level] of Object.entries(levels)) {
    const driver = c.drivers.find((d) => d.id === id);
    if (!driver)
      return {
        option,
        of: "case",
        problem: `unknown driver '${id}'${suggestion(nearest(id, ids)) || `; the case has ${ids.join(", ") || "none"}`}`,
      };
    if (!Number.isFinite(level)) return { option, driver: id, of: "form", problem: "is not a number" };
    if (level < driver.min || level > driver.max)
      return {
        option,
        driver: id,
        of: "case",
        problem: `${driver.name} lies between ${driver.min} and ${driver.max}`,
      };
  }
  return null;
}
