/** The report in Markdown, for issue trackers and documents: the same findings without the pictures. */
import type { Result } from "../result/index.ts";
import { answerOrder, expectedBrier, inOptions, moved, outsideViews, worthKnowing } from "../pictures/index.ts";
import { caveats } from "./caveats.ts";
import { command, printedWarnings } from "./ending.ts";
import { answer, inPoints } from "./questions.ts";
import { tally } from "./numbers.ts";
import { inSigned } from "./since.ts";
import { namesIn } from "./believe.ts";
import {
  COINCIDENCE,
  askedText,
  infeasibleText,
  movingShifts,
  notWeighedText,
  priceText,
  shiftText,
} from "../wording/believe.ts";
import { CARRIES_NOTE, carriedText, passageQuote, verdictText, weightOf } from "../wording/carries.ts";
import { aloneText, kindText, laterText, oddsText } from "../wording/classes.ts";
import {
  ANALYST_HEAD,
  APART_NOTE,
  POOL_NOTE,
  analystNumberText,
  analystRows,
  differing,
  oddsCells,
  oddsHead,
} from "../wording/analysts.ts";
import { boxSentence, tippingSentences } from "../wording/findings.ts";
import { whyNotSentence } from "../wording/why-not.ts";
import { cameText, earlierText, oddsFiled } from "../wording/earlier.ts";
import { EXPECTED_ADVICE, EXPECTED_NOTE, EXPECTED_WARNING, expectedRows } from "../wording/expected.ts";
import { hasOdds, lostText, noOddsText, rejectedText } from "../wording/few-worlds.ts";
import { counted, date, figures, number, percent, wilsonEdges } from "../wording/format.ts";
import { suggestionsTag } from "../wording/grounds.ts";
import { besideOdds, removedText } from "../wording/given.ts";
import { capital, dueText, firstSentences, keyLines, yesText } from "../wording/headline.ts";
import { trustText } from "../wording/trust.ts";
import { inNames, inWords } from "../wording/paths.ts";
import { stepsOf, stepsText } from "../wording/steps.ts";
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

const DASH = "\u2013";

/** The text of one section; empty where the result has nothing to put in it. */
type Section = (result: Result) => string;

/** A section with a part for each question under its own heading, those left out whose part is empty. */
const perQuestion =
  (part: (result: Result, id: string) => string): Section =>
  (result) =>
    Object.entries(result.questions)
      .map(([id, { ask }]) => ({ ask, text: part(result, id) }))
      .filter(({ text }) => text !== "")
      .map(({ ask, text }) => `### ${literal(ask)}\n\n${text}`)
      .join("\n\n");

/** All questions in one table, in the order of the picture on the page. */
function answersTable(result: Result): string {
  const { draws, kept, paths } = result.run;
  const order = answerOrder(result);
  if (order.length === 0) return "";
  if (!hasOdds(result)) return withoutOdds(result);
  const prior = wilsonEdges(draws);
  const tag = suggestionsTag(result.grounds);
  const rows = order.map((id) => {
    const q = result.questions[id];
    const views = outsideViews(result, id).map(({ p }) => percent(p));
    const last = q.curve.at(-1);
    return [
      literal(q.ask),
      `**${answer(q)}** ${dueText(q)}${tag === "" ? "" : `, ${tag}`}`,
      q.without_record === null ? "no record" : percent(q.without_record, prior),
      views.length === 0 ? DASH : views.join(", "),
      last === undefined ? DASH : `${percent(last.p25)} to ${percent(last.p75)}`,
      q.p === 0 || q.p === 1
        ? `${q.p === 0 ? "none" : "all"} of ${number(kept * paths)} futures`
        : `\u00b1 ${inPoints(q.se)}`,
      q.chance_share === null ? DASH : percent(q.chance_share),
    ];
  });
  const head = [
    "question",
    "odds",
    "without the record",
    "outside view",
    "middle half of worlds",
    "error of counting",
    "chance",
  ];
  const note =
    "Chance: its share of the variance of the answer; the rest is what is not known about the numbers. Monte Carlo error is not model error.";
  return [table(head, rows), note].join("\n\n");
}

