/**
 * Uncertain quantities as written (docs/methods/numbers.md#distributions): text or a tree to a `Quantity`, checked
 * against the field's range.
 */
import type { Quantity, Span } from "../case.ts";
import { rangeText, type Field } from "./fields.ts";
import { mass } from "../medians.ts";
import type { MessageCode } from "../text/message.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { parse, treeOf, type Entry, type Scalar, type Tree } from "../text/tree.ts";

export interface Wrong {
  code: MessageCode;
  message: string;
  hint: string | null;
  /** Narrower than the whole quantity, where known. */ span?: Span;
}
export type Parsed = { quantity: Quantity } | { wrong: Wrong };

/** Words of estimative probability and the ranges that ICD 203 (2015) gives them. */
const WORDS: readonly (readonly [readonly string[], number, number])[] = [
  [["almost no chance", "remote"], 0.01, 0.05],
  [["very unlikely", "highly improbable"], 0.05, 0.2],
  [["unlikely", "improbable"], 0.2, 0.45],
  [["roughly even chance", "roughly even odds"], 0.45, 0.55],
  [["likely", "probable"], 0.55, 0.8],
  [["very likely", "highly probable"], 0.8, 0.95],
  [["almost certain", "almost certainly", "nearly certain"], 0.95, 0.99],
];
const ALL_WORDS = WORDS.flatMap(([words]) => words);
const FORMS = ["lognormal", "uniform", "triangular", "pert", "beta"] as const;
const NUMBER = /^[-+]?(?:\.\d+|(?:0|[1-9]\d*)(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const EXAMPLES =
  "a number is written as 12, 40 to 60, lognormal(2 to 8), uniform(1 3), triangular(1 2 5), pert(1 2 5), beta(2 5) or one_of: {10: 0.5, 20: 0.5}";

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
    const entry = tree.entries.find(({ key }) => key === "one_of");
    if (!entry || tree.entries.length !== 1) throw new Refusal(`a number is expected here, not a block; ${EXAMPLES}`);
    return oneOf(entry, field);
  }, field);
}

/**
 * A number as typed: `12`, `40 to 60`, `{one_of: {10: 0.5, 20: 0.5}}`. The result is in the field's range; a
 * distribution has at least 5 % of its mass there.
 */
export function parseQuantity(text: string, field: Field): Parsed {
  const typed = text.trim();
  if (!/^\{|^one_of\s*:/.test(typed)) return guarded(() => ofText(typed, field), field);
  const document = parse(typed);
  if (document === "too deep" || document.errors.length > 0)
    return { wrong: new Refusal(`'${shorten(typed)}' is not a quantity; ${EXAMPLES}`).wrong };
  let broken = false;
  const tree = treeOf(document, typed, () => {
    broken = true;
  });
  return tree === null || broken
    ? { wrong: new Refusal(`'${shorten(typed)}' is not a quantity; ${EXAMPLES}`).wrong }
    : readQuantity(tree, field);
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
  if (range) return interval("normal", range[1], range[2], field);
  const word = text.toLowerCase().replace(/[\s_]+/g, " ");
  const known = WORDS.find(([words]) => words.includes(word));
  if (known) {
    if (!field.share)
      throw new Refusal(
        `'${text}' is a probability word; this number is not a share (it must be ${rangeText(field)}); write a number or a range`,
      );
    return { kind: "uniform", low: known[1], high: known[2] };
  }
  throw new Refusal(...unreadable(text, field));
}

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
  const near = field.share ? nearest(text, ALL_WORDS) : null;
  return [`'${shorten(text)}' is not a quantity${near ? suggestion(near) : `; ${EXAMPLES}`}`, near];
}

const plain = (text: string): boolean => NUMBER.test(text.replace(/%$/, ""));

