/** The first screen in words: the answer in one sentence, what moves it, why not, what to watch. */
import { printedShare } from "../numbers/icd203.ts";
import type { GroundsFinding, QuestionFinding, Result } from "../result/index.ts";
import { hasOdds, noOddsText } from "./few-worlds.ts";
import { tipsOf } from "./findings.ts";
import { counted, date, figures, list, number, percent, wilsonEdges } from "./format.ts";
import { levelToday } from "./levels.ts";
import { GROUND_ORDER, GROUND_WORD, isUnjudged, relayedText, standingText } from "./grounds.ts";
import { inWords } from "./paths.ts";
import { decisive, movers, turning } from "./ranking.ts";
import { statement, type Statement } from "./statement.ts";
import { whyNotLine } from "./why-not.ts";

const MAX_HEADLINE_WORDS = 40;
/** Odds beyond these are printed without figures in headlines, until a track record shows that the figures hold. */
const LOW_ODDS = 0.05,
  HIGH_ODDS = 0.95;
/** Share of worlds that fit the record under which the odds without it have equal rank. */
export const LOW_FIT = 0.05;

/** Odds as a headline prints them: `30 %`, `under 5 %`, `over 95 %`. */
export function headlinePercent(p: number): string {
  if (printedShare(p) < LOW_ODDS) return `under ${percent(LOW_ODDS)}`;
  return printedShare(p) > HIGH_ODDS ? `over ${percent(HIGH_ODDS)}` : percent(p);
}

/**
 * Whether the odds without the record have equal rank: they differ, and the record removed more than half of the yes or
 * hardly any world fits it.
 */
export function equalRank({ run }: Result, { p, removed, without_record: before }: QuestionFinding): boolean {
  if (before === null || headlinePercent(before) === headlinePercent(p)) return false;
  return (removed ?? 0) > 0.5 || run.fit < LOW_FIT;
}

/** Both odds where they have equal rank; `first` says what the second number is. */
function oddsText(result: Result, question: QuestionFinding, first: boolean): string {
  const now = headlinePercent(question.p);
  if (!equalRank(result, question)) return now;
  const before = headlinePercent(question.without_record!);
  return first ? `${now}, or ${before} without the record` : `${now}, or ${before} without`;
}

/** Words of a text; a number and its unit, joined by a no-break space, count as one. */
const words = (text: string): number => text.split(/[ \n]+/).length;

/** `unlikely (30 %) that gas will be sold to a Japanese buyer`; the odds alone where there is no word. */
function clause(result: Result, id: string, first: boolean, told: Statement): string {
  const question = result.questions[id];
  const odds = oddsText(result, question, first);
  const that = `that ${told.text}${told.date === "" ? "" : ` ${told.date}`}`;
  return `${wordInSentence(question)} (${odds}) ${that}`;
}

/** The word of likelihood as it stands after ‘it is’; ICD 203 has none under 1 and over 99 %. */
function wordInSentence({ word, p }: QuestionFinding): string {
  if (word === null) return p < 0.5 ? "almost ruled out" : "almost sure";
  if (word === "almost no chance") return "almost ruled out";
  return word === "roughly even chance" ? "about as likely as not" : word;
}

/** The questions in one sentence, their common date first. */
function sentence(result: Result, ids: string[]): string {
  const told = ids.map((id) => statement(result.questions[id].ask));
  const date = told[0].date;
  const clauses = ids.map((id, n) =>
    clause(result, id, n === 0, told[n].date === date ? { ...told[n], date: "" } : told[n]),
  );
  return `${date === "" ? "It" : `${capital(date)} it`} is ${clauses.length > 2 ? clauses.join("; ") : clauses.join(", and ")}`;
}

