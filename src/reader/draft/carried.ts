/**
 * How fast it goes, where an answer moves matters between tables: what was given for a table follows its matters to the
 * table that settles them now. What cannot, since another number stands there, is named, and comes back with its table.
 * Pure functions.
 */
import { listed } from "./names.ts";
import { standingPart } from "./parts.ts";
import type { Proposals } from "./proposals.ts";
import { UNSAID } from "./ranges.ts";
import { stepOf, tablesOf, type Table } from "./tables.ts";

/** A number or fixed months as they were given for a table. */
interface Given {
  written: string;
  sentence: string | null;
}

interface Place {
  /** What is given there, in words. */
  words: string;
  /** What the draft suggests; null where it suggests nothing. */
  suggestion: string | null;
  at: (proposals: Proposals, table: string) => Given | null;
  /** @param given null: nothing, any more */
  put: (proposals: Proposals, table: string, given: Given | null) => Proposals;
}

const number = (key: string, words: string, suggestion: string): Place => ({
  words,
  suggestion,
  at: ({ filled }, table) => filled[`tables.${table}.${key}`] ?? null,
  put: (proposals, table, given) => {
    const { [`tables.${table}.${key}`]: _, ...rest } = proposals.filled;
    return { ...proposals, filled: given ? { ...rest, [`tables.${table}.${key}`]: given } : rest };
  },
});

const PLACES: readonly Place[] = [
  number("meetings_per_year", "meetings a year", UNSAID.meetings),
  number("concludes", "chance that a meeting ends in a text", UNSAID.concludes),
  {
    words: "months in which they meet for certain",
    suggestion: null,
    at: ({ meets_on }, table) =>
      meets_on[table]?.length ? { written: meets_on[table].join(", "), sentence: null } : null,
    put: (proposals, table, given) => {
      const { [table]: _, ...rest } = proposals.meets_on;
      return { ...proposals, meets_on: given ? { ...rest, [table]: given.written.split(", ") } : rest };
    },
  },
];

/**
 * @param before proposals to which a person answered
 * @param after with the answer, in which every number is still at the table for which it was given
 * @returns with the numbers at the tables that settle their matters now, and a sentence for each number of the person's own
 * that does not hold for one of its matters any more
 */
export function carried(before: Proposals, after: Proposals): { proposals: Proposals; leaving: string[] } {
  const [was, is] = [before, after].map(({ proposed }) => tablesOf(standingPart(proposed))) as [Table[], Table[]];
  if (was.map(shapeOf).join("; ") === is.map(shapeOf).join("; ")) return { proposals: after, leaving: [] };
  const leaving: string[] = [];
  const toConfirm = new Set<string>();
  let proposals = after;
  for (const place of PLACES) {
    const now = new Map(is.map((table) => [table, givenAt(place, table, was, before, after)]));
    for (const old of was) {
      const given = place.at(before, old.id);
      const heirs = is.filter((table) => shared(old, table).length > 0);
      const lost = heirs.filter((table) => given && now.get(table)?.written !== given.written);
      for (const table of lost) {
        const isAnswered = place.at(after, table.id)?.written !== place.at(before, table.id)?.written;
        if (given && isOwn(place, given) && !isAnswered)
          leaving.push(told(place, old, given, table, now.get(table) ?? null));
      }
      const stays = lost.length > 0 || heirs.length === 0;
      if (!is.some(({ id }) => id === old.id) && !stays) proposals = place.put(proposals, old.id, null);
    }
    for (const [table, given] of now) {
      if (given && isOwn(place, given) && place.at(after, table.id)?.written !== given.written)
        toConfirm.add(stepOf(table));
      proposals = place.put(proposals, table.id, given);
    }
  }
  return { proposals: { ...proposals, asked: proposals.asked.filter((step) => !toConfirm.has(step)) }, leaving };
}

/** What is given for a table after an answer: with the answer, for it before, or for a table from which it has its matters. */
function givenAt(place: Place, table: Table, was: readonly Table[], before: Proposals, after: Proposals): Given | null {
  const own = place.at(after, table.id);
  if (own && own.written !== place.at(before, table.id)?.written) return own;
  const sources = table.issues.flatMap(({ id }) => was.filter(({ issues }) => issues.some((one) => one.id === id)));
  const same = (sources.length > 0 ? sources : was).find((one) => seatsOf(one) === seatsOf(table));
  const kept = same ?? sources.find(({ id }) => id === table.id);
  if (!kept && own && !was.some(({ id }) => id === table.id)) return own; // the table is back
  const given = [...(kept ? [kept] : []), ...sources].flatMap(({ id }) => place.at(after, id) ?? []);
  return given.find((one) => isOwn(place, one)) ?? given[0] ?? null;
}

const isOwn = ({ suggestion }: Place, { written, sentence }: Given): boolean =>
  written !== suggestion || sentence !== null;

const seatsOf = ({ parties }: Table): string => parties.map(({ id }) => id).join(" ");
const shapeOf = (table: Table): string =>
  `${table.id}: ${seatsOf(table)}: ${table.issues.map(({ id }) => id).join(" ")}`;
const shared = (old: Table, table: Table): Table["issues"] =>
  table.issues.filter(({ id }) => old.issues.some((one) => one.id === id));

function told({ words }: Place, old: Table, { written }: Given, table: Table, instead: Given | null): string {
  const [whose, who] = [old, table].map(({ parties }) => listed(parties.map(({ name }) => name))) as [string, string];
  const matters = shared(old, table).map(({ name }) => `"${name}"`);
  const there = instead ? `where ${instead.written} was given` : "where it is open";
  return `What you gave for the talks of ${whose} (${words}: ${written}) is left out for ${listed(matters)}: ${matters.length === 1 ? "it is" : "they are"} settled by ${who} now, ${there}. Change it there if it should hold, under "How fast it goes".`;
}
