/** The questions that a draft leaves open, in the order in which they are asked: that of the file, so that a reader can follow in it. */
import { helpFor, type Case, type Draft } from "../language/index.ts";

export interface OpenQuestion {
  path: string;
  /** The path in the names of the case: `Japan, need "support", weight`. */
  title: string;
  /** A number takes a sentence that says why; dates and months do not. */
  is: "number" | "date" | "month";
  /** What it does, in words. */
  help: string;
  /** What it may be, in words: `0 to 1`; null where `help` says it or it may be any number. */
  range: string | null;
  /** Why it is open, and a wide careful value as it would be written; null where the draft gives none. */
  reason: string | null;
  suggestion: string | null;
  /** Passages of the sources that bear on it. */
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
        .filter(({ kind }) => kind !== "judged")
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
