/** Where numbers come from as they stand on the page: moved by hand, and with the analyst's reasons. Pure. */
import type { Case, Citation, Parameter } from "../../../language/index.ts";
import type { Overrides } from "../../workers/messages.ts";

/** The case with its numbers classed as a save would have them: one that was moved is a suggestion no longer. */
export function grounded(c: Case, overrides: Overrides, reasons: Overrides): Case {
  if (Object.keys(overrides).length === 0 && Object.keys(reasons).length === 0) return c;
  const citations = [...c.citations];
  return { ...c, citations, parameters: c.parameters.map((p) => groundedIn(citations, p, overrides, reasons)) };
}

/** One number of a case classed so; its citations may be indices that only `grounded` knows. */
export const groundedOne = (c: Case, p: Parameter, overrides: Overrides, reasons: Overrides): Parameter =>
  groundedIn([...c.citations], p, overrides, reasons);

/** @param citations those of the case, to which reasons are added */
function groundedIn(citations: Citation[], p: Parameter, overrides: Overrides, reasons: Overrides): Parameter {
  const path = [p.path, p.shared].find((one) => one !== undefined && (one in overrides || one in reasons));
  if (path === undefined) return p;
  const { [path]: text } = overrides;
  const { [path]: reason } = reasons;
  const kept = p.citations.filter((at) => {
    const { kind, path: of } = citations[at]!;
    return of !== path || (kind !== "suggested" && (reason === undefined || kind !== "judged"));
  });
  const own = reason
    ? [...kept, citations.push({ path, kind: "judged", source: null, quote: reason, start: null, end: null }) - 1]
    : kept;
  return {
    ...p,
    citations: own,
    cited: classOf(
      p,
      text !== undefined,
      own.map((at) => citations[at]!),
    ),
  };
}

/**
 * As `groundOf` in src/language/grounds.ts has it, but for a number that is moved to what a quote states, which only the
 * saved text shows: to look for figures in quotes is too much for the page.
 */
function classOf({ cited }: Parameter, isMoved: boolean, citations: readonly Citation[]): Parameter["cited"] {
  if (cited === "figure" && !isMoved) return cited;
  const sentence = citations.findLast(({ source }) => source === null);
  if (sentence?.kind === "suggested") return "suggested";
  if (citations.some(({ source }) => source !== null)) return "argued";
  return sentence ? "judged" : "bare";
}
