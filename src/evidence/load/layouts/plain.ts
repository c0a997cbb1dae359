/** Plain tables with the column names of `series` and `event`. */
import { literal } from "../../open.ts";
import { endOf, periodOf } from "./dates.ts";
import {
  ifNumber,
  missing,
  needed,
  parsed,
  real,
  said,
  whole,
  type Column,
  type EventLayout,
  type SeriesLayout,
} from "./layout.ts";

/** A plain table of series: `period` (or date, month, time), `value`, and optionally series_id, unit, known_at. */
export function plainSeries(id: string, period: string, names: readonly string[], fallback: string): SeriesLayout {
  const has = (name: string): boolean => names.includes(name);
  return {
    id,
    what: "a plain table of one value a row",
    table: "series",
    delimiter: ",",
    quoted: true,
    headless: null,
    padded: true,
    required: [period, "value"],
    known: has("known_at") ? (c) => c.day("known_at") : null,
    ends: (c) => endOf(c(period)),
    values: (c) => [
      {
        series_id: has("series_id") ? c("series_id") : literal(fallback),
        period: periodOf(c(period)),
        value: real(missing(c("value"))),
        unit: has("unit") ? c("unit") : "NULL",
      },
    ],
    checks: (c) => [
      needed(c(period), period, "a year, a month or a day", periodOf(c(period))),
      ifNumber((name) => missing(c(name)), "value"),
      ...(has("known_at") ? [needed(c("known_at"), "known_at", "a date", c.day("known_at"))] : []),
      ...(has("series_id") ? [{ when: `${c("series_id")} IS NULL`, words: "'the row has no series_id'" }] : []),
    ],
  };
}

/** A plain table of events with the column names of `event`. */
export function plainEvents(names: readonly string[]): EventLayout {
  const or = (c: Column, name: string): string => (names.includes(name) ? c(name) : "NULL");
  return {
    id: "csv",
    what: "a plain table of events",
    table: "event",
    delimiter: ",",
    quoted: true,
    headless: null,
    padded: true,
    dated: "event_date",
    required: ["event_id", "event_date"],
    known: names.includes("known_at") ? (c) => c.day("known_at") : null,
    values: (c) => ({
      event_id: c("event_id"),
      event_date: c.day("event_date"),
      actor_a: or(c, "actor_a"),
      actor_b: or(c, "actor_b"),
      code: or(c, "code"),
      quad: whole(or(c, "quad")),
      intensity: real(or(c, "intensity")),
      mentions: whole(or(c, "mentions")),
      place: or(c, "place"),
      lat: real(or(c, "lat")),
      lon: real(or(c, "lon")),
      url: or(c, "url"),
    }),
    checks: (c) => [
      { when: `${c("event_id")} IS NULL`, words: "'the event has no event_id'" },
      parsed(c, "event_date", "a date", "event_date"),
      ...(names.includes("known_at") ? [needed(c("known_at"), "known_at", "a date", c.day("known_at"))] : []),
      ...(names.includes("quad")
        ? [
            {
              when: `${c("quad")} IS NOT NULL AND NOT coalesce(${whole(c("quad"))} BETWEEN 1 AND 4, false)`,
              words: said(c("quad"), "is not a quad class, 1 to 4 (quad)"),
            },
          ]
        : []),
      ...["intensity", "mentions", "lat", "lon"]
        .filter((name) => names.includes(name))
        .map((name) => ifNumber(c, name)),
    ],
  };
}
