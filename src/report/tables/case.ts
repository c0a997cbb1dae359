import type { Result } from "../../result/index.ts";
import { conditionText } from "../../wording/conditions.ts";
import { leadIn } from "../../wording/grounds.ts";
import { inWords } from "../../wording/paths.ts";
import { table, type Cell, type Table } from "./table.ts";

/** The tables of the case: drivers, outside views, chronicle, places, expectations, the record, numbers and their shared causes, and what changed since an earlier result. */
export function caseTables(result: Result): Table[] {
  const quotes = (citations: number[]): string =>
    citations
      .map((index) => result.citations[index])
      .filter((citation) => citation !== undefined)
      .map((citation, _, all) => `${leadIn(citation, all) ?? citation.source}: ${citation.quote}`)
      .join(" | ");
  return [
    table(
      "drivers",
      ["driver", "month", "kind", "value", "p5", "p25", "p50", "p75", "p95"],
      Object.entries(result.drivers).flatMap(([driver, { history, fan }]): { [column: string]: Cell }[] => [
        ...history.map((point) => ({ driver, kind: "history", ...point })),
        ...fan.map((point) => ({ driver, kind: "fan", ...point })),
      ]),
    ),
    table(
      "outside_view",
      ["question", "class", "name", "p", "p5", "p95", "library_class", "kind", "own_count", "lent", "later"],
      Object.entries(result.lenses.reference ?? {}).flatMap(([question, views]) =>
        Object.entries(views).map(([id, { name, p, p5, p95, class: library_class, figures, alone, later }]) => ({
          ...{ question, class: id, name, p, p5, p95, library_class, kind: figures?.kind },
          ...{ own_count: alone?.p, lent: alone?.lent, later },
        })),
      ),
    ),
    table(
      "chronicle",
      ["kind", "id", "date", "who", "what", "binds", "text", "because"],
      [
        ...result.accords.map((accord): { [column: string]: Cell } => ({
          kind: "accord",
          id: accord.id,
          date: accord.date,
          who: accord.parties.join(";"),
          what: accord.kind,
          binds: accord.binds,
          text: accord.text,
          because: quotes(accord.citations),
        })),
        ...result.events.map((event): { [column: string]: Cell } => ({
          kind: "event",
          id: event.id,
          date: event.date,
          who: [event.who, event.whom].filter(Boolean).join(";"),
          what: event.does,
          text: event.text,
          because: quotes(event.citations),
        })),
      ],
    ),
    table(
      "places",
      ["id", "name", "lon", "lat", "on", "because"],
      result.places.map((place) => ({ ...place, because: quotes(place.citations) })),
    ),
    table(
      "expected",
      ["issue", "option", "when", "stated", "stated_p5", "stated_p95", "simulated", "futures", "differs"],
      Object.entries(result.expected ?? {}).flatMap(([issue, options]) =>
        Object.entries(options).map(([option, { when, stated, ...found }]) => ({
          issue,
          option,
          when: conditionText(result, when),
          stated: stated.mean,
          stated_p5: stated.p5,
          stated_p95: stated.p95,
          ...found,
        })),
      ),
    ),
    table(
      "lost_pasts",
      ["month", "share"],
      (result.record?.lost ?? []).map((one) => ({ ...one })),
    ),
    table(
      "factors",
      ["factor", "name", "path", "correlation"],
      Object.entries(result.factors ?? {}).flatMap(([factor, { name, numbers }]) =>
        Object.entries(numbers).map(([path, correlation]) => ({ factor, name, path, correlation })),
      ),
    ),
    table(
      "numbers",
      [
        "path",
        "words",
        "as_written",
        "cited",
        "default",
        "mean_before",
        "sd_before",
        "mean_after",
        "sd_after",
        "shift",
        "because",
      ],
      Object.entries(result.parameters).map(([path, number]) => ({
        path,
        words: inWords(result, path),
        ...number,
        as_written: number.text,
        mean_before: number.before.mean,
        sd_before: number.before.sd,
        mean_after: number.after.mean,
        sd_after: number.after.sd,
        because: quotes(result.cited_by[path] ?? []),
      })),
    ),
    table(
      "since",
      ["question", "before", "now", "why", "difference", "se", "paired"],
      Object.entries(result.since?.questions ?? {}).flatMap(([question, { before, now, steps }]) =>
        steps.map((step) => ({ question, before, now, ...step })),
      ),
    ),
  ];
}
