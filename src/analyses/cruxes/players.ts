/** Differences between two cases as players: numbers under one sentence, one number or one actor each, and the structure. */
import type { Case, Parameter } from "../../language/case.ts";

export const GROUPINGS = ["because", "number", "actor"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Player {
  /** Path of the block that a sentence covers, of a number, or of an actor; `structure`; `rest`. */
  id: string;
  /** Numbers whose quantity differs; empty for the structure alone. */
  paths: string[];
  /** By path, as written on each side. */
  a: { [path: string]: string };
  b: { [path: string]: string };
  /** Sentences and quotes behind them on each side, each once. */
  because: { a: string[]; b: string[] };
}

export interface Differences {
  /** By id. */
  players: Player[];
  /** Numbers that agree while their grounds differ. */
  sentences: { path: string; a: string[]; b: string[] }[];
}

export const STRUCTURE = "structure";

const law = ({ quantity, factors = [] }: Parameter): string => JSON.stringify([quantity, factors]);
const quotesOf = (c: Case, { citations }: Parameter): string[] => citations.map((at) => c.citations[at]?.quote ?? "");

/** @param base the case whose blocks group the numbers */
export function differencesOf(base: Case, a: Case, b: Case, by: Grouping): Differences {
  const inB = new Map(b.parameters.map((one) => [one.path, one]));
  const players = new Map<string, Player>();
  const sentences: Differences["sentences"] = [];
  for (const mine of a.parameters) {
    const other = inB.get(mine.path);
    if (other === undefined || mine.computed || other.computed) continue;
    const [groundsA, groundsB] = [quotesOf(a, mine), quotesOf(b, other)];
    if (law(mine) === law(other)) {
      if (groundsA.join("\n") !== groundsB.join("\n")) sentences.push({ path: mine.path, a: groundsA, b: groundsB });
      continue;
    }
    const id = groupOf(base, mine.path, by);
    const player = players.get(id) ?? { id, paths: [], a: {}, b: {}, because: { a: [], b: [] } };
    players.set(id, player);
    player.paths.push(mine.path);
    player.a[mine.path] = mine.text;
    player.b[mine.path] = other.text;
    for (const [side, grounds] of [
      ["a", groundsA],
      ["b", groundsB],
    ] as const)
      for (const quote of grounds) if (!player.because[side].includes(quote)) player.because[side].push(quote);
  }
  if (structureOf(a) !== structureOf(b))
    players.set(STRUCTURE, { id: STRUCTURE, paths: [], a: {}, b: {}, because: { a: [], b: [] } });
  return { players: [...players.values()].sort((x, y) => (x.id < y.id ? -1 : 1)), sentences };
}

/** The player that a number belongs to: by its sentence that of the most specific block that covers it in the case. */
function groupOf(base: Case, path: string, by: Grouping): string {
  if (by === "number") return path;
  if (by === "actor") return path.split(".").slice(0, 2).join(".");
  const citation = base.parameters.find((one) => one.path === path)?.citations.at(-1);
  const block = citation === undefined ? "" : (base.citations[citation]?.path ?? "");
  return block === "" ? path : block;
}

/** What is said of a part and is not a part of how it works. */
const SAID = new Set(["citations", "span", "name", "text", "title", "because", "unit", "notes"]);

/** All of a case but its numbers, its texts and what is said of it; equal for cases of one structure. */
function structureOf({
  parameters,
  citations: _c,
  sources: _s,
  id: _i,
  hash: _h,
  title: _t,
  pool: _p,
  analyst: _a,
  packages,
  ...rest
}: Case): string {
  const shape = { ...rest, packages: [...packages], parameters: parameters.map(({ path }) => path) };
  return JSON.stringify(shape, (key, value: unknown) =>
    SAID.has(key) ? undefined : typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
  );
}

/** The case in which these players are as in B and the rest as in A. */
export function mixtureOf(a: Case, b: Case, players: readonly Player[]): Case {
  const base = players.some(({ id }) => id === STRUCTURE) ? b : a;
  const fromB = new Set(players.flatMap(({ paths }) => paths));
  const byPath = [a, b].map((c) => new Map(c.parameters.map((one) => [one.path, one])));
  return {
    ...base,
    parameters: base.parameters.map((one) => {
      const side = fromB.has(one.path) ? 1 : 0;
      const stated = byPath[side].get(one.path);
      if (stated === undefined || one.computed) return one;
      const { factors: _, ...own } = one;
      const ids = [a, b][side].factors.map(({ id }) => id);
      const factors = stated.factors?.flatMap(({ factor, correlation }) => {
        const at = base.factors.findIndex(({ id }) => id === ids[factor]);
        return at < 0 ? [] : [{ factor: at, correlation }];
      });
      return {
        ...own,
        quantity: stated.quantity,
        text: stated.text,
        ...(factors && factors.length > 0 ? { factors } : {}),
      };
    }),
  };
}
