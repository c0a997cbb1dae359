/** A plan as the text of case.yaml: quotes verbatim, each with its speaker, and every open number with its reason. */
import { unfilledText } from "../../language/index.ts";
import { voiceOf } from "../speaker-line.ts";
import type { Item, Reading } from "../reading.ts";
import type { Open, Plan, PlannedActor, PlannedDriver } from "./plan.ts";

export interface Source {
  title: string;
  author: string | null;
  publisher: string | null;
  date: string | null;
  url: string | null;
  /** File beside the case. */ file: string;
}

/** Text in double quotes, which can hold any character. */
const q = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
const plain = (text: string): string =>
  /^[A-Za-z][\w ,()'/-]*$/.test(text) && !/^(true|false|yes|no|null|on|off)$/i.test(text) ? text : q(text);
const open = (value: string | Open): string => (typeof value === "string" ? value : unfilledText(value));

export function write(plan: Plan, reading: Reading, source: Source): string {
  const out: string[] = [];
  const line = (indent: number, text: string): void => {
    out.push("  ".repeat(indent) + text);
  };
  const because = (indent: number, grounds: readonly Item[], ...judgments: string[]): void => {
    const seen = new Set<string>();
    const quoted = grounds
      .filter(({ quote }) => quote.trim() !== "" && !seen.has(quote) && seen.add(quote))
      .slice(0, 5);
    if (quoted.length === 0 && judgments.length === 0) return;
    line(indent, "because:");
    for (const item of quoted) line(indent + 1, `- article: ${q(item.quote.trim())}   # ${voiceOf(item, reading)}`);
    for (const judgment of judgments) line(indent + 1, `- judgment: ${q(judgment)}`);
  };
  const section = (name: string, remark = ""): void => {
    out.push("", `${name}:${remark ? `   # ${remark}` : ""}`);
  };

  out.push(
    `# A draft, written by \`entente read\` from ${JSON.stringify(source.file)}. Numbers and dates that the text does not give stand as "?", with a wide range that`,
    "# would do and the reason; `entente fill` asks for them one by one, and nothing runs before. reading.html shows what was understood and what was not.",
    "# Issues, options and links are a proposal too: change, add and delete freely; `entente check` says what it makes of it.",
    "entente: 1",
    `title: ${q(plan.title)}`,
    `as_of: ${open(plan.asOf)}`,
    `until: ${open(plan.until)}`,
  );
  const moved = plan.issues.filter(({ standing, options }) => standing !== options[0].id);
  if (moved.length > 0) out.push(`standing: {${moved.map(({ id, standing }) => `${id}: ${standing}`).join(", ")}}`);
  out.push(
    "residual:",
    `  value: ${open(plan.residual)}`,
    "  because:",
    "    - judgment: Leaders, elections and everything else that the text does not speak of.",
  );
  if (plan.record) {
    section("record", "silence is evidence: worlds in which these would have moved since then are dropped");
    line(1, `since: ${open(plan.record.since)}`);
    const from = plan.issues.filter(({ standing, before }) => standing !== before);
    if (from.length > 0) line(1, `from: {${from.map(({ id, before }) => `${id}: ${before}`).join(", ")}}`);
    line(1, `match: [${plan.record.match.join(", ")}]`);
    because(1, plan.record.grounds);
  }

  section("sources");
  line(1, "article:");
  for (const key of ["author", "title", "publisher"] as const) if (source[key]) line(2, `${key}: ${q(source[key])}`);
  line(
    2,
    `date: ${source.date ?? open({ suggestion: (typeof plan.asOf === "string" ? plan.asOf : plan.asOf.suggestion!).slice(0, 7), reason: "the text does not say when it was published" })}`,
  );
  if (source.url) line(2, `url: ${q(source.url)}`);
  line(2, `text: ${q(source.file)}   # every quote is checked against it`);

  section("actors");
  for (const actor of plan.actors) writeActor(actor, line, because);

  if (plan.drivers.length > 0) section("drivers", "quantities outside the talks, each an index of its own");
  for (const driver of plan.drivers) writeDriver(driver, line, because);

  section("issues", "what can be settled; the first option stands unless `standing` says otherwise");
  for (const { id, name, options, deliveredBy, grounds } of plan.issues) {
    line(1, `${id}:`);
    line(2, `name: ${q(name)}`);
    if (deliveredBy !== null) line(2, `delivered_by: ${deliveredBy}`);
    line(2, "options:");
    for (const option of options) line(3, `${option.id}: ${q(option.text)}`);
    because(2, grounds);
  }

  section("tables");
  line(1, "talks:");
  line(2, `parties: [${plan.table.parties.join(", ")}]`);
  line(2, `issues: [${plan.issues.map(({ id }) => id).join(", ")}]`);
  line(2, `meetings_per_year: ${open(plan.table.meetings)}`);
  line(2, `concludes: ${open(plan.table.concludes)}`);
  because(2, plan.table.grounds);

  if (plan.accords.length > 0)
    section("accords", "signed, as the text has it; what is only proposed is an option of an issue");
  for (const { id, parties, date, kind, binds, on, text, grounds } of plan.accords) {
    line(1, `${id}:`);
    line(2, `parties: [${parties.join(", ")}]`);
    line(2, `date: ${open(date)}`);
    line(2, `kind: ${plain(kind)}`);
    line(
      2,
      `binds: ${binds}   # status in the text: ${grounds[0]?.status ?? "unstated"}; binding: ${grounds[0]?.binding ?? "unstated"}`,
    );
    if (on !== null) line(2, `on: ${on}`);
    line(2, `text: ${q(text)}`);
    because(2, grounds);
  }

  if (plan.events.length > 0) section("events", "PLOVER types");
  for (const { id, date, who, does, whom, grounds } of plan.events) {
    line(1, `${id}:`);
    line(2, `date: ${open(date)}`);
    line(2, `who: ${who}`);
    line(2, `does: ${does}`);
    if (whom !== null) line(2, `whom: ${whom}`);
    because(2, grounds);
  }

  section("questions", "what counts as yes is yours to narrow: `when`");
  for (const { id, ask, when, by, grounds } of plan.questions) {
    line(1, `${id}:`);
    line(2, `ask: ${q(ask)}`);
    line(
      2,
      `when: {${when.map(({ issue, options }) => `${issue}: ${options.length === 1 ? options[0] : `[${options.join(", ")}]`}`).join(", ")}}`,
    );
    line(2, `by: ${open(by)}`);
    because(2, grounds);
  }

  if (plan.scenarios.length > 0) section("scenarios");
  for (const { id, name, driver, key, value, grounds } of plan.scenarios) {
    line(1, `${id}:`);
    line(2, `name: ${q(name)}`);
    line(2, `set: {drivers.${driver}.${key}: ${open(value)}}`);
    because(2, grounds);
  }
  return `${out.join("\n")}\n`;
}

type Line = (indent: number, text: string) => void;
type Because = (indent: number, grounds: readonly Item[], ...judgments: string[]) => void;

function writeActor(
  { id, name, code, partOf, reliability, stakes, needs, beliefs }: PlannedActor,
  line: Line,
  because: Because,
): void {
  const bare = stakes.length === 0 && needs.length === 0 && beliefs.length === 0 && reliability === null;
  if (bare)
    return line(1, `${id}: {name: ${q(name)}${code ? `, code: ${code}` : ""}${partOf ? `, part_of: ${partOf}` : ""}}`);
  line(1, `${id}:`);
  line(2, `name: ${q(name)}`);
  if (code) line(2, `code: ${code}`);
  if (partOf) line(2, `part_of: ${partOf}`);
  if (reliability) {
    line(2, "reliability:");
    line(3, `value: ${open(reliability.open)}`);
    because(3, reliability.grounds);
  }
  if (stakes.length > 0) line(2, "stakes:");
  for (const { issue, weight, values, grounds } of stakes) {
    line(3, `${issue}:`);
    line(4, `weight: ${open(weight)}`);
    line(4, "values:");
    for (const { option, open: value } of values) line(5, `${option}: ${open(value)}`);
    because(4, grounds);
  }
  if (needs.length > 0) line(2, "needs:");
  for (const need of needs) {
    line(3, `${need.id}:`);
    line(4, `name: ${q(need.name)}`);
    line(4, `weight: ${open(need.weight)}`);
    line(4, `level: ${open(need.level)}`);
    if (need.sharpenedBy.length > 0) line(4, "sharpened_by:");
    for (const { driver, by, grounds } of need.sharpenedBy) {
      line(5, `${driver}:`);
      line(6, "from: 0");
      line(6, "to: 100");
      line(6, `by: ${open(by)}`);
      because(6, grounds, "From 0 to 100 by the definition of the index.");
    }
    line(4, "met_by:");
    for (const issue of [...new Set(need.metBy.map((m) => m.issue))]) {
      line(5, `${issue}:`);
      for (const { option, open: part } of need.metBy.filter((m) => m.issue === issue))
        line(6, `${option}: ${open(part)}`);
    }
    because(4, need.grounds);
  }
  if (beliefs.length > 0) line(2, "beliefs:");
  for (const { about, bias, grounds } of beliefs) {
    line(3, `${about}:`);
    line(4, `bias: ${open(bias)}`);
    because(4, grounds);
  }
}

function writeDriver(
  { id, name, rising, start, mean, spread, halfLife, perYear, grounds }: PlannedDriver,
  line: Line,
  because: Because,
): void {
  line(1, `${id}:`);
  line(2, `name: ${q(name)}`);
  line(2, 'unit: "index: 0 is none, 100 the most that can be imagined"');
  line(2, "range: [0, 100]");
  line(2, `process: ${rising === null ? "mean-reverting" : "trend"}`);
  line(2, `start: ${open(start)}`);
  if (rising !== null) line(2, `per_year: ${open(perYear)}`);
  else {
    line(2, `mean: ${open(mean)}`);
    line(2, `spread: ${open(spread)}`);
    line(2, `half_life_months: ${open(halfLife)}`);
  }
  because(2, grounds);
}
