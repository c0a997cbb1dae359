/** What a reader is shown of today's gains: of each mover the likeliest packages and every question's nearest yes. */
import { atLeastZero } from "../engine/bargaining/compare.ts";
import type { ConsentToday, GainsToday, MoverToday, PackageToday } from "./today.ts";

/** Packages of a mover that are shown besides those that answer a question. */
const MAX_LIKELIEST = 2;

export interface ShownToday {
  /** Worlds counted, before any record. */
  worlds: number;
  /** Where no table has a package that all accept at the medians: the nearest one, with those who refuse it. */
  forbidden: { nearest: PackageToday; refusing: ConsentToday[] } | null;
  /** Movers that can change something. */
  movers: { mover: MoverToday; packages: PackageToday[] }[];
}

export function shownToday({ worlds, movers }: GainsToday): ShownToday {
  return {
    worlds,
    forbidden: forbiddenOf(movers),
    movers: movers
      .map(({ mover, packages }) => ({ mover, packages: shownOf(packages) }))
      .filter(({ packages }) => packages.length > 0),
  };
}

function forbiddenOf(movers: GainsToday["movers"]): ShownToday["forbidden"] {
  const packages = movers.filter(({ mover }) => mover.kind === "table").flatMap((one) => one.packages);
  const least = ({ actors }: PackageToday): number => Math.min(...actors.map(({ gain }) => gain));
  if (packages.length === 0 || packages.some((one) => atLeastZero(least(one)))) return null;
  const nearest = packages.reduce((best, one) => (least(one) > least(best) ? one : best));
  return { nearest, refusing: nearest.actors.filter(({ gain }) => !atLeastZero(gain)) };
}

/** The packages accepted most often, and for every question the one that answers it and is accepted most often. */
function shownOf(packages: readonly PackageToday[]): PackageToday[] {
  const answered = new Set<string>();
  return packages.filter((one, at) => {
    const fresh = one.answers.some((id) => !answered.has(id));
    for (const id of one.answers) answered.add(id);
    return at < MAX_LIKELIEST || fresh;
  });
}
