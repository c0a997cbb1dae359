/** `read`: an article to its statements, without network, clock or randomness: the same text gives the same reading. */
import { analyse, type AnalysedText } from "./analysed-text.ts";
import { attributions as attribute } from "./attribution/index.ts";
import { asOf } from "./dates.ts";
import { publishedIn } from "./dates/published.ts";
import { accords as findAccords } from "./find/accords/index.ts";
import { actors as findActors } from "./find/actors.ts";
import { attributions as findAttributions } from "./find/attributions.ts";
import { claims as findStatements } from "./find/claims.ts";
import { constraints as findConstraints } from "./find/constraints.ts";
import { drivers as findDrivers } from "./find/drivers/index.ts";
import { events as findEvents } from "./find/events/index.ts";
import { link, tensions as tensionsOf } from "./find/links.ts";
import { needs as findNeeds } from "./find/needs/index.ts";
import { rolesOf } from "./find/roles.ts";
import { stakes as findStakes } from "./find/stakes.ts";
import { fold } from "./normalise.ts";
import { notEnglish } from "./is-english.ts";
import type { Item, Reading, Remark } from "./reading.ts";

export interface ReadOptions {
  /** Date of the text (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`); without it the date stated at the text's head, if any. */
  asOf?: string;
}

/** Longest text in characters: some 1,500 pages. */
export const MAX_TEXT_CHARACTERS = 12_000_000;

/**
 * @returns a reading in which every span is cut from `text` itself. For an empty or overlong text or another language,
 * `remarks` give the reason and `items` is empty
 */
export function read(text: string, options: ReadOptions = {}): Reading {
  if (text.trim() === "") return unread(text, options, { code: "empty", message: "The text is empty." });
  if (text.length > MAX_TEXT_CHARACTERS)
    return unread(text, options, {
      code: "too-long",
      message: `The text has ${text.length} characters, the most that is read is ${MAX_TEXT_CHARACTERS}; cut out the part that matters.`,
    });
  const folded = fold(text);
  const stated = options.asOf ?? publishedIn(folded.text)?.date ?? null;
  const analysed = analyse(text, folded, stated ? asOf(stated) : null);
  const foreign = notEnglish(analysed.page);
  if (foreign)
    return { ...unread(text, options, { code: "language", message: foreign }), sentences: sentencesOf(analysed) };
  const { items, tensions } = itemsOf(analysed);
  for (const { start, end, quote } of items)
    if (text.slice(start, end) !== quote) throw new Error(`the quote at ${start} is not the text's own`);
  return {
    text,
    asOf: stated,
    asOfBasis: options.asOf ? "given" : stated ? "text" : "none",
    sentences: sentencesOf(analysed),
    entities: analysed.cast.entities,
    items,
    tensions,
    remarks:
      analysed.grammar.clauses.length === 0
        ? [{ code: "no-sentence", message: "The text has no sentence with a verb." }]
        : [],
  };
}

/** All that is found in a text, in the order of the text. Each step takes what it reads of the steps before it. */
function itemsOf(text: AnalysedText): Pick<Reading, "items" | "tensions"> {
  const speech = attribute(text);
  const stakes = findStakes(text, speech);
  const accords = findAccords(text, speech);
  const events = findEvents(text, speech);
  const { attributions, byFrame } = findAttributions(text, speech);
  const roles = rolesOf(text, { attributions, stakes, accords, events });
  const actors = findActors(text, speech, events, roles);
  const drivers = findDrivers(text, speech);
  const needs = findNeeds(text, speech);
  const constraints = findConstraints(text, speech);
  const { claims, beliefs, questions } = findStatements(text, speech, { events, needs, stakes });
  const found = {
    actors,
    attributions,
    stakes,
    accords,
    events,
    drivers,
    needs,
    constraints,
    claims,
    beliefs,
    questions,
  };
  link(text, found, byFrame);
  const items = Object.values(found).flatMap(({ all }): readonly Item[] => all);
  return { items: items.sort((a, b) => a.start - b.start || b.end - a.end), tensions: tensionsOf(text, found) };
}

const sentencesOf = ({ page, folded }: AnalysedText): Reading["sentences"] =>
  page.sentences.map(({ start, end, paragraph }) => ({ ...folded.back(start, end), paragraph }));

const unread = (text: string, { asOf: given }: ReadOptions, remark: Remark): Reading => ({
  text,
  asOf: given ?? null,
  asOfBasis: given ? "given" : "none",
  sentences: [],
  entities: { AUTHOR: { name: "the author of the text", type: "author", aliases: [] } },
  items: [],
  tensions: [],
  remarks: [remark],
});
