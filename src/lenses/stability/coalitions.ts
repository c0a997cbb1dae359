/**
 * Coalitions of a plain model (Kilgour, Hipel, Peng & Fang 2001): the members together go wherever legal sequences of
 * their moves lead, if each of them gains.
 */
import { MAX_ARCS, Whole, type Mover } from "./graph.ts";
import { word, type Say } from "./parts.ts";

/** Greatest number of search steps for one coalition, some seconds. */
const MAX_STEPS = 300_000_000;

export function coalitionsOf(
  data: unknown,
  dms: readonly string[],
  movers: readonly Mover[],
  states: number,
  say: Say,
): Mover[] {
  if (!Array.isArray(data)) {
    say("coalitions: a list of lists, for example coalitions: [[Row, Column]]", "coalitions");
    return [];
  }
  return (data as unknown[]).flatMap((entry, at) => {
    const names = Array.isArray(entry) ? (entry as unknown[]).map((one) => word(one) ?? "") : [];
    const members = names.map((name) => dms.indexOf(name));
    if (members.length < 2 || members.includes(-1) || new Set(members).size < members.length) {
      say(
        `coalitions: ${JSON.stringify(entry)} is not a list of two or more decision makers; known: ${dms.join(", ")}`,
        "coalitions",
        at,
      );
      return [];
    }
    const found = together(names.join(" + "), members, movers, states);
    if (!found)
      say(`coalitions: ${names.join(" and ")} have more moves together than can be looked at`, "coalitions", at);
    return found ?? [];
  });
}

/**
 * Arcs from each state to all states that legal sequences of the members' moves reach, no member moving twice in a row.
 */
function together(id: string, members: readonly number[], movers: readonly Mover[], states: number): Mover | null {
  const starts = new Int32Array(states + 1);
  const targets = new Whole();
  const came = new Int32Array(movers.length * states).fill(-1); // node (state, last mover), by the state of departure
  const listed = new Int32Array(states).fill(-1);
  let steps = 0;
  for (let s = 0; s < states; s++) {
    const open: [number, number][] = [[s, -1]];
    while (open.length > 0) {
      const [at, last] = open.pop()!;
      for (const G of members) {
        if (G === last) continue;
        const mover = movers[G];
        steps += mover.starts[at + 1] - mover.starts[at];
        for (let a = mover.starts[at]; a < mover.starts[at + 1]; a++) {
          const t = mover.targets[a];
          if (came[G * states + t] === s) continue;
          came[G * states + t] = s;
          open.push([t, G]);
          if (t === s || listed[t] === s) continue;
          listed[t] = s;
          targets.push(t);
        }
      }
    }
    starts[s + 1] = targets.length;
    if (targets.length > MAX_ARCS || steps > MAX_STEPS) return null;
  }
  return { id, members: [...members], starts, targets: targets.done(), costs: null };
}
