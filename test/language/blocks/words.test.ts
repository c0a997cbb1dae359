import { describe, expect, it } from "vitest";
import { amend, edit, helpFor, type Case } from "../../../src/language/index.ts";
import { TREATY, at, kept, number } from "../treaty.ts";

const month = (text: string): number => 12 * Number(text.slice(0, 4)) + Number(text.slice(5)) - 1;
const issue = (c: Case, id: string) => c.issues.find((one) => one.id === id)!;
const c = kept();
const k = (id: string): number => c.issues.findIndex((one) => one.id === id);

describe("a procedure", () => {
  it("has a condition, chances, the rest, and months that are drawn afresh", () => {
    const { procedure, reviewsPerYear, movedBy } = issue(c, "vote");
    expect(procedure).toEqual({
      when: {
        kind: "all",
        of: [
          { kind: "issue", issue: k("treaty"), options: [1, 2] },
          { kind: "driver", driver: 0, above: null, below: 70 },
        ],
      },
      outcomes: [{ option: 1, chance: at(c, "issues.vote.procedure.outcome.ratified") }],
      otherwise: 2,
      months: at(c, "issues.vote.procedure.months"),
      opened: null,
      stays: false,
    });
    expect(movedBy).toBeNull();
    expect(number(c, "issues.vote.procedure.months").field).toEqual({
      min: 1,
      max: Infinity,
      above: false,
      share: false,
      afresh: true,
    });
    expect(c.parameters[reviewsPerYear.steps[0].value].idle).toBe(true);
  });
  it("may have opened before as_of, may stay, and needs no rest where its chances sum to 1", () => {
    const text = "outcome: {ratified: 60%, rejected: 0.4}\n      opened: 2018-05\n      stays: true";
    const found = issue(kept(/outcome: \{ratified: 0.5 to 0.85\}\n      otherwise: rejected/, text), "vote").procedure!;
    expect(found).toMatchObject({ otherwise: 0, opened: month("2018-05"), stays: true });
    expect(found.outcomes.map(({ option }) => option)).toEqual([1, 2]);
  });
});

describe("an expectation", () => {
  it("has a condition and chances of options, and the issue is somebody's to move", () => {
    expect(issue(c, "club")).toMatchObject({
      movedBy: 2,
      procedure: null,
      expected: {
        when: { kind: "all", of: [{ kind: "issue", issue: k("vote"), options: [1] }] },
        chances: [{ option: 1, chance: at(c, "issues.club.expected.chance.invited") }],
      },
    });
  });
});

describe("exits", () => {
  it("are a list to the first option, or actors with an option each, in order", () => {
    expect(issue(c, "treaty").exit).toEqual([
      { actor: 0, option: 0 },
      { actor: 1, option: 1 },
    ]);
    expect(issue(kept("exit: {norland: none, varda: narrow}", "exit: [varda, norland]"), "treaty").exit).toEqual([
      { actor: 1, option: 0 },
      { actor: 0, option: 0 },
    ]);
  });
});

describe("rates", () => {
  it("are one number, steps in time, or either with drivers that move it", () => {
    const table = c.tables[0];
    expect(table.meetingsPerYear).toEqual({
      steps: ["2015-01", "2018-01"].map((m) => ({
        month: month(m),
        value: at(c, `tables.summit.meetings_per_year.${m}`),
      })),
      movedBy: [],
    });
    const here = "tables.summit.concludes";
    expect(table.concludes).toEqual({
      steps: [{ month: null, value: at(c, here) }],
      movedBy: [
        {
          driver: 0,
          ...Object.fromEntries(["from", "to", "times"].map((key) => [key, at(c, `${here}.moved_by.war.${key}`)])),
        },
      ],
    });
    const reviews = issue(c, "treaty").reviewsPerYear;
    expect([reviews.steps.length, reviews.movedBy.length]).toEqual([2, 1]);
    expect(number(c, "issues.treaty.reviews_per_year.2018-01").cited).toBe("judged");
  });
  it("take a sentence, a because and a factor beside the number that drivers move", () => {
    const found = kept(
      "concludes: {value: 0.2 to 0.5, moved_by: {war: {from: 20, to: 60, times: 0.1}}}",
      'concludes: {value: 0.2 to 0.5, with: {boldness: 0.5}, judgment: "One in three, or so.", moved_by: {war: {from: 20, to: 60, times: 0.1}}}',
    );
    expect(number(found, "tables.summit.concludes")).toMatchObject({
      quantity: { kind: "normal", low: 0.2, high: 0.5 },
      factors: [{ factor: 0, correlation: 0.5 }],
    });
    expect(found.citations.some(({ quote }) => quote === "One in three, or so.")).toBe(true);
  });
  it("are in order of time however they are written", () => {
    const found = kept("{2015-01: 0.5 to 1, 2018-01: 3 to 6}", "{2018-01: 3 to 6, 2015-01: 0.5 to 1}");
    expect(found.tables[0].meetingsPerYear.steps.map(({ month: m }) => m)).toEqual([
      month("2015-01"),
      month("2018-01"),
    ]);
  });
});

