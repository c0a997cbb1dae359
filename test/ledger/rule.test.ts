import { describe, expect, it } from "vitest";
import { writtenCondition } from "../../src/ledger/rule.ts";

describe("a rule in the ledger", () => {
  it("is written as a case writes it", () => {
    expect(writtenCondition({ kind: "issue", issue: "gas", options: ["plant"] })).toEqual({ gas: ["plant"] });
    const both = [
      { kind: "issue", issue: "gas", options: ["plant"] },
      { kind: "driver", driver: "price", above: 3, below: null },
    ] as const;
    expect(writtenCondition({ kind: "all", of: [...both] } as never)).toEqual({
      gas: ["plant"],
      drivers: { price: { above: 3 } },
    });
    expect(writtenCondition({ kind: "all", of: [both[0], both[0]] } as never)).toEqual({
      all: [{ gas: ["plant"] }, { gas: ["plant"] }],
    });
    expect(
      writtenCondition({
        kind: "any",
        of: [
          { kind: "over", table: "t" },
          { kind: "not", of: both[0] },
        ],
      } as never),
    ).toEqual({ any: [{ tables: { t: { over: true } } }, { not: { gas: ["plant"] } }] });
    expect(writtenCondition({ kind: "failed", table: "t", months: 3 })).toEqual({ tables: { t: { failed: 3 } } });
  });
});
