/** Warnings about time: dates without effect, texts that the rates cannot bring, and when the record begins. */
import { monthName } from "../../numbers/months.ts";
import type { Lint } from "./lints.ts";
import { textsSince } from "./texts.ts";

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
  const tables = textsSince(c, value);
  const known = tables.reduce((sum, one) => sum + one.known, 0);
  const most = tables.reduce((sum, one) => sum + one.most, 0);
  if (known > MAX_RATIO_OF_TEXTS * most)
    warn(
      "few-texts",
      `${known} accords are known since the record begins, and the tables bring ${most.toPrecision(2)} texts at the medians even if each meeting finds one acceptable to all: look at meetings_per_year, meets_on and concludes`,
      "record",
    );
}
