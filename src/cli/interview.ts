/** Steps of the interview in a terminal: one question after the other, each answer kept at once. */
import { isCancel, log, note, text as prompt } from "@clack/prompts";
import { EntenteError } from "../errors.ts";
import { isAsked, passed, stepsOf, withStep, type Step } from "../reader/draft/interview/index.ts";
import { legendOf } from "../reader/draft/interview/shape.ts";
import type { Proposals } from "../reader/draft/proposals.ts";
import { isBack, lines, type Terminal } from "./dialog.ts";
import { safe } from "./terminal.ts";

export interface Session {
  proposals: Proposals;
  /** Keeps the proposals. @returns as they are kept; null where the person took the answer back @throws EntenteError `wrong-input` where they give no valid draft */
  keep: (proposals: Proposals) => Promise<Proposals | null>;
}

export const COMMANDS =
  "Enter or skip keeps what is there, + adds to it, - takes from it, none empties it. < goes back, ? explains, stop or Ctrl+C leaves; what you answered is kept.";

/**
 * Asks the steps that were not asked yet.
 *
 * @param wanted which steps belong to the session
 * @returns false where it was left before the end
 */
export async function askSteps(
  session: Session,
  wanted: (step: Step) => boolean,
  terminal: Terminal,
): Promise<boolean> {
  const before: Proposals[] = [];
  for (;;) {
    const open = stepsOf(session.proposals).filter((step) => wanted(step) && !isAsked(session.proposals, step));
    const [step] = open;
    if (!step) return true;
    shown(step, terminal);
    const said = await prompt({
      message: lines(safe(`${step.ask} ${legendOf(step.shape)}`.trim())),
      placeholder: step.now === "" ? "Enter leaves it open" : "Enter keeps it",
      ...terminal,
      validate: (value) => problemOf(session.proposals, step, value ?? ""),
    });
    const words = isCancel(said) ? "stop" : plain(said);
    if (isStop(words)) return false;
    if (words === "?") log.info(lines(`${step.help} Write ${step.form}.`), terminal);
    else if (isBack(words)) {
      const last = before.pop();
      if (last) await move(session, last, terminal);
      else log.info("This is the first question.", terminal);
    } else {
      const after = words === "" ? passed(session.proposals, step.id) : withStep(session.proposals, step.id, words);
      if ("problem" in after) continue;
      const from = session.proposals;
      if (await move(session, after, terminal)) before.push(from);
    }
  }
}

/** An answer as typed; `skip` is the empty one. */
const plain = (said: string | undefined): string => (said ?? "").trim().replace(/^skip$/i, "");
const isStop = (words: string): boolean => /^stop$/i.test(words);

function problemOf(proposals: Proposals, step: Step, value: string): string | undefined {
  const words = plain(value);
  if (words === "" || words === "?" || isBack(words) || isStop(words)) return undefined;
  const after = withStep(proposals, step.id, words);
  return "problem" in after ? after.problem : undefined;
}

async function move(session: Session, to: Proposals, terminal: Terminal): Promise<boolean> {
  try {
    const now = await session.keep(to);
    if (now === null) return false;
    session.proposals = now;
    return true;
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code !== "wrong-input") throw error;
    log.warn(lines(error.message), terminal);
    return false;
  }
}

function shown({ quotes, now, form, structure, guess = null }: Step, terminal: Terminal): void {
  const text = [
    ...quotes.map((quote) => `"${safe(quote)}"`),
    ...(now === "" ? [] : [`Now: ${safe(now)}`]),
    ...(guess === null ? [] : [guess]),
    `Write ${safe(form)}`,
  ];
  note(text.map(lines).join("\n"), structure ? "structure" : "background", {
    ...terminal,
    format: (line: string) => line,
  });
}
