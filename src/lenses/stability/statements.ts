/**
 * Statements about options: patterns, names or numbers of options joined by NOT, AND, OR, IF and IFF, as in prioritised
 * preferences (Hipel, Fang & Kilgour 1993; Peng, Hipel & Kilgour 1997). A state is a code, bit o for option o.
 */
import { fits, patternOf } from "./patterns.ts";

/** Whether a statement is true of a state. */
export type Holds = (code: number) => boolean;

type Token = { kind: "not" | "and" | "or" | "if" | "iff" | "(" | ")" } | { kind: "is"; holds: Holds };

const SIGNS: { [sign: string]: Exclude<Token["kind"], "is"> } = {
  "&": "and",
  "|": "or",
  "!": "not",
  "(": "(",
  ")": ")",
};
const WORDS = ["not", "and", "or", "if", "iff"] as const;
/** Longest statement and deepest brackets. */
const [MAX_CHARACTERS, MAX_DEPTH] = [2000, 50];

/**
 * Reads a statement. From the tightest: not, and, or, if, iff; `a if b` is true unless b holds and a does not.
 * @param options their names, in order; a number is an option by its place, from 1, and -3 is not 3, as in GMCR II
 * @returns why it cannot be read, where it cannot
 */
export function readStatement(text: string, options: readonly string[]): { holds: Holds } | { why: string } {
  if (text.length > MAX_CHARACTERS) return { why: `it is longer than ${MAX_CHARACTERS} characters` };
  const tokens = tokensOf(text, options);
  if ("why" in tokens) return tokens;
  const { list } = tokens;
  let at = 0;
  let why: string | null = null;
  const next = (kind: Token["kind"]): boolean => {
    if (list[at]?.kind !== kind) return false;
    at++;
    return true;
  };
  const joined =
    (kind: Token["kind"], inner: (depth: number) => Holds, join: (a: Holds, b: Holds) => Holds) =>
    (depth: number): Holds => {
      let left = inner(depth);
      while (next(kind)) left = join(left, inner(depth));
      return left;
    };
  const single = (depth: number): Holds => {
    if (depth > MAX_DEPTH) why ??= `brackets are nested more than ${MAX_DEPTH} deep`;
    if (why !== null) return () => false;
    if (next("not")) {
      const inner = single(depth + 1);
      return (code) => !inner(code);
    }
    if (next("(")) {
      const inner = whole(depth + 1);
      if (!next(")")) why ??= "a closing bracket is missing";
      return inner;
    }
    const token = list[at];
    if (token?.kind === "is") {
      at++;
      return token.holds;
    }
    why ??= token ? `'${token.kind}' stands where an option is expected` : "an option is missing at its end";
    return () => false;
  };
  const all = joined("and", single, (a, b) => (code) => a(code) && b(code));
  const any = joined("or", all, (a, b) => (code) => a(code) || b(code));
  const when = joined("if", any, (a, b) => (code) => a(code) || !b(code));
  const whole = joined("iff", when, (a, b) => (code) => a(code) === b(code));
  const holds = whole(0);
  if (why === null && at < list.length) why = "and, or, if or iff is missing between two of its parts";
  return why === null ? { holds } : { why };
}

function tokensOf(text: string, options: readonly string[]): { list: Token[] } | { why: string } {
  const list: Token[] = [];
  const one = options.length;
  for (let rest = text.trim(); rest !== "";) {
    const name = options.find((option) => rest.startsWith(option) && !/^[\w-]/.test(rest.slice(option.length)));
    const written = name ?? /^(?:[()&|!]|-?\d+(?![\w-])|[^\s()&|!]+)/.exec(rest)![0];
    rest = rest.slice(written.length).trimStart();
    const word = written.toLowerCase();
    const pattern = patternOf(written, one);
    if (name !== undefined) list.push(isYes(options.indexOf(name), true));
    else if (pattern) list.push({ kind: "is", holds: (code) => fits(pattern, code) });
    else if (Object.hasOwn(SIGNS, written)) list.push({ kind: SIGNS[written] });
    else if (WORDS.some((known) => known === word)) list.push({ kind: word as (typeof WORDS)[number] });
    else if (/^-?[1-9]\d?$/.test(written) && Math.abs(Number(written)) <= one)
      list.push(isYes(Math.abs(Number(written)) - 1, !written.startsWith("-")));
    else
      return {
        why: `'${written}' is neither an option nor a pattern of ${one} options; write Y, N or - for each, or options joined by not, and, or, if, iff`,
      };
  }
  return list.length === 0 ? { why: "it is empty" } : { list };
}

const isYes = (option: number, yes: boolean): Token => ({
  kind: "is",
  holds: (code) => ((code >> option) & 1) === (yes ? 1 : 0),
});
