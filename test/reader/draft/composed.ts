/** Texts of a dispute, composed from sentences of which it is known what they say, for what a draft must never do. */

/** Pseudo-random numbers in [0, 1) (Lehmer's generator), the same each time. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

export interface Composed {
  text: string;
  asOf: string;
  parties: [string, string];
  /** Actors that are never at the table. */
  notParties: string[];
  /** A state that only stands beside. */
  beside: string;
  /** Noun phrases of accords that were concluded, and of those that were not, each with its sentence. */
  concluded: { accord: string; sentence: string }[];
  notConcluded: { accord: string; sentence: string }[];
  /** Sentences of what may yet be. */
  outcomes: string[];
  /** A sentence of sanctions, with who was sanctioned and who only stands beside. */
  sanctions: { sentence: string; whom: string; not: string };
  /** What one of the parties fears, as a clause and as the thing. */
  fear: { clause: string; thing: string; holder: string };
  /** An agreement that runs out, in its sentence. */
  expiry: string;
}

const PAIRS: readonly [string, string][] = [
  ["Norway", "Denmark"],
  ["Peru", "Chile"],
  ["Kenya", "Somalia"],
  ["Greece", "Turkey"],
];
const GO_BETWEENS: readonly ((m: string) => string)[] = [
  (m) => `${m} mediates between the two.`,
  (m) => `${m} has offered to mediate.`,
  (m) => `${m}, which mediates, is patient.`,
  (m) => `The talks go on under the mediation of ${m}.`,
];
const COURTS: readonly ((a: string) => [name: string, sentence: string])[] = [
  (a) => [
    "the International Court of Justice",
    `${a} has asked the International Court of Justice for an opinion on the border.`,
  ],
  (a) => ["the International Court of Justice", `In 2019 the International Court of Justice ruled against ${a}.`],
];
const HISTORY: readonly [name: string, sentence: string][] = [
  ["Venice", "In 1669 Venice lost the islands after a long siege."],
  ["Portugal", "Portugal mapped the shore in 1572."],
  ["Prussia", "In 1864 Prussia took two of the harbours by force."],
];
const NOT_CONCLUDED: readonly ((a: string, b: string) => [accord: string, sentence: string])[] = [
  (a, b) => [`a fisheries treaty with ${b}`, `${a} rejected a fisheries treaty with ${b} in 2012.`],
  (a, b) => [`a fisheries treaty`, `${a} and ${b} may sign a fisheries treaty.`],
  (a, b) => [`a border agreement with ${b}`, `${a} ruled out a border agreement with ${b}.`],
  (a) => [`a memorandum on patrols`, `${a} proposed a memorandum on patrols last year.`],
  (a, b) => [`a joint declaration on the strait`, `${a} and ${b} discussed a joint declaration on the strait.`],
  (a) => [`a protocol on catches`, `${a} walked away from a protocol on catches.`],
  (a, b) => [`a transit accord with ${b}`, `${a} almost signed a transit accord with ${b} in 2016.`],
  (a) => [`a pact on tolls`, `${a} would sign a pact on tolls only after an election.`],
  () => [`a convention on the seabed`, `A convention on the seabed was drafted in 2014 and shelved.`],
  () => [
    `a treaty on the strait`,
    `A treaty on the strait that is signed but never ratified could be worse than none.`,
  ],
];
const CONCLUDED: readonly ((a: string, b: string) => [accord: string, sentence: string])[] = [
  (a, b) => [`the Harbour Accord`, `${a} and ${b} signed the Harbour Accord in 2012.`],
  () => [`a grain treaty`, `A grain treaty that was signed in 2008 is still in force.`],
];
const OUTCOMES: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `If oil falls, ${a} could seize the patrol boats of ${b}.`,
  (a, b) => `Unless prices recover, ${a} may expel the envoy of ${b}.`,
  (a, b) => `${a} will probably close its ports to ${b} next year.`,
  (a) => `Should the raids go on, ${a} would suspend the talks.`,
];
const FEARS: readonly ((a: string) => [clause: string, thing: string])[] = [
  (a) => [`${a} fears a flood of imports`, "a flood of imports"],
  (a) => [`${a} dreads foreign inspectors`, "foreign inspectors"],
];
const BESIDE = ["Brazil", "Japan", "Ghana", "Mali"];

export function composed(seed: number): Composed {
  const next = numbers(seed);
  const one = <E>(list: readonly E[]): E => list[Math.floor(next() * list.length)]!;
  const some = <E>(list: readonly E[], most: number): E[] => {
    const start = Math.floor(next() * list.length);
    return Array.from({ length: 1 + Math.floor(next() * most) }, (_, n) => list[(start + n) % list.length]!);
  };
  const [a, b] = next() < 0.5 ? one(PAIRS) : ([...one(PAIRS)].reverse() as [string, string]);
  const mediator = one(["Sweden", "Qatar", "Oman"]);
  const [court, courtSentence] = one(COURTS)(a);
  const [historic, history] = one(HISTORY);
  const notConcluded = some(NOT_CONCLUDED, 3).map((frame) => frame(a, b));
  const concluded = some(CONCLUDED, 1).map((frame) => frame(a, b));
  const outcomes = some(OUTCOMES, 2).map((frame) => frame(a, b));
  const [clause, thing] = one(FEARS)(a);
  const beside = one(BESIDE);
  const sanctions = `In March ${a} imposed sanctions on ${b}, while ${beside} praised ${mediator}.`;
  const expiry = `The quota agreement of 2019 expires on 30 September.`;
  const middle = [
    one(GO_BETWEENS)(mediator),
    courtSentence,
    history,
    ...notConcluded.map(([, sentence]) => sentence),
    ...concluded.map(([, sentence]) => sentence),
    ...outcomes,
    sanctions,
    `${clause}.`,
    expiry,
  ]
    .map((sentence) => ({ sentence, at: next() }))
    .sort((x, y) => x.at - y.at)
    .map(({ sentence }) => sentence);
  const text = [
    `${a} and ${b} have been talking about quotas and the strait since January.`,
    `${a} wants larger quotas, and ${b} wants free passage through the strait.`,
    ...middle,
    `The two will meet again in June.`,
  ].join(" ");
  return {
    text,
    asOf: "2024-05-15",
    parties: [a, b],
    notParties: [mediator, court, historic],
    beside,
    concluded: concluded.map(([accord, sentence]) => ({ accord, sentence })),
    notConcluded: notConcluded.map(([accord, sentence]) => ({ accord, sentence })),
    outcomes,
    sanctions: { sentence: sanctions, whom: b, not: mediator },
    fear: { clause, thing, holder: a },
    expiry,
  };
}
