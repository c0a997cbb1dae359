/** evidence.yaml: series by id, each with its months, its scale, and the recipe that makes it from a source's rows. */
import { Block, join, numberAt, type Member } from "./block.ts";
import { readBecause } from "../text/citations.ts";
import type { Driver, EventRecipe, Evidence, Owner, ParameterIndex, Recipe, SeriesRecipe } from "../case.ts";
import { monthName, parseMonth } from "../../numbers/months.ts";
import { quantileOf } from "../../numbers/shares.ts";
import { ANY, type Field } from "./fields.ts";
import { DUPLICATES, EVENTS, GAPS, MEASURES, PERCENTILE, SERIES, WEIGHTS } from "./evidence-shapes.ts";
import { decimalIn, parseQuantity } from "./quantity.ts";
import { shorten } from "../text/visible.ts";
import { MAX_MAGNITUDE } from "../../numbers/quantity.ts";
import { WHOLE, type Reading, type Scope } from "./reading.ts";
import { readSeriesFile, type SeriesFile } from "./series-file.ts";
import type { Beside } from "./sources.ts";
import { PROBLEMS, pathFault } from "./sources.ts";
import { readTree } from "../text/tree.ts";
import { checkId, listOf, wordOf } from "./values.ts";

/** A series as written, before a driver uses it. */
interface Series {
  id: string;
  name: string;
  unit: string | null;
  file: string | null;
  content: SeriesFile | null;
  scale: { raw: number; level: number }[];
  recipe: Recipe | null;
  block: Block;
}
export interface EvidenceFile {
  reading: Reading;
  series: Map<string, Series>;
  used: Set<string>;
}

export const FILE = "evidence.yaml";

/**
 * Reads evidence.yaml beside a case; every message has its own file and line.
 * @param reading of the case, whose sources may be cited and which receives the numbers
 * @param unmade whether a file that a recipe has yet to make may be absent
 * @returns null where the file cannot be read at all
 */
export function readEvidence(
  reading: Reading,
  read: (path: string) => Beside,
  unmade = false,
): EvidenceFile | { problem: string } {
  const beside = read(FILE);
  if ("problem" in beside) return { problem: PROBLEMS[beside.problem][1] };
  const own = reading.another(FILE, beside.text);
  const from = reading.citations.length;
  const file: EvidenceFile = { reading: own, series: new Map(), used: new Set() };
  const tree = readTree(beside.text, ({ code, message, span }) => own.error(code, message, "", span));
  const whole =
    tree && Block.named(own, tree, { start: tree.span.start, end: tree.span.start }, "", WHOLE, "a block of series");
  for (const entry of whole?.entries.values() ?? []) {
    checkId(own, entry, entry.key);
    const block = Block.of(own, entry.value, entry.keySpan, entry.key, SERIES, WHOLE);
    if (block) file.series.set(entry.key, seriesOf(own, entry.key, block, read, unmade));
  }
  for (const citation of reading.citations.slice(from)) citation.path = `evidence.${citation.path}`;
  return file;
}

function seriesOf(own: Reading, id: string, block: Block, read: (path: string) => Beside, unmade: boolean): Series {
  const file = block.text("file");
  const content = file === null ? null : contentOf(own, block, file, read, unmade);
  const recipe = recipeOf(own, block);
  if (file === null && !block.has("points") && !recipe)
    own.error(
      "missing-key",
      "a series has a file, points, or both; or events or series to make a file from",
      id,
      block.span,
    );
  if (block.has("scale") && file === null && !recipe)
    own.error(
      "missing-key",
      "a scale is of the values in a file; points are levels already",
      join(id, "scale"),
      block.entries.get("scale")!.keySpan,
    );
  return {
    id,
    name: block.text("name") ?? id,
    unit: block.text("unit"),
    file,
    content,
    scale: scaleOf(own, block, content),
    recipe,
    block,
  };
}

function contentOf(
  own: Reading,
  block: Block,
  file: string,
  read: (path: string) => Beside,
  unmade: boolean,
): SeriesFile | null {
  const path = join(block.path, "file");
  const { span } = block.entries.get("file")!.value;
  const fault = pathFault(file, "a series", "pressure.csv");
  if (fault !== null) {
    own.error("bad-file-path", fault, path, span);
    return null;
  }
  const beside = read(file);
  if ("problem" in beside) {
    const absent = (block.has("events") || block.has("series")) && beside.problem === "absent";
    if (absent && unmade) return null;
    const made = absent ? "; `entente evidence series CASE` makes it from loaded rows" : "";
    own.error(...([PROBLEMS[beside.problem][0], PROBLEMS[beside.problem][1] + made] as const), path, span);
    return null;
  }
  const content = readSeriesFile(own.another(file, beside.text));
  if (content && content.later > 0)
    own.warn(
      "later-rows",
      `${content.later} row${content.later === 1 ? "" : "s"} of ${file} ${content.later === 1 ? "is" : "are"} of after as_of or known only after it, and left out`,
      path,
      span,
    );
  return content;
}

