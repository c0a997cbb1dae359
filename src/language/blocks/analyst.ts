/** analysts/NAME.yaml: one person's numbers for a case, each with its sentence, and the case with them in place of its own. */
import type { Case, Citation, Parameter, PooledAnalyst } from "../case.ts";
import { combinationProblem } from "../checks/combinations.ts";
import type { Message } from "../text/message.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { readTree } from "../text/tree.ts";
import { shorten } from "../text/visible.ts";
import { ANALYST } from "./analyst-shape.ts";
import { Block, countAt, numberAt, type Member } from "./block.ts";
import { SHARE } from "./fields.ts";
import { parseQuantity } from "./quantity.ts";
import { Reading, WHOLE } from "./reading.ts";
import { checkId } from "./values.ts";

/** One person's numbers for a case. Plain data. */
export interface Analyst {
  /** Name of the file without its ending. */
  id: string;
  name: string;
  /** Round of a blind exchange, from 1; null where the file names none. */
  round: number | null;
  /** As written; null where the file names none. */
  date: string | null;
  /** Numbers by the index of the parameter that each stands for; `citations` are indices into the analyst's. */
  numbers: { at: number; parameter: Parameter }[];
  citations: Citation[];
  /** Own odds by question id, in (0, 1): for the ledger alone. */
  odds: { [question: string]: number };
}

/**
 * Reads the numbers of one analyst for a case. @param input `id` is the file's name without its ending
 * @returns the analyst, null where a message is an error, and messages in file order
 */
export function readAnalyst(
  input: { id: string; file: string; text: string },
  c: Case,
): { analyst: Analyst | null; messages: Message[] } {
  const reading = new Reading(input.file, input.text);
  const tree = readTree(input.text, ({ code, message, span }) => reading.error(code, message, "", span));
  const start = { start: tree?.span.start ?? 0, end: tree?.span.start ?? 0 };
  if (tree) checkId(reading, { key: input.id, keySpan: start, value: tree }, "");
  c.sources.forEach((source, at) => {
    reading.sources.push(source);
    reading.names.sources.set(source.id, at);
  });
  c.factors.forEach(({ id }, at) => reading.names.factors.set(id, at));
  const block =
    tree && Block.of(reading, tree, start, "", ANALYST, WHOLE, "an analyst: a block of keys such as name and numbers,");
  const analyst = block && analystOf(reading, block, input.id, c);
  return { analyst: reading.hasErrors() ? null : analyst, messages: reading.sorted() };
}

function analystOf(reading: Reading, block: Block, id: string, c: Case): Analyst {
  const format = block.text("entente_analyst");
  if (format !== null && format !== "1")
    reading.error(
      "format",
      "this version of entente reads format 1: `entente_analyst: 1`",
      "entente_analyst",
      block.entries.get("entente_analyst")!.value.span,
      "1",
    );
  const numbers = block
    .members("numbers", "a block such as {actors.japan.needs.gas.weight: 20 to 40}")
    .flatMap((member) => numberOf(reading, member, c));
  for (const [path] of reading.unfilled)
    reading.error(
      "unfilled",
      "an analyst's number is written out; leave out those that are still open",
      path,
      reading.sites.get(path)!.tree.span,
    );
  const analyst: Analyst = {
    id,
    name: block.text("name") ?? id,
    round: countAt(block, "round"),
    date: block.date("date")?.text ?? null,
    numbers,
    citations: reading.citations,
    odds: Object.fromEntries(
      block.members("odds", "a block such as {settlement: 10%}").flatMap((member) => oddsOf(reading, member, c)),
    ),
  };
  const problem = reading.hasErrors() ? null : combinationProblem({ ...c, parameters: parametersOf(c, analyst) });
  if (problem)
    reading.error(
      "bad-chance",
      `${problem.path}: ${problem.message}`,
      "numbers",
      block.entries.get("numbers")!.keySpan,
    );
  return analyst;
}

/** Keys of a number's path that make it part of what happened, or of what a scenario asks. */
const isFixed = (path: string): boolean => /^drivers\.[^.]+\.history\.|^scenarios\./.test(path);

