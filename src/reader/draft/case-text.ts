/**
 * `caseText`: a proposed draft as the text of case.yaml. Words become wide ranges by the table of ranges.ts; every number
 * is open, with a suggestion and the reason why; what stays out is named in a comment.
 */
import { namesIn } from "./asked.ts";
import { blocksOf, settlementOf } from "./case-actors.ts";
import { monthAfter, monthBefore } from "./calendar.ts";
import { listed, nameOf } from "./names.ts";
import { opensAfter } from "./opens-after.ts";
import { isUndated, partsOf, standing, standingPart } from "./parts.ts";
import { isPast } from "./past-date.ts";
import type { Accord, Driver, DriverEvent, Pair, Proposed, Question, StatedDate } from "./proposed.ts";
import { inside, isSeveral } from "./question-words.ts";
import { LEVELS, TRENDS, UNSAID } from "./ranges.ts";
import { tablesOf } from "./tables.ts";
import { Lines, open, q } from "./yaml.ts";

export interface Source {
  title: string;
  author: string | null;
  publisher: string | null;
  date: string | null;
  url: string | null;
  /** File beside the case. */
  file: string;
}

const YEARS_AHEAD = 10;
const YEARS_BEFORE = 8;
const FACTS: readonly Accord["status"][] = ["signed", "in force", "lapsed", "ended"];

/**
 * @param proposed with `negotiation` true, at least two parties and one issue that stand
 * @param source null where there is no article
 * @param asOf as-of day or month; open where the text does not state it
 * @param title of the case; null: its parties, and the title of the article or its first issue
 * @param meetsOn months in which a table meets for certain, by its id
 * @param follows ranges that follow from what was said that each party would sign today, by path of a number
 */
export function caseText(
  proposed: Proposed,
  source: Source | null,
  asOf: string,
  {
    title = null,
    meetsOn = {},
    follows = {},
  }: {
    title?: string | null;
    meetsOn?: { readonly [table: string]: readonly string[] };
    follows?: { readonly [path: string]: string };
  } = {},
): string {
  const draft = standingPart(proposed);
  const out = new Lines();
  const until = lastMonth(draft, asOf);
  out.add(
    0,
    ...headOf(source),
    "entente: 1",
    `title: ${q(title ?? `${draft.parties.map(({ name }) => name).join(", ")}: ${source?.title ?? draft.issues[0]?.name ?? "talks"}`)}`,
    `as_of: ${proposed.as_of.date === null ? open(asOf, proposed.as_of.basis) : proposed.as_of.date}`,
    `until: ${open(until, "no text says how far to look ahead")}`,
    "residual:",
    `  value: ${open(UNSAID.residual, "no text says what the case leaves out; 2 to 8 points is usual")}`,
    "  because:",
    "    - judgment: Leaders, elections and everything else that the case does not name.",
  );
  const [silence] = draft.record;
  if (silence) {
    out.section("record", "silence is evidence: worlds in which these would have moved since then are dropped");
    out.add(
      1,
      `since: ${monthOf(silence.since, ["0000-01", monthBefore(asOf)], silence.since.date === null ? `${Number(asOf.slice(0, 4)) - YEARS_BEFORE}-01` : monthBefore(asOf), "no text says since when")}`,
    );
    out.add(1, `match: [${silence.issues.join(", ")}]`);
    out.because(1, silence);
  }
  if (source) writeSource(source, asOf, out);
  blocksOf(draft, out, follows);
  drivers(draft, out, asOf);
  issues(draft, out, asOf);
  constraints(draft, out);
  out.section("tables");
  for (const { id, parties, issues: settled } of tablesOf(draft)) {
    out.add(1, `${id}:`);
    if (parties.length < draft.parties.length) out.add(2, `name: ${q(listed(parties.map(({ name }) => name)))}`);
    out.add(2, `parties: [${parties.map((one) => one.id).join(", ")}]`);
    out.add(2, `issues: [${settled.map((one) => one.id).join(", ")}]`);
    out.add(2, `meetings_per_year: ${open(UNSAID.meetings, "no text says how often they meet")}`);
    out.add(2, `concludes: ${open(UNSAID.concludes, "no text says how many meetings end in a text")}`);
    const months = meetsOn[id] ?? [];
    if (months.length > 0) out.add(2, `meets_on: [${months.join(", ")}]`);
  }
  accords(draft, out, asOf);
  events(draft, out, asOf);
  questions(draft, out, asOf, until);
  leftOut(proposed, draft, out);
  return out.toString();
}

