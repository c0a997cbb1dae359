/** Drivers of a case: range, process, jumps and history. */
import { parseMonth } from "../../numbers/months.ts";
import { Block, join, numberAt, ownedBy, type Member } from "./block.ts";
import type { Driver, Level, Month, ParameterIndex, Process } from "../case.ts";
import { historyFrom } from "./evidence.ts";
import { AMOUNT, ANY, NEXT, POSITIVE, RATE, SIZE, STAY, within, type Field } from "./fields.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { readQuantity } from "./quantity.ts";
import { twice } from "./rates.ts";
import { shorten } from "../text/visible.ts";
import { noWeightText } from "../checks/combinations.ts";
import { canBeZero, type Names, type Reading } from "./reading.ts";
import { DRIVERS, FROM_SERIES, JUMPS, LEVEL, type ProcessKind } from "./shapes.ts";
import type { Tree } from "../text/tree.ts";
import { monthText } from "./values.ts";

export function readDrivers(reading: Reading, members: readonly Member[]): Driver[] {
  return members.flatMap((member, d) => driverOf(reading, member, d) ?? []);
}

function driverOf(reading: Reading, member: Member, d: number): Driver | null {
  const { key: id, keySpan, value, path } = member;
  const kind = processOf(reading, value, path, keySpan);
  if (!kind) return null;
  const block = Block.of(reading, value, keySpan, path, DRIVERS[kind], ownedBy(member, { kind: "driver", driver: d }));
  if (!block) return null;
  const [min, max] = rangeOf(reading, block);
  const level = within(min, max);
  const jumps = block.block("jumps", JUMPS);
  return {
    id,
    name: block.text("name") ?? id,
    unit: block.text("unit"),
    min,
    max,
    process: readProcess(reading, block, kind, level),
    jumps: jumps && {
      perYear: jumps.number("per_year", RATE),
      size: jumps.number("size", SIZE),
      halfLife: jumps.number("half_life_months", POSITIVE),
    },
    ...historyOf(reading, block, level),
  };
}

function processOf(
  reading: Reading,
  tree: Tree,
  path: string,
  keySpan: { start: number; end: number },
): ProcessKind | null {
  const kinds = Object.keys(DRIVERS) as ProcessKind[];
  if (tree.kind !== "mapping") {
    reading.error(
      "wrong-type",
      "a block such as {process: constant, value: 26} is expected here",
      path,
      tree.kind === "scalar" && tree.empty ? keySpan : tree.span,
    );
    return null;
  }
  const entry = tree.entries.find(({ key }) => key === "process");
  if (!entry) {
    const near = tree.entries.find(({ key }) => nearest(key, ["process"]));
    reading.error(
      "missing-key",
      `'process' is missing${near ? `; '${shorten(near.key)}' may be it` : ""}; it is one of ${kinds.join(", ")}`,
      path,
      keySpan,
    );
    return null;
  }
  const word = entry.value.kind === "scalar" ? entry.value.text.trim() : "";
  const found = kinds.find((kind) => kind === word);
  if (found) return found;
  const near = nearest(word.replace(/[\s_]+/g, "-"), kinds);
  reading.error(
    "unknown-name",
    `unknown process '${shorten(word)}'${near ? suggestion(near) : `; known: ${kinds.join(", ")}`}`,
    join(path, "process"),
    entry.value.span,
    near,
  );
  return null;
}

function rangeOf(reading: Reading, block: Block): [number, number] {
  const entry = block.entries.get("range");
  if (!entry) return [-Infinity, Infinity];
  const { value } = entry;
  const path = join(block.path, "range");
  const ends =
    value.kind !== "list" || value.items.length !== 2
      ? []
      : value.items.map((item) => {
          const read = readQuantity(item, ANY);
          return "quantity" in read && read.quantity.kind === "exact" ? read.quantity.value : null;
        });
  const [low, high] = ends;
  if (low === undefined || high === undefined || low === null || high === null) {
    reading.error("wrong-type", "a range is two exact numbers: [0, 100]", path, value.span);
    return [-Infinity, Infinity];
  }
  if (low < high) return [low, high];
  reading.error(
    "bad-quantity",
    low === high
      ? `the range [${low}, ${high}] contains only one number`
      : `the range [${low}, ${high}] is written backwards; write [${high}, ${low}]`,
    path,
    value.span,
    low === high ? null : `[${high}, ${low}]`,
  );
  return [-Infinity, Infinity];
}

function readProcess(reading: Reading, block: Block, kind: ProcessKind, level: Field): Process {
  switch (kind) {
    case "constant":
      return { kind, value: block.number("value", level) };
    case "trend":
      return { kind, start: block.number("start", level), perYear: block.number("per_year", ANY) };
    case "path":
      return { kind, points: monthly(reading, block, "points", level, true) };
    case "mean-reverting":
      return {
        kind,
        start: block.numberIfGiven("start", level),
        mean: block.number("mean", level),
        spread: block.number("spread", AMOUNT),
        halfLife: block.number("half_life_months", POSITIVE),
      };
    case "regimes":
      return regimes(reading, block, level);
  }
}

