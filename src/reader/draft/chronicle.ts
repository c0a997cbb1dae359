/** Accords and events, and questions with their conditions. */
import type { Item, Time } from "../reading.ts";
import type { Cast } from "./cast.ts";
import { driverFor, type Driver } from "./drivers.ts";
import type { Issue } from "./issues.ts";
import { Ids, Links, listed, nameOf } from "./phrases.ts";
import type { Open, PlannedAccord, PlannedEvent, PlannedQuestion, PlannedScenario } from "./plan.ts";
import * as suggest from "./suggestions.ts";
import { driverWord, idOf, keyWord, topicsOf } from "./topics.ts";

/** Date of a past event: as fine as the text has it, or open without even a year. */
function dateOf(time: Time | undefined, asOf: string): string | Open {
  const [first, last] = time?.resolved ?? [undefined, undefined];
  const past = first !== undefined && first <= asOf;
  if (past && first === last) return first;
  for (const length of [7, 4])
    if (past && first.length >= length && last!.slice(0, length) === first.slice(0, length))
      return first.slice(0, length);
  const said = time?.expr ? `the text says "${nameOf(time.expr, 60)}"` : "the text names no date";
  return { suggestion: past ? first : asOf.slice(0, 7), reason: past ? `${said}: from ${first} to ${last}` : said };
}

/** A question in words: its outcome without `might lead to`, or the whole assertion where it has a verb of its own. */
function askOf({ quote }: Item, cast: Cast): string {
  const outcome = quote
    .replace(
      /^(?:we )?(?:might|may|could|would|will|should|can)(?: yet| well| still| also)?(?: not)? (?:lead to|result in|bring about|bring|see|produce|come to|end in|yield)\s+/i,
      "",
    )
    .replace(/\beither\s+/i, "");
  if (/\b(?:will|would|is|are|was|were|may|might|could|can|should|shall|remains?|becomes?)\b/i.test(outcome))
    return `Will this come true: "${nameOf(outcome, 150)}"?`;
  return `Will it come to "${nameOf(outcome, 140)}"${/\bbetween\b/.test(quote) ? "" : ` between ${listed(cast.parties.map((p) => cast.name(p)))}`}?`;
}

export function accordsOf(links: Links, cast: Cast, issues: readonly Issue[], asOf: string): PlannedAccord[] {
  const ids = new Ids();
  return links.of("accord").flatMap((item) => {
    if (item.status === "proposed" || item.status === undefined || links.to(item, "has-part").length > 0) return [];
    const parties = [...new Set((item.subject ?? []).flatMap((ref) => cast.signatory(ref) ?? []))];
    if (parties.length === 0) return [];
    const kind =
      item.accord_kind ??
      /\b(treaty|contract|memorandum|agreement|cease-?fire|pact|deal)\b/i.exec(item.quote)?.[1]?.toLowerCase() ??
      "agreement";
    const whole = links.from(item, "has-part")[0] ?? links.to(item, "part-of")[0];
    const groups = topicsOf(item.quote).map(({ group }) => group);
    const on =
      issues.find((issue) => issue.grounds.includes(item)) ??
      issues.find((issue) => issue.kind === "deal" && issue.groups.some((g) => groups.includes(g)));
    const word = topicsOf(item.quote)[0]?.id ?? keyWord(item.quote);
    return [
      {
        id: ids.give(idOf(`${/memorandum/i.test(kind) ? "memorandum" : kind} ${word}`)),
        parties,
        date: dateOf(item.time ?? whole?.time, asOf),
        kind,
        binds: item.binding === "yes" || (item.binding === undefined && /treaty|contract/i.test(kind)),
        on: on?.id ?? null,
        text: nameOf(item.quote, 160),
        grounds: [item, ...(whole ? [whole] : [])],
      },
    ];
  });
}

export function eventsOf(links: Links, cast: Cast, asOf: string): PlannedEvent[] {
  const ids = new Ids();
  return links
    .of("event")
    .flatMap((item) => {
      const who = cast.actors(item.subject);
      const whom = cast.actors(item.object).filter((id) => id !== who[0]);
      if (who[0] === undefined || !item.event) return [];
      return [
        {
          id: ids.give(idOf(`${item.event.plover.toLowerCase()} ${driverWord(item.quote)}`)),
          date: dateOf(item.time, asOf),
          who: who[0],
          does: item.event.plover,
          whom: whom[0] ?? who[1] ?? null,
          grounds: [item],
        },
      ];
    })
    .slice(0, 40);
}

