/** Text on a terminal: standard output and error, colours, wrapped lines, columns and progress. */
import { AsyncLocalStorage } from "node:async_hooks";
import { visible } from "../language/text/visible.ts";
import { showsGlyphs, withoutGlyphs } from "./glyphs.ts";

/** Destination of a command's output: a stream of the process, or a caller's own. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}
export interface Streams {
  out: Output;
  err: Output;
}

const given = new AsyncLocalStorage<Streams>();
/** The streams of the command that is running; outside of one those of the process. */
const streams = (): Streams => given.getStore() ?? { out: process.stdout, err: process.stderr };

/** Runs a command that prints to `streams`. */
export const printingTo = <T>(streams: Streams, command: () => T): T => given.run(streams, command);

/** What `bold` and `dim` write. */
// oxlint-disable-next-line no-control-regex
const COLOUR = /(\u001b\[(?:1|2|22)m)/;

const colours = (stream: Output): boolean =>
  stream.isTTY === true && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";

/**
 * Figures come with no-break and thin spaces; a terminal gets plain blanks and commas, and one that shows ASCII alone
 * plain characters for our glyphs. Characters that would move the cursor or turn the text are shown, our own colours
 * left out.
 */
function plain(text: string, stream = streams().out): string {
  const shown = text
    .replaceAll("\u00a0", " ")
    .replaceAll("\u202f", ",")
    .split(COLOUR)
    .map((part, at) => (at % 2 === 1 ? part : visible(part)))
    .join("");
  return stream.isTTY === true && !showsGlyphs() ? withoutGlyphs(shown) : shown;
}

/** Prints on standard output and returns exit status 0. */
export function print(text: string): 0 {
  streams().out.write(`${plain(text).replace(/\n$/, "")}\n`);
  return 0;
}

/** Prints JSON on standard output and returns exit status 0. */
export function printJson(value: unknown): 0 {
  streams().out.write(`${JSON.stringify(value, null, 2)}\n`);
  return 0;
}

/** Prints a file's text on standard output as it is, and returns exit status 0. */
export function printFile(text: string): 0 {
  streams().out.write(text);
  return 0;
}

/** Prints on standard error. */
export function complain(text: string): void {
  const { err } = streams();
  err.write(`${plain(text, err).replace(/\n$/, "")}\n`);
}

const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    colours(streams().out) ? `\u001b[${on}m${text}\u001b[${off}m` : text;
export const bold = sgr(1, 22);
export const dim = sgr(2, 22);

/** Characters as they are counted in columns, colours left out. */
const lengthOf = (text: string): number => [...text.replace(/\u001b\[\d+m/g, "")].length;

/** Columns a line of text may take. */
export function width(): number {
  return Math.max(40, Math.min(100, streams().out.columns ?? 100));
}

/** Words of an article on one line, safe to print by any program: characters that act are shown. */
export const safe = (text: string): string => visible(text.replace(/\s+/g, " "));

/**
 * A path as it can be typed after a command, with `/` between its parts: in quotes where a shell would not take it as one
 * word. cmd and PowerShell know double quotes, which no name on Windows holds.
 */
export function typed(path: string, platform: NodeJS.Platform = process.platform): string {
  const slashed = platform === "win32" ? path.replaceAll("\\", "/") : path;
  if (/^[\w@%+=:,./-]+$/.test(slashed)) return slashed;
  return platform === "win32" ? `"${slashed}"` : `'${path.replaceAll("'", "'\\''")}'`;
}

/** Text broken at blanks into lines of at most `columns`, each after `indent`. */
export function wrap(text: string, indent = "", columns = width()): string {
  const most = columns - indent.length;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \n\t]+/).filter((w) => w !== "")) {
    // no-break spaces keep a number and its unit together
    if (line !== "" && lengthOf(line) + 1 + lengthOf(word) > most) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return plain([...lines, line].map((l) => indent + l).join("\n"));
}

