/** Roles in a draft: parties that could agree, other actors, and signatories or speakers of one of these. */
import type { Item, Reading } from "../reading.ts";
import { idOf } from "./topics.ts";

export interface Member {
  id: string;
  name: string;
  code: string | null;
  partOf: string | null;
}

/** Kinds of entity that can be a party without belonging to a state. */
const ABLE = new Set(["state", "organisation", "faction", "igo", "person", "actor?"]);
/** Weight of each kind of reading as evidence that an entity is a party. */
const WEIGHTS: { [kind: string]: number } = { question: 4, stake: 4, accord: 2, need: 2, belief: 1, event: 1 };
const MAX_PARTIES = 5;

export class Cast {
  /** In order of their weight; at least two, where the text has two. */
  readonly parties: string[];
  private readonly reading: Reading;
  private readonly members = new Map<string, Member>();
  private readonly taken = new Set<string>();

  constructor(reading: Reading) {
    this.reading = reading;
    const scores = new Map<string, number>();
    const bound = new Set<string>();
    for (const item of reading.items)
      for (const ref of new Set([
        ...(item.subject ?? []),
        ...(item.kind === "belief" || item.kind === "event" ? (item.object ?? []) : []),
      ])) {
        const key = this.principal(ref);
        if (key === null) continue;
        scores.set(key, (scores.get(key) ?? 0) + (WEIGHTS[item.kind] ?? 0));
        if (item.kind === "question" || item.kind === "stake") bound.add(key);
      }
    const ranked = [...scores]
      .filter(([, score]) => score > 0)
      .sort((a, b) => b[1] - a[1])
      .map(([key]) => key);
    const first = ranked.filter((key) => bound.has(key)).slice(0, MAX_PARTIES);
    const most = scores.get(first[0] ?? "") ?? 0;
    const kept = first.filter((key) => (scores.get(key) ?? 0) >= most / 4);
    const keys = kept.length >= 2 ? kept : [...kept, ...ranked.filter((key) => !kept.includes(key))].slice(0, 2);
    this.parties = keys.map((key) => this.member(key).id);
  }

  /**
   * Actor of a case behind a reference of the reading: the state of an organ or a person; null for places, media and
   * the author.
   */
  principal(ref: string): string | null {
    const entity = this.reading.entities[ref];
    if (!entity) return /^[A-Z]{3}$/.test(ref) ? ref : null;
    if (entity.iso3 && entity.sector !== "REB" && entity.sector !== "OPP") return entity.iso3;
    return ABLE.has(entity.type) && entity.type !== "person" ? ref : null;
  }

  /** The actor of the case for a reference, added if needed; null where it can be none. */
  actor(ref: string): string | null {
    const key = this.principal(ref);
    return key === null ? null : this.member(key).id;
  }

  actors(refs: readonly string[] | undefined): string[] {
    return [...new Set((refs ?? []).flatMap((ref) => this.actor(ref) ?? []))];
  }

  /** The entity that a reference names, as part of its state where it is not the state itself. */
  signatory(ref: string): string | null {
    const entity = this.reading.entities[ref];
    const whole = this.actor(ref);
    if (!entity || !entity.iso3 || whole === null || entity.type === "state" || entity.type === "person") return whole;
    return this.members.get(ref)?.id ?? this.add(ref, { name: entity.name, code: null, partOf: whole }).id;
  }

  /** Parties among the subjects of an item; all parties where it names none. */
  concerned(item: Item): string[] {
    const named = this.actors(item.subject).filter((id) => this.parties.includes(id));
    return named.length > 0 ? named : [...this.parties];
  }

  all(): Member[] {
    return [...this.members.values()];
  }
  name(id: string): string {
    return this.all().find((m) => m.id === id)?.name ?? id;
  }

  private member(key: string): Member {
    const known = this.members.get(key);
    if (known) return known;
    const entities = Object.entries(this.reading.entities);
    const state =
      entities.find(([id, e]) => (e.iso3 === key && e.type === "state") || (id === key && !e.iso3))?.[1] ??
      this.reading.entities[key];
    return this.add(key, {
      name: state?.name ?? key,
      code: state?.iso3 ?? (/^[A-Z]{3}$/.test(key) && !state ? key : null),
      partOf: null,
    });
  }

  private add(key: string, rest: Omit<Member, "id">): Member {
    const base = idOf(rest.name) || "actor";
    let id = base === "judgment" ? "judgment_" : base;
    for (let n = 2; this.taken.has(id); n++) id = `${base}_${n}`;
    this.taken.add(id);
    const member = { id, ...rest };
    this.members.set(key, member);
    return member;
  }
}
