/** Parts of date patterns, and what their words mean. */
import { dictionary } from "../lexicon/lists.ts";
import { NUMBER_WORDS } from "../lexicon/number-words.ts";

/** A month by its name, and the names in small letters, which are verbs (`may`, `march`) and no months. */
export const MONTH =
  "(January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)";
export const SMALL_MONTH =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)/;
export const YEAR = "((?:1[5-9]|20)\\d\\d)";
export const NUMBER =
  "(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|several|few)";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const NUMBERS: { [word: string]: number } = dictionary(
  Object.entries({ ...NUMBER_WORDS, a: 1, an: 1, several: 3, few: 3 }),
);

/** 1 for January. */
export const monthNumber = (name: string): number => MONTHS.indexOf(name.toLowerCase().slice(0, 3)) + 1;

export const numberOf = (word: string): number => NUMBERS[word.toLowerCase()] ?? Number(word);
