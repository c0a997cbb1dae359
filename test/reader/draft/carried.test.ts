/** Who signs is changed after numbers were given for the talks: they follow the matters, or are named. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { check } from "../../../src/language/index.ts";
import { entryAt } from "../../../src/language/parts/list.ts";
import { readTree } from "../../../src/language/text/tree.ts";
import { withAnswer } from "../../../src/reader/draft/cards.ts";
import { isAsked, stepsOf, withStep } from "../../../src/reader/draft/interview/index.ts";
import { keepProposals, proposalsAt, proposalsText, PROPOSALS_FILE } from "../../../src/reader/draft/kept.ts";
import { standingPart } from "../../../src/reader/draft/parts.ts";
import { blankProposals, caseOf, type Proposals } from "../../../src/reader/draft/proposals.ts";
import { UNSAID } from "../../../src/reader/draft/ranges.ts";
import { tablesOf } from "../../../src/reader/draft/tables.ts";
import { numbers } from "./composed.ts";

const root = mkdtempSync(join(tmpdir(), "entente-carried-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Answers = readonly (readonly [id: string, words: string])[];
const after = (proposals: Proposals, answers: Answers): Proposals =>
  answers.reduce((now, [id, words]) => {
    const next = withStep(now, id, words);
    if ("problem" in next) throw new Error(`${id}: ${next.problem}`);
    return next;
  }, proposals);

let folders = 0;
function begun(answers: Answers): string {
  const folder = join(root, `case-${folders++}`);
  const proposals = after(blankProposals("2025-06-30"), answers);
  mkdirSync(folder);
  writeFileSync(join(folder, "case.yaml"), caseOf(proposals));
  writeFileSync(join(folder, PROPOSALS_FILE), proposalsText(proposals));
  return folder;
}
/** Keeps an answer in the case on disk. @returns what is said of numbers that stay or leave */
function keep(folder: string, change: (proposals: Proposals) => Proposals): string[] {
  const kept = proposalsAt(folder)!;
  const found = keepProposals(kept, change(kept.proposals), null);
  if ("clashes" in found) throw new Error(found.clashes.join(" "));
  return found.stays;
}
const answer = (folder: string, ...answers: Answers): string[] => keep(folder, (now) => after(now, answers));

const textOf = (folder: string): string => readFileSync(join(folder, "case.yaml"), "utf8");
/** What the case has for the talks that settle a matter. */
function atTable(folder: string, issue: string, key: string): string {
  const text = textOf(folder);
  const tables = tablesOf(standingPart(proposalsAt(folder)!.proposals.proposed));
  const { id } = tables.find(({ issues }) => issues.some((one) => one.id === issue))!;
  const entry = entryAt(
    readTree(text, () => {})!,
    `tables.${id}.${key}`,
  )?.entry.value;
  return entry ? text.slice(entry.span.start, entry.span.end) : "";
}
const errorsOf = (folder: string): string[] =>
  check({ id: "x", file: "case.yaml", text: textOf(folder) }, () => ({ problem: "absent" as const }))
    .messages.filter(({ severity }) => severity === "error")
    .map(({ path, message }) => `${path}: ${message}`);

const FOUR: Answers = [
  ["parties", "Alba; Benn; Cord; Dorn"],
  ["issues", "The treaty; The port; The fish"],
  ["options.treaty", "Disputed; A lease"],
  ["options.port", "Closed; Open"],
  ["options.fish", "Closed; Shared"],
];
const SPLIT: Answers = [...FOUR, ["signers.treaty", "1 2"], ["signers.fish", "1 2 3"]];

