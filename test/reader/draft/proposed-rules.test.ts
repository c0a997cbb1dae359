/** What the rules draft, leave out and tie together, for several pairs of states, so that no name decides. */
import { describe, expect, it } from "vitest";
import { check, format } from "../../../src/language/index.ts";
import { caseText } from "../../../src/reader/draft/case-text.ts";
import { standingPart } from "../../../src/reader/draft/parts.ts";
import { propose } from "../../../src/reader/draft/propose.ts";
import type { Proposed } from "../../../src/reader/draft/proposed.ts";
import { read } from "../../../src/reader/index.ts";

const PAIRS = [
  ["Norway", "Russia"],
  ["Chile", "Peru"],
  ["Kenya", "Ghana"],
] as const;
const AS_OF = "2024-05";
const eachPair = (text: string, look: (proposed: Proposed, drafted: Proposed, told: string) => void): void => {
  for (const [a, b] of PAIRS) {
    const told = text.replaceAll("AA", a).replaceAll("BB", b);
    const proposed = propose(read(told, { asOf: AS_OF }), { date: AS_OF, basis: "stated" });
    expect(proposed.negotiation, `${told}: ${proposed.why}`).toBe(true);
    look(proposed, standingPart(proposed), told);
  }
};
const TALKS = "AA and BB are negotiating a fisheries treaty. ";

describe("actors", () => {
  it.each([
    [
      "Gazprom",
      "Moldova and Gazprom have disagreed about the gas debt since 2021. Gazprom asked for 700 million dollars, and Moldova rejected the claim.",
    ],
    [
      "Petrobras",
      "Bolivia and Petrobras are negotiating a gas contract. Petrobras refused the price that Bolivia asked for.",
    ],
  ])("%s is itself the party where the text does not name its state", (company, text) => {
    const { parties, others } = propose(read(text, { asOf: AS_OF }), { date: AS_OF, basis: "stated" });
    expect(parties.map(({ name }) => name)).toContain(company);
    for (const { names } of [...parties, ...others])
      expect(
        names.some((name) => text.includes(name)),
        names.join(),
      ).toBe(true);
  });
  it("a place of talks is called as the text calls it", () =>
    eachPair(`${TALKS}The next round is in Stockholm.`, ({ others }) => {
      for (const { role, name } of others) if (role === "venue") expect(name).toBe("Stockholm");
    }));
});

describe("issues", () => {
  it.each(["an early deal", "a quick agreement", "a lasting settlement"])("%s names no matter", (deal) =>
    eachPair(`${TALKS}Officials of both sides played down hopes of ${deal}.`, ({ issues }) =>
      expect(issues.map(({ name }) => name)).toEqual([expect.stringMatching(/fisheries/i)]),
    ),
  );
  it("a treaty named by its size alone is an option of the issue with the same form", () =>
    eachPair("AA and BB are negotiating a gas contract. AA wants a ten-year contract with BB.", ({ issues }) => {
      expect(issues).toHaveLength(1);
      expect(issues[0]!.options.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^Ten-year contract/));
    }));
  it("a treaty that nobody disputes over is not drafted beside another with terms, and says why", () =>
    eachPair(`${TALKS}AA and BB are negotiating a transit agreement.`, ({ issues }, drafted) => {
      expect(issues).toHaveLength(2);
      expect(drafted.issues).toHaveLength(1);
      expect(issues[1]!.left_out).toMatch(/matter of its own/);
    }));
});

describe("questions", () => {
  it.each([
    ["at the July summit", "2024-07"],
    ["in November", "2024-11"],
    ["at the February session", "2025-02"],
  ])("%s is the next such month after the text", (when, date) =>
    eachPair(`${TALKS}The fisheries treaty could be signed ${when}.`, ({ questions }) => {
      expect(questions.map(({ until }) => until.date)).toEqual([date]);
    }),
  );
  it("without a month it is left open", () =>
    eachPair(`${TALKS}The fisheries treaty could be signed.`, ({ questions }) => {
      expect(questions.map(({ until }) => until.date)).toEqual([null]);
    }));
});

describe("constraints", () => {
  it("what a party will never sign is the option of that treaty", () =>
    eachPair(`${TALKS}AA will never sign a fisheries treaty.`, ({ issues }, { constraints }) => {
      expect(constraints).toMatchObject([{ rule: "never", when: [{ issue: issues[0]!.id }], then: [] }]);
    }));
  it("a condition that is not an option ties nothing", () =>
    eachPair(`${TALKS}AA will not sign a fisheries treaty unless BB lifts its tariff.`, (_, { constraints }) => {
      expect(constraints).toMatchObject([{ rule: "if-then", when: [], then: [] }]);
    }));
  it("of a rule between two treaties both options are named, what is bound first", () =>
    eachPair(
      `AA and BB quarrel over the sea border. BB wants a border treaty with AA. AA and BB quarrel over fisheries. ${TALKS}AA will not sign a fisheries treaty without a border treaty.`,
      ({ issues }, { constraints }) => {
        const of = (words: RegExp): string => issues.find(({ name }) => words.test(name))!.id;
        expect(constraints).toMatchObject([
          { rule: "if-then", when: [{ issue: of(/fish/i) }], then: [{ issue: of(/border/i) }] },
        ]);
      },
    ));
  it("a tied rule is written into the case, which checks", () =>
    eachPair(`${TALKS}AA will never sign a fisheries treaty.`, (proposed, _, told) => {
      const source = { title: "T", author: null, publisher: null, date: null, url: null, file: "article.txt" };
      const text = caseText(proposed, source, AS_OF);
      const { draft, messages } = check({ id: "draft", file: "case.yaml", text }, () => ({ text: told }));
      expect(messages.filter(({ severity }) => severity === "error").map(format)).toEqual([]);
      expect(text).toMatch(/never: \{fisheries_treaty: treaty\}/);
      expect(draft).toBeDefined();
    }));
  it("a rule that somebody else tells of is proposed and not drafted", () =>
    eachPair(`${TALKS}"The fishing grounds are not for sale," said a diplomat.`, (proposed, drafted) => {
      expect(proposed.constraints.map(({ left_out }) => left_out)).toEqual([expect.stringMatching(/no party/)]);
      expect(drafted.constraints).toEqual([]);
    }));
});
