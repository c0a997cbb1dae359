/** Hand-written rows in the exact layout of each format: one good one known in 2012, one known only later. Everything in them is made up. */
import { GED_COLUMNS } from "../../../src/evidence/load/layouts/ged.ts";
import { LAYOUTS } from "../../../src/evidence/load/layouts/index.ts";
import { strToU8, zipSync } from "fflate";

const columnsOf = (id: string): readonly string[] => LAYOUTS.find((layout) => layout.id === id)!.headless!;

/** A GDELT row with these cells, all others empty. */
export function gdelt(id: "gdelt1" | "gdelt2", cells: { [column: string]: string }): string {
  const row: { [column: string]: string } = {
    GLOBALEVENTID: "1",
    SQLDATE: "20121005",
    MonthYear: "201210",
    Year: "2012",
    FractionDate: "2012.75",
    Actor1Code: "CHNGOV",
    Actor1CountryCode: "CHN",
    Actor2CountryCode: "JPN",
    IsRootEvent: "1",
    EventCode: "190",
    EventBaseCode: "190",
    EventRootCode: "19",
    QuadClass: "4",
    GoldsteinScale: "-10",
    NumMentions: "4",
    NumSources: "1",
    NumArticles: "4",
    AvgTone: "-2.5",
    ActionGeo_FullName: "Uotsuri Shima, Okinawa, Japan",
    ActionGeo_Lat: "25.7",
    ActionGeo_Long: "123.5",
    DATEADDED: id === "gdelt2" ? "20121006120000" : "20121006",
    SOURCEURL: "https://news.example/1",
    ...cells,
  };
  return columnsOf(id)
    .map((column) => row[column] ?? "")
    .join("\t");
}
/** The same as the backfile has it: 57 columns, no SOURCEURL. */
export const gdelt57 = (cells: { [column: string]: string }): string => gdelt("gdelt1", cells).replace(/\t[^\t]*$/, "");

const ICEWS = [
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
];
export const icewsHeader = ICEWS.join("\t");
export const icews = (cells: { [column: string]: string }): string => {
  const row: { [column: string]: string } = {
    "Event ID": "7",
    "Event Date": "2012-10-05",
    "Source Name": "Navy (China)",
    "Source Country": "China",
    "Event Text": "Demonstrate military power",
    "CAMEO Code": "0152",
    Intensity: "-7.2",
    "Target Name": "Japan",
    "Target Country": "Japan",
    "Story ID": "1",
    "Sentence Number": "2",
    Publisher: "An agency",
    City: "NA",
    District: "NA",
    Province: "Okinawa",
    Country: "Japan",
    Latitude: "26.2",
    Longitude: "127.7",
    ...cells,
  };
  return ICEWS.map((column) => row[column] ?? "NA").join("\t");
};

/** All forty columns of a POLECAT file. */
const POLECAT = [
  "Event ID",
  "Event Date",
  "Event Type",
  "Event Mode",
  "Intensity",
  "Quad Code",
  "Contexts",
  "Actor Name",
  "Actor Country",
  "Actor COW",
  "Primary Actor Sector",
  "Actor Sectors",
  "Actor Title",
  "Actor Name Raw",
  "Wikipedia Actor ID",
  "Recipient Name",
  "Recipient Country",
  "Recipient COW",
  "Primary Recipient Sector",
  "Recipient Sectors",
  "Recipient Title",
  "Recipient Name Raw",
  "Wikipedia Recipient ID",
  "Placename",
  "City",
  "District",
  "Province",
  "Country",
  "Latitude",
  "Longitude",
  "GeoNames ID",
  "Raw Placename",
  "Feature Type",
  "Source",
  "Publication Date",
  "Story People",
  "Story Organizations",
  "Story Locations",
  "Language",
  "Version",
];
export const polecatHeader = POLECAT.join("\t");
export const polecat = (cells: { [column: string]: string }): string => {
  const row: { [column: string]: string } = {
    "Event ID": "20121005-1",
    "Event Date": "2012-10-05",
    "Event Type": "COERCE",
    "Event Mode": "None",
    Intensity: "-6.0",
    "Quad Code": "MATERIAL CONFLICT",
    "Actor Country": "CHN",
    "Recipient Country": "JPN",
    Placename: "Uotsuri Shima",
    Latitude: "25.7",
    Longitude: "123.5",
    "Publication Date": "2012-10-06",
    Language: "English",
    Version: "1",
    ...cells,
  };
  return POLECAT.map((column) => row[column] ?? "None").join("\t");
};

export const gedHeader = GED_COLUMNS.join(",");
export const ged = (cells: { [column: string]: string }): string => {
  const row: { [column: string]: string } = {
    id: "11",
    relid: "XXX-2012-1-1",
    year: "2012",
    active_year: "1",
    code_status: "Clear",
    type_of_violence: "1",
    side_a: "Government of Here",
    side_b: '"Front, Northern"',
    number_of_sources: "2",
    date_start: "2012-10-05 00:00:00.000",
    date_end: "2012-10-06 00:00:00.000",
    best: "12",
    high: "20",
    low: "10",
    latitude: "10.5",
    longitude: "20.5",
    ...cells,
  };
  return GED_COLUMNS.map((column) => row[column] ?? "").join(",");
};

