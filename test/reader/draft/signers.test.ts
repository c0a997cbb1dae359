import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
/** Who must sign which matter, and which outcomes are tied to each other. */
import { describe, expect, it } from "vitest";
import { check } from "../../../src/language/index.ts";
import { adopted } from "../../../src/reader/draft/adopted.ts";
import { cardsOf, withAnswer } from "../../../src/reader/draft/cards.ts";
import { stepsOf, withStep } from "../../../src/reader/draft/interview/index.ts";
import { mergedCase } from "../../../src/reader/draft/merged.ts";
import { rowsOf, wordsOf } from "../../../src/reader/draft/interview/shape.ts";
import { keepProposals, proposalsAt, proposalsText } from "../../../src/reader/draft/kept.ts";
import { blankProposals, caseOf, parseProposals, type Proposals } from "../../../src/reader/draft/proposals.ts";
import { standingPart } from "../../../src/reader/draft/parts.ts";
import { numbers } from "./composed.ts";

type Answers = readonly (readonly [id: string, words: string])[];
const after = (proposals: Proposals, answers: Answers): Proposals =>
  answers.reduce((now, [id, words]) => {
    const next = withStep(now, id, words);
    if ("problem" in next) throw new Error(`${id}: ${next.problem}`);
    return next;
  }, proposals);
interface Read {
  tables: { id: string; parties: string[]; issues: string[] }[];
  /** Matters in which an actor has a stake, by its id. */
  stakes: { [actor: string]: string[] };
  /** Packages of what would be signed today. */
  today: { [issue: string]: string }[];
  errors: string[];
}
function read(proposals: Proposals): Read {
  const text = caseOf(proposals);
  const checked = check({ id: "x", file: "case.yaml", text }, () => ({ problem: "absent" as const }));
  const errors = checked.messages
    .filter(({ severity }) => severity === "error")
    .map(({ path, message }) => `${path}: ${message}`);
  const c = checked.case ?? checked.draft!.case;
  const packages = text.matchAll(/package: \{(.*?)\}/g);
  return {
    tables: c.tables.map(({ id, parties, issues }) => ({
      id,
      parties: parties.map((one) => c.actors[one]!.id),
      issues: issues.map((one) => c.issues[one]!.id),
    })),
    stakes: Object.fromEntries(c.actors.map(({ id, stakes }) => [id, stakes.map(({ issue }) => c.issues[issue]!.id)])),
    today: [...packages].map(([, held]) => Object.fromEntries(held!.split(", ").map((one) => one.split(": ")))),
    errors,
  };
}
const idsOf = (proposals: Proposals): string[] => stepsOf(proposals).map(({ id }) => id);
const at = (proposals: Proposals, id: string) => stepsOf(proposals).find((one) => one.id === id)!;

const two = after(blankProposals("2025-06-30"), [
  ["parties", "Alba; Benn"],
  ["issues", "The treaty; The port"],
  ["options.treaty", "Disputed; A lease"],
  ["options.port", "Closed; Open for trade; Leased"],
]);
const three = after(two, [["parties", "Alba; Benn; Cord"]]);
const signed: Answers = [
  ["signers.treaty", "1 2"],
  ["signers.port", "1 3"],
];
const split = after(three, signed);

