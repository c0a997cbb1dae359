/** Numbers of a draft that follow from what each party would sign today. */
import { describe, expect, it } from "vitest";
import { acceptanceToday } from "../../src/analyses/acceptance.ts";
import { followingNumbers } from "../../src/analyses/following.ts";
import { check } from "../../src/language/index.ts";
import { followed } from "../../src/reader/draft/followed.ts";
import { withFollowing, type Follow } from "../../src/reader/draft/follows.ts";
import { withStep } from "../../src/reader/draft/interview/index.ts";
import { blankProposals, caseOf, type Proposals } from "../../src/reader/draft/proposals.ts";

const follow: Follow = (text, sideOf) => followingNumbers(text, sideOf, () => ({ problem: "absent" }));

type Answer = readonly [step: string, words: string];

function after(proposals: Proposals, answers: readonly Answer[]): Proposals {
  return answers.reduce((now, [id, words]) => {
    const next = withStep(now, id, words);
    if ("problem" in next) throw new Error(`${id}: ${next.problem}`);
    return withFollowing(next, follow);
  }, proposals);
}

/** Alba likes each step more than the last; Benn likes the zone and would lose by the treaty. */
const begun = after(blankProposals("2025-03"), [
  ["parties", "Alba; Benn"],
  ["issues", "The border"],
  ["options.border", "As it is; A joint zone; A border treaty"],
  ["order.border.alba", "1; 2; 3"],
  ["order.border.benn", "3; 1; 2"],
  ["needs.alba", "gas"],
  ["meets.gas", "1: little; 2: most"],
]);
const value = (party: string, option: string): string => `actors.${party}.stakes.border.values.${option}`;

const draftOf = (proposals: Proposals) =>
  check({ id: "x", file: "case.yaml", text: caseOf(proposals) }, () => ({ problem: "absent" })).draft!;
const suggestionOf = (proposals: Proposals, path: string): string | null | undefined =>
  draftOf(proposals).unfilled.find((one) => one.path === path)?.suggestion;

describe("what each would sign today", () => {
  it.each([
    ["1: 10%; 2: 5%", "1: 50%; 2: 10%"],
    ["1: 40%; 2: 70%", "1: 90%; 2: 5%"],
    ["2: 60%", "1: 20%"],
    ["1: 95%; 2: 30%", "1: 45%; 2: 10%"],
  ])("is what the suggested numbers say: Alba %s, Benn %s", (alba, benn) => {
    const said = after(begun, [
      ["signs.alba", alba],
      ["signs.benn", benn],
    ]);
    const { case: c } = draftOf(said);
    const { statements } = acceptanceToday(c).today;
    const ids = Object.keys(statements);
    expect(ids).toHaveLength([...`${alba}${benn}`.matchAll(/%/g)].length);
    for (const id of ids) expect(statements[id], id).toMatchObject({ agrees: true });
  });

  it("makes an outcome that is better than today worth no less, and one that is worse no gain in most worlds", () => {
    const said = after(begun, [["signs.alba", "2: 10%"]]);
    expect(suggestionOf(said, value("alba", "border_treaty"))).toBe(
      suggestionOf(begun, value("alba", "border_treaty")),
    );
    expect(suggestionOf(said, "actors.alba.stakes.border.friction.border_treaty")).toMatch(/^[\d.]+ to [\d.]+$/);
    const willing = after(begun, [["signs.benn", "2: 30%"]]);
    const [low, high] = suggestionOf(willing, value("benn", "border_treaty"))!.split(" to ").map(Number);
    expect(low! + high!).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });

  it("changes nothing where the numbers say it already", () => {
    const sure = after(begun, [["signs.alba", "2: 98%"]]);
    expect(sure.follows).toEqual({});
  });

  it("leaves a number of the person's own, and the word's range where nothing is said any more", () => {
    const own = {
      ...begun,
      filled: { [value("alba", "joint_zone")]: { written: "70 to 90", sentence: "Its plan." } },
    };
    const said = after(own, [["signs.alba", "1: 20%"]]);
    expect(caseOf(said)).toContain("70 to 90");
    const taken = after(begun, [["signs.benn", "1: 20%"]]);
    expect(taken.follows).not.toEqual({});
    const back = after(taken, [["signs.benn", ""]]);
    expect(caseOf(back)).toBe(caseOf(begun));
  });

  it("says nothing where what was said cannot all be so: worse than today, and signed", () => {
    expect(after(begun, [["signs.benn", "2: 60%"]]).follows).toEqual({});
  });

  it("moves a suggestion that was taken with a changed answer, and settles at once", () => {
    const first = after(begun, [["signs.benn", "1: 20%"]]);
    const path = "actors.benn.stakes.border.friction.joint_zone";
    const taken = { ...first, filled: { [path]: { written: suggestionOf(first, path)!, sentence: null } } };
    expect(withFollowing(taken, follow).follows).toEqual(first.follows);
    const next = after(taken, [["signs.benn", "1: 50%"]]);
    const { proposals } = followed(taken, next, caseOf(taken));
    expect(proposals.filled[path]!.written).toBe(next.follows[path]);
    expect(next.follows[path]).not.toBe(first.follows[path]);
  });
});
