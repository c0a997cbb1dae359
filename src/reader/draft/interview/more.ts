/** What the interview asks beyond the structure: who else must agree, record, governments, consent. */
import { added, DECIDED, freshId } from "../added.ts";
import { confirmedAfter, everyOutcome, guessedAfter, opensAfter } from "../opens-after.ts";
import { optionPath } from "../parts.ts";
import { sinceDate } from "../past-date.ts";
import { shareTyped, twoMeanings } from "../shares.ts";
import { exampleMonth } from "../calendar.ts";
import { comingDate, firstMonthNote } from "./coming.ts";
import type { Pair, Proposed } from "../proposed.ts";
import {
  atColon,
  byNumber,
  choicesOf,
  itemsOf,
  named,
  partiesOf,
  quotesOf,
  areSame,
  same,
  samePair,
  signedBy,
  standingParts,
  typedName,
  withSigned,
  type Kind,
} from "./step.ts";

export const PROCEDURES: Kind = {
  name: "procedures",
  steps: ({ proposed }) => [
    {
      id: "procedures",
      structure: true,
      ask: "Who else must agree once a text is signed?",
      form: "who, and after which outcomes, such as Alba's parliament: 1 2; a name alone for any outcome; or none",
      help: "A parliament, a court, a people or a board that decides by rule after the signature. Whoever is asked at the table itself is a party. Without an outcome, or with all, they are asked about any, also one that is named later. Where a text is signed already and waits for them, say so under Outcomes, in the words of what stands today, such as Signed in May: it can then be chosen here.",
      now: standingParts(proposed.procedures)
        .map((one) => `${typedName(one.who)}: ${numbersOf(proposed, opensAfter(proposed, one))}`.replace(/: $/, ""))
        .join("; "),
      shape: {
        is: "pairs",
        who: "Who",
        known: [],
        what: "After which outcomes",
        value: choicesOf(proposed, withSigned(proposed)),
        single: false,
      },
      guess: guessOf(proposed),
      unseen: guessOf(proposed) !== null,
      quotes: quotesOf([
        ...standingParts(proposed.procedures),
        ...proposed.constraints.filter(({ rule, state }) => rule === "ratification" && state !== "dropped"),
      ]),
    },
  ],
  answer: (proposals, _, words) => {
    const { proposed } = proposals;
    const after = new Map<string, Pair[]>();
    for (const item of itemsOf(words)) {
      const [who, numbers] = atColon(item);
      const found = byNumber(numbers.split(/[\s,]+/).join("; "), withSigned(proposed));
      if ("problem" in found) return found;
      after.set(
        who,
        found.given.map(({ outcome }) => outcome.pair),
      );
    }
    const procedures = named(
      proposed.procedures,
      [...after.keys()],
      ({ who }) => who,
      (who, taken) => ({ ...added(freshId(proposed, who, taken, DECIDED)), name: who, who, after: [] }),
    ).map((one) => {
      const pairs = [...after].find(([who]) => same(who) === same(one.who))?.[1];
      if (pairs === undefined) return one;
      const any = pairs.length === 0 || areSame(pairs, everyOutcome(proposed));
      return { ...one, after: any ? [] : pairs, any };
    });
    return { ...proposals, proposed: { ...proposed, procedures } };
  },
  confirmed: (proposed) => ({
    ...proposed,
    procedures: proposed.procedures.map((one) => confirmedAfter(proposed, one)),
  }),
};

/** What is ticked without anybody having said so. */
function guessOf(proposed: Proposed): string | null {
  const guesses = standingParts(proposed.procedures).map((one) => guessedAfter(proposed, one));
  if (guesses.includes("all"))
    return "The passage does not say after which outcomes, so every outcome is ticked: untick those about which nobody else is asked.";
  return guesses.includes("named")
    ? "Ticked are the outcomes of which the passage speaks, as far as its words show."
    : null;
}

const numbersOf = (proposed: Proposed, pairs: readonly Pair[]): string =>
  withSigned(proposed)
    .filter(({ pair }) => pairs.some((one) => samePair(one, pair)))
    .map(({ number }) => number)
    .join(" ");

export const RECORD: Kind = {
  name: "record",
  steps: ({ proposed, as_of }) => [
    {
      id: "record",
      structure: false,
      ask: "Since when has a settlement been tried, without result?",
      form: `a month, such as ${exampleMonth(as_of, -3)}; none where something was settled since, or nothing was tried`,
      help: "Silence is evidence: numbers that would have brought a settlement by now are dropped. Begin where the present bargain took its form, not where the quarrel began. Leave it empty where a text was signed since then: there was no silence.",
      now: standingParts(proposed.record)[0]?.since.date ?? "",
      shape: { is: "month" },
      quotes: quotesOf(standingParts(proposed.record)),
    },
  ],
  answer: (proposals, _, words) => {
    const { proposed } = proposals;
    const [item] = itemsOf(words);
    const dropped = proposed.record.map((one) => ({ ...one, state: "dropped" as const }));
    if (item === undefined) return { ...proposals, proposed: { ...proposed, record: dropped } };
    const since = sinceDate(item, proposals.as_of);
    if ("problem" in since) return since;
    const issues = standingParts(proposed.issues).map(({ id }) => id);
    const old = standingParts(proposed.record)[0];
    const silence = old
      ? { ...old, since, issues, state: "changed" as const }
      : { ...added(freshId(proposed, "silence")), since, issues, what: "nothing was settled" };
    return {
      ...proposals,
      proposed: { ...proposed, record: [silence, ...dropped.filter(({ id }) => id !== silence.id)] },
    };
  },
};

