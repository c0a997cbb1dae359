/** Verbs known to the reader, with their uses; they distinguish verbs from nouns of the same form. */
import { CUES } from "./cues.ts";
import { EVENT_VERBS } from "./events.ts";
import { lines } from "./lists.ts";
import plain from "./lists/plain-verbs.txt";
import { CAUSES, NEED_VERBS, TREND_VERBS } from "./roles.ts";

const made = new Map<string, string[]>();
const put = (verb: string, use: string): void => {
  (made.get(verb) ?? made.set(verb, []).get(verb)!).push(use);
};
for (const verb of CUES.keys()) put(verb, "that");
for (const verb of EVENT_VERBS) put(verb, "event");
for (const verb of CAUSES.keys()) put(verb, "cause");
for (const verb of NEED_VERBS) put(verb, "need");
for (const verb of Object.keys(TREND_VERBS)) put(verb, "trend");
for (const verb of lines(plain)) put(verb, "plain");

export const VERBS: ReadonlyMap<string, readonly string[]> = made;
