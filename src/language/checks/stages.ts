/** Errors of a whole case: issues decided in two ways, readings in a circle, outcomes and meetings that can never come. */
import type { Case } from "../case.ts";
import { MAX_MASK_BITS } from "../../numbers/bit-mask.ts";
import type { MessageCode } from "../text/message.ts";
import { chanceProblems } from "./chances.ts";
import { canHold, conditionsOf, issuesRead, partsOf } from "./verdict.ts";

type Say = (code: MessageCode, message: string, path: string) => void;

/** Errors that do not hang on which packages are feasible. */
export function checkStages(c: Case, say: Say): void {
  decidedTwice(c, say);
  askedTooMuch(c, say);
  for (const { path, message } of chanceProblems(c)) say("bad-chance", message, path);
  const reads = c.issues.map(
    ({ procedure, expected }) =>
      new Set([procedure, expected].flatMap((stage) => (stage ? [...issuesRead(stage.when)] : []))),
  );
  for (const circle of circlesOf(reads)) {
    const ids = circle.map((k) => c.issues[k].id);
    const { id, procedure } = c.issues[circle[0]];
    say(
      "circle",
      ids.length === 1
        ? `'when' of ${id} reads ${id} itself: it opens on what other issues come to`
        : `what procedures and expectations read goes in a circle: ${told(ids)}; let one of them read something earlier`,
      `issues.${id}.${procedure ? "procedure" : "expected"}.when`,
    );
  }
  const given = c.questions.map((question) => new Set(question.given === null ? [] : [question.given]));
  for (const circle of circlesOf(given)) {
    const ids = circle.map((q) => c.questions[q].id);
    say(
      "circle",
      ids.length === 1
        ? "a question is asked given another, not given itself"
        : `these questions are asked given each other: ${told(ids)}; one of them is asked by itself`,
      `questions.${ids[0]}.given`,
    );
  }
}

/** A case whose procedures and expectations ask more things of drivers and tables than the bits of one mask can tell apart. */
function askedTooMuch({ issues }: Case, say: Say): void {
  const seen = new Set<string>();
  for (const { id, procedure, expected } of issues)
    for (const [key, stage] of [["procedure", procedure] as const, ["expected", expected] as const]) {
      const before = seen.size;
      for (const { part } of stage ? partsOf(stage.when) : [])
        if (part.kind !== "issue") seen.add(JSON.stringify(part));
      if (before > MAX_MASK_BITS || seen.size <= MAX_MASK_BITS) continue;
      say(
        "bad-condition",
        `procedures and expectations ask more than ${MAX_MASK_BITS} different things of drivers and tables: ask several of them for the same level or number of meetings`,
        `issues.${id}.${key}.when`,
      );
    }
}

const told = (ids: readonly string[]): string => [...ids, ids[0]].map((id) => `'${id}'`).join(" reads ");

/** An issue with a procedure is moved by nothing else. */
function decidedTwice(c: Case, say: Say): void {
  c.issues.forEach(({ id, procedure, expected, movedBy }, k) => {
    if (!procedure) return;
    const tables = c.tables.filter(({ issues }) => issues.includes(k)).map((table) => `'${table.id}'`);
    const twice: [boolean, string, string][] = [
      [movedBy !== null, `${c.actors[movedBy ?? 0]?.id} moves it (moved_by)`, "moved_by"],
      [expected !== null, "it has an `expected`, which is for issues that somebody moves", "expected"],
      [tables.length > 0, `it is on the agenda of ${tables.join(" and ")}`, "procedure"],
    ];
    for (const [so, what, key] of twice)
      if (so)
        say(
          "decided-twice",
          `its procedure decides this issue, and ${what}: leave one of the two out`,
          `issues.${id}.${key}`,
        );
  });
}

/** Circles of a graph, each once, beginning with its least member. */
function circlesOf(next: readonly ReadonlySet<number>[]): number[][] {
  const circles: number[][] = [];
  const done = new Set<number>();
  const visit = (at: number, way: number[]): void => {
    const before = way.indexOf(at);
    if (before >= 0) {
      const circle = way.slice(before);
      const least = circle.indexOf(Math.min(...circle));
      circles.push([...circle.slice(least), ...circle.slice(0, least)]);
      return;
    }
    if (done.has(at)) return;
    for (const to of next[at] ?? []) visit(to, [...way, at]);
    done.add(at);
  };
  next.forEach((_, at) => visit(at, []));
  return circles;
}

/** Errors about what no feasible package allows. */
export function checkReach(c: Case, say: Say): void {
  c.issues.forEach((issue, k) => {
    const { procedure } = issue;
    if (!procedure) return;
    const path = `issues.${issue.id}.procedure`;
    if (!canHold(c, procedure.when)) {
      say("not-feasible", "no feasible package fulfils this: the procedure can never open", `${path}.when`);
      return;
    }
    const named = procedure.outcomes.map(({ option }) => ({ option, key: `outcome.${issue.options[option].id}` }));
    const rest = procedure.otherwise === 0 ? [] : [{ option: procedure.otherwise, key: "otherwise" }];
    for (const { option, key } of [...named, ...rest])
      if (!canHold(c, procedure.when, k, option))
        say(
          "not-feasible",
          `'${issue.options[option].id}' can never come: no feasible package holds it while \`when\` holds; look at the constraints`,
          `${path}.${key}`,
        );
  });
  for (const { path, condition } of conditionsOf(c))
    if (path.endsWith(".while") && !canHold(c, condition))
      say(
        "not-feasible",
        "this can never hold, so the table would never meet: look at drivers' ranges, deadlines and constraints",
        path,
      );
}
