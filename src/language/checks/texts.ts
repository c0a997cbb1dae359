/** Texts since a record began: those that are known, and those that the tables can bring. */
import type { Case, Month, Rate, Table } from "../case.ts";
import { monthName } from "../../numbers/months.ts";

/** Of one table since `record.since`. */
export interface TextsSince {
  table: number;
  /** Accords that can be its texts; each accord counts at the first table that it fits. */
  known: number;
  /** Texts at the medians if every meeting found one acceptable to all; drivers count as what they do at most. */
  most: number;
}

/** One entry a table; none without a record. `value`: median of a number. */
export function textsSince(c: Case, value: (p: number) => number): TextsSince[] {
  const { record } = c;
  if (!record) return [];
  const tableOf = c.accords.map(({ date, parties, on }) =>
    date.slice(0, 7) > monthName(record.since) ? c.tables.findIndex((table) => signedAt(c, table, parties, on)) : -1,
  );
  return c.tables.map((table, t) => ({
    table: t,
    known: tableOf.filter((at) => at === t).length,
    most: mostTexts(table, record.since + 1, c.asOf, value),
  }));
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
function mostTexts(table: Table, from: Month, to: Month, value: (p: number) => number): number {
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

function rateIn({ steps, movedBy }: Rate, month: Month, value: (p: number) => number): number {
  const step = steps.findLast((one) => one.month === null || one.month <= month) ?? steps[0];
  return movedBy.reduce((rate, { times }) => rate * Math.max(1, value(times)), value(step.value));
}
