/** Sources, citations, accords, events and places of a case. */
import * as z from "zod";
import { citationIndices, count, flag, text } from "./units.ts";

export const CitationFinding = z
  .strictObject({
    path: text.describe("Block or number that the citation stands at."),
    source: text.nullable().describe("Id of a source; null for a judgement or a suggestion."),
    quote: text,
    start: count.nullable().describe("Where the quote begins in the source's text, in UTF-16 units."),
    end: count.nullable().describe("Where it ends, exclusive."),
    kind: z
      .enum(["quoted", "unchecked", "judged", "suggested"])
      .describe(
        "A quote found in the source's text; one whose text is not kept; a judgement; a suggestion taken as it was.",
      ),
  })
  .meta({ id: "CitationFinding" });
export type CitationFinding = z.infer<typeof CitationFinding>;

export const SourceFinding = z
  .strictObject({
    title: text,
    author: text.nullable(),
    publisher: text.nullable(),
    date: text.describe("Day, month or year of publication."),
    url: text.nullable(),
    text: text.nullable().describe("The text that quotes are checked against; null where none is kept."),
    later: flag.describe("Published after as_of, for an earlier fact."),
  })
  .meta({ id: "SourceFinding" });
export type SourceFinding = z.infer<typeof SourceFinding>;

export const AccordFinding = z
  .strictObject({
    id: text,
    parties: z.array(text),
    date: text,
    kind: text,
    binds: flag,
    on: text.nullable().describe("Id of an issue."),
    text: text.nullable(),
    citations: citationIndices,
  })
  .meta({ id: "AccordFinding" });
export type AccordFinding = z.infer<typeof AccordFinding>;

export const EventFinding = z
  .strictObject({
    id: text,
    date: text,
    who: text,
    does: text,
    whom: text.nullable(),
    text: text.nullable(),
    citations: citationIndices,
  })
  .meta({ id: "EventFinding" });
export type EventFinding = z.infer<typeof EventFinding>;

export const PlaceFinding = z
  .strictObject({
    id: text,
    name: text,
    lon: z.number().min(-180).max(180).describe("Degrees east."),
    lat: z.number().min(-90).max(90).describe("Degrees north."),
    on: text.nullable().describe("Id of an issue."),
    citations: citationIndices,
  })
  .meta({ id: "PlaceFinding", description: "Where what is at issue lies." });
export type PlaceFinding = z.infer<typeof PlaceFinding>;
