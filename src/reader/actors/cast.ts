/** All entities named so far, with every form of their names. */
import { PARTICLES } from "./capitalised-names.ts";
import { FAMILY_FIRST, LEADERS } from "../lexicon/leaders.ts";
import { stateNameOn } from "../lexicon/states.ts";
import type { Entity, EntityType } from "../reading.ts";
import { noteGender, type Genders } from "./pronouns.ts";
import { ORGANISATION_BY_ID } from "./tables.ts";

export const ascii = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase();

export interface Cast {
  entities: { [id: string]: Entity };
  /** Surname or acronym to entity. */
  short: Map<string, string>;
  genders: Genders;
  /** Of the text, by which states have their names. */
  day: string | null;
}

/** @param day of the text; null where it is not known */
export function newCast(day: string | null): Cast {
  const entities: Cast["entities"] = Object.create(null);
  entities["AUTHOR"] = { name: "the author of the text", type: "author", aliases: [] };
  return { entities, short: new Map(), genders: new Map(), day };
}

/** ISO code where the entity is a state, an organ or a member of a government; its own id otherwise. */
export function codeOf(cast: Cast, id: string): string {
  const e = cast.entities[id];
  return e?.iso3 && (e.type === "state" || e.sector === "GOV" || e.sector === "MIL" || e.sector === "LEG")
    ? e.iso3
    : id;
}

/** Makes the entity unless there is one of that id. */
export function addEntity(cast: Cast, id: string, made: () => Entity): string {
  cast.entities[id] ??= made();
  return id;
}

/** Another form of an entity's name. */
export function addAlias(cast: Cast, id: string, alias: string): string {
  const { aliases } = cast.entities[id];
  if (!aliases.includes(alias)) aliases.push(alias);
  return id;
}

export function addState(cast: Cast, iso3: string, alias: string): string {
  addEntity(cast, iso3, () => ({ name: stateNameOn(iso3, cast.day), type: "state", iso3, aliases: [] }));
  return addAlias(cast, iso3, alias);
}

export function addOrganisation(cast: Cast, id: string, alias: string): string {
  const o = ORGANISATION_BY_ID.get(id)!;
  addEntity(cast, id, () => ({
    name: o.names[0],
    type: o.type as EntityType,
    ...(o.iso3 ? { iso3: o.iso3 } : {}),
    ...(o.sector ? { sector: o.sector } : {}),
    aliases: [],
  }));
  return addAlias(cast, id, alias);
}

/** An organisation outside the tables, under its whole name from here on. */
export function addBody(cast: Cast, name: string, made: Omit<Entity, "name" | "aliases">): string {
  const id = freeId(cast, compact(name));
  cast.short.set(name, id);
  return addEntity(cast, id, () => ({ name, ...made, aliases: [name] }));
}

/**
 * @param iso3 of the state that the words around the name give; else a known leader's own, where the sector allows it
 */
export function addPerson(
  cast: Cast,
  name: string,
  iso3: string | null,
  sector: string,
  role: string | undefined,
): string {
  // `King Abdullah II` is an Abdullah.
  const parts = name.split(/\s+/).filter((part, at) => at === 0 || !/^[IVX]+$/.test(part));
  const surname =
    parts.length > 1 && FAMILY_FIRST.has(parts[0]) && !FAMILY_FIRST.has(parts[parts.length - 1])
      ? parts[0]
      : parts[parts.length - 1];
  const known = cast.short.get(surname);
  if (known && cast.entities[known].type === "person" && (isSurname(parts) || cast.entities[known].name === name))
    return addAlias(cast, known, name);
  const own =
    iso3 ?? (sector !== "CVL" && sector !== "BUS" ? (LEADERS.get(surname) ?? LEADERS.get(parts[0]) ?? null) : null);
  const id = freeId(cast, ascii(surname));
  for (const word of (role ?? "").toLowerCase().split(/\s+/)) noteGender(cast.genders, id, word);
  addEntity(cast, id, () => ({
    name,
    type: "person",
    ...(own ? { iso3: own } : {}),
    sector,
    ...(role ? { role } : {}),
    aliases: [],
  }));
  for (const part of new Set([surname, name])) if (!cast.short.has(part)) cast.short.set(part, id);
  return addAlias(cast, id, name);
}

function freeId(cast: Cast, id: string): string {
  if (!(id in cast.entities)) return id;
  for (let n = 2; ; n++) if (!(`${id}${n}` in cast.entities)) return `${id}${n}`;
}

/** `Merkel`, `Von der Leyen`: a surname without a given name. */
const isSurname = (parts: readonly string[]): boolean =>
  parts.slice(0, -1).every((part) => PARTICLES.has(part.toLowerCase()));

/** `Japan Oil Gas Corporation` to JOGC, `Rosneft` to ROSNEFT. */
function compact(name: string): string {
  const words = name
    .replace(/'s\b/g, "")
    .split(/[\s-]+/)
    .filter((w) => /^\p{Lu}/u.test(w));
  const letters = words.length > 2 ? words.map((w) => w[0]).join("") : words.join("");
  return ascii(letters) || "ORGANISATION";
}