describe("who must sign", () => {
  it("is not a question between two, and of three all are ticked until somebody says otherwise", () => {
    expect(idsOf(two).filter((id) => id.startsWith("signers"))).toEqual([]);
    expect(at(three, "signers.treaty").now).toBe("1 2 3");
    expect(read(three).tables).toEqual([
      { id: "talks", parties: ["alba", "benn", "cord"], issues: ["treaty", "port"] },
    ]);
  });
  it("makes a table of its own for each set of signers, each with its matters, its pace and its fixed meetings", () => {
    const now = after(split, [
      ["pace.tables.alba_benn", "1: 4 to 9; 3: 2026-02"],
      ["pace.tables.alba_cord", "2: 10% to 30%; 3: 2026-03"],
    ]);
    const { tables, errors } = read(now);
    expect(errors).toEqual([]);
    expect(tables).toEqual([
      { id: "alba_benn", parties: ["alba", "benn"], issues: ["treaty"] },
      { id: "alba_cord", parties: ["alba", "cord"], issues: ["port"] },
    ]);
    expect(caseOf(now)).toMatch(
      /alba_benn:[^]*meetings_per_year: 4 to 9\n[^]*meets_on: \[2026-02\]\n *alba_cord:[^]*concludes: 10% to 30%\n *meets_on: \[2026-03\]/,
    );
    expect(at(now, "pace.tables.alba_benn").ask).toMatch(/^Alba and Benn, on "The treaty": how often/);
    expect(at(now, "pace.tables.alba_cord").now).toBe("2: 10% to 30%; 3: 2026-03");
    expect(parseProposals(JSON.stringify(now))).toEqual(now);
  });
  it("reads proposals that were kept when a case had one table", () => {
    const now = after(two, [["pace", "3: 2026-02"]]);
    const kept = { ...now, meets_on: ["2026-02"] };
    expect(parseProposals(JSON.stringify(kept))).toEqual(now);
  });
  it("settles matters of the same signers at one table", () => {
    const one = after(three, [
      ["signers.treaty", "1 2"],
      ["signers.port", "2, 1"],
    ]);
    expect(read(one).tables.map(({ issues }) => issues)).toEqual([["treaty", "port"]]);
  });
  it("asks only a signer for its order, its consent and what its next government wants, and gives only it a stake", () => {
    const now = after(split, [["governments.cord", "The council: 2026-05"]]);
    const orders = idsOf(now).filter((id) => id.startsWith("order"));
    expect(orders.sort()).toEqual(["order.port.alba", "order.port.cord", "order.treaty.alba", "order.treaty.benn"]);
    const offered = (id: string): number[] => {
      const { shape } = at(now, id);
      return shape.is === "outcomes" ? shape.outcomes.map(({ number }) => number) : [];
    };
    expect(offered("signs.benn")).toEqual([1]);
    expect(offered("signs.cord")).toEqual([2, 3]);
    expect(offered("next.cord.wants")).toEqual([2, 3]);
    expect(withStep(now, "signs.cord", "1: 50%")).toHaveProperty("problem");
    expect(read(now).stakes).toEqual({ alba: ["treaty", "port"], benn: ["treaty"], cord: ["port"] });
    const told = after(now, [
      ["signs.cord", "2: 60%"],
      ["next.cord.wants", "2: worse than today"],
    ]);
    expect(read(after(told, [["signers.port", "1 2"]])).errors).toEqual([]);
  });
  it("names in a question those who sign, also after the answer is changed", () => {
    const asks = (one: Proposals): string[] => standingPart(one.proposed).questions.map(({ ask }) => ask);
    const asked = after(three, [["questions", "1: 2028-12; 3: 2028-12"]]);
    expect(asks(asked)[0]).toBe("Will Alba, Benn and Cord agree on a lease by the end of 2028?");
    const apart = after(asked, signed);
    expect(asks(apart)).toEqual([
      "Will Alba and Benn agree on a lease by the end of 2028?",
      expect.stringContaining("leased"),
    ]);
    expect(asks(after(apart, [["signers.treaty", "1 2 3"]]))[0]).toBe(asks(asked)[0]);
  });
  it("comes back to the byte once all sign again, and falls back to all where a signer is not a party any more", () => {
    expect(
      caseOf(
        after(split, [
          ["signers.treaty", "1 2 3"],
          ["signers.port", "3 2 1"],
        ]),
      ),
    ).toBe(caseOf(three));
    const fewer = after(split, [["parties", "Alba; Benn"]]);
    expect(read(fewer).tables.map(({ id }) => id)).toEqual(["talks"]);
    expect(read(fewer).errors).toEqual([]);
  });
  it("goes into a case that was edited by hand, and names what both changed", () => {
    const [base, changed] = [caseOf(three), caseOf(split)];
    const beside = () => ({ problem: "absent" as const });
    const standing = base
      .replace('name: "Cord"', 'name: "Cord"   # the hinterland')
      .replace("residual:", "learning: 0.2\nresidual:");
    const done = mergedCase({ base, after: changed, standing }, beside, null);
    if (!("text" in done)) throw new Error(JSON.stringify(done));
    for (const words of ["# the hinterland", "learning: 0.2", "alba_benn:", "alba_cord:"])
      expect(done.text).toContain(words);
    expect(done.text).not.toContain("talks:");
    const paced = base.replace(/meetings_per_year: .*/, "meetings_per_year: 3 to 5");
    const clash = mergedCase({ base, after: changed, standing: paced }, beside, null);
    expect(clash).toHaveProperty("clashes");
    for (const side of ["mine", "theirs"] as const) {
      const taken = mergedCase({ base, after: changed, standing: paced }, beside, side);
      if (!("text" in taken)) throw new Error(`${side}: ${JSON.stringify(taken)}`);
      const { messages } = check({ id: "x", file: "case.yaml", text: taken.text }, beside);
      expect(
        messages.filter(({ severity }) => severity === "error"),
        side,
      ).toEqual([]);
    }
  });
  it("follows tables that were made by hand, with their ids and numbers, and puts none beside them", () => {
    const hand = caseOf(three).replace(
      /  talks:[^]*?(?=\n\n|$)/,
      "  north:\n    parties: [alba, benn]\n    issues: [treaty]\n    meetings_per_year: 4 to 9\n    concludes: 0.3\n    meets_on: [2026-03]\n" +
        "  south:\n    parties: [cord, alba]\n    issues: [port]\n    meetings_per_year: 1 to 2\n    concludes: 0.2",
    );
    const now = adopted(three, hand);
    const tables = [
      { id: "north", parties: ["alba", "benn"], issues: ["treaty"] },
      { id: "south", parties: ["alba", "cord"], issues: ["port"] },
    ];
    expect(read(now).tables).toEqual(tables);
    expect(at(now, "signers.port").now).toBe("1 3");
    expect(at(now, "pace.tables.north").now).toBe("1: 4 to 9; 2: 0.3; 3: 2026-03");
    expect(parseProposals(JSON.stringify(now))).toEqual(now);
    expect(read(after(now, [["signers.port", "1 3"]])).tables).toEqual(tables);
    expect(read(after(now, [["signers.port", "1 2 3"]])).tables.map(({ id }) => id)).toEqual(["north", "talks"]);
    const more = adopted(three, caseOf(three).replaceAll("talks:", "summit:"));
    expect(read(more).tables).toEqual([
      { id: "summit", parties: ["alba", "benn", "cord"], issues: ["treaty", "port"] },
    ]);
    expect(caseOf(adopted(three, caseOf(three)))).toBe(caseOf(three));
  });
  it("words a question of its own after those who sign now, with the next answer, and leaves one that somebody wrote", () => {
    const asked = after(three, [["questions", "1: 2030-12; 2: 2030-12"]]);
    const own = "Will they lease it at last?";
    const [treaty, port] = asked.proposed.questions.map(({ ask }) => ask);
    expect([treaty, port]).toEqual([expect.stringContaining("Alba, Benn and Cord"), expect.stringContaining("Cord")]);
    const hand = caseOf(asked)
      .replace(
        /  talks:[^]*?\n\n/,
        "  north: {parties: [alba, benn], issues: [treaty], meetings_per_year: 4, concludes: 0.3}\n" +
          "  south: {parties: [cord, alba], issues: [port], meetings_per_year: 1, concludes: 0.2}\n\n",
      )
      .replace(JSON.stringify(port), JSON.stringify(own));
    const folder = mkdtempSync(join(tmpdir(), "entente-signers-"));
    const [yaml, json] = [join(folder, "case.yaml"), join(folder, "proposals.json")];
    writeFileSync(yaml, hand);
    writeFileSync(json, proposalsText(asked));
    const kept = proposalsAt(folder)!;
    expect(keepProposals(kept, after(kept.proposals, [["record", "2020-01"]]), null)).toHaveProperty("proposals");
    const text = readFileSync(yaml, "utf8");
    expect(text).toContain(treaty!.replace("Alba, Benn and Cord", "Alba and Benn"));
    expect(text).toContain(own);
    rmSync(folder, { recursive: true });
  });
  it.each(["", "none", "1", "1 4", "Alba and Benn"])("refuses '%s'", (words) =>
    expect(withStep(three, "signers.treaty", words)).toHaveProperty("problem"),
  );
});

