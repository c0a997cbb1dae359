/**
 * The public result, format 1: all that a report, a studio or `--json` reads.
 * Probabilities and shares are in 0..1, gains in points, months 'YYYY-MM'.
 */
import * as z from "zod";
import { BelieveFinding } from "./believe.ts";
import { AnalystsFinding } from "./analysts.ts";
import { BlendedFinding } from "./blended.ts";
import { ClaimFinding, PassageFinding } from "./carries.ts";
import { ConditionFinding } from "./conditions.ts";
import { FurthestFinding, HappenedFinding } from "./culprits.ts";
import { DecisionFinding } from "./decisions.ts";
import { DriverFinding } from "./drivers.ts";
import { EarlierFinding } from "./earlier.ts";
import { ExpectedFinding } from "./expected.ts";
import { GroundsFinding } from "./grounds.ts";
import { JointFinding } from "./joint.ts";
import { LensFindings } from "./lenses/index.ts";
import { LinkageFinding, PackageFinding, TableDeals } from "./packages.ts";
import { ParameterFinding, Shift } from "./parameters.ts";
import { QuestionFinding } from "./questions.ts";
import { SinceFinding } from "./since.ts";
import { AccordFinding, CitationFinding, EventFinding, PlaceFinding, SourceFinding } from "./sources.ts";
import { TippingFinding } from "./tipping.ts";
import { TodayFinding } from "./today.ts";
import { atLeastZero, byId, citationIndices, count, month, number, share, text } from "./units.ts";

/** Of `entente` in a result; a change of shape that a reader notices raises it. */
export const RESULT_FORMAT = 1;

export const RunFinding = z
  .strictObject({
    seed: count,
    draws: count.describe("Kept worlds asked for."),
    paths: count.describe("Futures of a kept world."),
    limit: count.describe("Most worlds tried."),
    worlds: count.describe("Worlds tried until `draws` of them fit, or `limit` were tried."),
    kept: count.describe("Worlds kept."),
    fit: share.describe("kept / worlds."),
    scenario: text.nullable(),
    set: byId(text).describe("Numbers set by hand, by path."),
    pin: byId(number).describe("Levels of pinned drivers, by driver id."),
    analyst: z
      .strictObject({ id: text, name: text })
      .exactOptional()
      .describe("The analyst whose numbers were taken in place of the case's."),
    analysts: byId(share)
      .exactOptional()
      .describe("Weights by id of the analysts whose numbers were taken, each world from one of them; they sum to 1."),
    engine: text.describe("Version of the program."),
    seconds: atLeastZero,
  })
  .meta({ id: "RunFinding" });
export type RunFinding = z.infer<typeof RunFinding>;

export const RecordFinding = z
  .strictObject({
    since: month,
    match: z.array(text).describe("Issues on which a simulated past must end at the declared standing."),
    from: byId(text).describe("What stood in the month `since`, by issue."),
    known: z
      .array(z.strictObject({ month, holds: byId(z.array(text)) }))
      .describe("Options known to have stood at the end of other months."),
    lost: z
      .array(z.strictObject({ month, share }))
      .exactOptional()
      .describe("Of the pasts that did not fit, the share that missed each checkpoint of the record first."),
    happened: z
      .array(HappenedFinding)
      .exactOptional()
      .describe(
        "Who refuses what happened, by the movers that could bring it about in one move from where the record begins.",
      ),
    furthest: FurthestFinding.nullable()
      .exactOptional()
      .describe("Only where fewer than 50 worlds were kept; null where most worlds came as far as each other."),
    said: text.describe("What the record did, in plain sentences."),
  })
  .meta({ id: "RecordFinding" });
export type RecordFinding = z.infer<typeof RecordFinding>;

export const TableFinding = z
  .strictObject({
    name: text,
    parties: z.array(text),
    ratified_by: z.array(text),
    issues: z.array(text),
    tipping: byId(TippingFinding)
      .exactOptional()
      .describe("By driver id, as for a question: where the driver, alone, opens the table's zone today."),
  })
  .meta({ id: "TableFinding" });
export type TableFinding = z.infer<typeof TableFinding>;

