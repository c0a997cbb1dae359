/** Offices with and without a name, and bodies of people that belong to a state or an organisation. */
import { addAlias, addEntity, addOrganisation, addPerson, addState } from "./cast.ts";
import { HEADS, PLACES } from "../lexicon/organisations.ts";
import { GROUPS, HONORIFICS, OFFICES, OFFICE_PARTS } from "../lexicon/people.ts";
import { STATE_BY_CODE } from "../lexicon/states.ts";
import type { Page } from "../tokens.ts";
import { bodyOf } from "./unknown-organisations.ts";
import { textOf, type Found, type Names } from "./mention.ts";
import { personAt, runAt } from "./capitalised-names.ts";

/** People and bodies of an organisation that a state does not have. */
const STAFF =
  /^(mission|peacekeepers|envoys|monitors|observers|inspectors|troops|panel|delegates|states|members|capitals|secretariat|presidency|leadership)$/;

/**
 * The mention after a nationality or a possessive: an office with or without a name, a body of people, a named organ.
 */
export function ownedBy(names: Names, j: number, stop: number, iso3: string, first: number): Found | null {
  const {
    page,
    page: { tokens },
    cast,
  } = names;
  const office = officeAt(names, j, stop, iso3);
  if (office) return { ...office, first };
  const run = tokens[j]?.capital ? runAt(page, j, stop) : null;
  const organ =
    run &&
    textOf(page, j, run.last)
      .split(/[\s-]+/)
      .some((w) => w in HEADS && !PLACES.has(w))
      ? run
      : null;
  if (organ && organ.last > j + 1) return bodyOf(names, first, organ.last, stop, iso3);
  for (let k = j; k < Math.min(stop, j + 4); k++) {
    const { lower, tag } = tokens[k];
    const pair = k + 1 < stop ? `${lower} ${tokens[k + 1].lower}` : "";
    const last = GROUPS.has(pair) ? k + 2 : k + 1;
    const sector = GROUPS.get(pair) ?? GROUPS.get(lower);
    if (sector && tokens[last]?.text !== "-") {
      addState(cast, iso3, STATE_BY_CODE.get(iso3)?.names[0] ?? iso3);
      return faction(names, `${iso3}.${sector}`, { iso3, sector }, first, last);
    }
    if (
      (tag !== "ADJ" || lower.endsWith("ed")) &&
      !OFFICE_PARTS.has(lower) &&
      !(tag === "NOUN" && tokens[k + 1]?.tag === "NOUN")
    )
      break;
  }
  return organ ? bodyOf(names, first, organ.last, stop, iso3) : null;
}

/** People of a state or an organisation by the words that name them. */
function faction(
  { page, cast }: Names,
  id: string,
  of: { iso3?: string; sector: string },
  first: number,
  last: number,
): Found {
  const name = textOf(page, first, last);
  addEntity(cast, id, () => ({ name, type: "faction", ...of, aliases: [] }));
  return { first, last, ids: [addAlias(cast, id, name)], form: "group" };
}

/**
 * An office, in capitals or not, with the name of its holder: `Prime Minister Noda Yoshihiko`, `irrigation minister,
 * Hani Sewilam`, `a senior Iranian official`.
 */
export function officeAt(names: Names, i: number, stop: number, iso3: string | null = null): Found | null {
  const {
    page,
    page: { tokens },
    cast,
  } = names;
  const title = titleAt(page, i, stop, iso3 !== null);
  if (!title) return null;
  const { sector, role, last } = title;
  const start = tokens[last]?.text === "," && (iso3 !== null || tokens[i - 1]?.lower !== "a") ? last + 1 : last;
  const name = start < stop ? personAt(page, start, stop) : null;
  if (name && (start === last || tokens[name.last]?.text === "," || tokens[name.last]?.tag === "VERB"))
    return {
      first: i,
      last: name.last,
      ids: [addPerson(cast, textOf(page, start, name.last), iso3, sector, role)],
      form: "person",
    };
  if (iso3 === null || role === undefined || tokens[last]?.text === "-") return null;
  const words = textOf(page, i, last);
  const id = addEntity(cast, `${iso3}.${sector}`, () => ({
    name: `${STATE_BY_CODE.get(iso3)?.demonyms[0] ?? iso3} ${words}`,
    type: "faction",
    iso3,
    sector,
    aliases: [],
  }));
  return { first: i, last, ids: [addAlias(cast, id, words)], form: "group" };
}

/** The words of a title from token i: offices with their modifiers, or an honorific, which is not a role. */
function titleAt(
  page: Page,
  i: number,
  stop: number,
  owned: boolean,
): { sector: string; role?: string; last: number } | null {
  const { tokens } = page;
  const isOffice = (j: number): boolean => OFFICES.has(tokens[j]?.lower ?? "");
  let sector: string | undefined;
  let role: string | undefined;
  let j = i;
  while (j < stop && j < i + 6) {
    const { lower, capital, text, tag } = tokens[j];
    if (isOffice(j) && tokens[j + 1]?.text === "-" && isOffice(j + 2)) {
      sector = OFFICES.get(lower);
      j += 2;
      continue;
    }
    if (isOffice(j) && !(owned && !capital && /^(major|general|captain|fellow)$/.test(lower))) {
      sector = OFFICES.get(lower);
      role = textOf(page, i, j + 1);
      j +=
        tokens[j + 1]?.lower === "of" &&
        /^(state|defence|defense|staff|parliament|court)$/.test(tokens[j + 2]?.lower ?? "")
          ? 3
          : 1;
      if (!isOffice(j) && !OFFICE_PARTS.has(tokens[j]?.lower ?? "")) break;
    } else if (HONORIFICS.has(lower) && capital) {
      sector ??= "CVL";
      j += tokens[j + 1]?.text === "." ? 2 : 1;
      break;
    } else if (
      OFFICE_PARTS.has(lower) ||
      text === "-" ||
      (owned && j < i + 3 && (tag === "NOUN" || tag === "ADJ") && isOffice(j + 1))
    )
      j++;
    else break;
  }
  return sector === undefined ? null : { sector, last: j, ...(role === undefined ? {} : { role }) };
}

/** `EU official`, `UN mission`, `ASEAN officials`, `NATO's officials`: people and bodies of an organisation. */
export function staffOf(names: Names, j: number, stop: number, id: string, name: string, first: number): Found | null {
  const {
    page: { tokens },
    cast,
  } = names;
  for (let k = j; k < Math.min(stop, j + 3); k++) {
    const { lower, tag } = tokens[k];
    const sector = GROUPS.get(lower) ?? OFFICES.get(lower) ?? (STAFF.test(lower) ? "IGO" : undefined);
    if (sector && !tokens[k + 1]?.capital)
      return faction(names, `${addOrganisation(cast, id, name)}.${sector}`, { sector }, first, k + 1);
    if (tag !== "ADJ" && tag !== "NOUN") break;
  }
  const sector = tokens[j]?.lower === "'s" ? GROUPS.get(tokens[j + 1]?.lower ?? "") : undefined;
  return sector ? faction(names, `${addOrganisation(cast, id, name)}.${sector}`, { sector }, first, j + 2) : null;
}