/** The questions in the shorter form of a headline: `By the end of 2022: gas sold to a Japanese buyer, unlikely (30 %); ...`. */
function compact(result: Result, ids: string[]): string {
  const told = ids.map((id) => statement(result.questions[id].ask));
  const date = told[0].date;
  const firstOfTwo = ids.find((id) => equalRank(result, result.questions[id]));
  const parts = ids.map((id, n) => {
    const question = result.questions[id];
    const when = told[n].date === date || told[n].date === "" ? "" : ` ${told[n].date}`;
    const odds = oddsText(result, question, id === firstOfTwo);
    return `${told[n].short}${when}, ${question.word === null ? odds : `${question.word} (${odds})`}`;
  });
  return `${date === "" ? "" : `${capital(date)}: `}${parts.join("; ")}`;
}

/** One sentence of at most 40 words that answers as many of the headline questions as it can; empty without questions. */
export function headline(result: Result): string {
  const { headline: ids } = result;
  if (ids.length === 0) return "";
  if (!hasOdds(result)) return `${capital(noOddsText(result))}.`;
  for (let most = ids.length; most > 0; most--) {
    const some = ids.slice(0, most);
    const forms = [sentence(result, some), compact(result, some)];
    const text = forms.find((form) => words(form) <= MAX_HEADLINE_WORDS) ?? (most === 1 ? forms[1] : undefined);
    if (text === undefined) continue;
    const rest = Object.keys(result.questions).filter((id) => !some.includes(id));
    return `${capital(text)}${others(result, rest, words(text))}.`;
  }
  return "";
}

/** A sentence of the first screen: the answer, or what it stands on. */
export interface FirstSentence {
  kind: "answer" | "standing";
  text: string;
}

/** The answer in a sentence and whether it stands on suggestions, which comes first where nobody has judged a number. */
export function firstSentences(result: Result): FirstSentence[] {
  const answer: FirstSentence = { kind: "answer", text: headline(result) };
  if (answer.text === "") return [];
  const standing: FirstSentence = { kind: "standing", text: hasOdds(result) ? standingText(result.grounds) : "" };
  const told = isUnjudged(result.grounds) ? [standing, answer] : [answer, standing];
  return told.filter(({ text }) => text !== "");
}

/** The range of the other answers, where there is room for it. */
function others(result: Result, ids: string[], taken: number): string {
  if (ids.length === 0) return "";
  const all = ids.map((id) => result.questions[id].p);
  const [low, high] = [headlinePercent(Math.min(...all)), headlinePercent(Math.max(...all))];
  const range = low === high ? low : `from ${low} to ${high}`;
  const text =
    ids.length === 1
      ? `; a further question stands at ${low}`
      : `; ${counted(ids.length)} other answers ${low === high ? "stand at" : "range"} ${range}`;
  return taken + words(text) > MAX_HEADLINE_WORDS ? "" : text;
}

const STILL = "No driver or number moves the odds beyond chance and rounding.";

export interface KeyLine {
  label: string;
  text: string;
}

/** What moves the first headline question most, why not, and what to watch; only lines with content. */
export function keyLines(result: Result): KeyLine[] {
  const [id] = result.headline;
  if (id === undefined || !hasOdds(result)) return [];
  return [
    { label: "What moves it most", text: movesMost(result, id) || STILL },
    { label: "Why not", text: whyNotLine(result, id) },
    { label: "What to watch", text: watch(result, id) },
  ].filter(({ text }) => text !== "");
}

/**
 * What moves the odds of a question most, a driver or a number, with the odds at both ends, and after a number the driver
 * that moves them most; empty where nothing moves them beyond chance, or by less than figures show.
 */
export function movesMost(result: Result, id: string): string {
  const [driver, number] = [driverSpan(result, id), numberSpan(result, id)];
  if (!driver || !number) return (driver ?? number)?.text ?? "";
  return driver.span >= number.span ? driver.text : `${number.text.replace(/\.$/, "")}; of drivers, ${driver.text}`;
}

/** What moves the odds, by how much, and in words. */
interface Span {
  span: number;
  text: string;
}

