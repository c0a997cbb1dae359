/** Other views of the same case, each by itself and never blended; those that the case has data for. */
import * as z from "zod";
import { byId } from "../units.ts";
import { MarketFindings } from "./market.ts";
import { BlendFinding, ReferenceFindings } from "./reference.ts";
import { StabilityFindings } from "./stability.ts";

export const LensFindings = z
  .strictObject({
    stability: StabilityFindings.exactOptional(),
    market: MarketFindings.exactOptional(),
    reference: ReferenceFindings.exactOptional(),
    blend: byId(BlendFinding)
      .exactOptional()
      .describe("By question id: odds and outside views averaged by the weights that the case states."),
  })
  .meta({
    id: "LensFindings",
    description: "Other views of the same case, never blended; those that the case has data for.",
  });
export type LensFindings = z.infer<typeof LensFindings>;
