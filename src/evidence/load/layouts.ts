/**
 * Layouts of event and trade files: their columns, and the SQL from a row to a row of `event` or `series`. Columns
 * reach SQL as c1, c2, ... and never by the names in a file.
 */
import { literal } from "../open.ts";

/** SQL of a column of the file as text, NULL where the cell is empty or the column absent. */
export type Column = (name: string) => string;
/** A row is bad where `when` is true; `words` is SQL for the reason. */
export interface Check {
  when: string;
  words: string;
}

interface Common {
  id: string;
  what: string;
  delimiter: "\t" | ",";
  /** Whether cells may be in quotation marks. */
  quoted: boolean;
  /** Names in the file's order; of a file with a header, the required ones. */
  columns: readonly string[];
  headed: boolean;
  /** Number of columns of shorter rows that are valid as well. */
  short?: number;
  /** SQL of the time at which a row became known; null where the rows do not say it. */
  known: ((c: Column) => string) | null;
  /** Whether cells may have blanks around their text. */
  padded: boolean;
  /** Day of publication in the file's name, as eight digits. */
  named?: RegExp;
  /**
   * Conditions that make a row bad; an event's parsed values may be named as columns: event_date, known_at, quad,
   * intensity, mentions, lat, lon.
   */
  checks: (c: Column) => Check[];
}
interface EventLayout extends Common {
  table: "event";
  values: (c: Column) => {
    event_id: string;
    event_date: string;
    actor_a: string;
    actor_b: string;
    code: string;
    quad: string;
    intensity: string;
    mentions: string;
    place: string;
    lat: string;
    lon: string;
    url: string;
  };
}
interface SeriesLayout extends Common {
  table: "series";
  /** One entry per series in a row. `known`: SQL of the day from which a lag counts. */
  values: (
    c: Column,
    names: readonly string[],
  ) => { series_id: string; period: string; value: string; unit: string; checks?: Check[] }[];
  /** SQL of the last day of a row's period. */
  ends: (c: Column) => string;
}
export type Layout = EventLayout | SeriesLayout;

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

const real = (x: string): string => `try_cast(${x} AS DOUBLE)`;
const whole = (x: string): string => `try_cast(${x} AS INTEGER)`;
const day8 = (x: string): string => `CASE WHEN length(${x}) = 8 THEN try_strptime(${x}, '%Y%m%d') END`;
const said = (x: string, words: string): string =>
  `concat('''', coalesce(${x}, ''), ''' ${words.replaceAll("'", "''")}')`;
/** A number that may be missing but not malformed. */
const ifNumber = (c: Column, name: string): Check => ({
  when: `${c(name)} IS NOT NULL AND NOT coalesce(isfinite(${real(c(name))}), false)`,
  words: said(c(name), `is not a number (${name})`),
});
const needed = (x: string, name: string, words: string, parsed: string): Check => ({
  when: `${parsed} IS NULL`,
  words: said(x, `is not ${words} (${name})`),
});
/** The same for a parsed value. */
const parsed = (c: Column, name: string, words: string, value: string): Check => ({
  when: `${value} IS NULL`,
  words: said(c(name), `is not ${words} (${name})`),
});
const ifParsed = (c: Column, name: string, value: string): Check => ({
  when: `${value} IS NULL AND ${c(name)} IS NOT NULL OR NOT isfinite(${value}::DOUBLE)`,
  words: said(c(name), `is not a number (${name})`),
});
/** Dates in ISO form, and m/d/y as in older files. */
const isoDay = (x: string): string =>
  `CASE WHEN regexp_full_match(${x}, '\\d{4}-\\d{2}-\\d{2}.*') THEN try_strptime(${x}[1:10], '%Y-%m-%d') WHEN contains(${x}, '/') THEN try_strptime(${x}, '%m/%d/%Y') END`;
