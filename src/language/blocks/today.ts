/** Statements on who would accept a package today. */
import { readShareLimits } from "../../numbers/share-limits.ts";
import type { TodayStatement } from "../case.ts";
import { Block, join, type Member } from "./block.ts";
import { overlay } from "./chronicle.ts";
import type { Reading } from "./reading.ts";
import { TODAY } from "./shapes.ts";

export function readToday(reading: Reading, members: readonly Member[], standing: Uint8Array): TodayStatement[] {
  return members.flatMap((member) => {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, TODAY, member);
    if (!block) return [];
    const actor = block.name("actor", "actor", reading.names.actors);
    const options = overlay(reading, block, "package", standing);
    const share = shareOf(reading, block);
    const citations = block.cover ?? [];
    if (citations.length === 0)
      reading.warn("bare-statement", "this statement has no ground: say why, under because", path, keySpan);
    return share === null ? [] : [{ id, actor, options, ...share, citations, ...reading.place(keySpan.start) }];
  });
}

/** Limits on a share; null with a message for anything else. */
function shareOf(reading: Reading, block: Block): { low: number; high: number } | null {
  const text = block.text("share");
  if (text === null) return null;
  const limits = readShareLimits(text);
  if (limits === null)
    reading.error(
      "bad-statement",
      "a share of the worlds is written as 30%, 20% to 50%, or a word such as unlikely; it is not a distribution",
      join(block.path, "share"),
      block.entries.get("share")!.value.span,
    );
  return limits;
}
