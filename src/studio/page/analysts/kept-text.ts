/** Numbers that one would have to believe, as the file of an analyst. */
import type { Case } from "../../../language/index.ts";
import type { BelieveTilt } from "../../../result/index.ts";
import type { Overrides } from "../../workers/messages.ts";
import { limitsText } from "../../../wording/believe.ts";
import { list } from "../../../wording/format.ts";

/** Standard deviations from the mean to the ends of a range that holds nine in ten. */
const RANGE_DEVIATIONS = 1.645;
const DIGITS = 4;

export interface Kept {
  text: string;
  /** The same numbers, by path as written. */
  numbers: Overrides;
  /** Paths that move and are not a number of their own: factors, what is left out, chances of a choice. */
  left: string[];
}

/** The lines that move, each with the mean and the deviation that the odds ask for. @param name of the analyst */
export function keptText(c: Case, finding: BelieveTilt, name: string): Kept {
  const moving = finding.shifts.filter(({ moves }) => moves);
  const numbers: Overrides = {};
  const left: string[] = [];
  for (const { path, value, after } of moving) {
    const field = c.parameters.find((p) => p.path === path)?.field;
    if (field === undefined || value !== undefined) {
      left.push(path);
      continue;
    }
    const end = (way: 1 | -1): number =>
      Number(
        Math.min(field.max, Math.max(field.min, after.mean + way * RANGE_DEVIATIONS * after.sd)).toPrecision(DIGITS),
      );
    numbers[path] = `${end(-1)} to ${end(1)}`;
  }
  const asked = Object.entries(finding.asked);
  const sentence = `to hold ${list(asked.map(([id, limits]) => `${limitsText(limits)} on ${id}`))}`;
  const because = `[{suggested: ${JSON.stringify(sentence)}}]`;
  const odds = asked.flatMap(([id, { low, high }]) => (low === high && !id.includes(".") ? [`${id}: ${low}`] : []));
  const text = [
    "entente_analyst: 1",
    `name: ${JSON.stringify(name)}`,
    "numbers:",
    ...Object.entries(numbers).map(([path, written]) => `  ${path}: {value: ${written}, because: ${because}}`),
    ...(odds.length > 0 ? [`odds: {${odds.join(", ")}}`] : []),
    "",
  ].join("\n");
  return { text, numbers, left };
}
