/** The structure of a case as the interview asks for it: who, what, the outcomes, their order, what counts as yes. */
import { added, freshId } from "../added.ts";
import { askedOf, namesIn } from "../asked.ts";
import { partyOf } from "../cards.ts";
import { opensAfter } from "../opens-after.ts";
import { issuePath, largerThan, optionPath, partyPath } from "../parts.ts";
import { idOf, nameOf } from "../names.ts";
import { inside, isSeveral } from "../question-words.ts";
import { signersOf } from "../tables.ts";
import type { Pair, Party, Proposed, Question } from "../proposed.ts";
import { exampleMonth } from "../calendar.ts";
import { comingDate } from "./coming.ts";
import type { Choice } from "./shape.ts";
import {
  areSame,
  byNumber,
  itemsOf,
  named,
  withApprovals,
  quotesOf,
  same,
  samePair,
  standingParts,
  typedName,
  type Approvable,
  type Kind,
  type Step,
} from "./step.ts";

export const PARTIES: Kind = {
  name: "parties",
  steps: ({ proposed }) => [
    {
      id: "parties",
      structure: true,
      ask: "Who can sign, or refuse to?",
      form: "names with ; between them, such as Alba; Benn",
      help: "A party can itself sign or refuse what is at issue: a state, a company, a movement that holds ground. Mediators, guarantors, courts, and those who only suffer are not parties.",
      now: standingParts(proposed.parties)
        .map(({ name }) => typedName(name))
        .join("; "),
      shape: {
        is: "list",
        item: "party",
        firstIsToday: false,
        cards: standingParts(proposed.parties).map(({ id }) => partyPath(id)),
      },
      quotes: quotesOf(standingParts(proposed.parties)),
    },
  ],
  answer: (proposals, _, words) => {
    const { proposed } = proposals;
    const names = itemsOf(words);
    if (names.length < 2) return { problem: "name at least two, with ; between them" };
    const parties = named(
      proposed.parties,
      names,
      ({ name }) => name,
      (name, taken) => asParty(proposed, name) ?? { ...added(freshId(proposed, name, taken)), ...called(name) },
      () => true,
      (party, name) => ({ ...party, name }),
    );
    const others = proposed.others.filter(({ id }) => !parties.some((party) => party.id === id));
    return { ...proposals, proposed: { ...proposed, parties, others } };
  },
};

const called = (name: string) => ({ name, names: [name], code: null, can: null });

/** The actor of this name, or of the id that it would have, that was read as no party; null where there is none. */
function asParty({ others }: Proposed, name: string): Party | null {
  const known =
    others.find((one) => [one.name, ...one.names].some((other) => same(other) === same(name))) ??
    others.find(({ id }) => id === idOf(nameOf(name)));
  if (!known) return null;
  return { ...partyOf(known), name, names: [...new Set([name, ...known.names])] };
}

export const ISSUES: Kind = {
  name: "issues",
  steps: ({ proposed }) => [
    {
      id: "issues",
      structure: true,
      ask: "What is open between them?",
      form: "matters with ; between them, such as the border; the gas field",
      help: "An issue is a matter that can be settled one way or another. One deal may settle several; what only belongs together is one issue with several options.",
      now: standingParts(proposed.issues)
        .map(({ name }) => typedName(name))
        .join("; "),
      shape: {
        is: "list",
        item: "matter",
        firstIsToday: false,
        cards: standingParts(proposed.issues).map(({ id }) => issuePath(id)),
      },
      quotes: quotesOf(standingParts(proposed.issues)),
    },
  ],
  answer: (proposals, _, words) => {
    const { proposed } = proposals;
    const names = itemsOf(words);
    if (names.length === 0) return { problem: "name at least one matter" };
    const issues = named(
      proposed.issues,
      names,
      ({ name }) => name,
      (name, taken) => ({
        ...added(freshId(proposed, name, taken)),
        name,
        options: [
          { ...added("as_it_is"), text: "As it is", unspecified: false },
          { ...added("settled"), text: "A settlement", unspecified: true },
        ],
      }),
      () => true,
      (issue, name) => ({ ...issue, name }),
    );
    return { ...proposals, proposed: { ...proposed, issues } };
  },
};

