/** Topics of the case in a run: drivers, packages, numbers, actors, the record, deals and citations. */
import type { PackageFinding, Result } from "../../result/index.ts";
import { lostText, rejectedText } from "../../wording/few-worlds.ts";
import { figures, percent, points } from "../../wording/format.ts";
import { levelToday } from "../../wording/levels.ts";
import { groundsText } from "../../wording/grounds.ts";
import { inNames, inWords } from "../../wording/paths.ts";
import { decisive } from "../../wording/ranking.ts";
import { capital } from "../../wording/headline.ts";
import { stepsOf, stepsText } from "../../wording/steps.ts";
import { statementText } from "../../wording/today.ts";
import { citationsOf, entryOf, once, rounded, type TopicOf } from "./topic.ts";

const MAX_SHIFTED = 40;

export const driver: TopicOf = (result, id) => {
  const [key, { name, unit, fan, history }] = entryOf(result.drivers, id, "driver");
  const last = fan.at(-1);
  return {
    lines: [
      `${name}${unit === null ? "" : ` (${unit})`}: ${figures(levelToday(result, key))} today${last ? `; in ${last.month} nine times in ten between ${figures(last.p5)} and ${figures(last.p95)}` : ""}.`,
      ...(history.length > 0
        ? [`${history.length} months of history, the last ${history.at(-1)!.month}: ${figures(history.at(-1)!.value)}.`]
        : []),
    ],
    rows: Object.entries(result.questions).flatMap(([question, { threshold }]) =>
      (threshold[key] ?? []).map(({ at, p, se, today }) => ({
        question,
        held_at: rounded(at),
        p: rounded(p),
        se: rounded(se),
        today,
      })),
    ),
    citations: once(citationsOf(result, `drivers.${key}`)),
  };
};

/** `gas=contract,treaty=signed`: what differs from the status quo. */
const packageId = ({ changes }: PackageFinding): string => changesId(changes);

const changesId = (changes: PackageFinding["changes"]): string =>
  Object.entries(changes)
    .map(([issue, option]) => `${issue}=${option}`)
    .sort()
    .join(",") || "standing";

export const dealPackage: TopicOf = (result, id) => {
  const wanted = id
    ?.split(",")
    .map((part) => part.trim())
    .sort()
    .join(",");
  const [, found] = entryOf(Object.fromEntries(result.packages.map((one) => [packageId(one), one])), wanted, "package");
  const texts = Object.entries(found.changes).map(
    ([issue, option]) => `${result.issues[issue]!.name}: ${result.issues[issue]!.options[option]}`,
  );
  const steps = stepsOf(result, found);
  const accepted =
    steps === null
      ? `All whose consent is needed would accept it today in ${percent(found.now.zone)} of the worlds`
      : capital(stepsText(result, steps));
  return {
    lines: [
      texts.length === 0 ? "The status quo." : `${texts.join("; ")}.`,
      `${accepted}; it came about by ${result.case.until} in ${percent(found.reached)} of the futures and was left again in ${percent(found.left)}.`,
      ...(found.when === null ? [] : [`Half of those times by ${found.when.p50}.`]),
    ],
    rows: Object.entries(found.gain).map(([actor, { mean, p5, p95, friction }]) => ({
      actor,
      gain: rounded(mean),
      p5: rounded(p5),
      p95: rounded(p95),
      friction: rounded(friction),
    })),
    citations: once(Object.keys(found.changes).flatMap((issue) => citationsOf(result, `issues.${issue}`))),
  };
};

export const number: TopicOf = (result, id) => {
  const [path, { text, cited, default: isDefault, uncertain, before, after, shift }] = entryOf(
    result.parameters,
    id,
    "number",
  );
  const decides = Object.entries(result.questions).flatMap(([question, { sensitivity = [] }]) =>
    sensitivity
      .filter((one) => one.path === path && !one.below_noise)
      .map(({ share, low, high, worth }) => ({
        question,
        settles: rounded(share),
        p_where_lowest: rounded(low),
        p_where_highest: rounded(high),
        worth: rounded(worth),
      })),
  );
  return {
    lines: [
      `${inWords(result, path)}: written ${text}; ${isDefault ? "the language's default" : cited}.`,
      ...(uncertain && result.record
        ? [
            `Mean ${figures(before.mean)} before the record, ${figures(after.mean)} after it: it moved by ${shift.toFixed(2)} standard deviations.`,
          ]
        : []),
      ...(uncertain && decides.length === 0 ? ["It decides no answer beyond noise."] : []),
    ],
    rows: decides,
    citations: once(citationsOf(result, path)),
  };
};

