/**
 * The option form (Howard 1971; Fang, Hipel, Kilgour & Peng 2003): a state is yes or no for every option, and each
 * option belongs to one decision maker. o option, s state.
 */
import { MAX_ARCS, Whole, type Mover } from "./graph.ts";
import { codeOf, fits, patternOf, type Pattern } from "./patterns.ts";
import { isBlock, statesOf, word, type Block, type Built, type Say } from "./parts.ts";

const MOVES = ["both", "to-yes", "to-no", "none"];
const MAX_OPTIONS = 14;

export function optionForm(data: Block, dms: readonly string[], say: Say): Built | null {
  const options = Object.entries(data["options"] as Block).map(([name, value]) => {
    const by = isBlock(value) ? word(value["by"]) : word(value);
    const moves = isBlock(value) && value["moves"] !== undefined ? word(value["moves"]) : "both";
    if (by === null || !dms.includes(by))
      say(`options.${name}: by names a decision maker; known: ${dms.join(", ")}`, "options", name);
    if (moves === null || !MOVES.includes(moves))
      say(`options.${name}: moves is one of ${MOVES.join(", ")}`, "options", name);
    return { name, dm: dms.indexOf(by ?? ""), moves: moves ?? "both" };
  });
  const n = options.length;
  if (n === 0) {
    say("options: none is given", "options");
    return null;
  }
  if (n > MAX_OPTIONS) {
    say(`options: ${n} options make more states than can be looked at; at most ${MAX_OPTIONS}`, "options");
    return null;
  }
  const listOf = (key: string): { text: string; pattern: Pattern }[] => {
    const list = data[key] ?? [];
    if (!Array.isArray(list)) {
      say(`${key}: a list of patterns such as ${"Y".repeat(Math.max(0, n - 1))}-`, key);
      return [];
    }
    return list.flatMap((entry: unknown, at) => {
      const text = word(entry);
      const pattern = patternOf(text, n);
      if (!pattern)
        say(
          `${key}: '${text ?? JSON.stringify(entry)}' is not a pattern of ${n} options; write Y, N or - for each, in their order`,
          key,
          at,
        );
      return pattern ? [{ text: text!, pattern }] : [];
    });
  };
  const feasible = listOf("feasible");
  const infeasible = listOf("infeasible");
  const inOrder = feasible.length > 0 && feasible.every(({ text }) => !text.includes("-"));
  const codes = (
    inOrder
      ? [...new Set(feasible.map(({ text }) => codeOf(text)))]
      : Array.from({ length: 1 << n }, (_, code) => code).filter(
          (code) => feasible.length === 0 || feasible.some(({ pattern }) => fits(pattern, code)),
        )
  ).filter((code) => !infeasible.some(({ pattern }) => fits(pattern, code)));
  if (codes.length === 0) {
    say("no state is feasible");
    return null;
  }
  const { names, words } =
    data["states"] === undefined ? { names: codes.map((_, s) => String(s + 1)), words: [] } : statesOf(data["states"]);
  if (names.length !== codes.length) {
    say(`states: ${codes.length} states are feasible, and ${names.length} names are given`, "states");
    return null;
  }
  if (names.includes(null) || new Set(names).size < names.length) {
    say("states: a list of names, each once", "states");
    return null;
  }
  const movers = moversOf(codes, options, dms, say);
  const patterns = codes.map((code) => Array.from({ length: n }, (_, o) => ((code >> o) & 1 ? "Y" : "N")).join(""));
  return movers && { states: names as string[], words, patterns, options: options.map(({ name }) => name), movers };
}

/**
 * A decision maker moves to every feasible state that differs only in its own options, each turned in an allowed
 * direction.
 */
function moversOf(
  codes: readonly number[],
  options: readonly { dm: number; moves: string }[],
  dms: readonly string[],
  say: Say,
): Mover[] | null {
  const stateOf = new Int32Array(1 << options.length).fill(-1);
  codes.forEach((code, s) => {
    stateOf[code] = s;
  });
  let arcs = 0;
  const movers: Mover[] = [];
  for (const [i, dm] of dms.entries()) {
    const mine = options.flatMap((option, o) => (option.dm === i ? [{ ...option, bit: 1 << o }] : []));
    const starts = new Int32Array(codes.length + 1);
    const targets = new Whole();
    for (const [s, code] of codes.entries()) {
      const free = mine.filter(
        ({ moves, bit }) =>
          moves === "both" || (moves === "to-yes" && !(code & bit)) || (moves === "to-no" && code & bit),
      );
      for (let turned = 1; turned < 1 << free.length; turned++) {
        let next = code;
        for (let b = 0; b < free.length; b++) if ((turned >> b) & 1) next ^= free[b].bit;
        if (stateOf[next] >= 0) targets.push(stateOf[next]);
      }
      starts[s + 1] = targets.length;
      if (arcs + targets.length > MAX_ARCS) {
        say(
          `options: they make more than ${MAX_ARCS.toLocaleString("en")} moves, which is more than can be looked at`,
          "options",
        );
        return null;
      }
    }
    arcs += targets.length;
    movers.push({ id: dm, members: [i], starts, targets: targets.done(), costs: null });
  }
  return movers;
}