export const OPTIONS: Kind = {
  name: "options",
  steps: ({ proposed }) =>
    standingParts(proposed.issues).map((issue) => ({
      id: `options.${issue.id}`,
      structure: true,
      ask: `${issue.name}: what stands today, and what could stand instead?`,
      form: "what stands today first, such as As it is; A joint zone; A border treaty",
      help: "The first option is what stands today, also a text that is signed and waits for somebody's consent. Each further one is a different outcome, from the smallest step to the largest. A paper that does not bind is an option of its own.",
      now: standingParts(issue.options)
        .map(({ text }) => typedName(text))
        .join("; "),
      shape: {
        is: "list",
        item: "outcome",
        firstIsToday: true,
        cards: standingParts(issue.options).map(({ id }) => cardOfUsed(proposed, { issue: issue.id, option: id })),
      },
      quotes: quotesOf([issue, ...issue.options]),
    })),
  answer: (proposals, [id], words) => {
    const { proposed } = proposals;
    const texts = itemsOf(words);
    if (texts.length < 2) return { problem: "name what stands today and at least one outcome besides" };
    const issues = proposed.issues.map((issue) =>
      issue.id !== id
        ? issue
        : {
            ...issue,
            options: named(
              issue.options,
              texts,
              ({ text }) => text,
              (text, taken) => ({
                ...added(freshId(proposed, text, [...taken, ...issue.options.map((one) => one.id)])),
                text,
                unspecified: false,
              }),
            ),
          },
    );
    const after = { ...proposed, issues };
    return { ...proposals, proposed: { ...after, questions: proposed.questions.map(withLarger(proposed, after)) } };
  },
};

/** A question of an outcome or any larger step, with the steps that are larger now. */
const withLarger =
  (before: Proposed, after: Proposed) =>
  (question: Question): Question => {
    const { yes, also, by } = question;
    if (by !== "analyst" || yes === null || also.length === 0 || !areSame(also, largerThan(before, yes)))
      return question;
    return { ...question, also: largerThan(after, yes) };
  };

export const ORDER: Kind = {
  name: "order",
  steps: ({ proposed }) =>
    standingParts(proposed.issues).flatMap((issue) => {
      const options = standingParts(issue.options);
      return signersOf(standingParts(proposed.parties), issue).map((party): Step => {
        const stake = proposed.stakes.find((one) => one.actor === party.id && one.issue === issue.id);
        const place = (id: string): number => stake?.order.findIndex((one) => one.option === id) ?? -1;
        const order = options
          .map(({ id }, at) => ({
            number: at + 1,
            worth: at === 0 ? 1 : WORTHS.indexOf(stake?.order[place(id)]?.worth ?? null),
            rank: stake?.ranked ? place(id) : at,
          }))
          .sort((a, b) => a.worth - b.worth || a.rank - b.rank);
        return {
          id: `order.${issue.id}.${party.id}`,
          structure: true,
          ask: `${issue.name}: from worst to best for ${party.name}?`,
          form: "the numbers from worst to best, such as 3 1 2",
          help: "By itself: leave out what it would get for it elsewhere, and what it has signed already. What stands before today's state in your order is a loss to this party, what stands behind it a gain. How large is asked later, and so is what else it needs.",
          now: stake ? order.map(({ number }) => number).join(" ") : "",
          shape: { is: "order", items: options.map(({ text }) => text) },
          quotes: stake ? quotesOf([stake]) : [],
        };
      });
    }),
  answer: (proposals, [issueId, actor], words) => {
    const { proposed } = proposals;
    const issue = proposed.issues.find(({ id }) => id === issueId);
    const options = standingParts(issue?.options ?? []);
    const numbers = words.split(/[\s,;<]+/).filter((one) => one !== "");
    const wanted = options.map((_, at) => String(at + 1));
    if ([...numbers].sort().join() !== [...wanted].sort().join())
      return { problem: `give each of the numbers ${wanted.join(", ")} once` };
    const today = numbers.indexOf("1");
    const order = numbers.flatMap((number, at) =>
      at === today
        ? []
        : [{ option: options[Number(number) - 1]!.id, worth: at < today ? ("low" as const) : ("high" as const) }],
    );
    const old = proposed.stakes.find((one) => one.actor === actor && one.issue === issueId);
    const stake = old
      ? { ...old, order, ranked: true, state: "changed" as const }
      : {
          ...added(freshId(proposed, `${actor} ${issueId}`)),
          actor: actor!,
          issue: issueId!,
          weight: null,
          order,
          ranked: true,
        };
    const stakes = [...proposed.stakes.filter((one) => one !== old), stake];
    return { ...proposals, proposed: { ...proposed, stakes } };
  },
};
/** Worse than today, as today, better than today. */
const WORTHS: readonly (string | null)[] = ["low", "medium", "high"];

