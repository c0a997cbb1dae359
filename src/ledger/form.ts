/** The form of single lines: which fields a kind has, and what each may hold. */
import { isDay, isInstant, lastDay } from "../numbers/days.ts";
import { parseMonth } from "../numbers/months.ts";
import { LETTERS, LINE_VERSION, NO_ANSWERS, isQuestionId, type Kind, type Line } from "./lines.ts";

/** What is wrong with a value, as words that follow its name (` is 1.2, not ...`, `[0] is ...`); null where nothing is. */
type Check = (value: unknown) => string | null;
interface Fields {
  [name: string]: { check: Check; optional?: true };
}

/** Largest error of shares that must sum to 1: they are rounded at ten digits. */
const SUM_TOLERANCE = 1e-9;

/** A value as messages repeat it. */
function shown(value: unknown): string {
  const text = typeof value === "string" ? `'${value}'` : (JSON.stringify(value) ?? "nothing");
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

const test =
  (holds: (value: unknown) => boolean, expected: string): Check =>
  (value) =>
    holds(value) ? null : ` is ${shown(value)}, not ${expected}`;
const isText = (value: unknown): value is string => typeof value === "string";
const isRecord = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const text = test((value) => isText(value) && value.trim() !== "", "a text");
const flag = test((value) => typeof value === "boolean", "true or false");
const number = test((value) => typeof value === "number", "a number");
const atLeastZero = test((value) => typeof value === "number" && value >= 0, "a number of at least 0");
const share = test((value) => typeof value === "number" && value >= 0 && value <= 1, "a share from 0 to 1");
const count = test(
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  "a whole number from 0 to 2^53 - 1",
);
const day = test((value) => isText(value) && isDay(value), "a day, YYYY-MM-DD");
const month = test((value) => isText(value) && !Number.isNaN(parseMonth(value)), "a month, YYYY-MM");
const instant = test((value) => isText(value) && isInstant(value), "an instant of UTC, YYYY-MM-DDTHH:MM:SSZ");
const hash = test((value) => isText(value) && /^[0-9a-f]{64}$/.test(value), "64 hexadecimal digits");
const questionId = test(
  (value) => isText(value) && isQuestionId(value),
  "a question's id: one or two parts of letters, digits, _ . and -, joined by /",
);
const lineId = test((value) => isText(value) && /^[a-z]\d+$/.test(value), "a line's id, such as f12");
const object = test(isRecord, "an object");
const date = test(
  (value) => isText(value) && /^\d{4}(-\d\d){0,2}$/.test(value) && isDay(lastDay(value)),
  "a date, YYYY-MM-DD, YYYY-MM or YYYY",
);
const source = test(
  (value) => isText(value) && isSource(value),
  "a source: model, model:NAME, analyst:NAME, outside:CLASS, market:NAME, pool, pool:NAME or blend",
);
const choice = (...words: string[]): Check => test((value) => isText(value) && words.includes(value), words.join(", "));

/** Whether a text can be the source of a forecast. */
export const isSource = (text: string): boolean =>
  /^(model|pool|blend)$|^(model|analyst|outside|market|pool):[^\s:,]+$/u.test(text);

const listOf =
  (check: Check, least = 0): Check =>
  (value) => {
    if (!Array.isArray(value)) return ` is ${shown(value)}, not a list`;
    if (value.length < least) return ` holds ${value.length}, not ${least} or more`;
    for (let n = 0; n < value.length; n++) {
      const problem = check(value[n]);
      if (problem !== null) return `[${n}]${problem}`;
    }
    return null;
  };
const pairOf = (first: Check, second: Check): Check => {
  const parts = [first, second];
  return (value) => {
    if (!Array.isArray(value) || value.length !== 2) return ` is ${shown(value)}, not a pair`;
    for (let n = 0; n < 2; n++) {
      const problem = parts[n](value[n]);
      if (problem !== null) return `[${n}]${problem}`;
    }
    return null;
  };
};
const byName =
  (check: Check): Check =>
  (value) => {
    if (!isRecord(value)) return ` is ${shown(value)}, not an object`;
    for (const [name, member] of Object.entries(value)) {
      const problem = check(member);
      if (problem !== null) return `.${name}${problem}`;
    }
    return null;
  };
const nullable =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);
const need = (check: Check) => ({ check });
const may = (check: Check) => ({ check, optional: true as const });

