/** suite.yaml: how the cases of a suite of hindcasts were chosen, and what part each plays. */
import { Block, countAt } from "./block.ts";
import type { Message } from "../text/message.ts";
import { readTree } from "../text/tree.ts";
import { Reading, WHOLE, type Names } from "./reading.ts";
import { CHOSEN, KNOWLEDGE, ROLES, STRATUM, SUITE, SUITE_CASE, UNIVERSE } from "./suite-shapes.ts";
import { wordOf } from "./values.ts";

export type Role = (typeof ROLES)[number];
export type Knowledge = (typeof KNOWLEDGE)[number];

export interface SuiteCase {
  role: Role;
  stratum: string | null;
  author_knew: Knowledge | null;
}

export interface Suite {
  title: string;
  universe: { text: string; counted: number | null };
  rule: string;
  chosen: { by: string; on: string; knowing: Knowledge };
  /** Members of the universe by stratum; empty where it is not split. */
  strata: { [id: string]: { universe: number } };
  /** By the name of the case's folder. */
  cases: { [id: string]: SuiteCase };
  left_out: { [id: string]: string };
}

/** @returns the suite, null where a message is an error, and messages in file order */
export function readSuite(input: { file: string; text: string }): { suite: Suite | null; messages: Message[] } {
  const reading = new Reading(input.file, input.text);
  const tree = readTree(input.text, ({ code, message, span }) => reading.error(code, message, "", span));
  const start = { start: tree?.span.start ?? 0, end: tree?.span.start ?? 0 };
  const block =
    tree &&
    Block.of(reading, tree, start, "", SUITE, WHOLE, "a suite: a block of keys such as title, universe and cases,");
  const suite = block && suiteOf(reading, block);
  return { suite: reading.hasErrors() ? null : suite, messages: reading.sorted() };
}

function suiteOf(reading: Reading, block: Block): Suite {
  const format = block.text("entente_suite");
  if (format !== null && format !== "1")
    reading.error(
      "format",
      `this is a suite of format ${format}; this version reads format 1`,
      "entente_suite",
      block.entries.get("entente_suite")!.value.span,
    );
  const universe = block.block("universe", UNIVERSE);
  const chosen = block.block("chosen", CHOSEN);
  const strata = block.members("strata", "a block of strata");
  const names: Names = new Map(strata.map(({ key }, at) => [key, at]));
  const sizes = strata.flatMap(({ key, keySpan, value, path, ...scope }) => {
    const stratum = Block.of(reading, value, keySpan, path, STRATUM, scope);
    return stratum ? [[key, { universe: countAt(stratum, "universe") ?? 1 }] as const] : [];
  });
  const cases = block.members("cases", "a block of cases").flatMap(({ key, keySpan, value, path, ...scope }) => {
    const one = Block.of(reading, value, keySpan, path, SUITE_CASE, scope);
    if (!one) return [];
    const stratum = one.name("stratum", "stratum", names);
    if (strata.length > 0 && !one.has("stratum"))
      reading.error("missing-key", "'stratum' is missing: the universe is split into strata", path, keySpan);
    const entry: SuiteCase = {
      role: one.choice("role", ROLES, "role") ?? "development",
      stratum: stratum === null ? null : strata[stratum].key,
      author_knew: one.choice("author_knew", KNOWLEDGE, "word"),
    };
    return [[key, entry] as const];
  });
  const left = block
    .members("left_out", "a block of cases and reasons")
    .map(({ key, value, path }) => [key, wordOf(reading, value, path) ?? ""] as const);
  return {
    title: block.text("title") ?? "",
    universe: { text: universe?.text("text") ?? "", counted: universe && countAt(universe, "counted") },
    rule: block.text("rule") ?? "",
    chosen: {
      by: chosen?.text("by") ?? "",
      on: chosen?.date("on")?.text ?? "",
      knowing: chosen?.choice("knowing", KNOWLEDGE, "word") ?? "odds",
    },
    strata: Object.fromEntries(sizes),
    cases: Object.fromEntries(cases),
    left_out: Object.fromEntries(left),
  };
}
