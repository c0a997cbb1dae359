/** Cards in the order in which they matter for a first draft: an issue with its outcomes, what says the same as one. Pure. */
import type { CardShown } from "../../workers/authoring.ts";

/** Cards that are shown, answered and counted as one. */
export interface CardGroup {
  lead: CardShown;
  /** Other cards that say the same of another passage. */
  same: CardShown[];
  /** Outcomes of an issue. */
  outcomes: CardShown[];
}

export interface CardSection {
  id: string;
  title: string;
  /** What a card of it does in the case. */
  does: string;
  /** Those that go into the draft or were answered, and those that the draft leaves out. */
  shown: CardGroup[];
  leftOut: CardGroup[];
  /** Whether a first draft wants it; the others are folded. */
  first: boolean;
}

const SECTIONS: {
  id: string;
  title: string;
  does: string;
  first: boolean;
  of: (card: CardShown) => boolean;
}[] = [
  {
    id: "parties",
    title: "Who is at the table",
    does: "Parties can sign or refuse.",
    first: true,
    of: ({ kind }) => kind === "parties",
  },
  {
    id: "issues",
    title: "What can be settled",
    does: "Each matter stands somewhere today, and could stand elsewhere.",
    first: true,
    of: ({ kind }) => kind === "issues",
  },
  {
    id: "questions",
    title: "Questions",
    does: "Each gets odds: does this outcome come about by its date?",
    first: true,
    of: (card) => card.kind === "questions" && isAsked(card),
  },
  {
    id: "wants",
    title: "What each side wants",
    does: "A need hurts while it is unmet, and makes a deal worth more.",
    first: true,
    of: ({ kind }) => kind === "needs" || kind === "stakes",
  },
  {
    id: "rules",
    title: "Who else decides, and when",
    does: "A parliament that must agree, a rule, a government and its end.",
    first: true,
    of: ({ kind }) => kind === "constraints" || kind === "procedures" || kind === "governments",
  },
  {
    id: "forecasts",
    title: "Forecasts that no outcome says",
    does: "Listed without odds. Your own questions are asked for on a page of their own.",
    first: false,
    of: (card) => card.kind === "questions",
  },
  {
    id: "drivers",
    title: "What presses from outside",
    does: "It rises and falls by itself, and makes a need felt more.",
    first: false,
    of: ({ kind }) => kind === "drivers",
  },
  {
    id: "views",
    title: "What one side thinks of the other",
    does: "A side that misjudges the other asks for too much or offers too little.",
    first: false,
    of: ({ kind }) => kind === "beliefs",
  },
  {
    id: "past",
    title: "What has happened",
    does: "What was signed or done limits what the numbers can be.",
    first: false,
    of: ({ kind }) => kind === "accords" || kind === "events" || kind === "record",
  },
  {
    id: "others",
    title: "Named, and no party",
    does: "They are mentioned in the case and have no say in it.",
    first: false,
    of: ({ kind }) => kind === "others",
  },
];

/** Whether a question has an outcome that counts as yes. */
const isAsked = ({ fields }: CardShown): boolean => fields.some(({ field, now }) => field === "yes" && now !== "");

export function sectionsOf(cards: readonly CardShown[]): CardSection[] {
  let rest = cards.filter((card) => card.kind !== "options" && !isOfRule(card, cards));
  return SECTIONS.flatMap(({ of, ...section }) => {
    const groups = grouped(rest.filter(of), cards);
    rest = rest.filter((card) => !of(card));
    const isOut = ({ lead: { stands, state } }: CardGroup): boolean => !stands && state === "proposed";
    return groups.length === 0
      ? []
      : [{ ...section, shown: groups.filter((one) => !isOut(one)), leftOut: groups.filter(isOut) }];
  });
}

/** Whether it is who must agree, brought in by a rule that was accepted, whose card stands for both. */
const isOfRule = ({ kind, quote, state }: CardShown, cards: readonly CardShown[]): boolean =>
  kind === "procedures" &&
  isTaken(state) &&
  quote !== null &&
  cards.some((one) => one.kind === "constraints" && isTaken(one.state) && one.quote?.text === quote.text);

const isTaken = (state: CardShown["state"]): boolean => state === "accepted" || state === "changed";

function grouped(own: readonly CardShown[], all: readonly CardShown[]): CardGroup[] {
  const groups = new Map<string, CardGroup>();
  for (const card of own) {
    const key = `${card.kind} ${card.becomes} ${card.state} ${card.stands}`;
    const known = groups.get(key);
    if (known) known.same.push(card);
    else
      groups.set(key, {
        lead: card,
        same: [],
        outcomes:
          card.kind === "issues"
            ? all.filter(({ kind, id }) => kind === "options" && id.startsWith(`${card.id}.`))
            : [],
      });
  }
  return [...groups.values()];
}

/** Every card of a group that is not answered. */
export const openOf = ({ lead, same, outcomes }: CardGroup): CardShown[] =>
  [lead, ...same, ...outcomes].filter(({ state }) => state === "proposed");

/** What is accepted with a group: everything open of it that the draft holds, or all of it where it holds nothing. */
export function acceptedWith(group: CardGroup): string[] {
  const open = openOf(group);
  const fit = open.filter(({ stands }) => stands);
  return (fit.length > 0 ? fit : open).map(({ id }) => id);
}

/** Whether everything that a first draft wants is answered. */
export const firstAnswered = (cards: readonly CardShown[]): boolean =>
  sectionsOf(cards).every(({ first, shown }) => !first || shown.every((group) => group.lead.state !== "proposed"));