/** Raw value to level, in order; percentiles are of the file's values up to as_of. */
function scaleOf(own: Reading, block: Block, content: SeriesFile | null): Series["scale"] {
  const values = (content?.months ?? []).flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b);
  const members = block.members("scale", "a block such as {0: 0, p95: 100}");
  const scale = members
    .flatMap((member) => {
      const { key, keySpan, value, path } = member;
      const level = value.kind === "scalar" ? parseQuantity(value.text, ANY) : null;
      if (!level || "wrong" in level || level.quantity.kind !== "exact") {
        own.error("wrong-type", "a level is one exact number", path, value.span);
        return [];
      }
      const percent = PERCENTILE.exec(key);
      const raw = percent ? quantileOf(values, Number(percent[1]) / 100) : (decimalIn(key) ?? Number.NaN);
      if (!(Math.abs(raw) <= MAX_MAGNITUDE)) {
        if (!percent || content)
          own.error(
            "bad-quantity",
            percent
              ? "there is no value in the file to take a percentile of"
              : `'${shorten(key)}' is neither a value nor a percentile (p95); a value is at most ${MAX_MAGNITUDE} either way`,
            path,
            keySpan,
          );
        return [];
      }
      return [{ raw, level: level.quantity.value, keySpan, path }];
    })
    .sort((a, b) => a.raw - b.raw);
  scale.forEach((point, at) => {
    if (at > 0 && point.raw === scale[at - 1].raw)
      own.error("repeated", `two points of the scale stand at ${point.raw}`, point.path, point.keySpan);
  });
  if (members.length === 1)
    own.error(
      "missing-key",
      "a scale has at least two points: {0: 0, p95: 100}",
      join(block.path, "scale"),
      block.entries.get("scale")!.keySpan,
    );
  return scale.map(({ raw, level }) => ({ raw, level }));
}

/** Level of a raw value: linear between the points of the scale and flat outside; the value itself without a scale. */
function scaled(scale: Series["scale"], raw: number): number {
  if (scale.length === 0) return raw;
  const above = scale.findIndex((point) => point.raw >= raw);
  if (above === 0) return scale[0].level;
  if (above < 0) return scale.at(-1)!.level;
  const [a, b] = [scale[above - 1], scale[above]];
  return a.level + ((b.level - a.level) * (raw - a.raw)) / (b.raw - a.raw);
}

function recipeOf(own: Reading, block: Block): Recipe | null {
  const path = block.path;
  const [events, series] = [block.block("events", EVENTS), block.has("series") ? block.text("series") : null];
  if (events && block.has("series"))
    own.error("wrong-type", "a series is made from events or from a loaded series, not from both", path, block.span);
  const kind = events ? "events" : block.has("series") ? "series" : null;
  if (!kind) {
    for (const key of ["measure", "weight", "duplicates", "gaps", "per", "source"] as const)
      if (block.has(key))
        own.error(
          "unknown-key",
          `'${key}' says how rows are read, and neither events nor series is here`,
          join(path, key),
          block.entries.get(key)!.keySpan,
        );
    return null;
  }
  const needed =
    kind === "events"
      ? (["source", "measure", "weight", "duplicates", "gaps"] as const)
      : (["source", "measure"] as const);
  for (const key of needed)
    if (!block.has(key))
      own.error(
        "missing-key",
        `'${key}' is missing: how rows become months is never taken for granted`,
        path,
        block.span,
      );
  if (block.has("per")) block.choice("per", ["month"], "step");
  const measure = block.choice("measure", MEASURES[kind], `measure of ${kind}`);
  const source = wordsOf(own, block, "source");
  if (kind === "series") {
    for (const key of ["weight", "duplicates", "gaps"] as const)
      if (block.has(key))
        own.error("unknown-key", `'${key}' is for events`, join(path, key), block.entries.get(key)!.keySpan);
    return measure && series !== null ? { kind, source, series, measure: measure as SeriesRecipe["measure"] } : null;
  }
  const weight = block.choice("weight", WEIGHTS, "weight");
  const duplicates = block.choice("duplicates", DUPLICATES, "duplicates");
  const gaps = block.choice("gaps", GAPS, "gaps");
  if (gaps === "zero" && measure === "intensity")
    own.error(
      "wrong-type",
      "a month without events has no intensity: gaps: missing",
      join(path, "gaps"),
      block.entries.get("gaps")!.value.span,
      "missing",
    );
  if (!events || !measure || !weight || !duplicates || !gaps) return null;
  const chosen = {
    from: wordsOf(own, events, "from"),
    to: wordsOf(own, events, "to"),
    quad: quadOf(own, events),
    code: wordsOf(own, events, "code"),
  };
  if (Object.values(chosen).every((list) => list.length === 0))
    own.error("missing-key", "say which events: from, to, quad or code", join(path, "events"), events.span);
  return { kind: "events", source, ...chosen, measure: measure as EventRecipe["measure"], weight, duplicates, gaps };
}

const EMPTY = "an empty list chooses nothing; leave the key out where any will do";

function wordsOf(own: Reading, block: Block, key: string): string[] {
  const entry = block.entries.get(key);
  if (!entry) return [];
  const path = join(block.path, key);
  const items = entry.value.kind === "list" ? entry.value.items : [entry.value];
  if (items.length === 0) own.error("wrong-type", EMPTY, path, entry.value.span);
  return [...new Set(items.flatMap((item) => wordOf(own, item, path) ?? []))];
}

