/** The record, accords, events, questions and scenarios, each with its time. */
import { Block, join, numberAt, ownedBy, type Member } from "./block.ts";
import type { Accord, Event, ParameterIndex, Question, Record, Scenario } from "../case.ts";
import { conditionUnder } from "./conditions.ts";
import { parseDate, type Written } from "./dates.ts";
import { monthName } from "../../numbers/months.ts";
import { PLOVER } from "./events.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { optionOf, predicateOf } from "./predicates.ts";
import type { Names, Reading } from "./reading.ts";
import { parseUnfilled } from "../text/unfilled.ts";
import { ACCORD, EVENT, QUESTION, RECORD, SCENARIO } from "./shapes.ts";
import { monthText } from "./values.ts";

/** A standing with a block `issue: option` applied to it. */
export function overlay(reading: Reading, block: Block, key: string, under: Uint8Array): Uint8Array {
  const standing = Uint8Array.from(under);
  for (const { key: id, keySpan, value, path } of block.members(key, "a block such as {gas: none}")) {
    const issue = reading.resolve("issue", id, reading.names.issues, path, keySpan);
    const option = issue < 0 ? null : optionOf(reading, value, path, issue, id);
    if (option !== null) standing[issue] = option;
  }
  return standing;
}

export function readRecord(reading: Reading, block: Block, standing: Uint8Array): Record | null {
  const record = block.block("record", RECORD);
  if (!record) return null;
  const since = record.month("since");
  const { asOf } = reading;
  const sinceSpan = record.entries.get("since")?.value.span ?? record.span;
  if (since !== null && asOf && since >= asOf.month)
    reading.error("date-order", `the record begins before as_of (${asOf.text})`, "record.since", sinceSpan);
  const known = record
    .members("known", "a block such as {2010-09: {embargo: blocked}}")
    .flatMap(({ key, keySpan, value, path }) => {
      const month = monthText(reading, key, path, keySpan);
      const holds = predicateOf(reading, value, keySpan, path);
      if (month !== null && asOf && month > asOf.month)
        reading.error("date-order", `${key} is after as_of (${asOf.text}) and cannot be known`, path, keySpan);
      if (month !== null && since !== null && month < since)
        reading.error("date-order", `${key} is before the record begins`, path, keySpan);
      return month === null ? [] : [{ month, holds }];
    })
    .sort((a, b) => a.month - b.month);
  const match = record.has("match")
    ? record.list("match", "issue", reading.names.issues).map(({ index }) => index)
    : [...reading.names.issues.values()];
  const listed = record.entries.get("match");
  if (listed?.value.kind === "list" && listed.value.items.length === 0)
    reading.error(
      "missing-key",
      "match names at least one issue; leave it out and all are matched",
      "record.match",
      listed.value.span,
    );
  return {
    since: since ?? 0,
    from: overlay(reading, record, "from", standing),
    match,
    known,
    citations: record.cover ?? [],
  };
}

/** A message where a date is later than as_of: it cannot be known yet. */
function notLater(reading: Reading, block: Block, date: Written | null): void {
  if (date && reading.asOf && date.first > reading.asOf.last)
    reading.error(
      "date-order",
      `${date.text} is after as_of (${reading.asOf.text}); nothing later is allowed here`,
      join(block.path, "date"),
      block.entries.get("date")!.value.span,
    );
}

export function readAccords(reading: Reading, members: readonly Member[]): Accord[] {
  const actors = [...reading.names.actors.keys()];
  return members.flatMap((member) => {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, ACCORD, member);
    if (!block) return [];
    const date = block.date("date");
    notLater(reading, block, date);
    return [
      {
        id,
        date: date?.text ?? "",
        parties: block.list("parties", "actor", reading.names.actors).map(({ index }) => actors[index]),
        kind: block.text("kind") ?? "",
        binds: block.flag("binds", false),
        on: block.name("on", "issue", reading.names.issues),
        text: block.text("text"),
        citations: block.cover ?? [],
      },
    ];
  });
}

export function readEvents(reading: Reading, members: readonly Member[]): Event[] {
  const actors = [...reading.names.actors.keys()];
  return members.flatMap((member) => {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, EVENT, member);
    if (!block) return [];
    const date = block.date("date");
    notLater(reading, block, date);
    const [who, whom] = (["who", "whom"] as const).map((key) => block.name(key, "actor", reading.names.actors));
    const does = block.choice("does", PLOVER, "event type") ?? "";
    return [
      {
        id,
        date: date?.text ?? "",
        who: actors[who ?? -1] ?? "",
        does,
        whom: whom == null ? null : actors[whom],
        text: block.text("text"),
        citations: block.cover ?? [],
      },
    ];
  });
}