describe("outcomes that are tied", () => {
  it("are asked for where there are two matters, and become constraints", () => {
    expect(idsOf(after(two, [["issues", "The treaty"]]))).not.toContain("bonds");
    const now = after(two, [["bonds", "1 not with 2; 1 only with 3"]]);
    expect(caseOf(now)).toContain("never: {treaty: lease, port: open_for_trade}");
    expect(caseOf(now)).toMatch(/if: \{treaty: lease\}\n *then: \{port: leased\}/);
    expect(read(now).errors).toEqual([]);
    expect(at(now, "bonds").now).toBe("1 not with 2; 1 only with 3");
    expect(caseOf(after(now, [["bonds", at(now, "bonds").now]]))).toBe(caseOf(now));
    expect(caseOf(after(now, [["bonds", "none"]]))).toBe(caseOf(two));
    const { shape, now: words } = at(now, "bonds");
    expect(wordsOf(shape, rowsOf(shape, words))).toBe(words);
  });
  it.each([
    ["the first", { name: "", value: "not with 3" }],
    ["the second", { name: "1", value: "not with" }],
  ])("are asked for where %s of a row is missing, and not passed over", (_, row) => {
    const { shape } = at(two, "bonds");
    expect(withStep(two, "bonds", wordsOf(shape, [{ ...row, chosen: false }]))).toHaveProperty("problem");
    expect(wordsOf(shape, [{ name: "", value: "", chosen: false }])).toBe("none");
  });
  it("follow a renamed outcome in what their card says, and go with it", () => {
    const now = after(two, [["bonds", "1 not with 2"]]);
    const { proposed } = now;
    const renamed = withAnswer(proposed, "issues.treaty.options.lease", { do: "change", patch: { text: "A base" } });
    expect(cardsOf(renamed).find(({ kind }) => kind === "constraints")!.becomes).toBe(
      'A rule: "The treaty: A base" and "The port: Open for trade" cannot both stand.',
    );
    expect(caseOf(after(now, [["options.port", "Closed; Leased"]]))).not.toContain("never:");
  });
  it.each(["1 with 2", "2 not with 3", "1 not with 9", "1 not with", "1 not with 2; 2 only with 1"])(
    "refuses '%s' and says why",
    (words) => expect(withStep(two, "bonds", words)).toMatchObject({ problem: expect.stringMatching(/\w/) }),
  );
  it("what would be signed today is written with what must stand beside it, and is never dropped for a rule", () => {
    const now = after(two, [
      ["signs.alba", "1: 70%; 2: 20%; 3: 40%"],
      ["bonds", "1 not with 2; 3 only with 1"],
    ]);
    const { today, errors } = read(now);
    expect(errors).toEqual([]);
    expect(today).toEqual([{ treaty: "lease" }, { port: "open_for_trade" }, { port: "leased", treaty: "lease" }]);
  });
});

