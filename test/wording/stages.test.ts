import { describe, expect, it } from "vitest";
import { defaults } from "../../src/engine/index.ts";
import type { Result } from "../../src/result/index.ts";
import { conditionText } from "../../src/wording/conditions.ts";
import { hasOdds, lostText, noOddsText } from "../../src/wording/few-worlds.ts";
import { besideOdds } from "../../src/wording/given.ts";
import { namesOf } from "../../src/wording/names.ts";
import { blockInWords, inWords } from "../../src/wording/paths.ts";
import { AGREEMENTS } from "../engine/agreements-text.ts";
import { resultOf } from "../engine/collect.ts";
import { randomCase2 } from "../engine/random-case-full.ts";
import { readText } from "../engine/read-text.ts";
import { realistic } from "../report/fixture.ts";

describe("numbers of the second model in words", () => {
  const names = namesOf(readText(AGREEMENTS));
  const governed = {
    ...names,
    actors: { ...names.actors, arda: { ...names.actors["arda"], lines: { left: "The left" } } },
    factors: { mood: { name: "The mood" } },
  };
  it.each([
    ["turnover.per_year", "The case as a whole: changes of mind, changes a year"],
    [
      "actors.borea.turnover.persistence",
      "Borea: changes of mind, share of its numbers that a change leaves as they were",
    ],
    [
      "actors.arda.governments.lines.left.set.stakes.name.weight",
      "Arda: stake in The name, weight, under \u2018The left\u2019",
    ],
    ["actors.arda.governments.lines.left.set.friction", "Arda: cost of signing anything, under \u2018The left\u2019"],
    [
      "actors.arda.governments.lines.left.set.beliefs.actors.borea.stakes.name.weight.bias",
      "Arda: beliefs, Borea: stake in The name, weight (added to the truth), under \u2018The left\u2019",
    ],
    ["actors.arda.governments.lines.left", "Arda: governments, under \u2018The left\u2019"],
    [
      "actors.arda.governments.changes.early_election.to.left",
      "Arda: governments, chance that \u2018early election\u2019 brings \u2018The left\u2019",
    ],
    [
      "actors.arda.governments.changes.early_election.per_year",
      "Arda: governments, how often a year \u2018early election\u2019 may come",
    ],
    ["actors.arda.stakes.name.friction.agreed", "Arda: stake in The name, cost of moving it to \u2018agreed\u2019"],
    ["issues.vote.procedure.outcome.ratified", "The vote: procedure, chance of \u2018ratified\u2019 once it is open"],
    ["issues.vote.procedure.months", "The vote: procedure, months from opening to outcome"],
    [
      "issues.club.expected.chance.invited",
      "The club: what signers expect, chance of \u2018invited\u2019 once its condition holds",
    ],
    ["tables.talks.meetings_per_year.2018-02", "The talks: meetings a year from February\u00a02018 on"],
    ["tables.talks.meets_on.2018-02", "The talks: chance of a text at the meeting of February\u00a02018"],
    ["tables.talks.concludes.moved_by.war.times", "The talks: chance of a text, moved by War: factor when full"],
    ["issues.club.reviews_per_year.moved_by.war.from", "The club: reviews a year, moved by War: begins at"],
    [
      "scenarios.calm.set.issues.vote.procedure.months",
      "Scenario: calm: The vote: procedure, months from opening to outcome",
    ],
  ])("%s", (path, words) => {
    expect(inWords(governed, path)).toBe(words);
  });

  it("a shared cause is named where it is cited", () => {
    expect(blockInWords(governed, "factors.mood")).toBe("the shared cause \u2018The mood\u2019");
  });

  it("are the same words from a case and from its result", () => {
    let compared = 0;
    for (const seed of [4, 6, 12, 31]) {
      const c = readText(randomCase2(seed));
      const result = resultOf(c, { ...defaults, draws: 2, paths: 0, limit: 2000 });
      if (!result) continue;
      for (const { path } of c.parameters) {
        expect(inWords(result, path)).toBe(inWords(namesOf(c), path));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(200);
  });
});

describe("conditions", () => {
  it("are said with the names of issues, drivers and tables, parts of another kind in brackets", () => {
    expect(
      conditionText(namesOf(readText(AGREEMENTS)), {
        kind: "all",
        of: [
          { kind: "issue", issue: "vote", options: ["ratified", "rejected"] },
          {
            kind: "any",
            of: [
              { kind: "driver", driver: "war", above: 20, below: null },
              { kind: "not", of: { kind: "met", table: "talks", months: 1 } },
            ],
          },
        ],
      }),
    ).toBe("The vote: ratified or rejected and (War above 20, or not (The talks met in at least one month))");
  });
});

describe("a run with few worlds", () => {
  const with_ = (run: Partial<Result["run"]>): Result => {
    const result = realistic();
    return { ...result, run: { ...result.run, ...run } };
  };
  it("has odds from 50 kept worlds on", () => {
    expect([49, 50].map((kept) => hasOdds(with_({ kept })))).toEqual([false, true]);
  });
  it("names the record only where the record is why it kept so few", () => {
    expect(noOddsText(with_({ draws: 2000, kept: 31 }))).toBe(
      "no odds: 31 worlds that fit the record are too few, at least 50 are needed",
    );
    expect(noOddsText(with_({ draws: 2000, kept: 1 }))).toContain("1 world that fits the record is too few");
    expect(noOddsText(with_({ draws: 31, kept: 31 }))).toContain("31 worlds are too few");
  });
  it("says at which dates pasts were lost, where there are several", () => {
    const result = realistic();
    result.record!.lost = [{ month: "2010-12", share: 0.75 }];
    expect(lostText(result)).toBe("");
    result.record!.lost.push({ month: "2012-10", share: 0.25 });
    expect(lostText(result).replaceAll("\u00a0", " ")).toBe(
      "Of the pasts that did not fit, 75 % missed December 2010 and 25 % missed October 2012.",
    );
  });
});

it("a question without findings of the second model has nothing beside its odds", () => {
  const result = realistic();
  for (const question of Object.values(result.questions)) expect(besideOdds(result, question)).toEqual([]);
});
