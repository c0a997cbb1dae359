/**
 * A plain graph model as somebody brings it from the literature (docs/stability.md): decision makers, states, moves and
 * rankings; or the option form, from which states and moves follow. Takes plain data (parsed YAML or JSON).
 */
import { MOST_ARCS, MOST_STATES, moverOf, type Graph } from "./graph.ts";

export interface PlainModel {
  title: string;
  dms: string[];
  /** Name of each state, as the file has it: an id, or its pattern of options. */
  states: string[];
  /** Pattern of options of each state (Y, N), empty in the plain form. */
  options: string[];
  graph: Graph;
  /** utility[i * states + s]: rank from the worst, 1, upwards; ties share a rank. */
  utility: Float64Array;
}

export type ReadModel = { model: PlainModel } | { problems: string[] };

type Block = { [key: string]: unknown };
const isBlock = (value: unknown): value is Block => typeof value === "object" && value !== null && !Array.isArray(value);
const word = (value: unknown): string | null => (typeof value === "string" || typeof value === "number" ? String(value) : null);
const KEYS = ["title", "source", "note", "dms", "states", "moves", "rankings", "options", "feasible", "infeasible", "statements"];

export function readModel(data: unknown): ReadModel {
  const problems: string[] = [];
  const say = (text: string): void => { if (problems.length < 50) problems.push(text); };
  if (!isBlock(data)) return { problems: ["a graph model is a block of keys: title, dms, states, moves, rankings (or options, see docs/stability.md)"] };
  for (const key of Object.keys(data)) if (!KEYS.includes(key)) say(`unknown key '${key}'; known here: ${KEYS.join(", ")}`);
  const dms = Array.isArray(data["dms"]) ? data["dms"].map((one) => word(one)) : [];
  if (dms.length === 0 || dms.includes(null)) say("dms: name the decision makers, for example dms: [Row, Column]");
  if (new Set(dms).size < dms.length) say("dms: a decision maker stands twice");
  if (problems.length > 0) return { problems };
  const names = dms as string[];
  const built = isBlock(data["options"]) ? optionForm(data, names, say) : plainForm(data, names, say);
  if (!built || problems.length > 0) return { problems };
  const { states, options, arcs } = built;
  const utility = ranks(data, names, states, options, isBlock(data["options"]) ? Object.keys(data["options"]) : [], say);
  if (problems.length > 0) return { problems };
  const graph: Graph = { states: states.length, actors: names.length, movers: names.map((name, i) => moverOf(name, [i], states.length, arcs[i]!)) };
  return { model: { title: word(data["title"]) ?? "Graph model", dms: names, states, options, graph, utility } };
}

interface Built { states: string[]; options: string[]; arcs: [number, number][][] }

function plainForm(data: Block, dms: readonly string[], say: (text: string) => void): Built | null {
  const listed = data["states"];
  const states = typeof listed === "number" && Number.isInteger(listed) && listed > 0 ? (listed <= MOST_STATES ? Array.from({ length: listed }, (_, s) => String(s + 1)) : null)
    : Array.isArray(listed) ? listed.map((one) => word(one)) : isBlock(listed) ? Object.keys(listed) : [];
  if (states === null || states.length > MOST_STATES) { say(`states: at most ${MOST_STATES.toLocaleString("en")} can be looked at`); return null; }
  if (states.length === 0 || states.includes(null)) { say("states: how many there are, or a list of their names"); return null; }
  const names = states as string[];
  const index = new Map(names.map((name, s) => [name, s]));
  if (index.size < names.length) say("states: a state stands twice");
  const moves = data["moves"];
  if (!isBlock(moves)) { say("moves: for each decision maker a list of [from, to]"); return null; }
  for (const key of Object.keys(moves)) if (!dms.includes(key)) say(`moves: '${key}' is no decision maker; known: ${dms.join(", ")}`);
  const arcs = dms.map((dm) => {
    const list = moves[dm] ?? [];
    if (!Array.isArray(list)) { say(`moves of ${dm}: a list of [from, to]`); return []; }
    const seen = new Set<string>();
    return list.flatMap((pair: unknown): [number, number][] => {
      const [from, to] = Array.isArray(pair) && pair.length === 2 ? pair.map((end) => index.get(word(end) ?? "")) : [];
      if (from === undefined || to === undefined) { say(`moves of ${dm}: ${JSON.stringify(pair)} is no move between two states`); return []; }
      if (from === to || seen.has(`${from} ${to}`)) return [];
      seen.add(`${from} ${to}`);
      return [[from, to]];
    });
  });
  return { states: names, options: [], arcs };
}

