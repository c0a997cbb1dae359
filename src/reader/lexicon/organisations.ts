/** Organisations, and the words that make a capitalised name an organisation, a place or none of these. */
import type { EntityType } from "../reading.ts";
import { dictionary, alternatives, lines, rows, values, words } from "./lists.ts";
import calendar from "./lists/calendar-names.txt";
import heads from "./lists/organisation-heads.txt";
import organisations from "./lists/organisations.txt";
import peoples from "./lists/peoples.txt";
import places from "./lists/place-words.txt";
import regions from "./lists/regions.txt";
import sides from "./lists/sides.txt";

export interface Organisation {
  id: string;
  type: EntityType | "instrument";
  /** Empty where it has none. */
  sector: string;
  /** State, empty without one. */
  iso3: string;
  /** The first one is shown. */
  names: string[];
}

export const ORGANISATIONS: readonly Organisation[] = rows(organisations).map(([id, type, sector, iso3, names]) => ({
  id,
  type: type as Organisation["type"],
  sector,
  iso3,
  names: alternatives(names),
}));
export const HEADS: { readonly [word: string]: string } = dictionary(values(heads));
export const PLACES = words(places);
export const REGIONS = lines(regions);
export const SIDES: { readonly [name: string]: string } = dictionary(values(sides));
export const PEOPLES = rows(peoples).map(
  ([plural, adjective]) => [plural.toUpperCase(), plural, adjective] as [id: string, plural: string, adjective: string],
);
export const MONTHS = words(calendar);