export const GOVERNMENTS: Kind = {
  name: "governments",
  steps: (proposals) =>
    partiesOf(proposals).map((party) => {
      const now = standingParts(proposals.proposed.governments).find(({ of }) => of === party.id);
      return {
        id: `governments.${party.id}`,
        structure: false,
        ask: `Who governs ${party.name}, and until when?`,
        form: `who, and the month of the next election where one is known, such as The coalition: ${exampleMonth(proposals.as_of, 1)}, or none`,
        help: `Only where a change of government would change the answer. A leader who may go at any time has no month. ${firstMonthNote(proposals.as_of)}`,
        now: now ? `${typedName(now.who)}${now.until.date === null ? "" : `: ${now.until.date}`}` : "",
        shape: { is: "pairs", who: "Who governs", known: [], what: "Until when", value: "month", single: true },
        quotes: quotesOf(
          now
            ? [now]
            : proposals.proposed.governments.filter(({ of, state }) => of === party.id && state !== "dropped"),
        ),
      };
    }),
  answer: (proposals, [of], words) => {
    const { proposed } = proposals;
    const others = proposed.governments.map((one) => (one.of === of ? { ...one, state: "dropped" as const } : one));
    const [item] = itemsOf(words);
    if (item === undefined) return { ...proposals, proposed: { ...proposed, governments: others } };
    const [who, date] = atColon(item);
    const until = comingDate(date, proposals.as_of);
    if ("problem" in until) return until;
    const old = standingParts(proposed.governments).find((one) => one.of === of);
    const government = old
      ? { ...old, who, until, state: "changed" as const }
      : { ...added(freshId(proposed, `${of} government`)), of: of!, who, until };
    return {
      ...proposals,
      proposed: { ...proposed, governments: [government, ...others.filter(({ id }) => id !== government.id)] },
    };
  },
};

export const SIGNS: Kind = {
  name: "signs",
  steps: (proposals) =>
    partiesOf(proposals).map((party) => ({
      id: `signs.${party.id}`,
      structure: false,
      ask: `What would ${party.name} sign today, with how much confidence?`,
      form: "outcomes with a share, such as 1: 70%; 2: 5%",
      help: "Your own view, before any number. What the outcome is worth to them, and what signing it costs them, follow from it where you give no number of your own; a number of yours is held against it.",
      now: signedBy(proposals.proposed, party.id)
        .flatMap(({ number, pair }) => {
          const share = proposals.would_sign[party.id]?.[optionPath(pair)];
          return share === undefined ? [] : [`${number}: ${Math.round(share * 100)}%`];
        })
        .join("; "),
      shape: {
        is: "outcomes",
        outcomes: choicesOf(proposals.proposed, signedBy(proposals.proposed, party.id)),
        value: "percent",
      },
      quotes: [],
    })),
  answer: (proposals, [party], words) => {
    const found = byNumber(words, signedBy(proposals.proposed, party!));
    if ("problem" in found) return found;
    const shares: { [option: string]: number } = {};
    for (const { outcome, said } of found.given) {
      const meanings = twoMeanings(said);
      if (meanings !== null) return { problem: `'${said}' can mean ${meanings}; write which` };
      const typed = /^\d+(?:\.\d+)?$/.test(said) ? said : (shareTyped(said) ?? said);
      const percent = /^(\d+(?:\.\d+)?)%$/.exec(typed)?.[1];
      if (percent === undefined) return { problem: noShare(said) };
      if (Number(percent) > 100) return { problem: `'${said}' is more than all; a share is from 0% to 100%` };
      shares[optionPath(outcome.pair)] = Number(percent) / 100;
    }
    return { ...proposals, would_sign: { ...proposals.would_sign, [party!]: shares } };
  },
};

/** What would be right in place of a share that cannot be read: the number in it, since about that is what is meant. */
function noShare(said: string): string {
  const numbers = said.match(/\d+(?:\.\d+)?/g) ?? [];
  const meant = numbers.length === 1 && Number(numbers[0]) >= 1 && Number(numbers[0]) <= 100 ? numbers[0] : null;
  return meant === null
    ? `'${said}' cannot be read; write one share, such as 40%`
    : `'${said}' cannot be read; write ${meant}%, which is taken as about that`;
}