function quadOf(own: Reading, block: Block): number[] {
  const entry = block.entries.get("quad");
  if (!entry) return [];
  if (entry.value.kind === "list" && entry.value.items.length === 0)
    own.error("wrong-type", EMPTY, join(block.path, "quad"), entry.value.span);
  return listOf(
    own,
    entry.value,
    join(block.path, "quad"),
    "quad class",
    new Map([
      ["1", 1],
      ["2", 2],
      ["3", 3],
      ["4", 4],
    ]),
  )
    .map(({ index }) => index)
    .sort();
}

/**
 * History of a driver from a series: levels by month as numbers of the case, `drivers.ID.history.MONTH`, and what stands behind them.
 * The block is the driver's `history`.
 * Points of evidence.yaml stand before the file's months.
 */
export function historyFrom(
  reading: Reading,
  { reading: own, series, used }: EvidenceFile,
  id: string,
  { path, owner }: Block,
  level: Field,
  span: { start: number; end: number },
): { history: Driver["history"]; evidence: Evidence | null } {
  if (series.size === 0 && own.hasErrors()) return { history: [], evidence: null };
  const at = reading.resolve(
    "series of evidence.yaml",
    id,
    new Map([...series.keys()].map((key, n) => [key, n])),
    join(path, "series"),
    span,
  );
  const found = at < 0 ? undefined : series.get(id);
  if (!found) return { history: [], evidence: null };
  used.add(id);
  const { block, content, scale } = found;
  const points = pointsOf(own, block, path, level, owner);
  const history = [...points];
  const scope = { cover: block.cover, owner };
  for (const { month, value } of content?.months ?? []) {
    if (value === null || points.some((point) => point.month === month)) continue;
    history.push({
      month,
      value: fromFile(own, found, `${path}.${monthName(month)}`, scaled(scale, value), level, scope),
    });
  }
  if (history.length === 0 && content === null && !own.hasErrors())
    own.error(
      "missing-key",
      `there are no months of '${id}' yet: name the file that \`entente evidence series CASE\` writes`,
      id,
      block.span,
    );
  history.sort((a, b) => a.month - b.month);
  return {
    history,
    evidence: {
      series: id,
      name: found.name,
      unit: found.unit,
      file: found.file,
      notes: content?.notes ?? [],
      scale,
      recipe: found.recipe,
      citations: block.cover ?? [],
      months: (content?.months ?? []).map(({ month, value, rows, covered }) => ({ month, raw: value, rows, covered })),
      points: points.map(({ month }) => month),
    },
  };
}

function pointsOf(
  own: Reading,
  block: Block,
  path: string,
  level: Field,
  owner: Owner,
): { month: number; value: ParameterIndex }[] {
  const seen = new Set<number>();
  const members = block.members("points", "a block such as {2012-09: 75}");
  const said = members.find(({ key }) => key === "because");
  const cover = said ? readBecause(own, said, join(path, "points")) : block.cover;
  return members.flatMap((member: Member) => {
    if (member === said) return [];
    const month = monthOf(own, member);
    if (month === null) return [];
    if (own.asOf && month > own.asOf.month) {
      own.error(
        "date-order",
        `${member.key} is after as_of (${own.asOf.text}); a history ends there`,
        member.path,
        member.keySpan,
      );
      return [];
    }
    if (seen.has(month)) {
      own.error("repeated", `the month of ${member.key} is given twice; keep one`, member.path, member.keySpan);
      return [];
    }
    seen.add(month);
    return [{ month, value: numberAt(own, member, `${path}.${monthName(month)}`, level, { cover, owner }) }];
  });
}

function monthOf(own: Reading, { key, keySpan, path }: Member): number | null {
  const month = parseMonth(key);
  if (!Number.isNaN(month)) return month;
  own.error("bad-date", `'${shorten(key)}' is not a month; one is written as 2012-10`, path, keySpan);
  return null;
}

/** A month of the file as a number of the case. */
function fromFile(
  own: Reading,
  { id, block, scale }: Series,
  path: string,
  value: number,
  level: Field,
  scope: Scope,
): ParameterIndex {
  const where = block.entries.get(scale.length > 0 ? "scale" : "file")!;
  if (value < level.min || value > level.max)
    own.error(
      "out-of-range",
      `${path.split(".").at(-1)} of this series comes to ${Number(value.toPrecision(6))}, outside the driver's range ${level.min} to ${level.max}${scale.length > 0 ? "" : "; give the series a scale"}`,
      join(id, scale.length > 0 ? "scale" : "file"),
      where.keySpan,
    );
  return own.written(path, value, level, scope, scale.length === 0);
}

/** Warns of series that no driver uses. */
export function idleSeries({ reading: own, series, used }: EvidenceFile): void {
  for (const [id, { block }] of series)
    if (!used.has(id))
      own.warn(
        "idle-series",
        `no driver takes this series: write \`history: {series: ${id}}\` into case.yaml`,
        id,
        block.span,
      );
}
