/** Findings as sentences in the case's own names: the same in report, terminal and studio. */
import type { BoxFinding, Result, Tip, TippingFinding, WhyNotFinding } from "../result/index.ts";
import { bearsPoint } from "./few-worlds.ts";
import { figures, list, number, percent } from "./format.ts";
import { levelToday } from "./levels.ts";
import { inWords } from "./paths.ts";
import { decisive, turning } from "./ranking.ts";

/** The sentence as it goes on in another. */
export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

type Reason = keyof WhyNotFinding["because"];

/** Why a future answers no; each is counted under the first of these that applies. */
const WHY_NOT: { reason: Reason; text: string }[] = [
  { reason: "no_meeting", text: "No meeting or review that could bring it about came to a conclusion in time" },
  { reason: "out_of_reach", text: "They met, but an earlier step was not taken" },
  { reason: "ruled_out", text: "They met, but another deal or decision had ruled it out" },
  { reason: "no_deal", text: "They met, and at least one side refused every yes" },
  { reason: "misperceived", text: "Acceptable to all, but they misread each other" },
  { reason: "other_deal", text: "Acceptable to all, but they agreed on another" },
  { reason: "undecided", text: "All else was agreed, but PROCEDURE had not decided by then" },
  { reason: "turned_down", text: "All else was agreed, but PROCEDURE decided otherwise" },
  { reason: "undone", text: "It came about and was undone" },
];

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

/** Share of the noes from which a further reason is said in a sentence. */
const LEAST_REASON = 0.1;

/** The most frequent reason for a no, with its share; '' where every future answers yes. */
export function whyNotGist(result: Result, id: string): string {
  const most = reasonsForNo(result, id)[0];
  return most === undefined ? "" : `${lowered(most.text)}: ${percent(most.share)} of the futures that answer no`;
}

/** The reasons for a no that occur, with their shares of the futures that answer no, the most frequent first. */
export function reasonsForNo(result: Result, id: string): { reason: Reason; text: string; share: number }[] {
  const found = result.questions[id]?.why_not;
  if (!found) return [];
  return WHY_NOT.map(({ reason, text }) => ({
    reason,
    text: text.replace("PROCEDURE", procedureNames(result, found, reason)),
    share: found.because[reason] ?? 0,
  }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

/** The procedures that this reason is about, by their share in it: `\u2018The parliament\u2019`. */
function procedureNames({ issues }: Result, { procedures = {} }: WhyNotFinding, reason: Reason): string {
  if (reason !== "undecided" && reason !== "turned_down") return "";
  const named = Object.entries(procedures)
    .filter(([, found]) => found[reason] > 0)
    .sort(([, a], [, b]) => b[reason] - a[reason])
    .map(([issue]) => `\u2018${issues[issue]?.name ?? issue}\u2019`);
  return named.length === 2 ? named.join(" or ") : list(named);
}

/** How long each procedure that a yes takes needs: `\u2018The parliament\u2019 decides 1 to 12 months after it opens (half within 4)`. */
export function procedureTimes({ issues }: Result, { procedures = {} }: WhyNotFinding): string[] {
  return Object.entries(procedures).map(
    ([
      issue,
      {
        months: { p5, p50, p95 },
      },
    ]) => {
      const span = p5 === p95 ? `${figures(p50)} months` : `${figures(p5)} to ${figures(p95)} months`;
      const half = p5 === p95 ? "" : ` (half of the time within ${figures(p50)})`;
      return `\u2018${issues[issue]?.name ?? issue}\u2019 takes ${span} to decide once it opens${half}.`;
    },
  );
}

/**
 * The actors that refuse, the share of worlds without an acceptable yes today, and the most frequent reason for a no;
 * '' where every future answers yes.
 */
export function whyNotSentence(result: Result, id: string): string {
  const found = result.questions[id]?.why_not;
  if (!found) return "";
  const [most, ...rest] = reasonsForNo(result, id);
  const refused = Object.entries(found.refused)
    .sort(([, a], [, b]) => b.share - a.share)
    .slice(0, 3)
    .map(
      ([actor, { share, alone }]) =>
        `${result.actors[actor]?.name ?? actor} in ${percent(share)}${alone > 0 ? ` (alone in ${percent(alone)})` : ""}`,
    );
  return [
    result.questions[id].one_move?.length === 0
      ? "No actor can bring a yes nearer in one move today."
      : `Today a deal that leads to a yes is acceptable to all whose consent is needed in ${percent(1 - found.empty_today)} of worlds.`,
    most
      ? `Of the futures that answer no: ${[most, ...rest.filter(({ share }) => share >= LEAST_REASON)].map(({ text, share }) => `${lowered(text)} in ${percent(share)}`).join("; ")}.`
      : "",
    ...procedureTimes(result, found),
    refused.length > 0
      ? `Where a side refused every yes (${percent(found.because.no_deal)} of the no), the one that came nearest was refused by ${list(refused)}.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

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