function regimes(reading: Reading, block: Block, field: Field): Process {
  const members = block.ids("levels", "a block of levels");
  if (block.entries.get("levels")?.value.kind === "mapping" && members.length < 2) {
    reading.error(
      "missing-key",
      "regimes have at least two levels",
      join(block.path, "levels"),
      block.entries.get("levels")!.keySpan,
    );
  }
  const names: Names = new Map(members.map(({ key }, at) => [key, at]));
  const levels = members.flatMap((member): Level[] => {
    const inner = Block.of(reading, member.value, member.keySpan, member.path, LEVEL, member);
    if (!inner) return [];
    return [
      {
        id: member.key,
        value: inner.number("value", field),
        stay: inner.number("stay_months", STAY),
        then: nextOf(reading, inner, member.key, names),
      },
    ];
  });
  return { kind: "regimes", start: block.name("start", "level", names) ?? 0, levels };
}

/** Levels that can follow a level; a level cannot follow itself (`stay_months` says how long it stays). */
function nextOf(reading: Reading, block: Block, own: string, names: Names): Level["then"] {
  const entry = block.entries.get("then");
  if (!entry) return [];
  const path = join(block.path, "then");
  const ofName = (word: string, span: { start: number; end: number }, at: string): number => {
    if (word === own)
      reading.error(
        "after-itself",
        `level '${own}' cannot follow itself; stay_months says how long it stays`,
        at,
        span,
      );
    return word === own ? -1 : reading.resolve("level", word, names, at, span);
  };
  if (entry.value.kind !== "mapping") {
    const word = block.text("then");
    const level = word === null ? -1 : ofName(word, entry.value.span, path);
    return level < 0 ? [] : [{ level, share: null }];
  }
  const next = block.members("then", "a level, or a block such as {strong: 0.8, fallen: 0.2},").flatMap((member) => {
    const level = ofName(member.key, member.keySpan, member.path);
    const share = numberAt(reading, member, member.path, NEXT, member);
    return level < 0 ? [] : [{ level, share }];
  });
  if (
    entry.value.entries.length === 0 ||
    (next.length > 0 && next.every(({ share }) => canBeZero(reading.parameters[share]?.quantity)))
  ) {
    reading.error("no-weight", noWeightText("then"), path, entry.value.span);
  }
  return next;
}

function historyOf(reading: Reading, block: Block, level: Field): Pick<Driver, "history" | "evidence"> {
  const series = block.entries.get("history")?.value;
  if (series && asksForSeries(series)) return fromSeries(reading, block, level);
  const history = monthly(reading, block, "history", level, false);
  for (const member of block.members("history", "a block such as {2012-09: 75}")) {
    if (reading.asOf && parseMonth(member.key.slice(0, 7)) > reading.asOf.month)
      reading.error(
        "date-order",
        `${member.key} is after as_of (${reading.asOf.text}); a history ends there`,
        member.path,
        member.keySpan,
      );
  }
  return { history };
}

/** Whether a history is `{series: ID}`. */
function asksForSeries(tree: Tree): boolean {
  return tree.kind === "mapping" && tree.entries.some(({ key }) => key === "series");
}

/** Whether any driver takes its history from evidence.yaml. */
export function asksForEvidence(members: readonly Member[]): boolean {
  return members.some(
    ({ value }) =>
      value.kind === "mapping" && value.entries.some((entry) => entry.key === "history" && asksForSeries(entry.value)),
  );
}

function fromSeries(reading: Reading, block: Block, level: Field): Pick<Driver, "history" | "evidence"> {
  const inner = block.block("history", FROM_SERIES)!;
  const id = inner.text("series");
  const { span } = inner.entries.get("series")!.value;
  const { evidence } = reading;
  if (id === null || !evidence) return { history: [] };
  if ("problem" in evidence) {
    reading.error(
      "unreadable-text",
      `series '${shorten(id)}' is looked for in evidence.yaml: ${evidence.problem}`,
      join(inner.path, "series"),
      span,
    );
    return { history: [] };
  }
  const found = historyFrom(reading, evidence, id, inner, level, span);
  return { history: found.history, ...(found.evidence ? { evidence: found.evidence } : {}) };
}

/** Levels by month, in order of time. */
function monthly(
  reading: Reading,
  block: Block,
  key: string,
  field: Field,
  needed: boolean,
): { month: Month; value: ParameterIndex }[] {
  const members = block.members(key, "a block such as {2012-09: 75}");
  if (needed && block.entries.get(key)?.value.kind === "mapping" && members.length === 0)
    reading.error(
      "missing-key",
      `${key} holds at least one month`,
      join(block.path, key),
      block.entries.get(key)!.keySpan,
    );
  const seen = new Map<Month, string>();
  return members
    .flatMap((member) => {
      const month = monthText(reading, member.key, member.path, member.keySpan);
      const value = numberAt(reading, member, member.path, field, member);
      if (month === null || twice(reading, seen, month, member.key, member.path, member.keySpan)) return [];
      return [{ month, value }];
    })
    .sort((a, b) => a.month - b.month);
}
