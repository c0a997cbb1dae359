/** outcomes.yaml: what came of a case's questions. A run never reads it. */
import { dayAfter, lastDay, type Day } from "../../numbers/days.ts";
import { monthName } from "../../numbers/months.ts";
import { Block, join } from "./block.ts";
import type { Case, Question } from "../case.ts";
import type { Written } from "./dates.ts";
import type { Message } from "../text/message.ts";
import { Reading, WHOLE } from "./reading.ts";
import { ANSWERS, OUTCOME } from "./shapes.ts";
import { readSources, type Beside } from "./sources.ts";
import { readTree, type Tree } from "../text/tree.ts";
import { checkId, dateOf } from "./values.ts";

export interface Outcome {
  question: string;
  answer: (typeof ANSWERS)[number];
  /** Day of the event; null where it is not known, or none came. */
  happenedOn: Day | null;
  /** The last day on which it had not happened and the first on which it had, where the day itself is not known. */
  between: [Day, Day] | null;
  /** Day from which the answer could be known; null where the file does not say. */
  known: Day | null;
  /** First quote or judgment; `source` in words, `judgment` for a sentence of the author's. */
  citation: { quote: string; source: string } | null;
}

/**
 * Outcomes of an outcomes file, null where a message is an error, and messages in file order. With a case, ids must be
 * questions of that case and dates between its as_of and the question's date. Outcomes are reported by later sources than
 * the case's: they are in a `sources` block of its own.
 * @param read gives the text of a file beside it that a source names
 */
export function readOutcomes(
  input: { file: string; text: string },
  c: Case | null,
  read: (path: string) => Beside = () => ({ problem: "absent" }),
): { outcomes: Outcome[] | null; messages: Message[] } {
  const reading = new Reading(input.file, input.text);
  const tree = readTree(input.text, ({ code, message, span }) => reading.error(code, message, "", span));
  if (!tree) return { outcomes: null, messages: reading.sorted() };
  const whole = Block.named(reading, tree, tree.span, "", WHOLE, "a block")!;
  readSources(reading, whole.ids("sources", "a block of sources"), read);
  const questions = c && new Map(c.questions.map(({ id }, at) => [id, at]));
  const outcomes = tree.entries.flatMap((entry) => {
    const { key, keySpan, value } = entry;
    if (key === "sources") return [];
    checkId(reading, entry, key);
    const at = questions ? reading.resolve("question", key, questions, key, keySpan) : -1;
    const block = Block.of(reading, value, keySpan, key, OUTCOME, WHOLE);
    const answer = block?.choice("answer", ANSWERS, "answer") ?? null;
    return block && answer ? [outcomeOf(reading, block, key, answer, c, c && at >= 0 ? c.questions[at] : null)] : [];
  });
  return { outcomes: reading.hasErrors() ? null : outcomes, messages: reading.sorted() };
}

function outcomeOf(
  reading: Reading,
  block: Block,
  question: string,
  answer: Outcome["answer"],
  c: Case | null,
  asked: Question | null,
): Outcome {
  const error = (key: string, message: string): void =>
    reading.error("date-order", message, join(question, key), block.entries.get(key)!.value.span);
  const on = block.date("on");
  const span = block.has("between")
    ? spanOf(reading, block.entries.get("between")!.value, join(question, "between"))
    : null;
  const known = block.date("known");
  if (on && c && on.last < c.asOfText) error("on", `${on.text} is before the case's as_of (${c.asOfText})`);
  if (block.has("between") && answer !== "yes") error("between", "only what is answered yes lies between two days");
  if (block.has("between") && on) error("between", "on and between exclude each other; keep the one that is known");
  const closes = asked && lastDay(monthName(asked.by));
  const event = on?.first ?? span?.[1] ?? null;
  if (answer === "yes" && closes !== null && event !== null && event > closes)
    error(on ? "on" : "between", `${event} is after the question's date (${closes}): then the answer is no`);
  const [first] = block.cover ?? [];
  const isAnswer = answer === "yes" || answer === "no";
  if (first === undefined && !block.has("because"))
    reading.error(
      "missing-key",
      isAnswer
        ? "an outcome needs a because: a source and its quote, or a judgment"
        : `an outcome that is ${answer} needs a because that says why: a judgment`,
      question,
      block.span,
    );
  return {
    question,
    answer,
    ...eventOf(answer, on, span),
    known: known?.last ?? (answer === "yes" ? null : (on?.last ?? null)),
    citation: first === undefined ? null : citationOf(reading, first),
  };
}

/** The day of the event, or the days that it lies between where only its month or year is known. */
function eventOf(
  answer: Outcome["answer"],
  on: Written | null,
  between: [Day, Day] | null,
): Pick<Outcome, "happenedOn" | "between"> {
  if (answer !== "yes") return { happenedOn: null, between: null };
  if (!on) return { happenedOn: null, between };
  if (on.precision === "day") return { happenedOn: on.first, between: null };
  return { happenedOn: null, between: [dayAfter(on.first, -1), on.last] };
}

function spanOf(reading: Reading, tree: Tree, path: string): [Day, Day] | null {
  if (tree.kind !== "list" || tree.items.length !== 2) {
    reading.error(
      "wrong-type",
      "between holds the last day on which it had not happened and the first on which it had: [2014-03-01, 2014-03-18]",
      path,
      tree.span,
    );
    return null;
  }
  const [from, to] = tree.items.map((item) => dateOf(reading, item, path));
  if (!from || !to) return null;
  if (from.last < to.last) return [from.last, to.last];
  reading.error("date-order", `${from.text} is not before ${to.text}`, path, tree.span);
  return null;
}

function citationOf(reading: Reading, at: number): { quote: string; source: string } {
  const { quote, source } = reading.citations[at];
  const found = source === null ? undefined : reading.sources.find(({ id }) => id === source);
  if (!found) return { quote, source: "judgment" };
  const { publisher, author, title, date } = found;
  return { quote, source: [publisher ?? author ?? title, date].filter((part) => part !== "").join(", ") };
}
