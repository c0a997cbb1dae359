/**
 * Verifies a draft that a model answered and turns it into proposals: quotes are looked up, references must lead
 * somewhere, digits must stand in the text, and what a draft must never do is kept out with its reason.
 */
import { emptyProposed, type Option, type Pair, type Part, type Proposed, type StatedDate } from "../draft/proposed.ts";
import type { Item, Quoted, Reading, Span } from "../reading.ts";
import { contradicted, isFact, latest, stricter, type Status } from "./accord-status.ts";
import type { DraftAnswer, DraftList } from "./draft-call.ts";
import type { QuoteFinder } from "./find-quote.ts";
import { accordFault, eventFault, needFault, questionFault, recordFault } from "./guards.ts";
import type { Names } from "./names.ts";
import { ordersIn } from "./orders.ts";
import { overlap, type Rejected } from "./verify-items.ts";
import { timeOf, type Voices } from "./voices.ts";

export interface VerifiedDraft {
  proposed: Proposed;
  rejected: Rejected[];
  withdrawn: string[];
}
/** What a draft is verified against. `reading` holds the items of the model and of the rules. */
export interface Ground {
  reading: Reading;
  finder: QuoteFinder;
  voices: Voices;
  names: Names;
}

export function verifyDraft(draft: DraftAnswer, ground: Ground): VerifiedDraft {
  return new DraftCheck(draft, ground).run();
}

class DraftCheck {
  private readonly rejected: Rejected[] = [];
  private readonly withdrawn: string[] = [];
  private readonly orders: Span[];
  /** Ids as they are in the proposals, by list and the id that the model gave. */
  private readonly ids = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly out: Proposed;

  constructor(
    private readonly draft: DraftAnswer,
    private readonly ground: Ground,
  ) {
    const { asOf, asOfBasis } = ground.reading;
    this.orders = ordersIn(ground.reading);
    this.out = emptyProposed({ date: asOf, basis: asOfBasis, conflicts: [] });
  }

  run(): VerifiedDraft {
    const { out, draft } = this;
    out.negotiation = draft.negotiation;
    out.why = draft.negotiation ? null : (draft.why ?? "the model found no two parties with something to settle");
    if (draft.negotiation) {
      this.actors();
      this.issues();
      this.drivers();
      this.stakes();
      this.needs();
      this.beliefs();
      this.questions();
      this.constraints();
      this.accords();
      this.events();
      this.later();
    }
    return { proposed: out, rejected: this.rejected, withdrawn: this.withdrawn };
  }

  private actors(): void {
    for (const party of this.draft.parties) {
      const named = this.named(party);
      const part = named && this.part("parties", party, [party.name, party.can], true);
      if (!named || !part || this.isKnown(named.name, `parties ${party.id}`)) continue;
      const role = this.roleOf(named.name);
      const no = role !== undefined && NO_PARTY.has(role) ? `the text has it as ${role}, which cannot sign` : null;
      this.out.parties.push({
        ...this.mentioned(part, named.name),
        ...named,
        ...left(part, no),
        can: party.can ?? null,
      });
    }
    const whose = new Map<string, string | undefined>();
    for (const other of this.draft.others) {
      const named = this.named(other);
      const part = named && this.part("others", other, [other.name], true);
      if (!named || !part || this.isKnown(named.name, `others ${other.id}`)) continue;
      this.out.others.push({ ...this.mentioned(part, named.name), ...named, role: other.role ?? "other", of: null });
      whose.set(part.id, other.of);
    }
    for (const other of this.out.others) other.of = this.actor(whose.get(other.id));
  }

  private named({
    name,
    names,
  }: {
    name?: string;
    names?: string[];
  }): { name: string; names: string[]; code: string | null } | null {
    const { finder, names: known } = this.ground;
    const inText = [name, ...(names ?? [])].filter(
      (one): one is string => one !== undefined && finder.find(one).length > 0,
    );
    const id = inText.map((one) => known.idOf(one)).find((found) => found !== null);
    const entity = id === undefined || id === null ? null : known.entities[id];
    const shown = name !== undefined && (inText.includes(name) || entity !== null) ? name : inText[0];
    if (shown === undefined || (entity === null && inText.length === 0)) {
      this.rejected.push({ quote: name ?? "", why: "the text names nobody so" });
      return null;
    }
    const aliases = entity ? entity.aliases.filter((alias) => finder.find(alias).length > 0) : [];
    return {
      name: shown,
      names: [...new Set([...inText, ...aliases])],
      code: entity?.type === "state" ? (entity.iso3 ?? null) : null,
    };
  }

  /** Whether an actor of this name is there already; the other id then stands for it. */
  private isKnown(name: string, place: string): boolean {
    const drafted = [...this.out.parties, ...this.out.others].filter((actor) => actor.drafted);
    const known = drafted.find(({ names }) => names.includes(name));
    if (!known) return false;
    this.ids.set(place, known.id);
    this.withdraw(`a second entry of "${name}" among the actors`);
    return true;
  }

