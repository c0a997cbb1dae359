/** Verbs known to the reader, with their uses; they distinguish verbs from nouns of the same form. */
import { CUES } from "./cues.ts";
import { EVENT_VERBS } from "./events.ts";
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
for (const verb of "remain depend rely become seem appear hold stand fail lose keep regard expire belong sit lie mean matter exist continue start begin stop divide share own control produce buy sell face run live work go come look lapse collapse founder stall drag linger resume persist prevail vanish erupt flare drift slip falter hinge revolve differ last survive earn pay cede yield retaliate ignore deepen harden soften matter reopen trade exist vote sue spy smuggle".split(
  " ",
))
  put(verb, "plain");

export const VERBS: ReadonlyMap<string, readonly string[]> = made;
