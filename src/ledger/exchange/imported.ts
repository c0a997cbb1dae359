/** What a file of a platform holds, ready to be filed: questions with their forecasts and answers. */
import { dayAfter, dayOfInstant, instantOf, secondsOf, type Day, type Instant } from "../../numbers/days.ts";
import { LONE_SURROGATE } from "../canonical.ts";
import type { NewQuestion, NewResolution } from "../filing.ts";
import { isQuestionId } from "../lines.ts";

export const FORMATS = ["metaculus", "manifold", "polymarket", "forecastbench"] as const;
export type Format = (typeof FORMATS)[number];

export interface ImportedForecast {
  source: string;
  p: number;
  /** The platform's own time. */
  information_until: Instant;
}
export type ImportedResolution = Pick<NewResolution, "known_on" | "citation" | "why"> & {
  outcome: "yes" | "no" | "ambiguous" | "annulled";
};

export interface ImportedQuestion {
  /** As the platform names it. */
  name: string;
  /** The question itself; null where the ledger must have it already. */
  question: NewQuestion | null;
  /** Ids that it may have in the ledger; one where the question itself is here. */
  ids: readonly string[];
  /** By time. */
  forecasts: ImportedForecast[];
  resolution: ImportedResolution | null;
}

/** Something of the file that is not filed, and why. */
export interface Skipped {
  name: string;
  why: string;
}

export interface Imported {
  format: Format;
  questions: ImportedQuestion[];
  /** Questions that are left out. */
  skipped: Skipped[];
  /** Questions without a forecast. */
  withoutForecast: Skipped[];
  /** Rows of forecasts that are left out, in words: `3 rows of other forecasters ...`. */
  leftOut: string[];
}

export const nothingOf = (format: Format): Imported => ({
  format,
  questions: [],
  skipped: [],
  withoutForecast: [],
  leftOut: [],
});

/** An object of JSON, its members not yet known. */
export interface Fields {
  [name: string]: unknown;
}
export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Longest text of a question, and longest fine print, in UTF-16 units: a line of a ledger holds at most 1 MiB. */
const MAX_TEXT_CHARACTERS = 10_000;
const MAX_FINE_PRINT_CHARACTERS = 100_000;

const LONE_SURROGATES = new RegExp(LONE_SURROGATE, "g");

/** A member that is a text with something in it; null for anything else. */
export function textOf(value: unknown): string | null {
  if (typeof value !== "string" || value.trim() === "") return null;
  return value.trim().replace(LONE_SURROGATES, "\ufffd");
}

/** A member that names something: a text or a whole number. */
export const nameOf = (value: unknown): string | null =>
  typeof value === "number" && Number.isSafeInteger(value) ? String(value) : textOf(value);

/** A probability from 0 to 1; null for anything else. */
export const shareOf = (value: unknown): number | null =>
  typeof value === "number" && value >= 0 && value <= 1 ? value : null;

/** A probability written as text. */
export const shareOfText = (value: unknown): number | null =>
  typeof value === "string" && /^\s*[+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(value) ? shareOf(Number(value)) : null;

/** Last day on which a question that closes at an instant takes forecasts: the day of the second before. */
export const lastDayBefore = (close: Instant): Day => dayOfInstant(instantOf(secondsOf(close) - 1));

export interface Asked {
  /** Id in the ledger, `PLATFORM/ID`. */
  id: string;
  text: string | null;
  opens: Day;
  closes: Day;
  resolves_by: string;
  fine_print: string | null;
  tags?: string[];
}

/** A binary question of a platform; a sentence that says why it cannot be filed where it cannot. */
export function questionOf({
  id,
  text,
  opens,
  closes,
  resolves_by,
  fine_print,
  tags = [],
}: Asked): NewQuestion | string {
  if (!isQuestionId(id)) return "its id cannot stand in a ledger: letters, digits, _ . and -, at most 120 characters";
  if (text === null) return "it has no text";
  if (text.length > MAX_TEXT_CHARACTERS) return `its text is longer than ${MAX_TEXT_CHARACTERS} characters`;
  if (fine_print !== null && fine_print.length > MAX_FINE_PRINT_CHARACTERS)
    return `its fine print is longer than ${MAX_FINE_PRINT_CHARACTERS} characters`;
  if (opens > closes) return `it closes (${closes}) before it opens (${opens})`;
  if (closes >= LAST_DAY) return `it closes on ${closes}`;
  return {
    id,
    type: "binary",
    text,
    opens,
    closes,
    due: dayAfter(closes),
    rule: null,
    resolves_by: [resolves_by],
    fine_print,
    tags,
    case: null,
    cluster: id,
  };
}

/** Last day of the calendar that a ledger can write. */
const LAST_DAY = "9999-12-31";
