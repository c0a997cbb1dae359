/** Words of speech and thought, by class. */
import type { VerbClass } from "../reading.ts";
import { values, words } from "./lists.ts";
import adjectives from "./lists/reporting-adjectives.txt";
import media from "./lists/media-nouns.txt";
import nouns from "./lists/reporting-nouns.txt";
import verbs from "./lists/reporting-verbs.txt";
import withAs from "./lists/reporting-verbs-with-as.txt";
import withComplement from "./lists/reporting-verbs-with-complement.txt";
import withThat from "./lists/reporting-verbs-with-that.txt";
import passive from "./lists/reporting-verbs-passive.txt";

export const CUES = values<VerbClass>(verbs);
export const CUE_NOUNS = values<VerbClass>(nouns);
export const CUE_ADJECTIVES = values<VerbClass>(adjectives);
export const ONLY_WITH = words(withThat);
export const AS = words(withAs);
export const NAMES = words(withComplement);
export const PASSIVE = words(passive);
export const MEDIA_NOUNS = words(media);
