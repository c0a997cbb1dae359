/** Flags of a run, read as the options of `settingsOf`. */
import { EntenteError } from "../errors.ts";
import { settingsOf, type RefusedOption, type RunOptions } from "../analyses/index.ts";
import type { Settings } from "../engine/index.ts";
import { nearest, suggestion, type Case } from "../language/index.ts";
import { LENS_IDS } from "../lenses/index.ts";
import type { Given } from "./arguments.ts";

const MAX_WORKERS = 512;

/**
 * The case as `--set` corrects it, and the settings of a run. @throws EntenteError `wrong-usage` for a malformed
 * number, `wrong-input` for one that the case does not have
 */
export function readSettings(c: Case, given: Given): { case: Case; settings: Settings; workers: number | undefined } {
  const checked = settingsOf(c, readOptions(given));
  if ("problem" in checked) throw refusal(checked, given);
  return { ...checked, workers: readWorkers(given) };
}

/** Options as typed; a text that is not a number is NaN, which `settingsOf` refuses. @throws EntenteError `wrong-usage` where a flag has no `KEY=VALUE` or names a key twice. */
export function readOptions(given: Given): RunOptions {
  const { scenario, full } = given.flags;
  const whole = (name: "draws" | "paths" | "seed" | "limit"): { [name: string]: number } => {
    const text = given.flags[name];
    return typeof text === "string" ? { [name]: wholeNumber(text) } : {};
  };
  return {
    set: readPairs(given, "set"),
    ...(typeof scenario === "string" ? { scenario } : {}),
    ...whole("draws"),
    ...whole("paths"),
    ...whole("seed"),
    ...whole("limit"),
    ...(full ? { full: true } : {}),
    pin: readLevels(given, "pin"),
    at: readLevels(given, "at"),
  };
}

/** Threads asked for; undefined where none are named. @throws EntenteError `wrong-usage` */
export function readWorkers(given: Given): number | undefined {
  const text = given.flags["workers"];
  if (typeof text !== "string") return undefined;
  const workers = wholeNumber(text);
  if (workers >= 1 && workers <= MAX_WORKERS) return workers;
  throw new EntenteError("wrong-usage", `--workers takes a whole number from 1 to ${MAX_WORKERS}, not '${text}'`);
}

/** A refused option in the words of its flag. */
export function refusal({ option, driver, of, problem }: RefusedOption, given: Given): EntenteError {
  const flag = `--${option}`;
  if (driver !== undefined) {
    const text = readPairs(given, option)[driver];
    return of === "form"
      ? new EntenteError("wrong-usage", `${flag} ${driver}: '${text}' ${problem}`)
      : new EntenteError("wrong-input", `${flag} ${driver}=${text}: ${problem}`);
  }
  return of === "form"
    ? new EntenteError("wrong-usage", `${flag} ${problem}, not '${given.flags[option]}'`)
    : new EntenteError("wrong-input", `${flag}: ${problem}`);
}

/** `--lens a,b`: the views asked for; undefined where all are. */
export function lensesOf(given: Given): string[] | undefined {
  const text = given.flags["lens"];
  if (typeof text !== "string") return undefined;
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "none");
  for (const name of names) {
    if (!LENS_IDS.includes(name))
      throw new EntenteError(
        "wrong-usage",
        `--lens: unknown lens '${name}'${suggestion(nearest(name, LENS_IDS)) || `; there are ${LENS_IDS.join(", ")}, and none`}`,
      );
  }
  return names;
}

const wholeNumber = (text: string): number => (/^\d[\d_]*$/.test(text) ? Number(text.replaceAll("_", "")) : NaN);

/** `KEY=VALUE` flags as they were typed. */
function readPairs(given: Given, name: string): { [key: string]: string } {
  const out: { [key: string]: string } = Object.create(null);
  for (const text of given.list[name] ?? []) {
    const at = text.indexOf("=");
    if (at < 1 || text.slice(at + 1).trim() === "")
      throw new EntenteError(
        "wrong-usage",
        `--${name} takes ${name === "set" ? "PATH=QUANTITY" : "DRIVER=VALUE"}, not '${text}'`,
      );
    const key = text.slice(0, at).trim();
    if (key in out) throw new EntenteError("wrong-usage", `--${name} names '${key}' twice`);
    out[key] = text.slice(at + 1).trim();
  }
  return { ...out };
}

const readLevels = (given: Given, name: "pin" | "at"): { [driver: string]: number } =>
  Object.fromEntries(
    Object.entries(readPairs(given, name)).map(([id, text]) => [id, /^[-+.\d]/.test(text) ? Number(text) : NaN]),
  );