/** Questions whose `when` is not open; one that is open is left out, with a warning. */
export function readQuestions(reading: Reading, members: readonly Member[]): Question[] {
  const asked = members.filter((member) => !isOpen(reading, member));
  const names: Names = new Map(asked.map(({ key }, at) => [key, at]));
  return asked.flatMap((member) => {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, QUESTION, member);
    if (!block) return [];
    const by = block.month("by");
    const span = block.entries.get("by")?.value.span ?? keySpan;
    const { asOf, until } = reading;
    wholeMonth(block, "by");
    if (by !== null && asOf && by < asOf.month)
      reading.error(
        "date-order",
        `a question looks ahead: by is not before as_of (${asOf.text})`,
        join(path, "by"),
        span,
      );
    if (by !== null && until !== null && by > until)
      reading.error("date-order", "by is after until, where the simulation ends", join(path, "by"), span);
    return [
      {
        id,
        ask: block.sentence("ask") ?? "",
        when: conditionUnder(block, "when"),
        by: by ?? 0,
        holds: block.flag("holds", false),
        given: block.name("given", "question", names),
        citations: block.cover ?? [],
      },
    ];
  });
}

/** Whether what counts as yes is still open: `when: "?"`. */
function isOpen(reading: Reading, { value, path }: Member): boolean {
  const when = value.kind === "mapping" ? value.entries.find(({ key }) => key === "when")?.value : undefined;
  const open = when?.kind === "scalar" ? parseUnfilled(when.text) : null;
  if (!when || !open) return false;
  reading.warn(
    "open-question",
    `what counts as yes is open${open.reason === null ? "" : ` (${open.reason})`}: this question is left out of every run; say when: {issue: option}`,
    join(path, "when"),
    when.span,
  );
  return true;
}

/** A message where a date is a day inside a month: months count whole. */
function wholeMonth(block: Block, key: string): void {
  const value = block.entries.get(key)?.value;
  const date = value?.kind === "scalar" ? parseDate(value.text.trim()) : null;
  if (!value || date?.precision !== "day" || date.first === parseDate(date.text.slice(0, 7))!.last) return;
  const month = date.text.slice(0, 7);
  block.reading.error(
    "bad-date",
    `${date.text} is inside a month, and months count whole: ${month} would be counted to its end; write ${month}, or ${monthName(date.month - 1)} for what comes before`,
    join(block.path, key),
    value.span,
    month,
  );
}

/** @param spent numbers that a scenario changes in vain: it acts from the month after as_of, when they have been used */
export function readScenarios(
  reading: Reading,
  members: readonly Member[],
  spent: ReadonlySet<ParameterIndex>,
): Scenario[] {
  const paths = [...reading.byPath.keys()];
  return members.flatMap((whole, n) => {
    const { key: id, keySpan, value, path } = whole;
    const block = Block.of(reading, value, keySpan, path, SCENARIO, ownedBy(whole, { kind: "scenario", scenario: n }));
    if (!block) return [];
    const set = block.members("set", "a block such as {drivers.pressure.mean: 80 to 95}").flatMap((member) => {
      const targets = paths.includes(member.key) ? reading.byPath.get(member.key) : undefined;
      if (!targets) {
        const near = nearest(member.key, paths);
        reading.error(
          "unknown-path",
          `unknown number '${member.key}'${suggestion(near)}`,
          member.path,
          member.keySpan,
          near,
        );
        return [];
      }
      if (targets.some((parameter) => spent.has(parameter)))
        reading.warn(
          "no-effect",
          "a scenario acts from the month after as_of, when this number has been used: this changes nothing",
          member.path,
          member.keySpan,
        );
      return targets.flatMap((parameter) => {
        const target = reading.parameters[parameter];
        if (!target) return [];
        const quantity = numberAt(reading, member, join(path, `set.${target.path}`), target.field, block);
        return quantity < 0 ? [] : [{ parameter, quantity }];
      });
    });
    return [{ id, name: block.text("name") ?? id, set, citations: block.cover ?? [] }];
  });
}
