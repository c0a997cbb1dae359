/**
 * Reads a plain graph model (docs/use/stability.md): decision makers, states, moves and rankings; or the option form,
 * from which states and moves follow; or a game in normal form. Input is plain data (parsed YAML or JSON).
 */
import { coalitionsOf } from "./coalitions.ts";
import { MAX_ARCS, MAX_STATES, Whole, type Graph, type Mover } from "./graph.ts";
import { optionForm } from "./options.ts";
import { isBlock, statesOf, word, type Block, type Built, type Path, type Say } from "./parts.ts";
import { ranks } from "./rankings.ts";
import { normalForm } from "./strategies.ts";
import { nearest, suggestion } from "../../language/text/nearest.ts";
import { shorten } from "../../language/text/visible.ts";

export interface PlainModel {
  title: string;
  source: string | null;
  note: string | null;
  dms: string[];
  /** Name of each state, as in the file: an id, or its number. */
  states: string[];
  /** Description of each state; empty where the file has none. */
  words: string[];
  /** Pattern of options of each state (Y, N), and the options' names; empty in the plain form. */
  patterns: string[];
  options: string[];
  /** Initial state of the conflict. */
  standing: number;
  /** Movers: the decision makers in order, then the coalitions. */
  graph: Graph;
  /** Movers that answer H: decision makers alone that are not members of H. */
  others: number[][];
  /** utility[i * states + s]: rank from the worst, 1, upwards; ties share a rank. */
  utility: Float64Array;
}

/** A problem and its place in the file. */
export interface Problem {
  message: string;
  path: Path;
}
type ReadModel = { model: PlainModel } | { problems: Problem[] };
const KEYS = [
  "title",
  "source",
  "note",
  "dms",
  "states",
  "moves",
  "rankings",
  "options",
  "feasible",
  "infeasible",
  "strategies",
  "payoffs",
  "statements",
  "standing",
  "coalitions",
];
const MAX_PROBLEMS = 50;

export function readModel(data: unknown): ReadModel {
  const problems: Problem[] = [];
  const say: Say = (message, ...path) => {
    if (problems.length < MAX_PROBLEMS) problems.push({ message, path });
  };
  if (!isBlock(data))
    return {
      problems: [
        {
          message:
            "a graph model is a block of keys: title, dms, states, moves, rankings (or options, see docs/use/stability.md)",
          path: [],
        },
      ],
    };
  for (const key of Object.keys(data))
    if (!KEYS.includes(key))
      say(`unknown key '${shorten(key)}'${suggestion(nearest(key, KEYS)) || `; known here: ${KEYS.join(", ")}`}`, key);
  const dms = Array.isArray(data["dms"]) ? data["dms"].map((one) => word(one)) : [];
  if (dms.length === 0 || dms.includes(null))
    say("dms: name the decision makers, for example dms: [Row, Column]", "dms");
  if (new Set(dms).size < dms.length) say("dms: a decision maker is given twice", "dms");
  if (data["options"] !== undefined && !isBlock(data["options"]))
    say("options: each with the decision maker whose it is, for example options: {build: Upper}", "options");
  if (data["options"] !== undefined && data["moves"] !== undefined)
    say("moves: these follow from the options; write one or the other", "moves");
  if (data["strategies"] !== undefined)
    for (const key of ["states", "moves", "options"])
      if (data[key] !== undefined) say(`${key}: states and moves follow from the strategies`, key);
  for (const key of ["feasible", "infeasible", "statements"])
    if (data[key] !== undefined && data["options"] === undefined)
      say(`${key}: these need the option form (options: {...})`, key);
  if (problems.length > 0) return { problems };
  const names = dms as string[];
  const built = isBlock(data["options"])
    ? optionForm(data, names, say)
    : data["strategies"] !== undefined
      ? normalForm(data, names, say)
      : plainForm(data, names, say);
  if (!built || problems.length > 0) return { problems };
  const { states, words, patterns, options, movers } = built;
  const find = stateFinder(states, patterns);
  const utility = ranks(data, names, states, options, patterns, find, say);
  const standing = data["standing"] === undefined ? 0 : find(word(data["standing"]) ?? "");
  if (standing < 0)
    say(
      `standing: '${word(data["standing"])}' is not a state${suggestion(nearest(word(data["standing"]) ?? "", states))}`,
      "standing",
    );
  const coalitions =
    data["coalitions"] === undefined ? [] : coalitionsOf(data["coalitions"], names, movers, states.length, say);
  if (problems.length > 0) return { problems };
  const graph: Graph = { states: states.length, actors: names.length, movers: [...movers, ...coalitions] };
  return {
    model: {
      title: word(data["title"]) ?? "Graph model",
      source: word(data["source"]),
      note: word(data["note"]),
      dms: names,
      states,
      words,
      patterns,
      options,
      standing,
      graph,
      utility,
      others: graph.movers.map(({ members }) => names.flatMap((_, G) => (members.includes(G) ? [] : [G]))),
    },
  };
}