const MOVES = ["both", "to-yes", "to-no", "none"];

function optionForm(data: Block, dms: readonly string[], say: (text: string) => void): Built | null {
  const options = Object.entries(data["options"] as Block).map(([name, value]) => {
    const by = isBlock(value) ? word(value["by"]) : word(value);
    const moves = isBlock(value) && value["moves"] !== undefined ? word(value["moves"]) : "both";
    if (by === null || !dms.includes(by)) say(`options.${name}: by names a decision maker; known: ${dms.join(", ")}`);
    if (moves === null || !MOVES.includes(moves)) say(`options.${name}: moves is one of ${MOVES.join(", ")}`);
    return { name, dm: dms.indexOf(by ?? ""), moves: moves ?? "both" };
  });
  const n = options.length;
  if (n > 14) { say(`options: ${n} options make more states than can be looked at; at most 14`); return null; }
  const pattern = (text: unknown): RegExp | null => {
    const written = word(text) ?? "";
    if (written.length !== n || !/^[YN-]*$/.test(written)) { say(`'${written}' is no pattern of ${n} options; write Y, N or - for each, in their order`); return null; }
    return new RegExp(`^${written.replaceAll("-", ".")}$`);
  };
  const listOf = (key: string): RegExp[] => {
    const list = data[key] ?? [];
    if (!Array.isArray(list)) { say(`${key}: a list of patterns such as ${"Y".repeat(Math.max(0, n - 1))}-`); return []; }
    return list.flatMap((text) => pattern(text) ?? []);
  };
  const feasible = listOf("feasible");
  const infeasible = listOf("infeasible");
  const all = Array.from({ length: 1 << n }, (_, code) => Array.from({ length: n }, (__, o) => ((code >> o) & 1 ? "Y" : "N")).join(""));
  const states = feasible.length > 0 && (data["feasible"] as unknown[]).every((text) => !String(text).includes("-"))
    ? [...new Set((data["feasible"] as unknown[]).map(String))]
    : all.filter((state) => (feasible.length === 0 || feasible.some((p) => p.test(state))) && !infeasible.some((p) => p.test(state)));
  if (states.length === 0) { say("no state is feasible"); return null; }
  const index = new Map(states.map((state, s) => [state, s]));
  const arcs = dms.map((_, i) => {
    const mine = options.flatMap(({ dm }, o) => (dm === i ? [o] : []));
    return states.flatMap((state, s) => {
      const out: [number, number][] = [];
      for (let code = 1; code < 1 << mine.length; code++) {
        const next = [...state];
        let allowed = true;
        mine.forEach((o, bit) => {
          if (!((code >> bit) & 1)) return;
          next[o] = state[o] === "Y" ? "N" : "Y";
          const { moves } = options[o]!;
          if (moves === "none" || (moves === "to-yes" && next[o] === "N") || (moves === "to-no" && next[o] === "Y")) allowed = false;
        });
        const to = allowed ? index.get(next.join("")) : undefined;
        if (to !== undefined) out.push([s, to]);
      }
      return out;
    });
  });
  if (arcs.reduce((sum, list) => sum + list.length, 0) > MOST_ARCS) { say("this model has more moves than can be looked at"); return null; }
  const names = isBlock(data["states"]) || Array.isArray(data["states"]) ? (Array.isArray(data["states"]) ? data["states"].map(String) : Object.keys(data["states"] as Block)) : states.map((_, s) => String(s + 1));
  if (names.length !== states.length) { say(`states: ${states.length} states are feasible, and ${names.length} names stand here`); return null; }
  return { states: names, options: states, arcs };
}