const ROWS = 12;
it("whatever is answered to both, in any order, each matter stands at one table and the case has no error", () => {
  const next = numbers(20250630);
  const pick = (n: number): number => Math.floor(next() * n);
  let taken = 0;
  for (let row = 0; row < ROWS; row++) {
    let now = three;
    for (let n = 0; n < 6; n++) {
      const [a, b] = [1 + pick(3), 1 + pick(3)];
      const [id, words] = [
        ["signers.treaty", `${a} ${b}`],
        ["signers.port", `${a} ${b}`],
        ["bonds", `${a} ${next() < 0.5 ? "not" : "only"} with ${b}`],
        ["signs.alba", `${a}: 50%`],
        ["questions", `${a}: 2028-12`],
        ["parties", next() < 0.5 ? "Alba; Benn; Cord; Dorn" : "Benn; Cord; Alba"],
      ][pick(6)] as [string, string];
      const said = withStep(now, id, words);
      if ("problem" in said) continue;
      now = said;
      const { tables, errors } = read(now);
      expect(errors, `${id} ${words}`).toEqual([]);
      expect(tables.flatMap(({ issues }) => issues).sort()).toEqual(["port", "treaty"]);
      taken++;
    }
  }
  expect(taken).toBeGreaterThan(ROWS);
});