function questionByQuestion(result: Result, id: string): string {
  const q = result.questions[id];
  const yes = yesText(result, q);
  const sentences = [yes === "" ? "" : `Yes means ${yes}.`, ...besideOdds(result, q)].filter((text) => text !== "");
  return [literal(sentences.join(" ")), outsideView(result, id), believed(result, id)]
    .filter((text) => text !== "")
    .join("\n\n");
}

/** What moves the answer, why not, what to watch, how far to trust it. */
const keys: Section = (result) =>
  bullets(
    [...keyLines(result), { label: "How far to trust this", text: trustText(result) }].map(
      ({ label, text }) => `**${label}**: ${literal(text)}`,
    ),
  );

/** The questions of a run that kept too few worlds for odds, with the reason. */
function withoutOdds(result: Result): string {
  const asked = Object.values(result.questions).map(
    (q) => `${literal(q.ask)} (${q.holds ? "at the end of" : "by"} ${date(q.by)})`,
  );
  const reason = [`${capital(noOddsText(result))}.`, lostText(result), literal(rejectedText(result))]
    .filter((sentence) => sentence !== "")
    .join(" ");
  return `${reason}\n\n${bullets(asked)}`;
}

function expected(result: Result): string {
  const rows = expectedRows(result).map(({ what, when, stated, comes, differs }) => [
    literal(what),
    literal(when),
    stated,
    `${comes}${differs ? ` (**${EXPECTED_WARNING}**)` : ""}`,
  ]);
  if (rows.length === 0) return "";
  const advice = expectedRows(result).some(({ differs }) => differs) ? ` ${EXPECTED_ADVICE}` : "";
  return `${table(["what signers count on", "once", "stated chance", "how often it comes"], rows)}\n\n${EXPECTED_NOTE}${advice}`;
}

