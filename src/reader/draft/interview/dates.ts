/** Dated events that sharpen a need: when each is, and on which side of it the need is felt. */
import { asOf, dates } from "../../dates.ts";
import { sentenceCase } from "../names.ts";
import { standingPart } from "../parts.ts";
import type { Driver, DriverEvent, StatedDate } from "../proposed.ts";
import { byField } from "./asked-numbers.ts";
import { comingDate, firstMonthNote, inMonthsAhead, nextSuch } from "./coming.ts";
import type { Field } from "./shape.ts";
import { faulty, quotesOf, standingParts, typedName, type Kind } from "./step.ts";

/** What happens on a day, as the head of a name: `the NATO summit`, `expiry of the waiver`. */
const EVENT =
  /\b(?:elections?|polls|summit|referendum|plebiscite|vote|ballot|expiry|expiration|lapse|deadline|anniversary|conference|session|inauguration|handover|hearing|verdict|ruling|olympics|games|cup|visit|meeting)$/i;
/** What goes up and down, also where a date stands behind it: `the price of gas in April`. */
const QUANTITY =
  /\b(?:prices?|costs?|rates?|threats?|risks?|fears?|shortages?|demand|pressure|inflation|supply|supplies|losses|shelling|attacks|bombing|hunger|unemployment|debt|troops)$/i;
/** A season that comes each year. */
const SEASON = /^(?:in |the )*(?:winter|spring|summer|autumn|fall)$/i;
const ENDS = /\b(?:expiry|expiration|lapse|end)\b/i;
/** Where the head of a name ends. */
const BEHIND = /,| (?:of|in|on|by|at|for|with|over|about|before|after|since|until|next|this|from|between|to|due) /i;

/**
 * The event that a name speaks of, with the date that it says; null where it speaks of none: a price, a threat.
 *
 * @param day from which the case looks ahead
 */
export function eventIn(name: string, day: string): DriverEvent | null {
  const read = dates(name, 0, name.length, asOf(day));
  const found = read.map(({ text, to }) => ({ words: text, date: ahead(to, text, day) }));
  const date: StatedDate = found.find((one) => one.date !== null) ?? { words: null, date: null };
  const head = name
    .replace(/^(?:(?:the|an?|its|their|this|next|coming) )+/i, "")
    .split(BEHIND)[0]!
    .trim();
  const says = date.date !== null && !QUANTITY.test(head) && !SEASON.test(date.words!);
  if (!EVENT.test(head) && !says) return null;
  return { date, felt: ENDS.test(head) ? "from" : "until" };
}

/** A month or day that comes, of one without a year the next; null where it is over, or a year only. */
function ahead(to: string, words: string, day: string): string | null {
  if (to.length < 7) return null;
  return inMonthsAhead(to, day) ?? (/\d{4}/.test(words) ? null : nextSuch(to, day));
}

/** @param day from which the case looks ahead */
const fieldsFrom = (day: string): readonly Field[] => [
  {
    is: "date",
    ask: "When is it?",
    help: `A month or a day; of a half year, a quarter or a season its last month. Without one it moves nothing. ${firstMonthNote(day)}`,
  },
  {
    is: "choice",
    ask: "When is the need felt more?",
    help: "A summit or an election presses more the nearer it comes, until it is over; an expiry is felt from its day on. What has no date goes up and down.",
    choices: [
      { word: "until", text: "until it is over" },
      { word: "from", text: "from its date on" },
      { word: "always", text: "it has no date" },
    ],
  },
];

export const DATES: Kind = {
  name: "dates",
  steps: ({ proposed, as_of }) =>
    standingParts(proposed.drivers)
      .filter(({ id, event }) => event && used(proposed, id))
      .map((driver) => ({
        id: `dates.${driver.id}`,
        structure: false,
        ask: `${sentenceCase(driver.name)}: when is it, and what does it do?`,
        form: `the date and until, from or always, such as 1: ${Number(as_of.slice(0, 4)) + 1}-07; 2: until`,
        help: "It presses on a day and is not a quantity. If it may bring another government, say so under Governments too; if the parties meet there, under How fast it goes.",
        now: nowOf(driver),
        guess: guessOf(driver),
        shape: { is: "fields", fields: fieldsFrom(as_of) },
        quotes: quotesOf([driver]),
      })),
  answer: (proposals, [id], words) => {
    const { proposed } = proposals;
    const found = byField(words, fieldsFrom(proposals.as_of));
    if ("problem" in found) return found;
    const felt = found.said.get(1) ?? "until";
    if (felt !== "until" && felt !== "from" && felt !== "always")
      return { problem: `'${felt}' is none of until, from, always` };
    const date = comingDate(found.said.get(0) ?? "", proposals.as_of);
    if ("problem" in date) return faulty([{ field: 0, problem: date.problem }]);
    if (date.date !== null && date.date.length < 7)
      return faulty([{ field: 0, problem: `give the month too, such as ${date.date}-07` }]);
    const event: DriverEvent | null = felt === "always" ? null : { date, felt };
    const drivers = proposed.drivers.map((one): Driver => (one.id === id ? { ...one, event, state: "changed" } : one));
    return { ...proposals, proposed: { ...proposed, drivers } };
  },
};

const used = (proposed: Parameters<typeof standingPart>[0], driver: string): boolean =>
  standingParts(proposed.needs).some(({ sharpened_by }) => sharpened_by.some((one) => one.driver === driver));

/** How a date was read out of a name, where it is wider than what it is taken for; null once a person gave it. */
function guessOf({ event, name, state }: Driver): string | null {
  const { words = null, date = null } = event?.date ?? {};
  if (date === null || state === "changed") return null;
  return words === null || words === date
    ? "The date is read from its name."
    : `The date is read from its name: \u201c${words}\u201d of \u201c${name}\u201d is taken as ${date}.`;
}

const nowOf = ({ event }: Driver): string =>
  !event
    ? ""
    : [...(event.date.date === null ? [] : [`1: ${typedName(event.date.date)}`]), `2: ${event.felt}`].join("; ");
