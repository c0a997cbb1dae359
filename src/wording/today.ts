/** Who would accept the nearest package of a question, in words. */
import type { TodayFinding } from "../result/index.ts";
import { percent } from "./format.ts";

type Nearest = NonNullable<TodayFinding["nearest"][string]>;

/** A share of worlds with its error: `12 % \u00b1 1.0`. */
export const shareText = ({ share, se }: { share: number; se: number }): string =>
  `${percent(share)} \u00b1 ${(100 * se).toFixed(1)}`;

/** `all accept in 12 % \u00b1 1.0; Japan in 40 % \u00b1 1.5 (alone against it in 20 %), Russia in 90 % \u00b1 0.9`. @param nameOf name of an actor */
export const consentText = (
  { together, se, parties, other }: Nearest,
  nameOf: (actor: string) => string,
  packageText: (options: { [issue: string]: string }) => string,
): string =>
  `all accept in ${shareText({ share: together, se })} of worlds; ${Object.entries(parties)
    .map(
      ([actor, { alone_refuses: alone, ...party }]) =>
        `${nameOf(actor)} in ${shareText(party)}${alone > 0 ? ` (alone against it in ${percent(alone)})` : ""}`,
    )
    .join(
      ", ",
    )}${other === undefined ? "" : `. More often all accept ${packageText(other.package)} (${percent(other.together)})`}`;

/** Where no single mover makes a yes likelier. */
export const NO_MOVE = "nobody can bring it about in one move: a statement on today can only be about its first step";

/** What the case says of a share, and what its numbers say. */
export const statedShares = ({ stated: [low, high], share, se }: TodayFinding["statements"][string]): string =>
  `stated ${low === high ? percent(low) : `${percent(low)} to ${percent(high)}`}, by the numbers ${shareText({ share, se })}`;

/** A statement of the case, what its numbers say, and what carries it: `Guyana, oil=shared: stated 5 %, by the numbers 7 % \u00b1 0.8.` */
export function statementText(
  found: TodayFinding["statements"][string],
  nameOf: (actor: string) => string,
  packageText: (options: { [issue: string]: string }) => string,
): string {
  const who = found.actor === null ? null : nameOf(found.actor);
  const { carrier } = found;
  const carried = carrier ? ` ${carrierText(carrier, who, packageText(carrier.besides))}` : "";
  return `${who ?? "all"}, ${packageText(found.package)}: ${statedShares(found)}.${carried}`;
}

/**
 * What carries an outcome that was stated alone: `Guyana would sign it together with A declaration in 70 % of worlds ...`.
 *
 * @param who who is spoken of; null: all
 * @param besides what changes with it
 */
export const carrierText = (
  { share, accepted, alone }: { share: number; accepted: number; alone: number },
  who: string | null,
  besides: string,
): string =>
  `${who === null ? "" : `Together with ${besides}, ${who} would in ${percent(share)} of worlds. `}All accept ${who === null ? `it together with ${besides}` : "that package"} in ${percent(accepted)} of worlds, against ${percent(alone)} without.`;