/** December of a year ahead, or of that by which the last question is decided where it is later. */
function lastMonth({ questions: all }: Proposed, asOf: string): string {
  const years = all.flatMap(({ until }) => (until.date === null ? [] : [Number(until.date.slice(0, 4))]));
  return `${Math.max(Number(asOf.slice(0, 4)) + YEARS_AHEAD, ...years)}-12`;
}

function headOf(source: Source | null): string[] {
  const by = source ? `\`entente read\` from ${JSON.stringify(source.file)}` : "`entente new --interview`";
  const page = source ? " reading.html shows what was understood and what was not." : "";
  return [
    `# A draft, written by ${by}. Numbers and dates that nobody has given yet stand as "?", with a wide range that`,
    `# would do and the reason; \`entente fill\` asks for them one by one, and what was taken from such a range says \`suggested\`.${page}`,
    "# Parties, issues and options are a proposal too: change, add and delete freely; `entente check` lists what is wrong or doubtful.",
  ];
}

function writeSource(source: Source, asOf: string, out: Lines): void {
  out.section("sources");
  out.add(1, "article:");
  for (const key of ["author", "title", "publisher"] as const) if (source[key]) out.add(2, `${key}: ${q(source[key])}`);
  out.add(2, `date: ${source.date ?? open(asOf.slice(0, 7), "the text does not say when it was published")}`);
  if (source.url) out.add(2, `url: ${q(source.url)}`);
  out.add(2, `text: ${q(source.file)}   # every quote is checked against it`);
}

function drivers({ drivers: all }: Proposed, out: Lines, asOf: string): void {
  if (all.length > 0) out.section("drivers", "quantities outside the talks, each an index of its own");
  for (const driver of all) {
    const trend = driver.direction === "rising" || driver.direction === "falling" ? driver.direction : null;
    const level = driver.level ?? levelSaid(driver);
    out.add(1, `${driver.id}:`);
    out.add(2, `name: ${q(driver.name)}`);
    if (driver.event?.date.date) {
      dated(driver, driver.event.felt, driver.event.date.date.slice(0, 7), asOf.slice(0, 7), out);
      continue;
    }
    out.add(2, 'unit: "index: 0 is none, 100 the most that can be imagined"');
    out.add(2, "range: [0, 100]", `process: ${trend === null ? "mean-reverting" : "trend"}`);
    const now = level === null ? "no text gives its level" : `"${level}" is a word and no level on a scale`;
    out.add(2, `start: ${open(level === null ? UNSAID.driverLevel : LEVELS[level], now)}`);
    if (trend !== null) out.add(2, `per_year: ${open(TRENDS[trend], `"${trend}" is a word and no pace`)}`);
    else {
      out.add(2, `mean: ${open(UNSAID.driverLevel, "no text says to what level it returns")}`);
      out.add(2, `spread: ${open(UNSAID.spread, "no text says how much it swings")}`);
      out.add(2, `half_life_months: ${open(UNSAID.halfLife, "no text says how long its swings last")}`);
    }
    out.because(2, driver);
  }
}

/** The level that a direction says; a person who names a quantity has not said that it is high. */
const levelSaid = ({ direction, by }: Driver): Driver["level"] =>
  direction === "low" || (direction === "high" && by !== "analyst") ? direction : null;

/** An event as an index that is 100 in its month: rising to it and none afterwards, or none before and 100 from then on. */
function dated(driver: Driver, felt: DriverEvent["felt"], month: string, now: string, out: Lines): void {
  const points =
    felt === "until"
      ? { [now]: 0, [month]: 100, [monthAfter(month)]: 0 }
      : { [now]: 0, [monthBefore(month)]: 0, [month]: 100 };
  const said =
    felt === "until" ? "It presses more the nearer it comes, and no more afterwards." : "It is felt from its date on.";
  out.add(2, 'unit: "index: 0 is none, 100 its date"', "range: [0, 100]", "process: path");
  out.add(
    2,
    `points: {${Object.entries(points)
      .map(([at, value]) => `${at}: ${value}`)
      .join(", ")}}`,
  );
  out.because(2, driver, said);
}