  /** With the first mention of its name where it carries no other passage. */
  private mentioned(part: Part, name: string): Part {
    const at = part.quotes.length > 0 ? undefined : this.ground.finder.find(name)[0];
    if (!at) return part;
    const { start, end } = at;
    return { ...part, quotes: [{ text: this.ground.reading.text.slice(start, end), start, end }] };
  }

  private roleOf(name: string): string | undefined {
    const id = this.ground.names.idOf(name);
    return id === null ? undefined : this.ground.names.roleOf(id);
  }

  private issues(): void {
    for (const issue of this.draft.issues) {
      const part = this.part("issues", issue, [issue.name]);
      if (!part || issue.name === undefined) continue;
      if (!this.hasWordOfText(issue.name)) {
        this.rejected.push({ quote: issue.name, why: "no word of this issue's name stands in the text" });
        continue;
      }
      const options = (issue.options ?? []).flatMap((option, at): Option[] => {
        const inside = this.part(`options ${part.id}`, option, [option.text], at === 0 || option.unspecified === true);
        if (!inside || option.text === undefined) return [];
        return [{ ...inside, text: option.text, unspecified: option.unspecified ?? false }];
      });
      const quotes = part.quotes.length + options.reduce((sum, option) => sum + option.quotes.length, 0);
      const no =
        quotes === 0
          ? "no passage of the text carries it"
          : options.filter(({ drafted }) => drafted).length < 2
            ? "it has only one option that the text states"
            : null;
      this.out.issues.push({ ...part, ...left(part, no), name: issue.name, options });
    }
  }

  private drivers(): void {
    for (const driver of this.draft.drivers) {
      const part = this.part("drivers", driver, [driver.name, driver.moves]);
      if (!part || driver.name === undefined) continue;
      this.out.drivers.push({
        ...part,
        name: driver.name,
        direction: driver.direction ?? "high",
        level: driver.level ?? null,
        moves: driver.moves ?? null,
      });
    }
  }

  private stakes(): void {
    for (const stake of this.draft.stakes) {
      const part = this.part("stakes", stake, [], true);
      const actor = this.party(stake.actor, "stake");
      const issue = this.id("issues", stake.issue);
      if (!part || actor === null || issue === null) continue;
      const order = (stake.order ?? []).flatMap(({ option, worth }) => {
        const pair = this.pair({ issue: stake.issue, option });
        return pair && worth !== undefined ? [{ option: pair.option, worth }] : [];
      });
      const known = this.out.stakes.some((one) => one.actor === actor && one.issue === issue);
      if (order.length === 0 || known) continue;
      const once = unique(order, ({ option }) => option);
      this.out.stakes.push({ ...part, actor, issue, weight: stake.weight ?? null, order: once });
    }
  }

  private needs(): void {
    for (const need of this.draft.needs) {
      const part = this.part("needs", need, [need.name]);
      const holder = this.party(need.holder, "need");
      if (!part || holder === null || need.name === undefined) continue;
      const polarity = need.polarity ?? "get";
      const met_by = (need.met_by ?? []).flatMap(({ share, ...at }) => {
        const pair = this.pair(at);
        if (!pair) return [];
        const met = { ...pair, share: share ?? ("half" as const) };
        const fault = needFault({ holder, polarity, quotes: part.quotes }, met, this.out);
        if (fault !== null) this.withdraw(`"${pair.option}" as what meets "${need.name}": ${fault}`);
        return fault === null ? [met] : [];
      });
      const sharpened_by = (need.sharpened_by ?? []).flatMap(({ driver, at }) => {
        const id = this.id("drivers", driver);
        return id === null ? [] : [{ driver: id, at: at ?? "high" }];
      });
      this.out.needs.push({
        ...part,
        holder,
        name: need.name,
        polarity,
        weight: need.weight ?? null,
        met_by: unique(met_by, pairKey),
        sharpened_by: unique(sharpened_by, ({ driver }) => driver),
      });
    }
  }

  private beliefs(): void {
    for (const belief of this.draft.beliefs) {
      const part = this.part("beliefs", belief, []);
      const [holder, about] = [this.party(belief.holder, "belief"), this.party(belief.about, "belief")];
      if (!part || holder === null || about === null || holder === about) continue;
      const [need, issue] = [this.id("needs", belief.need), this.id("issues", belief.issue)];
      const matter = need !== null ? { need } : issue !== null ? { issue } : null;
      this.out.beliefs.push({ ...part, holder, about, matter, verdict: belief.verdict ?? null });
    }
  }

