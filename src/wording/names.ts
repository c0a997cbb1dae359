/** Names of a case, as paths and conditions are read with them. */
import type { Case } from "../language/case.ts";
import type { Names } from "./paths.ts";

export function namesOf(c: Case): Names {
  const byId = <T extends { id: string }, V>(list: readonly T[], of: (entry: T) => V): { [id: string]: V } =>
    Object.fromEntries(list.map((entry) => [entry.id, of(entry)]));
  const named = (list: readonly { id: string; name: string }[]) => byId(list, ({ name }) => ({ name }));
  return {
    actors: byId(c.actors, ({ name, needs, governments }) => ({
      name,
      needs: byId(needs, (need) => need.name),
      lines: byId(governments?.lines ?? [], (line) => line.name),
    })),
    drivers: named(c.drivers),
    issues: byId(c.issues, ({ name, options }) => ({ name, options: byId(options, ({ text }) => text) })),
    tables: named(c.tables),
    scenarios: named(c.scenarios),
    questions: byId(c.questions, ({ ask }) => ({ ask })),
    accords: c.accords,
    events: c.events,
    places: c.places,
    factors: named(c.factors),
    claims: named(c.claims),
    parameters: Object.fromEntries(
      c.parameters
        .filter(({ idle, computed }) => !idle && !computed)
        .map(({ path, text, quantity, default: isDefault }) => [
          path,
          { text, uncertain: quantity.kind !== "exact", default: isDefault },
        ]),
    ),
    ...(c.pool ? { people: named(c.pool) } : {}),
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
