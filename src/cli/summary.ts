/** Findings of a run on a terminal, each caveat beside its number. */
import type { DecisionFinding, QuestionFinding, Result } from "../engine/index.ts";
import { bold, dim, wrap } from "./terminal.ts";
import { hasOdds, noOddsText } from "../wording/few-worlds.ts";
import { whyNotGist } from "../wording/findings.ts";
import { date, figures, number, percent, wilsonEdges } from "../wording/format.ts";
import { givenText, oneMoveText, removedText } from "../wording/given.ts";
import { inNames, inWords } from "../wording/paths.ts";
import { movers } from "../wording/ranking.ts";
import { standingSentence } from "../wording/stability.ts";

/** Lines of a lens in the summary: under a question, and on the case as a whole. */
interface LensLines {
  question?: (result: Result, id: string) => string[];
  whole?: (result: Result) => string[];
}

/** By the lens's id; in this order where several have findings. */
const LENS_LINES: { [lens in keyof Result["lenses"]]: LensLines } = {
  stability: {
    whole: (result) => [
      `Which outcomes hold: ${standingSentence(result)} ${dim("That is not when: shares of worlds, not odds by a date.")}`,
    ],
  },
  reference: { question: outsideView },
};

function lensLines(result: Result, linesOf: (lens: LensLines) => string[] | undefined): string[] {
  return Object.entries(LENS_LINES).flatMap(([lens, lines]) =>
    Object.hasOwn(result.lenses, lens) ? (linesOf(lines) ?? []) : [],
  );
}

function outsideView({ lenses }: Result, id: string): string[] {
  const views = Object.values(lenses.reference?.[id] ?? {}).map(
    (view) => `${percent(view.p)} (${percent(view.p5)} to ${percent(view.p95)})`,
  );
  const blend = lenses.blend?.[id];
  const weights = Object.entries(blend?.weights ?? {}).map(([part, weight]) => `${part} ${figures(weight)}`);
  return [
    ...(views.length === 0 ? [] : [`outside view: ${views.join("; ")}`]),
    ...(blend ? [`averaged as the case asks (${weights.join(", ")}): ${percent(blend.p)}`] : []),
  ];
}

export function summary(result: Result): string {
  const { run } = result;
  const parts = [
    bold(`${result.case.title}, as of ${date(result.case.as_of)}`),
    wrap(basis(result)),
    ...assumed(result).map((line) => wrap(line)),
    "",
    ...Object.entries(result.questions).flatMap(([id, question]) => [...answer(result, id, question), ""]),
    ...Object.values(result.decisions ?? {}).flatMap((decision) => [wrap(choice(decision)), ""]),
    ...lensLines(result, ({ whole }) => whole?.(result)).flatMap((line) => [wrap(line), ""]),
    ...sinceThen(result).map((line) => wrap(line)),
    ...result.messages.filter((m) => m.severity === "warning").map((m) => wrap(`Warning: ${m.message}`)),
    wrap(
      dim(
        `± is the error of counting ${number(run.kept)} worlds. Monte Carlo error is not model error: it says nothing about whether the case is right. 'Turns on': the odds with one driver held at a level from the month after ${date(result.case.as_of)} on.`,
      ),
    ),
  ];
  return parts.join("\n");
}

/** Shifts of the odds since an earlier result and their causes, a line a question that moved. */
function sinceThen({ since, questions }: Result): string[] {
  if (since === undefined) return [];
  const signed = (difference: number): string => `${difference > 0 ? "+" : ""}${number(100 * difference, 1)}`;
  const differs = [
    ...(since.numbers.length > 0 ? [`${since.numbers.length} number${since.numbers.length === 1 ? "" : "s"}`] : []),
    ...(since.record ? ["the record"] : []),
    ...(since.engine ? ["the engine"] : []),
    ...since.settings,
    ...(since.case && since.numbers.length === 0 && !since.record ? ["the text of the case"] : []),
  ];
  const causes = { elsewhere: "the rest", record: "the record", numbers: "the numbers" };
  return [
    bold(
      `Since the run of ${since.earlier.title} as of ${date(since.earlier.as_of)}: ${differs.length === 0 ? "nothing differs" : `${differs.join(", ")} differ${differs.length === 1 && since.numbers.length !== differs.length ? "s" : ""}`}.`,
    ),
    ...Object.entries(since.questions)
      .filter(([, q]) => q.steps.some(({ difference }) => difference !== 0))
      .map(
        ([id, q]) =>
          `  ${questions[id]?.ask ?? id} ${percent(q.before)} then, ${percent(q.now)} now: ${q.steps
            .filter(({ difference }) => difference !== 0)
            .map((step) => `${causes[step.why]} ${signed(step.difference)} \u00b1 ${number(100 * step.se, 1)}`)
            .join(", ")}`,
      ),
    "",
  ];
}

