/** Odds that `entente believe` is asked about: typed by question, or those of a source in a ledger. */
import { EntenteError } from "../errors.ts";
import { nearest, suggestion, type Case } from "../language/index.ts";
import { forecastInForce, questionId } from "../ledger/index.ts";
import type { OddsAsked } from "../lenses/believe/index.ts";
import { canBeHeld, readShareLimits, type ShareLimits } from "../numbers/share-limits.ts";
import { percent } from "../wording/format.ts";
import type { Given } from "./arguments.ts";
import { soundLedger, textOf } from "./ledger/options.ts";

/** @throws EntenteError `wrong-usage` for what cannot be read, `wrong-input` for what the case or the ledger does not have */
export function oddsAsked(given: Given, c: Case): OddsAsked {
  const typed = (given.list["question"] ?? []).map((text) => typedOdds(text, c));
  const filed = textOf(given, "source") === null ? [] : filedOdds(given, c, textOf(given, "source")!);
  if (textOf(given, "ledger") !== null && textOf(given, "source") === null)
    throw new EntenteError("wrong-usage", "--ledger needs --source NAME, whose odds are taken");
  const asked: OddsAsked = {};
  for (const [id, limits] of [...typed, ...filed]) {
    if (Object.hasOwn(asked, id)) throw new EntenteError("wrong-usage", `the odds of '${id}' are given twice`);
    asked[id] = checked(id, limits);
  }
  if (Object.keys(asked).length === 0 && (given.list["today"] ?? []).length === 0)
    throw new EntenteError(
      "wrong-usage",
      "believe needs odds: --question ID=35%, --ledger FILE --source NAME, or a statement on today: --today ID",
    );
  return asked;
}

/** Statements of the case that are to hold. @throws EntenteError `wrong-input` for one that it does not make */
export function statementsAsked(given: Given, c: Case): string[] {
  const ids = c.today.map(({ id }) => id);
  return (given.list["today"] ?? []).map((id) => {
    if (ids.includes(id)) return id;
    throw new EntenteError(
      "wrong-input",
      `--today: unknown statement '${id}'${suggestion(nearest(id, ids)) || `; the case makes ${ids.join(", ") || "none"}`}`,
    );
  });
}

function typedOdds(text: string, c: Case): [string, ShareLimits] {
  const at = text.indexOf("=");
  const [id, share] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
  if (id === "" || share === "") throw new EntenteError("wrong-usage", `--question takes ID=ODDS, not '${text}'`);
  const ids = c.questions.map((question) => question.id);
  if (!ids.includes(id))
    throw new EntenteError(
      "wrong-input",
      `--question: unknown question '${id}'${suggestion(nearest(id, ids)) || `; the case has ${ids.join(", ") || "none"}`}`,
    );
  const limits = readShareLimits(share);
  if (limits === null)
    throw new EntenteError(
      "wrong-usage",
      `--question ${id}: '${share}' is not a probability; write 35%, 0.35, '20% to 40%', or a word such as likely`,
    );
  return [id, limits];
}

/** Exact odds lie above 0 and below 1; limits have to exclude something. */
function checked(id: string, { low, high }: ShareLimits): ShareLimits {
  if (canBeHeld({ low, high })) return { low, high };
  throw new EntenteError(
    "wrong-input",
    low === high
      ? `odds of ${percent(low)} for '${id}': odds lie above 0 % and below 100 %`
      : `limits of ${percent(low)} to ${percent(high)} for '${id}' exclude nothing`,
  );
}

/** The odds of a source that are in force on the questions of the case. */
function filedOdds(given: Given, c: Case, source: string): [string, ShareLimits][] {
  const { questions } = soundLedger(given);
  const lives = c.questions.flatMap(({ id }) => {
    const life = questions.get(questionId(c.id, id));
    return life ? [{ id, life }] : [];
  });
  const odds = lives.flatMap(({ id, life }): [string, ShareLimits][] => {
    const p = forecastInForce(life, source)?.p;
    return p === undefined ? [] : [[id, { low: p, high: p }]];
  });
  if (odds.length > 0) return odds;
  const sources = [...new Set(lives.flatMap(({ life }) => life.forecasts.map((one) => one.source)))];
  throw new EntenteError(
    "wrong-input",
    `--source: the ledger has no odds of '${source}' on the questions of this case${suggestion(nearest(source, sources)) || (sources.length > 0 ? `; it has some of ${sources.join(", ")}` : "")}`,
  );
}
