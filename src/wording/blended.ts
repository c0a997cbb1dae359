/** The blend that was learnt from hindcasts, in words. */
import type { Result } from "../result/index.ts";
import { percent } from "./format.ts";

/** Odds of one question with what the blend rests on; empty where there is none. */
export function blendedText({ blended }: Result, id: string): string {
  if (!blended || !Object.hasOwn(blended.questions, id)) return "";
  const { questions, weight, cases, own } = blended;
  return `blend of both ${percent(questions[id])}, fitted on ${cases} hindcasts${own ? ", this case among them" : ""}: weight of the model ${weight.toFixed(2)}`;
}
