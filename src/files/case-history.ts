/** `.entente` in a case's folder: earlier texts of the case, a journal of how its numbers were asked for, and one of its saves. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { textChanges, type TextChange } from "../language/index.ts";
import type { Content } from "./put.ts";

const HISTORY_FOLDER = ".entente";
const JOURNAL_FILE = "journal.jsonl";
const SAVES_FILE = "saves.jsonl";
const MAX_SAVES = 1000;
/** Changes that a save lists; one that replaces the text has thousands. */
const MAX_CHANGES_OF_SAVE = 200;
/** Earlier texts that are kept. */
const MAX_EARLIER_TEXTS = 20;
/** Six numbers in less than two seconds: nobody has read them. */
const MIN_SECONDS_PER_NUMBER = 1 / 3;
const MIN_NUMBERS_OF_QUICK_FORM = 6;

/** A line of the journal: how some numbers came into the case. */
export interface JournalLine {
  /** Instant, as in ISO 8601. */
  at: string;
  /** A form with the numbers, one form for all suggestions, or words that an assistant passed on. */
  form: "numbers" | "rest" | "relayed";
  /** Name of the client that showed it. */
  client: string;
  paths: string[];
  /** Between the form and its answer; null for words that were passed on. */
  seconds: number | null;
  /** Answered faster than it can be read. */
  quick?: true;
}

/** Numbers of the texts that are kept, the latest last. */
const earlierNumbers = (folder: string): number[] =>
  existsSync(join(folder, HISTORY_FOLDER))
    ? readdirSync(join(folder, HISTORY_FOLDER))
        .flatMap((name) => (/^\d+\.yaml$/.test(name) ? [Number.parseInt(name, 10)] : []))
        .sort((a, b) => a - b)
    : [];

/** The file that keeps a case's text before it is replaced. */
export const earlierText = (folder: string, text: string): readonly [path: string, content: Content] => [
  join(folder, HISTORY_FOLDER, `${(earlierNumbers(folder).at(-1) ?? 0) + 1}.yaml`),
  text,
];

/** Earlier texts of a case, the latest first. */
export const earlierTexts = (folder: string): string[] =>
  earlierNumbers(folder)
    .reverse()
    .map((n) => readFileSync(join(folder, HISTORY_FOLDER, `${n}.yaml`), "utf8"));

/** Removes the oldest texts above the number that is kept. */
export function trimEarlierTexts(folder: string): void {
  for (const n of earlierNumbers(folder).slice(0, -MAX_EARLIER_TEXTS))
    rmSync(join(folder, HISTORY_FOLDER, `${n}.yaml`), { force: true });
}

/** The journal with one line more. */
export function withJournalLine(folder: string, written: JournalLine): readonly [path: string, content: Content] {
  const file = join(folder, HISTORY_FOLDER, JOURNAL_FILE);
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const line = isQuick(written) ? { ...written, quick: true } : written;
  return [file, `${before}${JSON.stringify(line)}\n`];
}

/** A save of a case's text: who changed what. */
export interface SaveLine {
  /** Instant, as in ISO 8601. */
  at: string;
  /** '' where nobody is named. */
  by: string;
  changes: TextChange[];
  /** SHA-256 of the text that was written. */
  text: string;
}

export const textHash = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The journal of saves with one more; the oldest go. */
export function withSaveLine(
  folder: string,
  { before, after, by, at }: { before: string; after: string; by: string; at: string },
): readonly [path: string, content: Content] {
  const changes = textChanges(before, after).slice(0, MAX_CHANGES_OF_SAVE);
  const lines = [...savesOf(folder), { at, by, changes, text: textHash(after) }].slice(-MAX_SAVES);
  return [join(folder, HISTORY_FOLDER, SAVES_FILE), lines.map((line) => `${JSON.stringify(line)}\n`).join("")];
}

/** Saves of a case, the latest last; a line that is none is left out. */
export const savesOf = (folder: string): SaveLine[] =>
  linesOf(join(folder, HISTORY_FOLDER, SAVES_FILE), (line: SaveLine) => Array.isArray(line.changes));

/** Lines of a case's journal; a line that is none is left out. */
export function journalOf(folder: string): JournalLine[] {
  return linesOf(join(folder, HISTORY_FOLDER, JOURNAL_FILE), (line: JournalLine) => Array.isArray(line.paths));
}

function linesOf<T extends { at: string }>(file: string, isWhole: (line: T) => boolean): T[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text) => {
      try {
        const line = JSON.parse(text) as T;
        return typeof line.at === "string" && isWhole(line) ? [line] : [];
      } catch {
        return [];
      }
    });
}

/** Forms that were answered faster than they can be read, each in a sentence. */
export const quickForms = (folder: string): string[] =>
  journalOf(folder)
    .filter(isQuick)
    .map(
      ({ at, client, paths, seconds }) =>
        `${paths.length} numbers were answered in ${seconds!.toFixed(1)} s on ${at.slice(0, 10)}${client === "" ? "" : ` by way of ${client}`}, faster than they can be read: ${paths.join(", ")}`,
    );

const isQuick = ({ form, paths, seconds }: JournalLine): boolean =>
  form === "numbers" &&
  seconds !== null &&
  paths.length >= MIN_NUMBERS_OF_QUICK_FORM &&
  seconds < MIN_SECONDS_PER_NUMBER * paths.length;
