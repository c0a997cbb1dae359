import type { Result } from "../../result/index.ts";
import { optionList, table, type Table } from "./table.ts";

/** The tables of what was asked: odds, what decides them, why not. */
export function questionTables({ questions, analysts }: Result): Table[] {
  const asked = Object.entries(questions);
  return [
    table(
      "questions",
      [
        "id",
        "ask",
        "by",
        "holds",
        "p",
        "se",
        "wilson_low",
        "wilson_high",
        "word",
        "without_record",
        "chance_share",
        "removed",
        "given_question",
        "given_p",
        "given_se",
        "given_futures",
        "one_move",
      ],
      asked.map(([id, q]) => ({
        id,
        ...q,
        wilson_low: q.wilson.low,
        wilson_high: q.wilson.high,
        given_question: q.given?.question,
        given_p: q.given?.p,
        given_se: q.given?.se,
        given_futures: q.given?.futures,
        one_move: q.one_move?.join(";"),
      })),
    ),
    table(
      "curves",
      ["question", "month", "p", "p5", "p25", "p75", "p95"],
      asked.flatMap(([question, { curve }]) => curve.map((point) => ({ question, ...point }))),
    ),
    table(
      "instead",
      ["question", "options", "share"],
      asked.flatMap(([question, { instead }]) =>
        instead.map(({ options, share }) => ({ question, options: optionList(options), share })),
      ),
    ),
    table(
      "thresholds",
      ["question", "driver", "at", "today", "p", "se", "more", "fewer"],
      asked.flatMap(([question, { threshold }]) =>
        Object.entries(threshold).flatMap(([driver, levels]) =>
          levels.map((level) => ({ question, driver, ...level })),
        ),
      ),
    ),
    table(
      "tipping",
      [
        "question",
        "driver",
        "already",
        "never",
        "up_share",
        "up_p5",
        "up_p50",
        "up_p95",
        "down_share",
        "down_p5",
        "down_p50",
        "down_p95",
      ],
      asked.flatMap(([question, { tipping = {} }]) =>
        Object.entries(tipping).map(([driver, { already, never, up, down }]) => ({
          question,
          driver,
          already,
          never,
          up_share: up?.share,
          up_p5: up?.p5,
          up_p50: up?.p50,
          up_p95: up?.p95,
          down_share: down?.share,
          down_p5: down?.p5,
          down_p50: down?.p50,
          down_p95: down?.p95,
        })),
      ),
    ),
    table(
      "sensitivity",
      [
        "question",
        "path",
        "share",
        "se",
        "below_noise",
        "low",
        "high",
        "low_se",
        "high_se",
        "worth",
        "share_without_record",
      ],
      asked.flatMap(([question, { sensitivity = [] }]) =>
        sensitivity.map((one) => ({ question, ...one, share_without_record: one.before?.share })),
      ),
    ),
    table(
      "boxes",
      ["question", "box", "path", "min", "max", "quasi_p", "reproduced_of_20", "coverage", "density", "mass"],
      asked.flatMap(([question, { boxes = [] }]) =>
        boxes.flatMap((box, n) =>
          box.limits.map((limit) => ({
            question,
            box: n + 1,
            ...limit,
            reproduced_of_20: limit.reproduced,
            coverage: box.coverage,
            density: box.density,
            mass: box.mass,
          })),
        ),
      ),
    ),
    table(
      "why_not",
      [
        "question",
        "no",
        "empty_today",
        "undone",
        "turned_down",
        "undecided",
        "misperceived",
        "other_deal",
        "no_deal",
        "ruled_out",
        "out_of_reach",
        "no_meeting",
      ],
      asked.flatMap(([question, { why_not }]) => (why_not ? [{ question, ...why_not, ...why_not.because }] : [])),
    ),
    ...(analysts
      ? [
          table(
            "analysts",
            ["question", "analyst", "p", "se", "wilson_low", "wilson_high", "weight", "after"],
            Object.entries(analysts.questions).flatMap(([question, { odds }]) =>
              Object.entries(odds).map(([analyst, one]) => ({
                question,
                analyst,
                p: one?.p,
                se: one?.se,
                wilson_low: one?.wilson.low,
                wilson_high: one?.wilson.high,
                weight: analysts.analysts[analyst].weight,
                after: analysts.analysts[analyst].after,
              })),
            ),
          ),
        ]
      : []),
    table(
      "refused",
      ["question", "actor", "share", "alone"],
      asked.flatMap(([question, { why_not }]) =>
        Object.entries(why_not?.refused ?? {}).map(([actor, refusal]) => ({ question, actor, ...refusal })),
      ),
    ),
  ];
}