/** The driver with the widest range of odds over the levels at which it was held. */
function driverSpan(result: Result, id: string): Span | null {
  const question = result.questions[id];
  const [driver] = movers(question, result.run.kept);
  if (driver === undefined) return null;
  const edges = wilsonEdges(result.run.kept);
  const levels = [...question.threshold[driver]].sort((a, b) => a.p - b.p);
  const ends = [levels[0], levels.at(-1)!].sort((a, b) => a.at - b.at);
  const [low, high] = ends.map(({ p }) => percent(p, edges));
  if (low === high) return null;
  const today = result.drivers[driver] === undefined ? "" : ` (today ${figures(levelToday(result, driver))})`;
  const text = `${result.drivers[driver]?.name ?? driver}: ${low} at ${figures(ends[0].at)}, ${high} at ${figures(ends[1].at)}${today}.`;
  return { span: Math.abs(ends[1].p - ends[0].p), text };
}

/** The number with the widest range between the fifths of worlds where it is lowest and highest. */
function numberSpan(result: Result, id: string): Span | null {
  const [found] = decisive(result, id, 1);
  if (found === undefined || percent(found.low) === percent(found.high)) return null;
  const text = `${inWords(result, found.path)}: ${percent(found.low)} where it is lowest, ${percent(found.high)} where it is highest.`;
  return { span: Math.abs(found.high - found.low), text };
}

/** The driver whose move would turn the answer in most worlds; '' where they are too few for a level. */
function watch(result: Result, id: string): string {
  const tips = turning(result, id).flatMap((driver) =>
    tipsOf(result, driver, result.questions[id].tipping![driver]).map((one) => ({ ...one, driver })),
  );
  const [most] = tips.filter(({ told }) => told).sort((a, b) => b.tip.share - a.tip.share);
  if (!most) return "";
  const { driver, way, tip } = most;
  const { name } = result.drivers[driver];
  const now = levelToday(result, driver);
  const move = way === "up" ? "rise" : "fall";
  const across = way === "up" ? tip.p50 <= now : tip.p50 >= now;
  const [mean, where] = across
    ? [" at the medians", `, where it is ${way === "up" ? "lower" : "higher"} today`]
    : ["", ""];
  return `${name} (today ${figures(now)}${mean}): a ${move} to ${figures(tip.p50)} would make a deal that counts as yes acceptable to all in another ${percent(tip.share)} of worlds${where}.`;
}

const GAP_FACTOR = 3;

/** The outside views that lie more than a factor of three from the odds. */
export function farViews<T extends { p: number }>(p: number, views: readonly T[]): T[] {
  return views.filter((view) => Math.max(p, view.p) > GAP_FACTOR * Math.min(p, view.p));
}

/** `Of 512 numbers 40 are stated in a quote, 230 argued, 150 judged and 92 by default.` */
export function groundsLine(grounds: GroundsFinding): string {
  const counted = GROUND_ORDER.filter((ground) => grounds[ground] > 0).map(
    (ground, n) =>
      `${number(grounds[ground])} ${n > 0 ? "" : grounds[ground] === 1 ? "is " : "are "}${GROUND_WORD[ground]}`,
  );
  return counted.length === 0
    ? ""
    : `Of ${number(grounds.all)} number${grounds.all === 1 ? "" : "s"} ${list(counted)}.${relayedText(grounds)}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What counts as a yes: the options, with the name of their issue unless `named` is false; empty for other conditions. */
export function yesText(result: Result, { when }: QuestionFinding, named = true): string {
  return Object.entries(when)
    .map(([issue, options]) => {
      const found = result.issues[issue];
      const texts = options.map((option) => found?.options[option] ?? option).join("; or ");
      return named ? `${found?.name ?? issue}: ${texts}` : texts;
    })
    .join(". And ");
}

/** `by December 2022`, or `at the end of December 2022`. */
export const dueText = ({ holds, by }: QuestionFinding): string => `${holds ? "at the end of" : "by"} ${date(by)}`;
