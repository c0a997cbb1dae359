/** Sources of the numbers of a case, by class, in words: the same in report, Markdown and terminal. */
import type { ParameterFinding, Result } from "../result/index.ts";

/** Classes in the order in which they are printed; `words` completes ‘98 ...’. */
export const SOURCES: { kind: ParameterFinding["cited"] | "default"; name: string; words: string }[] = [
  { kind: "quoted", name: "quoted", words: "rest on a quote found in its text" },
  { kind: "unchecked", name: "quoted, unchecked", words: "on a quote whose text is not kept" },
  { kind: "judged", name: "judged", words: "are judged" },
  { kind: "bare", name: "bare", words: "are bare, without any reason" },
  { kind: "default", name: "by default", words: "stand by default" },
];

export const sourceOf = (parameter: ParameterFinding): (typeof SOURCES)[number]["kind"] =>
  parameter.default ? "default" : parameter.cited;

/** How many numbers each class has, those without any left out. */
export function bySource(result: Result): { kind: string; name: string; words: string; n: number }[] {
  const all = Object.values(result.parameters);
  return SOURCES.map((source) => ({
    ...source,
    n: all.filter((parameter) => sourceOf(parameter) === source.kind).length,
  })).filter(({ n }) => n > 0);
}
