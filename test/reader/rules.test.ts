/** Every rule of the reader decides in its own example. */
import { describe, expect, it } from "vitest";
import { RULES, decisionsIn } from "../../bench/reader/rules.ts";

describe.each(Object.entries(RULES).filter(([family]) => family !== "hedge"))(
  "rules of family '%s'",
  (family, rules) => {
    it("have each a name of their own", () => {
      expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    });
    it.each(rules)("$id: $example", ({ id, example }) => {
      expect([...decisionsIn(example).keys()]).toContain(`${family}: ${id}`);
    });
  },
);

describe("a phrase of doubt", () => {
  /** Phrases that are one only in front of some words. */
  const OTHER_SENSE = /^(risk(s|ed)?|(threaten|promise)(s|ed)? to)$/;
  it("is found as a whole", () => {
    const missed = RULES["hedge"]!.filter(({ id }) => !decisionsIn(`${id} begin`).has(`hedge: ${id}`));
    expect(missed.map(({ id }) => id).filter((phrase) => !OTHER_SENSE.test(phrase))).toEqual([]);
  });
});
