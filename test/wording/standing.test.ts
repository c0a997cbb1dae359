/** Odds that stand on suggestions say so wherever they are told first. */
import { describe, expect, it } from "vitest";
import { questionLines } from "../../src/cli/explain-question.ts";
import { summary } from "../../src/cli/summary.ts";
import { printingTo } from "../../src/cli/terminal.ts";
import { doneAnswer } from "../../src/mcp/runs/answer.ts";
import { question } from "../../src/mcp/topics/question.ts";
import { markdown, report } from "../../src/report/index.ts";
import type { GroundsFinding, Result } from "../../src/result/index.ts";
import { standingText } from "../../src/wording/grounds.ts";
import { headline } from "../../src/wording/headline.ts";
import { randomCase } from "../engine/random-case.ts";
import { readText } from "../engine/read-text.ts";
import { complete } from "../report/fixture.ts";

const result = complete();
const nowhere = { write: (): void => {} };
const NONE = { all: 0, figure: 0, argued: 0, judged: 0, suggested: 0, bare: 0, default: 0, series: 0, unchecked: 0 };
const withGrounds = (grounds: Partial<GroundsFinding>): Result => {
  const counts = { ...NONE, ...grounds };
  return {
    ...result,
    grounds: {
      ...counts,
      all: counts.figure + counts.argued + counts.judged + counts.suggested + counts.bare + counts.default,
    },
  };
};
const [id] = result.headline;

/** What each face says before anything but the odds. */
const FACES: { [face: string]: (result: Result) => string } = {
  terminal: (r) => printingTo({ out: nowhere, err: nowhere }, () => summary(r)).split("What moves it most")[0],
  explain: (r) => {
    const explained = {
      ...r.questions[id],
      question: id,
      when: { kind: "all", of: [] },
      way: [],
      citations: [],
      found: r.questions[id],
    };
    const c = readText(randomCase(1));
    return questionLines(c, explained as never, r)
      .join(" ")
      .split("Why not")[0];
  },
  page: (r) => report(r).split('class="answers"')[0].split('class="head"')[1],
  markdown: (r) => markdown(r).split("| question |")[0],
  "case_run of the assistant": (r) =>
    doneAnswer({ handle: "r1", whatIf: false, result: r, against: null } as never).says,
  "result_ask of the assistant": (r) => question(r, id).lines.slice(0, 2).join(" "),
};
const inOneLine = (text: string): string => text.replace(/&nbsp;|\s+/g, " ");

describe.each(Object.keys(FACES))("%s", (face) => {
  const told = (r: Result): string => inOneLine(FACES[face](r));
  it("says that odds stand on suggestions as long as one number is suggested", () => {
    for (const suggested of [1, 73]) {
      const r = withGrounds({ suggested, judged: 40, default: 20 });
      expect(standingText(r.grounds)).toMatch(/^These odds stand on suggestions: /);
      expect(told(r)).toContain(inOneLine(standingText(r.grounds)));
    }
  });
  it("says that nobody has judged a number, where that is so", () => {
    for (const suggested of [0, 32]) {
      const r = withGrounds({ suggested, default: 33 });
      expect(standingText(r.grounds)).toMatch(/^Nobody has judged a number/);
      expect(told(r)).toContain(inOneLine(standingText(r.grounds)));
    }
  });
  it("says neither, where every number is somebody's own", () => {
    const r = withGrounds({ judged: 40, bare: 3, default: 20 });
    expect(told(r)).not.toMatch(/suggestion|Nobody has judged/);
  });
});

it("comes before the answer where nobody has judged a number, and after it otherwise", () => {
  for (const face of ["terminal", "page", "markdown"]) {
    for (const [isFirst, grounds] of [
      [true, { suggested: 32, default: 33 }],
      [false, { suggested: 32, judged: 1, default: 33 }],
    ] as const) {
      const r = withGrounds(grounds);
      const text = inOneLine(FACES[face](r));
      const [standing, answer] = [standingText(r.grounds), headline(r).slice(0, 20)].map((one) =>
        text.indexOf(inOneLine(one)),
      );
      expect(Math.min(standing, answer), face).toBeGreaterThanOrEqual(0);
      expect(standing < answer, face).toBe(isFirst);
    }
  }
});

it("is not said of a run without odds", () => {
  const r = { ...withGrounds({ suggested: 32 }), run: { ...result.run, kept: 12 } };
  for (const face of ["terminal", "page", "markdown"]) expect(FACES[face](r), face).not.toContain("These odds stand");
});
