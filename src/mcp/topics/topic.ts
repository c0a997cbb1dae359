/** What a topic gives of a finished run: sentences, rows of figures, and the quotes behind them. */
import type { CitationFinding, Result } from "../../result/index.ts";
import { nearest } from "../../language/text/nearest.ts";
import { ToolError } from "../errors.ts";

export type Row = { [column: string]: string | number | boolean | null };

export interface Topic {
  lines: string[];
  rows: Row[];
  citations: CitationFinding[];
}

export type TopicOf = (result: Result, id: string | undefined) => Topic;

export const rounded = (value: number): number => Number(value.toPrecision(4));

/** The entry by an id. @throws ToolError `bad-arguments` without one, `no-such-path` where there is none such */
export function entryOf<T>(entries: { [id: string]: T }, id: string | undefined, what: string): [string, T] {
  const ids = Object.keys(entries);
  const all =
    ids.length === 0
      ? "there is none"
      : `there ${ids.length === 1 ? "is" : "are"} ${ids.slice(0, 20).join(", ")}${ids.length > 20 ? ` and ${ids.length - 20} more` : ""}`;
  if (id === undefined) throw new ToolError("bad-arguments", `id names a ${what}; ${all}.`);
  if (Object.hasOwn(entries, id)) return [id, entries[id]!];
  const near = nearest(id, ids);
  throw new ToolError(
    "no-such-path",
    `There is no ${what} '${id.slice(0, 120)}'${near === null ? `; ${all}.` : `; did you mean '${near}'? ${all.charAt(0).toUpperCase()}${all.slice(1)}.`}`,
  );
}

/** Citations that cover a number, or stand at a block: the nearest block first. */
export const citationsOf = ({ citations }: Result, path: string): CitationFinding[] =>
  citations
    .filter((one) => one.path === path || path.startsWith(`${one.path}.`) || one.path.startsWith(`${path}.`))
    .sort((a, b) => b.path.length - a.path.length);

/** Each quote or sentence once. */
export const once = (citations: readonly CitationFinding[]): CitationFinding[] => [
  ...new Map(citations.map((one) => [`${one.source} ${one.quote}`, one])).values(),
];
