/** Markets of Polymarket as its Gamma interface gives them: one, a list, or events with their markets. */
import { dayOfInstant } from "../../numbers/days.ts";
import {
  isFields,
  lastDayBefore,
  nameOf,
  nothingOf,
  questionOf,
  shareOfText,
  textOf,
  type Fields,
  type Imported,
  type ImportedResolution,
} from "./imported.ts";
import { instantOfText } from "./instants.ts";
import { PRICE_OF_RESOLVED, listOf } from "./markets.ts";

/** Largest distance of the price of a resolved market from 1. */
const PRICE_TOLERANCE = 1e-6;

const isEvent = (value: unknown): value is Fields => isFields(value) && Array.isArray(value["markets"]);
const isMarket = (value: unknown): value is Fields =>
  isFields(value) && ("outcomePrices" in value || "umaResolutionStatus" in value || "conditionId" in value);
export const isPolymarket = (value: unknown): boolean =>
  isMarket(value) || (isEvent(value) && listOf(value["markets"]).some(isMarket));

export function fromPolymarket(value: unknown): Imported {
  const imported = nothingOf("polymarket");
  const markets = listOf(value).flatMap((one) => (isEvent(one) ? listOf(one["markets"]) : [one]));
  markets.forEach((market, n) => {
    const name = (isFields(market) ? nameOf(market["id"]) : null) ?? `entry ${n + 1}`;
    const skip = (why: string): void => void imported.skipped.push({ name, why });
    if (!isMarket(market)) return skip("no market of Polymarket");
    const outcomes = stringsIn(market["outcomes"]);
    if (outcomes === null) return skip("its outcomes cannot be read");
    const [yes, no] = [outcomes.indexOf("Yes"), outcomes.indexOf("No")];
    if (outcomes.length !== 2 || yes < 0 || no < 0) return skip(`outcomes are ${outcomes.join(", ")} and not Yes, No`);
    const [start, end] = [instantOfText(market["startDate"]), instantOfText(market["endDate"])];
    if (start === null || end === null) return skip("it has no time at which it opens or closes");
    const by = textOf(market["resolutionSource"]) ?? `Polymarket, market ${textOf(market["slug"]) ?? name}`;
    const question = questionOf({
      id: `polymarket/${name}`,
      text: textOf(market["question"]),
      opens: dayOfInstant(start),
      closes: lastDayBefore(end),
      resolves_by: by,
      fine_print: textOf(market["description"]),
    });
    if (typeof question === "string") return skip(question);
    const prices = stringsIn(market["outcomePrices"])?.map(shareOfText) ?? [];
    const price = prices[yes] ?? null;
    const resolution = resolutionOf(market, price, prices[no] ?? null, by);
    const time = instantOfText(market["updatedAt"]);
    const why =
      resolution !== null
        ? PRICE_OF_RESOLVED
        : market["closed"] === true
          ? "closed, and not resolved: the state is due"
          : price === null || time === null
            ? "its price or the time of its price is missing"
            : null;
    if (why !== null) imported.withoutForecast.push({ name, why });
    imported.questions.push({
      name,
      ids: [question.id],
      question,
      forecasts: why === null ? [{ source: "market:polymarket", p: price!, information_until: time! }] : [],
      resolution,
    });
  });
  return imported;
}

/** Texts of a list that is JSON within a text; null where it is none. */
function stringsIn(value: unknown): string[] | null {
  try {
    const list: unknown = typeof value === "string" ? JSON.parse(value) : value;
    return Array.isArray(list) && list.every((one) => typeof one === "string") ? list : null;
  } catch {
    return null;
  }
}

function resolutionOf(market: Fields, yes: number | null, no: number | null, by: string): ImportedResolution | null {
  const known = instantOfText(market["closedTime"]);
  if (market["closed"] !== true || market["umaResolutionStatus"] !== "resolved" || known === null) return null;
  const known_on = dayOfInstant(known);
  if (yes === 0.5 && no === 0.5) return { outcome: "ambiguous", known_on, citation: null, why: "resolved 50-50" };
  const isOne = (price: number | null): boolean => price !== null && price >= 1 - PRICE_TOLERANCE;
  if (isOne(yes) === isOne(no)) return null;
  const outcome = isOne(yes) ? "yes" : "no";
  return {
    outcome,
    known_on,
    citation: { quote: `resolved: ${outcome === "yes" ? "Yes" : "No"}`, source: by },
    why: null,
  };
}
