/** Drivers: history, futures, the evidence behind them and the processes fitted to it. */
import * as z from "zod";
import { atLeastZero, byId, citationIndices, flag, month, number, share, text } from "./units.ts";

const end = number.nullable();

export const FitFinding = z
  .strictObject({
    candidates: z
      .array(
        z.strictObject({
          process: z.enum(["mean-reverting", "jumps", "trend", "regimes"]),
          behind: atLeastZero.describe("AICc above the least."),
          estimates: byId(z.strictObject({ value: number, low: end, high: end })),
          left: z
            .strictObject({ lags: z.int().min(1), q: number, p: share })
            .describe("Ljung and Box's test of the residuals."),
        }),
      )
      .min(1),
    seen: z
      .array(z.strictObject({ month, value: number, expected: number }))
      .describe("Observed values, and what the first candidate expected one month before."),
    fan: z.array(z.strictObject({ month, p5: number, p50: number, p95: number })),
  })
  .meta({
    id: "FitFinding",
    description:
      "Candidate processes, and for the first of them its one-month-ahead expectations and its next 24 months. Intervals are of 90 %; null is an end that the data do not bound.",
  });
export type FitFinding = z.infer<typeof FitFinding>;

export const EvidenceFinding = z
  .strictObject({
    series: text,
    name: text,
    unit: text.nullable().describe("Of the raw values."),
    file: text.nullable().describe("CSV beside the case; null where every month is stated in evidence.yaml."),
    notes: z
      .array(text)
      .describe("Comment lines at the head of the file; one that begins `query: ` is the SQL that made it."),
    scale: z
      .array(z.strictObject({ raw: number, level: number }))
      .describe("Raw value to level, linear between; empty: the value is the level."),
    months: z
      .array(
        z.strictObject({
          month,
          raw: number.nullable().describe("As the file has it; null where it says nothing."),
          stated: flag.describe("evidence.yaml itself says the level."),
          rows: number.nullable().describe("Rows behind it."),
          covered: number.nullable().describe("Rows of the source in that month."),
        }),
      )
      .describe("In order of time."),
    citations: citationIndices,
  })
  .meta({
    id: "EvidenceFinding",
    description: "A series of evidence.yaml: its months as counted and as levels, and where they come from.",
  });
export type EvidenceFinding = z.infer<typeof EvidenceFinding>;

export const DriverFinding = z
  .strictObject({
    name: text,
    unit: text.nullable(),
    range: z.tuple([end, end]).describe("Lowest and highest level; null where the case gives none."),
    history: z.array(z.strictObject({ month, value: number })),
    fan: z
      .array(z.strictObject({ month, p5: number, p25: number, p50: number, p75: number, p95: number }))
      .describe("Over kept worlds and their first future."),
    now: number.describe("Mean of today's level over the kept worlds."),
    evidence: EvidenceFinding.exactOptional().describe(
      "What stands behind the history, where it comes from evidence.yaml.",
    ),
    fit: FitFinding.exactOptional().describe(
      "Processes fitted to a counted history of 24 months or more, least AICc first.",
    ),
  })
  .meta({ id: "DriverFinding" });
export type DriverFinding = z.infer<typeof DriverFinding>;
