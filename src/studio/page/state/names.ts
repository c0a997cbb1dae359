/** Names of a case as wording/paths.ts reads them, and the colour of a passage by what quotes it. */
import type { Case } from "../../../language/index.ts";
import type { Names } from "../../../wording/paths.ts";

export function namesOf(c: Case): Names {
  const byId = <T extends { id: string }, V>(list: readonly T[], of: (entry: T) => V): { [id: string]: V } =>
    Object.fromEntries(list.map((entry) => [entry.id, of(entry)]));
  const named = (list: readonly { id: string; name: string }[]) => byId(list, ({ name }) => ({ name }));
  return {
    actors: byId(c.actors, ({ name, needs }) => ({ name, needs: byId(needs, (need) => need.name) })),
    drivers: named(c.drivers),
    issues: byId(c.issues, ({ name, options }) => ({ name, options: byId(options, ({ text }) => text) })),
    tables: named(c.tables),
    scenarios: named(c.scenarios),
    questions: byId(c.questions, ({ ask }) => ({ ask })),
    accords: c.accords,
    events: c.events,
    places: c.places,
    lenses: c.market
      ? {
          market: {
            suppliers: named(c.market.suppliers),
            markets: named(c.market.markets),
            traders: named(c.market.traders),
            assets: named(c.market.assets),
          },
        }
      : {},
  };
}

/** Kind of the block that quotes a passage: the colour of the text. */
export type Became = "driver" | "need" | "stake" | "belief" | "accord" | "question" | "other";
export function becameOf(path: string): Became {
  const [head, , part] = path.split(".");
  if (head === "drivers") return "driver";
  if (head === "actors")
    return part === "needs" ? "need" : part === "stakes" ? "stake" : part === "beliefs" ? "belief" : "other";
  if (head === "accords" || head === "events") return "accord";
  if (head === "questions" || head === "scenarios") return "question";
  return "other";
}
