/** What a passage of the argument carries, and the claims that it makes. */
import { passagesOf } from "../../engine/index.ts";
import { nearest, suggestion, type Case } from "../../language/index.ts";
import type { ClaimFinding, PassageFinding, Result } from "../../result/index.ts";

export interface PassageExplanation {
  /** From 1, in the order of the sources and of the text. */
  number: number;
  source: string;
  quote: string;
  /** Blocks whose `because` quotes it, as paths of the case. */
  cites: string[];
  /** Of the last run; null where there is none, or it simulated none. */
  found: PassageFinding | null;
  /** Claims that quote it; `found` as above. */
  claims: { id: string; name: string; found: ClaimFinding | null }[];
}

/** Every passage of a kept text that the case quotes. @param result of a run of this case, or null */
export function explainPassages(c: Case, result: Result | null): PassageExplanation[] {
  return passagesOf(c).map(({ source, start, end, citations }, at) => {
    const text = c.sources.find(({ id }) => id === source)!.text!;
    return {
      number: at + 1,
      source,
      quote: text.slice(start, end).replace(/\s+/g, " "),
      cites: [...new Set(citations.map((one) => c.citations[one].path))],
      found: result?.passages?.[at] ?? null,
      claims: c.claims
        .filter((claim) => claim.citations.some((one) => citations.includes(one)))
        .map(({ id, name }) => ({ id, name, found: result?.claims?.[id] ?? null })),
    };
  });
}

/** One of them, by its number or by the id of a claim that it makes. */
export function explainClaim(c: Case, asked: string, result: Result | null): PassageExplanation | { problem: string } {
  const all = explainPassages(c, result);
  if (all.length === 0) return { problem: "the case quotes no text that is kept with it" };
  const found = all.find(({ number, claims }) => String(number) === asked || claims.some(({ id }) => id === asked));
  if (found) return found;
  const ids = c.claims.map(({ id }) => id);
  const near = nearest(asked, ids);
  return {
    problem: `there is no passage '${asked}': they are numbered from 1 to ${all.length}${ids.length > 0 ? `, or are named by a claim (${ids.join(", ")})` : ""}${suggestion(near)}`,
  };
}
