/** All entities named so far, with every form of their names. */
import { PARTICLES } from "./shapes.ts";
import { FAMILY_FIRST, LEADERS } from "../lexicon/leaders.ts";
import { STATE_BY_CODE } from "../lexicon/states.ts";
import type { Entity, EntityType } from "../reading.ts";
import { Pronouns } from "./pronouns.ts";
import { ORGANISATION_BY_ID } from "./tables.ts";

export const ascii = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase();

export class Cast {
  readonly entities: { [id: string]: Entity } = Object.create(null);
  /** Surname or acronym to entity. */
  readonly short = new Map<string, string>();
  readonly pronouns = new Pronouns();

  constructor() {
    this.entities["AUTHOR"] = { name: "the author of the text", type: "author", aliases: [] };
  }

  /** ISO code where the entity is a state, an organ or a member of a government; its own id otherwise. */
  code(id: string): string {
    const e = this.entities[id];
    return e?.iso3 && (e.type === "state" || e.sector === "GOV" || e.sector === "MIL" || e.sector === "LEG")
      ? e.iso3
      : id;
  }

  /** Makes the entity unless there is one of that id. */
  entity(id: string, made: () => Entity): string {
    this.entities[id] ??= made();
    return id;
  }

  /** Another form of an entity's name. */
  alias(id: string, alias: string): string {
    const { aliases } = this.entities[id];
    if (!aliases.includes(alias)) aliases.push(alias);
    return id;
  }

  state(iso3: string, alias: string): string {
    this.entity(iso3, () => ({ name: STATE_BY_CODE.get(iso3)?.names[0] ?? iso3, type: "state", iso3, aliases: [] }));
    return this.alias(iso3, alias);
  }

  organisation(id: string, alias: string): string {
    const o = ORGANISATION_BY_ID.get(id)!;
    this.entity(id, () => ({
      name: o.names[0],
      type: o.type as EntityType,
      ...(o.iso3 ? { iso3: o.iso3 } : {}),
      ...(o.sector ? { sector: o.sector } : {}),
      aliases: [],
    }));
    return this.alias(id, alias);
  }

  /** An organisation outside the tables, under its whole name from here on. */
  body(name: string, made: Omit<Entity, "name" | "aliases">): string {
    const id = this.free(compact(name));
    this.short.set(name, id);
    return this.entity(id, () => ({ name, ...made, aliases: [name] }));
  }

  /**
   * @param iso3 of the state that the words around the name give; else a known leader's own, where the sector allows it
   */
  person(name: string, iso3: string | null, sector: string, role: string | undefined): string {
    // `King Abdullah II` is an Abdullah.
    const parts = name.split(/\s+/).filter((part, at) => at === 0 || !/^[IVX]+$/.test(part));
    const surname =
      parts.length > 1 && FAMILY_FIRST.has(parts[0]) && !FAMILY_FIRST.has(parts[parts.length - 1])
        ? parts[0]
        : parts[parts.length - 1];
    const known = this.short.get(surname);
    if (known && this.entities[known].type === "person" && (isSurname(parts) || this.entities[known].name === name))
      return this.alias(known, name);
    const own =
      iso3 ?? (sector !== "CVL" && sector !== "BUS" ? (LEADERS.get(surname) ?? LEADERS.get(parts[0]) ?? null) : null);
    const id = this.free(ascii(surname));
    for (const word of (role ?? "").toLowerCase().split(/\s+/)) this.pronouns.note(id, word);
    this.entity(id, () => ({
      name,
      type: "person",
      ...(own ? { iso3: own } : {}),
      sector,
      ...(role ? { role } : {}),
      aliases: [],
    }));
    for (const part of new Set([surname, name])) if (!this.short.has(part)) this.short.set(part, id);
    return this.alias(id, name);
  }

  private free(id: string): string {
    if (!(id in this.entities)) return id;
    for (let n = 2; ; n++) if (!(`${id}${n}` in this.entities)) return `${id}${n}`;
  }
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
