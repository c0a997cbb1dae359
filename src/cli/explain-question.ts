/** `explain --question` in lines: what makes a yes, who can bring it about, and what the last run found. */
import type { QuestionExplanation, QuestionMover } from "../analyses/index.ts";
import type { QuestionFinding, Result } from "../result/index.ts";
import { boxSentence, decisiveSentences, tippingSentences, whyNotSentence } from "../wording/findings.ts";
import { percent } from "../wording/format.ts";
import { beside } from "../wording/stability.ts";
import { citationLines } from "./citation-lines.ts";
import { bold, dim, wrap } from "./terminal.ts";

/** Packages shown that stood where the answer was no. */
const MAX_INSTEAD = 5;

export function questionLines(explained: QuestionExplanation, result: Result | null): string[] {
  const { question, ask, by, holds, yes, movers, citations, found } = explained;
  return [
    bold(wrap(ask)),
    "",
    `Yes ${holds ? `if at the end of ${by}` : `if at any time up to the end of ${by}`}:`,
    ...yes.map(({ name, options }) => wrap(`${name}: ${options.map(({ text }) => text).join(", or ")}`, "  ")),
    "Who can bring it about:",
    ...movers.map((mover) => wrap(moverText(mover), "  ")),
    ...citationLines(citations, "  "),
    "",
    ...(result && found
      ? foundLines(result, question, found)
      : [dim("No run of this case as it stands is at hand; `entente run` makes one.")]),
  ];
}

function moverText(mover: QuestionMover): string {
  if (mover.kind === "actor") return `${mover.name} alone`;
  const { name, parties, ratifiers } = mover;
  return `${name} (${parties.join(", ")}${ratifiers.length > 0 ? `; ratified by ${ratifiers.join(", ")}` : ""})`;
}

function foundLines(result: Result, id: string, found: QuestionFinding): string[] {
  return [
    bold("What the last run found"),
    wrap(
      `${found.word === null ? "" : `${found.word}, `}${percent(found.p, found.wilson)} (error of counting ${(100 * found.se).toFixed(1)} points)${found.without_record === null ? "; no record" : `; without the record ${percent(found.without_record)}`}`,
      "  ",
    ),
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
