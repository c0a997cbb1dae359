/** What the steps of the interview share: their form, lists as they are typed, and parts that a person adds. */
import type { Proposals } from "../proposals.ts";
import { idOf, nameOf as nameShown } from "../names.ts";
import { opensAfter } from "../opens-after.ts";
import { approvalBy, largerThan, standingPart } from "../parts.ts";
import { signs } from "../tables.ts";
import { optionsOf } from "../changes.ts";
import { itemsOf, type Choice, type Shape } from "./shape.ts";
import type { Pair, Part, Party, Proposed } from "../proposed.ts";

export interface Step {
  /** `parties`, `options.islands`, `order.islands.japan`. */
  id: string;
  /** Whether it is about the structure of the case, with which `fill` begins. */
  structure: boolean;
  /** The question, in plain words. */
  ask: string;
  /** Form of the answer, with an example. */
  form: string;
  /** What the words of the question mean. */
  help: string;
  /** The present answer as it would be typed; empty where there is none. */
  now: string;
  /** Fields of the answer, where it is not typed as words. */
  shape: Shape;
  /** Passages of the text that bear on it. */
  quotes: string[];
  /** What of the present answer nobody has said, in a sentence; null or absent where nothing of it is guessed. */
  guess?: string | null;
  /** Whether something was filled in that nobody has seen, also after it was answered. */
  unseen?: boolean;
}

/** What is wrong with one of the fields that a step asks one below the other. */
export interface FieldFault {
  /** Place of the field, from 0. */
  field: number;
  problem: string;
}

/** `fields`: the faults field by field, where the answer is given in fields; `problem` says all of them. */
export type Outcome = Proposals | { problem: string; fields?: FieldFault[] };

/** The faults of an answer in fields as one. @param faults one at least */
export const faulty = (faults: readonly FieldFault[]): { problem: string; fields: FieldFault[] } => {
  const fields = [...faults].sort((a, b) => a.field - b.field);
  return {
    problem: fields
      .map(({ field, problem }) => (fields.length === 1 ? problem : `${field + 1}: ${problem}`))
      .join("; "),
    fields,
  };
};

/** A kind of step: the steps that the proposals ask for, and what an answer makes of them. */
export interface Kind {
  name: string;
  steps: (proposals: Proposals) => Step[];
  /** @param rest the id of the step after the kind's name @param words the answer, `none` as the empty text */
  answer: (proposals: Proposals, rest: string[], words: string) => Outcome;
  /** What is guessed as a person's answer, once they have passed over it. */
  confirmed?: (proposed: Proposed) => Proposed;
}

const MAX_QUOTES = 3;

/** Passages of parts, each once. */
export const quotesOf = (parts: readonly Part[]): string[] =>
  [...new Set(parts.flatMap(({ quotes }) => quotes.map(({ text }) => text)))].slice(0, MAX_QUOTES);

/** `+ c` adds to the present answer, `- a` takes from it, anything else replaces it; `none` empties it. */
export function combined(now: string, words: string): string {
  const text = words.trim();
  if (/^none$/i.test(text)) return "";
  if (text.startsWith("+")) return [...itemsOf(now), ...itemsOf(text.slice(1))].join("; ");
  if (!text.startsWith("-")) return text;
  const out = new Set(itemsOf(text.slice(1)).map(same));
  return itemsOf(now)
    .filter((item) => !out.has(same(item)) && !out.has(same(item.split(":")[0]!)))
    .join("; ");
}

/** A name as it stands in an answer, in which `;` separates items. */
export const typedName = (name: string): string => name.replaceAll(";", ",");

/** A name for comparison, with or without the marks that an answer cannot hold. */
export const same = (name: string): string => typedName(name).trim().toLowerCase();

/**
 * A list as a person names it: parts with these names are accepted, parts that stood and are not named are dropped, and
 * new names become new parts. Among those that are `mine`, the named ones come first,
 * in the order of the answer; all others stay where they are.
 *
 * @param rename a part under another name: one that is not named, and whose id a new name would have, is that part again
 */
export function named<P extends Part>(
  all: readonly P[],
  names: readonly string[],
  nameOf: (part: P) => string,
  make: (name: string, taken: readonly string[]) => P,
  mine: (part: P) => boolean = () => true,
  rename: ((part: P, name: string) => P) | null = null,
): P[] {
  const isNamed = (part: P): boolean => names.some((name) => same(name) === same(nameOf(part)));
  const renamed = (name: string): P | undefined => {
    const old = rename && all.find((one) => mine(one) && one.id === idOf(nameShown(name)) && !isNamed(one));
    return old && !chosen.some(({ id }) => id === old.id) ? rename!(old, name) : undefined;
  };
  const chosen: P[] = [];
  for (const name of names) {
    if (chosen.some((one) => same(nameOf(one)) === same(name))) continue;
    const old = all.find((one) => mine(one) && same(nameOf(one)) === same(name)) ?? renamed(name);
    chosen.push(
      old
        ? { ...old, state: old.state === "changed" ? "changed" : "accepted" }
        : make(
            name,
            chosen.map(({ id }) => id),
          ),
    );
  }
  const ids = new Set(chosen.map(({ id }) => id));
  const unnamed = all
    .filter((one) => mine(one) && !ids.has(one.id))
    .map((one): P => (one.drafted || one.state === "accepted" ? { ...one, state: "dropped" } : one));
  const queue = [...chosen, ...unnamed];
  const placed = all.map((one) => (mine(one) ? queue.shift()! : one));
  return [...placed, ...queue];
}

/** An outcome other than today's with the number by which it is named in answers, from 1. */
export interface Numbered {
  number: number;
  pair: Pair;
  issue: string;
  text: string;
}

