/** Names of a case in the form that words on paths read them in: a result without its findings. */
import { monthText } from "../../../language/blocks/dates.ts";
import type { Case } from "../../../language/index.ts";
import type { Result } from "../../../result/index.ts";
import { inWords, place, type Place } from "../../../wording/format.ts";

export type Names = Pick<
  Result,
  "actors" | "drivers" | "issues" | "tables" | "scenarios" | "questions" | "lenses" | "accords" | "events"
>;

export function namesOf(c: Case): Names {
  const by = <T extends { id: string }, V>(list: readonly T[], of: (one: T) => V): { [id: string]: V } =>
    Object.fromEntries(list.map((one) => [one.id, of(one)]));
  const named = ({ name }: { name: string }): { name: string } => ({ name });
  return {
    actors: by(c.actors, (a) => ({
      name: a.name,
      code: a.code,
      part_of: null,
      range: null,
      needs: Object.fromEntries(a.needs.map((n) => [n.id, n.name])),
    })),
    drivers: by(c.drivers, (d) => ({
      name: d.name,
      unit: d.unit,
      range: [null, null] as [null, null],
      history: [],
      fan: [],
      now: 0,
    })),
    issues: by(c.issues, (i) => ({ name: i.name, options: Object.fromEntries(i.options.map((o) => [o.id, o.text])) })),
    tables: by(c.tables, (t) => ({ name: t.name, parties: [], ratified_by: [], issues: [] })),
    scenarios: by(c.scenarios, (s) => ({ name: s.name, set: {} })),
    questions: by(c.questions, (q) => ({ ask: q.ask, by: monthText(q.by) }) as Result["questions"][string]),
    accords: c.accords.map((a) => ({ ...a, on: null })),
    events: c.events,
    lenses: c.market
      ? {
          market: {
            suppliers: by(c.market.suppliers, named),
            markets: by(c.market.markets, named),
            traders: by(c.market.traders, named),
            assets: by(c.market.assets, named),
          } as unknown as NonNullable<Result["lenses"]["market"]>,
        }
      : {},
  };
}

export const placeOf = (names: Names, path: string): Place => place(names as Result, path);
export const wordsOf = (names: Names, path: string): string => inWords(names as Result, path);

/** What a cited block is, in words: a path of numbers, or a thing without any. */
export function blockWords(names: Names, path: string): string {
  const [head, id] = path.split(".");
  if (path === "record") return "the record";
  if (head === "questions") return `the question \u2018${names.questions[id!]?.ask ?? id}\u2019`;
  if (head === "accords")
    return `the accord \u2018${names.accords.find((a) => a.id === id)?.text ?? id!.replaceAll("_", " ")}\u2019`;
  if (head === "events")
    return `the event \u2018${names.events.find((e) => e.id === id)?.text ?? id!.replaceAll("_", " ")}\u2019`;
  if (head === "constraints") return `the rule \u2018${id!.replaceAll("_", " ")}\u2019`;
  if (head === "scenarios") return `the scenario \u2018${names.scenarios[id!]?.name ?? id}\u2019`;
  return wordsOf(names, path);
}

/** What a passage became, by the block that quotes it: the colours of the text. */
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
