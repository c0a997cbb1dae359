/** Issues with their options, constraints between them, and the feasible packages. */
import { Block, join, ownedBy, type Member } from "./block.ts";
import type { Constraint, Issue, Option, Predicate } from "../case.ts";
import { PLACE, RATE } from "./fields.ts";
import { predicateUnder } from "./predicates.ts";
import { exitsOf, expectationOf, procedureOf } from "./procedures.ts";
import { rateUnder } from "./rates.ts";
import type { Names, Reading } from "./reading.ts";
import { CONSTRAINT, ISSUE, OPTION } from "./shapes.ts";
import { listOf } from "./values.ts";

/** Names the options of every issue, before other blocks refer to them. */
export function nameOptions(reading: Reading, issues: readonly Member[]): void {
  for (const { value } of issues) {
    const options = value.kind === "mapping" ? value.entries.find(({ key }) => key === "options")?.value : undefined;
    reading.options.push(options?.kind === "mapping" ? new Map(options.entries.map(({ key }, o) => [key, o])) : null);
  }
}

export function readIssues(reading: Reading, members: readonly Member[]): Issue[] {
  return members.flatMap((member, k) => {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, ISSUE, ownedBy(member, { kind: "issue", issue: k }));
    if (!block) return [];
    const movedBy = mover(reading, block);
    return [
      {
        id,
        name: block.text("name") ?? id,
        options: optionsOf(reading, block, reading.options[k] ?? null),
        deliveredBy: block.name("delivered_by", "actor", reading.names.actors),
        movedBy,
        reviewsPerYear: rateUnder(block, "reviews_per_year", RATE, 1),
        exit: exitsOf(block, k, id),
        reversible: block.flag("reversible", movedBy !== null),
        procedure: procedureOf(block, id, reading.options[k] ?? null),
        expected: expectationOf(block, id, reading.options[k] ?? null),
      },
    ];
  });
}

function mover(reading: Reading, block: Block): number | null {
  const entry = block.entries.get("moved_by");
  if (entry?.value.kind === "list") {
    reading.error(
      "wrong-type",
      "moved_by is one actor that moves the issue alone; what several settle together stands on a table's agenda, and those who may each leave it stand under exit",
      join(block.path, "moved_by"),
      entry.value.span,
    );
    return null;
  }
  const index = block.name("moved_by", "actor", reading.names.actors);
  if (index !== null)
    refusePart(reading, index, join(block.path, "moved_by"), block.entries.get("moved_by")!.value.span);
  return index;
}

/** Indices of a list of actors, none of which is part of another. */
export function actorsAlone(block: Block, key: string): number[] {
  const { reading } = block;
  return block.list(key, "actor", reading.names.actors).map(({ index, span }) => {
    refusePart(reading, index, join(block.path, key), span);
    return index;
  });
}

/** A message where an actor that is part of another is named for what only the whole can do. */
export function refusePart(reading: Reading, actor: number, path: string, span: { start: number; end: number }): void {
  const whole = reading.partOf[actor];
  if (whole == null) return;
  const ids = [...reading.names.actors.keys()];
  reading.error(
    "part-of",
    `'${ids[actor]}' is part_of '${ids[whole]}' and has no stakes of its own; name '${ids[whole]}' here`,
    path,
    span,
    ids[whole],
  );
}

