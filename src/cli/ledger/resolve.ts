/** `entente ledger resolve`: how a question came out. */
import { EntenteError } from "../../errors.ts";
import { locate } from "../../language/text/citations.ts";
import {
  NO_ANSWERS,
  fileResolution,
  outcomeProblem,
  type LedgerCitation,
  type QuestionLine,
} from "../../ledger/index.ts";
import { isDay, type Day } from "../../numbers/days.ts";
import type { Given } from "../arguments.ts";
import { fileText } from "../../files/named-file.ts";
import { appending, counted, dayOf, printWritten, questionNamed, textOf, today } from "./options.ts";

export async function resolve(given: Given, signal: AbortSignal): Promise<number> {
  const [id, word] = given.positionals;
  const [on, between, why] = [dayOf(given, "on"), betweenOf(given), textOf(given, "why")];
  if (on !== null && between !== null) throw new EntenteError("wrong-usage", "--on and --between exclude each other");
  const citation = citationOf(given);
  const written = await appending(given, signal, (draft) => {
    const { question, inForce } = questionNamed(draft.ledger, id);
    const outcome = question.type === "number" && !isNoAnswer(word) ? numberOf(word) : word;
    const problem = outcomeProblem(question, outcome);
    if (problem !== null) throw new EntenteError("wrong-input", problem);
    const happened_on = question.type === "date" && isDay(word) ? word : on;
    refuseFuture(on, "on");
    refuseFuture(dayOf(given, "known"), "known");
    refuseLate(question, happened_on ?? between?.[1] ?? null, on === null ? (between ? "--between" : "") : "--on");
    if (isNoAnswer(word) ? why === null : citation === null)
      throw new EntenteError(
        "wrong-input",
        isNoAnswer(word)
          ? `'${word}' needs --why TEXT`
          : `an answer needs the words that say so: --because QUOTE --source S`,
      );
    if (inForce && why === null && inForce.outcome !== outcome)
      throw new EntenteError(
        "wrong-input",
        `${id} is in force as '${inForce.outcome}' (${inForce.id}): say --why, and it is superseded`,
      );
    fileResolution(draft, {
      question: id,
      outcome,
      happened_on,
      ...(between === null ? {} : { between }),
      known_on: dayOf(given, "known") ?? today(),
      citation,
      why,
    });
    return { outcome, hasCurves: draft.ledger.questions.get(id)!.forecasts.some(({ curve }) => curve) };
  });
  const { made, lines } = written;
  const followed = lines === null ? 0 : lines.last - lines.first;
  return printWritten(given, written, `resolution of ${id} (${word})`, [
    ...(followed > 0
      ? [
          `${counted(followed, "question")} that depend${followed === 1 ? "s" : ""} on it ${followed === 1 ? "is" : "are"} ${made.outcome === "no" ? "annulled" : "open again"}`,
        ]
      : []),
    ...(made.outcome === "yes" && on === null && between === null && made.hasCurves
      ? ["without --on or --between its curves are not scored"]
      : []),
  ]);
}

const isNoAnswer = (word: string): boolean => NO_ANSWERS.some((one) => one === word);

function numberOf(word: string): number | string {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(word) ? Number(word) : word;
}

function refuseFuture(day: Day | null, flag: string): void {
  if (day !== null && day > today())
    throw new EntenteError("wrong-input", `--${flag} ${day} is after today (${today()})`);
}

function refuseLate({ closes }: QuestionLine, day: Day | null, flag: string): void {
  if (day !== null && day > closes)
    throw new EntenteError(
      "wrong-input",
      `${`${flag} ${day}`.trim()} is after closes (${closes}): then the answer is no`,
    );
}

/** `--between DAY..DAY`. */
function betweenOf(given: Given): [Day, Day] | null {
  const text = textOf(given, "between");
  if (text === null) return null;
  const days = text.split("..").map((day) => day.trim());
  if (days.length === 2 && days.every(isDay) && days[0] < days[1]) return [days[0], days[1]];
  throw new EntenteError(
    "wrong-usage",
    `--between takes two days in order, such as 2026-03-01..2026-03-04, not '${text}'`,
  );
}

/** The quote with its source, found in the file where one is named. @throws EntenteError `wrong-input` where it is not there */
function citationOf(given: Given): LedgerCitation | null {
  const [quote, source, text] = [textOf(given, "because"), textOf(given, "source"), textOf(given, "text")];
  if (quote === null && source === null && text === null) return null;
  if (quote === null || source === null)
    throw new EntenteError("wrong-usage", "--because QUOTE and --source S belong together");
  if (text === null) return { quote, source };
  const content = fileText(text, `--text ${text}`);
  if (locate(quote, content) === null) throw new EntenteError("wrong-input", `--because: the quote is not in ${text}`);
  return { quote, source, text };
}
