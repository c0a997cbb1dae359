/** What passages carry and what became of the argument's claims, as sentences. */
import type { Carried, ClaimFinding, PassageFinding, Removed, Result } from "../result/index.ts";
import { list, number, percent } from "./format.ts";
import { inWords, type Names } from "./paths.ts";

/** One thing that was made neutral: `Japan: need ‘support’, without weight`. */
export function removedText(names: Names, { kind, path, at }: Removed): string {
  const said = inWords(names, path);
  switch (kind) {
    case "need":
    case "stake":
      return `${said}, without weight`;
    case "driver":
      return `${names.drivers[path.split(".")[1]]?.name ?? said} held at ${number(at ?? 0, 1)}, where it adds least to needs`;
    case "belief":
      return `${said}: no such belief`;
    case "reliability":
      return `${said}: 1`;
    case "reaction":
    case "expectation":
      return `${said}: removed`;
  }
}

/** `19 % > 8 % (-11 ± 2 points)`; a change within noise is said to be that. */
export function carriedText({ p, without, change, se, below_noise }: Carried): string {
  if (change === 0 && se === 0) return `${percent(p)}, unchanged`;
  const points = `${change > 0 ? "+" : change < 0 ? "-" : ""}${number(100 * Math.abs(change), 1)} ± ${number(100 * se, 1)} points`;
  return `${percent(p)} > ${percent(without)} (${points}${below_noise ? ", within noise" : ""})`;
}

/** Why a passage was not simulated, as a sentence; empty where it was. */
export function untestedText({ tested }: PassageFinding): string {
  switch (tested) {
    case "simulated":
      return "";
    case "no reach":
      return "No question depends on the numbers that cite it: it carries 0.";
    case "no neutral case":
      return "Only numbers without a neutral case (rates, chances, friction, the market) cite it: it was not tested.";
    case "no numbers":
      return "No number cites it.";
  }
}

/** The verdict on a claim, with both odds, and those of the same futures as the case stands. */
export function verdictText(result: Pick<Result, "drivers" | "questions">, claim: ClaimFinding): string {
  const driver = result.drivers[claim.driver]?.name ?? claim.driver;
  const unit = result.drivers[claim.driver]?.unit ?? null;
  const level = (at: number): string => `${number(at, Math.abs(at) < 10 ? 1 : 0)}${unit === null ? "" : ` (${unit})`}`;
  const { holds, fails, change, se, verdict, p, worlds } = claim;
  const odds = `with ${driver} held at ${level(holds.at)} the answer is yes in ${percent(holds.p)} of futures, at ${level(fails.at)} in ${percent(fails.p)} (${number(100 * change, 1)} ± ${number(100 * se, 1)} points), and as the case stands in ${percent(p)}: one future of each of ${number(worlds)} worlds`;
  const said = {
    enough: "It is enough",
    helps: "It helps but is not enough",
    "hardly matters": "It hardly matters",
    "works against": "It works against it",
  }[verdict];
  return `${said}: ${odds}.`;
}

/** Questions of a passage in the order in which they matter: the headline's, then the others beyond noise. */
export function carriedQuestions({ headline }: Pick<Result, "headline">, { questions }: PassageFinding): string[] {
  const others = Object.keys(questions)
    .filter((id) => !headline.includes(id) && !questions[id].below_noise)
    .sort((a, b) => Math.abs(questions[b].change) - Math.abs(questions[a].change));
  return [...headline.filter((id) => questions[id] !== undefined), ...others];
}

/**
 * What a passage carries, a sentence and a line for each question that matters, at most `most` of them: `If it were not so
 * from now on:`; why it was not tested, where it was not.
 */
export function carriedLines(result: Result, passage: PassageFinding, most: number): string[] {
  const untested = untestedText(passage);
  if (untested !== "") return [untested];
  const asked = carriedQuestions(result, passage).slice(0, most);
  if (asked.length === 0) return ["If it were not so from now on, every question would change within noise."];
  return [
    "If it were not so from now on:",
    ...asked.map((id) => `${result.questions[id].ask} ${carriedText(passage.questions[id])}`),
  ];
}

/** The finding of a passage, by its place and its words; undefined where the text has changed since the run. */
export function findingOf(
  { passages, sources }: Pick<Result, "passages" | "sources">,
  { source, start, end }: Pick<PassageFinding, "source" | "start" | "end">,
  words: string,
): PassageFinding | undefined {
  return passages?.find(
    (one) =>
      one.source === source &&
      one.start === start &&
      one.end === end &&
      sources[source]?.text?.slice(start, end) === words,
  );
}

/** What was made neutral, as one phrase. */
export const removedList = (names: Names, removed: readonly Removed[]): string =>
  list(removed.map((one) => removedText(names, one)));

/** What the table of passages says, in two sentences. */
export const CARRIES_NOTE =
  "For each passage: the odds as the case stands, and the odds if what depends on the passage were not so from now on, over the same worlds and the same noise. They are counted afresh, one future a world, so that the odds as the case stands may lie a few points from those above, which have more. Changes of several passages need not add up.";

const MAX_QUOTE_CHARACTERS = 140;

/** The text of a passage on one line, cut where it is long. */
export function passageQuote({ sources }: Pick<Result, "sources">, { source, start, end }: PassageFinding): string {
  const quote = (sources[source]?.text ?? "").slice(start, end).replace(/\s+/g, " ");
  return quote.length <= MAX_QUOTE_CHARACTERS
    ? quote
    : `${quote.slice(0, MAX_QUOTE_CHARACTERS).replace(/\s\S*$/, "")}\u2026`;
}

/** Largest change of a headline question beyond noise, 0..1: the order in which passages are listed. */
export function weightOf({ headline }: Pick<Result, "headline">, { questions }: PassageFinding): number {
  return Math.max(
    0,
    ...headline.map((id) => (questions[id] && !questions[id].below_noise ? Math.abs(questions[id].change) : 0)),
  );
}
