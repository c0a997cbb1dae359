/** Worked reference values of points (docs/use/points.md prints the same). */

export interface ReferenceValue {
  range: string;
  worth: string;
}

/** What a matter is worth. */
export const WORTH_VALUES: readonly ReferenceValue[] = [
  {
    range: "60 to 80",
    worth: "a government has fallen over it, or would: a province lost, an embargo that halves trade",
  },
  { range: "30 to 50", worth: "a ministry would resign over it: a border moved, a base closed, a large contract lost" },
  { range: "15 to 30", worth: "ministers fight for it in public and give it up in the end: a quota, a tariff, a seat" },
  { range: "5 to 15", worth: "a ministry works for it over years: visas, fishing rights, a rail link" },
  { range: "2 to 5", worth: "a communique with new words, a memorandum that does not bind" },
  { range: "0 to 2", worth: "a meeting, a photograph" },
];

/** What a signature costs at home. */
export const FRICTION_VALUES: readonly ReferenceValue[] = [
  { range: "0 to 1", worth: "a paper that nobody reads" },
  { range: "1 to 3", worth: "a text that the opposition attacks for a week" },
  { range: "3 to 7", worth: "a text against which there are marches, or that splits the coalition" },
  { range: "8 to 15", worth: "a border or a name" },
];

/** What the case leaves out. */
export const RESIDUAL_VALUES: readonly ReferenceValue[] = [
  { range: "3 to 6", worth: "the case has the main matters" },
  { range: "5 to 10", worth: "the case has two of them" },
];

/** Reference values of the number at a path; none where it is not a number of points. */
export function referenceValues(path: string): readonly ReferenceValue[] {
  const keys = path.split(".");
  if (keys.includes("friction")) return FRICTION_VALUES;
  if (keys.includes("residual")) return RESIDUAL_VALUES;
  return keys.at(-1) === "weight" ? WORTH_VALUES : [];
}
