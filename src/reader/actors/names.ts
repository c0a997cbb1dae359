/** Names that the tables know, by their first word, the longest first. */
import { ORGANISATIONS, REGIONS } from "../lexicon/organisations.ts";
import { STATES } from "../lexicon/states.ts";

export interface Known { name: string; id: string; kind: "state" | "demonym" | "capital" | "organisation" | "region" }

export const key = (text: string): string => /^[\p{L}\p{N}]+/u.exec(text)?.[0] ?? text[0]!;
export const KNOWN = new Map<string, Known[]>();
const learn = (name: string, id: string, kind: Known["kind"]): void => {
  if (name.startsWith("the ")) return;
  const at = key(name);
  (KNOWN.get(at) ?? KNOWN.set(at, []).get(at)!).push({ name, id, kind });
};
for (const { iso3, names, demonyms, capitals } of STATES) {
  for (const name of names) learn(name, iso3, "state");
  for (const name of demonyms) { learn(name, iso3, "demonym"); if (!/(ese|ish|ch|ss)$/.test(name)) learn(`${name}s`, iso3, "demonym"); }
  for (const name of capitals) learn(name, iso3, "capital");
}
for (const { id, type, names } of ORGANISATIONS) if (type !== "instrument") for (const name of names) learn(name, id, "organisation");
for (const name of REGIONS) learn(name, name, "region");
for (const list of KNOWN.values()) list.sort((a, b) => b.name.length - a.name.length);
export const ORGANISATION_BY_ID = new Map(ORGANISATIONS.map((o) => [o.id, o]));
