/** Which outcomes of different matters exclude each other, and which stand only together with another. */
import { added, freshId } from "../added.ts";
import { bondOf, bondText, type Bond } from "../bonds.ts";
import type { Constraint, Proposed } from "../proposed.ts";
import { choicesOf, itemsOf, numbered, quotesOf, samePair, standingParts, type Kind, type Numbered } from "./step.ts";

/** How one outcome is bound to another, in the words of an answer. */
export const BONDS: readonly { word: string; rule: Bond["rule"]; text: string }[] = [
  { word: "not with", rule: "never", text: "cannot stand together with" },
  { word: "only with", rule: "if-then", text: "stands only together with, or after," },
];
const ITEM = /^(\d+)\s+(not with|only with)\s+(\d+)$/i;

export const BOUND: Kind = {
  name: "bonds",
  steps: ({ proposed }) => {
    const outcomes = numbered(proposed);
    if (new Set(outcomes.map(({ pair }) => pair.issue)).size < 2) return [];
    const bonds = bondsOf(proposed);
    return [
      {
        id: "bonds",
        structure: true,
        ask: "Which outcomes cannot both stand, and which stand only together with another?",
        form: "two outcomes by their numbers, such as 1 not with 3; 2 only with 3, or none",
        help: "Only what is so by its nature or by law: a text that breaks the other, a step that needs the other first. That a side would not want both is said by its order. Outcomes of one matter exclude each other by themselves.",
        now: bonds.map(({ bond }) => wordsOf(bond, outcomes)).join("; "),
        shape: { is: "bonds", outcomes: choicesOf(proposed), ties: BONDS.map(({ word, text }) => ({ word, text })) },
        quotes: quotesOf(bonds.map(({ constraint }) => constraint)),
      },
    ];
  },
  answer: (proposals, _, words) => {
    const { proposed } = proposals;
    const outcomes = numbered(proposed);
    const asked: Bond[] = [];
    for (const item of itemsOf(words)) {
      const [, first, tie = "", last] = ITEM.exec(item) ?? [];
      const rule = BONDS.find(({ word }) => word === tie.toLowerCase())?.rule;
      const [one, other] = [first, last].map((number) => outcomes.find((at) => String(at.number) === number)?.pair);
      if (rule === undefined || !one || !other)
        return {
          problem: `'${item}' cannot be read; write two outcomes by their numbers, such as 1 not with 3 or 2 only with 3`,
        };
      if (one.issue === other.issue)
        return { problem: `'${item}': both are outcomes of one matter, of which only one can stand anyway` };
      const bond = { rule, one, other };
      if (asked.some((known) => contradicts(known, bond)))
        return { problem: `'${item}': the two cannot exclude each other and stand only together` };
      if (!asked.some((known) => sameBond(known, bond))) asked.push(bond);
    }
    const known = bondsOf(proposed);
    const gone = new Set(
      known.filter(({ bond }) => !asked.some((one) => sameBond(one, bond))).map(({ constraint }) => constraint.id),
    );
    const constraints = proposed.constraints.flatMap((one): Constraint[] => {
      if (gone.has(one.id)) return one.by === "analyst" ? [] : [{ ...one, state: "dropped" }];
      const isRead = one.state === "proposed" && known.some(({ constraint }) => constraint === one);
      return [isRead ? { ...one, state: "accepted" } : one];
    });
    let after: Proposed = { ...proposed, constraints };
    for (const bond of asked) {
      if (known.some((one) => sameBond(one.bond, bond))) continue;
      const { rule, one, other } = bond;
      const id = freshId(after, `${one.option} ${rule === "never" ? "not" : "only"} with ${other.option}`);
      const pairs = rule === "never" ? { when: [one, other], then: [] } : { when: [one], then: [other] };
      after = {
        ...after,
        constraints: [...after.constraints, { ...added(id), rule, says: bondText(proposed, bond), ...pairs }],
      };
    }
    return { ...proposals, proposed: after };
  },
};

/** The bonds that stand, each with its constraint. */
const bondsOf = (proposed: Proposed): { constraint: Constraint; bond: Bond }[] =>
  standingParts(proposed.constraints).flatMap((constraint) => {
    const bond = bondOf(constraint);
    const stand = numbered(proposed);
    return bond && [bond.one, bond.other].every((pair) => stand.some((one) => samePair(one.pair, pair)))
      ? [{ constraint, bond }]
      : [];
  });

const numberOf = (outcomes: readonly Numbered[], pair: Bond["one"]): number =>
  outcomes.find((one) => samePair(one.pair, pair))!.number;
const wordsOf = ({ rule, one, other }: Bond, outcomes: readonly Numbered[]): string =>
  `${numberOf(outcomes, one)} ${BONDS.find((tie) => tie.rule === rule)!.word} ${numberOf(outcomes, other)}`;

const turned = ({ rule, one, other }: Bond): Bond => ({ rule, one: other, other: one });
const sameBond = (a: Bond, b: Bond): boolean =>
  a.rule === b.rule &&
  ((samePair(a.one, b.one) && samePair(a.other, b.other)) || (a.rule === "never" && alike(a, turned(b))));
const alike = (a: Bond, b: Bond): boolean => samePair(a.one, b.one) && samePair(a.other, b.other);
const contradicts = (a: Bond, b: Bond): boolean => a.rule !== b.rule && (alike(a, b) || alike(a, turned(b)));
