/** Who would accept the nearest package of a question, in words. */
import type { TodayFinding } from "../result/index.ts";
import { percent } from "./format.ts";

type Nearest = NonNullable<TodayFinding["nearest"][string]>;

/** `all accept in 12 %; Japan in 40 % (alone against it in 20 %), Russia in 90 %`. @param nameOf name of an actor */
export const consentText = (
  { together, parties, other }: Nearest,
  nameOf: (actor: string) => string,
  packageText: (options: { [issue: string]: string }) => string,
): string =>
  `all accept in ${percent(together)} of worlds; ${Object.entries(parties)
    .map(
      ([actor, { share, alone_refuses: alone }]) =>
        `${nameOf(actor)} in ${percent(share)}${alone > 0 ? ` (alone against it in ${percent(alone)})` : ""}`,
    )
    .join(
      ", ",
    )}${other === undefined ? "" : `. More often all accept ${packageText(other.package)} (${percent(other.together)})`}`;

/** Where no single mover makes a yes likelier. */
export const NO_MOVE = "nobody can bring it about in one move";

/** What the case says of a share, and what its numbers say. */
export const statedShares = ({ stated: [low, high], share, se }: TodayFinding["statements"][string]): string =>
  `stated ${low === high ? percent(low) : `${percent(low)} to ${percent(high)}`}, by the numbers ${percent(share)} \u00b1 ${(100 * se).toFixed(1)}`;
