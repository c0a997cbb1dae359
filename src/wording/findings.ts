/** Findings as sentences in the case's own names: the same in report, terminal and studio. */
import type { BoxFinding, Result, TippingFinding, WhyNotFinding } from "../result/index.ts";
import { figures, list, percent } from "./format.ts";
import { inWords } from "./paths.ts";
import { decisive, turning } from "./ranking.ts";

/** Why a future answers no; each is counted under the first of these that applies. */
export const WHY_NOT: { reason: keyof WhyNotFinding["because"]; text: string }[] = [
  { reason: "no_meeting", text: "No meeting or review that could bring it about was held in time" },
  { reason: "out_of_reach", text: "They met, but a step before it was not taken" },
  { reason: "no_deal", text: "They met, and at least one side refused every yes" },
  { reason: "misperceived", text: "Acceptable to all, but they misread each other" },
  { reason: "other_deal", text: "Acceptable to all, but they agreed on another" },
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
    ? `below ${figures(max ?? 0)}`
    : max === null
      ? `above ${figures(min)}`
      : `between ${figures(min)} and ${figures(max)}`;

/** The most frequent reason for a no, with its share; '' where every future answers yes. */
export function whyNotGist(result: Result, id: string): string {
  const most = byShare(result, id)[0];
  return most === undefined
    ? ""
    : `${most.text.charAt(0).toLowerCase()}${most.text.slice(1)}: ${percent(most.share)} of the futures that answer no`;
}

function byShare(result: Result, id: string): { text: string; share: number }[] {
  const found = result.questions[id]?.why_not;
  return found
    ? WHY_NOT.map(({ reason, text }) => ({ text, share: found.because[reason] }))
        .filter(({ share }) => share > 0)
        .sort((a, b) => b.share - a.share)
    : [];
}

/**
 * The actors that refuse, the share of worlds without an acceptable yes today, and the most frequent reason for a no;
 * '' where every future answers yes.
 */
export function whyNotSentence(result: Result, id: string): string {
  const found = result.questions[id]?.why_not;
  if (!found) return "";
  const most = byShare(result, id)[0];
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
      : `In ${percent(found.empty_today)} of the worlds no yes is acceptable today to all whose consent it takes.`,
    most
      ? `Of the futures that answer no, in ${percent(most.share)} the reason is: ${most.text.charAt(0).toLowerCase()}${most.text.slice(1)}.`
      : "",
    refused.length > 0
      ? `The yes that came nearest was refused by ${list(refused)} of the futures in which a side refused.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** One sentence per driver that could turn the answer alone, by share of worlds, largest first. */
export function tippingSentences(result: Result, id: string, most = 4): string[] {
  return turning(result, id)
    .slice(0, most)
    .map(
      (driver) =>
        `${result.drivers[driver].name} (today ${figures(result.drivers[driver].now)}): a yes would become acceptable to all ${crossings(result.questions[id].tipping![driver])}.`,
    );
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

/** Crossings of a driver above and below today's level: `in 33 % of worlds at a higher level (median 79, nine in ten of them from 66 to 96) and in 5 % at a lower one (...)`. */
export function crossings({ up, down }: TippingFinding): string {
  return list(
    (
      [
        ["higher", up],
        ["lower", down],
      ] as const
    ).flatMap(([way, tip]) =>
      tip
        ? [
            `in ${percent(tip.share)} of worlds at a ${way} level (median ${figures(tip.p50)}, nine in ten of them from ${figures(tip.p5)} to ${figures(tip.p95)})`,
          ]
        : [],
    ),
  );
}
