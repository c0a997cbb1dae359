import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { defaults } from "../../src/engine/index.ts";
import { csvFiles, markdown, report } from "../../src/report/index.ts";
import type { Result } from "../../src/result/index.ts";
import { AGREEMENTS } from "../engine/agreements-text.ts";
import { resultOf } from "../engine/collect.ts";
import { randomCase2 } from "../engine/random-case-full.ts";
import { readText } from "../engine/read-text.ts";

const resultFor = (text: string, draws: number): Result | null =>
  resultOf(readText(text), { ...defaults, draws, paths: 4, limit: 4000 });
const ran = resultFor(AGREEMENTS, 120)!;
const page = (result: Result) => parseHTML(report(result)).document;
const plain = (text: string | null | undefined): string =>
  (text ?? "").replaceAll("\u00a0", " ").replace(/\s+/g, " ").trim();
const file = (result: Result, name: string): string => Object.fromEntries(csvFiles(result))[`${name}.csv`];

/** An expectation that the run does not bear out. */
function unborne(): Result {
  const result = structuredClone(ran);
  Object.assign(result.expected!["club"]["invited"], { simulated: 0.31, futures: 200, differs: true });
  return result;
}

describe("a question in the report and in Markdown", () => {
  const judgements = (id: string): string => plain(page(ran).querySelector(`#question-${id} details`)?.textContent);
  it("says what the record removed of its yes, beside all worlds, and the odds given another question", () => {
    const { removed, given } = ran.questions["ratified"];
    const percent = (share: number): string => `${Math.round(100 * share)} %`;
    const sentence = `The record dropped ${percent(1 - ran.run.fit)} of all worlds, and ${percent(removed!)} of the yes answers with them.`;
    const asked = `Given a yes to \u2018Will the name be agreed?\u2019: ${percent(given!.p!)} of ${given!.futures} futures.`;
    for (const text of [judgements("ratified"), plain(markdown(ran))]) {
      expect(text).toContain(sentence);
      expect(text).toContain(asked);
    }
    expect(judgements("agreed")).not.toContain("Given a yes");
  });

  it("says in what share of worlds a first move is acceptable, or that nobody can bring it about in one move", () => {
    expect(judgements("agreed")).toMatch(
      /Today a first move towards it is acceptable to all who decide it in \d+ % of worlds/,
    );
    const never = structuredClone(ran);
    Object.assign(never.questions["agreed"], { one_move: [] });
    const sentence = "Today no actor can bring it about in one move.";
    expect(plain(page(never).querySelector("#question-agreed details")?.textContent)).toContain(sentence);
    expect(markdown(never)).toContain(sentence);
    expect(plain(page(never).querySelector("#why-not")?.textContent)).toContain(
      "No actor can bring a yes nearer in one move today.",
    );
  });
});

describe("what signers expect, against what comes", () => {
  it("stands in a table, with the condition in words", () => {
    const { simulated, futures } = ran.expected!["club"]["invited"];
    const cells = [...page(ran).querySelectorAll("#expected tbody tr > *")].map((cell) => plain(cell.textContent));
    expect(cells).toEqual([
      "The club: invited",
      "The vote: ratified",
      "80 %",
      `${Math.round(100 * simulated!)} % of ${futures} futures`,
    ]);
    expect(plain(markdown(ran))).toContain("| The club: invited | The vote: ratified | 80 % |");
  });

  it("carries a warning where the two are over 20 points apart, and nowhere else", () => {
    const warning = /over 20 points apart/;
    expect(page(ran).querySelector("#expected")?.textContent).not.toMatch(warning);
    expect(markdown(ran)).not.toMatch(warning);
    expect(plain(page(unborne()).querySelector("#expected tbody")?.textContent)).toMatch(
      /31 % of 200 futures over 20 points/,
    );
    expect(markdown(unborne())).toMatch(warning);
    for (const [result, n] of [
      [ran, 1],
      [unborne(), 2],
    ] as const)
      expect(markdown(result).split("state the chance that the model gives").length).toBe(n);
  });

  it("says why nothing is known of what comes", () => {
    const result = unborne();
    const { invited } = result.expected!["club"];
    Object.assign(invited, { simulated: null, futures: 0, differs: false });
    expect(markdown(result)).toContain("its condition came to hold in no future");
    invited.when = { kind: "not", of: { kind: "over", table: "talks" } };
    expect(markdown(result)).toContain("not followed: a driver or a table decides when");
    expect(markdown(result)).toContain("not (the deadline of The talks passed without result)");
  });
});