function issues(draft: Proposed, out: Lines, asOf: string): void {
  const { issues: all, procedures } = draft;
  out.section("issues", "what can be settled; the first option stands");
  for (const issue of all) {
    out.add(1, `${issue.id}:`);
    out.add(2, `name: ${q(issue.name)}`, "options:");
    for (const option of issue.options) out.add(3, `${option.id}: ${q(option.text)}`);
    if (issue.options.length < 2) out.add(3, `${settlementOf(issue)}: "A settlement; its terms are not given"`);
    const own = new Set([...issue.quotes, ...issue.options.flatMap(({ quotes }) => quotes)].map(({ text }) => text));
    out.because(2, { ...issue, quotes: [...own].map((text) => ({ text, start: 0, end: 0 })) });
  }
  for (const procedure of procedures) {
    const after = opensAfter(draft, procedure);
    if (after.length === 0) continue;
    out.add(1, `${procedure.id}:`);
    out.add(2, `name: ${q(procedure.name)}`, "procedure:");
    out.add(3, `when: ${whenAny(after)}`);
    out.add(
      3,
      `outcome: {approved: ${open(UNSAID.approves, `no text says how likely ${inside(procedure.who, namesIn(draft))} ${isSeveral(procedure.who) ? "agree" : "agrees"}`)}}`,
    );
    out.add(3, "otherwise: refused", `months: ${open(UNSAID.months, "no text says how long it takes")}`);
    if (after.some(({ issue, option }) => all.find(({ id }) => id === issue)?.options[0]?.id === option))
      out.add(3, `opened: ${open(asOf.slice(0, 7), "no text says since when it is before them")}`);
    out.add(2, "options: {pending: Not decided, approved: Approved, refused: Refused}");
    out.because(2, procedure);
  }
}

function constraints({ constraints: all }: Proposed, out: Lines): void {
  const written = all.filter(({ rule, when: first, then }) =>
    rule === "never" ? first.length > 0 : first.length > 0 && then.length > 0,
  );
  if (written.length > 0) out.section("constraints");
  for (const constraint of written) {
    out.add(1, `${constraint.id}:`);
    if (constraint.rule === "never") out.add(2, `never: ${when(constraint.when)}`);
    else out.add(2, `if: ${when(constraint.when)}`, `then: ${when(constraint.then)}`);
    out.because(2, constraint);
  }
}

function accords({ accords: all, parties, others }: Proposed, out: Lines, asOf: string): void {
  const actors = new Set([...parties, ...others].map(({ id }) => id));
  const facts = all.filter(
    ({ status, date, parties: of }) => date.date !== null && FACTS.includes(status) && of.some((id) => actors.has(id)),
  );
  if (facts.length > 0)
    out.section("accords", "as clauses of the text state them; what is only proposed or refused is left out");
  for (const accord of facts) {
    const over = accord.status === "lapsed" || accord.status === "ended";
    out.add(1, `${accord.id}:`);
    out.add(2, `parties: [${accord.parties.join(", ")}]`);
    out.add(2, `date: ${dateOf(accord.date, asOf)}`);
    out.add(2, `kind: ${q(nameOf(accord.name, 60))}`);
    const said =
      accord.binding === null ? "no text says whether it binds" : accord.binding ? "it binds" : "it does not bind";
    out.add(2, `binds: ${accord.binding === true && !over}   # ${accord.status}; ${said}`);
    if (accord.on) out.add(2, `on: ${accord.on.issue}`);
    out.add(2, `text: ${q(accord.name)}`);
    out.because(2, accord);
  }
}

function events({ events: proposed }: Proposed, out: Lines, asOf: string): void {
  const all = proposed.filter(({ date }) => date.date !== null);
  if (all.length > 0) out.section("events", "PLOVER types");
  for (const event of all) {
    out.add(1, `${event.id}:`);
    out.add(2, `date: ${dateOf(event.date, asOf)}`, `who: ${event.who}`, `does: ${event.does}`);
    if (event.whom !== null) out.add(2, `whom: ${event.whom}`);
    out.because(2, event);
  }
}

