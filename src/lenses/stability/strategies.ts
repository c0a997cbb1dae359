/** Games in normal form: each decision maker chooses one of its strategies, and a state is one choice of each. */
import { MAX_ARCS, MAX_STATES, Whole, type Mover } from "./graph.ts";
import { isBlock, word, type Block, type Built, type Say } from "./parts.ts";

/**
 * States in the order of a table's cells, the last decision maker's strategy changing first, and the moves of each
 * decision maker to its other strategies.
 */
export function normalForm(data: Block, dms: readonly string[], say: Say): Built | null {
  const block = data["strategies"];
  if (!isBlock(block)) {
    say("strategies: for each decision maker a list of names", "strategies");
    return null;
  }
  const lists = dms.map((dm) => {
    const list = block[dm];
    const names = Array.isArray(list) ? list.map((one) => word(one)) : [];
    if (names.length === 0 || names.includes(null) || new Set(names).size < names.length)
      say(`strategies of ${dm}: a list of names, each once`, "strategies", dm);
    return names as string[];
  });
  for (const key of Object.keys(block))
    if (!dms.includes(key))
      say(`strategies: '${key}' is not a decision maker; known: ${dms.join(", ")}`, "strategies", key);
  const count = lists.reduce((product, { length }) => product * length, 1);
  const arcs = lists.reduce((sum, { length }) => sum + count * (length - 1), 0);
  if (count > MAX_STATES || arcs > MAX_ARCS) {
    say(
      `strategies: they make more than ${MAX_STATES.toLocaleString("en")} states, which is more than can be looked at`,
      "strategies",
    );
    return null;
  }
  let cells: string[][] = [[]];
  for (const list of lists) cells = cells.flatMap((cell) => list.map((name) => [...cell, name]));
  let step = count;
  const movers = dms.map((dm, i): Mover => {
    const { length } = lists[i];
    const around = step;
    step /= Math.max(1, length);
    const starts = new Int32Array(count + 1);
    const targets = new Whole();
    for (let s = 0; s < count; s++) {
      const mine = Math.floor((s % around) / step);
      for (let other = 0; other < length; other++) if (other !== mine) targets.push(s + (other - mine) * step);
      starts[s + 1] = targets.length;
    }
    return { id: dm, members: [i], starts, targets: targets.done(), costs: null };
  });
  return { states: cells.map((cell) => cell.join("/")), words: [], patterns: [], options: [], movers };
}
