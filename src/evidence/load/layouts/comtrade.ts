/** UN Comtrade: the files and answers of the present interface and of the one before 2023, told apart by their columns. */
import { endOf, periodOf } from "./dates.ts";
import { ifNumber, needed, real, said, type Column, type SeriesLayout } from "./layout.ts";

const total = (c: Column): string =>
  ["customsCode:C00", "motCode:0", "mosCode:0", "partner2Code:0"]
    .map((part) => {
      const [name, whole_] = part.split(":") as [string, string];
      return `CASE WHEN coalesce(${c(name)}, '${whole_}') NOT IN ('${whole_}', '-1') THEN ' ${name} ' || ${c(name)} ELSE '' END`;
    })
    .join(" || ");
/** Names in the files of the web site and the interface that ended in 2023. */
const ALIASES = {
  classificationCode: ["Classification", "pfCode"],
  reporterCode: ["rtCode"],
  reporterISO: ["rt3ISO"],
  partnerCode: ["ptCode"],
  partnerISO: ["pt3ISO"],
  partner2Code: ["2nd Partner Code", "ptCode2"],
  flowCode: ["Trade Flow Code", "rgCode"],
  cmdCode: ["Commodity Code"],
  customsCode: ["Customs Proc. Code", "cstCode"],
  motCode: ["Mode of Transport Code"],
  netWgt: ["Netweight (kg)", "NetWeight"],
  primaryValue: ["Trade Value (US$)", "TradeValue"],
} as const;

const frequency = (c: Column): string =>
  `coalesce(${c("freqCode")}, CASE length(${c("period")}) WHEN 4 THEN 'A' ELSE 'M' END)`;
/** The whole world is WLD in old files and W00 in new ones. */
const country = (c: Column, role: "reporter" | "partner"): string =>
  `CASE WHEN ${c(`${role}Code`)} = '0' THEN 'W00' ELSE coalesce(${c(`${role}ISO`)}, ${c(`${role}Code`)}) END`;
const flow = (x: string): string =>
  `CASE ${x} WHEN '1' THEN 'M' WHEN '2' THEN 'X' WHEN '3' THEN 'RX' WHEN '4' THEN 'RM' ELSE ${x} END`;
/**
 * The classification, without which 2711 is gas (HS) or fertilizer (SITC): editions of HS are one, revisions of SITC
 * are not.
 */
const classification = (x: string): string =>
  `CASE WHEN regexp_full_match(${x}, 'H[0-9S]') THEN ' HS' WHEN regexp_full_match(${x}, 'S[1-4]') THEN ' SITC' || ${x}[2:2] WHEN ${x} = 'ST' THEN ' SITC' WHEN ${x} IS NULL THEN '' ELSE ' ' || ${x} END`;

export const comtrade: SeriesLayout = {
  id: "comtrade",
  what: "UN Comtrade trade records",
  table: "series",
  delimiter: ",",
  quoted: true,
  headless: null,
  padded: true,
  known: null,
  aliases: ALIASES,
  required: ["period", "reporterCode", "flowCode", "partnerCode", "cmdCode", "primaryValue"],
  ends: (c) => endOf(c("period")),
  values: (c) => {
    const name = `concat(${frequency(c)}, ' ', ${country(c, "reporter")}, '>', ${country(c, "partner")}, ' ', ${flow(c("flowCode"))}, ${classification(c("classificationCode"))}, ' ', ${c("cmdCode")}, ${total(c)})`;
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
