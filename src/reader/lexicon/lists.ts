/** Word lists as data: one entry a line, sorted; `#` opens a comment. */

/** Lines of a list without its comments. */
export const lines = (text: string): string[] =>
  text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

export const words = (text: string): ReadonlySet<string> => new Set(lines(text));

/** Entries with what is known of them: `entry: value`. */
export const values = <Value extends string>(text: string): ReadonlyMap<string, Value> =>
  new Map(
    lines(text).map((line) => {
      const colon = line.lastIndexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim() as Value];
    }),
  );

/** Rows of cells between semicolons; an empty cell is an empty text. */
export const rows = (text: string): string[][] => lines(text).map((line) => line.split(";").map((cell) => cell.trim()));

/** Alternatives within a cell. */
export const alternatives = (cell: string): string[] => cell.split("|").filter((entry) => entry !== "");

/** Values by word, with none for words that every object knows, such as `constructor`. */
export const dictionary = <Value>(entries: Iterable<readonly [string, Value]>): { [word: string]: Value } =>
  Object.assign(Object.create(null), Object.fromEntries(entries));