const shape = (fields: Fields): Check => {
  const parts = Object.entries(fields);
  return (value) => {
    if (!isRecord(value)) return ` is ${shown(value)}, not an object`;
    for (const [name, { check, optional }] of parts) {
      const member = value[name];
      if (member === undefined) {
        if (optional) continue;
        return `.${name} is missing`;
      }
      const problem = check(member);
      if (problem !== null) return `.${name}${problem}`;
    }
    for (const name in value) if (!Object.hasOwn(fields, name)) return `.${name} is an unknown field`;
    return null;
  };
};

const COMMON: Fields = {
  v: need(test((value) => value === LINE_VERSION, `${LINE_VERSION}, the version that this program reads`)),
  kind: need(text),
  id: need(text),
  at: need(instant),
  by: need(text),
  prev: need(hash),
};

const SHAPES: { [kind in Kind]: Check } = {
  question: shape({
    ...COMMON,
    id: need(questionId),
    type: need(choice("binary", "date", "ordered", "number")),
    text: need(text),
    opens: need(day),
    closes: need(day),
    due: need(day),
    rule: need(nullable(shape({ when: need(object), by: need(month), holds: need(flag), given: may(text) }))),
    resolves_by: need(listOf(text)),
    fine_print: need(nullable(text)),
    tags: need(listOf(text)),
    options: may(listOf(text, 2)),
    unit: may(text),
    case: need(nullable(text)),
    cluster: need(text),
  }),
  run: shape({
    ...COMMON,
    case: need(text),
    case_sha256: need(hash),
    as_of: need(date),
    engine: need(text),
    seed: need(count),
    draws: need(count),
    paths: need(count),
    kept: need(count),
    worlds: need(count),
    settings: need(
      shape({
        set: may(byName(text)),
        pin: may(byName(number)),
        scenario: may(text),
        analysts: may(byName(atLeastZero)),
      }),
    ),
    joint: may(shape({ questions: need(listOf(questionId)), patterns: need(listOf(pairOf(text, count))) })),
  }),
  forecast: shape({
    ...COMMON,
    question: need(questionId),
    source: need(source),
    made: need(choice("live", "archive", "hindcast")),
    information_until: need(instant),
    p: may(share),
    probs: may(listOf(share)),
    quantiles: may(listOf(pairOf(share, number), 1)),
    normal: may(shape({ mean: need(number), sd: need(atLeastZero) })),
    cdf: may(listOf(pairOf(number, share), 2)),
    se: may(atLeastZero),
    curve: may(shape({ from: need(month), p: need(listOf(share, 1)) })),
    interval: may(shape({ p5: need(share), p95: need(share) })),
    lead: may(flag),
    run: may(lineId),
    supersedes: need(nullable(lineId)),
    note: need(nullable(text)),
  }),
  resolution: shape({
    ...COMMON,
    question: need(questionId),
    outcome: need(test((value) => typeof value === "number" || (isText(value) && value !== ""), "an outcome")),
    happened_on: need(nullable(day)),
    between: may(pairOf(day, day)),
    known_on: need(day),
    citation: need(nullable(shape({ quote: need(text), source: need(text), text: may(text) }))),
    why: need(nullable(text)),
    supersedes: need(nullable(lineId)),
  }),
  correction: shape({
    ...COMMON,
    of: need(text),
    set: need(shape({ tags: may(listOf(text)), note: may(nullable(text)), cluster: may(text) })),
    why: need(text),
  }),
  commit: shape({ ...COMMON, file: need(text), case: need(text), round: need(count), sha256: need(hash) }),
  open: shape({
    ...COMMON,
    of: need(lineId),
    salt: need(test((value) => isText(value) && /^[0-9a-f]{32}$/.test(value), "32 hexadecimal digits")),
    file_sha256: need(hash),
  }),
  anchor: shape({ ...COMMON, head: need(hash), lines: need(count), where: need(text), proof: need(nullable(text)) }),
};

/** Further rules of single kinds. */
const RULES: { [kind in Kind]?: (line: Line) => string | null } = {
  question: (line) => (line.kind === "question" ? checkQuestion(line) : null),
  run: (line) => (line.kind === "run" ? checkJoint(line) : null),
  forecast: (line) => (line.kind === "forecast" ? checkForecast(line) : null),
  resolution: (line) => (line.kind === "resolution" ? checkResolution(line) : null),
};

