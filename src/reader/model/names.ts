/** Names that a model gives to actors, matched with those of the text. A name that the text does not hold is nobody's. */
import type { Entity, Reading } from "../reading.ts";
import type { QuoteFinder } from "./find-quote.ts";
import type { ReadActor } from "./read-call.ts";

const plain = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['\u2019]s?\b/g, "")
    .replace(/^(?:the|a|an|its|their|his|her)\s+/, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

export class Names {
  readonly entities: { [id: string]: Entity };
  private readonly byName = new Map<string, string>();
  private readonly roles = new Map<string, { role: ReadActor["role"]; of: string | undefined }>();

  constructor(
    { entities }: Pick<Reading, "entities">,
    private readonly finder: QuoteFinder,
  ) {
    this.entities = { ...entities };
    for (const [id, { name, aliases }] of Object.entries(entities))
      if (id !== "AUTHOR") for (const one of [id, name, ...aliases]) this.remember(one, id);
  }

  /** Takes over an actor of a model with its role; one that the reader does not know becomes an entity of its own. */
  add(actor: ReadActor): string | null {
    const name = actor.name ?? "";
    const others = [name, ...(actor.same_as ?? [])].filter((one) => this.finder.find(one).length > 0);
    const id = others.map((one) => this.idOf(one)).find((found) => found !== null) ?? this.made(name);
    if (id === null) return null;
    for (const one of others) this.remember(one, id);
    if (actor.role !== undefined && !this.roles.has(id)) this.roles.set(id, { role: actor.role, of: actor.of });
    return id;
  }

  /** Entity of a name that stands in the text; null for any other. */
  idOf(name: string): string | null {
    const wanted = plain(name);
    if (wanted === "") return null;
    const exact = this.byName.get(wanted);
    if (exact !== undefined) return exact;
    // "President Ada Kern" for "Ada Kern", and "Kern" for either.
    const within = [...this.byName].filter(
      ([known]) => known.length > 2 && (ends(wanted, known) || (wanted.length > 2 && ends(known, wanted))),
    );
    const ids = new Set(within.map(([, id]) => id));
    return ids.size === 1 ? [...ids][0] : null;
  }

  /** How items name an actor: a state, its organs and members of its government by ISO code, others by entity id. */
  refOf(name: string): string | null {
    const id = this.idOf(name) ?? this.made(name);
    if (id === null) return null;
    const { type, iso3, sector } = this.entities[id];
    return iso3 && (type === "state" || sector === "GOV") ? iso3 : id;
  }

  roleOf(id: string): ReadActor["role"] {
    return this.roles.get(id)?.role;
  }

  ofWhom(id: string): string | null {
    const of = this.roles.get(id)?.of;
    return of === undefined ? null : this.idOf(of);
  }

  private made(name: string): string | null {
    if (this.finder.find(name).length === 0 || plain(name) === "") return null;
    const base = plain(name).replace(/ /g, "_").slice(0, 40);
    let id = base;
    for (let n = 2; Object.hasOwn(this.entities, id); n++) id = `${base}_${n}`;
    if (id === "__proto__") return null;
    this.entities[id] = { name: name.trim(), type: "actor?", aliases: [name.trim()] };
    this.remember(name, id);
    return id;
  }

  private remember(name: string, id: string): void {
    const words = plain(name);
    if (words !== "" && !this.byName.has(words)) this.byName.set(words, id);
  }
}

/** Whether a name ends with another, which is not only the place that it names: "President Ada Kern", not "analysts in Orlan". */
const ends = (long: string, short: string): boolean =>
  long === short ||
  (long.endsWith(` ${short}`) &&
    !/(?:^| )(?:in|of|from|at|near|for|to|on|and) (?:the )?$/.test(long.slice(0, -short.length)));