/** One exact number, a share perhaps with `%`. */
function number(text: string, field: Field): number {
  const percent = text.endsWith("%");
  const digits = percent ? text.slice(0, -1).trimEnd() : text;
  if (percent && NUMBER.test(digits) && !field.share)
    throw new Refusal(
      `'${text}': % is for shares of 1, and this number is none (${rangeText(field)}); write ${digits}`,
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
  if (!Number.isFinite(value)) throw new Refusal(`'${shorten(text)}' is too large to be a number here`);
  return percent ? shifted(digits) : value === 0 ? 0 : value;
}

/** Digits divided by 100 as decimals, so that 45% is 0.45 to the last bit. */
function shifted(digits: string): number {
  const [mantissa, exponent] = digits.toLowerCase().split("e");
  return Number(`${mantissa}e${Number(exponent ?? 0) - 2}`) + 0;
}

function interval(kind: "normal" | "lognormal", a: string, b: string, field: Field): Quantity {
  if (b.endsWith("%") && !a.endsWith("%") && NUMBER.test(a))
    throw new Refusal(`'${a} to ${b}': write % at both ends, ${a}% to ${b}`, `${a}% to ${b}`);
  const low = number(a, field);
  const high = number(b, field);
  const wrap = (inner: string): string => (kind === "normal" ? inner : `lognormal(${inner})`);
  if (low > high)
    throw new Refusal(
      `the range ${wrap(`${a} to ${b}`)} is written backwards; write ${wrap(`${b} to ${a}`)}`,
      wrap(`${b} to ${a}`),
    );
  if (kind === "lognormal" && low <= 0) throw new Refusal(`lognormal(${a} to ${b}): both points must be above 0`);
  return low === high ? { kind: "exact", value: low } : { kind, low, high };
}

function ofForm(name: string, inside: string, field: Field): Quantity {
  const form = FORMS.find((known) => known === name.toLowerCase());
  if (name.toLowerCase() === "one_of") throw new Refusal("one_of is a mapping; write {one_of: {10: 0.5, 20: 0.5}}");
  if (name.toLowerCase() === "normal")
    throw new Refusal(
      `a normal is written as its 90 % interval: ${/\bto\b/.test(inside) ? inside : "40 to 60"}`,
      /\bto\b/.test(inside) ? inside : null,
    );
  if (!form) {
    const near = nearest(name, FORMS);
    throw new Refusal(`unknown distribution '${shorten(name)}'${near ? suggestion(near) : `; ${EXAMPLES}`}`, near);
  }
  if (form === "lognormal") {
    const range = /^(\S+)\s+to\s+(\S+)$/i.exec(inside);
    if (!range) throw new Refusal("a lognormal is written by its 5 % and 95 % points: lognormal(2 to 8)");
    return interval("lognormal", range[1], range[2], field);
  }
  const parts = inside === "" ? [] : inside.split(/\s*,\s*|\s+/);
  const wanted = form === "triangular" || form === "pert" ? 3 : 2;
  if (parts.length !== wanted)
    throw new Refusal(
      `${form} takes ${wanted} numbers, ${form}(${form === "beta" ? "alpha beta" : wanted === 2 ? "low high" : "low mode high"}), and here stand ${parts.length}`,
    );
  const numbers = parts.map((part) => number(part, field));
  if (form === "beta") {
    const [alpha, beta] = numbers as [number, number];
    if (alpha <= 0 || beta <= 0) throw new Refusal(`${form}(${parts.join(" ")}): alpha and beta must be above 0`);
    return { kind: "beta", alpha, beta };
  }
  if (numbers.some((value, at) => at > 0 && value < numbers[at - 1])) {
    const sorted = [...parts].sort((a, b) => number(a, field) - number(b, field));
    throw new Refusal(
      `${form}(${parts.join(" ")}) is not in rising order; write ${form}(${sorted.join(" ")})`,
      `${form}(${sorted.join(" ")})`,
    );
  }
  const low = numbers[0],
    high = numbers[wanted - 1];
  if (low === high) return { kind: "exact", value: low };
  return form === "uniform" ? { kind: "uniform", low, high } : { kind: form, low, mode: numbers[1], high };
}

function oneOf({ value: tree }: Entry, field: Field): Quantity {
  if (tree.kind !== "mapping" || tree.entries.length === 0)
    throw new Refusal("one_of takes a mapping of values to probabilities: {10: 0.5, 20: 0.5}");
  const share: Field = { min: 0, max: 1, above: false, share: true };
  const values = tree.entries.map(({ key }) => number(key.trim(), field));
  const probabilities = tree.entries.map(({ key, value }) => {
    if (value.kind !== "scalar" || value.empty || (!value.plain && !value.text.includes("%")))
      throw new Refusal(`one_of: the probability of ${key} must be a number between 0 and 1`);
    const p = number(value.text.trim(), share);
    if (p < 0 || p > 1)
      throw new Refusal(`one_of: the probability of ${key} is ${value.text}; it must be between 0 and 1`);
    return p;
  });
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice !== undefined) throw new Refusal(`one_of names the value ${twice} twice`);
  const sum = probabilities.reduce((a, b) => a + b, 0);
  if (Math.abs(sum - 1) > 1e-9)
    throw new Refusal(`the probabilities of one_of add up to ${Number(sum.toPrecision(6))}; they must add up to 1`);
  return { kind: "one_of", values, probabilities };
}

function inRange(quantity: Quantity, field: Field): void {
  const outside = (value: number): boolean =>
    value < field.min || value > field.max || (field.above && value <= field.min);
  if (quantity.kind === "exact" || quantity.kind === "one_of") {
    const value = quantity.kind === "exact" ? [quantity.value].find(outside) : quantity.values.find(outside);
    if (value !== undefined)
      throw new Refusal(`${value} is out of range; it must be ${rangeText(field)}`, null, "out-of-range");
    return;
  }
  const inside = mass(quantity, field.min, field.max);
  if (inside < 0.05)
    throw new Refusal(
      `${inside <= 0 ? "nothing" : "less than 5 %"} of this distribution lies in the range of the number, which must be ${rangeText(field)}`,
      null,
      "little-mass",
    );
}

/** True where the quantity was written as a distribution without width: `40 to 40`. */
export function isZeroWidth(text: string, quantity: Quantity): boolean {
  return quantity.kind === "exact" && !NUMBER.test(text.trim().replace(/%$/, "")) && /\bto\b|\(/i.test(text);
}

export function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= 60 ? line : `${line.slice(0, 57)}...`;
}