function numberOf(reading: Reading, member: Member, c: Case): Analyst["numbers"] {
  const { key, keySpan } = member;
  const targets = c.parameters.flatMap((p, at) => (p.path === key || p.shared === key ? [at] : []));
  const open = c.parameters.filter(({ path, computed }) => !isFixed(path) && computed !== true);
  const refused =
    targets.length === 0
      ? `the case has no number '${shorten(key)}'`
      : isFixed(key)
        ? "an analyst states numbers of the case, and not its history or its scenarios"
        : targets.some((at) => c.parameters[at].computed)
          ? `${shorten(key)} is computed from the market: state a number under market instead`
          : null;
  if (refused !== null) {
    const near =
      targets.length === 0
        ? nearest(
            key,
            open.map(({ path }) => path),
          )
        : null;
    reading.error("unknown-path", `${refused}${suggestion(near)}`, key, keySpan, near);
    return [];
  }
  const [{ field, owner }] = targets.map((at) => c.parameters[at]);
  const index = numberAt(reading, member, key, field, { cover: null, owner });
  if (index < 0) return [];
  const parameter = reading.parameters[index];
  return targets.map((at) => ({ at, parameter }));
}

function oddsOf(reading: Reading, { key, keySpan, value, path }: Member, c: Case): [string, number][] {
  const questions = new Map(c.questions.map(({ id }, at) => [id, at]));
  if (reading.resolve("question", key, questions, path, keySpan) < 0) return [];
  const read = parseQuantity(value.kind === "scalar" ? value.text : "", SHARE);
  if (!("wrong" in read) && read.quantity.kind === "exact" && read.quantity.value > 0 && read.quantity.value < 1)
    return [[key, read.quantity.value]];
  reading.error("bad-quantity", "odds are one number above 0 and below 1, such as 30%", path, value.span);
  return [];
}

/** The case's parameters with the analyst's in their places; a number keeps its `with` unless the analyst writes one. */
function parametersOf(c: Case, { numbers }: Analyst): Parameter[] {
  const parameters = [...c.parameters];
  for (const { at, parameter } of numbers) {
    const { quantity, text, cited, citations, relayed, factors } = parameter;
    const { factors: own, relayed: _, ...kept } = parameters[at];
    const isContinuous = quantity.kind !== "exact" && quantity.kind !== "one_of";
    const shared = factors ?? (isContinuous ? own : undefined);
    parameters[at] = {
      ...kept,
      quantity,
      text,
      default: false,
      cited,
      citations: citations.map((one) => c.citations.length + one),
      span: null,
      ...(relayed ? { relayed } : {}),
      ...(shared ? { factors: shared } : {}),
    };
  }
  return parameters;
}

/** The case with the numbers of one analyst in place of its own. */
export function asAnalyst(c: Case, analyst: Analyst): Case {
  const citations = [...c.citations, ...analyst.citations];
  return { ...c, parameters: parametersOf(c, analyst), citations, analyst: { id: analyst.id, name: analyst.name } };
}

/** From the best ground to the worst. */
const GROUNDS: Parameter["cited"][] = ["figure", "argued", "judged", "suggested", "bare"];

/**
 * The case as a pool of analysts, in the order of their ids: each world takes all its numbers from one of them. What is
 * said of a number on which they differ names all of them, with the worst of their grounds.
 * @param analysts at least one, each with a weight above 0
 */
export function asPool(c: Case, analysts: readonly { analyst: Analyst; weight: number }[]): Case {
  const sorted = [...analysts].sort((a, b) => (a.analyst.id < b.analyst.id ? -1 : 1));
  let citations = c.citations;
  const pool = sorted.map(({ analyst, weight }): PooledAnalyst => {
    const own = asAnalyst({ ...c, citations }, analyst);
    citations = own.citations;
    return { id: analyst.id, name: analyst.name, weight, parameters: own.parameters };
  });
  const parameters = c.parameters.map((parameter, at): Parameter => {
    const stated = pool.map((one) => one.parameters[at]);
    const [first] = stated;
    if (stated.every(({ text }) => text === first.text)) return first;
    return {
      ...parameter,
      text: pool.map(({ id }, n) => `${stated[n].text} (${id})`).join("; "),
      default: false,
      cited: GROUNDS[Math.max(...stated.map(({ cited }) => GROUNDS.indexOf(cited)))],
      citations: [...new Set(stated.flatMap((one) => one.citations))],
    };
  });
  return { ...c, parameters, citations, pool };
}
