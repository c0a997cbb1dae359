/** Findings of a run on a terminal, each caveat beside its number. */
import type { DecisionFinding, QuestionFinding, Result } from "../engine/index.ts";
import type { OutsideView } from "../result/index.ts";
import { ANALYST_HEAD, analystRows, differing, oddsCells, oddsHead } from "../wording/analysts.ts";
import { bold, columns, dim, wrap } from "./terminal.ts";
import { KIND_WORDS, oddsText } from "../wording/classes.ts";
import { hasOdds, noOddsText } from "../wording/few-worlds.ts";
import { date, figures, number, percent, wilsonEdges, withError } from "../wording/format.ts";
import { blendedText } from "../wording/blended.ts";
import { verdictText } from "../wording/carries.ts";
import { cameText, earlierText, oddsFiled } from "../wording/earlier.ts";
import { suggestionsTag } from "../wording/grounds.ts";
import { givenText } from "../wording/given.ts";
import { dueText, farViews, firstSentences, keyLines, movesMost } from "../wording/headline.ts";
import { whyNotLine } from "../wording/why-not.ts";
import { trustText } from "../wording/trust.ts";
import { inNames, inWords } from "../wording/paths.ts";
import { selfExpectation } from "../wording/self-expectation.ts";
import { standingSentence } from "../wording/stability.ts";

/** Lines on the case as a whole by lens, in this order where several have findings. */
const LENS_LINES: { [lens in keyof Result["lenses"]]: (result: Result) => string[] } = {
  stability: (result) => [
    `Which outcomes hold: ${standingSentence(result)} ${dim("These are shares of worlds, not odds by a date.")}`,
  ],
};

const lensLines = (result: Result): string[] =>
  Object.entries(LENS_LINES).flatMap(([lens, lines]) => (Object.hasOwn(result.lenses, lens) ? lines(result) : []));

/** Outside views of a question, a gap of more than a factor of three first, and the average where the case asks for one. */
function outsideView(result: Result, id: string, question: QuestionFinding): string[] {
  const { lenses } = result;
  const views = Object.values(lenses.reference?.[id] ?? {});
  const said = views.map((view) => `${oddsText(view)}${classText(view)}`);
  const far = farViews(question.p, views).length > 0 ? "; more than three times apart from the odds" : "";
  const blend = lenses.blend?.[id];
  const weights = Object.entries(blend?.weights ?? {}).map(([part, weight]) => `${part} ${figures(weight)}`);
  return [
    ...(views.length === 0 ? [] : [`outside view ${said.join("; ")}${far}`]),
    ...(blend ? [`averaged as the case asks (${weights.join(", ")}): ${percent(blend.p)}`] : []),
    ...(blendedText(result, id) === "" ? [] : [blendedText(result, id)]),
  ];
}

/** The kind of a class of the library, its own count, and whether it could be known. */
function classText(view: OutsideView): string {
  if (view.figures === undefined) return "";
  const alone = view.alone === undefined ? "" : `, by its own count ${percent(view.alone.p)}`;
  const later = view.later === undefined ? "" : `, known only from ${date(view.later)} on`;
  return ` ${KIND_WORDS[view.figures.kind]}${alone}${later}`;
}

const NO_QUESTION =
  "The case asks no question that can be answered, so there are no odds; add one under questions, with a when.";

/** The question that the key lines are about, where the case asks several. */
function subject({ questions, headline: [first] }: Result): string[] {
  const asked = Object.keys(questions).length > 1 && first !== undefined ? questions[first]?.ask : undefined;
  return asked === undefined ? [] : [wrap(bold(`On the question: ${asked}`))];
}

export function summary(result: Result): string {
  const { run } = result;
  const parts = [
    bold(`${result.case.title}, as of ${date(result.case.as_of)}`),
    ...earlierLines(result),
    ...assumed(result).map((line) => wrap(line)),
    ...(result.headline.length === 0 ? [NO_QUESTION] : firstSentences(result).map(({ text }) => text)).map((text) =>
      wrap(text),
    ),
    "",
    ...Object.entries(result.questions).flatMap(([id, question]) => [...answer(result, id, question), ""]),
    ...verdicts(result),
    ...(keyLines(result).length === 0 ? [] : subject(result)),
    ...[...keyLines(result), { label: "How far to trust this", text: trustText(result) }].map(({ label, text }) =>
      wrap(`${bold(`${label}:`)} ${text}`),
    ),
    "",
    ...Object.values(result.decisions ?? {}).flatMap((decision) => [wrap(choice(decision)), ""]),
    ...analystLines(result),
    ...lensLines(result).flatMap((line) => [wrap(line), ""]),
    ...sinceThen(result).map((line) => wrap(line)),
    ...result.messages.filter((m) => m.severity === "warning").map((m) => wrap(`Warning: ${m.message}`)),
    wrap(
      dim(
        `${basis(result)} \u00b1 is the error of counting ${number(run.kept)} worlds. Monte Carlo error is not model error: it says nothing about whether the case is right.${hasOdds(result) ? ` ${selfExpectation(result)}` : ""}`,
      ),
    ),
  ];
  return parts.join("\n");
}

