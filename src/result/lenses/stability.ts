/** Which outcomes hold: the graph model on the worlds of the run (docs/methods/stability.md). */
import * as z from "zod";
import { atLeastZero, byId, citationIndices, count, flag, number, options, share, text } from "../units.ts";

/** By concept of stability: Nash; SEQ (answers that are improvements for those who give them); SMR (any answer from which there is no way out); GMR (any answer). */
export const byConcept = <S extends z.ZodType>(value: S) =>
  z.strictObject({ nash: value, seq: value, smr: value, gmr: value });

export const ShareFinding = z
  .strictObject({ share, se: atLeastZero })
  .meta({ id: "ShareFinding", description: "A share of worlds with its Monte-Carlo standard error." });
export type ShareFinding = z.infer<typeof ShareFinding>;

const SharesByConcept = byConcept(ShareFinding).meta({
  id: "SharesByConcept",
  description:
    "Nash; SEQ (answers that are improvements for those who give them); SMR (any answer from which there is no way out); GMR (any answer).",
});

export const StabilityReason = z
  .strictObject({
    move: options.describe("Issues that it would change, with their new options."),
    share: share.describe(
      "Share of worlds in which this is its best improvement: the one by which the member who gains least gains most.",
    ),
    gain: byId(
      z.strictObject({
        mean: number,
        parts: z.array(z.strictObject({ path: text, value: number, citations: citationIndices })),
      }),
    ).describe("By member, over those worlds: mean gain in points, and its largest parts."),
    answer: z
      .strictObject({
        by: text.describe("Who begins it."),
        move: options,
        ends: options.describe("What then stands beside `move`."),
        share: share.describe("Share of those worlds in which it is given."),
        credible: share.describe("Share of those worlds in which it is given by improvements alone."),
      })
      .nullable()
      .describe("The commonest answer."),
    unanswered: share.describe("Share of those worlds in which nothing that the others can do deters it."),
  })
  .meta({
    id: "StabilityReason",
    description: "The commonest best improvement of a mover from a package, and what answers it.",
  });
export type StabilityReason = z.infer<typeof StabilityReason>;

export const StabilityFlip = z
  .strictObject({
    path: text,
    becomes: z.enum(["stable", "unstable"]).describe("The verdict after the move."),
    from: number,
    at: number,
    moved: share.describe(
      "Distance moved, as a share of the distance from the median to the end of the 90 % interval on that side; of a driver, to the end of its range.",
    ),
  })
  .meta({
    id: "StabilityFlip",
    description:
      "A number or a driver that, moved alone from the centre (every number at its median, every residual 0), changes whether the package holds (SEQ, all movers).",
  });
export type StabilityFlip = z.infer<typeof StabilityFlip>;

export const StablePackage = z
  .strictObject({
    options: options.describe("Option id of every issue."),
    changes: options.describe("Issues on which it differs from the declared standing."),
    standing: flag,
    no_way_out: flag.describe("No mover has a move from here: stable by lack of moves, not by preference."),
    stable: SharesByConcept.describe("All movers are stable here."),
    reached: ShareFinding.describe("Reached from the standing by improvements."),
    held: SharesByConcept.describe("Reached, and all movers are stable."),
    movers: byId(
      z.strictObject({
        stable: byConcept(share),
        margin: byConcept(z.strictObject({ p5: number, p50: number, p95: number })).describe(
          "Points over the worlds, at least 0 where stable.",
        ),
        reason: StabilityReason.nullable(),
      }),
    ).describe("By mover id, those that have a move from here."),
    centre: z
      .strictObject({ holds: flag, flips: z.array(StabilityFlip) })
      .nullable()
      .describe(
        "Whether it holds at the centre (SEQ), and what turns that, nearest first; null where it was not looked at.",
      ),
  })
  .meta({ id: "StablePackage" });
export type StablePackage = z.infer<typeof StablePackage>;

export const StabilityFindings = z
  .strictObject({
    worlds: count.describe("Kept worlds looked at, by index."),
    states: count.describe("Packages that can be reached from the standing under any preferences."),
    arcs: count.describe("Moves between them."),
    pinned: byId(number).describe("Drivers held at a level; the others stand as at `as_of`."),
    movers: z.array(z.strictObject({ id: text, kind: z.enum(["table", "actor"]), name: text, members: z.array(text) })),
    packages: z
      .array(StablePackage)
      .min(1)
      .describe(
        "The standing first, then those that are reached and hold most often (SEQ), with the best of each question.",
      ),
    paths: z
      .array(
        z.strictObject({
          from: count,
          to: count,
          mover: text,
          share: share.describe("Share of worlds in which it is an improvement."),
          walked: share.describe("Share of worlds in which it is an improvement and `from` is reached."),
        }),
      )
      .describe("Moves between the listed packages (indices)."),
    questions: byId(z.strictObject({ reached: ShareFinding, held: SharesByConcept })).describe(
      "By question id: whether a package that answers yes is reached by improvements, and whether one is reached and stable.",
    ),
  })
  .meta({
    id: "StabilityFindings",
    description:
      "Which outcomes hold: the graph model on the worlds of the run. Shares are of worlds, not of futures: nothing here says when.",
  });
export type StabilityFindings = z.infer<typeof StabilityFindings>;
