/** Quotes and judgements as lines of the terminal. */
import type { Citation } from "../language/index.ts";
import { leadIn } from "../wording/grounds.ts";
import { dim, wrap } from "./terminal.ts";

/** Quotes and judgements, each once; `most` at most. */
export function citationLines(citations: readonly Citation[], indent: string, most = 6): string[] {
  const lines = [
    ...new Set(
      citations.map((one) => {
        const { kind, source, quote } = one;
        const lead = leadIn(one, citations);
        return lead === null
          ? `"${quote}" (${source}${kind === "unchecked" ? ", unchecked" : ""})`
          : `${lead}: ${quote}`;
      }),
    ),
  ];
  return [
    ...lines.slice(0, most).map((line) => dim(wrap(line, indent))),
    ...(lines.length > most ? [dim(`${indent}and ${lines.length - most} more`)] : []),
  ];
}
