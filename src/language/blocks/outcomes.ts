/** The form of outcomes.yaml: outcomes by question. A run never reads it. */
import { Block, checkId, join } from "./block.ts";
import type { Case } from "../case.ts";
import type { Message } from "../text/message.ts";
import { Reading, WHOLE } from "./reading.ts";
import { OUTCOME } from "./shapes.ts";
import { readSources } from "./sources.ts";
import { readTree } from "../text/tree.ts";

/**
 * Messages on an outcomes file, in file order. With a case, its ids must be questions of that case and its dates not
 * before as_of. Outcomes are reported by later sources than the case's: they are in a `sources` block of its own.
 */
export function checkOutcomes(input: { file: string; text: string }, c: Case | null): Message[] {
  const reading = new Reading(input.file, input.text);
  const tree = readTree(input.text, ({ code, message, span }) => reading.error(code, message, "", span));
  if (!tree) return reading.sorted();
  const whole = Block.named(reading, tree, tree.span, "", WHOLE, "a block")!;
  readSources(reading, whole.ids("sources", "a block of sources"), () => ({ problem: "absent" }));
  const questions = c && new Map(c.questions.map(({ id }, at) => [id, at]));
  for (const entry of tree.entries) {
    const { key, keySpan, value } = entry;
    if (key === "sources") continue;
    checkId(reading, entry, key);
    if (questions) reading.resolve("question", key, questions, key, keySpan);
    const block = Block.of(reading, value, keySpan, key, OUTCOME, WHOLE);
    if (!block) continue;
    block.choice("answer", ["yes", "no"], "answer");
    const on = block.date("on");
    if (on && c && on.last < c.asOfText)
      reading.error(
        "date-order",
        `${on.text} is before the case's as_of (${c.asOfText})`,
        join(key, "on"),
        block.entries.get("on")!.value.span,
      );
  }
  return reading.sorted();
}
