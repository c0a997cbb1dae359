/** GDELT 1.0 and 2.0: 58 and 61 columns between tabs without a header, or any selection of them by name, as BigQuery exports it. */
import { day8 } from "./dates.ts";
import { parsed, real, said, whole, type Check, type Column, type EventLayout } from "./layout.ts";

const actor = (n: 1 | 2): string[] =>
  [
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
  ].map((part) => `Actor${n}${part}`);
const geo = (who: string, adm2: boolean): string[] =>
  ["Type", "FullName", "CountryCode", "ADM1Code", ...(adm2 ? ["ADM2Code"] : []), "Lat", "Long", "FeatureID"].map(
    (part) => `${who}Geo_${part}`,
  );
const gdeltColumns = (adm2: boolean): string[] => [
  "GLOBALEVENTID",
  "SQLDATE",
  "MonthYear",
  "Year",
  "FractionDate",
  ...actor(1),
  ...actor(2),
  "IsRootEvent",
  "EventCode",
  "EventBaseCode",
  "EventRootCode",
  "QuadClass",
  "GoldsteinScale",
  "NumMentions",
  "NumSources",
  "NumArticles",
  "AvgTone",
  ...geo("Actor1", adm2),
  ...geo("Actor2", adm2),
  ...geo("Action", adm2),
  "DATEADDED",
  "SOURCEURL",
];

const ifParsed = (c: Column, name: string, value: string): Check => ({
  when: `${value} IS NULL AND ${c(name)} IS NOT NULL OR NOT isfinite(${value}::DOUBLE)`,
  words: said(c(name), `is not a number (${name})`),
});

/** GDELT's events: files without a header, or columns chosen in BigQuery. */
export function gdelt(id: "gdelt1" | "gdelt2"): EventLayout {
  const adm2 = id === "gdelt2";
  const added = (c: Column): string =>
    adm2
      ? `CASE WHEN length(${c("DATEADDED")}) = 14 THEN try_strptime(${c("DATEADDED")}, '%Y%m%d%H%M%S') END`
      : day8(c("DATEADDED"));
  return {
    id,
    what: adm2 ? "GDELT 2.0 events" : "GDELT 1.0 events",
    table: "event",
    delimiter: "\t",
    quoted: false,
    padded: false,
    headless: gdeltColumns(adm2),
    required: ["GLOBALEVENTID", "SQLDATE"],
    ...(adm2 ? {} : { short: 57 }),
    known: added,
    values: (c) => ({
      event_id: c("GLOBALEVENTID"),
      event_date: day8(c("SQLDATE")),
      actor_a: c("Actor1CountryCode"),
      actor_b: c("Actor2CountryCode"),
      code: c("EventCode"),
      quad: whole(c("QuadClass")),
      intensity: real(c("GoldsteinScale")),
      mentions: whole(c("NumMentions")),
      place: c("ActionGeo_FullName"),
      lat: real(c("ActionGeo_Lat")),
      lon: real(c("ActionGeo_Long")),
      url: c("SOURCEURL"),
    }),
    checks: (c) => [
      {
        when: `try_cast(${c("GLOBALEVENTID")} AS BIGINT) IS NULL`,
        words: said(c("GLOBALEVENTID"), "is not an event id (GLOBALEVENTID)"),
      },
      parsed(c, "SQLDATE", "a date", "event_date"),
      ...(c.has("DATEADDED") ? [parsed(c, "DATEADDED", "a date", "known_at")] : []),
      ...(c.has("QuadClass")
        ? [
            {
              when: "quad IS NULL OR quad NOT BETWEEN 1 AND 4",
              words: said(c("QuadClass"), "is not a quad class, 1 to 4 (QuadClass)"),
            },
          ]
        : []),
      ...(
        [
          ["GoldsteinScale", "intensity"],
          ["NumMentions", "mentions"],
          ["ActionGeo_Lat", "lat"],
          ["ActionGeo_Long", "lon"],
        ] as const
      ).map(([name, value]) => ifParsed(c, name, value)),
    ],
  };
}
