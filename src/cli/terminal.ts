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

/** Columns that a terminal has at least, whatever it says. */
const MIN_COLUMNS = 40;

/** Columns a line of text may take. */
export function width(): number {
  return Math.max(MIN_COLUMNS, Math.min(100, streams().out.columns ?? 100));
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

/** Rows as aligned columns, two blanks apart, a line a row; columns named in `right` are aligned at their right edge. */
export function aligned(rows: readonly (readonly string[])[], right: readonly number[] = [], indent = ""): string {
  const widths = widthsOf(rows);
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

/** Blanks between columns. */
const GAP = 2;
/** Share of the width that the first column of a table in parts may take. */
const FIRST_SHARE = 0.4;

/**
 * The same, on a terminal too narrow for them in parts under each other, each beginning with the first column, and with
 * cells wrapped that are too wide by themselves. Not narrowed for a pipe, whose lines are searched.
 *
 * @param rows a first row of heads, if any; a column whose head is empty, or not the only one of its name, stays beside the
 *   one before it where both fit
 */
export function columns(rows: readonly (readonly string[])[], right: readonly number[] = [], indent = ""): string {
  const whole = aligned(rows, right, indent);
  const most = streams().out.columns ?? Infinity;
  if (isFitting(whole, most)) return whole;
  const room = Math.max(MIN_COLUMNS, most) - indent.length;
  const widths = widthsOf(rows);
  const [heads] = rows;
  const first = Math.min(widths[0], Math.floor(room * FIRST_SHARE));
  const besides = room - first - GAP;
  const groups: number[][] = [];
  for (let j = 1; j < widths.length; j++) {
    const isOwn = heads[j] !== "" && heads.filter((head) => head === heads[j]).length === 1;
    if (isOwn || groups.length === 0) groups.push([j]);
    else groups.at(-1)!.push(j);
  }
  const taken = (part: readonly number[]): number =>
    part.reduce((sum, j) => sum + Math.min(widths[j], besides), GAP * (part.length - 1));
  const parts: number[][] = [];
  for (const one of groups.flatMap((group) => (taken(group) <= besides ? [group] : group.map((j) => [j])))) {
    const last = parts.at(-1);
    if (last && taken([...last, ...one]) <= besides) last.push(...one);
    else parts.push([...one]);
  }
  return parts
    .map((part) => {
      const shown = [0, ...part];
      const tall = rows.flatMap((row) => {
        const cells = shown.map((j) => cellLines(row[j] ?? "", j === 0 ? first : besides));
        const lines = Math.max(...cells.map((cell) => cell.length));
        return Array.from({ length: lines }, (_, n) => cells.map((cell) => cell[n] ?? ""));
      });
      return aligned(
        tall,
        shown.flatMap((j, n) => (right.includes(j) ? [n] : [])),
        indent,
      );
    })
    .join("\n\n");
}

const isFitting = (text: string, most: number): boolean => text.split("\n").every((line) => lengthOf(line) <= most);

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, j) => {
      widths[j] = Math.max(widths[j] ?? 0, lengthOf(plain(cell)));
    });
  return widths;
}

/** A cell in lines of at most `most` characters; a word that is longer is broken, after a sign in it where there is one. */
function cellLines(cell: string, most: number): string[] {
  if (lengthOf(plain(cell)) <= most) return [cell];
  const words = cell.split(" ").flatMap((word) => {
    const pieces: string[] = [];
    let rest = word;
    while (lengthOf(rest) > most) {
      const sign = Math.max(...[...",=_/.;-"].map((one) => rest.lastIndexOf(one, most - 1)));
      const at = sign > 0 ? sign + 1 : most;
      pieces.push(rest.slice(0, at));
      rest = rest.slice(at);
    }
    return [...pieces, rest];
  });
  return wrap(words.join(" "), "", most).split("\n");
}

/** Fewest columns in which the last cell of a row is wrapped beside the others. */
const MIN_WRAPPED_COLUMNS = 24;

/**
 * Rows as aligned columns; on a terminal that is too narrow for them the last one wrapped, or, where the others leave it
 * no room, each row as its first cell with the others under it. Not narrowed for a pipe, whose lines are searched.
 */
export function table(rows: readonly (readonly string[])[], indent = ""): string {
  const whole = aligned(rows, [], indent);
  if (streams().out.columns === undefined || isFitting(whole, width())) return whole;
  const before = aligned(
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
    .map(([first, ...others]) => `${wrap(first, indent)}\n${wrap(others.filter(Boolean).join("; "), `${indent}    `)}`)
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
