/** From the text of case.yaml to a `Case`: every message at once, in file order. */
import { Block, join, type Member } from "./blocks/block.ts";
import type { Case, Recipe, Span } from "./case.ts";
import { overlay, readAccords, readEvents, readQuestions, readRecord, readScenarios } from "./blocks/chronicle.ts";
import { readActors } from "./blocks/actors.ts";
import { readClaims, readHeadline } from "./blocks/claims.ts";
import { readDecisions } from "./blocks/decisions.ts";
import { asksForEvidence, readDrivers } from "./blocks/drivers.ts";
import { idleSeries, readEvidence } from "./blocks/evidence.ts";
import { readFactors } from "./blocks/factors.ts";
import { SHARE, rangeText } from "./blocks/fields.ts";
import {
  MAX_CENTRAL_PACKAGES,
  MAX_PACKAGES,
  broken,
  feasiblePackages,
  nameOptions,
  readConstraints,
  readIssues,
} from "./blocks/issues.ts";
import { MAX_CASE_BYTES, type Input } from "./text/input.ts";
import { emptyParts } from "./checks/empty-parts.ts";
import { lint } from "./checks/lints.ts";
import { lintNoQuestion } from "./checks/use.ts";
import { scenarioProblems } from "./checks/combinations.ts";
import { spentNumbers } from "./checks/spent.ts";
import { checkReach, checkStages } from "./checks/stages.ts";
import { MARKET_OWNER, readMarket } from "./blocks/market.ts";
import type { Message, MessageCode } from "./text/message.ts";
import { Reading, WHOLE } from "./blocks/reading.ts";
import { CASE, MARKET } from "./blocks/shapes.ts";
import { readPlaces } from "./blocks/places.ts";
import { readBlends, readReferences } from "./blocks/references.ts";
import { nameShared, sharedNumbers } from "./blocks/shared-numbers.ts";
import { readSources, type Beside } from "./blocks/sources.ts";
import { readToday } from "./blocks/today.ts";
import { checkToday } from "./checks/today.ts";
import { tieToMarket } from "./blocks/stakes.ts";
import { readReactions, readTables } from "./blocks/tables.ts";
import { readTree, type Mapping } from "./text/tree.ts";
import type { Unfilled } from "./text/unfilled.ts";

/** A case with numbers or dates still to be filled in. */
export interface Draft {
  /** With the suggestions in place; a number without one is NaN. */
  case: Case;
  /** In file order. `range` in words; `citations`: indices of the citations behind each. */
  unfilled: ({ path: string; is: "number" | "date" | "month"; range: string; citations: number[] } & Unfilled)[];
}

/**
 * Reads a case. `read` gives the text of a file beside it, by its path as written.
 * @returns the case, null where a message is an error or a number is not filled in; then, without errors, the `draft`, to be
 * shown and filled but never run; and every message in file order.
 */
export function check(
  input: Input,
  read: (path: string) => Beside,
): { case: Case | null; draft: Draft | null; messages: Message[] } {
  const { reading, case: c } = readCase(input, read);
  const sound = reading.hasErrors() ? null : c;
  const open = reading.unfilled.size > 0;
  return {
    case: open ? null : sound,
    draft: open && sound ? { case: sound, unfilled: unfilledOf(reading, sound) } : null,
    messages: reading.sorted(),
  };
}

function unfilledOf(reading: Reading, c: Case): Draft["unfilled"] {
  const cited = new Map<string, number[]>();
  c.citations.forEach(({ path }, at) => cited.set(path, [...(cited.get(path) ?? []), at]));
  return [...reading.unfilled].map(([path, open]) => {
    const { field } = reading.sites.get(path)!;
    let block = path;
    do block = block.slice(0, Math.max(0, block.lastIndexOf(".")));
    while (block !== "" && !cited.has(block));
    const own = reading.parameters[reading.byPath.get(path)?.[0] ?? -1]?.citations;
    const citations = own ?? cited.get(block) ?? [];
    return {
      path,
      ...open,
      is: typeof field === "string" ? field : "number",
      range: typeof field === "string" ? "" : rangeText(field),
      citations,
    };
  });
}