/** How earlier odds did, before the new ones; an empty line after the last. */
function earlierLines({ earlier }: Result): string[] {
  if (earlier === undefined) return [];
  return [
    wrap(earlierText(earlier)),
    ...earlier.questions.map((one) => wrap(`${one.ask} ${cameText(one)}; ${oddsFiled(one)}`, "  ")),
    "",
  ];
}

/** Verdicts on the argument's claims, each in one sentence, with an empty line after the last. */
function verdicts(result: Result): string[] {
  const claims = hasOdds(result) ? Object.values(result.claims ?? {}) : [];
  return claims.length === 0
    ? []
    : [
        bold("What became of the argument\u2019s claims"),
        ...claims.map((claim) => wrap(`${bold(`${claim.name}.`)} ${verdictText(result, claim)}`, "  ")),
        "",
      ];
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

/** Each analyst's own odds and the pool, and the numbers on which they differ most. */
function analystLines(result: Result): string[] {
  const { analysts, questions } = result;
  if (analysts === undefined) return [];
  const apart = differing(analysts).filter(([, { apart }]) => apart);
  const few = Object.keys(analysts.questions).filter((id) => questions[id] !== undefined);
  return [
    bold("The analysts"),
    columns([ANALYST_HEAD, ...analystRows(analysts)], [1, 2], "  "),
    "",
    columns([oddsHead(analysts), ...few.map((id) => [id, ...oddsCells(analysts, id, questions[id].se)])], [], "  "),
    "",
    ...(apart.length === 0
      ? []
      : [
          wrap(
            `They lie apart (the median of each outside the other's 90 % interval) on ${apart.map(([path]) => inWords(result, path)).join("; ")}.`,
          ),
          "",
        ]),
  ];
}

function assumed({ run, drivers, scenarios }: Result): string[] {
  return [
    ...(run.scenario === null ? [] : [`Under the scenario '${scenarios[run.scenario]?.name ?? run.scenario}'.`]),
    ...(run.analyst ? [`With the numbers of ${run.analyst.name} in place of the case's.`] : []),
    ...Object.entries(run.set).map(([path, text]) => `With ${path} set to ${text}.`),
    ...Object.entries(run.pin).map(([id, level]) => `With ${drivers[id]?.name ?? id} held at ${figures(level)}.`),
  ];
}

/** A question, its odds, those without the record, the outside view, and one line why. */
function answer(result: Result, id: string, question: QuestionFinding): string[] {
  const { run } = result;
  if (!hasOdds(result)) return [wrap(bold(question.ask)), wrap(`${noOddsText(result)} ${dim(`[${id}]`)}`, "  ")];
  const odds = percent(question.p, question.wilson);
  const error =
    question.p > 0 && question.p < 1 ? ` \u00b1 ${number(100 * question.se, question.se < 0.001 ? 2 : 1)}` : "";
  const word = question.word === null ? "" : `${question.word}, `;
  const tag = suggestionsTag(result.grounds);
  const before =
    question.without_record === null
      ? ""
      : `; without the record ${percent(question.without_record, wilsonEdges(run.draws))}`;
  const lines = [
    `${bold(`${word}${odds}`)}${error} ${dueText(question)}${tag === "" ? "" : ` (${tag})`}${before} ${dim(`[${id}]`)}`,
    ...outsideView(result, id, question),
    ...(question.given ? [givenText(result, question.given)] : []),
    reason(result, id),
  ];
  return [wrap(bold(question.ask)), ...lines.filter((line) => line !== "").map((line) => wrap(line, "  "))];
}

/** One line why: who refuses where most futures answer no, and what moves the odds most. */
function reason(result: Result, id: string): string {
  const moves = movesMost(result, id);
  return [`why: ${lower(whyNotLine(result, id))}`, moves === "" ? "" : `Moved most by ${moves}`]
    .filter((part) => part !== "" && part !== "why: ")
    .join(" ");
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Best option of a decision, its lead, its odds of being best, and the value of hindsight. */
function choice({ name, unit, options, best, lead, lead_se, evpi, evpi_se }: DecisionFinding): string {
  const { text, best: odds } = options[best];
  return `${bold(`${name}:`)} \u2018${text}\u2019 pays best, ${withError(lead, lead_se)} ${unit} ahead on average and best in ${percent(odds)} of futures; knowing the future would add ${withError(evpi, evpi_se)} ${unit}.`;
}
