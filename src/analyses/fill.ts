/** The open questions of a draft, in the order of the file. */
import { helpFor, type Case, type Draft } from "../language/index.ts";

export interface OpenQuestion {
  path: string;
  /** The path in the names of the case: `Japan, need "support", weight`. */
  title: string;
  /** A number takes a sentence of explanation; dates and months do not. */
  is: "number" | "date" | "month";
  /** Effect of the number, in words. */
  help: string;
  /** Range in words: `0 to 1`; null where `help` states it or there is none. */
  range: string | null;
  /** Reason why it is open, and a wide careful value in its written form; null where the draft has none. */
  reason: string | null;
  suggestion: string | null;
  /** Passages of the sources about it. */
  quotes: string[];
}

export function openQuestions({ case: c, unfilled }: Draft): OpenQuestion[] {
  return unfilled.map(({ path, is, range, citations, reason, suggestion }) => {
    const help = helpFor(path);
    return {
      path,
      title: titleOf(c, path),
      is,
      help,
      range: range === "" || range === "any number" || help.includes(range) ? null : range,
      reason,
      suggestion,
      quotes: citations
        .map((at) => c.citations[at])
        .filter(({ source }) => source !== null)
        .map(({ quote }) => quote),
    };
  });
}

function titleOf(c: Case, path: string): string {
  const [block, id, ...rest] = path.split(".");
  const quote = (name: string): string => `"${name}"`;
  if (block === "actors") {
    const actor = c.actors.find((a) => a.id === id);
    const [part, key, ...number] = rest;
    if (part === "needs")
      return [actor?.name, `need ${quote(actor?.needs.find((n) => n.id === key)?.name ?? key!)}`, ...number].join(", ");
    if (part === "stakes")
      return [actor?.name, `stake in ${quote(c.issues.find((k) => k.id === key)?.name ?? key!)}`, ...number].join(", ");
    return [actor?.name, part === "beliefs" ? `belief about ${rest.slice(1).join(".")}` : rest.join(", ")].join(", ");
  }
  if (block === "drivers") return [c.drivers.find((d) => d.id === id)?.name ?? id, ...rest].join(", ");
  if (block === "questions") return [c.questions.find((q) => q.id === id)?.ask ?? id, ...rest].join(" ");
  if (block === "scenarios") return [c.scenarios.find((s) => s.id === id)?.name ?? id, ...rest.slice(1)].join(", ");
  return path;
}
