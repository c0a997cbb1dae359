/** Numbers of a case by where they come from. */
import type { Case, Parameter } from "../../language/case.ts";
import type { GroundsFinding } from "../../result/index.ts";

/** Counts of the numbers of a case, without idle defaults and without those that a scenario puts in place of others. */
export function countGrounds({
  parameters,
  citations,
  drivers,
}: Pick<Case, "parameters" | "citations" | "drivers">): GroundsFinding {
  const counts = {
    all: 0,
    figure: 0,
    argued: 0,
    judged: 0,
    suggested: 0,
    bare: 0,
    default: 0,
    series: 0,
    unchecked: 0,
  };
  let relayed = 0;
  const inFiles = new Set(
    drivers.flatMap(({ evidence, history }) =>
      evidence?.file ? history.filter(({ month }) => !evidence.points.includes(month)).map(({ value }) => value) : [],
    ),
  );
  for (const [index, one] of parameters.entries()) {
    if (!isReported(one)) continue;
    counts.all++;
    counts[one.default ? "default" : one.cited]++;
    if (one.cited === "figure" && inFiles.has(index)) counts.series++;
    if (one.relayed) relayed++;
    if (one.default || (one.cited !== "figure" && one.cited !== "argued")) continue;
    if (one.citations.every((at) => citations[at].kind !== "quoted")) counts.unchecked++;
  }
  return relayed === 0 ? counts : { ...counts, relayed };
}

/** Whether a number is reported as one of the case. */
export const isReported = ({ idle, owner }: Pick<Parameter, "idle" | "owner">): boolean =>
  !idle && owner.kind !== "scenario";