export const ActorFinding = z
  .strictObject({
    name: text,
    code: text.nullable(),
    part_of: text.nullable(),
    range: atLeastZero
      .nullable()
      .describe(
        "Points between the worst and the best feasible package over all driver levels, at medians; null for an actor without stake or need.",
      ),
    needs: byId(text).describe("Names by need id."),
    lines: byId(text).exactOptional().describe("Names of its governments and other lines by id, where it has some."),
    left_out: z
      .strictObject({ standing: Shift, questions: byId(Shift) })
      .nullable()
      .exactOptional()
      .describe(
        "The actor's residual (what the case leaves out): at the declared standing, and as the mean over a question's packages that can still be reached; null for an actor whose residual is 0.",
      ),
  })
  .meta({ id: "ActorFinding" });
export type ActorFinding = z.infer<typeof ActorFinding>;

export const FactorFinding = z
  .strictObject({
    name: text,
    numbers: byId(number).describe("By path: correlation of the number's normal score with the factor, -1 to 1."),
  })
  .meta({ id: "FactorFinding", description: "A hidden cause that several numbers share." });
export type FactorFinding = z.infer<typeof FactorFinding>;

export const ResultMessage = z
  .strictObject({ code: text, severity: z.enum(["warning", "note"]), message: text, path: text })
  .meta({ id: "ResultMessage" });
export type ResultMessage = z.infer<typeof ResultMessage>;

export const Result = z.strictObject({
  entente: z.literal(RESULT_FORMAT).describe("Format of the result."),
  case: z.strictObject({ id: text, title: text, as_of: text, until: month, hash: text }),
  run: RunFinding,
  record: RecordFinding.nullable().describe("Null where the case has no record."),
  headline: z
    .array(text)
    .describe(
      "Ids of the questions that the case is about, in the order in which they are to be answered: those that it names; else its first, and the two whose odds differ most from that one's, where they differ by more than 10 points.",
    ),
  questions: byId(QuestionFinding),
  conditions: byId(ConditionFinding)
    .exactOptional()
    .describe(
      "By question id: what counts as yes, where it is more than that options of issues stand; absent where no question asks more.",
    ),
  joint: JointFinding.exactOptional().describe("Absent where the case asks nothing or has no futures."),
  decisions: byId(DecisionFinding).exactOptional(),
  sources: byId(SourceFinding),
  citations: z.array(CitationFinding),
  drivers: byId(DriverFinding),
  accords: z.array(AccordFinding),
  events: z.array(EventFinding),
  places: z.array(PlaceFinding),
  issues: byId(z.strictObject({ name: text, options: byId(text) })),
  tables: byId(TableFinding),
  packages: z.array(PackageFinding),
  deals: z.array(TableDeals).describe("Tables with at most 1,000 packages."),
  linkage: z.array(LinkageFinding).exactOptional(),
  expected: byId(byId(ExpectedFinding))
    .exactOptional()
    .describe("By issue and option, where the case expects something."),
  actors: byId(ActorFinding),
  parameters: byId(ParameterFinding).describe("By path."),
  factors: byId(FactorFinding).exactOptional().describe("Hidden causes that numbers share, where the case has some."),
  grounds: GroundsFinding,
  passages: z
    .array(PassageFinding)
    .exactOptional()
    .describe("What each passage of a kept text carries on which something leans; absent where it was not simulated."),
  claims: byId(ClaimFinding).exactOptional().describe("By id, where the case states some and they were simulated."),
  cited_by: byId(citationIndices).describe("By path: indices into `citations`."),
  scenarios: byId(z.strictObject({ name: text, set: byId(text) })).describe("Scenarios that the case offers."),
  messages: z.array(ResultMessage),
  since: SinceFinding.exactOptional().describe("Only where an earlier result was named."),
  earlier: EarlierFinding.exactOptional().describe(
    "Only where a ledger was named that has resolved questions of the case.",
  ),
  blended: BlendedFinding.exactOptional().describe("Only where a blend that was learnt from hindcasts was named."),
  today: TodayFinding.exactOptional().describe("Absent where the case asks nothing and states nothing of today."),
  believe: z
    .array(BelieveFinding)
    .exactOptional()
    .describe(
      "For questions whose leading outside view differs from the odds by more than a factor of three: what one would have to believe to hold it.",
    ),
  analysts: AnalystsFinding.exactOptional().describe("Only of a run over the numbers of several analysts."),
  lenses: LensFindings,
});
export type Result = z.infer<typeof Result>;
