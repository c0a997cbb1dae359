/**
 * Uncertain quantities as written (docs/methods/numbers.md#distributions): text or a tree to a `Quantity`, checked
 * against the field's range.
 */
import type { Distribution, Notation, Problem } from "../../numbers/distributions/distribution.ts";
import { ESTIMATIVE_WORDS, estimateOf } from "../../numbers/icd203.ts";
import { DISTRIBUTIONS, MAX_MAGNITUDE, sampler, type Quantity } from "../../numbers/quantity.ts";
import type { Span } from "../case.ts";
import { rangeText, type Field } from "./fields.ts";
import type { MessageCode } from "../text/message.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { shorten } from "../text/visible.ts";
import type { Entry, Scalar, Tree } from "../text/tree.ts";

interface Wrong {
  code: MessageCode;
  message: string;
  hint: string | null;
  /** Narrower than the whole quantity, where known. */ span?: Span;
}
export type Parsed = { quantity: Quantity } | { wrong: Wrong };

const NUMBER = /^[-+]?(?:\.\d+|(?:0|[1-9]\d*)(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

type Style = Notation<Quantity>["style"];
type Written<S extends Style> = Distribution<Quantity> & { notation: Extract<Notation<Quantity>, { style: S }> };
/** The distributions that are written in one style. */
function inStyle<S extends Style>(style: S): Written<S>[] {
  const all: readonly Distribution<Quantity>[] = DISTRIBUTIONS;
  return all.filter((one): one is Written<S> => one.notation.style === style);
}
const INTERVALS = inStyle("interval");
const BARE_INTERVAL = INTERVALS.find(({ notation }) => !notation.named)!;
const NAMED_INTERVALS = INTERVALS.filter(({ notation }) => notation.named);
const WITH_ARGUMENTS = inStyle("arguments");
const MAPPINGS = inStyle("mapping");
const NAMES = DISTRIBUTIONS.map(({ kind }) => kind).filter((kind) =>
  [...NAMED_INTERVALS, ...WITH_ARGUMENTS].some((one) => one.kind === kind),
);
const FORMS = DISTRIBUTIONS.map(({ example }) => example);
/** How numbers are written, in every way. */
export const EXAMPLES = `a number is written as ${FORMS.slice(0, -1).join(", ")} or ${FORMS.at(-1)}`;

class Refusal extends Error {
  readonly wrong: Wrong;
  constructor(message: string, hint: string | null = null, code: MessageCode = "bad-quantity") {
    super(message);
    this.wrong = { code, message, hint };
  }
}

/** A number in a case file: a scalar, or a mapping `one_of`. */
export function readQuantity(tree: Tree, field: Field): Parsed {
  return guarded(() => {
    if (tree.kind === "scalar") return ofScalar(tree, field);
    if (tree.kind === "list") throw new Refusal(`a number is expected here, not a list; ${EXAMPLES}`);
    const [entry] = tree.entries;
    const mapping = tree.entries.length === 1 ? MAPPINGS.find(({ kind }) => kind === entry.key) : undefined;
    if (!mapping) throw new Refusal(`a number is expected here, not a block; ${EXAMPLES}`);
    return ofMapping(mapping, entry.value, field);
  }, field);
}

/**
 * A number as typed: `12`, `40 to 60`, `{one_of: {10: 0.5, 20: 0.5}}`. The result is in the field's range; a
 * distribution has at least 5 % of its mass there.
 */
export function parseQuantity(text: string, field: Field): Parsed {
  const typed = text.trim();
  if (!/^\{|^one_of\s*:/.test(typed)) return guarded(() => ofText(typed, field), field);
  const tree = mappingOf(typed);
  return tree === null
    ? { wrong: new Refusal(`'${shorten(typed)}' is not a quantity; ${EXAMPLES}`).wrong }
    : readQuantity(tree, field);
}

/** Whether a text has the form of some quantity; `parseQuantity` refuses every other text. */
export function isForm(text: string): boolean {
  const typed = text.trim();
  return /^(?:\{|[-+]?[.\d]\S*$|\S+%$|\S+\s+to\s+\S+$|[a-z_]+\s*\(|one_of\s*:)/i.test(typed) || wordOf(typed) !== null;
}

/** A mapping of values to probabilities as typed, with or without the outer braces; null for any other text. */
function mappingOf(text: string): Tree | null {
  const inside = /^\{([\s\S]*)\}$/.exec(text)?.[1] ?? text;
  const [, name, list] = /^\s*(\w+)\s*:\s([\s\S]*)$/.exec(inside) ?? [];
  if (name === undefined) return null;
  const items = (/^\s*\{([\s\S]*)\}\s*$/.exec(list!)?.[1] ?? list!).split(/[,\n]/).map((item) => item.trim());
  if (items.at(-1) === "") items.pop();
  const pairs = items.filter((item) => item !== "").map((item) => /^([-+.%\w]+)\s*:\s+([-+.%\w]+)$/.exec(item));
  if (pairs.some((pair) => pair === null)) return null;
  const place = { span: { start: 0, end: 0 }, shared: null, flow: true };
  const entry = (key: string, value: Tree): Entry => ({ key, keySpan: place.span, value });
  const scalar = (text: string): Scalar => ({ ...place, kind: "scalar", text, plain: true, empty: false });
  const entries = pairs.map((pair) => entry(pair![1]!, scalar(pair![2]!)));
  return { ...place, kind: "mapping", entries: [entry(name, { ...place, kind: "mapping", entries })] };
}

function guarded(read: () => Quantity, field: Field): Parsed {
  try {
    const quantity = read();
    inRange(quantity, field);
    return { quantity };
  } catch (error) {
    if (error instanceof Refusal) return { wrong: error.wrong };
    throw error;
  }
}

function ofScalar(scalar: Scalar, field: Field): Quantity {
  if (scalar.empty) throw new Refusal(`the number is missing; ${EXAMPLES}`);
  const text = scalar.text.trim();
  if (!scalar.plain && NUMBER.test(text))
    throw new Refusal(`"${shorten(text)}" in quotes is text; write ${text} without quotes`, text);
  return ofText(text, field);
}

function ofText(text: string, field: Field): Quantity {
  if (NUMBER.test(text) || /^\S+%$/.test(text)) return { kind: "exact", value: number(text, field) };
  const form = /^([a-z_]+)\s*\((.*)\)$/is.exec(text);
  if (form) return ofForm(form[1], form[2].trim(), field);
  const range = /^(\S+)\s+to\s+(\S+)$/i.exec(text);
  if (range) return ofInterval(BARE_INTERVAL, range[1], range[2], field);
  const known = wordOf(text);
  if (known) {
    if (!field.share)
      throw new Refusal(
        `'${text}' is a probability word; this number is not a share (it must be ${rangeText(field)}); write a number or a range`,
      );
    return { kind: "uniform", low: known.low, high: known.high };
  }
  throw new Refusal(...unreadable(text, field));
}

/** The range of a word of probability; null for any other text. */
const wordOf = (text: string): ReturnType<typeof estimateOf> => estimateOf(text.toLowerCase().replace(/[\s_]+/g, " "));

/** Why a text is not a quantity, and the nearest valid text. */
function unreadable(text: string, field: Field): [string, string | null] {
  const dashed = /^([-+]?[\d.]+%?)\s*(?:-|–|—|−|‒|\.\.+|…)\s*([-+]?[\d.]+%?)$/.exec(text);
  if (dashed && plain(dashed[1]) && plain(dashed[2])) {
    const right = `${dashed[1]} to ${dashed[2]}`;
    return [`'${shorten(text)}' is not a range; write ${right}`, right];
  }
  const attempt = (): [string, string | null] | null => {
    try {
      number(text, field);
      return null;
    } catch (error) {
      return error instanceof Refusal ? [error.wrong.message, error.wrong.hint] : null;
    }
  };
  if (/^[-+.]?\d/.test(text) || /^[-+]?\.?(inf|nan|infinity|∞)$/i.test(text)) {
    const why = attempt();
    if (why) return why;
  }
  if (/^(true|false|yes|no|on|off)$/i.test(text)) return [`'${text}' is a truth value; ${EXAMPLES}`, null];
  if (/^[~"'[{*&%@!|>]|^null$/i.test(text)) return [`'${shorten(text)}' is not a quantity; ${EXAMPLES}`, null];
  const head = /^([a-z_]+)\s*\(/i.exec(text)?.[1];
  if (head) return [`'${shorten(text)}' lacks its closing bracket; ${EXAMPLES}`, null];
  const near = field.share ? nearest(text, ESTIMATIVE_WORDS) : null;
  return [`'${shorten(text)}' is not a quantity${near ? suggestion(near) : `; ${EXAMPLES}`}`, near];
}

const plain = (text: string): boolean => NUMBER.test(text.replace(/%$/, ""));

/** Significant digits of a rate, so that 15.3% is 0.153. */
const RATE_DIGITS = 12;

/** One exact number, a share perhaps with `%`. */
function number(text: string, field: Field): number {
  const percent = text.endsWith("%");
  const digits = percent ? text.slice(0, -1).trimEnd() : text;
  if (percent && NUMBER.test(digits) && field.rate) {
    const right = String(Number((Number(digits) / 100).toPrecision(RATE_DIGITS)));
    throw new Refusal(`'${text}': % is for shares of 1; this number says how often a year; write ${right}`, right);
  }
  if (percent && NUMBER.test(digits) && !field.share)
    throw new Refusal(
      `'${text}': % is for shares of 1; this number is not a share (it must be ${rangeText(field)}); write ${digits}`,
      digits,
    );
  if (/^[-+]?0\d+(\.\d+)?$/.test(digits)) {
    const right = digits.replace(/^([-+]?)0+(?=\d)/, "$1");
    throw new Refusal(`'${text}' begins with 0; write ${right}`, right);
  }
  if (/^[-+]?0[xob][0-9a-f]+$/i.test(digits))
    throw new Refusal(
      `'${text}' is not decimal${Number.isFinite(Number(digits)) ? `; write ${Number(digits)}` : ""}`,
      Number.isFinite(Number(digits)) ? String(Number(digits)) : null,
    );
  if (/^[-+]?\d{1,3}([_,' ]\d{3})+(\.\d+)?$/.test(digits) || /^[-+]?\d+(_\d+)+(\.\d+)?$/.test(digits)) {
    const right = digits.replace(/[_,' ]/g, "");
    throw new Refusal(`'${text}': write the digits without marks between them, ${right}`, right);
  }
  if (/^[-+]?\d+,\d+$/.test(digits)) {
    const right = digits.replace(",", ".");
    throw new Refusal(`'${text}': the decimal mark is a point; write ${right}`, right);
  }
  if (/^[-+]?\.?(inf|nan|infinity|∞)$/i.test(digits)) throw new Refusal(`'${text}' is not finite; write a number`);
  if (!NUMBER.test(digits)) throw new Refusal(`'${shorten(text)}' is not a number; ${EXAMPLES}`);
  const value = Number(digits);
  if (!(Math.abs(value) <= MAX_MAGNITUDE))
    throw new Refusal(
      `'${shorten(text)}' is too large: a number is at most ${MAX_MAGNITUDE} either way; choose a larger unit`,
      null,
      "out-of-range",
    );
  return percent ? shifted(digits) : value === 0 ? 0 : value;
}

/** A decimal number of a table; null for anything else. It may be larger than `MAX_MAGNITUDE`. */
export function decimalIn(cell: string): number | null {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(cell) ? Number(cell) : null;
}

/** Digits divided by 100 as decimals, so that 45% is 0.45 to the last bit. */
function shifted(digits: string): number {
  const [mantissa, exponent] = digits.toLowerCase().split("e");
  return Number(`${mantissa}e${Number(exponent ?? 0) - 2}`) + 0;
}

/** The quantity that a distribution reads, or its complaint as a refusal. */
function accepted<Q extends Quantity>(read: Q | Problem): Q {
  if ("problem" in read) throw new Refusal(read.problem, read.hint);
  return read;
}

/** `a to b`, or `name(a to b)`; without width it is one number. */
function ofInterval({ kind, notation }: Written<"interval">, a: string, b: string, field: Field): Quantity {
  if (b.endsWith("%") && !a.endsWith("%") && NUMBER.test(a))
    throw new Refusal(`'${a} to ${b}': write % at both ends, ${a}% to ${b}`, `${a}% to ${b}`);
  const low = number(a, field);
  const high = number(b, field);
  const wrap = (inner: string): string => (notation.named ? `${kind}(${inner})` : inner);
  if (low > high)
    throw new Refusal(
      `the range ${wrap(`${a} to ${b}`)} is written backwards; write ${wrap(`${b} to ${a}`)}`,
      wrap(`${b} to ${a}`),
    );
  const read = accepted(notation.read([low, high], [a, b]));
  return low === high ? { kind: "exact", value: low } : read;
}

/** `name(...)`. */
function ofForm(name: string, inside: string, field: Field): Quantity {
  const named = ({ kind }: Distribution<Quantity>): boolean => kind === name.toLowerCase();
  const mapping = MAPPINGS.find(named);
  if (mapping) throw new Refusal(`${mapping.kind} is a mapping; write {${mapping.example}}`);
  if (named(BARE_INTERVAL)) {
    const right = /\bto\b/.test(inside) ? inside : null;
    throw new Refusal(
      `a ${BARE_INTERVAL.kind} is written as its 90 % interval: ${right ?? BARE_INTERVAL.example}`,
      right,
    );
  }
  const interval = NAMED_INTERVALS.find(named);
  if (interval) {
    const range = /^(\S+)\s+to\s+(\S+)$/i.exec(inside);
    if (range) return ofInterval(interval, range[1], range[2], field);
    throw new Refusal(`a ${interval.kind} is written by its 5 % and 95 % points: ${interval.example}`);
  }
  const form = WITH_ARGUMENTS.find(named);
  if (!form) {
    const near = nearest(name, NAMES);
    throw new Refusal(`unknown distribution '${shorten(name)}'${near ? suggestion(near) : `; ${EXAMPLES}`}`, near);
  }
  const { kind, notation } = form;
  const texts = inside === "" ? [] : inside.split(/\s*,\s*|\s+/);
  const { length } = notation.names;
  if (texts.length !== length)
    throw new Refusal(
      `${kind} takes ${length} numbers, ${kind}(${notation.names.join(" ")}), and here stand ${texts.length}`,
    );
  const numbers = texts.map((text) => number(text, field));
  return accepted(notation.read(numbers, texts));
}

/** A mapping of values to probabilities under the distribution's name. */
function ofMapping({ kind, notation }: Written<"mapping">, tree: Tree, field: Field): Quantity {
  if (tree.kind !== "mapping" || tree.entries.length === 0)
    throw new Refusal(`${kind} takes a mapping of values to probabilities: {10: 0.5, 20: 0.5}`);
  const share: Field = { min: 0, max: 1, above: false, share: true };
  const values = tree.entries.map(({ key }) => number(key.trim(), field));
  const probabilities = tree.entries.map(({ key, value }) => {
    if (value.kind !== "scalar" || value.empty || (!value.plain && !value.text.includes("%")))
      throw new Refusal(`${kind}: the probability of ${key} must be a number between 0 and 1`);
    const p = number(value.text.trim(), share);
    if (p < 0 || p > 1)
      throw new Refusal(`${kind}: the probability of ${key} is ${value.text}; it must be between 0 and 1`);
    return p;
  });
  return accepted(notation.read(values, probabilities));
}

function inRange(quantity: Quantity, field: Field): void {
  const outside = (value: number): boolean =>
    !(value >= field.min && value <= field.max) || (field.above && value <= field.min);
  if (quantity.kind === "exact" || quantity.kind === "one_of") {
    const value = quantity.kind === "exact" ? [quantity.value].find(outside) : quantity.values.find(outside);
    if (value !== undefined)
      throw new Refusal(`${value} is out of range; it must be ${rangeText(field)}`, null, "out-of-range");
    return;
  }
  const { mass: inside } = sampler(quantity, field.min, field.max);
  if (!(inside >= 0.05))
    throw new Refusal(
      `${!(inside > 0) ? "nothing" : "less than 5 %"} of this distribution lies in the range of the number, which must be ${rangeText(field)}`,
      null,
      "little-mass",
    );
}

/** True where the quantity was written as a distribution without width: `40 to 40`. */
export function isZeroWidth(text: string, quantity: Quantity): boolean {
  return quantity.kind === "exact" && !NUMBER.test(text.trim().replace(/%$/, "")) && /\bto\b|\(/i.test(text);
}
