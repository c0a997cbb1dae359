/** Which questions a case is about, and claims of its argument of the form `if P, then Q may follow`. */
import { Block, join, type Member } from "./block.ts";
import type { Claim, Question } from "../case.ts";
import type { Names, Reading } from "./reading.ts";
import { CLAIM } from "./shapes.ts";
import { listOf } from "./values.ts";

/** Indices of the questions of `headline`, in order; empty where the case names none. */
export function readHeadline(reading: Reading, block: Block, questions: Names): number[] {
  const entry = block.entries.get("headline");
  if (!entry) return [];
  if (entry.value.kind === "list" && entry.value.items.length === 0)
    reading.error(
      "missing-key",
      "headline names at least one question; leave it out and the first question leads",
      "headline",
      entry.value.span,
    );
  return listOf(reading, entry.value, "headline", "question", questions).map(({ index }) => index);
}

/** @param asked the questions, by the indices of `names` */
export function readClaims(
  reading: Reading,
  members: readonly Member[],
  names: Names,
  asked: readonly Pick<Question, "by">[],
): Claim[] {
  return members.flatMap((member) => {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, CLAIM, member);
    if (!block) return [];
    const premise = premiseOf(reading, block);
    const question = block.name("then", "question", names);
    if (question !== null && reading.asOf && asked[question]?.by === reading.asOf.month)
      reading.error(
        "date-order",
        "this question is answered at as_of, before anything can follow from a driver: name a later one",
        join(path, "then"),
        block.entries.get("then")!.value.span,
      );
    const citations = block.cover ?? [];
    if (!citations.some((at) => reading.citations[at].source !== null))
      reading.error(
        "missing-key",
        "a claim quotes the passage that makes it: `because: [{source_id: quote}]`",
        path,
        keySpan,
      );
    return premise && question !== null
      ? [{ id, name: block.text("name") ?? id.replaceAll("_", " "), ...premise, question, citations }]
      : [];
  });
}

/** The driver of `if: {driver: high}`, and which of its ends is meant. */
function premiseOf(reading: Reading, block: Block): Pick<Claim, "driver" | "end"> | null {
  const path = join(block.path, "if");
  const members = block.members("if", "a driver and the end that is meant, such as {pressure: high},");
  if (members.length !== 1) {
    if (block.has("if"))
      reading.error(
        "wrong-type",
        "`if` names one driver, such as {pressure: high}",
        path,
        block.entries.get("if")!.keySpan,
      );
    return null;
  }
  const [{ key, keySpan }] = members;
  const driver = reading.resolve("driver", key, reading.names.drivers, join(path, key), keySpan);
  const ends = Block.named(reading, block.entries.get("if")!.value, keySpan, path, block, "a block")!;
  const end = ends.choice(key, ["high", "low"], "end");
  return driver < 0 || end === null ? null : { driver, end };
}
