/** POLECAT: 40 columns with a header, of which those named here are used. */
import { ifNumber, parsed, real, type EventLayout } from "./layout.ts";

const none = (x: string): string => `nullif(nullif(${x}, 'None'), 'NA')`;
const QUADS = ["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"];
const ploverQuad = (x: string): string =>
  `CASE upper(${x}) ${QUADS.map((name, n) => `WHEN '${name}' THEN ${n + 1}`).join(" ")} END`;
export const polecat: EventLayout = {
  id: "polecat",
  what: "POLECAT events",
  table: "event",
  delimiter: "\t",
  quoted: false,
  headless: null,
  padded: true,
  aliases: { Intensity: ["Event Intensity"] },
  required: [
    "Event ID",
    "Event Date",
    "Event Type",
    "Intensity",
    "Quad Code",
    "Actor Country",
    "Recipient Country",
    "Publication Date",
  ],
  known: (c) => c.day("Publication Date"),
  values: (c) => ({
    event_id: c("Event ID"),
    event_date: c.day("Event Date"),
    actor_a: none(c("Actor Country")),
    actor_b: none(c("Recipient Country")),
    code: `upper(${none(c("Event Type"))})`,
    quad: ploverQuad(c("Quad Code")),
    intensity: real(none(c("Intensity"))),
    mentions: "NULL",
    place: none(c("Placename")),
    lat: real(none(c("Latitude"))),
    lon: real(none(c("Longitude"))),
    url: "NULL",
  }),
  checks: (c) => [
    { when: `${c("Event ID")} IS NULL`, words: "'the event has no id (Event ID)'" },
    parsed(c, "Event Date", "a date", "event_date"),
    parsed(c, "Publication Date", "a date", "known_at"),
    parsed(c, "Quad Code", "a quad code", "quad"),
    ifNumber((name) => none(c(name)), "Intensity"),
  ],
};