/** As `check`, with the reading itself, which has the site of every number. */
export function readCase(input: Input, read: (path: string) => Beside): { reading: Reading; case: Case | null } {
  const reading = new Reading(input.file, input.text);
  if (input.text.length > MAX_CASE_BYTES) {
    reading.error("too-large", "this file is larger than 4 MiB", "", null);
    return { reading, case: null };
  }
  const tree = readTree(input.text, ({ code, message, span }) => reading.error(code, message, "", span));
  if (!tree) return { reading, case: null };
  const whole: Span = { start: tree.span.start, end: tree.span.start };
  const block = Block.of(
    reading,
    tree,
    whole,
    "",
    CASE,
    WHOLE,
    "a case: a block of keys such as title, actors and issues,",
  );
  if (!block) return { reading, case: null };
  const span = (path: string): Span | null => spanOf(tree, path);
  const c = assemble(reading, block, input, read, span);
  if (reading.hasErrors()) return { reading, case: null };
  emptyParts(reading, tree);
  lintNoQuestion(c, (code, message, path) => reading.warn(code, message, path, span(path)));
  if (reading.unfilled.size === 0) lint(reading, c, span);
  return { reading, case: c };
}

/** The recipes of evidence.yaml, for the command that makes series; the case need not run yet. */
export interface Recipes {
  asOf: string;
  series: { id: string; name: string; file: string | null; recipe: Recipe }[];
}

/** @returns recipes, null exactly where a message is an error; messages are of evidence.yaml and of the dates of the case. */
export function recipes(
  input: Input,
  read: (path: string) => Beside,
): { recipes: Recipes | null; messages: Message[] } {
  const reading = new Reading(input.file, input.text);
  const whole = new Reading(input.file, input.text);
  const tree = readTree(input.text, ({ code, message, span }) => reading.error(code, message, "", span));
  const block = tree && Block.of(whole, tree, { start: tree.span.start, end: tree.span.start }, "", CASE, WHOLE);
  if (!block) return { recipes: null, messages: reading.sorted() };
  readDates(whole, block);
  readSources(whole, block.ids("sources", "a block of sources"), read);
  reading.asOf = whole.asOf;
  reading.sources.push(...whole.sources);
  whole.names.sources.forEach((at, id) => reading.names.sources.set(id, at));
  if (!whole.asOf)
    reading.error("missing-key", "as_of is missing or no date: it says until when rows may be known", "as_of", null);
  const evidence = readEvidence(reading, read, true);
  if ("problem" in evidence) reading.error("unreadable-text", `evidence.yaml: ${evidence.problem}`, "", null);
  if (reading.hasErrors() || "problem" in evidence) return { recipes: null, messages: reading.sorted() };
  const series = [...evidence.series.values()].flatMap(({ id, name, file, recipe }) =>
    recipe ? [{ id, name, file, recipe }] : [],
  );
  return { recipes: { asOf: whole.asOf!.last, series }, messages: reading.sorted() };
}

