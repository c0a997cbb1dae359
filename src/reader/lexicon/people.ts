/** Offices, titles and groups of people; offices and groups with the sector of their holders. */
import { values, words } from "./lists.ts";
import groups from "./lists/groups.txt";
import honorifics from "./lists/honorifics.txt";
import parts from "./lists/office-parts.txt";
import offices from "./lists/offices.txt";
import states from "./lists/state-groups.txt";

export const OFFICES = values(offices);
export const OFFICE_PARTS = words(parts);
export const HONORIFICS = words(honorifics);
export const GROUPS = values(groups);
export const STATE_GROUPS = words(states);
