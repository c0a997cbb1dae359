/** A question: its odds, their error, the curve over time and the threshold curves. */
import * as z from "zod";
import { ICD203_WORDS } from "../numbers/icd203.ts";
import { BoxFinding, SensitivityFinding, VarianceFinding, WhyNotFinding } from "./explanations.ts";
import { TippingFinding } from "./tipping.ts";
import { atLeastZero, byId, count, flag, month, number, options, share, text } from "./units.ts";

export const CurvePoint = z
  .strictObject({ month, p: share, p5: share, p25: share, p75: share, p95: share })
  .meta({ id: "CurvePoint" });
export type CurvePoint = z.infer<typeof CurvePoint>;

export const ThresholdLevel = z
  .strictObject({
    at: number.describe("Level of the driver."),
    p: share,
    se: atLeastZero,
    today: flag.describe("Whether this is today's level."),
    more: share.describe("Share of worlds in which the answer is yes here and no at today's level."),
    fewer: share.describe("Share of worlds in which the answer is no here and yes at today's level."),
  })
  .meta({
    id: "ThresholdLevel",
    description:
      "One level of a pinned driver. Worlds and noise are the same at every level, so `more` and `fewer` separate levels far better than `se` does.",
  });
export type ThresholdLevel = z.infer<typeof ThresholdLevel>;

export const QuestionFinding = z
  .strictObject({
    ask: text,
    by: month,
    holds: flag,
    when: byId(z.array(text)).describe("Packages that answer yes: issue id to the option ids."),
    p: share.describe("Share of futures that answer yes."),
    se: atLeastZero.describe("Monte-Carlo standard error, clustered by world."),
    wilson: z
      .strictObject({ low: share, high: share })
      .describe("Wilson 95 % bounds with the number of kept worlds as sample size: what to print when p is 0 or 1."),
    word: z.enum(ICD203_WORDS).nullable().describe("ICD 203 word; null under 1 and over 99 %."),
    without_record: share
      .nullable()
      .describe("The same odds over the first draws, started at as_of; null without a record."),
    removed: share
      .nullable()
      .describe(
        "Share of the yes of the run without the record that lies in worlds which do not fit the record; null without a record, or where no future of that run answers yes.",
      ),
    given: z
      .strictObject({
        question: text.describe("Id of the question that must be answered yes."),
        p: share.nullable().describe("Share of those futures that answer this one yes too; null under 50 futures."),
        se: atLeastZero.nullable().describe("Monte-Carlo standard error, clustered by world."),
        futures: count.describe("Number of futures that answer that one yes."),
      })
      .exactOptional()
      .describe("The odds among the futures that answer another question yes, where the case asks for them."),
    one_move: z
      .array(text)
      .exactOptional()
      .describe(
        "Who can make a yes likelier in one move from the standing today: `tables.ID`, `issues.ID` (its mover alone), `issues.ID.exit.ACTOR`; empty: nobody can bring it about in one move.",
      ),
    chance_share: share
      .nullable()
      .describe(
        "Share of the answer's variance that is chance (between the futures of a world); null where the answer does not vary or paths is 1.",
      ),
    curve: z
      .array(CurvePoint)
      .describe(
        "From the month after as_of to `by`. For `holds` the share of futures in which it is true at that month.",
      ),
    instead: z
      .array(z.strictObject({ options, share }))
      .describe("What stood at `by` on the question's issues where the answer was no; shares of those futures, sum 1."),
    threshold: byId(z.array(ThresholdLevel)).describe(
      "By driver id: the answer with the driver pinned from the month after as_of on, one future a kept world.",
    ),
    tipping: byId(TippingFinding)
      .exactOptional()
      .describe("By driver id: the drivers that sharpen a need of an actor whose consent a yes requires."),
    sensitivity: z
      .array(SensitivityFinding)
      .exactOptional()
      .describe(
        "Every uncertain number that can reach the answer, largest share first; empty where the answer does not vary between worlds.",
      ),
    variance: VarianceFinding.nullable()
      .exactOptional()
      .describe("Null where the answer does not vary between worlds."),
    boxes: z
      .array(BoxFinding)
      .exactOptional()
      .describe("The first box, three with `full`; none for questions under 2 or over 98 %, or where no limit holds."),
    why_not: WhyNotFinding.nullable().exactOptional().describe("Null where every future answers yes."),
  })
  .meta({ id: "QuestionFinding" });
export type QuestionFinding = z.infer<typeof QuestionFinding>;