function assemble(
  reading: Reading,
  block: Block,
  input: Input,
  read: (path: string) => Beside,
  span: (path: string) => Span | null,
): Case {
  readFormat(reading, block);
  readDates(reading, block);
  readSources(reading, block.ids("sources", "a block of sources"), read);
  const [actors, drivers, issues] = (["actors", "drivers", "issues"] as const).map((key) => {
    const members = block.ids(key, `a block of ${key}`);
    members.forEach((member, index) => reading.names[key].set(member.key, index));
    const entry = block.entries.get(key);
    if (key !== "drivers" && entry?.value.kind === "mapping" && members.length === 0)
      reading.error("missing-key", `a case has at least one ${key.slice(0, -1)}`, key, entry.keySpan);
    return members;
  }) as [Member[], Member[], Member[]];
  const seats = block.ids("tables", "a block of tables");
  seats.forEach((member, index) => reading.names.tables.set(member.key, index));
  nameOptions(reading, issues);
  nameParts(reading, actors);
  const hidden = block.ids("factors", "a block of factors");
  hidden.forEach((member, index) => reading.names.factors.set(member.key, index));
  const factors = readFactors(reading, hidden);

  const learning = block.number("learning", SHARE, 0.1);
  const shared = sharedNumbers(reading, block);
  if (asksForEvidence(drivers)) reading.evidence = readEvidence(reading, read);
  const readInDrivers = readDrivers(reading, drivers);
  if (reading.evidence && "series" in reading.evidence) idleSeries(reading.evidence);
  const readInIssues = readIssues(reading, issues);
  const readInActors = readActors(reading, actors, shared);
  nameShared(reading);
  if (actors.length > 0 && shared.turnover && reading.byPath.get("turnover.per_year")?.length === 0)
    reading.warn(
      "no-effect",
      "every actor has a turnover or governments of its own: none takes this",
      "turnover",
      span("turnover"),
    );
  const market = readMarket(reading, block.block("market", MARKET, MARKET_OWNER));
  tieToMarket(reading, actors, readInActors, market);
  const constraints = readConstraints(reading, block.ids("constraints", "a block of constraints"));
  const tables = readTables(reading, seats);
  const standing = overlay(reading, block, "standing", new Uint8Array(issues.length));
  const record = readRecord(reading, block, standing);
  const reactions = readReactions(reading, block.ids("reactions", "a block of reactions"));
  const c: Case = {
    format: 1,
    id: input.id,
    title: block.text("title") ?? "",
    asOf: reading.asOf?.month ?? 0,
    asOfText: reading.asOf?.text ?? "",
    until: reading.until ?? 0,
    hash: input.hash ?? "",
    learning,
    factors,
    parameters: reading.parameters,
    citations: reading.citations,
    sources: reading.sources,
    actors: readInActors,
    drivers: readInDrivers,
    issues: readInIssues,
    constraints,
    packages: new Uint8Array(0),
    standing,
    record,
    tables,
    reactions,
    accords: readAccords(reading, block.ids("accords", "a block of accords")),
    events: readEvents(reading, block.ids("events", "a block of events")),
    places: readPlaces(reading, block.ids("places", "a block of places")),
    questions: readQuestions(reading, block.ids("questions", "a block of questions")),
    scenarios: readScenarios(
      reading,
      block.ids("scenarios", "a block of scenarios"),
      spentNumbers(readInDrivers, readInIssues, tables, reading.asOf?.month ?? 0),
    ),
    headline: [],
    claims: [],
    today: [],
    decisions: [],
    references: [],
    blends: [],
    market,
  };
  const questions = new Map(c.questions.map(({ id }, at) => [id, at]));
  c.headline = readHeadline(reading, block, questions);
  c.claims = readClaims(reading, block.ids("claims", "a block of claims"), questions, c.questions);
  c.today = readToday(reading, block.ids("today", "a block of statements"), standing);
  c.references = readReferences(reading, block.ids("reference", "a block of reference classes"), c.questions);
  c.decisions = readDecisions(reading, block.ids("decisions", "a block of decisions"), questions);
  c.blends = readBlends(
    reading,
    block.ids("blend", "a block by question, such as {settlement: {weights: {inside: 2, old_claims: 1}}}"),
    c,
  );
  for (const { partOf, friction, residual: left, reliability } of c.actors)
    if (partOf !== null) reading.idle(friction, left, reliability);
  for (const { stakes } of c.actors)
    for (const { issue, friction } of stakes)
      if (c.issues[issue]?.procedure && c.issues[issue].exit.length === 0) reading.idle(...friction);
  for (const { movedBy, exit, reviewsPerYear } of c.issues)
    if (movedBy === null && exit.length === 0) reading.idle(...reviewsPerYear.steps.map(({ value }) => value));
  unmoved(reading, c, issues);
  prices(reading, c, span);
  const say = (code: MessageCode, message: string, path: string): void =>
    reading.error(code, message, path, span(path));
  if (c.issues.length === issues.length && c.actors.length === actors.length) checkStages(c, say);
  if (!reading.hasErrors()) for (const { code, message, path } of scenarioProblems(c)) say(code, message, path);
  if (!reading.hasErrors()) feasible(reading, c, input.maxPackages ?? MAX_PACKAGES, span);
  if (!reading.hasErrors()) checkReach(c, say);
  if (!reading.hasErrors()) checkToday(reading, c, span);
  return c;
}

function readFormat(reading: Reading, block: Block): void {
  const entry = block.entries.get("entente");
  if (!entry) return;
  const { value } = entry;
  if (value.kind === "scalar" && value.plain && value.text.trim() === "1") return;
  reading.error("format", "this version of entente reads format 1: `entente: 1`", "entente", value.span, "1");
}

function readDates(reading: Reading, block: Block): void {
  const asOf = block.date("as_of");
  const at = (key: string): Span => block.entries.get(key)!.value.span;
  if (asOf?.precision === "year")
    reading.error("bad-date", `as_of is a day or a month: ${asOf.text}-12-31 or ${asOf.text}-12`, "as_of", at("as_of"));
  else if (asOf) reading.asOf = asOf;
  reading.until = block.month("until");
  if (!reading.asOf || reading.until === null) return;
  if (reading.until <= reading.asOf.month)
    reading.error("date-order", `until must be after as_of (${reading.asOf.text})`, "until", at("until"));
}

