import { describe, expect, it } from "vitest";
import { readShareLimits } from "../../src/numbers/share-limits.ts";

describe("limits on a share", () => {
  it("are read from a share, a percentage, a pair or a word", () => {
    expect(readShareLimits("35%")).toEqual({ low: 0.35, high: 0.35 });
    expect(readShareLimits(" .35 ")).toEqual({ low: 0.35, high: 0.35 });
    expect(readShareLimits("20% to 40 %")).toEqual({ low: 0.2, high: 0.4 });
    expect(readShareLimits("20 to 40%")).toEqual({ low: 0.2, high: 0.4 });
    expect(readShareLimits("0.2 to 0.4")).toEqual({ low: 0.2, high: 0.4 });
    expect(readShareLimits("Likely")).toEqual({ low: 0.55, high: 0.8 });
  });
  it("are none in any other text", () => {
    for (const text of ["", "x", "-5%", "120%", "1.2", "40% to 20%", "20% to", "pert(1,2,3)", "50", "maybe"])
      expect(readShareLimits(text), text).toBeNull();
  });
});
