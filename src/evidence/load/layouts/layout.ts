/**
 * What a layout of event or trade files is: the names of its columns, and the SQL from a row to a row of `event` or
 * `series`. Columns reach SQL as c1, c2, ... and never by the names in a file.
 */
import { MAX_REPEATED_CHARACTERS } from "../../../language/text/visible.ts";

/** SQL of columns of the file. */
export interface Column {
  /** A column as text, NULL where the cell is empty or the column absent. */
  (name: string): string;
  /** A column as a day, NULL where it is none. */
  day(name: string): string;
  /** Whether the file has the column. */
  has(name: string): boolean;
}
/** A row is bad where `when` is true; `words` is SQL for the reason. */
export interface Check {
  when: string;
  words: string;
}

interface Common {
  id: string;
  what: string;
  /** The usual delimiter: files with another are read as well. */
  delimiter: "\t" | ",";
  /** Whether cells may be in quotation marks where the delimiter is a tab. */
  quoted: boolean;
  /** Names in the order of a file without a header; null where every file has one. */
  headless: readonly string[] | null;
  /** Names without which a file with a header is not of the layout. */
  required: readonly string[];
  /** Other names of columns, by the layout's own. */
  aliases?: { readonly [name: string]: readonly string[] };
  /** Number of columns of shorter rows that are valid as well. */
  short?: number;
  /** SQL of the time at which a row became known; null where the rows do not say it. */
  known: ((c: Column) => string) | null;
  /** Whether cells may have blanks around their text. */
  padded: boolean;
  /** Day of publication in the file's name, as eight digits. */
  named?: RegExp;
  /** Column of a date whose day and month may stand in either order; left out where the order is known. */
  dated?: string;
  /**
   * Conditions that make a row bad; an event's parsed values may be named as columns: event_date, known_at, quad,
   * intensity, mentions, lat, lon.
   */
  checks: (c: Column) => Check[];
}
export interface EventLayout extends Common {
  table: "event";
  values: (c: Column) => {
    event_id: string;
    event_date: string;
    actor_a: string;
    actor_b: string;
    code: string;
    quad: string;
    intensity: string;
    mentions: string;
    place: string;
    lat: string;
    lon: string;
    url: string;
  };
}
export interface SeriesLayout extends Common {
  table: "series";
  /** One entry per series in a row. `known`: SQL of the day from which a lag counts. */
  values: (c: Column) => { series_id: string; period: string; value: string; unit: string; checks?: Check[] }[];
  /** SQL of the last day of a row's period. */
  ends: (c: Column) => string;
}
export type Layout = EventLayout | SeriesLayout;

export const real = (x: string): string => `try_cast(${x} AS DOUBLE)`;
export const whole = (x: string): string => `try_cast(${x} AS INTEGER)`;
/** SQL of a reason that repeats a cell's text, shortened. */
export const said = (x: string, words: string): string =>
  `concat('''', left(${x}, ${MAX_REPEATED_CHARACTERS}), CASE WHEN length(${x}) > ${MAX_REPEATED_CHARACTERS} THEN '...' ELSE '' END, ''' ${words.replaceAll("'", "''")}')`;

/** A number that may be missing but not malformed. */
export const ifNumber = (c: (name: string) => string, name: string): Check => ({
  when: `${c(name)} IS NOT NULL AND NOT coalesce(isfinite(${real(c(name))}), false)`,
  words: said(c(name), `is not a number (${name})`),
});
/** Longest name of an actor, a code or a series; a longer one is a broken row. */
const MAX_NAME_CHARACTERS = 500;
/** Marks that are not shown and keep a name from being found: no joiners, which some scripts need. */
const UNSHOWN = "[\\x{80}-\\x{9f}\\x{200b}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2060}-\\x{2069}\\x{feff}]";

/** Checks on the names of a row. @param x SQL of a name. @param what it is, in words */
export const named = (x: string, what: string): Check[] => [
  { when: `length(${x}) > ${MAX_NAME_CHARACTERS}`, words: said(x, `is too long for ${what}`) },
  {
    when: `strlen(${x}) <> length(${x}) AND regexp_matches(${x}, '${UNSHOWN}')`,
    words: said(x, `holds characters that are not shown (${what})`),
  },
];

export const needed = (x: string, name: string, words: string, parsed: string): Check => ({
  when: `${parsed} IS NULL`,
  words: said(x, `is not ${words} (${name})`),
});
/** The same for a parsed value. */
export const parsed = (c: Column, name: string, words: string, value: string): Check => ({
  when: `${value} IS NULL`,
  words: said(c(name), `is not ${words} (${name})`),
});

/** A cell without the signs by which tables say that a value is missing. */
export const missing = (x: string): string =>
  `CASE WHEN ${x} IN ('-', 'x', 'N/A', 'NA', '..', '...', '\u2026') THEN NULL ELSE ${x} END`;

/** Every name that a layout's SQL asks for. */
export const namesOf = (layout: Layout): string[] => [
  ...new Set([
    ...layout.required,
    ...asked((c) => {
      layout.values(c);
      layout.checks(c);
      layout.known?.(c);
      if (layout.table === "series") layout.ends(c);
    }),
  ]),
];

/** The columns that say when a row became known. */
export const namesInKnown = (layout: Layout): string[] => asked((c) => layout.known?.(c));

/** The names that some SQL asks for, of a file that has them all. */
function asked(make: (c: Column) => unknown): string[] {
  const names: string[] = [];
  const note = (name: string): string => {
    names.push(name);
    return "NULL";
  };
  make(Object.assign(note, { day: note, has: () => true }));
  return names;
}
