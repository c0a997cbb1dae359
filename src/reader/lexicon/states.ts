/** States by ISO 3166-1 alpha-3, with the forms in which a text names them. */
import { dictionary, alternatives, rows, values } from "./lists.ts";
import pastStates from "./lists/past-states.txt";
import prefixes from "./lists/nation-prefixes.txt";
import states from "./lists/states.txt";

export interface State {
  iso3: string;
  /** The first one is shown. */
  names: string[];
  demonyms: string[];
  /** Capitals and seats that stand for the government. */
  capitals: string[];
}

export const STATES: readonly State[] = rows(states).map(([iso3, names, demonyms, capitals]) => ({
  iso3,
  names: alternatives(names),
  demonyms: alternatives(demonyms),
  capitals: alternatives(capitals),
}));
/** States and empires that are no more, with the year in which they ended. */
export const PAST_STATES: readonly { names: string[]; adjectives: string[]; until: number }[] = rows(pastStates).map(
  ([names, adjectives, until]) => ({
    names: alternatives(names),
    adjectives: alternatives(adjectives),
    until: Number(until),
  }),
);
export const PREFIXES: { readonly [prefix: string]: string } = dictionary(values(prefixes));

const forms = (of: (state: State) => readonly string[]): ReadonlyMap<string, string> =>
  new Map(STATES.flatMap((state) => of(state).map((form) => [form, state.iso3] as const)));
export const STATE_NAMES = forms(({ names }) => names);
export const DEMONYMS = forms(({ demonyms }) => demonyms.flatMap((d) => [d, `${d}s`]));
export const CAPITALS = forms(({ capitals }) => capitals);
export const STATE_BY_CODE: ReadonlyMap<string, State> = new Map(STATES.map((state) => [state.iso3, state]));
