/**
 * From a reading to a draft case: statements of the text in their blocks, every number that it does not give left open.
 */
import type { Item, Reading } from "../reading.ts";
import { actorsOf } from "./actors.ts";
import { Cast } from "./cast.ts";
import { accordsOf, eventsOf, questionsOf, scenariosOf } from "./chronicle.ts";
import { driversOf } from "./drivers.ts";
import { carried, withImplied } from "./implied.ts";
import { issuesOf } from "./issues.ts";
import { Links, listed } from "./phrases.ts";
import type { Plan } from "./plan.ts";
import * as suggest from "./suggestions.ts";

export interface About {
  /** Title of the document, null where it has none. */
  title: string | null;
  /** As-of month or day of the case; `basis` gives its origin where neither the text nor the analyst stated it. */
  asOf: string;
  basis: string | null;
}

/**
 * Plans a case from a reading. @returns the plan, or the reason why there is none: a case needs two sides that could
 * agree
 */
export function planOf(given: Reading, about: About): Plan | { problem: string } {
  const reading = withImplied({ ...given, items: given.items.filter(({ unconfirmed }) => !unconfirmed) });
  const links = new Links(reading);
  const cast = new Cast(reading);
  if (cast.parties.length < 2) {
    return {
      problem:
        cast.parties.length === 1
          ? `the text speaks of one side only (${cast.name(cast.parties[0])}) that could come to terms with another`
          : "the text names no two sides that could come to terms",
    };
  }
  const year = Number(about.asOf.slice(0, 4));
  const until = `${year + 10}-12`;
  const issues = issuesOf(links, cast);
  const drivers = driversOf(links, cast);
  const actors = actorsOf(links, cast, issues, drivers);
  const accords = accordsOf(links, cast, issues, about.asOf);
  const events = eventsOf(links, cast, about.asOf);
  const questions = questionsOf(links, cast, issues, about.asOf, until);
  const known = new Set(actors.map(({ id }) => id));
  for (const { id, name, code, partOf } of cast.all())
    if (!known.has(id)) actors.push({ id, name, code, partOf, reliability: null, stakes: [], needs: [], beliefs: [] });
  const acting = new Set([
    ...cast.parties,
    ...accords.flatMap((a) => a.parties),
    ...events.flatMap((e) => [e.who, e.whom]),
    ...issues.map((k) => k.deliveredBy),
    ...drivers.flatMap((d) => cast.actors(d.grounds.flatMap((g) => g.subject ?? []))),
  ]);
  for (const { id, partOf } of actors) if (acting.has(id)) acting.add(partOf);
  for (const issue of issues)
    if (issue.kind === "deal" && issue.deliveredBy === null)
      issue.deliveredBy = actors.find((a) => a.reliability !== null && cast.parties.includes(a.id))?.id ?? null;
  const plan: Plan = {
    title: titleOf(cast, about.title),
    asOf: about.basis === null ? about.asOf : { suggestion: about.asOf, reason: about.basis },
    until: { suggestion: until, reason: "the text says nothing of how far to look ahead" },
    residual: suggest.residual(),
    record: recordOf(links, issues, year),
    actors: actors.filter((a) => acting.has(a.id) || a.reliability !== null || a.beliefs.length > 0),
    drivers,
    issues,
    table: {
      parties: cast.parties,
      meetings: suggest.meetings(),
      concludes: suggest.concludes(),
      grounds: talks(links, cast),
    },
    accords,
    events,
    questions,
    scenarios: scenariosOf(links, drivers),
    used: new Map(),
  };
  trace(plan);
  carried(links, plan.used);
  return plan;
}

function titleOf(cast: Cast, title: string | null): string {
  const sides = listed(cast.parties.map((id) => cast.name(id)));
  return title ? `${sides}: ${title}` : sides;
}

/** A statement that no agreement was reached so far is about the past, and gives the case a record. */
function recordOf(links: Links, issues: ReturnType<typeof issuesOf>, year: number): Plan["record"] {
  const silent = issues.filter((issue) => issue.silent).map(({ id }) => id);
  const grounds = links
    .of("claim")
    .filter(
      ({ polarity, quote }) =>
        polarity === "negative" &&
        /\bnothing\b.{0,40}\b(?:tangible|agreed|signed|settled|concluded|achieved|come of|result)|\bno (?:agreement|deal|treaty|accord|progress|breakthrough|settlement|result)\b|\bnever (?:been )?(?:signed|agreed|settled)\b|\b(?:stalled|deadlock\w*)\b/i.test(
          quote,
        ),
    );
  if (silent.length === 0 || grounds.length === 0) return null;
  return {
    since: { suggestion: `${year - 8}-01`, reason: "the text does not say since when nothing has come of it" },
    match: silent,
    grounds,
  };
}

/** Readings that report present or possible talks. */
function talks(links: Links, cast: Cast): Item[] {
  const between = (item: Item): boolean =>
    [...new Set([...cast.actors(item.subject), ...cast.actors(item.object)])].filter((id) => cast.parties.includes(id))
      .length >= 2;
  const found = links
    .of("event")
    .filter(
      (item) =>
        item.event !== undefined &&
        ["AGREE", "CONSULT", "COOPERATE", "SUPPORT"].includes(item.event.plover) &&
        between(item),
    );
  return (found.length > 0 ? found : [...links.of("question"), ...links.of("stake")]).slice(0, 3);
}

/** Records for each reading the parts of the case that it supports. */
function trace(plan: Plan): void {
  const put = (path: string, grounds: readonly Item[]): void => {
    for (const { id } of grounds) plan.used.set(id, [...new Set([...(plan.used.get(id) ?? []), path])]);
  };
  if (plan.record) put("record", plan.record.grounds);
  for (const actor of plan.actors) {
    const path = `actors.${actor.id}`;
    if (actor.reliability) put(`${path}.reliability`, actor.reliability.grounds);
    for (const { issue, grounds } of actor.stakes) put(`${path}.stakes.${issue}`, grounds);
    for (const need of actor.needs) {
      put(`${path}.needs.${need.id}`, need.grounds);
      for (const { driver, grounds } of need.sharpenedBy)
        put(`${path}.needs.${need.id}.sharpened_by.${driver}`, grounds);
    }
    for (const { grounds } of actor.beliefs) put(`${path}.beliefs`, grounds);
  }
  for (const { id, grounds } of plan.drivers) put(`drivers.${id}`, grounds);
  for (const { id, grounds } of plan.issues) put(`issues.${id}`, grounds);
  put("tables.talks", plan.table.grounds);
  for (const block of ["accords", "events", "questions", "scenarios"] as const)
    for (const { id, grounds } of plan[block]) put(`${block}.${id}`, grounds);
}
