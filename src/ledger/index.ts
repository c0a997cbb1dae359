/**
 * The ledger of forecasts (docs/use/ledger.md): its lines, their chain, and the life of questions. Pure: hashes, clock
 * and files come from the caller.
 */
export { canonical, isCanonical, type Json } from "./canonical.ts";
export {
  MAX_LEDGER_BYTES,
  MAX_LINE_BYTES,
  lineOfHead,
  readChain,
  shortHead,
  verify,
  type Chain,
  type Sha256,
  type Verified,
} from "./chain.ts";
export { draftAfter, type Draft, type Drafted } from "./draft.ts";
export {
  closedTo,
  fileForecast,
  fileQuestion,
  fileResolution,
  fileRun,
  forecastInForce,
  questionProblem,
  type NewForecast,
  type NewQuestion,
  type NewResolution,
  type NewRun,
} from "./filing.ts";
export { earlierOf } from "./earlier.ts";
export { checkLine, isSource } from "./form.ts";
export * from "./life.ts";
export * from "./lines.ts";
export { MAX_LIVE_DAYS, effectiveInstant, madeOf } from "./made.ts";
export { forecastsOfRun, questionId, questionsOfRun, runOfRun, type Asked, type RunForecast } from "./of-run.ts";
export { fileRunOf, type FiledRun } from "./file-run.ts";
export { commitHash, promiseOf, unopened } from "./rounds.ts";
export { blendText, blendedFinding, readBlend } from "./of-blend.ts";