/**
 * An outcome, the approval of a procedure, an outcome with the approvals that it takes, or an outcome or any larger step.
 *
 * @param together approvals that must stand with it; empty where it is asked for alone
 * @param larger larger steps of the matter that count as well; empty where only the outcome does
 */
export type Approvable = Numbered & { approval: boolean; together: Pair[]; larger: Pair[] };

export const numbered = (proposed: Proposed): Numbered[] =>
  withApprovals(proposed).filter(
    ({ approval, together, larger }) => !approval && together.length === 0 && larger.length === 0,
  );

/**
 * The same, after them the approvals of procedures, then each outcome together with all approvals that it takes, and last
 * each outcome that has larger ones, or any of those.
 */
export function withApprovals(proposed: Proposed): Approvable[] {
  const single = optionsOf(proposed)
    .filter(({ first }) => !first)
    .map(({ pair, issue, text, approval }) => ({
      ...{ pair, issue, text, approval },
      together: [] as Pair[],
      larger: [] as Pair[],
    }));
  const procedures = standingParts(proposed.procedures);
  const joint = single.flatMap((outcome) => {
    const together = procedures
      .filter((one) => !outcome.approval && opensAfter(proposed, one).some((pair) => samePair(pair, outcome.pair)))
      .map(({ id }) => approvalBy(id));
    return together.length === 0 ? [] : [{ ...outcome, together }];
  });
  const orMore = single.flatMap((outcome) => {
    const larger = outcome.approval ? [] : largerThan(proposed, outcome.pair);
    return larger.length === 0 ? [] : [{ ...outcome, larger }];
  });
  return [...single, ...joint, ...orMore].map((one, at) => ({ number: at + 1, ...one }));
}

/** Words of a text that is signed; not those of one that is not. */
const SIGNED =
  /(?<!\b(?:no|not|never|none|nothing|nobody|without|yet to be)\s+(?:[\w-]+\s+)?)\b(?:(?:un)?ratified|ratification|signed|signature|initiall?ed|concluded|agreed|awaits?|awaiting|waits?|waiting|pending)\b/i;

/**
 * Outcomes, and after them what stands today where its words say that it is signed: a text that waits for somebody's
 * consent. What merely stands is nothing after which anybody decides.
 */
export function withSigned(proposed: Proposed): Numbered[] {
  const outcomes = numbered(proposed);
  const chosen = standingParts(proposed.procedures).flatMap(({ after }) => after);
  const signed = optionsOf(proposed).filter(
    ({ first, text, pair }) => first && (SIGNED.test(text) || chosen.some((one) => samePair(one, pair))),
  );
  return [
    ...outcomes,
    ...signed.map(({ pair, issue, text }, at) => ({
      number: outcomes.length + at + 1,
      pair,
      issue,
      text: `${text} (as it stands today: signed, and waits for them)`,
    })),
  ];
}

/** The outcomes to choose from. */
export const choicesOf = (proposed: Proposed, outcomes: readonly Numbered[] = numbered(proposed)): Choice[] =>
  outcomes.map(({ number, issue, text }) => ({ number, text: `${issue}: ${text}` }));

const legend = (outcomes: readonly Numbered[]): string =>
  outcomes
    .map(({ number, issue, text }) => ({ number, text: `${issue}: ${text}` }))
    .map(({ number, text }) => `${number} ${text}`)
    .join("; ");

/** `1: 2028-12; 2: most` as outcomes with what stands behind the colon. */
export function byNumber<N extends Numbered>(
  words: string,
  outcomes: readonly N[],
): { given: { outcome: N; said: string }[] } | { problem: string } {
  const given: { outcome: N; said: string }[] = [];
  for (const item of itemsOf(words)) {
    const [, number, said] = /^(\d+)\s*:?\s*(.*)$/.exec(item) ?? [];
    const outcome = outcomes.find((one) => String(one.number) === number);
    if (!outcome)
      return {
        problem: `'${item}' begins with no number of an outcome; they are ${legend(outcomes) || "still to be named"}`,
      };
    given.push({ outcome, said: said!.trim() });
  }
  return { given };
}

/** Outcomes of the matters that a party must sign: what it makes of others moves nothing. */
export function signedBy(proposed: Proposed, party: string): Numbered[] {
  const draft = standingPart(proposed);
  return numbered(proposed).filter(({ pair }) => signs(draft, party, pair.issue));
}

/** Numbers from 1 to a largest one, each once and in order. */
export function numbersIn(words: string, most: number): { numbers: number[] } | { problem: string } {
  const said = words.split(/[\s,;]+/).filter((one) => one !== "");
  const wrong = said.find((one) => !/^\d+$/.test(one) || Number(one) < 1 || Number(one) > most);
  return wrong === undefined
    ? { numbers: [...new Set(said.map(Number))].sort((a, b) => a - b) }
    : { problem: `'${wrong}' is none of the numbers 1 to ${most}` };
}

export const standingParts = <P extends Part>(parts: readonly P[]): P[] =>
  parts.filter(
    ({ state, drafted }) => state === "accepted" || state === "changed" || (state === "proposed" && drafted),
  );

export const samePair = (a: Pair, b: Pair): boolean => a.issue === b.issue && a.option === b.option;

/** Whether two lists hold the same outcomes. */
export const areSame = (some: readonly Pair[], others: readonly Pair[]): boolean =>
  some.length === others.length && some.every((pair) => others.some((one) => samePair(one, pair)));

/** Parties that stand. */
export const partiesOf = ({ proposed }: { proposed: Proposed }): Party[] => standingParts(proposed.parties);

export { atColon, inBrackets, itemsOf } from "./shape.ts";
