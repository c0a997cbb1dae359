/** ICEWS: 20 columns with a header; the file of 2017 has titles for codes and dates as month/day/year. */
import { literal } from "../../open.ts";
import { CAMEO_BY_TITLE } from "./cameo-titles.ts";
import { ifNumber, parsed, real, said, type Column, type EventLayout } from "./layout.ts";

const na = (x: string): string => `nullif(${x}, 'NA')`;
/** CAMEO's roots by kind: verbal and material cooperation, verbal and material conflict. */
const cameoQuad = (code: string): string =>
  `CASE WHEN try_cast((${code})[1:2] AS INTEGER) BETWEEN 1 AND 5 THEN 1 WHEN try_cast((${code})[1:2] AS INTEGER) BETWEEN 6 AND 8 THEN 2 WHEN try_cast((${code})[1:2] AS INTEGER) BETWEEN 9 AND 14 THEN 3 WHEN try_cast((${code})[1:2] AS INTEGER) BETWEEN 15 AND 20 THEN 4 END`;
const TITLES = [...CAMEO_BY_TITLE.keys()].map(literal).join(", ");
const CODES = [...CAMEO_BY_TITLE.values()].map(literal).join(", ");
/** The code of a row: its own, or that of the title in the file of 2017, which has no codes. */
const codeOf = (c: Column): string =>
  c.has("CAMEO Code") ? na(c("CAMEO Code")) : `map([${TITLES}], [${CODES}])[lower(${c("Event Text")})]`;

export const icews: EventLayout = {
  id: "icews",
  what: "ICEWS events",
  table: "event",
  delimiter: "\t",
  quoted: false,
  headless: null,
  padded: true,
  known: null,
  named: /\.(\d{8})\d{6}\.(?:tab|tsv|txt)$/,
  required: ["Event ID", "Event Date", "Source Country", "Event Text", "Target Country"],
  values: (c) => ({
    event_id: `concat(${c("Event ID")}, '@', ${c.day("Event Date")}::DATE)`,
    event_date: c.day("Event Date"),
    actor_a: na(c("Source Country")),
    actor_b: na(c("Target Country")),
    code: codeOf(c),
    quad: cameoQuad(codeOf(c)),
    intensity: real(na(c("Intensity"))),
    mentions: "NULL",
    place: `concat_ws(', ', ${na(c("City"))}, ${na(c("Province"))}, ${na(c("Country"))})`,
    lat: real(na(c("Latitude"))),
    lon: real(na(c("Longitude"))),
    url: "NULL",
  }),
  checks: (c) => [
    { when: `${c("Event ID")} IS NULL`, words: "'the event has no id (Event ID)'" },
    parsed(c, "Event Date", "a date", "event_date"),
    {
      when: "quad IS NULL",
      words: c.has("CAMEO Code")
        ? said(c("CAMEO Code"), "is not a CAMEO code (CAMEO Code)")
        : said(c("Event Text"), "is not the title of a CAMEO class (Event Text)"),
    },
    ifNumber((name) => na(c(name)), "Intensity"),
  ],
};
