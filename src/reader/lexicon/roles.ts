/** Words that make a phrase a driver, a need, a stake or an accord, and the verbs that tie them. */
import { dictionary, lines, values, words } from "./lists.ts";
import draft from "./lists/accord-draft-words.txt";
import accords from "./lists/accord-nouns.txt";
import notBinding from "./lists/accord-nouns-not-binding.txt";
import weakAccords from "./lists/accord-nouns-weak.txt";
import causes from "./lists/causal-verbs.txt";
import drivers from "./lists/driver-nouns.txt";
import strongDrivers from "./lists/driver-nouns-strong.txt";
import needNouns from "./lists/need-nouns.txt";
import needVerbs from "./lists/need-verbs.txt";
import needParticles from "./lists/need-verbs-with-particle.txt";
import stakes from "./lists/stake-nouns.txt";
import weakStakes from "./lists/stake-nouns-weak.txt";
import trendVerbs from "./lists/trend-verbs.txt";
import trends from "./lists/trend-words.txt";

export const DRIVER_NOUNS = words(drivers);
export const STRONG_DRIVERS = words(strongDrivers);
export const TREND: { readonly [word: string]: "rising" | "falling" | "high" | "low" } = dictionary(
  values<"rising" | "falling" | "high" | "low">(trends),
);
export const TREND_VERBS: { readonly [verb: string]: "rising" | "falling" } = dictionary(
  values<"rising" | "falling">(trendVerbs),
);
/** The sign of the effect on the object. */
export const CAUSES: ReadonlyMap<string, 1 | -1> = new Map(
  [...values(causes)].map(([verb, sign]) => [verb, sign === "+" ? 1 : -1]),
);

export const NEED_VERBS = words(needVerbs);
export const NEED_PHRASES = lines(needParticles).map((line) => line.split(" ") as [verb: string, particle: string]);
export const NEED_NOUNS = words(needNouns);

export const STAKE_NOUNS = words(stakes);
export const WEAK_STAKES = words(weakStakes);

export const ACCORD_NOUNS = words(accords);
export const WEAK_ACCORDS = words(weakAccords);
export const NOT_BINDING = words(notBinding);
export const DRAFT_WORDS = words(draft);