export const QUESTIONS: Kind = {
  name: "questions",
  steps: ({ proposed, as_of }) => [
    {
      id: "questions",
      structure: true,
      ask: "What would count as yes, and by when?",
      form: `an outcome by its number and a month, such as 1: ${exampleMonth(as_of, 1)}; 2: ${exampleMonth(as_of, 3)}`,
      help: "Each is a question of the case: will this outcome stand at some time up to the end of that month? An outcome stands once it is signed. Only the outcome itself counts, unless you choose it with any larger step: without that, a larger one in its place is a no. Where somebody else must agree afterwards, their consent can be asked for by itself, and both as one question: signed and approved.",
      now: standingParts(proposed.questions)
        .flatMap((question) => {
          const { until } = question;
          const outcome = withApprovals(proposed).find((one) => asksOf(proposed, question, one));
          return outcome ? [`${outcome.number}: ${until.date ?? ""}`.trim()] : [];
        })
        .join("; "),
      shape: { is: "outcomes", outcomes: questionChoices(proposed), value: "month" },
      quotes: quotesOf(standingParts(proposed.questions)),
    },
  ],
  answer: (proposals, _, words) => {
    const { proposed } = proposals;
    const found = byNumber(words, withApprovals(proposed));
    if ("problem" in found) return found;
    const kept = new Set<string>();
    let { questions } = proposed;
    for (const { outcome, said } of found.given) {
      const until = comingDate(said, proposals.as_of, "refused");
      if ("problem" in until) return until;
      const old = questions.find((one) => asksOf(proposed, one, outcome));
      const ask = askedOf(proposed, outcome, until.date, outcome.together, outcome.larger.length > 0);
      const question = old
        ? { ...old, until, state: "changed" as const, ask: old.by === "analyst" ? ask : old.ask }
        : {
            ...added(freshId({ ...proposed, questions }, outcome.text)),
            ask,
            yes: outcome.pair,
            also: outcome.larger,
            ...(outcome.together.length > 0 ? { together: outcome.together } : {}),
            not_expressible: null,
            mode: "reach" as const,
            until,
            polarity: "positive" as const,
          };
      kept.add(question.id);
      questions = [...questions.filter((one) => one !== old), question];
    }
    const isOffered = (one: Question): boolean =>
      withApprovals(proposed).some((outcome) => asksOf(proposed, one, outcome));
    questions = questions.map((one) =>
      one.yes === null || kept.has(one.id) || !isOffered(one) ? one : { ...one, state: "dropped" },
    );
    return { ...proposals, proposed: { ...proposed, questions } };
  },
};

/** Whether a question asks for an outcome, alone or with all that is larger, and for the same approvals with it. */
function asksOf(proposed: Proposed, { yes, also, together = [] }: Question, outcome: Approvable): boolean {
  if (yes === null || !samePair(yes, outcome.pair) || !areSame(together, outcome.together)) return false;
  return areSame(also, outcome.larger.length > 0 ? largerThan(proposed, yes) : []);
}

/**
 * Outcomes as they are asked for: one after which somebody else must agree as signed, and next to it as signed and
 * approved; and one that has larger ones also as that or any of those.
 */
function questionChoices(proposed: Proposed): Choice[] {
  const procedures = standingParts(proposed.procedures);
  const all = withApprovals(proposed);
  const isAlone = ({ together, larger }: Approvable): boolean => together.length === 0 && larger.length === 0;
  const variants = ({ pair }: Approvable): Approvable[] =>
    all.filter((one) => !isAlone(one) && samePair(one.pair, pair));
  return all
    .filter(isAlone)
    .flatMap((one) => [one, ...(one.approval ? [] : variants(one))])
    .map(({ number, pair, issue, text, approval, together, larger }) => {
      if (larger.length > 0) return { number, text: `${issue}: ${text}, or any larger step` };
      if (approval) return { number, text: `${issue} ${isSeveral(issue) ? "give their" : "gives its"} consent` };
      const asked = together.map((one) =>
        inside(procedures.find(({ id }) => id === one.issue)?.who ?? one.issue, namesIn(proposed)),
      );
      if (asked.length > 0)
        return { number, text: `${issue}: ${text}, signed, and approved by ${asked.join(" and ")}` };
      const then = procedures.some((one) => opensAfter(proposed, one).some((other) => samePair(other, pair)));
      return { number, text: `${issue}: ${text}${then ? ", signed" : ""}` };
    });
}

/** Path of an option that some answer speaks of already; empty for others, whose id follows from their text. */
const cardOfUsed = ({ stakes, needs, questions, procedures, constraints }: Proposed, pair: Pair): string =>
  stakes.some(({ issue, order }) => issue === pair.issue && order.some(({ option }) => option === pair.option)) ||
  [
    ...needs.flatMap(({ met_by, brought_by = [] }) => [...met_by, ...brought_by]),
    ...questions.flatMap(({ yes, also }) => [...(yes ? [yes] : []), ...also]),
    ...procedures.flatMap(({ after }) => after),
    ...constraints.flatMap(({ when, then }) => [...when, ...then]),
  ].some((one) => samePair(one, pair))
    ? optionPath(pair)
    : "";
