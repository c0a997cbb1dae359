/** Preferences of a plain model: rankings of the states, or prioritised statements about options (Hipel, Fang & Kilgour 1993), as ranks from the worst, 1, upwards. */
import { codeOf, fits, patternOf } from "./options.ts";
import { isBlock, word, type Block, type Say } from "./parts.ts";

const MAX_STATEMENTS = 50;

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
  const { rankings, statements } = data as { rankings?: unknown; statements?: unknown };
  for (const [key, block] of [
    ["rankings", rankings],
    ["statements", statements],
  ] as const) {
    if (block === undefined) continue;
    if (!isBlock(block)) {
      say(`${key}: for each decision maker a list`);
      continue;
    }
    for (const name of Object.keys(block))
      if (!dms.includes(name)) say(`${key}: '${name}' is no decision maker; known: ${dms.join(", ")}`);
  }
  dms.forEach((dm, i) => {
    const ranking = isBlock(rankings) ? rankings[dm] : undefined;
    const stated = isBlock(statements) ? statements[dm] : undefined;
    if (ranking !== undefined && stated !== undefined) {
      say(`${dm}: a ranking or statements, not both`);
      return;
    }
    if (ranking === undefined && stated === undefined) {
      say(`${dm}: no ranking of the states; write rankings: {${dm}: [best, ..., worst]}, ties in brackets`);
      return;
    }
    if (!Array.isArray(ranking ?? stated)) {
      say(`${dm}: a list, best first`);
      return;
    }
    const row = out.subarray(i * S, (i + 1) * S);
    if (ranking !== undefined) rank(ranking as unknown[], dm, states, find, row, say);
    else score(stated as unknown[], dm, options, patterns, row, say);
  });
  return out;
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
      if (s < 0) say(`ranking of ${dm}: '${name}' is no state`);
      else if (row[s] !== 0) say(`ranking of ${dm}: state '${name}' is ranked twice`);
      else row[s] = list.length - at;
    }
  });
  const missing = states.filter((_, s) => row[s] === 0);
  if (missing.length > 0)
    say(
      `ranking of ${dm}: ${missing.length === 1 ? "state" : "states"} ${missing.slice(0, 8).join(", ")}${missing.length > 8 ? ` and ${missing.length - 8} more` : ""} ${missing.length === 1 ? "is" : "are"} not ranked`,
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
  if (patterns.length === 0) {
    say(`statements of ${dm}: these need the option form`);
    return;
  }
  if (list.length > MAX_STATEMENTS) {
    say(`statements of ${dm}: at most ${MAX_STATEMENTS}`);
    return;
  }
  const codes = patterns.map(codeOf);
  const holds = list.map((entry) => {
    const pattern = patternOf(word(entry), options.length);
    if (!pattern)
      say(
        `statements of ${dm}: '${word(entry) ?? JSON.stringify(entry)}' is no pattern of ${options.length} options; write Y, N or - for each`,
      );
    return pattern;
  });
  if (holds.includes(null)) return;
  const keys = codes.map((code) => holds.map((pattern) => (fits(pattern!, code) ? "1" : "0")).join(""));
  const order = [...new Set(keys)].sort();
  const rankOf = new Map(order.map((key, at) => [key, at + 1]));
  keys.forEach((key, s) => {
    row[s] = rankOf.get(key)!;
  });
}