/** What one would have to believe to hold the outside view, where that lies far from the odds. */
function believed(result: Result, id: string): string {
  const finding = result.believe?.find(({ asked }) => Object.hasOwn(asked, id));
  if (finding === undefined || !hasOdds(result)) return "";
  if (!finding.feasible)
    return literal([infeasibleText(finding), notWeighedText(namesIn(result))].filter(Boolean).join(" "));
  const moving = movingShifts(finding).map((shift) => {
    const { name, change, size } = shiftText(namesIn(result), shift);
    return literal(`${name}, ${change}, ${size}`);
  });
  const price = literal(`${askedText(finding)}: ${priceText(finding, result.run)}.`);
  return [
    `What one would have to believe: ${price}${finding.verdict === "many" ? ` ${literal(COINCIDENCE)}` : ""}`,
    bullets(moving),
    literal(notWeighedText(namesIn(result))),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function outsideView(result: Result, id: string): string {
  return bullets(
    outsideViews(result, id).map((view) => {
      const words = [kindText(view), aloneText(view), laterText(view), literal(view.caveat ?? "")].filter(Boolean);
      return `${literal(view.name)}: ${oddsText(view)}${words.length === 0 ? "" : `. ${words.join(" ")}`}`;
    }),
  );
}

function carries(result: Result): string {
  const passages = (result.passages ?? [])
    .filter(({ tested }) => tested === "simulated")
    .sort((a, b) => weightOf(result, b) - weightOf(result, a));
  const rows = passages.map((passage) => [
    `\u201c${literal(passageQuote(result, passage))}\u201d`,
    ...result.headline.map((id) => {
      const found = passage.questions[id];
      return found === undefined ? DASH : carriedText(found);
    }),
  ]);
  const head = ["passage", ...result.headline.map((id) => literal(result.questions[id]?.ask ?? id))];
  return [
    bullets(
      Object.values(result.claims ?? {}).map(
        (claim) => `**${literal(claim.name)}.** ${literal(verdictText(result, claim))}`,
      ),
    ),
    rows.length === 0 ? "" : `${table(head, rows)}\n\n${CARRIES_NOTE}`,
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function deals(result: Result): string {
  const edges = wilsonEdges(result.run.kept);
  const rows = result.packages
    .filter((p) => !p.standing && (p.reached > 0 || p.now.zone > 0))
    .slice(0, 10)
    .map((p) => {
      const steps = stepsOf(result, p);
      const inSteps = steps === null ? "" : `. ${capital(stepsText(result, steps))}`;
      return [
        literal(`${inOptions(result, p.changes)}${inSteps}`),
        ...(steps === null ? [percent(p.now.zone, edges), percent(p.now.nash, edges)] : ["in steps", "in steps"]),
        percent(p.reached, edges),
        p.when === null ? DASH : date(p.when.p50),
      ];
    });
  return table(
    [
      "package",
      "all would accept today",
      "Nash solution today",
      `reached by ${date(result.case.until)}`,
      "median month",
    ],
    rows,
  );
}

function turnsOn(result: Result, id: string): string {
  const edges = wilsonEdges(result.run.kept);
  const question = result.questions[id];
  return bullets(
    movers(question, result.run.kept)
      .slice(0, 6)
      .map((driver) => {
        const levels = question.threshold[driver];
        const [low, high] = [levels[0], levels.at(-1)!].map(({ p, at }) => `${percent(p, edges)} at ${figures(at)}`);
        return `${literal(result.drivers[driver]?.name ?? driver)}: ${low}, ${high}`;
      }),
  );
}

function conditions(result: Result, id: string): string {
  return bullets(
    (result.questions[id].boxes ?? [])
      .filter(({ limits }) => limits.length > 0)
      .map((box) => {
        const reproduced = box.limits.map((limit) => limit.reproduced).join(", ");
        return `${literal(boxSentence(result, id, box))} Limits that came back in 20 random halves: ${reproduced}.`;
      }),
  );
}

function numbersThatDecide(result: Result, id: string): string {
  return table(
    ["number", "share", "where lowest", "where highest"],
    decisive(result, id).map(({ path, share, se, low, high }) => [
      literal(inWords(result, path)),
      `${percent(share)} \u00b1 ${number(100 * se, 1)}`,
      percent(low),
      percent(high),
    ]),
  );
}

function worthFindingOut(result: Result): string {
  const rows = worthKnowing(result).map(({ path, worth }) => [literal(inWords(result, path)), figures(worth)]);
  if (rows.length === 0) return "";
  const score = `As things stand it is ${figures(expectedBrier(result))} (mean over the questions, scale 0 to 1).`;
  return `${table(["number", "lowers the expected Brier score by"], rows)}\n\n${score}`;
}

function record(result: Result): string {
  if (result.record === null) return "The case states no record: the odds are not conditioned on what has happened.";
  const shifts = moved(result, 5).map(
    (path) => `${literal(inWords(result, path))} (${number(result.parameters[path].shift, 2)} sd)`,
  );
  const most = shifts.length === 0 ? "" : ` Moved most: ${shifts.join("; ")}.`;
  const lost = lostText(result);
  const removed = Object.values(result.questions).flatMap((q) =>
    removedText(result, q) === "" ? [] : [`${literal(q.ask)} ${capital(removedText(result, q))}.`],
  );
  const text = `${literal(inNames(result, result.record.said))}${most}${lost === "" ? "" : ` ${lost}`}`;
  return removed.length === 0 ? text : `${text}\n\n${bullets(removed)}`;
}

function since(result: Result): string {
  if (result.since === undefined) return "";
  const rows = Object.entries(result.since.questions).map(([id, { before, now, steps }]) => [
    literal(result.questions[id]?.ask ?? id),
    percent(before),
    percent(now),
    ...(["elsewhere", "record", "numbers"] as const).map((why) => {
      const step = steps.find((s) => s.why === why);
      return step === undefined ? DASH : `${inSigned(step.difference)} \u00b1 ${number(100 * step.se, 1)}`;
    }),
  ]);
  return table(["question", "then", "now", "the rest", "the record", "the numbers"], rows);
}

/** Each analyst's own odds, the pool, and the numbers on which they differ. */
function analysts(result: Result): string {
  const { analysts: found } = result;
  if (found === undefined) return "";
  const people = Object.entries(found.analysts);
  const numbers = differing(found).map(([path, { by, apart }]) => [
    literal(inWords(result, path)),
    apart ? "yes" : "",
    ...people.map(([id]) => literal(analystNumberText(by[id]))),
  ]);
  return [
    POOL_NOTE,
    table(
      ANALYST_HEAD,
      analystRows(found).map(([person, ...rest]) => [literal(person), ...rest]),
    ),
    table(
      oddsHead(found).map(literal),
      Object.keys(found.questions).map((id) => [
        literal(result.questions[id]?.ask ?? id),
        ...oddsCells(found, id, result.questions[id]?.se ?? 0),
      ]),
    ),
    numbers.length === 0
      ? ""
      : `${APART_NOTE}\n\n${table(["number", "apart", ...people.map(([, { name }]) => literal(name))], numbers)}`,
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function again(result: Result): string {
  const { engine, worlds, kept, paths } = result.run;
  const files = `case ${literal(result.case.id)}, files with SHA-256 \`${result.case.hash}\``;
  const size = `${number(worlds)} worlds tried, ${number(kept)} kept, ${counted(paths)} future${paths === 1 ? "" : "s"} each`;
  return `\`\`\`\n${command(result)}\n\`\`\`\n\nEntente ${engine}; ${files}; ${size}.`;
}

/** `odds`: left out of a run that kept too few worlds for odds. */
const SECTIONS: [title: string, body: Section, odds?: "odds"][] = [
  ["The questions one by one", perQuestion(questionByQuestion), "odds"],
  ["What each claim carries", carries, "odds"],
  ["Deals", deals, "odds"],
  ["Why not", perQuestion((result, id) => literal(whyNotSentence(result, id))), "odds"],
  ["The analysts", analysts, "odds"],
  ["What it turns on", perQuestion(turnsOn), "odds"],
  ["What changed since an earlier result", since, "odds"],
  ["Tipping points", perQuestion((result, id) => bullets(tippingSentences(result, id).map(literal))), "odds"],
  ["What would have to be true", perQuestion(conditions), "odds"],
  ["Sensitivity", perQuestion(numbersThatDecide), "odds"],
  ["What is worth finding out", worthFindingOut, "odds"],
  ["What signers expect of others", expected],
  ["What past silence tells us", record],
  [
    "Every number and its source",
    (result) => `${tally(result)} The page report.html lists every one with its quote, judgement or suggestion.`,
  ],
  ["What this does not say", (result) => bullets(caveats(result).map(literal))],
  ["Warnings", (result) => bullets(printedWarnings(result).map(({ message }) => literal(message)))],
  ["About this report", again],
];

/** Scenario, numbers set and drivers held, a phrase each. */
function assumptions(result: Result): string[] {
  const { scenario, set, pin, analyst } = result.run;
  const name = scenario === null ? null : literal(result.scenarios[scenario]?.name ?? scenario);
  return [
    ...(name === null ? [] : [`under the scenario \u2018${name}\u2019`]),
    ...(analyst ? [`with the numbers of ${literal(analyst.name)}`] : []),
    ...Object.entries(set).map(([path, text]) => `with ${literal(inWords(result, path))} set to ${literal(text)}`),
    ...Object.entries(pin).map(
      ([driver, value]) => `with ${literal(result.drivers[driver]?.name ?? driver)} held at ${figures(value)}`,
    ),
  ];
}

/** How earlier odds did, before the new ones. */
function earlierSection({ earlier }: Result): string {
  if (earlier === undefined) return "";
  const rows = earlier.questions.map((one) => [literal(one.ask), cameText(one), literal(oddsFiled(one))]);
  return `${literal(earlierText(earlier))}\n\n${table(["question", "came out", "odds filed"], rows)}`;
}

/** The whole file; the same result gives the same text. */
export function markdown(result: Result): string {
  const assumed = assumptions(result);
  const run = assumed.length > 0 ? ` Run ${assumed.join(", ")}.` : "";
  const sections = SECTIONS.filter(([, , odds]) => odds === undefined || hasOdds(result))
    .map(([title, body]) => ({ title, text: body(result) }))
    .filter(({ text }) => text !== "")
    .map(({ title, text }) => `## ${title}\n\n${text}\n`);
  const top = [
    `# ${literal(result.case.title)}`,
    `As of ${date(result.case.as_of)}.${run}`,
    earlierSection(result),
    ...firstSentences(result).map(({ text }) => `**${literal(text)}**`),
    answersTable(result),
    keys(result),
  ].filter((text) => text !== "");
  return `${top.join("\n\n")}\n\n${sections.join("\n")}`;
}