  private questions(): void {
    for (const question of this.draft.questions) {
      const part = this.part("questions", question, [question.ask]);
      if (!part || question.ask === undefined) continue;
      const until = this.date(question.date_quote, part.quotes, true);
      const yes = question.not_expressible === undefined ? this.pair(question) : null;
      const not_expressible = question.not_expressible ?? (yes === null ? "no option of an issue says it" : null);
      const made = {
        ...part,
        ask: question.ask,
        yes,
        also: yes === null ? [] : this.pairs(question.also).filter((at) => pairKey(at) !== pairKey(yes)),
        not_expressible,
        mode: question.mode ?? ("reach" as const),
        until,
        polarity: question.polarity ?? ("positive" as const),
      };
      this.out.questions.push({ ...made, ...left(part, questionFault(made, this.out, this.ground.reading)) });
    }
  }

  private constraints(): void {
    for (const constraint of this.draft.constraints) {
      const part = this.part("constraints", constraint, [constraint.says]);
      if (!part || constraint.rule === undefined) continue;
      this.out.constraints.push({
        ...part,
        rule: constraint.rule,
        says: constraint.says ?? part.quotes[0].text,
        when: this.pairs(constraint.when),
        then: this.pairs(constraint.then),
      });
    }
  }

  private accords(): void {
    for (const accord of this.draft.accords) {
      const part = this.part("accords", accord, [accord.name]);
      if (!part) continue;
      const status = this.statusOf(accord.status ?? "proposed", part.quotes);
      this.out.accords.push({
        ...part,
        ...left(part, accordFault(status)),
        name: accord.name ?? part.quotes[0].text,
        parties: [...new Set((accord.parties ?? []).flatMap((name) => this.actor(name) ?? []))],
        date: this.date(accord.date_quote, part.quotes, false),
        status,
        binding: accord.binding ?? null,
        on: accord.issue !== undefined ? this.pair(accord) : null,
      });
    }
  }

  /**
   * The stricter of what the model says and of what its passages together state. A passage that denies or only expects
   * the accord makes it proposed, unless another one states it as a fact.
   */
  private statusOf(given: Status, quotes: readonly Quoted[]): Status {
    const { reading, finder } = this.ground;
    const accords = reading.items.filter((item) => item.kind === "accord");
    const stated = quotes.flatMap((quote) => {
      const held = accords.filter((item) => within(item, quote));
      return accords
        .filter((item) => overlap(item, quote) >= 0.5 || within(quote, item) || (held.length === 1 && held[0] === item))
        .flatMap(({ status, stated }) => (status !== undefined && stated !== false ? [status as Status] : []));
    });
    const told = latest(stated);
    const denied = quotes.some((quote) => contradicted(given, reading.text, quote, finder.sentenceAt(quote)) !== null);
    const allowed = denied && !isFact(told ?? undefined) ? "proposed" : given;
    const status = told === null ? allowed : stricter(allowed, told);
    if (status !== given && isFact(given))
      this.withdraw(`the status "${given}" of "${quotes[0].text.slice(0, 60)}", which the text has as ${status}`);
    return status;
  }

  private events(): void {
    for (const event of this.draft.events) {
      const part = this.part("events", event, []);
      const who = this.actor(event.who);
      if (!part || who === null || event.does === undefined) continue;
      const whom = this.actor(event.whom);
      const date = this.date(event.date_quote, part.quotes, false);
      const fault = eventFault({ quotes: part.quotes, does: event.does, date }, this.ground.reading);
      this.out.events.push({
        ...part,
        ...left(part, fault),
        who,
        whom: whom === who ? null : whom,
        does: event.does,
        date,
      });
    }
  }

  private later(): void {
    for (const procedure of this.draft.procedures) {
      const part = this.part("procedures", procedure, [procedure.name, procedure.who]);
      if (!part || procedure.who === undefined) continue;
      const after = this.pairs(procedure.after);
      this.out.procedures.push({ ...part, name: procedure.name ?? procedure.who, who: procedure.who, after });
    }
    for (const government of this.draft.governments) {
      const part = this.part("governments", government, [government.who]);
      const of = this.party(government.of, "government");
      if (!part || of === null || government.who === undefined) continue;
      this.out.governments.push({
        ...part,
        of,
        who: government.who,
        until: this.date(government.date_quote, part.quotes, true),
      });
    }
    for (const silence of this.draft.record) {
      const part = this.part("record", silence, [silence.what]);
      if (!part) continue;
      this.out.record.push({
        ...part,
        ...left(part, recordFault(part.quotes, this.ground.reading)),
        since: this.date(silence.date_quote, part.quotes, false),
        issues: [...new Set((silence.issues ?? []).flatMap((id) => this.id("issues", id) ?? []))],
        what: silence.what ?? part.quotes[0].text,
      });
    }
  }

