/** The tables of a draft: matters that the same parties must sign are settled together, others apart. Pure functions. */
import { ids, idOf } from "./names.ts";
import type { Issue, Party, Proposed } from "./proposed.ts";

export interface Table {
  id: string;
  parties: Party[];
  issues: Issue[];
}

/** Id of a table at which every party sits. */
export const ALL = "talks";
/** Id of the step of the interview that asks how fast a table is. */
export const stepOf = ({ id }: Table): string => (id === ALL ? "pace" : `pace.tables.${id}`);

/** Fewest who can agree on something. */
export const FEWEST = 2;

/** Those of some parties who must sign a matter: all of them where nobody said who, or where too few are left of whom was said. */
export function signersOf(parties: readonly Party[], { signers }: Pick<Issue, "signers">): Party[] {
  const named = parties.filter(({ id }) => signers?.includes(id));
  return named.length < FEWEST ? [...parties] : named;
}

/** Whether all of whom was said that they sign a matter are parties still. */
const isSigned = (parties: readonly Party[], { signers }: Issue): boolean =>
  signers === undefined || signers.every((one) => parties.some(({ id }) => id === one));

/** Whether a party must sign a matter. @param draft of which every part stands */
export function signs(
  { parties, issues }: Pick<Proposed, "parties" | "issues">,
  party: string,
  issue: string,
): boolean {
  const found = issues.find(({ id }) => id === issue);
  return found !== undefined && signersOf(parties, found).some(({ id }) => id === party);
}

/** In the order of their first matters. @param draft of which every part stands */
export function tablesOf({ parties, issues }: Pick<Proposed, "parties" | "issues">): Table[] {
  const give = ids();
  const tables = new Map<string, Table>();
  for (const issue of issues) {
    const own = signersOf(parties, issue);
    const ofThem = own.length === parties.length ? ALL : idOf(own.map(({ id }) => id).join(" "));
    const named = isSigned(parties, issue) ? (issue.table ?? ofThem) : ofThem;
    const key = `${named} ${own.map(({ id }) => id).join(" ")}`;
    const table = tables.get(key) ?? {
      id: give(named),
      parties: own,
      issues: [],
    };
    table.issues.push(issue);
    tables.set(key, table);
  }
  return [...tables.values()];
}
