import { describe, expect, it } from "vitest";
import { TREATY, kept } from "../treaty.ts";

const c = kept();
const k = (id: string): number => c.issues.findIndex((one) => one.id === id);

describe("conditions", () => {
  it("join issues, drivers and tables by any, all and not", () => {
    expect(c.questions[1]).toMatchObject({
      given: 0,
      when: {
        kind: "all",
        of: [
          {
            kind: "any",
            of: [
              { kind: "issue", issue: k("treaty"), options: [2] },
              { kind: "issue", issue: k("club"), options: [1] },
              { kind: "not", of: { kind: "issue", issue: k("treaty"), options: [0] } },
            ],
          },
        ],
      },
    });
    expect(c.reactions[0].when).toEqual({ kind: "all", of: [{ kind: "failed", table: 0, months: 3 }] });
    expect(c.questions[2].when).toEqual({ kind: "all", of: [{ kind: "over", table: 0 }] });
    const wide = kept(
      "when: {tables: {summit: {over: true}}}",
      "when: {all: [{drivers: {war: {above: 10, below: 30}}}, {tables: {summit: {met: 2}}}]}",
    );
    expect(wide.questions[2].when).toEqual({
      kind: "all",
      of: [
        {
          kind: "all",
          of: [
            { kind: "driver", driver: 0, above: 10, below: 30 },
            { kind: "met", table: 0, months: 2 },
          ],
        },
      ],
    });
  });
  it("take any of one issue's options as a list of them", () => {
    const found = kept(
      "when: {tables: {summit: {over: true}}}",
      "when: {any: [{treaty: wide}, {any: [{treaty: [narrow, wide]}, {treaty: none}]}]}",
    );
    expect(found.questions[2].when).toEqual({ kind: "all", of: [{ kind: "issue", issue: 0, options: [0, 1, 2] }] });
  });
  it("ask about an issue that is called as a word of theirs, where an option stands beside it", () => {
    const renamed = TREATY.replaceAll("vote", "any").replaceAll("treaty", "not");
    const found = kept(TREATY, renamed);
    expect(found.questions[0].when).toEqual({ kind: "all", of: [{ kind: "issue", issue: 1, options: [1] }] });
    const { when } = found.issues[1].procedure!;
    expect(when.kind === "all" && when.of[0]).toEqual({ kind: "issue", issue: 0, options: [1, 2] });
  });
});
