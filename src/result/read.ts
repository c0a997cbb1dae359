/** Earlier results, checked on reading. */
import { faultOf } from "./fault.ts";
import { RESULT_FORMAT, Result } from "./result.ts";

const AGAIN = "run the case again to get one that this version reads";

/**
 * A result from the text of a result.json or from its parsed value. `problem` is one sentence, without a full stop, on
 * the first fault: the format, else the first violation of the shape.
 */
export function readResult(source: unknown): { result: Result } | { problem: string } {
  let value = source;
  if (typeof source === "string")
    try {
      value = JSON.parse(source.replace(/^\uFEFF/, ""));
    } catch (error) {
      return { problem: `this is not JSON (${(error as Error).message})` };
    }
  if (typeof value !== "object" || value === null || Array.isArray(value) || !("entente" in value))
    return { problem: "this is not a result of entente: it does not begin with the number of a format, `entente`" };
  const format = value.entente;
  if (format !== RESULT_FORMAT)
    return {
      problem: `this result was written by format ${JSON.stringify(format)}, and this version reads format ${RESULT_FORMAT}; ${AGAIN}`,
    };
  if (!("run" in value) && !("questions" in value))
    return { problem: "this is not the result of a run: it has neither `run` nor `questions`" };
  const parsed = Result.safeParse(value);
  if (parsed.success) return { result: value as Result };
  const [first, ...others] = parsed.error.issues;
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return { problem: `${faultOf(first, value)}${more}; ${AGAIN}` };
}
