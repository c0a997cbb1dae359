/** Conditions for a yes: the box of worlds that gathers the yes, as one strip per number. */
import type { Result } from "../result/index.ts";
import { fitting, colour, frame, widthOf } from "./paper.ts";
import { boxSentence, sides } from "../wording/findings.ts";
import { figures } from "../wording/format.ts";
import { place } from "../wording/paths.ts";

const width = 350,
  row = 58;

/**
 * The figure of one question's box `n`, empty where there is none. A strip spans about the middle 90 % of the kept worlds'
 * values, by their mean and deviation, and none below 0 of a number that is written without a minus; residuals have no strip.
 */
export function box(result: Result, id: string, n = 0): string {
  const found = result.questions[id]?.boxes?.[n];
  if (found === undefined || found.limits.length === 0) return "";
  const rows = sides(found).map(({ path, min, max, reproduced }, at) => {
    const { group, block, text } = place(result, path);
    const spread = result.parameters[path]?.after;
    const { mean, sd } = spread ?? { mean: min ?? max ?? 0, sd: 0 };
    const isSigned = /[-\u2212]/.test(result.parameters[path]?.text ?? "-");
    const least = isSigned ? mean - 1.645 * sd : Math.max(0, mean - 1.645 * sd);
    const ends = [least, mean + 1.645 * sd, ...[min, max].filter((x) => x !== null)];
    const low = Math.min(...ends),
      high = Math.max(...ends),
      span = high - low || 1;
    const x = (value: number) => tenth(((value - low) / span) * width);
    const [from, to] = [min === null ? 0 : x(min), max === null ? width : x(max)];
    const y = at * row;
    const limit = [min === null ? "" : `above ${figures(min)}`, max === null ? "" : `below ${figures(max)}`]
      .filter(Boolean)
      .join(", ");
    return [
      `<text x="0" y="${y + 11}" text-anchor="start" font-size="11" fill="${colour.quiet}">${fitting([group, block].filter(Boolean).join(", "), width, 11)}</text>`,
      `<text x="0" y="${y + 26}" text-anchor="start" font-size="12">${fitting(text || group, width - widthOf(limit, 12, "bold") - 12, 12)}</text>`,
      `<text x="${width}" y="${y + 26}" text-anchor="end" font-size="12" font-weight="700">${limit}</text>`,
      spread === undefined
        ? ""
        : `<rect x="0" y="${y + 32}" width="${width}" height="8" fill="${colour.rule}"/><rect x="${from}" y="${y + 32}" width="${tenth(Math.max(1, to - from))}" height="8" fill="${colour.blue}"/>`,
      spread === undefined
        ? ""
        : `<text x="0" y="${y + 52}" text-anchor="start" font-size="11" fill="${colour.quiet}">${figures(low)}</text><text x="${width}" y="${y + 52}" text-anchor="end" font-size="11" fill="${colour.quiet}">${figures(high)}</text>`,
      `<text x="${width / 2}" y="${y + (spread === undefined ? 42 : 52)}" font-size="11" fill="${colour.quiet}">found again in ${reproduced} of 20 halves</text>`,
    ].join("");
  });
  return frame(rows.join(""), width, rows.length * row, {
    title: "Where yes is likelier: limits on these numbers",
    says: boxSentence(result, id, found),
  });
}

const tenth = (x: number): number => Math.round(x * 10) / 10 + 0;
