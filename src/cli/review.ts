/** `entente review`: what was read for a draft, card by card, to accept, change or drop; case.yaml follows each answer. */
import { EntenteError } from "../errors.ts";
import { cardsOf, withAnswer, type Card } from "../reader/draft/cards.ts";
import { leaningOn } from "../reader/draft/changes.ts";
import type { Proposed } from "../reader/draft/proposed.ts";
import type { Given } from "./arguments.ts";
import { keepProposals, PROPOSALS_FILE, proposalsAt, type Kept } from "../reader/draft/kept.ts";
import { withNumbers } from "./keep-answer.ts";
import { reviewCards } from "./review-cards.ts";
import { bold, complain, print, printJson, safe, typed, wrap } from "./terminal.ts";

export async function review(given: Given, signal: AbortSignal): Promise<number> {
  const [path] = given.positionals as [string];
  const kept = proposalsAt(path);
  if (kept === null) throw noProposals(path);
  const force = given.flags["force"] === true;
  const json = given.flags["json"] === true;
  const accepted = idsIn(given, "accept");
  const dropped = idsIn(given, "drop");
  const both = accepted.find((id) => dropped.includes(id));
  if (both !== undefined) throw new EntenteError("wrong-usage", `'${safe(both)}' is both accepted and dropped`);
  const all = given.flags["accept-all"] === true;
  if (accepted.length + dropped.length > 0 || all) return answered(kept, accepted, dropped, { all, force, json, path });
  if (json) return printJson(cardsOf(kept.proposals.proposed));
  if (!process.stdin.isTTY || !process.stdout.isTTY) return print(listed(cardsOf(kept.proposals.proposed), path));
  return reviewCards(path, kept, { input: process.stdin, output: process.stdout }, signal);
}

const idsIn = (given: Given, flag: string): string[] =>
  (given.list[flag] ?? [])
    .flatMap((text) => text.split(","))
    .map((id) => id.trim())
    .filter((id) => id !== "");

interface How {
  all: boolean;
  force: boolean;
  json: boolean;
  path: string;
}

function answered(kept: Kept, accepted: string[], dropped: string[], { all, force, json, path }: How): number {
  let { proposed } = kept.proposals;
  const remarks: string[] = [];
  for (const id of dropped) {
    const leaning = leaningOn(proposed, id);
    if (leaning.length > 0)
      remarks.push(`${safe(id)} is dropped, and with it what depends on it: ${leaning.join(", ")}.`);
    proposed = withAnswer(proposed, id, { do: "drop" });
  }
  for (const id of accepted) proposed = accept(proposed, id, dropped);
  if (all)
    for (const { id, stands, state } of cardsOf(proposed))
      if (stands && state === "proposed") proposed = withAnswer(proposed, id, { do: "accept" });
  const found = keepProposals(kept, withNumbers(kept, { ...kept.proposals, proposed }), force ? "theirs" : null);
  if ("clashes" in found)
    throw new EntenteError(
      "wrong-input",
      `nothing is written: ${safe(found.clashes.join(" "))} --force takes the answers; \`entente review ${typed(path)}\` asks whose stands.`,
    );
  for (const remark of [...remarks, ...found.stays.map(safe)]) complain(remark);
  const cards = cardsOf(proposed);
  if (json) return printJson(cards);
  return print(`${told(cards)} Written: ${kept.yaml}\nNext: entente fill ${typed(path)}`);
}

function accept(proposed: Proposed, id: string, dropped: readonly string[]): Proposed {
  const after = withAnswer(proposed, id, { do: "accept" });
  const back = cardsOf(after).find((card) => dropped.includes(card.id) && card.state !== "dropped");
  if (back)
    throw new EntenteError(
      "wrong-usage",
      `'${safe(id)}' depends on '${back.id}', which is dropped in the same command`,
    );
  return after;
}

/** `12 cards: 3 accepted, 1 dropped, 8 not answered.` */
export function told(cards: readonly Card[]): string {
  const of = (...states: Card["state"][]): number => cards.filter(({ state }) => states.includes(state)).length;
  return `${cards.length} cards: ${of("accepted", "changed")} accepted, ${of("dropped")} dropped, ${of("proposed")} not answered.`;
}

/** How a card stands, in words. */
export function stateOf({ state, stands, left_out }: Card): string {
  if (state === "dropped") return "dropped";
  if (!stands) return `not in the draft: ${left_out ?? "it needs a part that is not in the draft"}`;
  return state === "proposed" ? "in the draft, not answered" : state;
}

/** All cards, for a screen that is not a terminal. */
function listed(cards: readonly Card[], path: string): string {
  return [
    ...cards.flatMap((card) => [
      `${bold(card.id)}  ${stateOf(card)}`,
      wrap(safe(card.becomes), "  "),
      ...(card.quote === null
        ? []
        : [wrap(`"${safe(card.quote.text)}" (${safe(["author", ...card.speaker].join(" > "))})`, "    ")]),
    ]),
    "",
    told(cards),
    `Answer with \`entente review ${typed(path)} --accept ID,... --drop ID,...\`, or --accept-all for what is in the draft; in a terminal the cards come one by one.`,
  ].join("\n");
}

const noProposals = (path: string): EntenteError =>
  new EntenteError(
    "wrong-input",
    `there is no ${PROPOSALS_FILE} in '${safe(path)}'; \`entente read ARTICLE -o DIR\` writes one. \`entente fill ${typed(path)}\` asks for open numbers without it.`,
  );