  /**
   * What every part has; null where none of its quotes stands in the text (or it has none and needs one), or where its
   * words hold digits that the text does not.
   */
  private part(
    list: DraftList | `options ${string}`,
    given: { id?: string; quotes?: string[] },
    words: readonly (string | undefined)[],
    quotable = false,
  ): Part | null {
    const label = words.find((word) => word !== undefined) ?? given.quotes?.[0] ?? given.id ?? "";
    for (const word of words)
      for (const [digits] of (word ?? "").matchAll(/\d+(?:[.,]\d+)*/g))
        if (!this.ground.reading.text.includes(digits)) {
          this.rejected.push({ quote: word!, why: `its number ${digits} does not stand in the text` });
          return null;
        }
    const quotes = (given.quotes ?? []).flatMap((quote) => this.quoted(quote) ?? []);
    if (quotes.length === 0 && !quotable) {
      if ((given.quotes ?? []).length === 0)
        this.rejected.push({ quote: label, why: `a part of ${list.split(" ")[0]} without a passage of the text` });
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
    this.rejected.push({
      quote,
      why: places.length === 0 ? "it is not in the text" : "it stands in a sentence that gives orders to a program",
    });
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

  private id(list: DraftList | `options ${string}`, given: string | undefined): string | null {
    if (given === undefined) return null;
    const id = this.ids.get(`${list} ${given}`) ?? null;
    if (id === null)
      this.withdraw(`a reference to "${given.slice(0, 60)}" of ${list.split(" ")[0]}, which does not stand`);
    return id;
  }

  private pair({ issue, option }: { issue?: string | undefined; option?: string | undefined }): Pair | null {
    const of = this.id("issues", issue);
    const at = of === null ? null : this.id(`options ${of}`, option);
    return of === null || at === null ? null : { issue: of, option: at };
  }

  private pairs(given: readonly { issue?: string; option?: string }[] | undefined): Pair[] {
    return unique(
      (given ?? []).flatMap((at) => this.pair(at) ?? []),
      pairKey,
    );
  }

  /** Id of a party or another actor, by its id or its name. */
  private actor(given: string | undefined): string | null {
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
  private party(given: string | undefined, what: string): string | null {
    const id = this.actor(given);
    if (id !== null && this.out.parties.some((party) => party.id === id)) return id;
    const of = id === null ? null : (this.out.others.find((other) => other.id === id)?.of ?? null);
    if (of !== null && this.out.parties.some((party) => party.id === of)) return of;
    this.withdraw(`a ${what} of ${given === undefined ? "nobody" : `"${given.slice(0, 60)}"`}, who is no party`);
    return null;
  }

  private date(words: string | undefined, quotes: readonly Quoted[], ahead: boolean): StatedDate {
    const { reading, finder } = this.ground;
    if (words === undefined) return { words: null, date: null };
    for (const sentence of quotes.map((quote) => this.ground.finder.sentenceAt(quote))) {
      const at = finder.find(words, sentence)[0];
      const time = at && timeOf(reading.text, at, sentence, reading.asOf, ahead);
      if (time) return { words: reading.text.slice(at.start, at.end), date: time.resolved[1] };
    }
    const anywhere = finder.find(words)[0];
    const time =
      anywhere && timeOf(reading.text, anywhere, this.ground.finder.sentenceAt(anywhere), reading.asOf, ahead);
    if (time) return { words: reading.text.slice(anywhere.start, anywhere.end), date: time.resolved[1] };
    this.withdraw(`the date "${words.slice(0, 60)}", which the text does not give so`);
    return { words: null, date: null };
  }

  /** Whether a word of four letters or more stands in the text, with another ending perhaps. */
  private hasWordOfText(name: string): boolean {
    const text = this.ground.reading.text.toLowerCase();
    return (name.toLowerCase().match(/\p{L}{4,}/gu) ?? [name.toLowerCase()]).some((word) =>
      text.includes(word.length > 5 ? word.slice(0, -1) : word),
    );
  }

  private withdraw(what: string): void {
    this.withdrawn.push(what);
  }
}

const NO_PARTY: ReadonlySet<string> = new Set(["mediator", "guarantor", "court", "venue", "source"]);

const within = (inner: Span, outer: Pick<Item, "start" | "end">): boolean =>
  outer.start <= inner.start && outer.end >= inner.end;

/** The entries without those that say the same as an earlier one. */
const unique = <E>(entries: readonly E[], key: (entry: E) => string): E[] => {
  const seen = new Set<string>();
  return entries.filter((entry) => !seen.has(key(entry)) && seen.add(key(entry)));
};
const pairKey = ({ issue, option }: Pair): string => `${issue} ${option}`;

/** A part kept out of the draft for a reason, if there is one. */
const left = (part: Part, why: string | null): Pick<Part, "drafted" | "left_out"> =>
  why === null ? { drafted: part.drafted, left_out: part.left_out } : { drafted: false, left_out: why };
