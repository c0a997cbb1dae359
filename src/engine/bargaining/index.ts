/** Zone, frontier, solutions, proposals and payments from ready gains (docs/methods/bargaining.md). */
export { above, atLeast, atLeastZero, positive, same } from "./compare.ts";
export { dominates, frontier, frontierScratch, type FrontierScratch } from "./frontier.ts";
export type { Gains } from "./gains.ts";
export {
  egalitarian,
  kalaiSmorodinsky,
  makeBargainer,
  nash,
  own,
  solutions,
  utilitarian,
  type Bargainer,
  type NashChoice,
  type Solutions,
} from "./solutions.ts";
export { breakEven, payments, surplus, transferZone } from "./transfers.ts";
export { zone } from "./zone.ts";
