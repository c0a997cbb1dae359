/** The track record as Markdown, for the pages of a repository. */
import type { SetRecord, TrackRecord } from "../ledger/suite/record.ts";
import type { HindcastFindings } from "../ledger/suite/shape.ts";
import { scoresByCase } from "../pictures/scores/index.ts";
import { percent } from "../wording/format.ts";
import { chanceText, differenceText, score, sourceName } from "../wording/scores.ts";
import { shownSources } from "./shown-sources.ts";
import { firstPageSentence } from "../wording/track-record.ts";

/** The picture of a suite: scores by case, as SVG. */
export const suitePicture = (findings: HindcastFindings): string => scoresByCase(shownSources(findings));

/** A block of a page between `<!-- track record -->` and its end, with the name of the page that it is for. */
export interface RecordBlock {
  page: string;
  text: string;
}

/** @param picture by-case scores as they are linked from the page of a suite */
export function recordBlocks(record: TrackRecord, picture: string): RecordBlock[] {
  const { held_out, earlier, development } = record;
  const drawn = `![Brier score by case](${picture})`;
  return [
    {
      page: "README.md",
      text: `${firstPageSentence(record)} [Table, picture and what they can show](hindcasts-2/README.md).`,
    },
    { page: "hindcasts-2/README.md", text: held_out === null ? "" : setText(held_out, drawn) },
    { page: "hindcasts/README.md", text: earlier === null ? "" : setText(earlier, drawn) },
    {
      page: "cases/kurils-2012/README.md",
      text:
        development === null
          ? ""
          : setText(
              development,
              "One case cannot tell the model from anything: under five cases there is no interval. [The suites of hindcasts](../../hindcasts-2/README.md) hold cases that were not changed.",
            ),
    },
  ];
}

function setText(set: SetRecord, besides: string): string {
  const { questions, cases, yes, engine, draws, paths, seed, sources, base, expected, differences, odds_sha256 } = set;
  const rows = Object.entries(sources).map(([source, one]) => [
    sourceName(source, base),
    String(one.questions),
    score(one.mean),
    one.p5 === null ? "" : `${score(one.p5)} to ${score(one.p95)}`,
    score(one.of_cases),
    score(one.log),
    one.within === null ? "" : one.within.toFixed(2),
  ]);
  const head = ["source", "questions", "Brier", "90 %", "by case", "log", "order within cases"];
  const bands = set.bands.filter((band) => band.questions > 0);
  return [
    `${questions} questions of ${cases} case${cases === 1 ? "" : "s"}, ${yes} of them yes. Hindcasts with engine ${engine}, ${draws} worlds of ${paths} futures, seed ${seed}; SHA-256 of the odds \`${odds_sha256}\`.`,
    "",
    `| ${head.join(" | ")} |`,
    `| ${head.map(() => "---").join(" | ")} |`,
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
    `Brier score: mean squared error of the odds, smaller is better; 90 %: interval from resampling whole cases; order within cases: share of pairs of a yes and a no of one case in which the yes had the higher odds, .5 is a coin.`,
    "",
    ...differences.filter(({ b }) => sources[b]).map((one) => `- ${differenceText(one, base)}`),
    ...(expected
      ? [
          `- The model expected ${score(expected.mean)} of itself, at most ${score(expected.q95)} in 95 % of its own futures, and got ${score(expected.observed)}: ${expected.surprise <= 0.5 ? `a score as bad has ${chanceText(expected.surprise, expected.least)}` : `as bad a score comes in ${percent(expected.surprise)} of its futures`}.`,
        ]
      : []),
    `- By the model's odds: ${bands.map(({ from, to, questions: n, yes: came }) => `${percent(from)} to ${percent(to)}: ${came} of ${n} came true`).join("; ")}.`,
    "",
    besides,
  ].join("\n");
}

const BLOCK = /(<!-- track record[^>]*-->\n)[\s\S]*?(\n<!-- end of track record -->)/;

/** The page with its block replaced; null where it has none. */
export function withBlock(page: string, text: string): string | null {
  return BLOCK.test(page) ? page.replace(BLOCK, (_, start: string, end: string) => `${start}${text}${end}`) : null;
}

/** The block that stands on a page; null where it has none. */
export function blockOn(page: string): string | null {
  return new RegExp(BLOCK.source.replace("[\\s\\S]*?", "([\\s\\S]*?)")).exec(page)?.[2] ?? null;
}
