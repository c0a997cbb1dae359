/** Sweeps: plans, keys, tallies and what they say. The folder and the queue that carry them are elsewhere. */
export { hypercubeLevels, levelText, MAX_AXES, readAxis, withToday, type ReadAxis } from "./axes.ts";
export { bytesOfWorld, chunkWorlds, secondsOfChunk, worldsToTry } from "./estimate.ts";
export { correlationsOf, pointFindings, rankCorrelation, type CurveRow } from "./findings.ts";
export { chunkContent } from "./key.ts";
export {
  chunksOf,
  givesOdds,
  halvesOf,
  pastGroup,
  pastOf,
  rangesOf,
  seriesOf,
  sharesPast,
  type Chunk,
  type ChunkKind,
  type Design,
  type Extension,
  type Payload,
  type Plan,
  type PlanBody,
  type Series,
  type SweepAxis,
  type SweepCase,
  type SweepPoint,
} from "./plan.ts";
export { countedPoints, pointsOf, timedPoints, type Common } from "./points.ts";
export { tallyCurve, tallyOdds, tallyOf, totalsOf, without, type Tally, type Totals } from "./tally.ts";
