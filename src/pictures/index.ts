/** Figures: each a pure function of a result (and, where a plotting library draws it, a document) to an SVG string. */
export { firstPassage, outsideViews } from "./first-passage.ts";
export { movers, moves } from "./moves.ts";
export { threshold, thresholdTop } from "./threshold.ts";
export { decisive, tornado } from "./tornado.ts";
export { tipping, turning } from "./tipping.ts";
export { gain } from "./gain.ts";
export { inOptions, nearestDeal, scatter } from "./scatter.ts";
export { moved, taught } from "./taught.ts";
export { driver } from "./driver.ts";
export { odds } from "./odds.ts";
export { spread } from "./spread.ts";
export { box } from "./box.ts";
export { linkage, reasons, whyNot } from "./why-not.ts";
export { decisionWorth, expectedBrier, worth, worthKnowing } from "./worth.ts";
export { laneOf, timeline } from "./timeline.ts";
export { inset, map } from "./map.ts";
export { boxSentence, sides, tippingSentences, whyNotGist, whyNotSentence } from "./sentences.ts";
export type { Paper } from "./paper.ts";