const cameoQuad = (code: string): string =>
  `CASE WHEN try_cast(${code}[1:2] AS INTEGER) BETWEEN 1 AND 5 THEN 1 WHEN try_cast(${code}[1:2] AS INTEGER) BETWEEN 6 AND 8 THEN 2 WHEN try_cast(${code}[1:2] AS INTEGER) BETWEEN 9 AND 14 THEN 3 WHEN try_cast(${code}[1:2] AS INTEGER) BETWEEN 15 AND 20 THEN 4 END`;

function gdelt(id: "gdelt1" | "gdelt2"): EventLayout {
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
    headed: false,
    padded: false,
    columns: gdeltColumns(adm2),
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
      parsed(c, "DATEADDED", "a date", "known_at"),
      {
        when: "quad IS NULL OR quad NOT BETWEEN 1 AND 4",
        words: said(c("QuadClass"), "is not a quad class, 1 to 4 (QuadClass)"),
      },
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

const na = (x: string): string => `nullif(${x}, 'NA')`;
const icews: EventLayout = {
  id: "icews",
  what: "ICEWS events",
  table: "event",
  delimiter: "\t",
  quoted: false,
  headed: true,
  padded: true,
  known: null,
  named: /\.(\d{8})\d{6}\.(?:tab|tsv|txt)$/,
  columns: [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
  ],
  values: (c) => ({
    event_id: `concat(${c("Event ID")}, '@', ${isoDay(c("Event Date"))}::DATE)`,
    event_date: isoDay(c("Event Date")),
    actor_a: na(c("Source Country")),
    actor_b: na(c("Target Country")),
    code: na(c("CAMEO Code")),
    quad: cameoQuad(c("CAMEO Code")),
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
    { when: `${cameoQuad(c("CAMEO Code"))} IS NULL`, words: said(c("CAMEO Code"), "is not a CAMEO code (CAMEO Code)") },
    ifNumber((name) => na(c(name)), "Intensity"),
  ],
};

const none = (x: string): string => `nullif(nullif(${x}, 'None'), 'NA')`;
const QUADS = ["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"];
const ploverQuad = (x: string): string =>
  `CASE upper(${x}) ${QUADS.map((name, n) => `WHEN '${name}' THEN ${n + 1}`).join(" ")} END`;
const polecat: EventLayout = {
  id: "polecat",
  what: "POLECAT events",
  table: "event",
  delimiter: "\t",
  quoted: false,
  headed: true,
  padded: true,
  columns: [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Actor Country",
    "Recipient Country",
    "Placename",
    "Latitude",
    "Longitude",
    "Publication Date",
  ],
  known: (c) => isoDay(none(c("Publication Date"))),
  values: (c) => ({
    event_id: c("Event ID"),
    event_date: isoDay(c("Event Date")),
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

export const GED_COLUMNS = [
  "id",
  "relid",
  "year",
  "active_year",
  "code_status",
  "type_of_violence",
  "conflict_dset_id",
  "conflict_new_id",
  "conflict_name",
  "dyad_dset_id",
  "dyad_new_id",
  "dyad_name",
  "side_a_dset_id",
  "side_a_new_id",
  "side_a",
  "side_b_dset_id",
  "side_b_new_id",
  "side_b",
  "number_of_sources",
  "source_article",
  "source_office",
  "source_date",
  "source_headline",
  "source_original",
  "where_prec",
  "where_coordinates",
  "where_description",
  "adm_1",
  "adm_2",
  "latitude",
  "longitude",
  "geom_wkt",
  "priogrid_gid",
  "country",
  "country_id",
  "region",
  "event_clarity",
  "date_prec",
  "date_start",
  "date_end",
  "deaths_a",
  "deaths_b",
  "deaths_civilians",
  "deaths_unknown",
  "best",
  "high",
  "low",
  "gwnoa",
  "gwnob",
];
const ged: EventLayout = {
  id: "ged",
  what: "UCDP GED events",
  table: "event",
  delimiter: ",",
  quoted: true,
  headed: true,
  padded: true,
  known: null,
  columns: [
    "id",
    "type_of_violence",
    "side_a",
    "side_b",
    "number_of_sources",
    "date_start",
    "best",
    "latitude",
    "longitude",
  ],
  values: (c) => ({
    event_id: c("id"),
    event_date: isoDay(c("date_start")),
    actor_a: c("side_a"),
    actor_b: c("side_b"),
    code: c("type_of_violence"),
    quad: "4",
    intensity: real(c("best")),
    mentions: whole(c("number_of_sources")),
    place: "NULL",
    lat: real(c("latitude")),
    lon: real(c("longitude")),
    url: "NULL",
  }),
  checks: (c) => [
    { when: `${c("id")} IS NULL`, words: "'the event has no id (id)'" },
    parsed(c, "date_start", "a date", "event_date"),
    {
      when: `NOT coalesce(isfinite(${real(c("best"))}), false)`,
      words: said(c("best"), "is not a number of deaths (best)"),
    },
    ifNumber(c, "latitude"),
    ifNumber(c, "longitude"),
  ],
};

/** First day of a period: 2012, 2012-10, 2012M10, 201210, 2012-10-31, 20121031. */
const periodOf = (x: string): string =>
  `CASE WHEN regexp_full_match(${x}, '\\d{4}-\\d{2}-\\d{2}([T ].*)?') THEN try_strptime(${x}[1:10], '%Y-%m-%d') WHEN regexp_full_match(${x}, '\\d{4}[-M]\\d{2}') THEN try_strptime(${x}[1:4] || ${x}[6:7], '%Y%m') WHEN regexp_full_match(${x}, '\\d{6}') THEN try_strptime(${x}, '%Y%m') WHEN regexp_full_match(${x}, '\\d{8}') THEN try_strptime(${x}, '%Y%m%d') WHEN regexp_full_match(${x}, '\\d{4}') THEN try_strptime(${x}, '%Y') END`;
/** Last day of the same period. */
export const endOf = (x: string): string =>
  `CASE WHEN regexp_full_match(${x}, '\\d{4}') THEN make_date(try_cast(${x} AS INTEGER), 12, 31) WHEN length(${x}) IN (6, 7) THEN last_day(${periodOf(x)}) ELSE ${periodOf(x)}::DATE END`;

const total = (c: Column): string =>
  ["customsCode:C00", "motCode:0", "mosCode:0", "partner2Code:0"]
    .map((part) => {
      const [name, whole_] = part.split(":") as [string, string];
      return `CASE WHEN coalesce(${c(name)}, '${whole_}') NOT IN ('${whole_}', '-1') THEN ' ${name} ' || ${c(name)} ELSE '' END`;
    })
    .join(" || ");
const comtrade: SeriesLayout = {
  id: "comtrade",
  what: "UN Comtrade trade records",
  table: "series",
  delimiter: ",",
  quoted: true,
  headed: true,
  padded: true,
  known: null,
  columns: ["freqCode", "period", "reporterCode", "flowCode", "partnerCode", "cmdCode", "primaryValue"],
  ends: (c) => endOf(c("period")),
  values: (c) => {
    const name = `concat(${c("freqCode")}, ' ', coalesce(${c("reporterISO")}, ${c("reporterCode")}), '>', coalesce(${c("partnerISO")}, ${c("partnerCode")}), ' ', ${c("flowCode")}, ' ', ${c("cmdCode")}, ${total(c)})`;
    return [
      { series_id: name, period: periodOf(c("period")), value: real(c("primaryValue")), unit: "'USD'" },
      {
        series_id: `concat(${name}, ' netWgt')`,
        period: periodOf(c("period")),
        value: real(c("netWgt")),
        unit: "'kg'",
      },
    ];
  },
  checks: (c) => [
    needed(c("period"), "period", "a year or a month", periodOf(c("period"))),
    {
      when: `NOT coalesce(isfinite(${real(c("primaryValue"))}), false)`,
      words: said(c("primaryValue"), "is not a number (primaryValue)"),
    },
    ifNumber(c, "netWgt"),
  ],
};

const missing = (x: string): string =>
  `CASE WHEN ${x} IN ('-', 'x', 'N/A', 'NA', '..', '...', '\u2026') THEN NULL ELSE ${x} END`;
const jodi: SeriesLayout = {
  id: "jodi",
  what: "JODI oil or gas",
  table: "series",
  delimiter: ",",
  quoted: true,
  headed: true,
  padded: true,
  known: null,
  columns: ["REF_AREA", "TIME_PERIOD", "ENERGY_PRODUCT", "FLOW_BREAKDOWN", "UNIT_MEASURE", "OBS_VALUE"],
  ends: (c) => endOf(c("TIME_PERIOD")),
  values: (c) => [
    {
      series_id: `concat_ws(' ', ${c("REF_AREA")}, ${c("ENERGY_PRODUCT")}, ${c("FLOW_BREAKDOWN")}, ${c("UNIT_MEASURE")})`,
      period: periodOf(c("TIME_PERIOD")),
      value: real(missing(c("OBS_VALUE"))),
      unit: c("UNIT_MEASURE"),
    },
  ],
  checks: (c) => [
    needed(c("TIME_PERIOD"), "TIME_PERIOD", "a month", periodOf(c("TIME_PERIOD"))),
    ifNumber((name) => missing(c(name)), "OBS_VALUE"),
  ],
};

/** A plain table of series: `period` (or date, month, time), `value`, and optionally series_id, unit, known_at. */
export function plainSeries(id: string, period: string, names: readonly string[], fallback: string): SeriesLayout {
  const has = (name: string): boolean => names.includes(name);
  return {
    id,
    what: "a plain table of one value a row",
    table: "series",
    delimiter: ",",
    quoted: true,
    headed: true,
    padded: true,
    columns: [period, "value"],
    known: has("known_at") ? (c) => isoDay(c("known_at")) : null,
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
      ...(has("known_at") ? [needed(c("known_at"), "known_at", "a date", isoDay(c("known_at")))] : []),
      ...(has("series_id") ? [{ when: `${c("series_id")} IS NULL`, words: "'the row has no series_id'" }] : []),
    ],
  };
}

/** A plain table with a date in its first column and one series in each other column. */
export function wideSeries(period: string, names: readonly string[]): SeriesLayout {
  const others = names.filter((name) => name !== period && name !== "");
  return {
    id: "csv",
    what: `a plain table of ${others.length} series, one a column`,
    table: "series",
    delimiter: ",",
    quoted: true,
    headed: true,
    padded: true,
    columns: [period],
    known: null,
    ends: (c) => endOf(c(period)),
    values: (c) =>
      others.map((name) => ({
        series_id: literal(name),
        period: periodOf(c(period)),
        value: real(missing(c(name))),
        unit: "NULL",
        checks: [ifNumber((n) => missing(c(n)), name)],
      })),
    checks: (c) => [needed(c(period), period, "a year, a month or a day", periodOf(c(period)))],
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
    headed: true,
    padded: true,
    columns: ["event_id", "event_date"],
    known: names.includes("known_at") ? (c) => isoDay(c("known_at")) : null,
    values: (c) => ({
      event_id: c("event_id"),
      event_date: isoDay(c("event_date")),
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
      ...(names.includes("known_at") ? [needed(c("known_at"), "known_at", "a date", isoDay(c("known_at")))] : []),
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

export const LAYOUTS: Layout[] = [gdelt("gdelt2"), gdelt("gdelt1"), icews, polecat, ged, comtrade, jodi];
/** Values of `--as`. */
export const NAMES = [...LAYOUTS.map(({ id }) => id).sort(), "pinksheet", "csv"];