function basis(result: Result): string {
  const { run, record } = result;
  const paths = `${run.paths} future${run.paths === 1 ? "" : "s"} each, seed ${run.seed}.`;
  if (!record)
    return `${number(run.kept)} worlds, ${paths} The case has no record: the odds are not conditioned on what has happened so far.`;
  return `${inNames(result, record.said)} ${paths}`;
}

function assumed({ run, drivers, scenarios }: Result): string[] {
  return [
    ...(run.scenario === null ? [] : [`Under the scenario '${scenarios[run.scenario]?.name ?? run.scenario}'.`]),
    ...Object.entries(run.set).map(([path, text]) => `With ${path} set to ${text}.`),
    ...Object.entries(run.pin).map(([id, level]) => `With ${drivers[id]?.name ?? id} held at ${figures(level)}.`),
  ];
}

function answer(result: Result, id: string, question: QuestionFinding): string[] {
  const { run } = result;
  if (!hasOdds(result)) return [wrap(bold(question.ask)), wrap(`${noOddsText(result)} ${dim(`[${id}]`)}`, "  ")];
  const odds = percent(question.p, question.wilson);
  const error = question.p > 0 && question.p < 1 ? ` ± ${number(100 * question.se, question.se < 0.001 ? 2 : 1)}` : "";
  const word = question.word === null ? "" : `${question.word}, `;
  const when = question.holds ? `at the end of ${date(question.by)}` : `by ${date(question.by)}`;
  const before =
    question.without_record === null
      ? ""
      : `; without the record ${percent(question.without_record, wilsonEdges(run.draws))}`;
  const indent = "  ";
  return [
    wrap(bold(question.ask)),
    wrap(`${bold(`${word}${odds}`)}${error} ${when}${before} ${dim(`[${id}]`)}`, indent),
    ...[removedText(result, question), question.given ? givenText(result, question.given) : "", oneMoveText(question)]
      .filter((line) => line !== "")
      .map((line) => wrap(line, indent)),
    ...turns(result, question).map((line) => wrap(line, indent)),
    ...decided(result, id).map((line) => wrap(line, indent)),
    ...(question.why_not ? [wrap(`why no: ${whyNotGist(result, id)}`, indent)] : []),
    ...lensLines(result, (lens) => lens.question?.(result, id)).map((line) => wrap(line, indent)),
  ];
}

/** The drivers that the answer turns on most: the levels at which it is least and most likely. */
function turns(result: Result, question: QuestionFinding): string[] {
  const edges = wilsonEdges(result.run.kept);
  const told = movers(question, result.run.kept)
    .filter((driver) => matters(question, driver))
    .slice(0, 4)
    .map((driver) => {
      const levels = [...question.threshold[driver]].sort((a, b) => a.p - b.p);
      const ends = [levels[0], levels.at(-1)!]
        .sort((a, b) => a.at - b.at)
        .map((level) => `${percent(level.p, edges)} at ${figures(level.at)}`);
      return `${result.drivers[driver]?.name ?? driver} (${ends.join(", ")})`;
    });
  return told.length === 0 ? [] : [`turns on ${told.join("; ")}`];
}

/** The number that decides most of the answer alone, above noise, with its share of the uncertainty. */
function decided(result: Result, id: string): string[] {
  const found = (result.questions[id].sensitivity ?? [])
    .filter((line) => !line.below_noise)
    .slice(0, 1)
    .map(({ path, share }) => `${inWords(result, path)} (${percent(share)} of what is not known)`);
  return found.length === 0 ? [] : [`decided most by ${found.join()}`];
}

/** Best option of a decision, its lead, its odds of being best, and the value of hindsight. */
function choice({ name, unit, options, best, lead, lead_se, evpi }: DecisionFinding): string {
  const { text, best: odds } = options[best];
  return `${bold(`${name}:`)} \u2018${text}\u2019 pays best, ${figures(lead)} ± ${figures(lead_se)} ${unit} ahead on average and best in ${percent(odds)} of futures; hindsight would add ${figures(evpi)} ${unit}.`;
}

/** Whether the odds vary over a driver's range by at least a quarter of today's; less is not reported. */
function matters(question: QuestionFinding, driver: string): boolean {
  const odds = question.threshold[driver].map((level) => level.p);
  return Math.max(...odds) - Math.min(...odds) >= question.p / 4;
}
