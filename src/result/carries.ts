/** What each passage of the argument carries, and its claims of the form `if P, then Q may follow`. */
import * as z from "zod";
import { atLeastZero, byId, citationIndices, count, flag, number, share, text } from "./units.ts";

const REMOVED_KINDS = ["need", "stake", "driver", "belief", "reliability", "reaction", "expectation"] as const;

export const Removed = z
  .strictObject({
    kind: z
      .enum(REMOVED_KINDS)
      .describe(
        "`need`, `stake`: without weight; `driver`: held where it adds least to needs; `belief`, `reaction`, `expectation`: removed; `reliability`: 1.",
      ),
    path: text.describe("Path of the block or number in the case."),
    at: number.exactOptional().describe("Level at which a driver is held."),
  })
  .meta({
    id: "Removed",
    description: "One thing that depends on a passage, made neutral from the month after as_of on.",
  });
export type Removed = z.infer<typeof Removed>;

export const Carried = z
  .strictObject({
    p: share.describe("Odds as the case stands, over these worlds, one future each."),
    without: share.describe("Odds without what depends on the passage, over the same worlds and the same noise."),
    change: number.describe("without - p, -1..1."),
    se: atLeastZero.describe("Monte-Carlo standard error of `change`, paired."),
    below_noise: flag.describe("Whether |change| is at most 2 se, or no answer changed."),
  })
  .meta({ id: "Carried" });
export type Carried = z.infer<typeof Carried>;

export const PassageFinding = z
  .strictObject({
    number: count.describe("From 1, in the order of the sources and of the text."),
    source: text,
    start: count.describe("Where it begins in the source's text, in UTF-16 units."),
    end: count.describe("Where it ends, exclusive."),
    citations: citationIndices,
    tested: z
      .enum(["simulated", "no reach", "no neutral case", "no numbers"])
      .describe(
        "`simulated`; `no reach`: what depends on it can touch no question, so that it carries exactly 0; `no neutral case`: numbers depend on it for which no neutral case is defined (rates, chances, friction, the market); `no numbers`: only blocks without numbers do.",
      ),
    removed: z.array(Removed),
    worlds: count.describe("Kept worlds in which it was tested; 0 where it was not simulated."),
    questions: byId(Carried).describe("By question id; empty where nothing was tested."),
  })
  .meta({
    id: "PassageFinding",
    description:
      "What a passage of the text carries: the odds if what depends on it were not so from now on. Changes of several passages need not add up.",
  });
export type PassageFinding = z.infer<typeof PassageFinding>;

const CLAIM_VERDICTS = ["enough", "helps", "hardly matters", "works against"] as const;

const Premise = z.strictObject({ at: number.describe("Level at which the driver is held."), p: share });

export const ClaimFinding = z
  .strictObject({
    name: text,
    driver: text.describe("Id of P's driver."),
    end: z.enum(["high", "low"]).describe("The end of the driver that the claim speaks of."),
    question: text.describe("Id of Q's question."),
    citations: citationIndices,
    holds: Premise.describe("P: the driver held at that end, its 95 % point (high) or its 5 % point (low)."),
    fails: Premise.describe("Not P: the driver held at the other end."),
    p: share.describe("Odds of Q as the case stands, over these worlds, one future each."),
    change: number.describe("holds.p - fails.p, -1..1."),
    se: atLeastZero.describe("Monte-Carlo standard error of `change`, paired."),
    verdict: z
      .enum(CLAIM_VERDICTS)
      .describe(
        "`enough`: beyond noise and Q is likelier than not where P holds; `helps`: beyond noise and by at least 2 points; `works against`: the same with the opposite sign; else `hardly matters`.",
      ),
    worlds: count,
  })
  .meta({ id: "ClaimFinding", description: "A claim of the argument, `if P, then Q may follow`, tested." });
export type ClaimFinding = z.infer<typeof ClaimFinding>;
