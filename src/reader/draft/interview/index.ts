/**
 * The interview: the same dozen questions, in this order, for a case without an article, for `fill` and for any other
 * face. Pure functions of the proposals. Later steps follow from earlier answers, so they are worked out anew each time.
 */
import { reworded } from "../asked.ts";
import type { Proposals } from "../proposals.ts";
import { GOVERNMENTS, PROCEDURES, RECORD, SIGNS } from "./more.ts";
import { BOUND } from "./bonds.ts";
import { DATES } from "./dates.ts";
import { NEXT } from "./next.ts";
import { PACE } from "./pace.ts";
import { BRINGS, HURTS, MEETS, NEEDS } from "./needs.ts";
import { combined, type Kind, type Outcome, type Step } from "./step.ts";
import { SIGNERS } from "./signers.ts";
import { ISSUES, OPTIONS, ORDER, PARTIES, QUESTIONS } from "./structure.ts";

export type { Step } from "./step.ts";

const KINDS: readonly Kind[] = [
  PARTIES,
  ISSUES,
  SIGNERS,
  OPTIONS,
  BOUND,
  ORDER,
  PROCEDURES,
  QUESTIONS,
  HURTS,
  BRINGS,
  NEEDS,
  DATES,
  MEETS,
  RECORD,
  PACE,
  GOVERNMENTS,
  NEXT,
  SIGNS,
];

/** Every step in the order in which it is asked, with its present answer. */
export const stepsOf = (proposals: Proposals): Step[] => KINDS.flatMap(({ steps }) => steps(proposals));

/**
 * The proposals after an answer.
 *
 * @param words the whole answer; `+ item` adds to the present one, `- item` takes from it, `none` empties it
 * @returns `problem` where the words are not an answer to the step, or there is no such step
 */
export function withStep(proposals: Proposals, id: string, words: string): Outcome {
  const [name, ...rest] = id.split(".");
  const kind = KINDS.find((one) => one.name === name);
  const step = kind?.steps(proposals).find((one) => one.id === id);
  if (!kind || !step) return { problem: `there is no step '${id}'` };
  const after = kind.answer(proposals, rest, combined(step.now, words));
  return "problem" in after ? after : passed({ ...after, proposed: reworded(proposals.proposed, after.proposed) }, id);
}

/** Whether a person answered a step or passed over it, and nothing was filled in since. */
export const isAsked = ({ asked }: Proposals, { id, unseen = false }: Pick<Step, "id" | "unseen">): boolean =>
  asked.includes(id) && !unseen;

/** With a step passed over: its present answer stands, and is the person's own. */
export function passed(proposals: Proposals, id: string): Proposals {
  const kind = KINDS.find(({ name }) => name === id.split(".")[0]);
  return {
    ...proposals,
    asked: [...new Set([...proposals.asked, id])],
    proposed: kind?.confirmed?.(proposals.proposed) ?? proposals.proposed,
  };
}