describe("a table's calendar", () => {
  it("has its first and last month, dates with or without a chance of their own, and a condition", () => {
    expect(c.tables[0]).toMatchObject({
      opens: month("2015-03"),
      deadline: month("2021-12"),
      meetsOn: [
        { month: month("2018-07"), concludes: null },
        { month: month("2019-06"), concludes: at(c, "tables.summit.meets_on.2019-06") },
      ],
      while: { kind: "all", of: [{ kind: "driver", driver: 0, above: null, below: 50 }] },
    });
    const listed = kept("{2018-07: , 2019-06: 0.4 to 0.7}", "[2019-06, 2018-07]").tables[0].meetsOn;
    expect(listed).toEqual(["2018-07", "2019-06"].map((m) => ({ month: month(m), concludes: null })));
  });
});

describe("friction", () => {
  it("is one number for all options, or one an option, and 0 where it is left out", () => {
    const path = "actors.norland.stakes.treaty.friction";
    expect(c.actors[0].stakes[0].friction).toEqual(["none", "narrow", "wide"].map((o) => at(c, `${path}.${o}`)));
    expect(number(c, `${path}.none`)).toMatchObject({ default: true, quantity: { kind: "exact", value: 0 } });
    const one = kept("friction: {narrow: 1 to 2, wide: 3 to 5}", "friction: {value: 1 to 2, judgment: Dear.}");
    expect(new Set(one.actors[0].stakes[0].friction)).toEqual(new Set([at(one, path)]));
  });
});

describe("factors", () => {
  it("are named, and numbers say how they move with them", () => {
    expect(c.factors.map(({ id, name }) => [id, name])).toEqual([["boldness", "How bold both are"]]);
    expect(number(c, "actors.norland.friction").factors).toEqual([{ factor: 0, correlation: -0.6 }]);
    expect(number(c, "actors.norland.stakes.treaty.weight").factors).toEqual([{ factor: 0, correlation: -0.5 }]);
  });
  it("are given to every actor that a shared number stands for", () => {
    const found = kept("residual: {value: 3 to 6,", "residual: {value: 3 to 6, with: {boldness: 0.4},");
    expect(found.parameters.filter(({ shared }) => shared === "residual").map(({ factors }) => factors)).toEqual(
      Array(3).fill([{ factor: 0, correlation: 0.4 }]),
    );
  });
});

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

describe("numbers of the new words", () => {
  const PATHS = [
    "actors.norland.governments.persistence",
    "actors.norland.governments.lines.right.set.stakes.treaty.weight",
    "actors.norland.governments.changes.election.to.right",
    "actors.norland.governments.changes.collapse.per_year",
    "actors.norland.stakes.treaty.friction.wide",
    "actors.varda.turnover.persistence",
    "issues.vote.procedure.outcome.ratified",
    "issues.vote.procedure.months",
    "issues.club.expected.chance.invited",
    "issues.treaty.reviews_per_year.2018-01",
    "issues.treaty.reviews_per_year.moved_by.war.times",
    "tables.summit.meetings_per_year.2018-01",
    "tables.summit.concludes",
    "tables.summit.concludes.moved_by.war.from",
    "tables.summit.meets_on.2019-06",
    "turnover.per_year",
  ];
  const other = (path: string): string => (/months|from|times|meetings|reviews/.test(path) ? "2 to 4" : "0.1 to 0.2");
  it.each(PATHS)("%s is edited in place, and every other byte stays", (path) => {
    const done = edit(TREATY, { [path]: other(path) });
    if ("problem" in done) throw new Error(done.problem);
    const changed = [...TREATY.split("\n")].filter((line, n) => line !== done.text.split("\n")[n]);
    expect(changed).toHaveLength(1);
    const now = kept(TREATY, done.text);
    const found = now.parameters.filter((p) => p.path === path || p.shared === path);
    expect(found.map(({ text }) => text)).toEqual([other(path)]);
  });
  it.each(PATHS)("%s is set by --set, and told in words", (path) => {
    const done = amend(c, path, other(path));
    if ("problem" in done) throw new Error(done.problem);
    expect(
      done.case.parameters.filter(({ text }, p) => text === other(path) && text !== c.parameters[p].text),
    ).toHaveLength(1);
    expect(helpFor(path)).toMatch(/[a-z]/);
  });
  it("stay together: chances that would sum to more than 1 are not set, nor is the last that needs a rest", () => {
    const path = "actors.norland.governments.changes.election.to";
    const two = kept("to: {right: 0.5 to 0.8}}", "to: {right: 0.5, left: 0.4}}");
    const done = amend(two, `${path}.left`, "0.6");
    expect(done).toEqual({
      problem: `${path}.left: ${path}: these chances add up to 1.1 at their medians; at most 1 is left to share`,
    });
    const text = TREATY.replace("to: {right: 0.5 to 0.8}}", "to: {right: 0.5, left: 0.4}}");
    expect(edit(text, { [`${path}.left`]: "0.6" })).toEqual(done);
  });
  it("of a factor stay ranges in the file; set on the way in, an exact one shares nothing", () => {
    const path = "actors.norland.friction";
    expect(edit(TREATY, { [path]: "1" })).toEqual({
      problem: expect.stringMatching(/^actors\.norland\.friction: this number shares factors/),
    });
    const done = amend(c, path, "1");
    expect("case" in done && number(done.case, path).factors).toBeUndefined();
    expect("case" in done && number(c, path).factors).toHaveLength(1);
  });
  it("may all be set by a scenario", () => {
    expect(c.scenarios[0].set.map(({ parameter }) => c.parameters[parameter].path)).toEqual([
      "tables.summit.meetings_per_year.2018-01",
      "issues.vote.procedure.outcome.ratified",
      "actors.club.turnover.per_year",
    ]);
  });
});
