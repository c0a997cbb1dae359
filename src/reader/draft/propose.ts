/**
 * From a reading to a proposed draft, by rules: little, and only what a clause of the text states. What is proposed and
 * not drafted says why.
 */
import type { Accord as AccordItem, Driver, Item, Quoted, Reading } from "../reading.ts";
import { principalOf } from "../find/roles.ts";
import { actorsOf, type Cast } from "./actors.ts";
import { constraintsOf } from "./constraints.ts";
import { issuesOf, withoutLoose } from "./issues.ts";
import { electionsOf } from "./elections.ts";
import { ids, idOf, nameOf, shares, stems } from "./names.ts";
import { needName } from "./need-name.ts";
import { questionsOf } from "./questions.ts";
import { emptyProposed, type Accord, type Issue, type Pair, type Part, type Proposed } from "./proposed.ts";

/** As-of month or day of the case, and where it was found. */
export interface AsOf {
  date: string | null;
  basis: string;
}

/**
 * @returns a proposed draft; without two parties and a matter between them, `negotiation` is false, `why` says so, and the
 * rest is what was read all the same
 */
export function propose(given: Reading, asOf: AsOf): Proposed {
  const reading = { ...given, items: given.items.filter(({ unconfirmed }) => !unconfirmed) };
  const cast = actorsOf(reading);
  const atTable = cast.parties.length < 2 ? [] : issuesOf(reading, cast, cast.parties);
  const why = whyNone(cast, atTable);
  const proposed: Proposed = {
    ...emptyProposed({ ...asOf, conflicts: [] }),
    negotiation: why === null,
    why,
    parties: cast.parties,
    others: cast.others,
    issues: why === null ? atTable : issuesOf(reading, cast, [...cast.parties, ...cast.others]),
  };
  proposed.questions = questionsOf(reading, cast, proposed.issues, asOf.date);
  proposed.needs = needsOf(reading, cast, proposed);
  proposed.drivers = driversOf(reading);
  sharpen(reading, proposed);
  proposed.beliefs = beliefsOf(reading, cast);
  proposed.constraints = constraintsOf(reading, cast, proposed.issues);
  proposed.issues = withoutLoose(proposed.issues, [
    ...proposed.questions.flatMap(({ yes }) => yes ?? []),
    ...proposed.constraints.flatMap(({ when, then }) => [...when, ...then]),
  ]);
  proposed.needs = proposed.needs.map((need) => ({ ...need, met_by: need.met_by.filter(isOption(proposed.issues)) }));
  proposed.accords = accordsOf(reading, cast);
  proposed.events = eventsOf(reading, cast, asOf.date);
  proposed.governments = electionsOf(reading, cast, asOf.date);
  return proposed;
}

/** Why a text is no negotiation; null where it is one. */
function whyNone({ parties }: Cast, issues: readonly Issue[]): string | null {
  if (parties.length < 2) return "the text names no two sides that talk, sign, refuse or dispute";
  return issues.length > 0
    ? null
    : `the text does not say what ${parties.map(({ name }) => name).join(" and ")} dispute or talk about`;
}

const isOption =
  (issues: readonly Issue[]) =>
  ({ issue, option }: Pair): boolean =>
    issues.some(({ id, options }) => id === issue && options.some((one) => one.id === option));

const quotedOf = ({ quote, start, end }: Item): Quoted => ({ text: quote, start, end });

/** Speakers of an item by name, without the author. */
function speakerOf(item: Item, { entities }: Reading): string[] {
  return item.speaker.filter((id) => id !== "AUTHOR").map((id) => entities[id]?.name ?? id);
}

/** The fields of a part that stands on items; `left_out` keeps it out of the draft. */
export function partOf(id: string, items: readonly Item[], reading: Reading, left_out: string | null = null): Part {
  const seen = new Set<string>();
  return {
    id,
    by: items[0]?.by ?? "rules",
    quotes: items
      .filter(({ quote }) => quote.trim() !== "" && !seen.has(quote) && seen.add(quote))
      .slice(0, 5)
      .map(quotedOf),
    speaker: items[0] ? speakerOf(items[0], reading) : [],
    state: "proposed",
    drafted: left_out === null,
    left_out,
  };
}

/** Why what somebody wants or thinks stays out who was read as no party. */
const NO_PARTY = "it is of an actor that was read as no party";