/** State by its name or its pattern of options; -1 for an unknown one. */
function stateFinder(states: readonly string[], patterns: readonly string[]): (name: string) => number {
  const index = new Map([
    ...patterns.map((name, s) => [name, s] as const),
    ...states.map((name, s) => [name, s] as const),
  ]);
  return (name) => index.get(name) ?? -1;
}

function plainForm(data: Block, dms: readonly string[], say: Say): Built | null {
  const { names, words } = statesOf(data["states"]);
  if (names.length > MAX_STATES) {
    say(`states: at most ${MAX_STATES.toLocaleString("en")} can be looked at`, "states");
    return null;
  }
  if (names.length === 0 || names.includes(null)) {
    say("states: how many there are, or a list of their names", "states");
    return null;
  }
  const states = names as string[];
  const index = new Map(states.map((name, s) => [name, s]));
  if (index.size < states.length) say("states: a state is given twice", "states");
  const moves = data["moves"];
  if (!isBlock(moves)) {
    say("moves: for each decision maker a list of [from, to]", "moves");
    return null;
  }
  for (const key of Object.keys(moves))
    if (!dms.includes(key)) say(`moves: '${key}' is not a decision maker; known: ${dms.join(", ")}`, "moves", key);
  let arcs = 0;
  const movers = dms.map((dm, i): Mover => {
    const list = moves[dm] ?? [];
    const from = new Whole();
    const to = new Whole();
    if (!Array.isArray(list)) say(`moves of ${dm}: a list of [from, to]`, "moves", dm);
    else
      for (const [at, pair] of (list as unknown[]).entries()) {
        const [a, b] = Array.isArray(pair) && pair.length === 2 ? pair.map((end) => index.get(word(end) ?? "")) : [];
        if (a === undefined || b === undefined)
          say(`moves of ${dm}: ${JSON.stringify(pair)} is not a move between two states`, "moves", dm, at);
        else if (a !== b) {
          from.push(a);
          to.push(b);
        }
      }
    arcs += from.length;
    return mover(dm, i, states.length, from.done(), to.done());
  });
  if (arcs > MAX_ARCS) {
    say(`moves: at most ${MAX_ARCS.toLocaleString("en")} can be looked at`, "moves");
    return null;
  }
  return { states, words, patterns: [], options: [], movers };
}

/** Arcs as listed, sorted by source state, each once. */
function mover(id: string, i: number, states: number, from: Int32Array, to: Int32Array): Mover {
  const order = Float64Array.from(from, (a, n) => a * states + to[n]).sort();
  const once = order.filter((pair, n) => n === 0 || pair !== order[n - 1]);
  const starts = new Int32Array(states + 1);
  for (const pair of once) starts[Math.floor(pair / states) + 1]++;
  for (let s = 0; s < states; s++) starts[s + 1] += starts[s];
  return { id, members: [i], starts, targets: Int32Array.from(once, (pair) => pair % states), costs: null };
}
