/** The report's figures, in a chunk that is loaded when the first is needed. */
export { threshold, thresholdTop } from "../../../pictures/threshold.ts";
export { movers } from "../../../wording/ranking.ts";
export { tornado } from "../../../pictures/tornado.ts";
export { tipping } from "../../../pictures/tipping.ts";
export { taught } from "../../../pictures/taught.ts";
export { driver } from "../../../pictures/driver.ts";
export { box } from "../../../pictures/box.ts";
export { whyNot, linkage } from "../../../pictures/why-not.ts";
export { marketGains } from "../../../pictures/market-gains.ts";
export { gain } from "../../../pictures/gain.ts";
