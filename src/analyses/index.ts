/** Analyses of cases and results: plain data in, plain data out. Those that need worlds take the function that plays them. */
export { acceptanceToday } from "./acceptance.ts";
export { compareVariants, type Variant, type VariantComparison } from "./compare.ts";
export {
  GROUPINGS,
  cruxesOf,
  type Cruxes,
  type CruxOptions,
  type CruxShare,
  type Grouping,
  type Player,
} from "./cruxes/index.ts";
export { explainClaim, explainPassages, type PassageExplanation } from "./explain/claim.ts";
export { explainNumber, type DecidedQuestion, type NumberExplanation } from "./explain/number.ts";
export { explainPackage, type ActorGain, type GainPart, type PackageExplanation } from "./explain/package.ts";
export { explainQuestion, type QuestionExplanation } from "./explain/question.ts";
export { wayTo, type Stated, type WayStep } from "./explain/way.ts";
export { openQuestions, type OpenQuestion } from "./fill.ts";
export { termOf } from "./number-terms.ts";
export { LEADING_NUMBERS, orderOpen, type Ordered } from "./order-open.ts";
export { consentGaps, type ConsentGap, type WouldSign } from "./would-sign.ts";
export type { HeldToday } from "./held-today.ts";
export type { ComparedQuestion } from "./paired.ts";
export type { Play } from "./play.ts";
export { settingsOf, type RefusedOption, type RunOptions } from "./settings.ts";
export { changesSince } from "./since.ts";
export { textsExpected, type ExpectedTexts } from "./texts.ts";
export { gainsToday, type ConsentToday, type GainsToday, type MoverToday, type PackageToday } from "./today.ts";
export { shownToday, type ShownToday } from "./today-shown.ts";
