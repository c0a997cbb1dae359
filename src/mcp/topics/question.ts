/** Topics of one question: its odds, why not, what it turns on, and the boxes of worlds in which it is mostly yes. */
import type { Result } from "../../result/index.ts";
import { hasOdds, lostText, noOddsText, rejectedText } from "../../wording/few-worlds.ts";
import { boxSentence, decisiveSentences, tippingSentences, tipsOf } from "../../wording/findings.ts";
import { reasonsForNo, whyNotSentence } from "../../wording/why-not.ts";
import { percent } from "../../wording/format.ts";
import { levelToday } from "../../wording/levels.ts";
import { besideOdds } from "../../wording/given.ts";
import { standingText } from "../../wording/grounds.ts";
import { dueText, yesText } from "../../wording/headline.ts";
import { decisive } from "../../wording/ranking.ts";
import { citationsOf, entryOf, once, rounded, type Topic, type TopicOf } from "./topic.ts";

const noOdds = (result: Result): string[] =>
  [`${noOddsText(result)}.`, lostText(result), rejectedText(result)].filter((line) => line !== "");

const none: Pick<Topic, "rows" | "citations"> = { rows: [], citations: [] };

export const question: TopicOf = (result, id) => {
  const [key, found] = entryOf(result.questions, id, "question");
  const numbers = decisive(result, key);
  const citations = once([
    ...citationsOf(result, `questions.${key}`),
    ...numbers.flatMap(({ path }) => citationsOf(result, path)),
  ]);
  const yes = yesText(result, found);
  const standing = standingText(result.grounds);
  const lines = hasOdds(result)
    ? [
        `${found.word === null ? "" : `${found.word}, `}${percent(found.p, found.wilson)} ${dueText(found)}, counting error ${rounded(100 * found.se)} points${found.without_record === null ? "" : `; without the record ${percent(found.without_record)}`}.`,
        ...(standing === "" ? [] : [standing]),
        ...(yes === "" ? [] : [`Yes means: ${yes}.`]),
        ...besideOdds(result, found),
        whyNotSentence(result, key),
        ...tippingSentences(result, key),
        ...decisiveSentences(result, key),
      ]
    : noOdds(result);
  const rows = numbers.map(({ path, share, low, high, worth }) => ({
    number: path,
    settles: rounded(share),
    p_where_lowest: rounded(low),
    p_where_highest: rounded(high),
    worth: rounded(worth),
  }));
  return { lines, rows, citations };
};

export const whyNot: TopicOf = (result, id) => {
  const [key, { why_not: found }] = entryOf(result.questions, id, "question");
  if (!hasOdds(result)) return { ...none, lines: noOdds(result) };
  if (!found) return { ...none, lines: ["Every future answers yes."] };
  const reasons = reasonsForNo(result, key).map(({ reason, text, share }) => ({
    reason,
    means: text,
    share_of_no: rounded(share),
  }));
  const refused = Object.entries(found.refused).map(([actor, { share, alone }]) => ({
    refused_by: actor,
    share_of_refusals: rounded(share),
    alone: rounded(alone),
  }));
  return { lines: [whyNotSentence(result, key)], rows: [...reasons, ...refused], citations: [] };
};

export const tipping: TopicOf = (result, id) => {
  const [key, { tipping: found = {}, threshold }] = entryOf(result.questions, id, "question");
  if (!hasOdds(result)) return { ...none, lines: noOdds(result) };
  /** The median level of the worlds that have one; null where they are too few. */
  const levelOf = (driver: string, side: "up" | "down"): number | null => {
    const shown = tipsOf(result, driver, found[driver]!).find(({ way }) => way === side);
    return shown?.told ? rounded(shown.tip.p50) : null;
  };
  const crossings = Object.entries(found).map(([driver, { already, never, up, down }]) => ({
    driver,
    today: rounded(levelToday(result, driver)),
    already: rounded(already),
    never: rounded(never),
    up_at: levelOf(driver, "up"),
    up_share: up && rounded(up.share),
    down_at: levelOf(driver, "down"),
    down_share: down && rounded(down.share),
  }));
  const held = Object.entries(threshold).flatMap(([driver, levels]) =>
    levels.map(({ at, p, se, today }) => ({
      driver_held: driver,
      at: rounded(at),
      p: rounded(p),
      se: rounded(se),
      today,
    })),
  );
  const lines = tippingSentences(result, key);
  return {
    lines: lines.length > 0 ? lines : ["No driver alone turns this answer."],
    rows: [...crossings, ...held],
    citations: [],
  };
};

export const boxes: TopicOf = (result, id) => {
  const [key, { boxes: found = [] }] = entryOf(result.questions, id, "question");
  if (!hasOdds(result)) return { ...none, lines: noOdds(result) };
  return {
    lines: found.length > 0 ? found.map((box) => boxSentence(result, key, box)) : ["No box of worlds is mostly yes."],
    rows: found.flatMap(({ limits, coverage, density, mass }, box) =>
      limits.map(({ path, min, max, reproduced }) => ({
        box: box + 1,
        number: path,
        min: min && rounded(min),
        max: max && rounded(max),
        reproduced_of_20: reproduced,
        coverage: rounded(coverage),
        density: rounded(density),
        mass: rounded(mass),
      })),
    ),
    citations: [],
  };
};
