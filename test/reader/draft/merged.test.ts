/** Edits by hand and answers of the interview in any order: the case stays valid, and nothing of either is lost. */
import { expect, it } from "vitest";
import { check, partsIn, put, removePart } from "../../../src/language/index.ts";
import { adopted } from "../../../src/reader/draft/adopted.ts";
import { stepsOf, withStep } from "../../../src/reader/draft/interview/index.ts";
import { mergedCase } from "../../../src/reader/draft/merged.ts";
import { blankProposals, caseOf, type Proposals } from "../../../src/reader/draft/proposals.ts";
import { standingPart } from "../../../src/reader/draft/parts.ts";
import { numbers } from "./composed.ts";

const NO_FILES = () => ({ problem: "absent" }) as const;
const ROWS = 4;
const MOVES = 14;

function begun(): Proposals {
  const answers: [string, string][] = [
    ["parties", "Alba; Benn; Cord"],
    ["issues", "The border; The gas field"],
    ["options.border", "Disputed; A joint zone; A treaty"],
    ["questions", "1: 2028-12"],
    ["needs.alba", "gas (price of gas)"],
  ];
  return answers.reduce<Proposals>((all, [step, words]) => {
    const next = withStep(all, step, words);
    if ("problem" in next) throw new Error(next.problem);
    return next;
  }, blankProposals("2025-06-30"));
}

const errorsOf = (text: string): string[] =>
  check({ id: "x", file: "case.yaml", text }, NO_FILES).messages.flatMap(({ severity, path, message }) =>
    severity === "error" ? [`${path}: ${message}`] : [],
  );

/** Words that an answer to a step may have. */
function answerTo(id: string, one: <E>(list: readonly E[]) => E): string {
  const [kind] = id.split(".");
  switch (kind) {
    case "parties":
      return one(["+ Dorn", "+ Esk", "- Cord", "Benn; Alba; Cord"]);
    case "issues":
      return one(["+ The pilots", "+ The debt", "- The gas field"]);
    case "options":
      return one(["+ A lease", "+ A court", "- A treaty", "Disputed; A treaty; A joint zone"]);
    case "signers":
      return one(["1 2", "1 3", "2 3", "1 2 3"]);
    case "bonds":
      return one(["1 not with 2", "2 only with 3", "1 not with 3", "none"]);
    case "order":
      return one(["2 1 3", "1 2", "2 1", "1 3 2"]);
    case "questions":
      return one(["1: 2028-12; 2: 2030-06", "2: 2029", "none", "+ 1: 2027-03"]);
    case "procedures":
      return one(["The assembly: 1", "The assembly: 1 2", "none"]);
    case "needs":
      return one(["+ work (unrest)", "none", "+ water"]);
    case "meets":
      return one(["1: most", "1: little; 2: all", "none"]);
    case "governments":
      return one(["The coalition: 2026-10", "A cabinet", "none"]);
    case "signs":
      return one(["1: 40%", "1: 70%; 2: 5%", "none"]);
    case "record":
      return one(["2019-01", "none"]);
    default:
      return one(["Alba: its fishing grounds", "The fishers: catch", "none"]);
  }
}

