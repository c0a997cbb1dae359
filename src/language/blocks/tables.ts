/** Tables that settle issues, and reactions of drivers to outcomes. */
import { Block, conditionOf, join, numberAt, ownedBy, type Member } from "./block.ts";
import type { Reaction, Table } from "../case.ts";
import { AMOUNT, ANY, SHARE } from "./fields.ts";
import { actorsAlone, constantRate } from "./issues.ts";
import { isExactly, type Reading } from "./reading.ts";
import { REACTION, TABLE } from "./shapes.ts";

export function readTables(reading: Reading, members: readonly Member[]): Table[] {
  return members.flatMap((member, t) => {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, TABLE, ownedBy(member, { kind: "table", table: t }));
    if (!block) return [];
    const parties = actorsAlone(reading, block, "parties");
    const ratifiedBy = actorsAlone(reading, block, "ratified_by").filter((i) => {
      if (!parties.includes(i)) return true;
      reading.error(
        "repeated",
        `'${actorId(reading, i)}' sits at this table and need not ratify; leave it out of one of the two`,
        join(path, "ratified_by"),
        block.entries.get("ratified_by")!.keySpan,
      );
      return false;
    });
    const few = block.entries.get("parties");
    if (few?.value.kind === "list" && few.value.items.length < 2)
      reading.error(
        "missing-key",
        "a table has at least two parties; what one actor settles alone is `moved_by` in the issue",
        join(path, "parties"),
        few.value.span,
      );
    const issues = block.list("issues", "issue", reading.names.issues).map(({ index }) => index);
    const none = block.entries.get("issues");
    if (none?.value.kind === "list" && none.value.items.length === 0)
      reading.error("missing-key", "a table has at least one issue", join(path, "issues"), none.value.span);
    return [
      {
        id,
        name: block.text("name") ?? id,
        parties,
        issues,
        meetingsPerYear: constantRate(block.number("meetings_per_year", AMOUNT)),
        concludes: constantRate(block.number("concludes", SHARE, 1)),
        power: weights(reading, block, "power", parties),
        chairs: weights(reading, block, "chairs", parties),
        proposes: block.choice("proposes", ["nash", "own"], "way to propose") ?? "nash",
        ratifiedBy,
        transfers: block.flag("transfers", false),
        opens: null,
        deadline: block.month("deadline"),
        meetsOn: [],
        while: null,
      },
    ];
  });
}

const actorId = (reading: Reading, i: number): string => [...reading.names.actors.keys()][i];

/** One parameter a party; an omitted party weighs 1. */
function weights(reading: Reading, block: Block, key: "power" | "chairs", parties: readonly number[]): number[] {
  const given = new Map(
    block.members(key, "a block such as {japan: 1, russia: 2}").map((member) => {
      const index = reading.resolve("actor", member.key, reading.names.actors, member.path, member.keySpan);
      if (index >= 0 && !parties.includes(index))
        reading.error("unknown-name", `'${member.key}' is no party of this table`, member.path, member.keySpan);
      return [index, numberAt(reading, member, member.path, AMOUNT, member)] as const;
    }),
  );
  const path = join(block.path, key);
  const all = parties.map(
    (i) => given.get(i) ?? reading.standard(join(path, actorId(reading, i)), 1, AMOUNT, block.owner),
  );
  if (all.length > 0 && all.every((p) => isExactly(reading.parameters[p]?.quantity, 0)))
    reading.error(
      "no-weight",
      `at least one ${key === "power" ? "power" : "chair"} must be above 0`,
      path,
      block.entries.get(key)!.keySpan,
    );
  return all;
}

export function readReactions(reading: Reading, members: readonly Member[]): Reaction[] {
  return members.flatMap((member, n) => {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, REACTION, ownedBy(member, { kind: "reaction", reaction: n }));
    if (!block) return [];
    return [
      {
        id,
        when: conditionOf(block.predicate("when")),
        driver: block.name("driver", "driver", reading.names.drivers) ?? -1,
        shift: block.number("shift", ANY),
      },
    ];
  });
}