const COMTRADE = [
  "typeCode",
  "freqCode",
  "refPeriodId",
  "refYear",
  "refMonth",
  "period",
  "reporterCode",
  "reporterISO",
  "reporterDesc",
  "flowCode",
  "flowDesc",
  "partnerCode",
  "partnerISO",
  "partnerDesc",
  "partner2Code",
  "partner2ISO",
  "partner2Desc",
  "classificationCode",
  "classificationSearchCode",
  "isOriginalClassification",
  "cmdCode",
  "cmdDesc",
  "aggrLevel",
  "isLeaf",
  "customsCode",
  "customsDesc",
  "mosCode",
  "motCode",
  "motDesc",
  "qtyUnitCode",
  "qtyUnitAbbr",
  "qty",
  "isQtyEstimated",
  "altQtyUnitCode",
  "altQtyUnitAbbr",
  "altQty",
  "isAltQtyEstimated",
  "netWgt",
  "isNetWgtEstimated",
  "grossWgt",
  "isGrossWgtEstimated",
  "cifvalue",
  "fobvalue",
  "primaryValue",
  "legacyEstimationFlag",
  "isReported",
  "isAggrAbove",
];
export const comtradeHeader = COMTRADE.join(",");
export const comtrade = (cells: { [column: string]: string }): string => {
  const row: { [column: string]: string } = {
    typeCode: "C",
    freqCode: "M",
    period: "201208",
    refYear: "2012",
    refMonth: "8",
    reporterCode: "392",
    reporterISO: "JPN",
    flowCode: "M",
    partnerCode: "643",
    partnerISO: "RUS",
    partner2Code: "0",
    cmdCode: "271111",
    cmdDesc: '"Natural gas, liquefied"',
    customsCode: "C00",
    mosCode: "0",
    motCode: "0",
    netWgt: "1000000",
    primaryValue: "800000.5",
    ...cells,
  };
  return COMTRADE.map((column) => row[column] ?? "").join(",");
};

/** The same record as the interface's JSON has it: numbers as numbers, null where nothing is. */
export const comtradeRecord = (cells: {
  [column: string]: string | number | null;
}): { [column: string]: string | number | null } => ({
  ...Object.fromEntries(COMTRADE.map((column) => [column, null])),
  typeCode: "C",
  freqCode: "M",
  period: "201208",
  refYear: 2012,
  refMonth: 8,
  reporterCode: 392,
  reporterISO: "JPN",
  flowCode: "M",
  partnerCode: 643,
  partnerISO: "RUS",
  partner2Code: 0,
  cmdCode: "271111",
  customsCode: "C00",
  mosCode: "0",
  motCode: 0,
  netWgt: 1000000,
  primaryValue: 800000.5,
  ...cells,
});

export const jodiHeader = "REF_AREA,TIME_PERIOD,ENERGY_PRODUCT,FLOW_BREAKDOWN,UNIT_MEASURE,OBS_VALUE,ASSESSMENT_CODE";

/** A workbook with the sheet of monthly prices, as little of the format as it takes. `rows` from row 7. */
export function pinkSheet(rows: string[][], updated = "Updated on November 05, 2012"): Uint8Array {
  const strings: string[] = [];
  const cell = (text: string, row: number, column: number): string => {
    const ref = `${String.fromCharCode(65 + column)}${row}`;
    if (/^-?\d+(\.\d+)?$/.test(text)) return `<c r="${ref}"><v>${text}</v></c>`;
    if (!strings.includes(text)) strings.push(text);
    return text === "" ? "" : `<c r="${ref}" s="1" t="s"><v>${strings.indexOf(text)}</v></c>`;
  };
  const all: [number, string[]][] = [
    [1, ["World Bank Commodity Price Data (The Pink Sheet)"]],
    [4, [updated]],
    [5, ["", "Crude oil, Brent", "Liquefied natural gas, Japan **", "Coal & coke"]],
    [6, ["", "($/bbl)", "($/mmbtu)", "($/mt)"]],
    ...rows.map((row, n): [number, string[]] => [7 + n, row]),
  ];
  const sheet = `<?xml version="1.0"?><worksheet xmlns="x"><sheetData>${all.map(([row, cells]) => `<row r="${row}">${cells.map((text, column) => cell(text, row, column)).join("")}</row>`).join("")}</sheetData></worksheet>`;
  const shared = `<?xml version="1.0"?><sst>${strings.map((text) => `<si><t>${text.replaceAll("&", "&amp;")}</t></si>`).join("")}</sst>`;
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      `<workbook><sheets><sheet name="AFOSHEET" sheetId="1" r:id="rId1"/><sheet name="Monthly Prices" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8("<worksheet/>"),
    "xl/worksheets/sheet2.xml": strToU8(sheet),
    "xl/sharedStrings.xml": strToU8(shared),
  });
}