function optionsOf(reading: Reading, block: Block, names: Names | null): Option[] {
  const members = block.ids("options", "a block such as {status_quo: what stands, other: what else}");
  const entry = block.entries.get("options");
  if (entry?.value.kind === "mapping" && (members.length === 0 || members.length > 255)) {
    reading.error(
      "missing-key",
      members.length === 0
        ? "an issue has at least one option"
        : `an issue has at most 255 options, and this one has ${members.length}`,
      join(block.path, "options"),
      entry.keySpan,
    );
  }
  return members.map((member, own) => {
    const { key: id, keySpan, value, path } = member;
    if (value.kind !== "mapping") {
      const text = value.kind === "scalar" && !value.empty && value.text.trim() !== "" ? value.text : null;
      if (text === null)
        reading.error(
          "wrong-type",
          `say in words what '${id}' is${value.kind === "list" ? "; text that begins with [ needs quotes" : ""}`,
          path,
          value.kind === "scalar" && value.empty ? keySpan : value.span,
        );
      return { id, text: text ?? id, after: [], at: null };
    }
    const inner = Block.of(reading, value, keySpan, path, OPTION, member)!;
    const after = inner.entries.get("after");
    const before =
      !after || !names
        ? []
        : listOf(reading, after.value, join(path, "after"), "option of this issue", names).flatMap(
            ({ index, span }) => {
              if (index !== own) return [index];
              reading.error("after-itself", `'${id}' cannot come after itself`, join(path, "after"), span);
              return [];
            },
          );
    return { id, text: inner.text("text") ?? id, after: before, at: inner.numberIfGiven("at", PLACE) };
  });
}

export function readConstraints(reading: Reading, members: readonly Member[]): Constraint[] {
  return members.flatMap((member) => {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, CONSTRAINT, member);
    if (!block) return [];
    const shape = ["never", "if", "then"].filter((key) => block.has(key)).join(" ");
    if (shape !== "never" && shape !== "if then") {
      reading.error(
        "bad-constraint",
        "a constraint is `never: {...}`, or `if: {...}` with `then: {...}`",
        path,
        keySpan,
      );
      return [];
    }
    const [never, when, then] = (["never", "if", "then"] as const).map((key): Predicate | null =>
      block.has(key) ? predicateUnder(block, key) : null,
    );
    return [{ id, never: never!, if: when!, then: then! }];
  });
}

export const holds = (predicate: Predicate, row: ArrayLike<number>, at = 0): boolean =>
  predicate.every(({ issue, options }) => options.includes(row[at + issue]));

/** The first constraint that a package breaks; null where it is feasible. */
export function broken(constraints: readonly Constraint[], row: ArrayLike<number>): Constraint | null {
  return constraints.find((c) => (c.never ? holds(c.never, row) : holds(c.if!, row) && !holds(c.then!, row))) ?? null;
}

/** Most feasible packages of a case that runs, and of one whose deals at the medians are asked for. */
export const [MAX_PACKAGES, MAX_CENTRAL_PACKAGES] = [200_000, 2_000_000];
/** Combinations enumerated before a case is refused as too wide. */
const MAX_COMBINATIONS = 20_000_000;

/**
 * All feasible packages in option order, the first issue slowest, one byte an issue. `too-many` where there are more
 * than `most`, or where the constraints leave too many combinations to enumerate.
 */
export function feasiblePackages(
  issues: readonly Issue[],
  constraints: readonly Constraint[],
  most: number,
): Uint8Array | "too-many" {
  const K = issues.length;
  const last = (c: Constraint): number =>
    Math.max(...[...(c.never ?? []), ...(c.if ?? []), ...(c.then ?? [])].map(({ issue }) => issue));
  const decided: Constraint[][] = issues.map((_, k) => constraints.filter((c) => last(c) === k));
  let rows = new Uint8Array(1024 * K);
  let count = 0;
  const row = new Uint8Array(K);
  let steps = 0;
  const fill = (k: number): boolean => {
    if (k === K) {
      if (count === most) return false;
      if (count * K === rows.length) {
        const longer = new Uint8Array(2 * rows.length);
        longer.set(rows);
        rows = longer;
      }
      rows.set(row, count++ * K);
      return true;
    }
    for (let o = 0; o < issues[k].options.length; o++) {
      if (++steps > MAX_COMBINATIONS) return false;
      row[k] = o;
      if (!broken(decided[k], row) && !fill(k + 1)) return false;
    }
    return true;
  };
  return fill(0) ? rows.slice(0, count * K) : "too-many";
}
