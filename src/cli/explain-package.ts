/** `explain --package` in lines: changes, gains of each actor, and the findings of the last run. */
import type { ActorGain, PackageExplanation } from "../analyses/index.ts";
import type { PackageFinding, Result, StablePackage } from "../result/index.ts";
import { date, percent, points, wilsonEdges } from "../wording/format.ts";
import { capital } from "../wording/headline.ts";
import { stepsOf, stepsText } from "../wording/steps.ts";
import { basis, CONCEPTS_SAID, leaving, shareOf, standingSentence, turnedBy } from "../wording/stability.ts";
import { citationLines } from "./citation-lines.ts";
import { bold, dim, wrap } from "./terminal.ts";

/** Points below which a part of a gain is not shown: it would read 0.0. */
const MIN_PART_POINTS = 0.05;

export function packageLines(explained: PackageExplanation, result: Result | null): string[] {
  const { changes, feasible, forbidden_by, actors, found, stability } = explained;
  if (changes.length === 0)
    return ["This is the status quo: nothing changes, and no actor gains or loses.", ...holding(stability, result)];
  const head = [bold("What changes"), ...changes.map(({ name, text }) => wrap(`${name}: ${text}`, "  ")), ""];
  if (!feasible)
    return [
      ...head,
      bold("It is not feasible"),
      ...forbidden_by.flatMap(({ constraint, citations }) => [
        `  the constraint '${constraint}' forbids it`,
        ...citationLines(citations, "    "),
      ]),
    ];
  return [
    ...head,
    wrap(verdict(actors)),
    dim(wrap("Every number at its median, drivers as today, nothing left out; points are each actor's own.")),
    "",
    ...actors.flatMap(gainLines),
    ...ranOf(found, result),
    ...holding(stability, result),
  ];
}

function verdict(actors: readonly ActorGain[]): string {
  if (actors.length === 0) return "No consent is asked: nothing moves these issues together.";
  const refuse = actors.filter(({ gain }) => gain < 0).map(({ name }) => name);
  return refuse.length === 0
    ? "At the medians all whose consent is needed would accept it, taken straight from the status quo."
    : `At the medians ${refuse.join(" and ")} would not accept it, taken straight from the status quo.`;
}

function gainLines({ name, gain, ratifies, parts }: ActorGain): string[] {
  const words = { stake: "stake in ", need: "need: ", friction: "cost of signing" };
  return [
    bold(`${name}: ${points(gain)} points${ratifies ? " (must ratify)" : ""}`),
    ...parts
      .filter(({ value }) => Math.abs(value) >= MIN_PART_POINTS)
      .flatMap((part) => [
        `  ${points(part.value).padStart(6)}  ${words[part.kind]}${part.name}`,
        ...citationLines(part.citations, "          ", 3),
      ]),
    "",
  ];
}

/** How often a run found a package acceptable, agreed and left. */
function ranOf(found: PackageFinding | null, result: Result | null): string[] {
  if (!result || !found) return [];
  const edges = wilsonEdges(result.run.kept);
  const steps = stepsOf(result, found);
  const accepted =
    steps === null
      ? `Acceptable to all today in ${percent(found.now.zone, edges)} of worlds, on the frontier in ${percent(found.now.frontier, edges)}.`
      : `${capital(stepsText(result, steps))}.`;
  return [
    bold("What the last run found"),
    wrap(
      `${accepted} It came about by ${date(result.case.until)} in ${percent(found.reached, edges)} of futures${found.when ? `, half of them by ${date(found.when.p50)}` : ""}, and was left again in ${percent(found.left, edges)}.`,
      "  ",
    ),
  ];
}

/**
 * Findings of the last run's stability lens on a package: movers that would leave it, answers, and the numbers behind.
 */
function holding(found: StablePackage | null, result: Result | null): string[] {
  const lens = result?.lenses.stability;
  if (!result || !lens)
    return [
      "",
      dim(wrap("No run of this case as it stands is at hand to say whether it holds; `entente run` makes one.")),
    ];
  const head = ["", bold("Whether it holds (stability lens of the last run)")];
  if (!found)
    return [
      ...head,
      wrap(
        "It is not among the packages that are reached from the status quo by improvements most often, so the run did not look into it.",
        "  ",
      ),
      dim(wrap(basis(result), "  ")),
    ];
  const reached = found.standing
    ? standingSentence(result)
    : `Reached from the status quo by improvements in ${shareOf(found.reached, lens.worlds)} of worlds. If it stood, all would leave it alone in ${shareOf(found.stable.nash, lens.worlds)} (Nash), in ${shareOf(found.stable.seq, lens.worlds)} where credible answers deter (SEQ).`;
  const leave = leaving(result, found).flatMap(({ sentence, parts }) => [
    wrap(sentence, "  "),
    ...parts.flatMap(({ text, citations }) => [
      wrap(text, "    "),
      ...citationLines(
        citations.map((at) => result.citations[at]),
        "      ",
        2,
      ),
    ]),
  ]);
  return [
    ...head,
    wrap(reached, "  "),
    ...leave,
    ...(turnedBy(result, found) === "" ? [] : [wrap(turnedBy(result, found), "  ")]),
    dim(wrap(`${basis(result)} ${CONCEPTS_SAID}`, "  ")),
  ];
}