/** Rows as aligned columns, two blanks apart; columns named in `right` are aligned at their right edge. */
export function columns(rows: readonly (readonly string[])[], right: readonly number[] = [], indent = ""): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, j) => {
      widths[j] = Math.max(widths[j] ?? 0, lengthOf(plain(cell)));
    });
  return rows
    .map(
      (row) =>
        indent +
        row
          .map((cell, j) => {
            const blanks = " ".repeat(widths[j] - lengthOf(plain(cell)));
            return right.includes(j) ? blanks + cell : cell + blanks;
          })
          .join("  ")
          .trimEnd(),
    )
    .join("\n");
}

/** Fewest columns in which the last cell of a row is wrapped beside the others. */
const MIN_WRAPPED_COLUMNS = 24;

/**
 * Rows as aligned columns; on a terminal that is too narrow for them the last one wrapped, or, where the others leave it
 * no room, each row as its first cell with the others under it. Not narrowed for a pipe, whose lines are searched.
 */
export function table(rows: readonly (readonly string[])[], indent = ""): string {
  const whole = columns(rows, [], indent);
  if (streams().out.columns === undefined || whole.split("\n").every((line) => lengthOf(line) <= width())) return whole;
  const before = columns(
    rows.map((row) => row.slice(0, -1)),
    [],
    indent,
  ).split("\n");
  const at = Math.max(...before.map(lengthOf)) + 2;
  if (width() - at >= MIN_WRAPPED_COLUMNS)
    return rows
      .map((row, i) => {
        const wrapped = wrap(row.at(-1)!, " ".repeat(at));
        return (before[i] + " ".repeat(at - lengthOf(before[i])) + wrapped.trimStart()).trimEnd();
      })
      .join("\n");
  return rows
    .map(([first, ...others]) => `${indent}${first}\n${wrap(others.filter(Boolean).join("; "), `${indent}    `)}`)
    .join("\n");
}

/** Widest term beside which its text begins. */
const MAX_TERM_CHARACTERS = 24;

/** Terms with what is said of each: in two columns, the second wrapped; under a term that is too wide for that. */
export function definitions(rows: readonly (readonly [string, string])[], indent = "  "): string {
  const widths = rows.map(([term]) => lengthOf(term)).filter((length) => length <= MAX_TERM_CHARACTERS);
  const widest = Math.max(0, ...widths);
  const hanging = " ".repeat(indent.length + widest + 2);
  return rows
    .map(([term, text]) => {
      const wrapped = wrap(text, hanging);
      const begun = `${indent}${term}`;
      return lengthOf(term) > widest ? `${begun}\n${wrapped}` : begun.padEnd(hanging.length) + wrapped.trimStart();
    })
    .join("\n");
}

export interface Progress {
  /** How far the work is. */
  show(text: string): void;
  /** Lines that stay. */
  say(text: string): void;
  clear(): void;
}

/** Time between two lines of progress where each stays. */
const LINE_INTERVAL_MS = 5000;
/** The same in the log of work that may take hours. */
const LOG_INTERVAL_MS = 30_000;

/**
 * Progress on standard error: one line that is written over, ten times a second at most. Where that is not a terminal
 * nothing, or with ENTENTE_PROGRESS=lines, as `npm start` sets it, a line at most every five seconds.
 * @param isLogged whether a log gets a line too, every half minute at most, the first after half a minute
 */
export function progress(isLogged = false): Progress {
  const { err } = streams();
  let last = -Infinity;
  const asLines = process.env["ENTENTE_PROGRESS"] === "lines";
  if (!err.isTTY && !asLines && !isLogged) return { show: () => {}, say: () => {}, clear: () => {} };
  if (!err.isTTY && !asLines) last = performance.now();
  if (!err.isTTY)
    return {
      show: (text) => {
        if (performance.now() - last < (asLines ? LINE_INTERVAL_MS : LOG_INTERVAL_MS)) return;
        last = performance.now();
        complain(text);
      },
      say: complain,
      clear: () => {},
    };
  return {
    show: (text) => {
      if (performance.now() - last < 100) return;
      last = performance.now();
      err.write(`\r\u001b[K${plain(text, err).slice(0, Math.max(0, (err.columns ?? 80) - 1))}`);
    },
    say: (text) => {
      err.write("\r\u001b[K");
      complain(text);
    },
    clear: () => {
      if (last > -Infinity) err.write("\r\u001b[K");
    },
  };
}