/** Reads `part_of` before other blocks depend on it. */
function nameParts(reading: Reading, actors: readonly Member[]): void {
  const names = [...reading.names.actors.keys()];
  const entries = actors.map(({ value }) =>
    value.kind === "mapping" ? value.entries.find(({ key }) => key === "part_of") : undefined,
  );
  reading.partOf.push(
    ...entries.map((entry) =>
      entry?.value.kind === "scalar" ? (reading.names.actors.get(entry.value.text) ?? null) : null,
    ),
  );
  actors.forEach(({ path }, i) => {
    const entry = entries[i];
    if (!entry) return;
    const word = entry.value.kind === "scalar" ? entry.value.text : "";
    const whole = reading.resolve("actor", word, reading.names.actors, join(path, "part_of"), entry.value.span);
    if (whole === i)
      reading.error("part-of", "an actor cannot be part of itself", join(path, "part_of"), entry.value.span);
    else if (whole >= 0 && reading.partOf[whole] != null)
      reading.error(
        "part-of",
        `'${names[whole]}' is itself part of another; name '${names[reading.partOf[whole]]}' here`,
        join(path, "part_of"),
        entry.value.span,
        names[reading.partOf[whole]],
      );
  });
}

function unmoved(reading: Reading, c: Case, members: readonly Member[]): void {
  c.issues.forEach(({ id, movedBy, procedure }, k) => {
    const member = members.find(({ key }) => key === id);
    const declared = member?.value.kind === "mapping" && member.value.entries.some(({ key }) => key === "moved_by");
    if (movedBy !== null || procedure || declared || c.tables.some(({ issues }) => issues.includes(k))) return;
    reading.error(
      "unmoved-issue",
      "nothing can move this issue: list it under a table's issues, or say moved_by or procedure",
      `issues.${id}`,
      member?.keySpan ?? null,
    );
  });
}

/** Where money may change hands, every party needs `points_per_bn`. */
function prices(reading: Reading, c: Case, span: (path: string) => Span | null): void {
  for (const { id, transfers, parties } of c.tables) {
    const path = `tables.${id}.transfers`;
    for (const actor of transfers ? parties.map((i) => c.actors[i]) : []) {
      if (actor.pointsPerBn === null)
        reading.error(
          "no-price",
          `money may change hands at this table, and ${actor.id} has no points_per_bn`,
          path,
          span(path),
        );
    }
  }
}

function feasible(reading: Reading, c: Case, most: number, span: (path: string) => Span | null): void {
  const why = (row: Uint8Array): string | null => {
    const constraint = broken(c.constraints, row);
    return constraint && `the constraint '${constraint.id}' forbids it`;
  };
  const packages = feasiblePackages(c.issues, c.constraints, most);
  if (packages === "too-many") {
    reading.error(
      "too-many-packages",
      `there are more than ${most.toLocaleString("en")} feasible packages; merge issues or options, or rule combinations out by constraints${most < MAX_CENTRAL_PACKAGES ? ` (\`entente deals CASE --central\` takes up to ${MAX_CENTRAL_PACKAGES.toLocaleString("en")})` : ""}`,
      "issues",
      span("issues"),
    );
    return;
  }
  c.packages = packages;
  if (packages.length === 0) {
    reading.error("no-package", "the constraints leave no feasible package", "constraints", span("constraints"));
    return;
  }
  const standing = why(c.standing);
  const stated = span("standing") ? "standing" : "constraints";
  if (standing) reading.error("not-feasible", `the standing is not feasible: ${standing}`, stated, span(stated));
  const from = c.record && why(c.record.from);
  if (from && !standing)
    reading.error(
      "not-feasible",
      `what stood when the record begins is not feasible: ${from}`,
      "record.from",
      span("record.from"),
    );
}

/** Key of the block at a path; null for the whole case. */
function spanOf(tree: Mapping, path: string): Span | null {
  let at: Mapping | null = tree;
  let span: Span | null = null;
  for (const key of path.split(".")) {
    const entry: Mapping["entries"][number] | undefined = at?.entries.find((e) => e.key === key);
    if (!entry) return span;
    span = entry.keySpan;
    at = entry.value.kind === "mapping" ? entry.value : null;
  }
  return span;
}
