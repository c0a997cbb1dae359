/** Steps of the interview in a terminal: one question after the other, each answer kept at once. */
import { isCancel, log, note, text as prompt } from "@clack/prompts";
import { EntenteError } from "../errors.ts";
import { cardsOf, withAnswer, type Card } from "../reader/draft/cards.ts";
import { offersAt } from "../reader/draft/interview/offers.ts";
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
  "Enter or skip keeps what is there, + adds to it, - takes from it, none empties it. < goes back, ? explains, stop or Ctrl+C leaves; what you answered is kept. What was read and waits for your yes has a letter: `yes a b` takes it, `no c` drops it.";

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
    const offers = offeredAt(session.proposals, step);
    shown(step, offers, terminal);
    const said = await prompt({
      message: lines(safe(`${step.ask} ${legendOf(step.shape)}`.trim())),
      placeholder: step.now === "" ? "Enter leaves it open" : "Enter keeps it",
      ...terminal,
      validate: (value) =>
        answered(offers, value ?? "") ? undefined : problemOf(session.proposals, step, value ?? ""),
    });
    const words = isCancel(said) ? "stop" : plain(said);
    if (isStop(words)) return false;
    const confirmed = answered(offers, words);
    if (confirmed) {
      const from = session.proposals;
      if (await move(session, withCards(from, confirmed), terminal)) before.push(from);
    } else if (words === "?") log.info(lines(`${step.help} Write ${step.form}.`), terminal);
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

/** What was read for a step and waits for a yes, lettered from a on. */
type Offer = Pick<Card, "id" | "becomes" | "quote"> & { letter: string };

function offeredAt({ proposed }: Proposals, { id }: Step): Offer[] {
  const offered = new Set(offersAt(proposed, id));
  return cardsOf(proposed)
    .filter((card) => offered.has(card.id))
    .slice(0, LETTERS.length)
    .map((card, at) => ({ ...card, letter: LETTERS[at]! }));
}
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** `yes a c` or `no b` as the cards that are meant; null for anything else. */
function answered(offers: readonly Offer[], said: string): { cards: string[]; takes: boolean } | null {
  const [, word, letters] = /^(yes|no)((?:[\s,]+[a-z])+)$/i.exec(said.trim()) ?? [];
  if (word === undefined || letters === undefined) return null;
  const named = letters.toLowerCase().match(/[a-z]/g)!;
  const cards = named.map((letter) => offers.find((one) => one.letter === letter)?.id ?? null);
  return cards.every((id) => id !== null) ? { cards, takes: word.toLowerCase() === "yes" } : null;
}

const withCards = (
  proposals: Proposals,
  { cards, takes }: { cards: readonly string[]; takes: boolean },
): Proposals => ({
  ...proposals,
  proposed: cards.reduce((all, id) => withAnswer(all, id, { do: takes ? "accept" : "drop" }), proposals.proposed),
});

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

function shown(
  { quotes, now, form, structure, guess = null }: Step,
  offers: readonly Offer[],
  terminal: Terminal,
): void {
  const text = [
    ...quotes.map((quote) => `"${safe(quote)}"`),
    ...(now === "" ? [] : [`Now: ${safe(now)}`]),
    ...(guess === null ? [] : [guess]),
    ...offers.map(
      ({ letter, becomes, quote }) => `${letter}  ${safe(becomes)}${quote ? ` "${safe(quote.text)}"` : ""} To confirm.`,
    ),
    `Write ${safe(form)}`,
  ];
  note(text.map(lines).join("\n"), structure ? "structure" : "background", {
    ...terminal,
    format: (line: string) => line,
  });
}
