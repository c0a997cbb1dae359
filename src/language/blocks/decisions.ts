/** Decisions: options with payoffs that depend on the answers to questions. */
import { Block, ownedBy, type Member } from "./block.ts";
import type { Choice, Decision } from "../case.ts";
import { ANY } from "./fields.ts";
import type { Names, Reading } from "./reading.ts";
import { CHOICE, DECISION, PAYOFF } from "./shapes.ts";

export function readDecisions(reading: Reading, members: readonly Member[], questions: Names): Decision[] {
  return members.flatMap((whole, n) => {
    const { key: id, keySpan, value, path } = whole;
    const block = Block.of(reading, value, keySpan, path, DECISION, ownedBy(whole, { kind: "decision", decision: n }));
    if (!block) return [];
    const listed = block.ids("options", "a block of options");
    const options = listed.flatMap((member) => choiceOf(reading, member, questions));
    if (block.has("options") && listed.length < 2)
      reading.error("bad-decision", "a decision has at least two options, of which one may be to wait", path, keySpan);
    return [
      {
        id,
        name: block.text("name") ?? id.replaceAll("_", " "),
        who: block.name("who", "actor", reading.names.actors),
        unit: block.text("unit") ?? "",
        options,
        citations: block.cover ?? [],
      },
    ];
  });
}

function choiceOf(reading: Reading, member: Member, questions: Names): Choice[] {
  const { key: id, keySpan, value, path } = member;
  const block = Block.of(reading, value, keySpan, path, CHOICE, member);
  if (!block) return [];
  if (!block.has("always") && !block.has("payoffs"))
    reading.error(
      "bad-decision",
      "an option says what it pays: `always: 0`, or `payoffs: {question: {yes: ..., no: ...}}`, or both",
      path,
      keySpan,
    );
  const payoffs = block.members("payoffs", "a block such as {question: {yes: 10, no: -2}}").flatMap((payoff) => {
    const question = reading.resolve("question", payoff.key, questions, payoff.path, payoff.keySpan);
    const inner = Block.of(reading, payoff.value, payoff.keySpan, payoff.path, PAYOFF, payoff);
    return question < 0 || !inner ? [] : [{ question, yes: inner.number("yes", ANY), no: inner.number("no", ANY) }];
  });
  return [{ id, text: block.text("text") ?? id, always: block.numberIfGiven("always", ANY), payoffs }];
}
