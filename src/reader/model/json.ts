/**
 * The JSON in an answer of a model: perhaps with thoughts, words or a code fence around it, a bare list, or cut at the
 * endpoint's limit, where the parts that came whole are kept.
 */

export interface Found {
  /** An object, or a list. */
  value: unknown;
  /** Whether the JSON breaks off; `value` then holds what came whole. */
  cut: boolean;
}

/** Brackets of an answer that begin no JSON. */
const MAX_FAILURES = 12;
/** Depth of a list whose elements are kept of a cut answer: `[ item` or `{"items": [ item`. */
const MAX_LIST_DEPTH = 2;

/**
 * @param fits whether a value is what was asked for; the first that fits is taken, so that braces in the words before
 * it do no harm
 * @returns null where the answer holds none
 */
export function jsonIn(answer: string, fits: (value: unknown) => boolean): Found | null {
  const text = withoutThoughts(answer);
  for (let at = next(text, 0), failures = 0; at >= 0 && failures < MAX_FAILURES;) {
    const { end, kept } = walk(text, at);
    const value = end === null ? (kept === null ? undefined : parse(kept)) : parse(text.slice(at, end));
    if (value !== undefined && fits(value)) return { value, cut: end === null };
    if (value === undefined) failures++;
    at = next(text, value !== undefined && end !== null ? end : at + 1);
  }
  return null;
}

const withoutThoughts = (answer: string): string => {
  const text = answer.replace(/<(think|thinking|reasoning)>[\s\S]*?<\/\1>/gi, "");
  const close = /<\/(?:think|thinking|reasoning)>/i.exec(text); // some endpoints drop the opening mark
  return close ? text.slice(close.index + close[0].length) : text;
};

const next = (text: string, from: number): number => {
  const at = text.slice(from).search(/[{[]/);
  return at < 0 ? -1 : from + at;
};

/** Strict JSON, or JSON with a comma before a closing bracket. */
function parse(text: string): unknown {
  for (const candidate of [text, text.replace(/,(\s*[\]}])/g, "$1")])
    try {
      return JSON.parse(candidate) as unknown;
    } catch {
      // the next candidate
    }
  return undefined;
}

/**
 * Walks over a value from its opening bracket. @returns its end, or null where the text ends first, with the text up to
 * the last whole element of a list and the brackets that close it
 */
function walk(text: string, start: number): { end: number | null; kept: string | null } {
  const open: string[] = [];
  let kept: { end: number; closing: string } | null = null;
  for (let at = start; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') {
      at = endOfString(text, at);
      if (at < 0) break;
    } else if (letter === "{" || letter === "[") open.push(letter === "{" ? "}" : "]");
    else if (letter === "}" || letter === "]") {
      if (open.pop() !== letter) break;
      if (open.length === 0) return { end: at + 1, kept: null };
      if (open.length <= MAX_LIST_DEPTH && open.at(-1) === "]")
        kept = { end: at + 1, closing: [...open].reverse().join("") };
    }
  }
  return { end: null, kept: kept && text.slice(start, kept.end) + kept.closing };
}

/** Index of a string's closing mark, or -1 where the text ends first. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}
