/** Figures: each a pure function of a result (and, where a plotting library draws it, a document) to an SVG string. */
export { firstPassage, outsideViews } from "./first-passage.ts";
export { movers, moves } from "../wording/moves.ts";
export { threshold, thresholdTop } from "./threshold.ts";
export { tornado } from "./tornado.ts";
export { decisive, turning } from "../wording/turning.ts";
export { tipping } from "./tipping.ts";
export { gain } from "./gain.ts";
export { inOptions, nearestDeal, scatter } from "./scatter.ts";
export { moved, taught } from "./taught.ts";
export { driver } from "./driver.ts";
export { sourced } from "./sourced.ts";
export { fitted, type FitPicture } from "./fit.ts";
export { odds } from "./odds.ts";
export { marketGains } from "./market-gains.ts";
export { marketMap } from "./market-map.ts";
export { spread } from "./spread.ts";
export { box } from "./box.ts";
export { linkage, reasons, whyNot } from "./why-not.ts";
export { decisionWorth, expectedBrier, worth, worthKnowing } from "./worth.ts";
export { laneOf, timeline } from "./timeline.ts";
export { thenAndNow } from "./then-and-now.ts";
export { inset, map } from "./map.ts";
export {
  boxSentence,
  decisiveSentences,
  sides,
  tippingSentences,
  whyNotGist,
  whyNotSentence,
} from "../wording/sentences.ts";
export { modelPaths, stablePaths } from "./paths.ts";
export {
  CONCEPTS_SAID,
  basis,
  beside,
  leaving,
  moverName,
  shareOf,
  standingSentence,
  turnedBy,
} from "../wording/stability.ts";
export type { Paper } from "./paper.ts";