/**
 * What is wrong with one line by itself, in a sentence without a full stop; null where it is a line of a ledger.
 * @param value as parsed from JSON @param number of the line in the file, from 1
 */
export function checkLine(value: unknown, number: number): string | null {
  if (!isRecord(value)) return `${shown(value)} is not an object`;
  const kind = value["kind"];
  if (!isText(kind) || !Object.hasOwn(SHAPES, kind))
    return `kind is ${shown(kind)}, not ${Object.keys(SHAPES).join(", ")}`;
  const problem = SHAPES[kind as Kind](value);
  if (problem !== null) return problem.slice(1);
  const line = value as unknown as Line;
  const letter = LETTERS[line.kind];
  if (letter !== null && line.id !== `${letter}${number}`)
    return `id is '${line.id}', not '${letter}${number}', its letter and line number`;
  return RULES[line.kind]?.(line) ?? null;
}

function checkQuestion(line: Line & { kind: "question" }): string | null {
  const { type, options, unit, opens, closes, due } = line;
  if (opens > closes) return `opens (${opens}) is after closes (${closes})`;
  if (due <= closes) return `due (${due}) is not after closes (${closes})`;
  if ((type === "ordered") !== (options !== undefined)) return "options belong to an ordered question, and to no other";
  if (unit !== undefined && type !== "number") return "unit belongs to a question about a number";
  const taken = options?.find((option, n) => options.indexOf(option) < n || NO_ANSWERS.some((word) => word === option));
  return taken === undefined ? null : `option '${taken}' is listed twice, or is a word for no answer`;
}

function checkJoint({ joint, kept, paths }: Line & { kind: "run" }): string | null {
  if (joint === undefined) return null;
  const { questions, patterns } = joint;
  let futures = 0;
  let before = "";
  for (const [bits, count] of patterns) {
    if (bits.length !== questions.length || !/^[01-]*$/.test(bits))
      return `joint: '${bits}' is not one of 0, 1 and - for each of ${questions.length} questions`;
    if (bits <= before) return "joint: patterns are not sorted";
    before = bits;
    futures += count;
  }
  return futures === kept * paths ? null : `joint: ${futures} futures, not kept x paths (${kept * paths})`;
}

const ODDS = ["p", "probs", "quantiles", "normal", "cdf"] as const;

function checkForecast(line: Line & { kind: "forecast" }): string | null {
  const given = ODDS.filter((name) => line[name] !== undefined);
  if (given.length !== 1) return `exactly one of ${ODDS.join(", ")} is needed, here are ${given.length}`;
  const { probs, quantiles, cdf, curve, interval } = line;
  if (probs && Math.abs(probs.reduce((sum, p) => sum + p, 0) - 1) > SUM_TOLERANCE) return "probs do not sum to 1";
  if (quantiles?.some(([level], n) => n > 0 && level <= quantiles[n - 1][0])) return "quantiles: shares do not rise";
  if (cdf && !rises(cdf)) return "cdf does not rise";
  if (interval && interval.p5 > interval.p95) return "interval: p5 is above p95";
  if (line.p === undefined && (curve || interval || line.se !== undefined)) return "se, curve and interval belong to p";
  return null;
}

/** Whether the first of each pair rises and the second does not fall. */
const rises = (pairs: readonly (readonly [number, number])[]): boolean =>
  pairs.every(([x, y], n) => n === 0 || (x > pairs[n - 1][0] && y >= pairs[n - 1][1]));

function checkResolution(line: Line & { kind: "resolution" }): string | null {
  const { outcome, happened_on, between, known_on, citation, why, supersedes } = line;
  const answers = !NO_ANSWERS.some((word) => word === outcome);
  if (answers && citation === null) return `outcome '${outcome}' needs a citation`;
  if ((!answers || supersedes !== null) && why === null)
    return `${answers ? "a resolution that supersedes another" : `outcome '${outcome}'`} needs why`;
  if (between && between[0] >= between[1]) return `between: ${between[0]} is not before ${between[1]}`;
  if (between && happened_on !== null) return "happened_on and between exclude each other";
  const first = happened_on ?? between?.[0];
  if (first !== undefined && first > known_on) return `known_on (${known_on}) is before the event (${first})`;
  return null;
}
