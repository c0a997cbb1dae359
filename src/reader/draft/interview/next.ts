/** What changes with a government: who may follow, how likely, and what they would want. */
import { UNSAID } from "../ranges.ts";
import { standingPart } from "../parts.ts";
import type { Proposals } from "../proposals.ts";
import type { Government, Level, Party } from "../proposed.ts";
import { byField, formOf, numbersNow, withNumbers } from "./asked-numbers.ts";
import type { Field } from "./shape.ts";
import {
  byNumber,
  choicesOf,
  quotesOf,
  same,
  samePair,
  signedBy,
  standingParts,
  typedName,
  type Kind,
  type Step,
} from "./step.ts";

/** What each outcome would be to whoever follows, in the words of an answer. */
const WANTS: readonly { word: string; worth: Level }[] = [
  { word: "worse than today", worth: "low" },
  { word: "about as today", worth: "medium" },
  { word: "better than today", worth: "high" },
];

const WHO_AT = 0;

/** Who governs, within a sentence. */
const midway = (who: string): string => who.replace(/^(?:The|An?) /, (article) => article.toLowerCase());

function fieldsOf({ of, until }: Government): Field[] {
  const changes = `actors.${of}.governments.changes`;
  const dated = until.date !== null;
  return [
    { is: "text", ask: "Who may follow?", help: "A party, a coalition or a person; left empty, whoever follows." },
    ...(dated
      ? []
      : [
          {
            is: "number" as const,
            ask: "How often in a year does the government change?",
            help: "0.25 is once in four years.",
            path: `${changes}.change.per_year`,
            suggestion: UNSAID.changes,
            percent: false,
          },
        ]),
    {
      is: "number",
      ask: dated
        ? `How likely are they to govern after ${until.date!.slice(0, 7)}?`
        : "How likely are they to govern after a change?",
      help: "The rest is the chance that those who govern now stay.",
      path: `${changes}.${dated ? "election" : "change"}.to.next`,
      suggestion: UNSAID.follows,
      percent: true,
    },
    {
      is: "number",
      ask: "How much of the present government's mind would they share, beside what you say below?",
      help: "0%: all that you leave as it is may be otherwise with them; 100%: nothing else changes.",
      path: `actors.${of}.governments.persistence`,
      suggestion: UNSAID.persists,
      percent: true,
    },
  ];
}

export const NEXT: Kind = {
  name: "next",
  steps: (proposals) => {
    const draft = standingPart(proposals.proposed);
    if (draft.parties.length < 2 || draft.issues.length === 0) return [];
    return draft.parties.flatMap((party) => {
      const government = draft.governments.find(({ of }) => of === party.id);
      return government ? [chance(proposals, party, government), wants(proposals, party, government)] : [];
    });
  },
  answer: (proposals, [of, what], words) => {
    const { proposed } = proposals;
    const government = standingParts(proposed.governments).find((one) => one.of === of);
    if (!government) return { problem: `no government of ${of} is named` };
    const put = (patch: Partial<Government>, all: Proposals): Proposals => ({
      ...all,
      proposed: {
        ...proposed,
        governments: proposed.governments.map((one) =>
          one.id === government.id ? { ...one, ...patch, state: "changed" } : one,
        ),
      },
    });
    if (what === "wants") {
      const found = byNumber(words, signedBy(proposed, of!));
      if ("problem" in found) return found;
      const next_wants: NonNullable<Government["next_wants"]> = [];
      for (const { outcome, said } of found.given) {
        const want = WANTS.find(({ word }) => word === same(said));
        if (!want)
          return {
            problem: `say what ${outcome.number} would be to them: ${WANTS.map(({ word }) => word).join(", ")}`,
          };
        next_wants.push({ ...outcome.pair, worth: want.worth });
      }
      return put({ next_wants }, proposals);
    }
    const fields = fieldsOf(government);
    const found = byField(words, fields);
    if ("problem" in found) return found;
    const after = withNumbers(proposals, fields, found.said);
    return "problem" in after ? after : put({ next: found.said.get(WHO_AT) ?? null }, after);
  },
};

function chance(proposals: Proposals, party: Party, government: Government): Step {
  const fields = fieldsOf(government);
  const { next } = government;
  return {
    id: `next.${party.id}.chance`,
    structure: false,
    ask: `${party.name}: who may follow ${midway(government.who)}, and how likely?`,
    form: formOf(fields),
    help: "Only those who would decide otherwise matter here.",
    now: [...(next ? [`${WHO_AT + 1}: ${typedName(next)}`] : []), ...numbersNow(proposals, fields)].join("; "),
    shape: { is: "fields", fields },
    quotes: quotesOf([government]),
  };
}

function wants({ proposed }: Proposals, party: Party, { next, next_wants = [] }: Government): Step {
  return {
    id: `next.${party.id}.wants`,
    structure: false,
    ask: `${party.name}: what would each outcome be to ${next ? midway(next) : "whoever follows"}?`,
    form: `outcomes with ${WANTS.map(({ word }) => word).join(", ")}, such as 1: worse than today; what you leave out is no different`,
    help: "By itself, as you ordered the outcomes for the present government. What is worse than today they would not sign for its own sake.",
    now: signedBy(proposed, party.id)
      .flatMap(({ number, pair }) => {
        const want = next_wants.find((one) => samePair(one, pair));
        return want ? [`${number}: ${WANTS.find(({ worth }) => worth === want.worth)!.word}`] : [];
      })
      .join("; "),
    shape: {
      is: "outcomes",
      outcomes: choicesOf(proposed, signedBy(proposed, party.id)),
      value: WANTS.map(({ word }) => word),
      unsaid: "no different",
    },
    quotes: [],
  };
}