describe("numbers of the talks", () => {
  it("follow a matter to a table of its own, with their reason, and are asked about there", () => {
    const folder = begun([...FOUR, ["pace", "1: 6 because They met so; 2: 30%; 3: 2026-02"]]);
    expect(answer(folder, ["signers.treaty", "1 2"])).toEqual([]);
    for (const issue of ["treaty", "port"]) {
      expect(atTable(folder, issue, "meetings_per_year")).toMatch(/6[^]*They met so/);
      expect(atTable(folder, issue, "concludes")).toContain("30%");
      expect(atTable(folder, issue, "meets_on")).toBe("[2026-02]");
    }
    const { proposals } = proposalsAt(folder)!;
    const step = stepsOf(proposals).find(({ id }) => id === "pace.tables.alba_benn")!;
    expect(step.now).toBe("1: 6 because They met so; 2: 30%; 3: 2026-02");
    expect(isAsked(proposals, step)).toBe(false);
  });
  it("are left out by name where others stand, and come back with their table", () => {
    const folder = begun([
      ...SPLIT,
      ["pace.tables.alba_benn", "1: 2"],
      ["pace.tables.alba_benn_cord", "1: 6 because They met so; 2: 30%"],
    ]);
    const [told, ...more] = answer(folder, ["signers.fish", "1 2"]);
    expect(more).toEqual([]);
    for (const words of ["Alba, Benn and Cord", "6", '"The fish"', "Alba and Benn", "2"]) expect(told).toContain(words);
    expect(atTable(folder, "fish", "meetings_per_year")).toBe("2");
    expect(atTable(folder, "fish", "concludes")).toContain("30%");
    answer(folder, ["signers.fish", "1 2 3"]);
    expect(atTable(folder, "fish", "meetings_per_year")).toMatch(/6[^]*They met so/);
    expect(atTable(folder, "treaty", "meetings_per_year")).toBe("2");
  });
  it("go with their matters where two tables swap them", () => {
    const folder = begun([...SPLIT, ["pace.tables.alba_benn", "1: 2"], ["pace.tables.alba_benn_cord", "1: 6"]]);
    expect(answer(folder, ["signers.fish", "1 2"], ["signers.treaty", "1 2 3"])).toEqual([]);
    expect(atTable(folder, "fish", "meetings_per_year")).toBe("6");
    expect(atTable(folder, "treaty", "meetings_per_year")).toBe("2");
  });
  it("stay with a table whose id changes since another of the same id is gone", () => {
    const folder = begun([
      ["parties", "Alba; Benn Cord; Alba Benn; Cord"],
      ["issues", "The treaty; The port"],
      ["options.treaty", "Disputed; A lease"],
      ["options.port", "Closed; Open"],
      ["signers.treaty", "1 2"],
      ["signers.port", "3 4"],
      ["pace.tables.alba_benn_cord", "1: 2"],
      ["pace.tables.alba_benn_cord_2", "1: 6"],
    ]);
    expect(
      keep(folder, (now) => ({ ...now, proposed: withAnswer(now.proposed, "issues.treaty", { do: "drop" }) })),
    ).toEqual([]);
    expect(atTable(folder, "port", "meetings_per_year")).toBe("6");
  });
  it("stay suggestions where they were only taken", () => {
    const folder = begun(FOUR);
    keep(folder, (now) => ({
      ...now,
      filled: { "tables.talks.meetings_per_year": { written: UNSAID.meetings, sentence: null } },
    }));
    const mark = atTable(folder, "port", "meetings_per_year");
    expect(mark).toContain("suggested");
    expect(answer(folder, ["signers.treaty", "1 2"])).toEqual([]);
    expect(atTable(folder, "treaty", "meetings_per_year").replace(/\s+/g, " ")).toBe(mark.replace(/\s+/g, " "));
  });
});

it("what a party would sign is named where it does not sign any more", () => {
  const folder = begun([...FOUR, ["signs.cord", "1: 60%"]]);
  const [told, ...more] = answer(folder, ["signers.treaty", "1 2"]);
  expect(more).toEqual([]);
  for (const words of ["Cord", "The treaty: A lease", "60%"]) expect(told).toContain(words);
});

const ROWS = 6;
const KEYS = ["meetings_per_year", "concludes", "meets_on"] as const;
it("whoever signs, drops out or comes in, each number that was given is at the table of its matter, or was named", () => {
  const next = numbers(20251130);
  const pick = (n: number): number => Math.floor(next() * n);
  let moved = 0;
  let named = 0;
  for (let row = 0; row < ROWS; row++) {
    const folder = begun(FOUR);
    for (let n = 0; n < 10; n++) {
      const { proposals } = proposalsAt(folder)!;
      const paces = stepsOf(proposals).filter(({ id }) => id.startsWith("pace"));
      // No two numbers are the same, so that each says where it came from.
      const unique = `${row + 1}.${String(n).padStart(2, "0")}`;
      const count = standingPart(proposals.proposed).parties.length;
      const signers = [...Array(count).keys()].filter(() => next() < 0.6).map((one) => one + 1);
      const issue = ["treaty", "port", "fish"][pick(3)]!;
      const change = [
        [
          paces[pick(paces.length)]!.id,
          `1: ${unique} because Said ${unique}; 2: ${unique}%; 3: ${2026 + n}-0${1 + pick(9)}`,
        ],
        [paces[pick(paces.length)]!.id, `1: ${unique}`],
        [`signers.${issue}`, signers.join(" ")],
        [`signers.${issue}`, "1 2"],
        ["parties", ["Alba; Benn; Cord; Dorn", "Alba; Benn; Cord", "Benn; Cord; Dorn; Edda"][pick(3)]!],
      ][pick(5)]!;
      const said = withStep(proposals, change[0]!, change[1]!);
      if ("problem" in said) continue;
      const before = new Map(
        ["treaty", "port", "fish"].flatMap((one) => KEYS.map((key) => [`${one} ${key}`, atTable(folder, one, key)])),
      );
      const stays = keep(folder, () => said);
      expect(errorsOf(folder), change.join(": ")).toEqual([]);
      if (change[0]!.startsWith("pace")) continue;
      for (const [at, old] of before) {
        const [one, key] = at.split(" ") as [string, string];
        const given = /\d[\d.%-]*/.exec(old)?.[0];
        if (!given || old.includes("?")) continue;
        const now = atTable(folder, one, key);
        if (now === old) moved++;
        else {
          named++;
          const name = `"The ${one}"`;
          expect(
            stays.some((sentence) => sentence.includes(given) && sentence.includes(name)),
            `${change.join(": ")}: ${at} ${old} is ${now}, and what is said is: ${stays.join(" ")}`,
          ).toBe(true);
        }
      }
    }
  }
  expect(moved).toBeGreaterThan(ROWS);
  expect(named).toBeGreaterThan(3);
});
