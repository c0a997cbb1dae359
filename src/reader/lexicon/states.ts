/** States by ISO 3166-1 alpha-3, with the forms in which a text names them. */
import { dictionary, alternatives, rows, values } from "./lists.ts";
import formerNames from "./lists/former-state-names.txt";
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

const LISTED = rows(states).map(([iso3, names, demonyms, capitals]) => ({
  iso3,
  names: alternatives(names),
  demonyms: alternatives(demonyms),
  capitals: alternatives(capitals),
}));
/** Names that with a form of state before them are another state's, or nobody's. */
const WITHOUT_FORM = new Set([
  "China",
  "Congo",
  "Korea",
  ...LISTED.flatMap(({ names }) => names.filter((name) => name.includes(" "))),
]);
const OWN = new Set(LISTED.flatMap(({ names }) => names));
/** Each also with the form of state before its name: `Republic of Varda`. */
export const STATES: readonly State[] = LISTED.map((state) => ({
  ...state,
  names: [
    ...state.names,
    ...state.names
      .filter((name) => !WITHOUT_FORM.has(name))
      .flatMap((name) => [`Republic of ${name}`, `Kingdom of ${name}`])
      .filter((name) => !OWN.has(name)),
  ],
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
const FORMER_NAMES = rows(formerNames).map(([iso3, name, last]) => ({ iso3, name, last: last! }));
/** The name of a state on a day, or in the month or year that is given; the present one where no day is known. */
export const stateNameOn = (iso3: string, day: string | null): string =>
  FORMER_NAMES.find((one) => one.iso3 === iso3 && day !== null && day <= one.last.slice(0, day.length))?.name ??
  STATE_BY_CODE.get(iso3)?.names[0] ??
  iso3;
export const STATE_BY_CODE: ReadonlyMap<string, State> = new Map(STATES.map((state) => [state.iso3, state]));
