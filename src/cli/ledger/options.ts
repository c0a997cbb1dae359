/** What all commands of a ledger take: the file, who writes, the clock. */
import { EntenteError } from "../../errors.ts";
import { defaultWriter } from "../../files/ledger/writer.ts";
import { appendToLedger, readSoundLedger, writtenText, type Written } from "../../files/ledger/index.ts";
import { nearest, suggestion } from "../../language/text/nearest.ts";
import type { Draft, Ledger, QuestionLife } from "../../ledger/index.ts";
import { dayOfInstant, instantOf, isDay, isInstant, secondsOf, type Day } from "../../numbers/days.ts";
import { list } from "../../wording/format.ts";
import type { Given } from "../arguments.ts";
import { complain, print, printJson } from "../terminal.ts";

const DEFAULT_LEDGER = "ledger.jsonl";

/** A flag's text; null where it is not given. */
export const textOf = ({ flags }: Given, name: string): string | null => {
  const value = flags[name];
  return typeof value === "string" ? value : null;
};

export const ledgerOf = (given: Given): string => textOf(given, "ledger") ?? DEFAULT_LEDGER;

/** Seconds since 1970, from ENTENTE_NOW where that is set. @throws EntenteError `wrong-usage` */
export function now(): number {
  const set = process.env["ENTENTE_NOW"];
  if (set === undefined || set === "") return Date.now() / 1000;
  if (isInstant(set)) return secondsOf(set);
  throw new EntenteError("wrong-usage", `ENTENTE_NOW is '${set}', not an instant such as 2026-11-29T12:00:00Z`);
}

export const today = (): Day => dayOfInstant(instantOf(now()));

/** Who writes: `--by`, else git's user.name, else the login. */
export function writer(given: Given): string {
  const named = textOf(given, "by");
  if (named !== null) {
    if (named.trim() === "") throw new EntenteError("wrong-usage", "--by takes a name");
    return named.trim();
  }
  return defaultWriter();
}

/** A flag's day. @throws EntenteError `wrong-usage` */
export function dayOf(given: Given, name: string): Day | null {
  const text = textOf(given, name);
  if (text !== null && !isDay(text))
    throw new EntenteError("wrong-usage", `--${name} takes a day, YYYY-MM-DD, not '${text}'`);
  return text;
}

/** Words of a list joined by commas, blank ones left out. */
export const listOf = (text: string): string[] =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** A ledger to read; a torn line is told on standard error. */
export const soundLedger = (given: Given): Ledger => readSoundLedger(ledgerOf(given), complain).ledger;

/** @throws EntenteError `wrong-input` with the nearest name where the ledger has no such question */
export function questionNamed({ questions }: Ledger, id: string): QuestionLife {
  const life = questions.get(id);
  if (life) return life;
  throw noQuestion(id, questions.keys());
}

/** Question ids that an error names. */
const MAX_NAMED_QUESTIONS = 5;

/** The error of a question that is not among those that could be meant: with the nearest, or with the first of them. */
export function noQuestion(id: string, known: Iterable<string>): EntenteError {
  const names = [...known];
  const shown = [
    ...names.slice(0, MAX_NAMED_QUESTIONS),
    ...(names.length > MAX_NAMED_QUESTIONS ? [`${names.length - MAX_NAMED_QUESTIONS} more`] : []),
  ];
  const otherwise =
    names.length === 0 ? "; the ledger has none yet: `entente ledger question` adds one" : `; there are ${list(shown)}`;
  return new EntenteError("wrong-input", `no question '${id}'${suggestion(nearest(id, names)) || otherwise}`);
}

/** Adds lines to the ledger of a command. */
export const appending = <T>(given: Given, signal: AbortSignal, make: (draft: Draft) => T): Promise<Written<T>> =>
  appendToLedger(ledgerOf(given), { by: writer(given), now, tell: complain, signal }, make);

/** Prints what was written and where. @param what it was, in words @param besides further lines */
export function printWritten(given: Given, written: Written<unknown>, what: string, besides: string[] = []): 0 {
  const { lines, head, ledger } = written;
  if (given.flags["json"])
    return printJson({ lines, head, added: lines === null ? [] : ledger.lines.slice(lines.first - 1) });
  return print([writtenText(ledgerOf(given), what, written), ...besides].join("\n"));
}

/** `1 forecast`, `3 forecasts`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
