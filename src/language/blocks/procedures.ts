/** Changes of an issue outside the talks: procedures, signers' expectations, and exits. */
import { Block, join, numberAt } from "./block.ts";
import type { Expectation, Issue, ParameterIndex, Procedure, Span } from "../case.ts";
import { conditionUnder } from "./conditions.ts";
import { MONTHS, SHARE } from "./fields.ts";
import { actorsAlone, refusePart } from "./issues.ts";
import type { Names } from "./reading.ts";
import { optionOf } from "./predicates.ts";
import { EXPECTED, PROCEDURE } from "./shapes.ts";
import type { Tree } from "../text/tree.ts";

type Chances = { option: number; chance: ParameterIndex }[];

/** `options`: of the issue; null where they could not be read. */
export function procedureOf(issue: Block, id: string, options: Names | null): Procedure | null {
  const block = issue.block("procedure", PROCEDURE);
  if (!block) return null;
  const { reading } = block;
  const opened = block.month("opened");
  if (opened !== null && reading.asOf && opened > reading.asOf.month)
    reading.error(
      "date-order",
      `opened is after as_of (${reading.asOf.text}): it says since when the procedure is open at as_of`,
      join(block.path, "opened"),
      block.entries.get("opened")!.value.span,
    );
  const outcomes = chancesOf(block, "outcome", id, options);
  const otherwise = options && block.name("otherwise", `option of ${id}`, options);
  const ids = [...(options?.keys() ?? [])];
  if (outcomes.some(({ option }) => option === 0))
    reading.error(
      "bad-procedure",
      `the issue waits at its first option, '${ids[0]}', which is not an outcome: name options that come after it`,
      join(join(block.path, "outcome"), ids[0]),
      spanIn(block.entries.get("outcome")!.value, ids[0]),
    );
  return {
    when: conditionUnder(block, "when"),
    outcomes,
    otherwise: otherwise ?? 0,
    months: block.number("months", MONTHS),
    opened,
    stays: block.flag("stays", false),
  };
}

/** Where the key of a mapping stands. */
const spanIn = (tree: Tree, key: string): Span =>
  (tree.kind === "mapping" ? tree.entries.find((entry) => entry.key === key)?.keySpan : undefined) ?? tree.span;

export function expectationOf(issue: Block, id: string, options: Names | null): Expectation | null {
  const block = issue.block("expected", EXPECTED);
  return block && { when: conditionUnder(block, "when"), chances: chancesOf(block, "chance", id, options) };
}

function chancesOf(block: Block, key: string, id: string, options: Names | null): Chances {
  const { reading } = block;
  const members = block.members(key, "a block such as {option: chance}");
  const entry = block.entries.get(key);
  if (entry?.value.kind === "mapping" && members.length === 0)
    reading.error("missing-key", `${key} names at least one option`, join(block.path, key), entry.keySpan);
  return members.flatMap((member) => {
    const option = options ? reading.resolve(`option of ${id}`, member.key, options, member.path, member.keySpan) : -1;
    const chance = numberAt(reading, member, member.path, SHARE, member);
    return option < 0 ? [] : [{ option, chance }];
  });
}

/** Exits of an issue in order: a list of actors for the first option, or a mapping of actors to options. */
export function exitsOf(block: Block, k: number, id: string): Issue["exit"] {
  const entry = block.entries.get("exit");
  if (entry?.value.kind !== "mapping") return actorsAlone(block, "exit").map((actor) => ({ actor, option: 0 }));
  const { reading } = block;
  return block.members("exit", "a block such as {usa: left_by_usa}").flatMap((member) => {
    const actor = reading.resolve("actor", member.key, reading.names.actors, member.path, member.keySpan);
    const option = optionOf(reading, member.value, member.path, k, id);
    if (actor >= 0) refusePart(reading, actor, member.path, member.keySpan);
    return actor < 0 || option === null ? [] : [{ actor, option }];
  });
}
