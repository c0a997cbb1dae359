/** `entente ledger due`: what waits for its resolution, or closes soon. */
import { EntenteError } from "../../errors.ts";
import { inForceBySource, stateOf, type ForecastLine, type QuestionLife } from "../../ledger/index.ts";
import { dayAfter } from "../../numbers/days.ts";
import { percent } from "../../wording/format.ts";
import type { Given } from "../arguments.ts";
import { bold, print, printJson, wrap } from "../terminal.ts";
import { counted, soundLedger, textOf, today } from "./options.ts";

const DEFAULT_DAYS = 30;

export async function due(given: Given): Promise<number> {
  const text = textOf(given, "days");
  const days = text === null ? DEFAULT_DAYS : /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(days)) throw new EntenteError("wrong-usage", `--days takes a whole number, not '${text}'`);
  const ledger = soundLedger(given);
  const day = today();
  const last = dayAfter(day, days);
  const listed = [...ledger.questions.values()]
    .map((life) => ({ life, state: stateOf(ledger, life, day) }))
    .filter(
      ({ life, state }) =>
        state === "due" || (state === "open" && life.question.closes >= day && life.question.closes <= last),
    )
    .sort((a, b) => (a.life.question.closes < b.life.question.closes ? -1 : 1));
  if (given.flags["json"])
    return printJson({
      today: day,
      questions: listed.map(({ life, state }) => ({
        id: life.question.id,
        state,
        text: life.question.text,
        closes: life.question.closes,
        due: life.question.due,
        resolves_by: life.question.resolves_by,
        odds: Object.fromEntries([...inForceBySource(life)].map(([source, line]) => [source, oddsOf(line)])),
      })),
    });
  if (listed.length === 0) return print(`nothing is due, and nothing closes within ${counted(days, "day")}`);
  return print(listed.map(({ life, state }) => entry(life, state)).join("\n\n"));
}

function entry(life: QuestionLife, state: string): string {
  const { id, text, closes, resolves_by } = life.question;
  const odds = [...inForceBySource(life)].map(([source, line]) => `${source} ${oddsText(line)}`);
  return [
    `${bold(id)}  ${state === "due" ? `due since ${life.question.due}` : `closes ${closes}`}`,
    wrap(text, "  "),
    ...(resolves_by.length === 0 ? [] : [wrap(`decided by ${resolves_by.join("; else ")}`, "  ")]),
    ...(odds.length === 0 ? [] : [wrap(odds.join(", "), "  ")]),
  ].join("\n");
}

const oddsOf = ({ p, probs, quantiles, normal, cdf }: ForecastLine) => p ?? probs ?? quantiles ?? normal ?? cdf;

const oddsText = (line: ForecastLine): string =>
  line.p !== undefined ? percent(line.p) : JSON.stringify(oddsOf(line));
