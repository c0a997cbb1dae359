/** The cards of a draft one by one in a terminal; each answer is written at once. */
import { intro, isCancel, log, note, outro, select, text as prompt } from "@clack/prompts";
import { EntenteError } from "../errors.ts";
import { cardsOf, withAnswer, type Answer, type Card } from "../reader/draft/cards.ts";
import { EDITABLE, leaningOn, optionsOf, patchOf, type Editable } from "../reader/draft/changes.ts";
import { optionPath, partsOf, standingPart } from "../reader/draft/parts.ts";
import type { Proposals } from "../reader/draft/proposals.ts";
import { lines, type Terminal } from "./dialog.ts";
import { keepAnswer } from "./keep-answer.ts";
import type { Kept } from "../reader/draft/kept.ts";
import { stateOf, told } from "./review.ts";
import { safe, typed } from "./terminal.ts";

type Choice = "accept" | "change" | "drop" | "skip" | "back" | "stop";

const KINDS: { readonly [kind in Card["kind"]]: string } = {
  parties: "party",
  others: "another actor",
  issues: "issue",
  options: "option",
  questions: "question",
  needs: "need",
  drivers: "driver",
  beliefs: "belief",
  stakes: "stake",
  constraints: "rule",
  accords: "accord",
  events: "event",
  procedures: "who must still agree",
  governments: "government",
  record: "record",
};

/** @returns exit status 0, also where it is left before the end */
export async function reviewCards(
  path: string,
  given: Kept,
  terminal: Terminal,
  signal?: AbortSignal,
): Promise<number> {
  let kept = given;
  const ask = { ...terminal, ...(signal ? { signal } : {}) };
  const cards = (): Card[] => cardsOf(kept.proposals.proposed);
  intro(`${cards().length} cards`, terminal);
  log.message(
    lines("Each answer is written at once. Ctrl+C leaves; the next review goes on with what is not answered."),
    terminal,
  );
  const first = cards().findIndex(({ state }) => state === "proposed");
  for (let at = first < 0 ? 0 : first; at < cards().length;) {
    const card = cards()[at]!;
    shown(card, `${at + 1} of ${cards().length}`, terminal);
    const choice = await select<Choice>({ message: card.id, options: choices(card, at > 0), ...ask });
    if (isCancel(choice) || choice === "stop") break;
    if (choice === "back") at--;
    if (choice === "skip") at++;
    if (choice === "back" || choice === "skip") continue;
    const answer = await answerOf(choice, card, kept.proposals, ask);
    if (answer === "leave") break;
    if (answer === null) continue;
    try {
      const proposed = withAnswer(kept.proposals.proposed, card.id, answer);
      const now = await keepAnswer(kept, { ...kept.proposals, proposed }, ask);
      if (now === null) continue;
      kept = now;
      at++;
    } catch (error) {
      if (!(error instanceof EntenteError) || error.code !== "wrong-input") throw error;
      log.warn(lines(error.message), terminal);
    }
  }
  outro(`${told(cards())} Next: entente fill ${typed(path)}`, terminal);
  return 0;
}

function shown(card: Card, count: string, terminal: Terminal): void {
  const text = [
    ...(card.quote === null
      ? []
      : [`"${safe(card.quote.text)}"`, `${safe(["author", ...card.speaker].join(" > "))}, read by ${card.by}`, ""]),
    safe(card.becomes),
    `Now: ${safe(stateOf(card))}.`,
  ];
  note(text.map(lines).join("\n"), `${count}  ${KINDS[card.kind]}`, { ...terminal, format: (line: string) => line });
}

const choices = (card: Card, back: boolean): { value: Choice; label: string; hint?: string }[] => [
  { value: "accept", label: "accept", hint: "it goes into the draft" },
  { value: "skip", label: "skip", hint: "it stays as it is" },
  ...(EDITABLE[card.kind].length > 0 ? [{ value: "change" as const, label: "change" }] : []),
  { value: "drop", label: "drop", hint: "it stays out" },
  ...(back ? [{ value: "back" as const, label: "back" }] : []),
  { value: "stop", label: "stop", hint: "and go on later" },
];

/** @returns null where the person thought better of it */
async function answerOf(
  choice: "accept" | "change" | "drop",
  card: Card,
  proposals: Proposals,
  ask: Terminal,
): Promise<Answer | null | "leave"> {
  const { proposed } = proposals;
  if (choice === "accept") return { do: "accept" };
  if (choice === "change") return changed(card, proposals, ask);
  const leaning = leaningOn(proposed, card.id);
  if (leaning.length === 0) return { do: "drop" };
  const cards = new Map(cardsOf(proposed).map((one) => [one.id, one]));
  log.warn(
    lines(`What depends on it goes too: ${leaning.map((id) => safe(cards.get(id)?.becomes ?? id)).join(" ")}`),
    ask,
  );
  const sure = await select({
    message: "Drop it?",
    options: [
      { value: "no", label: "no, keep it" },
      { value: "yes", label: `yes, with the ${leaning.length} that depend on it` },
    ],
    ...ask,
  });
  if (isCancel(sure)) return "leave";
  return sure === "yes" ? { do: "drop" } : null;
}

async function changed(card: Card, proposals: Proposals, ask: Terminal): Promise<Answer | null | "leave"> {
  const { proposed, as_of: day } = proposals;
  const fields = EDITABLE[card.kind];
  const part = partsOf(proposed).find(({ path }) => path === card.id)?.part as unknown as Record<string, unknown>;
  const field =
    fields.length === 1
      ? fields[0]!.field
      : await select({
          message: "Change what?",
          options: fields.map((one) => ({ value: one.field, label: one.label })),
          ...ask,
        });
  if (isCancel(field)) return "leave";
  const editable = fields.find((one) => one.field === field)!;
  const said = await saidOf(editable, part[editable.field], proposals, ask);
  if (said === "leave") return "leave";
  const done = patchOf(editable, said.words, proposed, day);
  if (!("problem" in done)) return { do: "change", patch: done.patch };
  log.warn(lines(done.problem), ask);
  return null;
}

async function saidOf(
  editable: Editable,
  now: unknown,
  { proposed, as_of: day }: Proposals,
  ask: Terminal,
): Promise<{ words: string | null } | "leave"> {
  const message = editable.label;
  if (editable.is === "text" || editable.is === "date") {
    const words = editable.is === "date" ? (now as { date: string | null }).date : (now as string | null);
    const typedIn = await prompt({
      message,
      initialValue: words ?? "",
      ...ask,
      validate: (value) => {
        const done = patchOf(editable, value ?? "", proposed, day);
        return "problem" in done ? done.problem : undefined;
      },
    });
    return isCancel(typedIn) ? "leave" : { words: typedIn ?? "" };
  }
  const options =
    editable.is === "option"
      ? optionsOf(proposed).map(({ pair, issue, text }) => ({
          value: optionPath(pair),
          label: `${safe(issue)}: ${safe(text)}`,
        }))
      : editable.is === "party"
        ? standingPart(proposed).parties.map(({ id, name }) => ({ value: id, label: safe(name) }))
        : editable.values.map((value) => ({ value: value ?? "", label: value ?? "not said" }));
  if (options.length === 0) return { words: null };
  const chosen = await select({ message, options, ...ask });
  if (isCancel(chosen)) return "leave";
  return { words: chosen === "" ? null : chosen };
}
