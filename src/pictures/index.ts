/** Figures: each a pure function of a result and a document to an SVG string. */
export { firstPassage, outsideViews } from "./first-passage.ts";
export { movers, moves } from "./moves.ts";
export { threshold, thresholdTop } from "./threshold.ts";
export { decisive, tornado } from "./tornado.ts";
export { tipping, turning } from "./tipping.ts";
export { gain } from "./gain.ts";
export { moved, taught } from "./taught.ts";
export { driver } from "./driver.ts";
export { odds } from "./odds.ts";
export type { Paper } from "./paper.ts";
