/** What one would have to believe for other odds: the least change of the weights of worlds under which they hold. */
import * as z from "zod";
import { atLeastZero, byId, count, flag, number, share, text } from "./units.ts";

const Moments = z.strictObject({ mean: number, sd: atLeastZero });

export const BelieveShift = z
  .strictObject({
    path: text.describe(
      "Of a number, of what an actor leaves out (`actors.ID.left_out`), of a factor (`factors.ID`, in standard deviations), or of an analyst of a pool (`analysts.ID`).",
    ),
    value: number
      .exactOptional()
      .describe(
        "A single value of a `one_of`: its probability is then what shifts. 1 at `analysts.ID`: the share of worlds with the numbers of this analyst.",
      ),
    before: Moments,
    after: Moments,
    shift: number.describe("Rise of the mean, in standard deviations before."),
    se: atLeastZero,
    moves: flag.describe("Beyond chance among all lines, and at least a tenth of a standard deviation."),
  })
  .meta({ id: "BelieveShift" });
export type BelieveShift = z.infer<typeof BelieveShift>;

const asked = {
  asked: byId(z.strictObject({ low: share, high: share })).describe(
    "Limits by question id, or by `today.ID` of a statement on who would accept; equal ones for exact odds.",
  ),
  from: byId(share).describe("Odds in the run."),
  from_se: byId(atLeastZero),
  range: byId(z.tuple([share, share])).describe("Least and greatest odds of a single kept world."),
  reliability: byId(share.nullable()).describe(
    "Share of the variance of the worlds' odds that is not the chance of their futures; null with one future a world.",
  ),
  reliability_se: byId(atLeastZero.nullable()),
  messages: z.array(text),
};

export const BelieveFinding = z
  .union([
    z.strictObject({
      ...asked,
      feasible: z.literal(true),
      to: byId(share).describe("Odds under the new weights."),
      direction: z.null(),
      lambda: byId(number).describe(
        "Multipliers: weights are proportional to exp of their sum times the world's odds.",
      ),
      binds: byId(z.enum(["low", "high", "none"])),
      nats: atLeastZero.describe("Relative entropy of the new weights to equal ones."),
      nats_se: atLeastZero,
      gap: atLeastZero.describe("Its distance from the value of the dual problem."),
      luck: atLeastZero
        .nullable()
        .describe("What luckier futures of the same worlds would cost, in nats; for one question alone."),
      luck_se: atLeastZero.nullable(),
      effective: z.strictObject({
        kish: atLeastZero.describe("1 over the sum of squared weights."),
        entropy: atLeastZero.describe("Number of worlds times exp(-nats)."),
        largest: share.describe("Largest weight of a world."),
      }),
      verdict: z
        .enum(["named", "many"])
        .describe("named: some number moves by 0.2 standard deviations; many: a coincidence of many."),
      guard: z
        .strictObject({ lines: count, z: atLeastZero })
        .describe("Lines looked at, and standard errors asked for."),
      shifts: z.array(BelieveShift).describe("Those that move first, then by size."),
      then: byId(z.strictObject({ before: share, after: share, se: atLeastZero })).describe(
        "What else must then be true: odds of the other questions by id; `tables.ID` share of worlds with a deal that all would accept today; `questions.ID` share with an acceptable move towards yes today; `today.ID` share that accepts. `se` is that of the change.",
      ),
    }),
    z.strictObject({
      ...asked,
      feasible: z.literal(false),
      why: z
        .enum(["range", "together", "edge"])
        .describe("No single world goes so far; none gives these odds together; or only a few worlds at the edge do."),
      direction: byId(number)
        .nullable()
        .describe("Multipliers of the odds whose sum stays below what the limits ask for in every world."),
    }),
  ])
  .meta({ id: "BelieveFinding" });
export type BelieveFinding = z.infer<typeof BelieveFinding>;
export type BelieveTilt = Extract<BelieveFinding, { feasible: true }>;
