/** Terms of a report with what they mean, the same on the page and in docs/use/glossary.md. */
export const GLOSSARY: readonly (readonly [term: string, meaning: string])[] = [
  ["world", "One draw of every uncertain number of the case. A run keeps the worlds that fit what has happened."],
  ["future", "One simulated course of events in a world, month by month. A run plays several in each world."],
  ["odds", "The share of futures in which the answer to a question is yes."],
  ["record", "What has and has not happened so far. Worlds whose simulated past differs from it are dropped."],
  ["without the record", "The odds over all worlds, whether or not they fit what has happened."],
  [
    "outside view",
    "How often comparable disputes came to the outcome asked about. It stands beside the odds and is not mixed with them.",
  ],
  [
    "a coincidence of many",
    "What one would have to believe for other odds where no single number has to be different: many would each have to lean a little the same way. It is a weaker claim than one that names a number.",
  ],
  ["driver", "A quantity outside the negotiation that changes over time, such as a price or a threat."],
  [
    "need, stake",
    "What an actor wants: drivers and deals meet a need more or less; a stake depends on the option in force.",
  ],
  ["status quo", "The options that stand today on every issue."],
  ["package", "A choice of one option on each issue that a table can agree on together."],
  ["deals all would accept", "Packages that leave every party and every ratifier better off than the status quo."],
  [
    "frontier",
    "Packages that cannot be improved for one party without making another worse off. The Nash solution is the package with the largest product of gains.",
  ],
  ["friction", "What signing costs an actor at home, whatever is signed."],
  ["points", "An actor\u2019s own scale of value: 100 points lie between its worst and its best outcome."],
  ["tipping point", "The level of a driver at which a deal that counts as yes becomes acceptable to all."],
  ["sensitivity", "How far the odds differ between worlds in which one number is low and worlds in which it is high."],
  [
    "error of counting",
    "The Monte Carlo error: how exactly a run of this many worlds counts. It says nothing about whether the case is right.",
  ],
  ["hindcast", "Odds of a past dispute, made from what was known on a stated day by people who may know how it ended."],
  [
    "Brier score",
    "Mean squared error of odds: 0 is best, always saying 50 % scores 0.25. How surprising a score is, is the share of the model\u2019s own futures that are as bad.",
  ],
  [
    "ICD 203 words",
    "Words of likelihood as the US intelligence community defines them, from \u2018almost no chance\u2019 (1 to 5 %) to \u2018almost certain\u2019 (95 to 99 %).",
  ],
  ["Nash, SEQ, SMR, GMR", "Four tests of whether an outcome holds, by what others may do in answer to a move."],
];
