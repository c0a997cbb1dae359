/** The two parts of an answer's variance: uncertainty about the numbers, and chance. */
import type { Result } from "../result/index.ts";
import { bars } from "./bars.ts";
import { colour } from "./paper.ts";
import { list, percent } from "../wording/format.ts";

/** The figure of one question, empty where the answer does not vary or its variance is not decomposed. */
export function spread(result: Result, id: string): string {
  const question = result.questions[id];
  if (question === undefined) return "";
  const { variance, chance_share: chance } = question;
  const parts = variance
    ? [
        { text: "What single numbers decide", value: variance.alone, fill: colour.blue },
        {
          text: variance.chance === null ? "Several numbers together, or chance" : "What only several decide together",
          value: variance.joint,
          fill: colour.blue,
        },
        ...(variance.chance === null
          ? []
          : [{ text: "Chance: what no number decides", value: variance.chance, fill: colour.orange }]),
      ]
    : chance === null
      ? []
      : [
          { text: "What is not known about the numbers", value: 1 - chance, fill: colour.blue },
          { text: "Chance: what no number decides", value: chance, fill: colour.orange },
        ];
  return bars(
    parts.map((part) => ({ ...part, said: percent(part.value) })),
    {
      title: "Where the uncertainty of the answer comes from",
      says: `Of the variance of the answer to: ${question.ask} ${list(parts.map(({ text, value }) => `${text.toLowerCase()}: ${percent(value)}`))}.`,
    },
    1,
  );
}