export const actor: TopicOf = (result, id) => {
  const [key, { name, range, part_of }] = entryOf(result.actors, id, "actor");
  const refused = Object.entries(result.questions).flatMap(([question, { why_not }]) => {
    const found = why_not?.refused[key];
    return found
      ? [
          `In ${percent(found.share)} of the refusals behind a no to ${question} it refuses, alone in ${percent(found.alone)}.`,
        ]
      : [];
  });
  return {
    lines: [
      `${name}${part_of === null ? "" : `, part of ${result.actors[part_of]?.name ?? part_of}`}${range === null ? "" : `: ${figures(range)} points lie between its worst and its best`}.`,
      ...refused,
    ],
    rows: result.packages.flatMap((one) => {
      const gain = one.gain[key];
      return gain
        ? [
            {
              package: packageId(one),
              gain: rounded(gain.mean),
              p5: rounded(gain.p5),
              p95: rounded(gain.p95),
              friction: rounded(gain.friction),
            },
          ]
        : [];
    }),
    citations: once(citationsOf(result, `actors.${key}`)),
  };
};

export const record: TopicOf = (result) => {
  if (result.record === null)
    return {
      lines: ["The case has no record: the odds are not conditioned on what has happened so far."],
      rows: [],
      citations: [],
    };
  const shifted = Object.entries(result.parameters)
    .filter(([, { uncertain, shift }]) => uncertain && shift !== 0)
    .sort(([, a], [, b]) => Math.abs(b.shift) - Math.abs(a.shift))
    .slice(0, MAX_SHIFTED);
  return {
    lines: [inNames(result, result.record.said), lostText(result), rejectedText(result)].filter((line) => line !== ""),
    rows: shifted.map(([path, { shift, before, after }]) => ({
      number: path,
      moved_sd: rounded(shift),
      before: rounded(before.mean),
      after: rounded(after.mean),
    })),
    citations: once(citationsOf(result, "record")),
  };
};

export const deals: TopicOf = (result) => ({
  lines: [
    result.packages.every(({ standing }) => standing)
      ? "There is no package but the status quo."
      : `Packages that come about most often by ${result.case.until}, and what each party gains today on average.${result.packages.some((one) => stepsOf(result, one) !== null) ? " Where acceptable_today is null no one table can sign it at once: see the package." : ""}`,
    ...Object.entries(result.today?.statements ?? {}).map(
      ([id, found]) =>
        `Statement ${id}: ${statementText(found, (actor) => result.actors[actor]?.name ?? actor, changesId)}`,
    ),
  ],
  rows: result.packages
    .filter(({ standing }) => !standing)
    .toSorted((a, b) => b.reached - a.reached || b.now.zone - a.now.zone)
    .map((one) => ({
      package: packageId(one),
      acceptable_today: stepsOf(result, one) === null ? rounded(one.now.zone) : null,
      reached: rounded(one.reached),
      left_again: rounded(one.left),
      gains: Object.entries(one.gain)
        .map(([id, { mean }]) => `${id} ${points(mean)}`)
        .join(", "),
    })),
  citations: [],
});

export const citations: TopicOf = (result, id) => {
  if (id === undefined) return { lines: [groundsText(result.grounds)], rows: [], citations: once(result.citations) };
  const [key] = entryOf(result.questions, id, "question");
  const found = once([
    ...citationsOf(result, `questions.${key}`),
    ...decisive(result, key).flatMap(({ path }) => citationsOf(result, path)),
    ...issuesOf(result, key).flatMap((issue) => citationsOf(result, `issues.${issue}`)),
  ]);
  return {
    lines: [groundsText(result.grounds)],
    rows: [],
    citations: found.toSorted((a, b) => Number(b.kind === "quoted") - Number(a.kind === "quoted")),
  };
};

const issuesOf = ({ questions }: Result, id: string): string[] => [...new Set(Object.keys(questions[id]!.when))];