describe("a run that kept too few worlds", () => {
  const few = resultFor(AGREEMENTS, 49)!;
  it("prints no odds in the report and in Markdown, and says why", () => {
    expect(few.run.kept).toBe(49);
    for (const text of [plain(page(few).body.textContent), plain(markdown(few))]) {
      expect(text).toMatch(/no odds: 49 worlds are too few, at least 50 are needed/i);
      for (const { ask } of Object.values(few.questions)) expect(text).toContain(ask);
      expect(text).not.toMatch(/unlikely|without the record: \d|Without the record: \d/);
    }
    for (const id of ["why-not", "tips", "turns", "true", "decides", "worth", "since"])
      expect(page(few).getElementById(id), id).toBeNull();
    expect(page(few).querySelectorAll("#questions figure, table.packages").length).toBe(0);
    expect(markdown(few)).not.toContain("median month");
  });

  it("and with one world more it prints them", () => {
    const enough = resultFor(AGREEMENTS, 50)!;
    expect(plain(page(enough).querySelector("#questions")?.textContent)).not.toContain("no odds");
    expect(page(enough).querySelectorAll("#questions > .questions > li > figure").length).toBe(4);
  });
});

describe("the tables", () => {
  const rows = (name: string, result = ran): { [column: string]: string }[] => {
    const [head, ...lines] = file(result, name).trim().split("\r\n");
    return lines.map((line) => {
      const cells = line.split(",");
      return Object.fromEntries(head.split(",").map((column, n) => [column, cells[n]]));
    });
  };
  it("hold the share removed, the odds given another question and who can move it first", () => {
    const ratified = rows("questions").find(({ id }) => id === "ratified")!;
    const { removed, given } = ran.questions["ratified"];
    expect(ratified).toMatchObject({
      removed: String(removed),
      given_question: "agreed",
      given_p: String(given!.p),
      given_futures: String(given!.futures),
      one_move: "tables.talks",
    });
  });
  it("hold expectations, lost pasts, and every number in words", () => {
    expect(rows("expected")).toMatchObject([
      { issue: "club", option: "invited", when: "The vote: ratified", stated: "0.8" },
    ]);
    expect(rows("lost_pasts").reduce((sum, { share }) => sum + Number(share), 0)).toBeCloseTo(1, 9);
    expect(file(ran, "numbers")).toContain(
      'issues.vote.procedure.months,"The vote: procedure, months from opening to outcome",4,',
    );
  });
});

describe("a case with all new words", () => {
  const seeds = [4, 6, 11, 12];
  const results = seeds.flatMap((seed) => resultFor(randomCase2(seed), 20) ?? []);
  it("shows no path of a number in its report", () => {
    expect(results.length).toBeGreaterThan(2);
    for (const result of results) {
      const document = page(result);
      for (const code of document.querySelectorAll("code")) code.remove();
      const text = plain(document.body.textContent);
      for (const path of Object.keys(result.parameters).filter((one) => one.includes(".")))
        expect(text.includes(path), path).toBe(false);
      expect(text).not.toMatch(/moved_by|meets_on|met_by|per_year|\bset\.|NaN|undefined/);
    }
  });

  it("says which numbers share a cause, and does not call those independent", () => {
    const [result] = results.filter(({ factors }) => factors !== undefined);
    const shown = plain(page(result).querySelector("#numbers")?.textContent);
    for (const { name, numbers } of Object.values(result.factors!)) {
      if (Object.keys(numbers).length === 0) continue;
      expect(shown).toContain(`${name}: `);
    }
    expect(shown).toContain("but for those that share a cause");
    expect(plain(page(result).querySelector("#limits")?.textContent)).toMatch(/\d+ share a stated cause/);
    expect(plain(page(ran).querySelector("#limits")?.textContent)).toMatch(/uncertain numbers are drawn independently/);
  });
});
