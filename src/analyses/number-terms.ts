/** What the kinds of numbers mean, for a person who gives one (docs/use/points.md, docs/use/language.md). */

const TERMS: { readonly [key: string]: string } = {
  weight:
    "Points between the worst and the best that this matter can bring. An actor's scale has 100 points over all its matters: 60 to 80 is something over which a government has fallen, 30 to 50 something over which a ministry would resign, 5 to 15 something that a ministry works for over years.",
  values:
    "What this option is worth in per cent of the weight: 100 is the best that the matter can bring, 0 as today, -100 the worst.",
  friction:
    "Points that signing costs at home, paid once: 0 to 1 a paper that nobody reads, 1 to 3 a week of attacks, 3 to 7 marches or a coalition that splits, 8 to 15 a border.",
  level: "How far the need is felt whatever its drivers do: 0 not at all, 1 to the full.",
  by: "How much the driver adds to the need from one end of its ramp to the other, as a part of the weight.",
  met_by:
    "The part of the need that is gone once this option stands: 0 nothing, 1 all; below 0 it makes the need worse.",
  residual: "Points either way that the case leaves out: persons, scandals, elections. 3 to 6 is usual.",
  concludes:
    "The chance that a meeting ends in a text where one is acceptable to all. It is not the share of past meetings that ended in texts: refusals are in the gains already. One in two to one in ten is usual.",
  meetings_per_year: "How often they meet with the power to sign, not how often they talk.",
  bias: "Points by which the holder misjudges the other side's number: above 0 it thinks it higher than it is.",
  outcome: "The chance of this outcome given that the stage before has come.",
  months: "Months from the opening of the stage to its outcome.",
  persistence: "Share of the actor's numbers that a change of government leaves as they were: 0 none, 1 all.",
  per_year: "Of a driver its change in a year; of a change of minds how often it comes in a year.",
  to: "The chance that this line follows.",
  start: "Its level today.",
  mean: "The level to which it returns.",
  spread: "How far it usually lies from that level, as a standard deviation.",
  half_life_months: "Months after which half of a deviation is gone.",
};

/** Kinds of numbers that are shares or chances. */
const SHARES = ["level", "by", "met_by", "concludes", "outcome", "persistence", "to"];

const keyOf = (path: string): string | undefined =>
  path
    .split(".")
    .reverse()
    .find((part) => part in TERMS);

/** A range as it may be written for such a number. @param path of a number */
export const exampleOf = (path: string): string => (SHARES.includes(keyOf(path) ?? "") ? "0.3 to 0.5" : "12 to 18");

/** What such a number means, and how a range of it is meant. @param path of a number */
export function termOf(path: string): string {
  const key = keyOf(path);
  const range = `A range such as ${exampleOf(path)} should hold nine times in ten.`;
  return key === undefined ? range : `${TERMS[key]} ${range}`;
}
