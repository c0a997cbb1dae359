/**
 * Names of the tables in context: a region, an organisation or one of its people, a state, its government, its organs,
 * or only a location.
 */
import { LAST_YEAR } from "./tables.ts";
import { addAlias, addEntity, addOrganisation, addState } from "./cast.ts";
import { HEADS, PLACES } from "../lexicon/organisations.ts";
import { GROUPS } from "../lexicon/people.ts";
import type { Page } from "../tokens.ts";
import { bodyOf, withAcronym } from "./unknown-organisations.ts";
import { textOf, type Found, type Names } from "./mention.ts";
import { officeAt, ownedBy, staffOf } from "./offices.ts";
import { runAt } from "./capitalised-names.ts";
import type { KnownAt } from "./tables.ts";

const PLACING = new Set([
  "in",
  "at",
  "near",
  "outside",
  "around",
  "across",
  "off",
  "inside",
  "through",
  "throughout",
  "via",
  "within",
]);
/** Accords named after the city of signature are not acts of its government. */
const ACCORDS =
  /^(agreement|agreements|accord|accords|treaty|memorandum|declaration|protocol|convention|pact|process|conference|climate|format|summit|principles|formula|consensus)$/;
/** `the battle of`, `the congress of` */
const PAST = /^(battle|siege|congress|peace|act|charter)$/;
/** Bodies that a city only hosts. */
const SEATED =
  /^(tribunal|court|arbitrators|daily|newspaper|weekly|magazine|consultancy|brokerage|institute|university|bourse|firm|bank)$/;
const JOURNEYS = new Set(
  "fly flew flown flies flying travel travels travelled traveled go goes went gone move moved moves send sends sent return returned returns come came comes sail sailed march marched ran run runs visit visits visited trip trips dispatch dispatched deploy deployed head headed journey flight railway road pipeline flights bus train drove fled".split(
    " ",
  ),
);

export function tabled(names: Names, i: number, stop: number, known: KnownAt): Found | null {
  if (known.kind === "region") return region(names, i, known);
  if (known.kind === "past state" || known.kind === "past adjective") return pastState(names, i, known);
  if (known.kind === "people") return people(names, i, stop, known);
  return known.kind === "organisation" ? organisation(names, i, stop, known) : state(names, i, stop, known);
}

/** A state that is no more is an actor of the past and no party, unless the text is as old. */
function pastState({ cast, year }: Names, i: number, { id: name, name: alias, kind, last }: KnownAt): Found {
  const type = year !== null && year <= LAST_YEAR.get(name)! ? "state" : "past state";
  const id = addEntity(cast, name.toUpperCase().replace(/[^A-Z]/g, ""), () => ({ name, type, aliases: [] }));
  return { first: i, last, ids: [addAlias(cast, id, alias)], form: kind === "past state" ? "name" : "adjective" };
}

function region({ cast }: Names, i: number, { id, name, last }: KnownAt): Found {
  return {
    first: i,
    last,
    ids: [addEntity(cast, id.toUpperCase().replace(/[^A-Z]/g, ""), () => ({ name, type: "region", aliases: [name] }))],
    form: "place",
  };
}

/** `the Kurds`; `Kurdish rebels`, `the Kurdish regional government`; elsewhere the word is only an adjective. */
function people({ page, cast }: Names, i: number, stop: number, { id, name, last }: KnownAt): Found {
  const { tokens } = page;
  const body = (end: number, of: string, sector: string): Found => {
    const words = textOf(page, i, end);
    return {
      first: i,
      last: end,
      ids: [
        addAlias(
          cast,
          addEntity(cast, of, () => ({ name: words, type: "faction", sector, aliases: [] })),
          words,
        ),
      ],
      form: "group",
    };
  };
  if (name.endsWith("s") && tokens[last]?.text !== "-") return body(last, id, "CVL");
  for (let k = last; k < Math.min(stop, last + 3); k++) {
    const sector = GROUPS.get(tokens[k].lower);
    if (sector) return body(k + 1, `${id}.${sector}`, sector);
    if (tokens[k].tag !== "ADJ" && tokens[k].tag !== "NOUN") break;
  }
  addEntity(cast, id, () => ({ name, type: "faction", sector: "CVL", aliases: [name] }));
  return { first: i, last, ids: [id], form: "adjective" };
}

