/** Faults of a shape in words, each with its path. */
import type * as z from "zod";

type Issue = z.core.$ZodIssue;

const KINDS: { [expected: string]: string } = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "an object",
  record: "an object",
  string: "a text",
  tuple: "a list",
};

/** One fault as a sentence without a full stop: `questions.energy_deal.p is missing`. @param root the value checked */
export function faultOf(issue: Issue, root: unknown): string {
  const path = pathName(issue.path);
  if (issue.code === "unrecognized_keys") return `${pathName([...issue.path, issue.keys[0]])} is not known`;
  const value = issue.path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as { [key: PropertyKey]: unknown })[key] : undefined),
    root,
  );
  if (value === undefined) return `${path} is missing`;
  return `${path} is ${shown(value)}, and must be ${wanted(issue, value)}`;
}

function wanted(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return KINDS[issue.expected] ?? issue.expected;
    case "invalid_value":
      return `${issue.values.length === 1 ? "" : "one of "}${issue.values.map((one) => JSON.stringify(one)).join(", ")}`;
    case "too_small":
    case "too_big": {
      const end = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      return Array.isArray(value) ? `${end} long` : end;
    }
    case "invalid_format":
      return "a month, YYYY-MM";
    default:
      return "something else";
  }
}

/** `packages[3].now.zone`; a key that is not a plain word is quoted. */
function pathName(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) =>
      typeof key === "number"
        ? `[${key}]`
        : /^\w+$/.test(String(key))
          ? `${at === 0 ? "" : "."}${String(key)}`
          : `[${JSON.stringify(String(key))}]`,
    )
    .join("");
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length <= 40 ? text : `${text.slice(0, 37)}..."`;
}
