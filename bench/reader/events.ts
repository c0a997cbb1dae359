/** Event types against third parties' records (PLOVER gold standard and PETRARCH's), one type a sentence. */
import { analyse } from "../../src/reader/analysed-text.ts";
import { asOf } from "../../src/reader/dates.ts";
import { codeSentence } from "../../src/reader/find/events/coding.ts";
import { fold } from "../../src/reader/normalise.ts";
import { QUAD, type Plover } from "../../src/language/blocks/events.ts";

export interface EventRecord {
  id: string;
  set: string;
  date: string;
  text: string;
  expected: { event?: string; plover?: string | null }[];
  real_actors: boolean;
  no_event?: boolean;
}

/** Labels older than PLOVER 2021 by today's names. */
const NEWER: { [old: string]: Plover } = {
  DISAPPROVE: "ACCUSE",
  DEMAND: "REQUEST",
  INVESTIGATE: "ACCUSE",
  FIGHT: "ASSAULT",
};

/** Types that the record accepts. */
export const accepted = (r: EventRecord): Plover[] =>
  r.expected
    .map((e) => e.event ?? e.plover)
    .filter((t): t is string => !!t)
    .map((t) => NEWER[t] ?? (t as Plover));

/** Records with real actors and a type. */
export const usable = (records: readonly EventRecord[], set?: string): EventRecord[] =>
  records.filter((r) => r.real_actors && accepted(r).length > 0 && (!set || r.set === set));

/** The type of the first sentence that says one, as the rules see it. */
export function typeOf(text: string): Plover | null {
  const analysed = analyse(text, fold(text), asOf("2000-01-01"));
  for (let s = 0; s < analysed.page.sentences.length; s++) {
    const coded = codeSentence(analysed, s);
    if (coded) return coded.type;
  }
  return null;
}

export interface Accuracy {
  of: number;
  type: number;
  quad: number;
  none: number;
}

export function accuracy(records: readonly EventRecord[], answer: (r: EventRecord) => Plover | null): Accuracy {
  const a: Accuracy = { of: records.length, type: 0, quad: 0, none: 0 };
  for (const r of records) {
    const type = answer(r);
    const right = accepted(r);
    if (type === null) {
      a.none++;
      continue;
    }
    if (right.includes(type)) a.type++;
    if (right.some((t) => QUAD[t] === QUAD[type])) a.quad++;
  }
  return a;
}
