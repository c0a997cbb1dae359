/** Tables that settle issues, and reactions of drivers to outcomes. */
import { Block, join, numberAt, ownedBy, type Member } from "./block.ts";
import { conditionUnder } from "./conditions.ts";
import type { Month, ParameterIndex, Reaction, Span, Table } from "../case.ts";
import { AMOUNT, ANY, RATE, SHARE } from "./fields.ts";
import { actorsAlone } from "./issues.ts";
import { rateUnder, twice } from "./rates.ts";
import { noWeightText } from "../checks/combinations.ts";
import { canBeZero, type Reading } from "./reading.ts";
import { REACTION, TABLE } from "./shapes.ts";
import { monthOf, monthText } from "./values.ts";

export function readTables(reading: Reading, members: readonly Member[]): Table[] {
  return members.flatMap((member, t) => {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, TABLE, ownedBy(member, { kind: "table", table: t }));
    if (!block) return [];
    const parties = actorsAlone(block, "parties");
    const ratifiedBy = actorsAlone(block, "ratified_by").filter((i) => {
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
        meetingsPerYear: rateUnder(block, "meetings_per_year", RATE),
        concludes: rateUnder(block, "concludes", SHARE, 1),
        power: weights(reading, block, "power", parties),
        chairs: weights(reading, block, "chairs", parties),
        proposes: block.choice("proposes", ["nash", "own"], "way to propose") ?? "nash",
        ratifiedBy,
        transfers: block.flag("transfers", false),
        ...calendarOf(block),
        while: block.has("while") ? conditionUnder(block, "while") : null,
      },
    ];
  });
}

/** From when to when a table meets, and the months in which it does for certain. */
function calendarOf(block: Block): Pick<Table, "opens" | "deadline" | "meetsOn"> {
  const { reading } = block;
  const [opens, deadline] = [block.month("opens"), block.month("deadline")];
  if (opens !== null && deadline !== null && opens > deadline)
    reading.error(
      "date-order",
      `opens is after the deadline (${written(block, "deadline")}); no month is left to meet in`,
      join(block.path, "opens"),
      block.entries.get("opens")!.value.span,
    );
  const seen = new Map<Month, string>();
  const meetsOn = datesOf(block).flatMap(({ month, text, path, span, concludes }) => {
    if (twice(reading, seen, month, text, path, span)) return [];
    if ((opens !== null && month < opens) || (deadline !== null && month > deadline))
      reading.error(
        "date-order",
        opens !== null && month < opens
          ? `${text} is before the table opens (${written(block, "opens")}), when nobody meets`
          : `${text} is after the deadline (${written(block, "deadline")}), when nobody meets`,
        path,
        span,
      );
    return [{ month, concludes }];
  });
  return { opens, deadline, meetsOn: meetsOn.sort((a, b) => a.month - b.month) };
}

const written = (block: Block, key: string): string => {
  const value = block.entries.get(key)?.value;
  return value?.kind === "scalar" ? value.text.trim() : "";
};

interface Dated {
  month: Month;
  text: string;
  path: string;
  span: Span;
  concludes: ParameterIndex | null;
}

/** Entries of `meets_on`: a list of months, or a mapping of months to chances of a conclusion, which may be left empty. */
function datesOf(block: Block): Dated[] {
  const { reading } = block;
  const path = join(block.path, "meets_on");
  const tree = block.entries.get("meets_on")?.value;
  if (tree?.kind === "list") {
    if (tree.items.length === 0)
      reading.error(
        "missing-key",
        "meets_on names at least one month; leave it out where there is none",
        path,
        tree.span,
      );
    return tree.items.flatMap((item) => {
      const month = monthOf(reading, item, path);
      const text = item.kind === "scalar" ? item.text.trim() : "";
      return month === null ? [] : [{ month, text, path, span: item.span, concludes: null }];
    });
  }
  return block.members("meets_on", "a list of months, or a block such as {2013-06: 0.4 to 0.7},").flatMap((member) => {
    const month = monthText(reading, member.key, member.path, member.keySpan);
    const left = member.value.kind === "scalar" && member.value.empty;
    const concludes = left ? null : numberAt(reading, member, member.path, SHARE, member);
    return month === null ? [] : [{ month, text: member.key, path: member.path, span: member.keySpan, concludes }];
  });
}

const actorId = (reading: Reading, i: number): string => [...reading.names.actors.keys()][i];

/** One parameter a party; an omitted party weighs 1. */
function weights(reading: Reading, block: Block, key: "power" | "chairs", parties: readonly number[]): number[] {
  const given = new Map(
    block.members(key, "a block such as {japan: 1, russia: 2}").map((member) => {
      const index = reading.resolve("actor", member.key, reading.names.actors, member.path, member.keySpan);
      if (index >= 0 && !parties.includes(index))
        reading.error("unknown-name", `'${member.key}' is not a party of this table`, member.path, member.keySpan);
      return [index, numberAt(reading, member, member.path, AMOUNT, member)] as const;
    }),
  );
  const path = join(block.path, key);
  const all = parties.map(
    (i) => given.get(i) ?? reading.standard(join(path, actorId(reading, i)), 1, AMOUNT, block.owner),
  );
  if (all.length > 0 && all.every((p) => canBeZero(reading.parameters[p]?.quantity)))
    reading.error("no-weight", noWeightText(key), path, block.entries.get(key)!.keySpan);
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
        when: conditionUnder(block, "when"),
        driver: block.name("driver", "driver", reading.names.drivers) ?? -1,
        shift: block.number("shift", ANY),
      },
    ];
  });
}
