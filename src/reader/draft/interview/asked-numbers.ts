/** Numbers that a step asks for in plain words: each with its place in the case and the range that would do. */
import { fill } from "../../../language/index.ts";
import { caseOf, type Filled, type Proposals } from "../proposals.ts";
import { shareTyped, twoMeanings } from "../shares.ts";
import { countTyped, unreadNumber } from "../typed.ts";
import { fieldItems, suggested, type Field } from "./shape.ts";
import { faulty, type FieldFault, type Outcome } from "./step.ts";

/** A number of a step, by its path in the case. */
type AskedNumber = Extract<Field, { is: "number" }>;

/** `1: 2 to 4 because they met three times`, for every number that was given. */
export const numbersNow = ({ filled }: Proposals, fields: readonly Field[]): string[] =>
  fields.flatMap((field, at) => {
    const found = field.is === "number" ? filled[field.path] : undefined;
    if (field.is !== "number" || !found) return [];
    const written = found.written === field.suggestion ? suggested(field) : found.written;
    return [`${at + 1}: ${written}${found.sentence ? ` because ${found.sentence}` : ""}`];
  });

/** Items of an answer by the number of their field. */
export function byField(words: string, fields: readonly Field[]): { said: Map<number, string> } | { problem: string } {
  const said = new Map<number, string>();
  for (const item of fieldItems(words)) {
    const [, number, rest = ""] = /^(\d+)\s*:\s*(.*)$/.exec(item) ?? [];
    const at = Number(number) - 1;
    if (number === undefined || !fields[at])
      return { problem: `'${item}' begins with none of ${fields.map((_, n) => `${n + 1}:`).join(", ")}` };
    if (rest !== "") said.set(at, rest);
  }
  return { said };
}

/**
 * With the numbers of a step as a person gives them, in the case that the proposals give.
 *
 * @param said by the place of the field; a number that is not in it is open again
 */
export function withNumbers(
  proposals: Proposals,
  fields: readonly Field[],
  said: ReadonlyMap<number, string>,
): Outcome {
  const filled: { [path: string]: Filled } = { ...proposals.filled };
  for (const field of fields) if (field.is === "number") delete filled[field.path];
  const faults: FieldFault[] = [];
  for (const [at, words] of said) {
    const field = fields[at]!;
    if (field.is !== "number") continue;
    const [, value = "", why] = /^(.*?)(?:(?:^|\s+)because\s+(.*))?$/i.exec(words) ?? [];
    if (value === "") {
      faults.push({
        field: at,
        problem: `give the number before its reason: ${at + 1}: ${suggested(field)} because ...`,
      });
      continue;
    }
    const meanings = field.percent ? twoMeanings(value) : null;
    if (meanings !== null) {
      faults.push({ field: at, problem: `'${value}' can mean ${meanings}; write which` });
      continue;
    }
    const typed = field.percent ? shareTyped(value) : countTyped(value, field.path);
    const written = typed === suggested(field) ? field.suggestion : (typed ?? value);
    const done = fill(caseOf({ ...proposals, filled }), field.path, written, why ?? null);
    if ("problem" in done)
      faults.push({ field: at, problem: (typed === null ? unread(field, value) : null) ?? done.problem });
    else filled[field.path] = { written, sentence: why ?? null };
  }
  return faults.length > 0 ? faulty(faults) : { ...proposals, filled };
}

/** What a field takes, in place of words that cannot be read. */
const unread = ({ path, percent, suggestion }: AskedNumber, value: string): string | null =>
  unreadNumber(value, path, percent, suggestion);

/** Form of an answer to such a step, with its first number as the example. @param fields one number at least */
export function formOf(fields: readonly Field[]): string {
  const at = fields.findIndex(({ is }) => is === "number");
  return `what you can judge by its number, a range that should hold nine times in ten, such as ${at + 1}: ${suggested(fields[at] as AskedNumber)} because it was so the last time; what you leave out stays as suggested`;
}
