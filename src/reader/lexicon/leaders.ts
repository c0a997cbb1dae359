/** Surnames of leaders by state, and family names that precede the given name. */
import { rows, words } from "./lists.ts";
import familyFirst from "./lists/family-names-first.txt";
import leaders from "./lists/leaders.txt";

/** State of a surname. */
export const LEADERS: ReadonlyMap<string, string> = new Map(rows(leaders).map(([name, iso3]) => [name, iso3]));
export const FAMILY_FIRST = words(familyFirst);
