import { describe, expect, it } from "vitest";
import { at, kept, number } from "../treaty.ts";

const c = kept();

describe("friction", () => {
  it("is one number for all options, or one an option, and 0 where it is left out", () => {
    const path = "actors.norland.stakes.treaty.friction";
    expect(c.actors[0].stakes[0].friction).toEqual(["none", "narrow", "wide"].map((o) => at(c, `${path}.${o}`)));
    expect(number(c, `${path}.none`)).toMatchObject({ default: true, quantity: { kind: "exact", value: 0 } });
    const one = kept("friction: {narrow: 1 to 2, wide: 3 to 5}", "friction: {value: 1 to 2, judgment: Dear.}");
    expect(new Set(one.actors[0].stakes[0].friction)).toEqual(new Set([at(one, path)]));
  });
});