function needsOf(reading: Reading, cast: Cast, { issues }: Proposed): Proposed["needs"] {
  const give = ids();
  const constraints = reading.items.filter(({ kind }) => kind === "constraint");
  return reading.items.flatMap((item) => {
    if (item.kind !== "need") return [];
    const named = cast.idsOf(item.subject);
    const parties = named.filter((id) => cast.parties.some((party) => party.id === id));
    const holders = parties.length > 0 ? parties : named;
    const [holder] = holders;
    const ruled = constraints.some((one) => one.start < item.end && item.start < one.end);
    // What it insists on is a condition, which the interview asks for.
    if (holders.length !== 1 || holder === undefined || ruled || /\binsist/i.test(item.quote)) return [];
    const polarity = item.polarity === "negative" ? "avoid" : "get";
    const name = needName(item.quote, polarity);
    if (parties.length === 0 && /^(?:he|she|it|they) /i.test(name)) return [];
    const words = stems(name);
    const met_by =
      polarity === "avoid"
        ? []
        : issues.flatMap((issue) =>
            issue.options
              .slice(1)
              .filter(({ text, unspecified }) => !unspecified && shares(words, stems(text)))
              .map(({ id }) => ({ issue: issue.id, option: id, share: "half" as const })),
          );
    return [
      {
        ...partOf(give(idOf(nameOf(name, 40))), [item], reading, parties.length > 0 ? null : NO_PARTY),
        holder,
        name,
        polarity,
        weight: null,
        met_by,
        sharpened_by: [],
      },
    ];
  });
}

/** Quantities with a trend or a level in words; what only stands in a condition has no trend. */
function driversOf(reading: Reading): Proposed["drivers"] {
  const give = ids();
  const found: { words: Set<string>; items: Driver[] }[] = [];
  for (const item of reading.items) {
    if (item.kind !== "driver") continue;
    const words = stems(item.quote);
    const same = found.find((one) => shares(one.words, words) && one.items[0]!.direction === item.direction);
    if (same) same.items.push(item);
    else found.push({ words, items: [item] });
  }
  return found.map(({ words, items }) => {
    const [first] = items as [Driver];
    const why = first.direction === undefined ? "the text gives it no direction" : null;
    return {
      ...partOf(give(idOf([...words][0] ?? "driver")), items, reading, why),
      name: nameOf(first.quote),
      direction: first.direction ?? "high",
      level: first.direction === "low" ? ("low" as const) : first.direction === "high" ? ("high" as const) : null,
      moves: null,
    };
  });
}

/** Ties drivers to the needs that the text says they sharpen; a driver that sharpens none stays out of the draft. */
function sharpen({ items }: Reading, { drivers, needs }: Proposed): void {
  const at = new Map<string, Item[]>();
  for (const item of items) {
    const place = `${item.kind} ${item.start} ${item.end}`;
    at.set(place, [...(at.get(place) ?? []), item]);
  }
  const itemsOf = ({ quotes }: Part, kind: Item["kind"]): Item[] =>
    quotes.flatMap(({ start, end }) => at.get(`${kind} ${start} ${end}`) ?? []);
  const linked = (of: readonly Item[], rel: string): string[] =>
    of.flatMap(({ links }) => (links ?? []).flatMap((link) => (link.rel === rel ? [link.to] : [])));
  const felt = needs.map((need) => itemsOf(need, "need"));
  const sharpenedBy = felt.map((own) => linked(own, "sharpened-by"));
  for (const driver of drivers) {
    const own = itemsOf(driver, "driver");
    const ids = new Set(own.map(({ id }) => id));
    const sharpens = new Set(linked(own, "sharpens"));
    let used = false;
    needs.forEach((need, n) => {
      if (!felt[n].some(({ id }) => sharpens.has(id)) && !sharpenedBy[n].some((id) => ids.has(id))) return;
      need.sharpened_by.push({ driver: driver.id, at: "high" });
      used ||= need.drafted;
    });
    if (driver.drafted && !used) {
      driver.drafted = false;
      driver.left_out = "the text does not say which need of a party it sharpens";
    }
  }
}

function beliefsOf(reading: Reading, cast: Cast): Proposed["beliefs"] {
  const give = ids();
  return reading.items.flatMap((item) => {
    if (item.kind !== "belief") return [];
    const [holder] = cast.idsOf(item.holder === undefined ? item.subject : [item.holder]);
    const about = cast.idsOf(item.object).find((id) => id !== holder);
    if (holder === undefined || about === undefined) return [];
    return [
      {
        ...partOf(
          give(idOf(`${holder} ${about}`)),
          [item],
          reading,
          "a belief needs a number of the other side that it is about",
        ),
        holder,
        about,
        matter: null,
        verdict: null,
      },
    ];
  });
}

