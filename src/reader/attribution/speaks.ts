/** Which nouns are of people or bodies that can speak. */
import { GROUPS, OFFICES } from "../lexicon/people.ts";
import { words } from "../lexicon/lists.ts";
import speakingNouns from "../lexicon/lists/speaking-nouns.txt";

const SPEAKING_NOUNS = words(speakingNouns);

/** Whether a noun is of people or bodies that can speak. */
export const speaks = (word: string): boolean =>
  SPEAKING_NOUNS.has(word) || OFFICES.has(word) || OFFICES.has(word.replace(/s$/, "")) || GROUPS.has(word);