/** Ranks from `rankings` (best first, ties in brackets) or from prioritised `statements` (the first outweighs all after it). */
function ranks(data: Block, dms: readonly string[], states: readonly string[], patterns: readonly string[], options: readonly string[], say: (text: string) => void): Float64Array {
  const S = states.length;
  const out = new Float64Array(dms.length * S);
  const { rankings, statements } = data as { rankings?: unknown; statements?: unknown };
  for (const [key, block] of [["rankings", rankings], ["statements", statements]] as const) {
    if (block === undefined) continue;
    if (!isBlock(block)) { say(`${key}: for each decision maker a list`); continue; }
    for (const name of Object.keys(block)) if (!dms.includes(name)) say(`${key}: '${name}' is no decision maker; known: ${dms.join(", ")}`);
  }
  dms.forEach((dm, i) => {
    const ranking = isBlock(rankings) ? rankings[dm] : undefined;
    const stated = isBlock(statements) ? statements[dm] : undefined;
    if (ranking !== undefined && stated !== undefined) { say(`${dm}: a ranking or statements, not both`); return; }
    if (ranking === undefined && stated === undefined) { say(`${dm}: no ranking of the states; write rankings: {${dm}: [best, ..., worst]}, ties in brackets`); return; }
    if (!Array.isArray(ranking ?? stated)) { say(`${dm}: a list, best first`); return; }
    const row = out.subarray(i * S, (i + 1) * S);
    if (ranking !== undefined) rank(ranking as unknown[], dm, states, patterns, row, say);
    else score(stated as unknown[], dm, patterns, options, row, say);
  });
  return out;
}

function rank(list: readonly unknown[], dm: string, states: readonly string[], patterns: readonly string[], row: Float64Array, say: (text: string) => void): void {
  const seen = new Uint8Array(row.length);
  list.forEach((entry, at) => {
    for (const one of Array.isArray(entry) ? entry : [entry]) {
      const name = word(one) ?? "";
      const s = states.indexOf(name) >= 0 ? states.indexOf(name) : patterns.indexOf(name);
      if (s < 0) { say(`ranking of ${dm}: '${name}' is no state`); continue; }
      if (seen[s]) { say(`ranking of ${dm}: state '${name}' is ranked twice`); continue; }
      seen[s] = 1;
      row[s] = list.length - at;
    }
  });
  const missing = states.filter((_, s) => !seen[s]);
  if (missing.length > 0) say(`ranking of ${dm}: ${missing.length === 1 ? "state" : "states"} ${missing.slice(0, 8).join(", ")}${missing.length > 8 ? " ..." : ""} ${missing.length === 1 ? "is" : "are"} not ranked`);
}

/** Statement j of n that holds at a state adds 2^(n - j): preferences are lexicographic. */
function score(list: readonly unknown[], dm: string, patterns: readonly string[], options: readonly string[], row: Float64Array, say: (text: string) => void): void {
  if (patterns.length === 0) { say(`statements of ${dm}: these need the option form`); return; }
  if (list.length > 50) { say(`statements of ${dm}: at most 50`); return; }
  list.forEach((entry, j) => {
    const text = word(entry) ?? "";
    if (text.length !== options.length || !/^[YN-]*$/.test(text)) { say(`statements of ${dm}: '${text}' is no pattern of ${options.length} options; write Y, N or - for each`); return; }
    const holds = new RegExp(`^${text.replaceAll("-", ".")}$`);
    let weight = 1;
    for (let n = j + 1; n < list.length; n++) weight *= 2;
    patterns.forEach((pattern, s) => { if (holds.test(pattern)) row[s]! += weight; });
  });
}