/** A case edited by hand: a comment, a number, a name, a part more or less; with what has to be found in it later. */
function edited(text: string, n: number, one: <E>(list: readonly E[]) => E): { text: string; mark: string | null } {
  const parts = partsIn(text);
  const way = one(["comment", "comment", "number", "scenario", "remove", "name"] as const);
  if (way === "comment") {
    const lines = text.split("\n");
    const at = one(lines.flatMap((line, n) => (/^ *[\w.]+: *("[^"]*"|[\w-]+)?$/.test(line) ? [n] : [])));
    lines[at] += `   # note ${n}`;
    return { text: lines.join("\n"), mark: `# note ${n}` };
  }
  if (way === "number") {
    const done = put(text, `tables.talks.meetings_per_year`, `${n} to ${n + 3}`);
    return "problem" in done ? { text, mark: null } : { text: done.text, mark: null };
  }
  if (way === "scenario") {
    const done = put(text, `factors.f${n}`, `{name: "Factor ${n}", because: [{judgment: "So."}]}`);
    return "problem" in done ? { text, mark: null } : { text: done.text, mark: `Factor ${n}` };
  }
  const part = one(parts.filter(({ kind }) => ["needs", "questions", "options", "drivers", "issues"].includes(kind)));
  if (way === "name") {
    const at = part.kind === "options" ? part.path : `${part.path}.${part.kind === "questions" ? "ask" : "name"}`;
    const done = put(text, at, `"Name ${n}"`);
    return "problem" in done ? { text, mark: null } : { text: done.text, mark: `Name ${n}` };
  }
  const done = removePart(text, part.path);
  const left = "problem" in done || errorsOf(done.text).length > 0 ? text : done.text;
  return { text: left, mark: null };
}

it.each(["mine", "theirs"] as const)(
  "edits by hand and answers in any order leave a valid case; with %s taken nothing of that side is lost",
  (side) => {
    const next = numbers(side === "mine" ? 31 : 32);
    const one = <E>(list: readonly E[]): E => list[Math.floor(next() * list.length)]!;
    const count = { taken: 0, said: 0 };
    for (let row = 0; row < ROWS; row++) {
      let proposals = begun();
      let text = caseOf(proposals);
      const marks = new Set<string>();
      for (let n = 0; n < MOVES; n++) {
        if (next() < 0.5) {
          const done = edited(text, 100 * row + n, one);
          if (errorsOf(done.text).length > 0) continue;
          for (const mark of marks) if (!done.text.includes(mark)) marks.delete(mark); // taken out by hand again
          text = done.text;
          if (done.mark !== null) marks.add(done.mark);
          continue;
        }
        const now = adopted(proposals, text);
        const step = one(stepsOf(now));
        const after = withStep(now, step.id, answerTo(step.id, one));
        if ("problem" in after) continue;
        const { parties, issues } = standingPart(after.proposed);
        if (parties.length < 2 || issues.length === 0 || errorsOf(caseOf(after)).length > 0) continue;
        const seen = caseOf(next() < 0.5 ? now : proposals); // a page as it is, or from before the edits
        const texts = { base: caseOf(now), after: caseOf(after), standing: text, seen };
        // On the page, and answered away there.
        for (const mark of marks) if (seen.includes(mark) && !texts.after.includes(mark)) marks.delete(mark);
        const first = mergedCase(texts, NO_FILES, null);
        const done = "clashes" in first ? mergedCase(texts, NO_FILES, side) : first;
        if ("problem" in done) {
          count.said++; // and nothing is written
          continue;
        }
        if (!("text" in done)) throw new Error("asked again");
        expect(errorsOf(done.text), `${row}.${n} ${step.id}`).toEqual([]);
        if ("text" in first || side === "mine")
          for (const mark of marks) expect(done.text, `${row}.${n} ${step.id}: ${mark}`).toContain(mark);
        else for (const mark of marks) if (!done.text.includes(mark)) marks.delete(mark);
        const back = mergedCase({ base: done.text, after: text, standing: done.text }, NO_FILES, null);
        expect(back).toEqual({ text });
        text = done.text;
        proposals = after;
        count.taken++;
      }
    }
    expect(count.taken).toBeGreaterThan(2 * ROWS);
    expect(count.said).toBeLessThan(count.taken / 5);
  },
);

it("an answer changes a case that nobody edited to the bytes of the draft, and one with a note by that note alone", () => {
  const next = numbers(7);
  const one = <E>(list: readonly E[]): E => list[Math.floor(next() * list.length)]!;
  const NOTE = "   # a note";
  let compared = 0;
  for (let n = 0; n < 60; n++) {
    const now = begun();
    const step = one(stepsOf(now));
    const after = withStep(now, step.id, answerTo(step.id, one));
    if ("problem" in after || errorsOf(caseOf(after)).length > 0) continue;
    const [base, wanted] = [caseOf(now), caseOf(after)];
    expect(mergedCase({ base, after: wanted, standing: base }, NO_FILES, null)).toEqual({ text: wanted });
    const noted = (text: string): string => text.replace("entente: 1", `entente: 1${NOTE}`);
    expect(mergedCase({ base, after: wanted, standing: noted(base) }, NO_FILES, null)).toEqual({ text: noted(wanted) });
    compared++;
  }
  expect(compared).toBeGreaterThan(45);
});