const FACTS: readonly Accord["status"][] = ["signed", "in force", "lapsed", "ended"];

/** Accords, each named once: a later mention of the same partners, kind and year, or of the same words, is the same deal. */
function accordsOf(reading: Reading, cast: Cast): Proposed["accords"] {
  const give = ids();
  const merged: { item: AccordItem; parties: string[]; words: Set<string>; items: AccordItem[] }[] = [];
  for (const item of reading.items) {
    if (item.kind !== "accord" || item.status === undefined || (item.links ?? []).some(({ rel }) => rel === "part-of"))
      continue;
    const parties = cast.idsOf(item.subject);
    const words = stems(item.quote);
    const head = headOf(item);
    const same = merged.find(
      (one) =>
        headOf(one.item) === head &&
        (words.size === 0 || one.words.size === 0 || shares(one.words, words)) &&
        (parties.length === 0 || one.parties.length === 0 || parties.some((id) => one.parties.includes(id))) &&
        (yearOf(item) === null || yearOf(one.item) === null || yearOf(item) === yearOf(one.item)),
    );
    if (same) {
      same.items.push(item);
      for (const id of parties) if (!same.parties.includes(id)) same.parties.push(id);
    } else merged.push({ item, parties: [...parties], words, items: [item] });
  }
  return merged.map(({ item, parties, items }) => {
    const told = items.find(({ status, stated }) => stated && FACTS.includes(status!)) ?? item;
    const status = told.status!;
    const dated = items.find(({ time }) => time !== undefined)?.time;
    const why = !FACTS.includes(status)
      ? `it is ${status}: an option of an issue at most`
      : !told.stated
        ? "no clause says that it is signed or in force"
        : parties.length < 2
          ? "the text does not name two partners"
          : dated === undefined
            ? "the text gives it no date, and Change takes one"
            : null;
    return {
      ...partOf(
        give(idOf(`${headOf(item)} ${[...stems(item.quote)][0] ?? ""}`)),
        [told, ...items.filter((one) => one !== told)],
        reading,
        why,
      ),
      name: nameOf(item.quote, 160),
      parties,
      date: { words: dated?.expr ?? null, date: dated?.resolved[1] ?? null },
      status,
      binding: item.binding === "yes" ? true : item.binding === "no" ? false : null,
      on: null,
    };
  });
}
const headOf = ({ accord_kind, quote }: AccordItem): string =>
  (accord_kind ?? quote).toLowerCase().split(" ").at(-1) ?? "accord";
const yearOf = ({ time }: AccordItem): string | null => time?.resolved[1].slice(0, 4) ?? null;

/** A person of no state, organisation or other actor that the text names. */
const isNobodys = ({ entities }: Reading, ref: string): boolean =>
  entities[ref]?.type === "person" && principalOf(entities, ref) === null;

function eventsOf(reading: Reading, cast: Cast, asOf: string | null): Proposed["events"] {
  const give = ids();
  return reading.items.flatMap((item) => {
    if (item.kind !== "event" || !item.event) return [];
    const [who] = cast.idsOf(item.subject);
    const whom = cast.idsOf(item.object).find((id) => id !== who) ?? null;
    if (who === undefined) return [];
    const date = item.time?.resolved[1] ?? null;
    const past = date !== null && asOf !== null && date.slice(0, asOf.length) <= asOf.slice(0, date.length);
    const stated = item.time?.expr != null;
    const why =
      !stated || !past
        ? stated && date !== null
          ? "its date is not over at the day of the text"
          : "the text gives it no date"
        : whom === null
          ? "the text does not say to whom"
          : [...(item.subject ?? []), ...(item.object ?? [])].some((ref) => isNobodys(reading, ref))
            ? "it is of somebody of whom the text does not say for whom they act"
            : null;
    return [
      {
        ...partOf(give(idOf(`${item.event.plover.toLowerCase()} ${who}`)), [item], reading, why),
        who,
        whom,
        does: item.event.plover,
        date: { words: item.time?.expr ?? null, date: stated && past ? date : null },
      },
    ];
  });
}
