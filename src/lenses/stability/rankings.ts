/** Preferences of a plain model: rankings of the states, payoffs, or prioritised statements about options (Hipel, Fang & Kilgour 1993), as ranks from the worst, 1, upwards. */
import { codeOf } from "./patterns.ts";
import { isBlock, word, type Block, type Say } from "./parts.ts";
import { readStatement } from "./statements.ts";
import { nearest, suggestion } from "../../language/text/nearest.ts";
import { shorten } from "../../language/text/visible.ts";

const MAX_STATEMENTS = 50;
const MAX_TABLE_DEPTH = 10;

/** Row i, state s at [i * states + s]. */
export function ranks(
  data: Block,
  dms: readonly string[],
  states: readonly string[],
  options: readonly string[],
  patterns: readonly string[],
  find: (name: string) => number,
  say: Say,
): Float64Array {
  const S = states.length;
  const out = new Float64Array(dms.length * S);
  const blocks = Object.fromEntries(KINDS.map((key) => [key, blockOf(data[key], key, dms, say)]));
  dms.forEach((dm, i) => {
    const given = KINDS.filter((key) => blocks[key][dm] !== undefined);
    const [kind] = given;
    if (given.length > 1) return say(`${dm}: one of ${KINDS.join(", ")}, not ${given.join(" and ")}`, given[1], dm);
    if (kind === undefined)
      return say(
        `${dm}: no ranking of the states; write rankings: {${dm}: [best, ..., worst]}, ties in brackets`,
        "dms",
        i,
      );
    const list = blocks[kind][dm];
    if (!Array.isArray(list))
      return say(`${dm}: a list, ${kind === "payoffs" ? "a number for each state" : "best first"}`, kind, dm);
    const row = out.subarray(i * S, (i + 1) * S);
    if (kind === "rankings") rank(list, dm, states, find, row, say);
    else if (kind === "payoffs") pay(list, dm, row, say);
    else score(list, dm, options, patterns, row, say);
  });
  return out;
}

const KINDS = ["rankings", "statements", "payoffs"] as const;

function blockOf(block: unknown, key: string, dms: readonly string[], say: Say): Block {
  if (block === undefined) return {};
  if (!isBlock(block)) {
    say(`${key}: for each decision maker a list`, key);
    return {};
  }
  for (const name of Object.keys(block))
    if (!dms.includes(name))
      say(
        `${key}: '${shorten(name)}' is not a decision maker${suggestion(nearest(name, dms)) || `; known: ${dms.join(", ")}`}`,
        key,
        name,
      );
  return block;
}

/** Payoffs of the states in their order, nested as a table or not, as ranks: only their order counts. */
function pay(list: readonly unknown[], dm: string, row: Float64Array, say: Say): void {
  const flat = list
    .flat(MAX_TABLE_DEPTH)
    .map((one) => (word(one) === null || word(one) === "" ? Number.NaN : Number(word(one))));
  const wrong = flat.findIndex((one) => !Number.isFinite(one));
  if (wrong >= 0) return say(`payoffs of ${dm}: number ${wrong + 1} is not a number`, "payoffs", dm);
  if (flat.length !== row.length)
    return say(`payoffs of ${dm}: ${flat.length} numbers are given, and there are ${row.length} states`, "payoffs", dm);
  const order = [...new Set(flat)].sort((a, b) => a - b);
  const rankOf = new Map(order.map((one, at) => [one, at + 1]));
  flat.forEach((one, s) => {
    row[s] = rankOf.get(one)!;
  });
}

function rank(
  list: readonly unknown[],
  dm: string,
  states: readonly string[],
  find: (name: string) => number,
  row: Float64Array,
  say: Say,
): void {
  list.forEach((entry, at) => {
    for (const one of Array.isArray(entry) ? entry : [entry]) {
      const name = word(one) ?? JSON.stringify(one);
      const s = find(name);
      if (s < 0)
        say(
          `ranking of ${dm}: '${shorten(name)}' is not a state${suggestion(nearest(name, states))}`,
          "rankings",
          dm,
          at,
        );
      else if (row[s] !== 0) say(`ranking of ${dm}: state '${name}' is ranked twice`, "rankings", dm, at);
      else row[s] = list.length - at;
    }
  });
  const missing = states.filter((_, s) => row[s] === 0);
  if (missing.length > 0)
    say(
      `ranking of ${dm}: ${missing.length === 1 ? "state" : "states"} ${missing.slice(0, 8).join(", ")}${missing.length > 8 ? ` and ${missing.length - 8} more` : ""} ${missing.length === 1 ? "is" : "are"} not ranked`,
      "rankings",
      dm,
    );
}

/** A statement outweighs all after it: states are compared by the first statement that is true of one of them only. */
function score(
  list: readonly unknown[],
  dm: string,
  options: readonly string[],
  patterns: readonly string[],
  row: Float64Array,
  say: Say,
): void {
  if (patterns.length === 0) return say(`statements of ${dm}: these need the option form`, "statements", dm);
  if (list.length > MAX_STATEMENTS) return say(`statements of ${dm}: at most ${MAX_STATEMENTS}`, "statements", dm);
  const read = list.map((entry, at) => {
    const text = word(entry);
    const statement = text === null ? { why: "it is not text" } : readStatement(text, options);
    if ("holds" in statement) return statement.holds;
    say(
      `statements of ${dm}: '${shorten(text ?? JSON.stringify(entry))}' cannot be read: ${statement.why}`,
      "statements",
      dm,
      at,
    );
    return null;
  });
  const holds = read.filter((one) => one !== null);
  if (holds.length < read.length) return;
  const keys = patterns.map(codeOf).map((code) => holds.map((one) => (one(code) ? "1" : "0")).join(""));
  const order = [...new Set(keys)].sort();
  const rankOf = new Map(order.map((key, at) => [key, at + 1]));
  keys.forEach((key, s) => {
    row[s] = rankOf.get(key)!;
  });
}
