/** Pictures of a sweep. */
export { sweepDots } from "./dots.ts";
export { sweepHeat } from "./heat.ts";
export { sweepLine } from "./line.ts";
export { MAX_PANELS, panelsOf, type Panel } from "./panels.ts";
export { sweepScatter } from "./scatter.ts";
