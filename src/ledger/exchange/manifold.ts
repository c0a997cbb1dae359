/** Markets of Manifold as its interface gives them, one or a list; instants are milliseconds since 1970. */
import { dayOfInstant } from "../../numbers/days.ts";
import {
  isFields,
  lastDayBefore,
  nameOf,
  nothingOf,
  questionOf,
  shareOf,
  textOf,
  type Fields,
  type Imported,
  type ImportedForecast,
  type ImportedResolution,
} from "./imported.ts";
import { instantOfMilliseconds } from "./instants.ts";
import { PRICE_OF_RESOLVED, listOf } from "./markets.ts";

export const isManifold = (value: unknown): boolean => isFields(value) && "outcomeType" in value;

export function fromManifold(value: unknown): Imported {
  const imported = nothingOf("manifold");
  listOf(value).forEach((market, n) => {
    const name = (isFields(market) ? nameOf(market["id"]) : null) ?? `entry ${n + 1}`;
    const skip = (why: string): void => void imported.skipped.push({ name, why });
    if (!isFields(market) || !isManifold(market)) return skip("no market of Manifold");
    if (market["outcomeType"] !== "BINARY") return skip(`${nameOf(market["outcomeType"]) ?? "its type"} is not binary`);
    const [created, close] = [instantOfMilliseconds(market["createdTime"]), instantOfMilliseconds(market["closeTime"])];
    if (created === null || close === null) return skip("it has no time at which it opens or closes");
    const url = textOf(market["url"]) ?? `Manifold, market ${name}`;
    const question = questionOf({
      id: `manifold/${name}`,
      text: textOf(market["question"]),
      opens: dayOfInstant(created),
      closes: lastDayBefore(close),
      resolves_by: url,
      fine_print: textOf(market["textDescription"]),
    });
    if (typeof question === "string") return skip(question);
    const resolved = market["isResolved"] === true;
    const priced = resolved ? PRICE_OF_RESOLVED : priceOf(market);
    if (typeof priced === "string") imported.withoutForecast.push({ name, why: priced });
    imported.questions.push({
      name,
      ids: [question.id],
      question,
      forecasts: typeof priced === "string" ? [] : [priced],
      resolution: resolved ? resolutionOf(market, url) : null,
    });
  });
  return imported;
}

function priceOf(market: Fields): ImportedForecast | string {
  const p = shareOf(market["probability"]);
  const time = instantOfMilliseconds(market["lastBetTime"]) ?? instantOfMilliseconds(market["lastUpdatedTime"]);
  if (p === null || time === null) return "its price or the time of its price is missing";
  return { source: "market:manifold", p, information_until: time };
}

function resolutionOf(market: Fields, url: string): ImportedResolution | null {
  const known = instantOfMilliseconds(market["resolutionTime"]);
  const resolution = textOf(market["resolution"]);
  if (known === null || resolution === null) return null;
  const known_on = dayOfInstant(known);
  if (resolution === "YES" || resolution === "NO") {
    const citation = { quote: `resolution: ${resolution}`, source: url };
    return { outcome: resolution === "YES" ? "yes" : "no", known_on, citation, why: null };
  }
  if (resolution === "CANCEL")
    return { outcome: "annulled", known_on, citation: null, why: "cancelled on the platform" };
  const p = shareOf(market["resolutionProbability"]);
  const why = `resolved to ${resolution === "MKT" ? `a probability${p === null ? "" : `, ${p}`}` : resolution}`;
  return { outcome: "ambiguous", known_on, citation: null, why };
}
