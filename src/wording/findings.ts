/** Findings as sentences in the case's own names: the same in report, terminal and studio. */
import type { BoxFinding, Result, Tip, TippingFinding } from "../result/index.ts";
import { bearsPoint } from "./few-worlds.ts";
import { figures, list, number, percent } from "./format.ts";
import { levelToday } from "./levels.ts";
import { inWords } from "./paths.ts";
import { decisive, turning } from "./ranking.ts";

/** The sentence as it goes on in another. */
export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The limits of a box as conditions, how often the answer is yes under them and without them, and how common they are. */
export function boxSentence(result: Result, id: string, found: BoxFinding): string {
  const limits = sides(found).map(
    ({ path, min, max }) => `\u2018${inWords(result, path)}\u2019 is ${within(min, max)}`,
  );
  if (limits.length === 0) return "No limit on a number gathers the yes better than chance would.";
  const p = result.questions[id]?.p ?? 0;
  return `Where ${list(limits)}, the answer is yes in ${percent(found.density)} of futures, against ${percent(p)} over all worlds. That holds in ${percent(found.mass)} of the worlds drawn, and ${percent(found.coverage)} of all yes come from them.`;
}

const within = (min: number | null, max: number | null): string =>
  min === null
    ? `below ${rough(max ?? 0)}`
    : max === null
      ? `above ${rough(min)}`
      : `between ${rough(min)} and ${rough(max)}`;

/** Two significant figures: a limit of a box is no sharper. */
const rough = (value: number): string => figures(Number(value.toPrecision(2)));

/** One sentence per driver that could turn the answer alone, by share of worlds, largest first. */
export function tippingSentences(result: Result, id: string, most = 4): string[] {
  return turning(result, id)
    .slice(0, most)
    .map((driver) => {
      const { name } = result.drivers[driver];
      const now = levelToday(result, driver);
      const found = result.questions[id].tipping![driver];
      const mean = tipsOf(result, driver, found).some(({ across }) => across) ? " at the medians" : "";
      return `${name} (today ${figures(now)}${mean}): a yes would become acceptable to all ${crossings(result, driver, found)}.`;
    });
}

/** Crossings of a driver on one side of the level that it has today in each world. */
export interface ShownTip {
  way: "up" | "down";
  tip: Tip;
  /** Worlds that have one. */
  worlds: number;
  /** Whether they are enough for the 5 and the 95 % point. */
  told: boolean;
  /** Whether some of their levels lie on the other side of the level at the medians, which says nothing of them. */
  across: boolean;
}

/** Crossings of a driver above and below what it is today in the same world, where some world has one. */
export function tipsOf(result: Result, driver: string, { up, down }: TippingFinding): ShownTip[] {
  const { run } = result;
  const now = levelToday(result, driver);
  return (
    [
      ["up", up],
      ["down", down],
    ] as const
  ).flatMap(([way, tip]) => {
    if (!tip) return [];
    const worlds = Math.round(tip.share * run.kept);
    const told = bearsPoint(worlds, 0.05);
    return [{ way, tip, worlds, told, across: told && (way === "up" ? tip.p5 < now : tip.p95 > now) }];
  });
}

/** Limits of a box, one entry per number with both of its sides; `reproduced` is that of the rarer side. */
export function sides({ limits }: BoxFinding): BoxFinding["limits"] {
  const byPath = new Map<string, BoxFinding["limits"][number]>();
  for (const limit of limits) {
    const known = byPath.get(limit.path);
    byPath.set(
      limit.path,
      known === undefined
        ? limit
        : {
            path: limit.path,
            min: known.min ?? limit.min,
            max: known.max ?? limit.max,
            quasi_p: Math.max(known.quasi_p, limit.quasi_p),
            reproduced: Math.min(known.reproduced, limit.reproduced),
          },
    );
  }
  return [...byPath.values()];
}

/** One sentence per number that decides the answer beyond noise, the widest range of odds first. */
export function decisiveSentences(result: Result, id: string, most = 4): string[] {
  return decisive(result, id, most).map(
    (found) =>
      `${inWords(result, found.path)}: ${percent(found.low)} in the fifth of the worlds where it is lowest, ${percent(found.high)} where it is highest; it alone settles ${percent(found.share)} of what is open.`,
  );
}

/** Crossings of a driver on both sides of today's level: `in 33 % of worlds at a higher level (median 79, nine in ten of them from 66 to 96) and in 5 % of worlds at a lower level (...)`. */
export function crossings(result: Result, driver: string, found: TippingFinding): string {
  return list(
    tipsOf(result, driver, found).map(({ way, tip, worlds, told, across }) => {
      const level = across
        ? `a level ${way === "up" ? "above" : "below"} the world\u2019s own today`
        : `a ${way === "up" ? "higher" : "lower"} level`;
      const which = told
        ? `median ${figures(tip.p50)}, nine in ten of them from ${figures(tip.p5)} to ${figures(tip.p95)}`
        : `${worlds === 1 ? "one world" : `${number(worlds)} worlds`}, too few to say which`;
      return `in ${percent(tip.share)} of worlds at ${level} (${which})`;
    }),
  );
}
