/** Values and costs of signing that follow from what a person said that each party would sign today. */
import { standingPart } from "./parts.ts";
import { caseOf, type Proposals } from "./proposals.ts";

/** Side of today on which an option lies for a party. */
type Side = "better" | "worse";

/** Finds them for the text of a draft: by path of a number, its range. */
export type Follow = (
  text: string,
  sideOf: (party: string, issue: string, option: string) => Side | null,
) => { [path: string]: string };

/**
 * The proposals with the numbers that follow. A number that somebody gave stays and is reckoned with; a suggestion that was
 * taken follows.
 */
export function withFollowing(proposals: Proposals, follow: Follow): Proposals {
  const { follows, would_sign, filled } = proposals;
  const isSaid = Object.values(would_sign).some((shares) => Object.keys(shares).length > 0);
  if (!isSaid) return Object.keys(follows).length === 0 ? proposals : { ...proposals, follows: {} };
  const own = Object.fromEntries(Object.entries(filled).filter(([path, { written }]) => written !== follows[path]));
  const { stakes } = standingPart(proposals.proposed);
  const sideOf = (party: string, issue: string, option: string): Side | null => {
    const worth = stakes
      .find((one) => one.actor === party && one.issue === issue)
      ?.order.find((one) => one.option === option)?.worth;
    return worth === "high" ? "better" : worth === "low" ? "worse" : null;
  };
  return { ...proposals, follows: follow(caseOf({ ...proposals, follows: {}, filled: own }), sideOf) };
}
