/** A model that proposes every fault which a draft must never have, about a composed text. */
import type { Composed } from "./composed.ts";

const OPTIONS = [
  { id: "now", text: "the quotas as they are", quotes: ["quotas"] },
  { id: "larger", text: "larger quotas", quotes: ["larger quotas"] },
];

/** Answers by step: the reading marks everybody as a party, every accord as in force and every outcome as an event. */
export function lies(composed: Composed): { [step: string]: unknown } {
  const { parties, notParties, notConcluded, outcomes, sanctions, fear, expiry } = composed;
  const [a, b] = parties;
  const actors = [...parties, ...notParties].map((name) => ({ name, role: "party" }));
  const items = [
    ...notConcluded.map(({ accord }) => ({ kind: "accord", quote: accord, status: "in force", date_quote: "in 2019" })),
    ...outcomes.map((sentence) => ({ kind: "event", quote: sentence.replace(/\.$/, ""), event: "COERCE" })),
    { kind: "event", quote: sanctions.sentence.replace(/\.$/, ""), subject: [a], object: [b], event: "SANCTION" },
    { kind: "need", quote: fear.clause, holder: fear.holder, polarity: "positive" },
  ];
  const draft = {
    negotiation: true,
    parties: [...parties, ...notParties].map((name) => ({ id: idOf(name), name, quotes: [] })),
    others: [],
    issues: [
      {
        id: "quotas",
        name: "quotas",
        quotes: ["quotas"],
        options: [...OPTIONS, { id: "feared", text: fear.thing, quotes: [fear.thing] }],
      },
    ],
    questions: [
      {
        id: "expiry",
        ask: "Do the two agree on larger quotas before the agreement expires?",
        issue: "quotas",
        option: "larger",
        date_quote: "in 2019",
        quotes: [expiry.replace(/\.$/, "")],
      },
      {
        id: "denied",
        ask: `Does ${a} not sign?`,
        issue: "quotas",
        option: "larger",
        quotes: ["The two will meet again in June"],
      },
      {
        id: "past",
        ask: "Are sanctions imposed?",
        issue: "quotas",
        option: "larger",
        quotes: [sanctions.sentence.split(",")[0]],
      },
      {
        id: "strange",
        ask: "Are the quotas larger?",
        issue: "quotas",
        option: "larger",
        quotes: ["The two will meet again in June"],
      },
      {
        id: "standing",
        ask: "Do quotas stay as they are?",
        issue: "quotas",
        option: "now",
        mode: "reach",
        date_quote: "by the end of 2030",
        quotes: [`${a} wants larger quotas`],
      },
    ],
    stakes: [{ id: "stake", actor: idOf(a), issue: "quotas", order: [{ option: "now", worth: "low" }, ...RATED] }],
    needs: [
      {
        id: "fear",
        holder: idOf(fear.holder),
        name: fear.thing,
        polarity: "get",
        met_by: [{ issue: "quotas", option: "feared", share: "all" }],
        quotes: [fear.clause],
      },
      {
        id: "low",
        holder: idOf(a),
        name: "larger quotas",
        polarity: "get",
        met_by: [
          { issue: "quotas", option: "now", share: "little" },
          { issue: "quotas", option: "larger", share: "all" },
        ],
        quotes: [`${a} wants larger quotas`],
      },
    ],
    accords: notConcluded.flatMap(({ accord, sentence }, n) =>
      ["signed", "in force", "lapsed"].flatMap((status) =>
        [accord, sentence.replace(/\.$/, "")].map((quote, at) => ({
          id: `accord_${n}_${at}_${status.replace(" ", "_")}`,
          name: accord,
          parties: parties.map(idOf),
          status,
          binding: true,
          date_quote: "in 2019",
          quotes: [quote],
        })),
      ),
    ),
    events: [
      ...outcomes.map((sentence, n) => ({
        id: `outcome_${n}`,
        who: idOf(a),
        whom: idOf(b),
        does: "COERCE",
        quotes: [sentence.replace(/\.$/, "")],
      })),
      {
        id: "sanctions",
        who: idOf(a),
        whom: idOf(notParties[1]),
        does: "SANCTION",
        date_quote: "in 2012",
        quotes: [sanctions.sentence.split(",")[0]],
      },
    ],
    record: [
      { id: "silence", what: "nothing moved", date_quote: "since 1999", quotes: [outcomes[0].replace(/\.$/, "")] },
    ],
  };
  return { "read-1": { actors, items }, draft, criticise: { edits: [] } };
}

const RATED = [
  { option: "larger", worth: "high" },
  { option: "feared", worth: "high" },
];
export const idOf = (name: string): string => name.toLowerCase().replace(/\W+/g, "_");
