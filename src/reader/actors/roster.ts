/** Everybody who has been named so far, with every form of the name. */
import { FAMILY_FIRST, LEADERS } from "../lexicon/leaders.ts";
import { STATE_BY_CODE } from "../lexicon/states.ts";
import type { Entity, EntityType } from "../reading.ts";
import type { Page } from "../tokens.ts";
import { ORGANISATION_BY_ID } from "./names.ts";

/**
 * A stretch of the copy that names somebody. `form` says how: `name` stands free, `adjective` only colours another word
 * (`Chinese pressure`), `place` is where something is, `group` is a role or a body of people.
 */
export interface Mention {
  start: number;
  end: number;
  /** First token and the one after the last. */
  first: number;
  last: number;
  ids: string[];
  form: "name" | "adjective" | "place" | "dyad" | "person" | "organisation" | "group";
  sentence: number;
}
/** A mention before its place in the text is known. */
export type Found = Omit<Mention, "start" | "end" | "sentence">;

export const ascii = (name: string): string => name.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();

export class Roster {
  readonly entities: { [id: string]: Entity } = Object.create(null);
  /** Surname or acronym to entity. */
  protected readonly short = new Map<string, string>();

  /** Pronoun by which somebody was called, where that is known. */
  private readonly pronouns = new Map<string, "he" | "she">();

  constructor(readonly page: Page) {
    this.entities["AUTHOR"] = { name: "the author of the text", type: "author", aliases: [] };
  }

  /** ISO code where the entity is a state, an organ or a member of a government; its own id otherwise. */
  code(id: string): string {
    const e = this.entities[id];
    return e?.iso3 && (e.type === "state" || e.sector === "GOV" || e.sector === "MIL" || e.sector === "LEG") ? e.iso3 : id;
  }

  /** Notes the pronoun, or the word that tells it (`spokeswoman`, `king`), by which somebody is called. */
  calls(id: string, word: string): void {
    const told = /^(he|him|his|himself|mr|sir|king|prince|spokesman|chairman|congressman|fisherman|sheikh|emir|sultan)$/.test(word) ? "he" : /^(she|her|hers|herself|mrs|ms|dame|queen|princess|spokeswoman|chairwoman|congresswoman)$/.test(word) ? "she" : null;
    if (told && !this.pronouns.has(id)) this.pronouns.set(id, told);
  }

  /** Whether it is known how somebody is called. */
  called(id: string): boolean { return this.pronouns.has(id); }

  /** Whether somebody may be meant by a pronoun; unknown is yes. */
  fits(id: string, pronoun: string): boolean {
    const known = this.pronouns.get(id);
    return known === undefined || known === (/^(she|her|hers|herself)$/.test(pronoun) ? "she" : "he");
  }

  entity(id: string, made: () => Entity): string {
    this.entities[id] ??= made();
    return id;
  }

  state(iso3: string, alias: string): string {
    this.entity(iso3, () => ({ name: STATE_BY_CODE.get(iso3)?.names[0] ?? iso3, type: "state", iso3, aliases: [] }));
    return this.alias(iso3, alias);
  }

  protected alias(id: string, alias: string): string {
    const { aliases } = this.entities[id]!;
    if (!aliases.includes(alias)) aliases.push(alias);
    return id;
  }

  protected organisation(id: string, alias: string): string {
    const o = ORGANISATION_BY_ID.get(id)!;
    this.entity(id, () => ({ name: o.names[0]!, type: o.type as EntityType, ...(o.iso3 ? { iso3: o.iso3 } : {}), ...(o.sector ? { sector: o.sector } : {}), aliases: [] }));
    return this.alias(id, alias);
  }

  protected person(first: number, last: number, iso3: string | null, sector: string, role: string | undefined): string {
    const name = this.text(first, last);
    const parts = name.split(/\s+/);
    const surname = parts.length > 1 && FAMILY_FIRST.has(parts[0]!) && !FAMILY_FIRST.has(parts[parts.length - 1]!) ? parts[0]! : parts[parts.length - 1]!;
    const own = iso3 ?? (parts.length > 0 && sector !== "CVL" && sector !== "BUS" ? LEADERS.get(surname) ?? LEADERS.get(parts[0]!) ?? null : null);
    const known = this.short.get(surname);
    if (known && this.entities[known]!.type === "person" && (parts.length === 1 || this.entities[known]!.name === name)) return this.alias(known, name);
    const id = this.free(ascii(surname));
    for (const word of (role ?? "").toLowerCase().split(/\s+/)) this.calls(id, word);
    this.entity(id, () => ({ name, type: "person", ...(own ? { iso3: own } : {}), sector, ...(role ? { role } : {}), aliases: [] }));
    for (const part of new Set([surname, name])) if (!this.short.has(part)) this.short.set(part, id);
    return this.alias(id, name);
  }

  protected free(id: string): string {
    if (!(id in this.entities)) return id;
    for (let n = 2; ; n++) if (!(`${id}${n}` in this.entities)) return `${id}${n}`;
  }

  protected text(first: number, last: number): string {
    const { tokens, text } = this.page;
    return text.slice(tokens[first]!.start, tokens[last - 1]!.end);
  }
}
