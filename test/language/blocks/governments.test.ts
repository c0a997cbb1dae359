import { describe, expect, it } from "vitest";
import { TREATY, at, kept, number } from "../treaty.ts";

const month = (text: string): number => 12 * Number(text.slice(0, 4)) + Number(text.slice(5)) - 1;
const c = kept();

describe("turnover", () => {
  it("of the case is a number of each acting actor without its own and without governments", () => {
    const owners = c.parameters.flatMap((p) => (p.shared?.startsWith("turnover.") ? [p.path] : []));
    expect(owners).toEqual(["actors.club.turnover.per_year", "actors.club.turnover.persistence"]);
    expect(c.actors.map(({ turnover }) => turnover && c.parameters[turnover.perYear].text)).toEqual([
      null,
      "0.1 to 0.2",
      "0.15 to 0.35",
      null,
    ]);
    expect(c.parameters.some(({ path }) => path.startsWith("turnover"))).toBe(false);
  });
});

describe("governments", () => {
  const found = c.actors[0].governments!;
  const path = "actors.norland.governments";
  it("have lines that put numbers in place of the actor's", () => {
    expect(found.lines.map(({ id, name }) => [id, name])).toEqual([
      ["left", "The left"],
      ["right", "The right"],
    ]);
    expect(found.lines[1].set).toEqual([
      {
        parameter: at(c, "actors.norland.stakes.treaty.weight"),
        quantity: at(c, `${path}.lines.right.set.stakes.treaty.weight`),
      },
      { parameter: at(c, "actors.norland.friction"), quantity: at(c, `${path}.lines.right.set.friction`) },
    ]);
    expect(number(c, `${path}.lines.right.set.stakes.treaty.weight`).owner).toEqual({
      kind: "actor",
      actor: 0,
      part: { kind: "stake", issue: 0 },
    });
  });
  it("have a past, a line in power, and changes with a date or a rate", () => {
    expect(found).toMatchObject({
      now: 0,
      persistence: at(c, `${path}.persistence`),
      past: [
        { month: month("2014-03"), line: 1 },
        { month: month("2016-10"), line: 0 },
      ],
      changes: [
        {
          id: "election",
          on: month("2019-10"),
          perYear: null,
          from: [],
          to: [{ line: 1, chance: at(c, `${path}.changes.election.to.right`) }],
        },
        { id: "collapse", on: null, perYear: at(c, `${path}.changes.collapse.per_year`), from: [0], to: [{ line: 1 }] },
      ],
    });
  });
  it("may set beliefs, defaults and friction by option", () => {
    const set =
      "set: {reliability: 0.5, stakes.treaty.friction.wide: 8, stakes.treaty.values.none: 5, beliefs.actors.varda.friction.value: 3}";
    const believing = TREATY.replace("set: {stakes.treaty.weight: 55 to 80, friction: 2 to 5}", set).replace(
      "    governments:\n      now: left",
      "    beliefs: {actors.varda.friction: {value: 2}}\n    governments:\n      now: left",
    );
    const made = kept(TREATY, believing);
    expect(made.actors[0].governments!.lines[1].set.map(({ parameter }) => made.parameters[parameter].path)).toEqual([
      "actors.norland.reliability",
      "actors.norland.stakes.treaty.friction.wide",
      "actors.norland.stakes.treaty.values.none",
      "actors.norland.beliefs.actors.varda.friction.value",
    ]);
  });
});
