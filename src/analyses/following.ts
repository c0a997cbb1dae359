/** Numbers of a draft that follow from what was said that each party would sign today. */
import { agreeing, firstWorlds, type Side } from "../engine/findings/acceptance/index.ts";
import { defaults } from "../engine/index.ts";
import { amend, check, type Case } from "../language/index.ts";
import { modelOf } from "../runners/model.ts";
import { CHECK_WORLDS } from "./acceptance.ts";

/** Side of today on which an option lies for a party by what was said, by the ids of party, issue and option. */
export type SideOf = (party: string, issue: string, option: string) => Side | null;

/** By path of a number, the range with which a statement on today agrees. */
export interface Following {
  [path: string]: string;
}

/**
 * Values of options, and costs of signing them, with which the numbers say of today what the statements of a draft say.
 * Statements on one option come first, those on several together stand on what they gave.
 *
 * @param text of case.yaml, a draft or whole; its suggestions stand for what is open
 * @param read the text of a file beside it, by its path as written
 * @returns nothing for a statement that the numbers agree with already, or that no such number bears out, and nothing at
 * all where the text has errors or something is open without a suggestion
 */
export function followingNumbers(text: string, sideOf: SideOf, read: Parameters<typeof check>[1]): Following {
  const { case: whole, draft } = check({ id: "draft", file: "case.yaml", text }, read);
  const c = whole ?? draft?.case ?? null;
  if (c === null || draft?.unfilled.some(({ suggestion }) => suggestion === null)) return {};
  const changes = ({ options }: Case["today"][number]): number =>
    options.filter((option, k) => option !== c.standing[k]).length;
  const single = numbersFor(c, new Set(c.today.filter((one) => changes(one) === 1).map(({ id }) => id)), sideOf);
  const amended = Object.entries(single).reduce((done, [path, range]) => {
    const next = amend(done, path, range);
    return "problem" in next ? done : next.case;
  }, c);
  const several = new Set(c.today.filter((one) => changes(one) > 1).map(({ id }) => id));
  return { ...(several.size > 0 ? numbersFor(amended, several, sideOf) : {}), ...single };
}

function numbersFor(c: Case, statements: ReadonlySet<string>, sideOf: SideOf): Following {
  const model = modelOf(c, defaults);
  const worlds = firstWorlds(model, CHECK_WORLDS);
  const found: Following = {};
  for (const statement of c.today.filter(({ id }) => statements.has(id))) {
    const party = c.actors[statement.actor ?? 0].id;
    const numbers = agreeing(model, statement, worlds, (k, o) =>
      sideOf(party, c.issues[k].id, c.issues[k].options[o].id),
    );
    for (const range of [numbers?.value, numbers?.friction])
      if (range && found[range.path] === undefined) found[range.path] = textOf(range);
  }
  return found;
}

const textOf = ({ low, high }: { low: number; high: number }): string => {
  const [from, to] = [low, high].map((end) => Number(end.toFixed(1)));
  return from === to ? `${from}` : `${from} to ${to}`;
};
