/** The shape of evidence.yaml: by series, the source of its months and the scale from rows to levels. */
import * as z from "zod";
import { because, ID, quantity } from "./shapes.ts";

const words = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()])).min(1)]);

export const MEASURES = { events: ["count", "share", "intensity"], series: ["mean", "sum", "last"] } as const;
export const WEIGHTS = ["none", "mentions"] as const;
export const DUPLICATES = ["once", "all"] as const;
export const GAPS = ["missing", "zero"] as const;

export const EVENTS = z.strictObject({
  from: words.optional().describe("Who acts, as the source writes it: CHN; a list means any of them"),
  to: words.optional().describe("Toward whom"),
  quad: z
    .array(z.int().min(1).max(4))
    .optional()
    .describe("1 verbal and 2 material cooperation, 3 verbal and 4 material conflict"),
  code: words.optional().describe("CAMEO code with all that begins so (19), or a PLOVER type (COERCE)"),
});

export const SERIES = z.strictObject({
  name: z.string().optional(),
  unit: z.string().optional().describe("Unit of what is counted, before the scale"),
  file: z
    .string()
    .optional()
    .describe(
      "CSV beside the case with the columns month,value: what `entente evidence series` writes, or one written by hand",
    ),
  points: z
    .object({ because })
    .catchall(quantity("Level in that month"))
    .optional()
    .describe(
      "Levels by month that a source or a judgement says; they stand before the file's months, and a because among them covers them alone",
    ),
  source: words.optional().describe("Loaded sources that the rows are taken from: gdelt1, icews, ..."),
  events: EVENTS.optional().describe("Which event rows are counted"),
  series: z.union([z.string(), z.number()]).optional().describe("Or: the id of a loaded price or trade series"),
  measure: z
    .enum([...MEASURES.events, ...MEASURES.series])
    .optional()
    .describe(
      "events: count, share (of all rows of the source in that month), intensity (mean); series: mean, sum, last of a month",
    ),
  weight: z.enum(WEIGHTS).optional().describe("none: every event counts once; mentions: as often as it was mentioned"),
  per: z.enum(["month"]).optional(),
  duplicates: z
    .enum(DUPLICATES)
    .optional()
    .describe("once: rows of one day, dyad and code count as one event; all: each counts"),
  gaps: z
    .enum(GAPS)
    .optional()
    .describe("A month that the source covers without such a row: missing, or zero (counts and shares)"),
  scale: z
    .record(z.string(), z.number())
    .optional()
    .describe("value: level, linear between and flat outside; p95 is the value that 95 in 100 months do not exceed"),
  because,
});

/** The whole file: series by id. */
export const EVIDENCE = z.record(z.string().regex(ID), SERIES);

/** Whether a key of a scale is a percentile of the series: p5, p50, p97.5. */
export const PERCENTILE = /^p(\d{1,2}(?:\.\d+)?|100)$/;