export function questionsOf(
  links: Links,
  cast: Cast,
  issues: readonly Issue[],
  asOf: string,
  until: string,
): PlannedQuestion[] {
  const ids = new Ids();
  const year = Number(asOf.slice(0, 4));
  const asked = links.of("question").filter(({ polarity, quote }) => polarity !== "negative" && !FIGHTING.test(quote));
  const outcomes = asked.filter((item) => OUTCOME.test(item.quote) || about(item, issues).length > 0);
  const drafted = (outcomes.length > 0 ? outcomes : asked).flatMap((item) => {
    const when = answers(item, issues, links);
    const named = item.horizon && item.horizon !== "unfilled" ? item.horizon.resolved[1] : null;
    const month = named === null ? null : named.length === 4 ? `${named}-12` : named.slice(0, 7);
    const by =
      month !== null && month >= asOf.slice(0, 7) && month <= until
        ? month
        : { suggestion: `${year + 5}-12`, reason: "the text names no date by which it would be so" };
    return [
      {
        id: ids.give(when.length > 1 ? "settlement" : when[0].issue),
        ask: askOf(item, cast),
        when,
        by,
        grounds: [item, ...links.from(item, "forecast")],
      },
    ];
  });
  if (drafted.length > 0) return drafted.slice(0, 8);
  return issues.slice(0, 2).map((issue) => ({
    id: ids.give(issue.id),
    ask: `Will ${issue.name.charAt(0).toLowerCase()}${issue.name.slice(1)} come to "${issue.options.at(-1)!.text}"?`,
    when: [{ issue: issue.id, options: [issue.options.at(-1)!.id] }],
    by: {
      suggestion: `${year + 5}-12`,
      reason: "the text asks nothing of the future; this is what the draft's own issue would ask",
    },
    grounds: issue.grounds.slice(0, 1),
  }));
}

/** Words for possible outcomes of a dispute. */
const OUTCOME =
  /\b(breakthrough|progress|developments?|agree\w*|settle\w*|deals?|peace|treat(?:y|ies)|accords?|pacts?|cease-?fires?|truces?|normali[sz]\w*|compromise|sign\w*|resum\w*|reopen\w*|withdraw\w*|concession\w*|contracts?|cooperat\w*|talks)\b/i;
/** Outcomes that no option of an issue represents: they stay readings, for the analyst to add an issue. */
const FIGHTING =
  /\b(wars?|attacks?|clash\w*|shoot\w*|strikes?|invasion|invades?|escalat\w*|collapse\w*|crisis|crises)\b/i;

/** Issues that a question names, directly or by their goods. */
function about(item: Item, issues: readonly Issue[]): Issue[] {
  const groups = topicsOf(item.quote).map(({ group }) => group);
  const word = (issue: Issue): boolean =>
    new RegExp(`\\b${issue.id.replace(/_\d+$/, "").replaceAll("_", "[ -]?")}`, "i").test(item.quote);
  return issues.filter(
    (issue) => word(issue) || (issue.kind === "deal" && issue.groups.some((g) => groups.includes(g))),
  );
}

/**
 * Part of the case that a question is about: the issue of its topic, or the issues that a settlement or breakthrough
 * would settle.
 */
function answers(item: Item, issues: readonly Issue[], links: Links): PlannedQuestion["when"] {
  const last = (issue: Issue): PlannedQuestion["when"][number] => ({
    issue: issue.id,
    options: [issue.options.at(-1)!.id],
  });
  const direct = about(item, issues);
  if (direct.length > 0) return direct.slice(0, 1).map(last);
  const despite = links.from(item, "forecast").flatMap((claim) => links.to(claim, "despite"));
  const over = issues.filter((issue) => issue.kind === "stake" && issue.grounds.some((g) => despite.includes(g)));
  if (over.length > 0) return over.map(last);
  const broad = issues.filter(({ kind }) => kind !== "deal");
  if (/\b(settle|settlement|peace|normali[sz]|broader|comprehensive|grand)/i.test(item.quote) && broad.length > 0)
    return broad.slice(0, 3).map(last);
  return (broad.length > 0 ? broad : issues).slice(0, 1).map(last);
}

/** A condition on a driver is a scenario: the same case with that driver at the supposed level. */
export function scenariosOf(links: Links, drivers: readonly Driver[]): PlannedScenario[] {
  const ids = new Ids();
  const found = new Map<string, PlannedScenario>();
  const put = (driver: Driver, name: string, word: string | null, grounds: Item[]): void => {
    if (found.has(driver.id) || found.size === 6) return;
    found.set(driver.id, {
      id: ids.give(word ? idOf(word) : `if_${driver.id}`),
      name: nameOf(name),
      driver: driver.id,
      key: driver.rising === null ? "mean" : "start",
      value: suggest.overThreshold(word),
      grounds,
    });
  };
  for (const item of [...links.of("claim"), ...links.of("question")]) {
    const { condition } = item;
    if (!condition) continue;
    const inside =
      links.to(item, "conditional-on")[0] ??
      links.of("driver").find(({ start, end }) => start >= condition.start - 3 && end <= condition.end + 3);
    const driver =
      (inside && driverFor(drivers, inside)) ??
      drivers.find(({ id }) => new RegExp(`\\b${id.replace(/_\d+$/, "").slice(0, 7)}`, "i").test(condition.text));
    if (driver) put(driver, condition.text, inside?.threshold_word ?? null, [item]);
  }
  for (const item of links.of("driver")) {
    const driver = item.threshold_word === undefined ? undefined : driverFor(drivers, item);
    if (driver) put(driver, item.quote, item.threshold_word!, [item, ...links.around(item, "claim").slice(0, 1)]);
  }
  return [...found.values()];
}
