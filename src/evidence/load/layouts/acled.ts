/** ACLED: exports of the interface of before 2023 (`data_id`, `event_id_no_cnty`, dates as 01 February 2023) and of after. */
import { ifNumber, parsed, real, type EventLayout } from "./layout.ts";

/** Material conflict, and protest, which CAMEO counts as verbal; strategic developments are of every kind. */
const quadOf = (type: string): string =>
  `CASE lower(${type}) WHEN 'battles' THEN 4 WHEN 'explosions/remote violence' THEN 4 WHEN 'remote violence' THEN 4 WHEN 'violence against civilians' THEN 4 WHEN 'protests' THEN 3 WHEN 'riots' THEN 3 WHEN 'riots/protests' THEN 3 END`;

export const acled: EventLayout = {
  id: "acled",
  what: "ACLED events",
  table: "event",
  delimiter: ",",
  quoted: true,
  headless: null,
  padded: true,
  known: null,
  dated: "event_date",
  required: ["event_id_cnty", "event_date", "event_type", "actor1", "actor2", "fatalities"],
  values: (c) => ({
    event_id: c("event_id_cnty"),
    event_date: c.day("event_date"),
    actor_a: c("actor1"),
    actor_b: c("actor2"),
    code: `coalesce(${c("sub_event_type")}, ${c("event_type")})`,
    quad: quadOf(c("event_type")),
    intensity: real(c("fatalities")),
    mentions: "NULL",
    place: `concat_ws(', ', ${c("location")}, ${c("admin1")}, ${c("country")})`,
    lat: real(c("latitude")),
    lon: real(c("longitude")),
    url: "NULL",
  }),
  checks: (c) => [
    { when: `${c("event_id_cnty")} IS NULL`, words: "'the event has no id (event_id_cnty)'" },
    parsed(c, "event_date", "a date", "event_date"),
    { when: `${c("event_type")} IS NULL`, words: "'the event has no type (event_type)'" },
    ifNumber(c, "fatalities"),
    ifNumber(c, "latitude"),
    ifNumber(c, "longitude"),
  ],
};
