/** Rates and chances that may be steps in time, and that drivers may move. */
import { Block, judgedBeside, join, numberAt, type Member } from "./block.ts";
import type { Month, Rate } from "../case.ts";
import { AMOUNT, ANY, type Field } from "./fields.ts";
import type { Reading, Scope } from "./reading.ts";
import { MOVED, RATE_RAMP } from "./shapes.ts";
import type { Entry, Mapping, Tree } from "../text/tree.ts";
import { monthText } from "./values.ts";

/** A quantity, `{month: quantity}`, or either as the `value` beside `moved_by`; the default's where the key is absent. */
export function rateUnder(block: Block, key: string, field: Field, fallback?: number): Rate {
  const entry = block.entries.get(key);
  const { reading } = block;
  const path = join(block.path, key);
  if (!entry) return constant(block.number(key, field, fallback));
  const { value } = entry;
  const dated = datedIn(value);
  if (dated) return { steps: stepsOf(reading, dated, path, field, block), movedBy: [] };
  if (value.kind !== "mapping" || !value.entries.some((inner) => inner.key === "moved_by"))
    return constant(numberAt(reading, entry, path, field, block));
  const moved = Block.of(reading, value, entry.keySpan, path, MOVED, block)!;
  return { steps: valueOf(moved, value, entry, path, field), movedBy: rampsOf(moved) };
}

/** Value beside `moved_by`: a quantity, perhaps written out itself, or steps in time. */
function valueOf(moved: Block, mapping: Mapping, entry: Entry, path: string, field: Field): Rate["steps"] {
  const { reading } = moved;
  const inner = moved.entries.get("value");
  if (!inner) return [];
  if (inner.value.kind !== "mapping") {
    const value = without(mapping, ["moved_by", "because"]);
    return constant(numberAt(reading, { ...entry, value }, path, field, moved)).steps;
  }
  if (moved.has("with"))
    reading.error(
      "bad-factor",
      "`with` belongs to one number: write it beside the number under value",
      join(path, "with"),
      moved.entries.get("with")!.keySpan,
    );
  const scope = judgedBeside(reading, moved);
  const dated = datedIn(inner.value);
  return dated
    ? stepsOf(reading, dated, path, field, scope)
    : constant(numberAt(reading, inner, path, field, scope)).steps;
}

const constant = (value: number): Rate => ({ steps: [{ month: null, value }], movedBy: [] });

const without = (mapping: Mapping, keys: readonly string[]): Mapping => ({
  ...mapping,
  entries: mapping.entries.filter(({ key }) => !keys.includes(key)),
});

/** A value that is steps in time, a mapping with a key that begins as a month does; null for another. */
const datedIn = (tree: Tree): Mapping | null =>
  tree.kind === "mapping" && tree.entries.some(({ key }) => /^\d{4}(-|$)/.test(key)) ? tree : null;

function stepsOf(reading: Reading, tree: Mapping, path: string, field: Field, scope: Scope): Rate["steps"] {
  const seen = new Map<Month, string>();
  return tree.entries
    .flatMap((entry) => {
      const here = join(path, entry.key);
      const month = monthText(reading, entry.key, here, entry.keySpan);
      const value = numberAt(reading, entry, here, field, scope);
      if (month === null || twice(reading, seen, month, entry.key, here, entry.keySpan)) return [];
      return [{ month, value }];
    })
    .sort((a, b) => a.month - b.month);
}

/** Whether a month has stood before, with a message where it has. */
export function twice(
  reading: Reading,
  seen: Map<Month, string>,
  month: Month,
  written: string,
  path: string,
  span: { start: number; end: number },
): boolean {
  const before = seen.get(month);
  if (before !== undefined)
    reading.error("repeated", `the month of ${written} is given twice, first as '${before}'; keep one`, path, span);
  else seen.set(month, written);
  return before !== undefined;
}

const rampsOf = (moved: Block): Rate["movedBy"] =>
  moved
    .members("moved_by", "a block such as {war: {from: 20, to: 60, times: 0.1}}")
    .flatMap((member) => rampOf(moved.reading, member));

function rampOf(reading: Reading, ramp: Member): Rate["movedBy"] {
  const driver = reading.resolve("driver", ramp.key, reading.names.drivers, ramp.path, ramp.keySpan);
  const block = Block.of(reading, ramp.value, ramp.keySpan, ramp.path, RATE_RAMP, ramp);
  if (!block) return [];
  const [from, to, times] = [block.number("from", ANY), block.number("to", ANY), block.number("times", AMOUNT)];
  return driver < 0 ? [] : [{ driver, from, to, times }];
}
