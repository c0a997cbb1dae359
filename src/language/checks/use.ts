/** Says that a case or draft asks no question that can be answered, with one that it could ask. */
export function lintNoQuestion({ questions, issues, until }: Case, warn: Lint["warn"]): void {
  if (questions.length > 0) return;
  const issue = issues.find(({ procedure, options }) => procedure === null && options.length > 1);
  const example =
    issue === undefined
      ? ""
      : `, such as \`ask: ..., when: {${issue.id}: ${issue.options[1].id}}, by: ${monthName(until)}\``;
  warn(
    "no-question",
    `this case asks no question that can be answered, so a run gives no odds; add one under questions${example}`,
    "",
  );
}

/** Warnings about parts that touch nothing, and questions that are settled already. */
import { monthName } from "../../numbers/months.ts";
import type { Case, Issue } from "../case.ts";
import { issuesOf } from "./actors.ts";
import type { Lint } from "./lints.ts";
import { canHold, conditionsOf, issuesRead, partsOf, verdict } from "./verdict.ts";

export function lintUse(lint: Lint): void {
  const { c, warn } = lint;
  idleParties(lint);
  c.issues.forEach((issue, k) => {
    if (issue.procedure) idleProcedure(lint, issue, k);
    else unvaluedOptions(lint, issue, k);
    const tables = c.tables.filter(({ issues }) => issues.includes(k)).map(({ id }) => id);
    if (issue.movedBy !== null && tables.length > 0)
      warn(
        "moved-twice",
        `${c.actors[issue.movedBy].name} moves this issue alone, and the table${tables.length > 1 ? "s" : ""} ${tables.join(", ")} can move it too`,
        `issues.${issue.id}`,
      );
  });
  for (const { id, when } of c.questions) {
    if (verdict(c, when, c.standing) === true)
      warn("already-true", "what this question asks stands already", `questions.${id}`);
    else if (!canHold(c, when))
      warn("never-true", "no feasible package answers this question with yes", `questions.${id}`);
  }
  for (const { id, options } of c.decisions)
    if (options.every(({ payoffs }) => payoffs.length === 0))
      warn(
        "idle-decision",
        "no payoff here depends on a question: nothing that a run finds affects this decision",
        `decisions.${id}`,
      );
  for (const actor of c.actors)
    for (const { issue, friction } of actor.stakes) {
      const { id, procedure, exit } = c.issues[issue];
      if (procedure && exit.length === 0 && friction.some((p) => !c.parameters[p].default))
        warn(
          "no-effect",
          `the outcome of a procedure costs no friction, and nothing else moves ${id}: put it on the issue that is signed`,
          `actors.${actor.id}.stakes.${id}.friction`,
        );
    }
  for (const { id, needs } of c.actors)
    for (const need of needs)
      if (need.metBy.length === 0)
        warn(
          "idle-need",
          "this need moves nothing: no option meets it or makes it worse; say under met_by which does, and how much of it (below 0: it makes it worse)",
          `actors.${id}.needs.${need.id}`,
        );
  const used = driversUsed(c);
  c.drivers.forEach(({ id }, d) => {
    if (!used.has(d))
      warn(
        "idle-driver",
        "this driver touches nothing: it sharpens no need, moves no rate, and no condition asks about it",
        `drivers.${id}`,
      );
  });
  c.factors.forEach(({ id }, f) => {
    const sharing = c.parameters.filter(({ factors = [] }) => factors.some(({ factor }) => factor === f)).length;
    if (sharing < 2)
      warn(
        "idle-factor",
        sharing === 0 ? "no number shares this factor" : "one number alone has this factor: it ties it to nothing",
        `factors.${id}`,
      );
  });
  for (const { path, condition } of conditionsOf(c))
    for (const { part } of partsOf(condition))
      if (part.kind === "over" && c.tables[part.table].deadline === null)
        warn(
          "no-effect",
          `the table '${c.tables[part.table].id}' has no deadline, and without one it is never over`,
          path,
        );
}

/** Drivers that sharpen a need, move a rate or are asked about. */
function driversUsed(c: Case): Set<number> {
  const rates = [
    ...c.tables.flatMap(({ meetingsPerYear, concludes }) => [meetingsPerYear, concludes]),
    ...c.issues.map(({ reviewsPerYear }) => reviewsPerYear),
  ];
  return new Set([
    ...c.actors.flatMap(({ needs }) => needs.flatMap(({ sharpenedBy }) => sharpenedBy.map(({ driver }) => driver))),
    ...rates.flatMap(({ movedBy }) => movedBy.map(({ driver }) => driver)),
    ...conditionsOf(c).flatMap(({ condition }) =>
      [...partsOf(condition)].flatMap(({ part }) => (part.kind === "driver" ? [part.driver] : [])),
    ),
  ]);
}

/** Parties to whom neither their table's agenda nor anything that is expected to come of it matters. */
function idleParties({ c, warn }: Lint): void {
  for (const table of c.tables) {
    const reached = new Set(table.issues);
    for (let size = -1; size < reached.size;) {
      size = reached.size;
      c.issues.forEach(({ procedure, expected }, k) => {
        const read = [procedure, expected].flatMap((stage) => (stage ? [...issuesRead(stage.when)] : []));
        if (read.some((j) => reached.has(j))) reached.add(k);
      });
    }
    for (const i of table.parties)
      if (![...issuesOf(c.actors[i])].some((k) => reached.has(k)))
        warn(
          "idle-party",
          `${c.actors[i].name} sits at this table and nothing on its agenda, or that follows from it, is a stake of it or meets a need of it`,
          `tables.${table.id}`,
        );
  }
}

const isNamed = (c: Case, p: number): boolean => !c.parameters[p].default;

/** Whether some actor values an option: a stake or a need names it. */
const isValued = (c: Case, k: number, o: number): boolean =>
  c.actors.some(
    ({ stakes, needs }) =>
      stakes.some((s) => s.issue === k && (isNamed(c, s.values[o]) || s.market?.options[o] === 1)) ||
      needs.some(({ metBy }) => metBy.some((m) => m.issue === k && isNamed(c, m.parts[o]))),
  );

/** Options without a value are valid where a consequence follows from them, and where an exit leads to them. */
function unvaluedOptions({ c, warn }: Lint, issue: Issue, k: number): void {
  const followed = new Set(
    c.issues.flatMap(({ procedure, expected }) =>
      [procedure, expected].flatMap((stage) =>
        stage
          ? [...partsOf(stage.when)].flatMap(({ part }) =>
              part.kind === "issue" && part.issue === k ? part.options : [],
            )
          : [],
      ),
    ),
  );
  const left = new Set(issue.exit.map(({ option }) => option));
  issue.options.forEach((option, o) => {
    if (o === 0 || o === c.standing[k] || followed.has(o) || left.has(o) || isValued(c, k, o)) return;
    warn(
      "unvalued-option",
      `nobody values '${option.id}': no stake and no need names it`,
      `issues.${issue.id}.options.${option.id}`,
    );
  });
}

/** A procedure whose outcomes no stake, need, condition or constraint names. */
function idleProcedure({ c, warn }: Lint, issue: Issue, k: number): void {
  const ruled = c.constraints.some((one) =>
    [one.never, one.if, one.then].some((predicate) => predicate?.some((part) => part.issue === k)),
  );
  const read = conditionsOf(c).some(({ condition }) => issuesRead(condition).has(k));
  if (!ruled && !read && !issue.options.some((_, o) => isValued(c, k, o)))
    warn(
      "idle-procedure",
      "this procedure has no effect: no stake, need, condition or constraint names its outcomes",
      `issues.${issue.id}.procedure`,
    );
}
