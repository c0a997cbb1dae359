/** Packages by which an outcome comes about of which a case says who would sign it alone. */
import type { TodayFinding } from "../result/index.ts";
import type { GainsToday, PackageToday } from "./today.ts";

/** How far two shares of worlds may lie apart before it is worth a word: errors of 1,000 worlds are at most 0.032. */
export const NOTABLE_GAP = 0.1;

/** What is said of a package alone: who would sign it, and in what share of worlds, from low to high. */
export type SaidAlone = Pick<TodayFinding["statements"][string], "actor" | "package" | "stated">;

/** A larger package that holds it and is agreed on more often. */
export interface Carrier {
  /** What changes besides, option by issue. */
  besides: { [issue: string]: string };
  /** Share of worlds in which whoever the statement speaks of accepts the larger package, 0..1. */
  share: number;
  /** Shares of worlds in which all whose consent is needed accept the larger package, and what was stated alone, 0..1. */
  accepted: number;
  alone: number;
}

/**
 * The package of a table with what a statement speaks of and more that all accept most often.
 *
 * @returns null where none is accepted notably more often than what was stated alone, or where who is spoken of accepts
 *   it about as often as was stated, or as what was stated alone: then it does not go against what was said
 */
export function carrierOf({ movers }: GainsToday, said: SaidAlone): Carrier | null {
  const packages = movers
    .filter(({ mover }) => mover.kind === "table")
    .flatMap((one) => one.packages)
    .filter(({ changes }) => Object.entries(said.package).every(([issue, option]) => changes[issue] === option));
  const size = Object.keys(said.package).length;
  const alone = packages.find(({ changes }) => Object.keys(changes).length === size);
  const best = packages.reduce<PackageToday | null>(
    (most, one) => (most && most.accepted >= one.accepted ? most : one),
    null,
  );
  if (!best || !alone || best.accepted - alone.accepted <= NOTABLE_GAP) return null;
  const shareIn = ({ actors, accepted }: PackageToday): number | undefined =>
    said.actor === null ? accepted : actors.find(({ actor }) => actor === said.actor)?.accepts;
  const [share, before] = [shareIn(best), shareIn(alone)];
  if (share === undefined || before === undefined || Math.abs(share - before) <= NOTABLE_GAP) return null;
  const [low, high] = said.stated;
  if (share >= low - NOTABLE_GAP && share <= high + NOTABLE_GAP) return null;
  const besides = Object.fromEntries(Object.entries(best.changes).filter(([issue]) => !(issue in said.package)));
  return { besides, share, accepted: best.accepted, alone: alone.accepted };
}

/** The same of every statement that has one. */
export const carriersOf = (gains: GainsToday, statements: { [id: string]: SaidAlone }): { [id: string]: Carrier } =>
  Object.fromEntries(
    Object.entries(statements).flatMap(([id, said]) => {
      const found = carrierOf(gains, said);
      return found ? [[id, found]] : [];
    }),
  );
