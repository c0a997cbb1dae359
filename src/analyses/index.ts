/** Analyses of cases and results: plain data in, plain data out. Those that need worlds take the function that plays them. */
export { compareVariants, type Variant, type VariantComparison } from "./compare.ts";
export { sideOf, type Play } from "./play.ts";
export { settingsOf, type RefusedOption, type RunOptions } from "./settings.ts";
export { changesSince } from "./since.ts";
