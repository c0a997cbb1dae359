/** Figures of scores: of a suite of hindcasts, and of a ledger. */
export { scoresByCase, type ShownSource } from "./by-case.ts";
export { calibration } from "./calibration.ts";
export { expectedScores } from "./expected.ts";
export { questionCurve } from "./question-curve.ts";