function questions({ questions: all }: Proposed, out: Lines, asOf: string, until: string): void {
  if (all.length === 0) return;
  out.section("questions", "one whose `when` is open is left out of a run");
  for (const question of all) {
    out.add(1, `${question.id}:`);
    out.add(2, `ask: ${q(question.ask)}`);
    out.add(2, `when: ${whenOf(question)}`);
    out.add(
      2,
      `by: ${monthOf(question.until, [asOf.slice(0, 7), until], `${Number(asOf.slice(0, 4)) + 5}-12`, "no text names a date by which it would be so")}`,
    );
    if (question.mode === "hold") out.add(2, "holds: true");
    out.because(2, question);
  }
}

/** Conditions of a question; open where no option of an issue says what it says. */
function whenOf({ yes, also, together = [], not_expressible }: Question): string {
  if (yes === null) return open(null, not_expressible ?? "what counts as yes is still to be said");
  if (together.length === 0) return whenAny([yes, ...also]);
  return also.length === 0 ? when([yes, ...together]) : `{all: [${whenAny([yes, ...also])}, ${when(together)}]}`;
}

/** True where any of the options stands, also of several issues. */
const whenAny = (pairs: readonly Pair[]): string =>
  new Set(pairs.map(({ issue }) => issue)).size === 1
    ? when(pairs)
    : `{any: [${pairs.map((pair) => when([pair])).join(", ")}]}`;

/** `{gas: [mou, contract], border: settled}`: any of the options of an issue, in all of the issues. */
function when(pairs: readonly Pair[]): string {
  const byIssue = new Map<string, string[]>();
  for (const { issue, option } of pairs) byIssue.set(issue, [...(byIssue.get(issue) ?? []), option]);
  return `{${[...byIssue].map(([issue, [first, ...rest]]) => `${issue}: ${rest.length === 0 ? first : `[${[first, ...rest].join(", ")}]`}`).join(", ")}}`;
}

/** A past date as fine as the text has it; open where it names none. */
function dateOf({ words, date }: StatedDate, asOf: string): string {
  if (date !== null && isPast(date, asOf)) return date;
  return open(asOf.slice(0, 7), words === null ? "no text names a date" : `only "${nameOf(words, 60)}" is known`);
}

/** A month within a range, at the last that the words can mean; open where the text names none in it. */
function monthOf(
  { date, words }: StatedDate,
  range: readonly [string, string],
  suggestion: string,
  reason: string,
): string {
  const month = date === null ? null : date.length === 4 ? `${date}-12` : date.slice(0, 7);
  if (month !== null && month >= range[0] && month <= range[1]) return month;
  return open(suggestion, words === null ? reason : `only "${nameOf(words, 60)}" is known`);
}

/** What was read and stays out, each with its reason; the proposals hold all of it. */
function leftOut(proposed: Proposed, draft: Proposed, out: Lines): void {
  const stand = standing(proposed);
  const absent = partsOf(proposed).filter(
    (placed) => (!stand.has(placed.path) || isUndated(placed)) && placed.list !== "others" && placed.list !== "options",
  );
  const rules = draft.constraints.filter(
    ({ when: first, rule }) => first.length === 0 && !(rule === "ratification" && draft.procedures.length > 0),
  );
  if (absent.length + rules.length === 0) return;
  out.add(0, "", "# Read in the text and not in this draft:");
  for (const { says, rule } of rules)
    out.remark(0, `- a rule (${rule}) for \`constraints\`, once its options stand: ${says}`);
  for (const { path, part } of absent.slice(0, MAX_LEFT_OUT)) {
    const quote = part.quotes[0];
    out.remark(
      0,
      `- ${path}${quote ? ` ("${nameOf(quote.text, 100)}")` : ""}: ${part.state === "dropped" ? "dropped" : (part.left_out ?? (stand.has(path) ? "no date is given for it" : "it needs a part that is not in the draft"))}`,
    );
  }
  if (absent.length > MAX_LEFT_OUT) out.remark(0, `- and ${absent.length - MAX_LEFT_OUT} more`);
}
const MAX_LEFT_OUT = 40;
