/** The report in Markdown, for reports of one's own and for issue trackers: the same findings without the pictures. */
import type { Result } from "../result/index.ts";
import { expectedBrier, inOptions, moved, outsideViews, worthKnowing } from "../pictures/index.ts";
import { caveats } from "./caveats.ts";
import { command, printedWarnings } from "./ending.ts";
import { answer, inPoints } from "./judgements.ts";
import { tally } from "./numbers.ts";
import { inSigned } from "./since.ts";
import { boxSentence, tippingSentences, whyNotSentence } from "../wording/findings.ts";
import { counted, date, figures, number, percent, wilsonEdges } from "../wording/format.ts";
import { inNames, inWords } from "../wording/paths.ts";
import { decisive, movers } from "../wording/ranking.ts";

/** Text of a case in Markdown: on one line, with what Markdown, a mention or HTML would read taken literally. */
export function literal(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]()<>#+!|~@-]/g, (sign) => (/[-()]/.test(sign) ? sign : `\\${sign}`))
    .replaceAll("\\<", "&lt;")
    .replaceAll("\\>", "&gt;")
    .replaceAll("\\@", "@\u200b");
}

const table = (head: string[], rows: string[][]): string =>
  rows.length === 0 ? "" : [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
const bullets = (lines: string[]): string => lines.map((line) => `- ${line}`).join("\n");

/** The whole file; the same result gives the same text. */
export function markdown(result: Result): string {
  const { run } = result;
  const questions = Object.entries(result.questions);
  const edges = wilsonEdges(run.kept),
    prior = wilsonEdges(run.draws);
  const perQuestion = (title: string, body: (id: string) => string): [string, string] => {
    const blocks = questions.map(([id, { ask }]) => ({ ask, text: body(id) })).filter(({ text }) => text !== "");
    return [title, blocks.map(({ ask, text }) => `### ${literal(ask)}\n\n${text}`).join("\n\n")];
  };
  const assumed = [
    ...(run.scenario === null
      ? []
      : [`under the scenario \u2018${literal(result.scenarios[run.scenario]?.name ?? run.scenario)}\u2019`]),
    ...Object.entries(run.set).map(([path, text]) => `with ${literal(inWords(result, path))} set to ${literal(text)}`),
    ...Object.entries(run.pin).map(
      ([driver, value]) => `with ${literal(result.drivers[driver]?.name ?? driver)} held at ${figures(value)}`,
    ),
  ];
  const parts: [string, string][] = [
    [
      "Key judgements",
      questions.length === 0
        ? ""
        : `${table(
            ["question", "judgement", "error of counting", "without the record", "chance"],
            questions.map(([, q]) => [
              `${literal(q.ask)}`,
              `**${answer(q)}** ${q.holds ? `at the end of ${date(q.by)}` : `by ${date(q.by)}`}`,
              q.p === 0 || q.p === 1
                ? `${q.p === 0 ? "none" : "all"} of ${number(run.kept * run.paths)} futures`
                : `\u00b1 ${inPoints(q.se)}`,
              q.without_record === null ? "no record" : percent(q.without_record, prior),
              q.chance_share === null ? "\u2013" : percent(q.chance_share),
            ]),
          )}\n\nChance: its share of the variance of the answer; the rest is what is not known about the numbers. Monte Carlo error is not model error.`,
    ],
    perQuestion("The outside view", (id) =>
      bullets(
        outsideViews(result, id).map(
          (view) =>
            `${literal(view.name)}: ${percent(view.p)} (${percent(view.p5)} to ${percent(view.p95)})${view.caveat === null ? "" : `. ${literal(view.caveat)}`}`,
        ),
      ),
    ),
    [
      "Deals",
      table(
        ["package", "zone", "frontier", "Nash", "reached", "median month"],
        result.packages
          .filter((p) => !p.standing && (p.reached > 0 || p.now.zone > 0))
          .slice(0, 10)
          .map((p) => [
            literal(inOptions(result, p.changes)),
            percent(p.now.zone, edges),
            percent(p.now.frontier, edges),
            percent(p.now.nash, edges),
            percent(p.reached, edges),
            p.when === null ? "\u2013" : date(p.when.p50),
          ]),
      ),
    ],
    perQuestion("Why not", (id) => literal(whyNotSentence(result, id))),
    perQuestion("Where a driver tips it", (id) => bullets(tippingSentences(result, id).map(literal))),
    perQuestion("What it turns on", (id) => {
      const question = result.questions[id];
      return bullets(
        movers(question, run.kept)
          .slice(0, 6)
          .map((driver) => {
            const levels = question.threshold[driver];
            return `${literal(result.drivers[driver]?.name ?? driver)}: ${percent(levels[0].p, edges)} at ${figures(levels[0].at)}, ${percent(levels.at(-1)!.p, edges)} at ${figures(levels.at(-1)!.at)}`;
          }),
      );
    }),
    perQuestion("What would have to be true", (id) =>
      bullets(
        (result.questions[id].boxes ?? [])
          .filter(({ limits }) => limits.length > 0)
          .map(
            (box) =>
              `${literal(boxSentence(result, id, box))} Limits that came back in 20 random halves: ${box.limits.map(({ reproduced }) => reproduced).join(", ")}.`,
          ),
      ),
    ),
    perQuestion("Which numbers decide", (id) =>
      table(
        ["number", "share", "where lowest", "where highest"],
        decisive(result, id).map((s) => [
          literal(inWords(result, s.path)),
          `${percent(s.share)} \u00b1 ${number(100 * s.se, 1)}`,
          percent(s.low),
          percent(s.high),
        ]),
      ),
    ),
    [
      "What is worth finding out",
      worthKnowing(result).length === 0
        ? ""
        : `${table(
            ["number", "lowers the expected Brier score by"],
            worthKnowing(result).map(({ path, worth }) => [literal(inWords(result, path)), figures(worth)]),
          )}\n\nAs things stand it is ${figures(expectedBrier(result))} (mean over the questions, scale 0 to 1).`,
    ],
    [
      "What the record taught",
      result.record === null
        ? "The case states no record: the odds are not conditioned on what has happened."
        : `${literal(inNames(result, result.record.said))}${
            moved(result, 5).length === 0
              ? ""
              : ` Moved most: ${moved(result, 5)
                  .map((path) => `${literal(inWords(result, path))} (${number(result.parameters[path].shift, 2)} sd)`)
                  .join("; ")}.`
          }`,
    ],
    [
      "What changed since an earlier result",
      result.since === undefined
        ? ""
        : table(
            ["question", "then", "now", "the rest", "the record", "the numbers"],
            Object.entries(result.since.questions).map(([id, q]) => [
              literal(result.questions[id]?.ask ?? id),
              percent(q.before),
              percent(q.now),
              ...(["elsewhere", "record", "numbers"] as const).map((why) => {
                const step = q.steps.find((s) => s.why === why);
                return step === undefined
                  ? "\u2013"
                  : `${inSigned(step.difference)} \u00b1 ${number(100 * step.se, 1)}`;
              }),
            ]),
          ),
    ],
    [
      "Where the numbers come from",
      `${tally(result)} The page report.html lists every one with its quote or judgement.`,
    ],
    ["Limits", bullets(caveats(result).map(literal))],
    ["Warnings", bullets(printedWarnings(result).map(({ message }) => literal(message)))],
    [
      "The same again",
      `\`\`\`\n${command(result)}\n\`\`\`\n\nEntente ${run.engine}; case ${literal(result.case.id)}, files with SHA-256 \`${result.case.hash}\`; ${number(run.worlds)} worlds tried, ${number(run.kept)} kept, ${counted(run.paths)} future${run.paths === 1 ? "" : "s"} each.`,
    ],
  ];
  return `# ${literal(result.case.title)}\n\nAs of ${date(result.case.as_of)}.${assumed.length > 0 ? ` Run ${assumed.join(", ")}.` : ""}\n\n${parts
    .filter(([, body]) => body !== "")
    .map(([title, body]) => `## ${title}\n\n${body}\n`)
    .join("\n")}`;
}
