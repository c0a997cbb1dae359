/** Warnings about time: dates without effect, texts that the rates cannot bring, and when the record begins. */
import type { Case, Month, Rate, Table } from "../case.ts";
import { monthName } from "../../numbers/months.ts";
import type { Lint } from "./lints.ts";

/** Ratio of known texts to those that the tables can produce above which their rates are questioned. */
const MAX_RATIO_OF_TEXTS = 3;

export function lintCalendar(lint: Lint): void {
  const { c, warn } = lint;
  const start = c.record?.since ?? c.asOf;
  if (c.record && c.record.citations.length === 0)
    warn(
      "bare-record",
      "say in a `because` of the record's own why it begins here: a record that begins before the present bargain took form counts silence that says nothing of it",
      "record.since",
    );
  for (const { id, opens, deadline, meetsOn } of c.tables) {
    const path = `tables.${id}`;
    if (opens !== null && opens > c.until) warn("no-effect", "it opens after until: it never meets", `${path}.opens`);
    if (deadline !== null && deadline <= start)
      warn("no-effect", "its deadline is not after the first simulated month: it never meets", `${path}.deadline`);
    for (const { month } of meetsOn)
      if (month <= start || month > c.until)
        warn(
          "no-effect",
          `${monthName(month)} is ${month > c.until ? "after until" : "not after the first simulated month"}: nobody meets then`,
          `${path}.meets_on`,
        );
  }
  for (const { id, governments } of c.actors)
    for (const change of governments?.changes ?? [])
      if (change.on !== null && change.on > c.until)
        warn(
          "no-effect",
          "this is after until, where the simulation ends",
          `actors.${id}.governments.changes.${change.id}.on`,
        );
  fewTexts(lint);
}

/** More known texts since the record began than all meetings would bring if each found a text acceptable to all. */
function fewTexts({ c, value, warn }: Lint): void {
  const { record } = c;
  if (!record) return;
  const known = c.accords.filter(
    ({ date, parties, on }) =>
      date.slice(0, 7) > monthName(record.since) && c.tables.some((table) => signedAt(c, table, parties, on)),
  ).length;
  const most = c.tables.reduce((sum, table) => sum + mostTexts(table, record.since + 1, c.asOf, value), 0);
  if (known > MAX_RATIO_OF_TEXTS * most)
    warn(
      "few-texts",
      `${known} accords are known since the record begins, and the tables bring ${most.toPrecision(2)} texts at the medians even if each meeting finds one acceptable to all: look at meetings_per_year, meets_on and concludes`,
      "record",
    );
}

/** Whether an accord can be a text of a table: two of its parties, and an issue of its agenda or none. */
function signedAt(c: Case, { parties, issues }: Table, signers: readonly string[], on: number | null): boolean {
  const acting = new Set(
    signers.map((id) => {
      const i = c.actors.findIndex((actor) => actor.id === id);
      return c.actors[i]?.partOf ?? i;
    }),
  );
  return (on === null || issues.includes(on)) && parties.filter((i) => acting.has(i)).length > 1;
}

/** Meetings times `concludes` from month to month, both included, with drivers at their highest effect. */
function mostTexts(table: Table, from: Month, to: Month, value: Lint["value"]): number {
  let texts = 0;
  for (let month = Math.max(from, table.opens ?? from); month <= Math.min(to, table.deadline ?? to); month++) {
    const concludes = Math.min(1, rateIn(table.concludes, month, value));
    const dated = table.meetsOn.find((one) => one.month === month);
    const ends = dated ? (dated.concludes === null ? concludes : value(dated.concludes)) : 0;
    const meets = 1 - Math.exp(-rateIn(table.meetingsPerYear, month, value) / 12);
    texts += 1 - (1 - meets * concludes) * (1 - ends);
  }
  return texts;
}

function rateIn({ steps, movedBy }: Rate, month: Month, value: Lint["value"]): number {
  const step = steps.findLast((one) => one.month === null || one.month <= month) ?? steps[0];
  return movedBy.reduce((rate, { times }) => rate * Math.max(1, value(times)), value(step.value));
}
