/** `explain --question` in lines: conditions of a yes, the steps to it, and the findings of the last run. */
import type { QuestionExplanation, Stated, WayStep } from "../analyses/index.ts";
import type { Case } from "../language/index.ts";
import type { ConditionFinding, QuestionFinding, Result } from "../result/index.ts";
import { boxSentence, decisiveSentences, tippingSentences } from "../wording/findings.ts";
import { whyNotSentence } from "../wording/why-not.ts";
import { conditionText } from "../wording/conditions.ts";
import { date, figures, list, percent } from "../wording/format.ts";
import { hasOdds, lostText, noOddsText, rejectedText } from "../wording/few-worlds.ts";
import { standingText } from "../wording/grounds.ts";
import { besideOdds } from "../wording/given.ts";
import { namesOf } from "../wording/names.ts";
import type { Names } from "../wording/paths.ts";
import { beside } from "../wording/stability.ts";
import { citationLines } from "./citation-lines.ts";
import { bold, dim, wrap } from "./terminal.ts";

/** Packages shown that stood where the answer was no. */
const MAX_INSTEAD = 5;

export function questionLines(c: Case, explained: QuestionExplanation, result: Result | null): string[] {
  const { question, ask, by, holds, when, way, citations, found } = explained;
  const names = namesOf(c);
  return [
    bold(wrap(ask)),
    "",
    `Yes ${holds ? `if at the end of ${date(by)}` : `if at any time up to the end of ${date(by)}`}:`,
    ...partsOf(when).map((part) => wrap(conditionText(names, part), "  ")),
    way.length > 1 ? "Who can bring it about, what others wait for first:" : "Who can bring it about:",
    ...way.map((step) => wrap(stepText(names, step), "  ")),
    ...citationLines(citations, "  "),
    "",
    ...(result && found
      ? foundLines(result, question, found)
      : [dim(wrap("No run of this case as it stands is at hand; `entente run` makes one."))]),
  ];
}

/** Parts that must all be so, a line each. */
const partsOf = (when: ConditionFinding): ConditionFinding[] => (when.kind === "all" ? when.of : [when]);

function stepText(names: Names, step: WayStep): string {
  const { kind, name, who, ratifiers, when, months } = step;
  switch (kind) {
    case "table": {
      const ratified = ratifiers.length > 0 ? `; ratified by ${ratifiers.join(", ")}` : "";
      return `${name} (${who.join(", ")}${ratified})${when ? `, while ${conditionText(names, when)}` : ""}`;
    }
    case "actor":
      return `${who[0]} alone: ${name}`;
    case "exit":
      return `${who[0]} can leave: ${name}`;
    case "procedure":
      return `${name}: opens once ${conditionText(names, when!)}; then ${chancesText(step)}, after ${monthsText(months!)}`;
    case "expected":
      return `${name}: those who sign expect, once ${conditionText(names, when!)}, ${chancesText(step)}`;
  }
}

const chancesText = ({ chances }: WayStep): string =>
  list(chances.map(({ text, chance }) => `${text} ${chanceText(chance)}`));

const chanceText = ({ p5, p50, p95 }: Stated): string =>
  p5 === p95 ? percent(p50) : `${percent(p50)} (${percent(p5)} to ${percent(p95)})`;

const monthsText = ({ p5, p50, p95 }: Stated): string =>
  p5 === p95 ? `${figures(p50)} months` : `${figures(p50)} months (${figures(p5)} to ${figures(p95)})`;

function foundLines(result: Result, id: string, found: QuestionFinding): string[] {
  if (!hasOdds(result))
    return [
      bold("What the last run found"),
      ...[`${noOddsText(result)}.`, lostText(result), rejectedText(result)]
        .filter((sentence) => sentence !== "")
        .map((sentence) => wrap(sentence, "  ")),
    ];
  return [
    bold("What the last run found"),
    wrap(
      `${found.word === null ? "" : `${found.word}, `}${percent(found.p, found.wilson)} (error of counting ${(100 * found.se).toFixed(1)} points)${found.without_record === null ? "; no record" : `; without the record ${percent(found.without_record)}`}`,
      "  ",
    ),
    ...[standingText(result.grounds), ...besideOdds(result, found)]
      .filter((line) => line !== "")
      .map((line) => wrap(line, "  ")),
    ...(found.chance_share === null
      ? []
      : [
          wrap(
            `Of the variance of this answer ${percent(found.chance_share)} is chance; the rest is what is not known about the numbers.`,
            "  ",
          ),
        ]),
    ...(beside(result, id, found) === "" ? [] : [wrap(beside(result, id, found), "  ")]),
    ...(found.instead.length === 0
      ? []
      : [
          "  Where the answer was no, what stood instead:",
          ...found.instead.slice(0, MAX_INSTEAD).map((row) =>
            wrap(
              `${percent(row.share)}  ${Object.entries(row.options)
                .map(
                  ([issue, option]) =>
                    `${result.issues[issue]?.name ?? issue}: ${result.issues[issue]?.options[option] ?? option}`,
                )
                .join("; ")}`,
              "    ",
            ),
          ),
        ]),
    ...told("Why not", [whyNotSentence(result, id)]),
    ...told("Where a driver alone would tip it", tippingSentences(result, id)),
    ...told(
      "What would have to be true",
      (found.boxes ?? []).map((box) => boxSentence(result, id, box)),
    ),
    ...told("Which numbers decide", decisiveSentences(result, id)),
    "",
    dim("The error of counting is not the error of the model."),
  ];
}

/** Sentences under a heading of their own; nothing where there are none. */
function told(heading: string, sentences: readonly string[]): string[] {
  const said = sentences.filter((sentence) => sentence !== "");
  return said.length === 0 ? [] : ["", bold(heading), ...said.map((sentence) => wrap(sentence, "  "))];
}
