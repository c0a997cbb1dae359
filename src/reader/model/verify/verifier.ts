/**
 * What every part of a model's draft is verified by: quotes are looked up, references must lead to a part that stands,
 * digits must stand in the text; what does not hold is rejected or taken back, and counted.
 */
import { emptyProposed, type Pair, type Part, type Proposed } from "../../draft/proposed.ts";
import type { Quoted, Reading, Span } from "../../reading.ts";
import type { DraftList } from "../draft-call.ts";
import type { QuoteFinder } from "../find-quote.ts";
import type { Names } from "../names.ts";
import { ordersIn } from "../orders.ts";
import type { Rejected } from "../verify-items.ts";
import type { Voices } from "../voices.ts";

/** What a draft is verified against: the items of model and rules as merged, and what the rules alone read. */
export interface Ground {
  reading: Reading;
  byRules: Reading;
  finder: QuoteFinder;
  voices: Voices;
  names: Names;
}

type IdSpace = DraftList | `options ${string}`;

export class DraftVerifier {
  readonly rejected: Rejected[] = [];
  readonly withdrawn: string[] = [];
  readonly out: Proposed;
  private readonly orders: Span[];
  /** Ids as they are in the proposals, by list and the id that the model gave. */
  private readonly ids = new Map<string, string>();
  private readonly taken = new Set<string>();

  constructor(readonly ground: Ground) {
    const { asOf, asOfBasis } = ground.reading;
    this.orders = ordersIn(ground.reading);
    this.out = emptyProposed({ date: asOf, basis: asOfBasis, conflicts: [] });
  }

  reject(quote: string, why: string): void {
    this.rejected.push({ quote, why });
  }

  withdraw(what: string): void {
    this.withdrawn.push(what);
  }

  /**
   * What every part has; null where none of its quotes stands in the text (or it has none and needs one), or where its
   * words hold digits that the text does not.
   */
  part(
    list: IdSpace,
    given: { id?: string; quotes?: string[] },
    words: readonly (string | undefined)[],
    quotable = false,
  ): Part | null {
    const label = words.find((word) => word !== undefined) ?? given.quotes?.[0] ?? given.id ?? "";
    for (const word of words)
      for (const [digits] of (word ?? "").matchAll(/\d+(?:[.,]\d+)*/g))
        if (!this.ground.reading.text.includes(digits)) {
          this.reject(word!, `its number ${digits} does not stand in the text`);
          return null;
        }
    const quotes = (given.quotes ?? []).flatMap((quote) => this.quoted(quote) ?? []);
    if (quotes.length === 0 && !quotable) {
      if ((given.quotes ?? []).length === 0)
        this.reject(label, `a part of ${list.split(" ")[0]} without a passage of the text`);
      return null;
    }
    const id = this.newId(list, given.id ?? label);
    this.ids.set(`${list} ${given.id}`, id);
    const speaker = quotes.length === 0 ? [] : this.ground.voices(quotes[0]).speaker.slice(1);
    return {
      id,
      by: "model",
      quotes,
      speaker: speaker.map((source) => this.ground.names.entities[source]?.name ?? source),
      state: "proposed",
      drafted: true,
      left_out: null,
    };
  }

  private quoted(quote: string): Quoted | null {
    const places = this.ground.finder.find(quote);
    const place = places.find(({ start, end }) => !this.orders.some((o) => o.start < end && o.end > start));
    if (place)
      return { text: this.ground.reading.text.slice(place.start, place.end), start: place.start, end: place.end };
    this.reject(
      quote,
      places.length === 0 ? "it is not in the text" : "it stands in a sentence that gives orders to a program",
    );
    return null;
  }

  private newId(list: string, given: string): string {
    const base =
      given
        .normalize("NFKD")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "_")
        .replace(/^_+|_+$/g, "")
        .replace(/^(?=\d)/, "n_")
        .slice(0, 40) || "part";
    // Parties and others are named by one another's ids, so they share one space.
    const space = list === "others" ? "parties" : list;
    let id = base;
    for (let n = 2; this.taken.has(`${space} ${id}`); n++) id = `${base}_${n}`;
    this.taken.add(`${space} ${id}`);
    return id;
  }

  /** Lets the id that a model gave stand for a part that is there already. */
  alias(list: DraftList, given: string | undefined, id: string): void {
    this.ids.set(`${list} ${given}`, id);
  }

  id(list: IdSpace, given: string | undefined): string | null {
    if (given === undefined) return null;
    const id = this.ids.get(`${list} ${given}`) ?? null;
    if (id === null)
      this.withdraw(`a reference to "${given.slice(0, 60)}" of ${list.split(" ")[0]}, which does not stand`);
    return id;
  }

  pair({ issue, option }: { issue?: string | undefined; option?: string | undefined }): Pair | null {
    const of = this.id("issues", issue);
    const at = of === null ? null : this.id(`options ${of}`, option);
    return of === null || at === null ? null : { issue: of, option: at };
  }

  pairs(given: readonly { issue?: string; option?: string }[] | undefined): Pair[] {
    return unique(
      (given ?? []).flatMap((at) => this.pair(at) ?? []),
      pairKey,
    );
  }

  /** Id of a party or another actor, by its id or its name. */
  actor(given: string | undefined): string | null {
    if (given === undefined || given === "") return null;
    const byId = this.ids.get(`parties ${given}`) ?? this.ids.get(`others ${given}`);
    if (byId !== undefined) return byId;
    const wanted = given.toLowerCase();
    return (
      [...this.out.parties, ...this.out.others].find(({ name, names }) =>
        [name, ...names].some((one) => one.toLowerCase() === wanted),
      )?.id ?? null
    );
  }

  /** Id of a party; what belongs to a faction or organ of a party belongs to the party. */
  party(given: string | undefined, what: string): string | null {
    const id = this.actor(given);
    if (id !== null && this.out.parties.some((party) => party.id === id)) return id;
    const of = id === null ? null : (this.out.others.find((other) => other.id === id)?.of ?? null);
    if (of !== null && this.out.parties.some((party) => party.id === of)) return of;
    this.withdraw(`a ${what} of ${given === undefined ? "nobody" : `"${given.slice(0, 60)}"`}, who is no party`);
    return null;
  }
}

/** The entries without those that say the same as an earlier one. */
export const unique = <E>(entries: readonly E[], key: (entry: E) => string): E[] => {
  const seen = new Set<string>();
  return entries.filter((entry) => !seen.has(key(entry)) && seen.add(key(entry)));
};
export const pairKey = ({ issue, option }: Pair): string => `${issue} ${option}`;

/** A part kept out of the draft for a reason, if there is one. */
export const left = (part: Part, why: string | null): Pick<Part, "drafted" | "left_out"> =>
  why === null ? { drafted: part.drafted, left_out: part.left_out } : { drafted: false, left_out: why };
