/** The odds of a case in the list: of its last run in this browser or on the command line. */
import type { CaseListed } from "../../workers/cases.ts";
import { loadLastOdds } from "../browser/storage.ts";
import { MIN_WORLDS_FOR_ODDS } from "../../../wording/few-worlds.ts";
import { number } from "../../../wording/format.ts";

export interface KnownOdds {
  odds: { [question: string]: number };
  /** Which run they are of, as a clause. */
  of: string;
  /** Whether the case is still as that run read it. */
  current: boolean;
}

/** Odds of the case as it stands rather than of an earlier text, and of more worlds rather than of fewer; null where no run is known. */
export function knownOdds({ id, hash, stored }: CaseListed): KnownOdds | null {
  const here = loadLastOdds(id);
  const runs = [
    ...(stored && stored.kept >= MIN_WORLDS_FOR_ODDS ? [{ ...stored, where: "stored run" }] : []),
    ...(here ? [{ ...here, where: "last run in this browser" }] : []),
  ].map((one) => ({ ...one, current: one.hash === hash }));
  const [best] = runs.sort((a, b) => Number(b.current) - Number(a.current) || b.draws - a.draws);
  return (
    (best && {
      odds: best.odds,
      of: `${best.where}, ${number(best.draws)} worlds${best.current ? "" : ", of an earlier text"}`,
      current: best.current,
    }) ??
    null
  );
}
