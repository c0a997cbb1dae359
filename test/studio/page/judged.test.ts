import { describe, expect, it } from "vitest";
import { countGrounds } from "../../../src/engine/findings/grounds.ts";
import { check } from "../../../src/language/index.ts";
import { byJudgement } from "../../../src/studio/page/authoring/judged.ts";
import { TREATY } from "../../language/treaty.ts";

const stands = (text: string) => check({ id: "x", file: "case.yaml", text }, () => ({ problem: "absent" })).case!;
const CLUB = "actors.norland.stakes.club.weight";
const SUGGESTED = stands(
  TREATY.replace("weight: 50 to 70,", "weight: {value: 50 to 70, because: [{suggested: Usual.}]},"),
);

describe("the numbers of the interview", () => {
  it("are those of the case as it stands, whoever wrote them, and count as check counts them", () => {
    const { unjudged, judged } = byJudgement(SUGGESTED, null, []);
    const { suggested, judged: said, bare } = countGrounds(SUGGESTED);
    expect([unjudged.length, unjudged.map(({ path }) => path)]).toEqual([suggested, expect.arrayContaining([CLUB])]);
    expect(judged.length).toBeLessThanOrEqual(said + bare);
    expect(judged.length).toBeGreaterThan(0);
    expect(judged.map(({ path }) => path)).not.toContain(CLUB);
  });
  it("have what was answered last in place of a case that does not show it yet", () => {
    const { unjudged, judged } = byJudgement(SUGGESTED, null, [
      { path: CLUB, written: "30 to 40", sentence: "It is a matter of state.", suggested: false },
    ]);
    expect(unjudged.map(({ path }) => path)).not.toContain(CLUB);
    expect(judged.find(({ path }) => path === CLUB)).toMatchObject({
      written: "30 to 40",
      sentence: "It is a matter of state.",
    });
  });
});
