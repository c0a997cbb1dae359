/**
 * JSON in the canonical form of RFC 8785: keys sorted by UTF-16 code unit at every level, no blanks, numbers and
 * strings as ECMAScript's JSON.stringify writes them.
 */
import { EntenteError } from "../errors.ts";

/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The canonical text of a value. @throws EntenteError `wrong-input` for a number that is not finite and for half of a surrogate pair */
export function canonical(value: unknown): string {
  if (typeof value === "string") return textOf(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new EntenteError("wrong-input", `${value} is not a number of JSON`);
    return JSON.stringify(value);
  }
  if (value === null || typeof value === "boolean") return JSON.stringify(value);
  if (Array.isArray(value)) {
    let text = "[";
    for (let n = 0; n < value.length; n++) text += n === 0 ? canonical(value[n]) : `,${canonical(value[n])}`;
    return `${text}]`;
  }
  if (typeof value !== "object") throw new EntenteError("wrong-input", `${typeof value} is not a value of JSON`);
  let text = "{";
  for (const key of Object.keys(value).sort()) {
    const member = (value as { [key: string]: unknown })[key];
    if (member !== undefined) text += `${text === "{" ? "" : ","}${textOf(key)}:${canonical(member)}`;
  }
  return `${text}}`;
}

/** A surrogate without its other half, which no ledger holds. */
export const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function textOf(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new EntenteError("wrong-input", "half of a surrogate pair is not text");
  return JSON.stringify(text);
}

/**
 * Whether a text is the canonical form of the value that JSON.parse made of it. Most lines are decided by JSON.stringify
 * and a look at the order of their keys, which is several times as fast as writing the form.
 */
export function isCanonical(value: unknown, text: string): boolean {
  if (JSON.stringify(value) === text && hasSortedKeys(value) && !text.includes("\\ud")) return true;
  try {
    return canonical(value) === text;
  } catch (error) {
    if (error instanceof EntenteError) return false;
    throw error;
  }
}

function hasSortedKeys(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(hasSortedKeys);
  let before = "";
  for (const key in value) {
    if (key < before || !hasSortedKeys((value as { [key: string]: unknown })[key])) return false;
    before = key;
  }
  return true;
}