function organisation(names: Names, i: number, stop: number, { id, name, last }: KnownAt): Found | null {
  const {
    page: { tokens },
    cast,
    congressOf,
  } = names;
  if (name === "Congress" && congressOf !== "USA")
    return congressOf === null ? null : ownedBy(names, i, stop, congressOf, i);
  const holder = tokens[last]?.lower === "'s" ? officeAt(names, last + 1, stop) : null;
  if (holder) return { ...holder, first: i };
  const staff = staffOf(names, last, stop, id, name, i);
  if (staff) return staff;
  // A city that can stand for an organisation, but is a location here.
  if (name === "Brussels" && (PLACING.has(tokens[i - 1]?.lower ?? "") || ACCORDS.test(tokens[last]?.lower ?? "")))
    return { first: i, last, ids: [addOrganisation(cast, id, name)], form: "place" };
  return withAcronym(names, i, last, stop, addOrganisation(cast, id, name));
}

function state(names: Names, i: number, stop: number, { id, name, kind, last }: KnownAt): Found | null {
  const {
    page,
    page: { tokens },
    cast,
  } = names;
  const next = tokens[last];
  const possessive = next?.lower === "'s" || next?.lower === "'";
  const rest = ownedBy(names, possessive ? last + 1 : last, stop, id, i);
  if (rest) return rest;
  // A country's name inside a longer name that the tables do not have: Bank of Japan, Japan Oil Transport.
  const longer = runAt(page, i, stop);
  if (longer && longer.last > last && !possessive && kind !== "capital" && HEADS[tokens[longer.last - 1].text])
    return bodyOf(names, i, longer.last, stop, id);
  addState(cast, id, name);
  const as = (form: Found["form"], end = last): Found => ({ first: i, last: end, ids: [id], form });
  if (kind === "demonym") {
    const people = name.endsWith("s") && !/(ese|ish|ss)$/.test(name);
    return as(
      next?.text !== "-" && (people || (tokens[i - 1]?.lower === "the" && !nounFollows(page, last, stop)))
        ? "group"
        : "adjective",
    );
  }
  // `a Stockholm tribunal`, `the Geneva daily`: a body located in a city is not its government.
  if (kind === "capital" && SEATED.test(next?.lower ?? "") && !next!.capital) {
    const words = textOf(page, i, last + 1);
    return {
      first: i,
      last: last + 1,
      ids: [
        addEntity(cast, words.toUpperCase().replace(/[^A-Z]+/g, "_"), () => ({
          name: words,
          type: "organisation",
          aliases: [words],
        })),
      ],
      form: "organisation",
    };
  }
  const of = tokens[i - 1]?.lower === "of" ? (tokens[i - 2]?.lower ?? "") : "";
  if (kind === "capital" && (ACCORDS.test(of) || PAST.test(of))) return as("place");
  if (PLACES.has(next?.text ?? "") && !possessive) return as("place", last + 1);
  if (next?.text === "-" && next.start === tokens[last - 1].end) return as("adjective");
  if (kind === "capital" && ACCORDS.test(next?.lower ?? "")) return as("place");
  return as(isPlace(page, i, last, kind === "capital") ? "place" : "name");
}

/** `in Mali`, `flew to Bern`; `in Bern, which refused` is the government again. */
function isPlace(page: Page, i: number, last: number, capital: boolean): boolean {
  const { tokens } = page;
  const before = tokens[i - 1]?.lower ?? "";
  const acts = tokens[last]?.text === "," && /^(which|who)$/.test(tokens[last + 1]?.lower ?? "");
  return !acts && (PLACING.has(before) || (capital && before === "to" && moves(page, i - 1)));
}

/** Whether the verb before `to` is one of going or sending: `flew to Yerevan`, `sent his envoy to Bern`. */
function moves({ tokens }: Page, to: number): boolean {
  for (let k = to - 1; k >= Math.max(0, to - 6); k--) {
    if (JOURNEYS.has(tokens[k].lower)) return true;
    if (/^[,;.]$/.test(tokens[k].text)) return false;
  }
  return false;
}

function nounFollows({ tokens }: Page, at: number, stop: number): boolean {
  return at < stop && /^(NOUN|ADJ|PROPN)$/.test(tokens[at]?.tag ?? "");
}
