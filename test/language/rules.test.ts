import { describe, expect, it } from "vitest";
import { check, format, strict, type Beside, type Case, type Message } from "../../src/language/index.ts";

const BASE = `entente: 1
title: Two shores
as_of: 2012-10-31
until: 2022-12
standing: {gas: mou}
residual: {value: 5, because: [{judgment: Elections are left out.}]}
record:
  since: 2001-03
  from: {gas: none}
  known: {2010-09: {embargo: blocked}}
  because: [{judgment: The talks began again then.}]
turnover: {per_year: 0.3, persistence: 0.5, because: [{judgment: Cabinets last three years.}]}
sources:
  blank: {title: The column, date: 2012-10, text: article.txt}
  lng: {title: A report, date: 2012-05}
actors:
  japan:
    name: Japan
    code: JPN
    friction: 0 to 2
    stakes:
      islands: {weight: 40 to 60, friction: 4, values: {joint: 10, four: 100}}
    needs:
      support:
        weight: 20 to 40
        sharpened_by: {pressure: {from: 30, to: 95, by: 80%}}
        met_by: {gas: {contract: 0.3}}
    because:
      - blank: driving Tokyo to look for new support
      - judgment: Opinion at home.
  russia:
    stakes: {islands: {weight: 70, values: {four: -100}}, gas: {weight: 30, values: {contract: 100}}}
    reliability: likely
    beliefs: {actors.japan.needs.support.weight: {bias: 5 to 10}}
    because: [{judgment: Judged.}]
  china:
    stakes: {embargo: {weight: 90, values: {blocked: -80}}}
    because: [{judgment: Judged.}]
  gazprom: {part_of: russia}
drivers:
  pressure:
    range: [0, 100]
    process: mean-reverting
    start: 55 to 70
    mean: 45 to 65
    spread: 8
    half_life_months: 12
    jumps: {per_year: 0.5, size: 10 to 30, half_life_months: 4}
    history: {2010-09: 80, 2012-09: 75}
    because: [{judgment: Judged.}]
issues:
  islands: {options: {status_quo: all four Russian, joint: joint business, four: all four Japanese}}
  gas: {delivered_by: russia, options: {none: no project, mou: memorandum, contract: {text: a contract, after: [mou]}}}
  embargo: {moved_by: china, options: {open: open, blocked: blocked}}
constraints:
  alone: {never: {islands: four, gas: none}}
tables:
  summit:
    parties: [japan, russia]
    issues: [islands, gas]
    meetings_per_year: 2 to 5
    because: [{judgment: Judged.}]
reactions:
  answers: {when: {islands: four}, driver: pressure, shift: 5, because: [{judgment: Judged.}]}
accords:
  memo: {parties: [gazprom, japan], date: 2012-09-08, kind: memorandum, binds: false, on: gas}
events:
  stop: {date: 2010-09, who: china, does: COERCE, whom: japan}
questions:
  deal: {ask: A contract?, when: {gas: contract}, by: 2018-12}
scenarios:
  hot: {set: {drivers.pressure.mean: 80 to 95}, because: [{blank: overweening pressure}]}
`;
const ARTICLE =
  "China\u2019s overweening   pressure on Japan since 2010 \u2014 driving\nTokyo to look for new support, \u201cas they say\u201d.";
const beside = (path: string): Beside =>
  path === "article.txt"
    ? { text: ARTICLE }
    : path === "latin.txt"
      ? { problem: "not-utf-8" }
      : path === "big.txt"
        ? { problem: "too-large" }
        : path === "dir"
          ? { problem: "unreadable" }
          : path === "link.txt"
            ? { problem: "outside" }
            : { problem: "absent" };

const looked = (text: string): { case: Case | null; messages: Message[] } =>
  check({ id: "base", file: "case.yaml", text }, beside);
/** What `check` says of the base case with one passage put in another's place, a line each. */
function said(from: string | RegExp, to: string): string[] {
  const text = BASE.replace(from, () => to);
  if (text === BASE) throw new Error(`nothing to replace: ${from}`);
  return looked(text).messages.map(format);
}
const kept = (from: string | RegExp, to: string): Case => {
  const text = BASE.replace(from, () => to);
  const { case: c, messages } = looked(text);
  if (!c) throw new Error(messages.map(format).join("\n"));
  return c;
};
const number = (c: Case, path: string) => c.parameters.find((p) => p.path === path)!;

describe("places", () => {
  const placed = (at: string) => said("questions:\n", `places:\n  cape: {at: ${at}, on: islands}\nquestions:\n`);
  it("are read as degrees east and north, and carry no number of the model", () => {
    const c = kept("questions:\n", "places:\n  north_cape: {at: [145.5, -44], on: islands}\nquestions:\n");
    expect(c.places).toEqual([{ id: "north_cape", name: "north cape", lon: 145.5, lat: -44, on: 0, citations: [] }]);
    expect(c.parameters.some(({ path }) => path.startsWith("places"))).toBe(false);
  });
  it("say what a place is where it is none, and offer the other order", () => {
    expect(placed("[44, 145.5]")).toEqual([
      expect.stringMatching(
        /places\.cape\.at: a place is degrees east \(-180 to 180\) and degrees north \(-90 to 90\): \[145\.9, 44\.1\]; \[145\.5, 44\] may be meant/,
      ),
    ]);
    for (const wrong of ["[1]", "[1, 2, 3]", "44", "[a, b]", "[200, 300]", "[1 to 2, 3]"])
      expect(placed(wrong), wrong).toEqual([expect.stringMatching(/a place is degrees east/)]);
  });
});

describe("the base case", () => {
  it("says nothing and means what it says", () => {
    const { case: c, messages } = looked(BASE);
    expect(messages.map(format)).toEqual([]);
    expect(c!.packages.length / 3).toBe(3 * 3 * 2 - 2); // four islands without gas are ruled out
    expect(
      c!.citations
        .filter(({ kind }) => kind === "quoted")
        .map(({ quote, start, end }) => [quote, ARTICLE.slice(start!, end!)]),
    ).toEqual([
      ["driving Tokyo to look for new support", "driving\nTokyo to look for new support"],
      ["overweening pressure", "overweening   pressure"],
    ]);
    expect(number(c!, "actors.japan.needs.support.weight")).toMatchObject({
      quantity: { kind: "normal", low: 20, high: 40 },
      field: { min: 0, max: Infinity, above: false, share: false, ownScale: true },
      cited: "argued",
      default: false,
    });
    expect(number(c!, "actors.japan.needs.support.sharpened_by.pressure.by").quantity).toEqual({
      kind: "exact",
      value: 0.8,
    });
    expect(number(c!, "actors.russia.reliability").quantity).toEqual({ kind: "uniform", low: 0.55, high: 0.8 });
    expect(["japan", "russia", "gazprom"].map((id) => number(c!, `actors.${id}.residual`).text)).toEqual([
      "5",
      "5",
      "0",
    ]);
  });
  it("has every default of the language", () => {
    const { case: c } = looked(BASE);
    const standard = Object.fromEntries(c!.parameters.filter((p) => p.default && !p.idle).map((p) => [p.path, p.text]));
    expect(standard).toMatchObject({
      learning: "0.1",
      "actors.russia.friction": "0",
      "actors.japan.reliability": "1",
      "actors.japan.needs.support.level": "0",
      "actors.russia.stakes.gas.friction": "0",
      "actors.russia.stakes.islands.values.joint": "0",
      "actors.japan.needs.support.met_by.gas.mou": "0",
      "tables.summit.concludes": "1",
      "tables.summit.power.japan": "1",
      "tables.summit.chairs.russia": "1",
      "issues.embargo.reviews_per_year": "1",
    });
    expect(c!.tables[0]).toMatchObject({ proposes: "nash", transfers: false, ratifiedBy: [], deadline: null });
    expect(c!.issues.map(({ reversible }) => reversible)).toEqual([false, false, true]);
    expect(c!.questions[0]).toMatchObject({ holds: false });
    expect(c!.record!.match).toEqual([0, 1, 2]);
    expect([...c!.standing]).toEqual([0, 1, 0]);
    expect([...c!.record!.from]).toEqual([0, 0, 0]);
  });
  it("leaves out a question whose `when` is open, and says so", () => {
    const open = kept("when: {gas: contract}", 'when: "?: the text names no option"');
    expect(open.questions.map(({ id }) => id)).not.toContain("deal");
    expect(said("when: {gas: contract}", 'when: "?: the text names no option"').join("\n")).toMatch(
      /questions\.deal\.when: warning: what counts as yes is open \(the text names no option\): this question is left out/,
    );
  });
});

describe("errors say where, what, and what would be right", () => {
  it.each<[string, string | RegExp, string, string | RegExp]>(
    [
      [
        "an unknown key",
        "friction: 0 to 2",
        "frictoin: 0 to 2",
        "case.yaml:20:5 actors.japan.frictoin: unknown key 'frictoin' (did you mean 'friction'?)",
      ],
      [
        "an unknown key at the top",
        "standing:",
        "standings:",
        "case.yaml:5:1 standings: unknown key 'standings' (did you mean 'standing'?)",
      ],
      ["a missing key", "ask: A contract?, ", "", /questions\.deal: 'ask' is missing/],
      [
        "a key that is given twice",
        "    code: JPN",
        "    name: Nippon",
        "case.yaml:19:5: the key 'name' is given twice in this block; keep one of them",
      ],
      ["another format", "entente: 1", "entente: 2", /entente: this version of entente reads format 1/],
      [
        "an unknown driver in a need",
        "{pressure: {from",
        "{presure: {from",
        /sharpened_by\.presure: unknown driver 'presure' \(did you mean 'pressure'\?\)/,
      ],
      [
        "an unknown option",
        "met_by: {gas: {contract: 0.3}}",
        "met_by: {gas: {contracts: 0.3}}",
        /unknown option of gas 'contracts' \(did you mean 'contract'\?\)/,
      ],
      [
        "an unknown issue in a question",
        "when: {gas: contract}, by",
        "when: {gaz: contract}, by",
        /questions\.deal\.when\.gaz: unknown issue 'gaz' \(did you mean 'gas'\?\)/,
      ],
      [
        "a question about an option that does not exist",
        "when: {gas: contract}, by",
        "when: {gas: pipe}, by",
        /unknown option of gas 'pipe'; known: none, mou, contract/,
      ],
      [
        "an unknown actor at a table",
        "parties: [japan, russia]",
        "parties: [japan, rusia]",
        /tables\.summit\.parties: unknown actor 'rusia' \(did you mean 'russia'\?\)/,
      ],
      [
        "the same party twice",
        "parties: [japan, russia]",
        "parties: [japan, japan, russia]",
        /actor 'japan' is given twice in this list/,
      ],
      ["one party only", "parties: [japan, russia]", "parties: [japan]", /a table has at least two parties/],
      [
        "a part of an actor at a table",
        "parties: [japan, russia]",
        "parties: [japan, gazprom]",
        /'gazprom' is part_of 'russia' and has no stakes of its own; name 'russia' here/,
      ],
      [
        "a stake of a part",
        "gazprom: {part_of: russia}",
        "gazprom: {part_of: russia, friction: 3, because: [{judgment: x y}]}",
        /an actor that is part_of another has no friction/,
      ],
      ["an actor that is part of itself", "part_of: russia", "part_of: gazprom", /an actor cannot be part of itself/],
      [
        "a range written backwards",
        "weight: 20 to 40",
        "weight: 40 to 20",
        /the range 40 to 20 is written backwards; write 20 to 40/,
      ],
      ["a dash for a range", "weight: 20 to 40", "weight: 20-40", /'20-40' is not a range; write 20 to 40/],
      ["an en dash", "weight: 20 to 40", "weight: 20\u201340", /write 20 to 40/],
      [
        "text for a number",
        "weight: 20 to 40",
        "weight: heavy",
        /'heavy' is not a quantity; a number is written as 12, 40 to 60/,
      ],
      ["a number in quotes", "weight: 20 to 40", 'weight: "20"', /"20" in quotes is text; write 20 without quotes/],
      ["a truth value", "weight: 20 to 40", "weight: true", /'true' is a truth value/],
      ["nothing", "weight: 20 to 40", "weight:", /the number is missing/],
      ["infinity", "weight: 20 to 40", "weight: .inf", /'\.inf' is not finite/],
      ["not a number", "weight: 20 to 40", "weight: .nan", /'\.nan' is not finite/],
      ["too large a number", "weight: 20 to 40", "weight: 1e999", /is too large/],
      ["a decimal comma", "friction: 4,", "friction: '4,5',", /the decimal mark is a point; write 4\.5/],
      ["a negative weight", "weight: 20 to 40", "weight: -3", /-3 is out of range; it must be at least 0/],
      [
        "under 5 % of the mass in the range",
        "weight: 20 to 40",
        "weight: -40 to -10",
        /less than 5 % of this distribution|nothing of this distribution/,
      ],
      ["a value over 100", "four: 100}}", "four: 101}}", /101 is out of range; it must be between -100 and 100/],
      ["a reliability over 1", "reliability: likely", "reliability: 1.2", /must be between 0 and 1/],
      [
        "a driver's mean outside its range",
        "mean: 45 to 65",
        "mean: 120",
        /120 is out of range; it must be between 0 and 100/,
      ],
      ["a half-life of 0", "half_life_months: 12", "half_life_months: 0", /0 is out of range; it must be above 0/],
      [
        "a word where no share is meant",
        "weight: 20 to 40",
        "weight: likely",
        /'likely' is a probability word; this number is not a share/,
      ],
      ["% where no share is meant", "weight: 20 to 40", "weight: 20%", /% is for shares of 1/],
      [
        "% of times a year",
        "meetings_per_year: 2 to 5",
        "meetings_per_year: 15%",
        /says how often a year; write 0\.15$/,
      ],
      ["% at one end", "by: 80%", "by: 20 to 80%", /write % at both ends, 20% to 80%/],
      [
        "an unknown process",
        "process: mean-reverting",
        "process: mean_reverting",
        /unknown process 'mean_reverting' \(did you mean 'mean-reverting'\?\)/,
      ],
      ["a number that a process lacks", "    spread: 8\n", "", /drivers\.pressure: 'spread' is missing/],
      [
        "a range of a driver backwards",
        "range: [0, 100]",
        "range: [100, 0]",
        /the range \[100, 0\] is written backwards; write \[0, 100\]/,
      ],
      [
        "a history after as_of",
        "2012-09: 75",
        "2013-09: 75",
        /2013-09 is after as_of \(2012-10-31\); a history ends there/,
      ],
      ["a month that is none", "2012-09: 75", "2012-13: 75", /'2012-13' is not a month; one is written as 2012-10/],
      ["a month twice", "2012-09: 75", "2010-09-05: 75", /the month of 2010-09-05 is given twice/],
      ["an event after as_of", "date: 2010-09,", "date: 2013,", /2013 is after as_of/],
      ["an accord after as_of", "date: 2012-09-08", "date: 2012-11-01", /2012-11-01 is after as_of/],
      ["until before as_of", "until: 2022-12", "until: 2011-12", /until must be after as_of/],
      ["a horizon of a thousand years", "until: 2022-12", "until: 3022-12", /at most 200 are simulated/],
      ["a record from the year 1", "since: 2001-03", "since: 0001-01", /0001-01 is more than 200 years from as_of/],
      ["a number beyond the largest", "weight: 20 to 40", "weight: -1e308 to 1e308", /too large: a number is at most/],
      [
        "a distribution beyond the largest",
        "weight: 20 to 40",
        "weight: lognormal(2 to 1e13)",
        /'1e13' is too large: a number is at most 1000000000000 either way/,
      ],
      ["characters that act", "weight: 20 to 40", "weight: \u202e20 to 40", /: '<U\+202E>20' is not a number/],
      [
        "a key of a thousand characters",
        "weight: 20 to 40",
        `${"k".repeat(1000)}: 20 to 40`,
        /unknown key 'k{57}\.\.\.'/,
      ],
      ["a question by a date before as_of", "by: 2018-12", "by: 2011-12", /a question looks ahead/],
      ["a question by a date after until", "by: 2018-12", "by: 2028-12", /by is after until/],
      ["a record that begins after as_of", "since: 2001-03", "since: 2012-10", /the record begins before as_of/],
      [
        "a record that knows the future",
        "known: {2010-09",
        "known: {2014-09",
        /2014-09 is after as_of \(2012-10-31\) and cannot be known/,
      ],
      [
        "a record that knows what was before it",
        "known: {2010-09",
        "known: {1999-09",
        /1999-09 is before the record begins/,
      ],
      ["a day that is none", "as_of: 2012-10-31", "as_of: 2012-02-30", /'2012-02-30' is not a date/],
      ["a year for as_of", "as_of: 2012-10-31", "as_of: 2012", /as_of is a day or a month/],
      ["an option after itself", "after: [mou]", "after: [contract]", /'contract' cannot come after itself/],
      ["an option after what is none", "after: [mou]", "after: [memo]", /unknown option of this issue 'memo'/],
      [
        "a standing that is not feasible",
        "standing: {gas: mou}",
        "standing: {gas: none, islands: four}",
        /standing: the standing is not feasible: the constraint 'alone' forbids it/,
      ],
      [
        "a record that begins with what is not feasible",
        "from: {gas: none}",
        "from: {gas: none, islands: four}",
        /record\.from: what stood when the record begins is not feasible/,
      ],
      [
        "no feasible package",
        "alone: {never: {islands: four, gas: none}}",
        "alone: {never: {islands: [status_quo, joint, four]}}",
        /constraints: the constraints leave no feasible package/,
      ],
      [
        "a constraint without its half",
        "alone: {never: {islands: four, gas: none}}",
        "alone: {if: {islands: four}}",
        /a constraint is `never: \{\.\.\.\}`, or `if: \{\.\.\.\}` with `then: \{\.\.\.\}`/,
      ],
      [
        "an issue that nothing moves",
        "issues: [islands, gas]",
        "issues: [gas]",
        /issues\.islands: nothing can move this issue/,
      ],
      [
        "a belief about oneself",
        "beliefs: {actors.japan.needs",
        "beliefs: {actors.russia.stakes.gas.weight: {value: 3}, actors.japan.needs",
        /this number is its own/,
      ],
      [
        "a belief about a driver",
        "beliefs: {actors.japan.needs.support.weight",
        "beliefs: {drivers.pressure.mean",
        /a belief is about another actor's stakes, needs or friction/,
      ],
      [
        "a belief about nothing known",
        "beliefs: {actors.japan.needs.support.weight",
        "beliefs: {actors.japan.needs.suport.weight",
        /unknown number 'actors\.japan\.needs\.suport\.weight' \(did you mean 'actors\.japan\.needs\.support\.weight'\?\)/,
      ],
      ["a belief with both", "{bias: 5 to 10}", "{bias: 5, value: 7}", /a value or a bias, not both/],
      ["a belief with neither", "{bias: 5 to 10}", "{}", /a belief has a value, or a bias/],
      [
        "all powers 0",
        "    meetings_per_year: 2 to 5",
        "    power: {japan: 0, russia: 0}\n    meetings_per_year: 2 to 5",
        /tables\.summit\.power: at least one power must be above 0/,
      ],
      [
        "all chairs 0",
        "    meetings_per_year: 2 to 5",
        "    chairs: {japan: 0, russia: 0}\n    meetings_per_year: 2 to 5",
        /at least one chair must be above 0/,
      ],
      [
        "all powers 0 in some worlds",
        "    meetings_per_year: 2 to 5",
        "    power: {japan: {one_of: {0: 0.5, 1: 0.5}}, russia: 0}\n    meetings_per_year: 2 to 5",
        /tables\.summit\.power: at least one power must be above 0 in every world/,
      ],
      [
        "power of nobody at the table",
        "    meetings_per_year: 2 to 5",
        "    power: {china: 1}\n    meetings_per_year: 2 to 5",
        /'china' is not a party of this table/,
      ],
      [
        "money without a price",
        "    meetings_per_year: 2 to 5",
        "    transfers: true\n    meetings_per_year: 2 to 5",
        /money may change hands at this table, and japan has no points_per_bn/,
      ],
      [
        "yes for true",
        "    meetings_per_year: 2 to 5",
        "    transfers: yes\n    meetings_per_year: 2 to 5",
        /true or false is expected here; write true/,
      ],
      [
        "an unknown way to propose",
        "    meetings_per_year: 2 to 5",
        "    proposes: nahs\n    meetings_per_year: 2 to 5",
        /unknown way to propose 'nahs' \(did you mean 'nash'\?\)/,
      ],
      [
        "an unknown event type",
        "does: COERCE",
        "does: COERSE",
        /unknown event type 'COERSE' \(did you mean 'COERCE'\?\)/,
      ],
      [
        "a scenario that sets nothing known",
        "set: {drivers.pressure.mean",
        "set: {drivers.pressure.men",
        /unknown number 'drivers\.pressure\.men' \(did you mean 'drivers\.pressure\.mean'\?\)/,
      ],
      ["a scenario out of range", "80 to 95}", "180}", /180 is out of range; it must be between 0 and 100/],
      ["an id that is none", "  gazprom:", "  GazProm:", /'GazProm' is not an id; ids are lower_snake_case: gaz_prom/],
      ["a code that is none", "code: JPN", "code: Japan", /'Japan' is not an ISO 3166 alpha-3 code/],
      ["a because that is not a list", "because: [{judgment: Opinion at home.}]", "", /./],
      [
        "a quote that is not in the text",
        "driving Tokyo to look for new support",
        "driving Tokyo to look for old support",
        /because: this quote is not in the text of 'blank'; the nearest passage is: driving Tokyo to look for new support/,
      ],
      [
        "an unknown source",
        "- blank: driving",
        "- blonk: driving",
        /unknown source 'blonk' \(did you mean 'blank'\?\)/,
      ],
      [
        "a later source",
        "date: 2012-05}",
        "date: 2013-05}",
        /sources\.lng\.date: this source is of 2013-05, after as_of \(2012-10-31\); say `later: true`/,
      ],
      ["a text that is not there", "text: article.txt", "text: gone.txt", /there is no such file beside the case/],
      ["a text that leads out", "text: article.txt", "text: ../article.txt", /stays in it/],
      ["a text behind a link that leads out", "text: article.txt", "text: link.txt", /leads out of the case's folder/],
      ["a text that is not UTF-8", "text: article.txt", "text: latin.txt", /not UTF-8/],
      ["a text that is too large", "text: article.txt", "text: big.txt", /too large: a text has at most 12 MiB/],
      ["a tag", "weight: 20 to 40", "weight: !!float 20", /tags such as/],
      [
        "a list where a block is meant",
        "needs:\n",
        "needs: [support]\n    needs_:\n",
        /a block of needs is expected here, not a list/,
      ],
    ].filter(([name]) => name !== "a because that is not a list") as [
      string,
      string | RegExp,
      string,
      string | RegExp,
    ][],
  )("%s", (_, from, to, expected) => {
    const lines = said(from, to);
    if (typeof expected === "string") expect(lines).toContain(expected);
    else expect(lines.join("\n")).toMatch(expected);
  });
  it("a because that is a word, empty, or two sources in one entry", () => {
    expect(said("because: [{judgment: Judged.}]", "because: Judged.").join()).toMatch(
      /because is a list of `- source_id: quote`, `- judgment: sentence`/,
    );
    expect(said("because: [{judgment: Judged.}]", "because: []").join()).toMatch(/because is empty/);
    expect(said("because: [{judgment: Judged.}]", "because: [Judged.]").join()).toMatch(/say where this comes from/);
    expect(said("because: [{judgment: Judged.}]", "because: [{judgment: a b, lng: c d}]").join()).toMatch(
      /one entry holds one source/,
    );
    expect(said("because: [{judgment: Judged.}]", "because: [{judgment: }]").join()).toMatch(
      /the quote or sentence is missing/,
    );
  });
  it("more than 200,000 packages, and a case too wide to look through, at once", () => {
    const wide = (issues: number, options: number, rule: string): string => {
      const own = Array.from(
        { length: issues },
        (_, k) => `  k${k}: {options: {${Array.from({ length: options }, (__, o) => `o${o}: x`).join(", ")}}}`,
      ).join("\n");
      return BASE.replace(/(?<=issues:\n)  islands:/, `${own}\n  islands:`)
        .replace(
          "issues: [islands, gas]",
          `issues: [islands, gas, ${Array.from({ length: issues }, (_, k) => `k${k}`).join(", ")}]`,
        )
        .replace("  alone:", `${rule}  alone:`);
    };
    const start = performance.now();
    expect(looked(wide(10, 5, "")).messages.map(({ code }) => code)).toEqual(["too-many-packages"]);
    expect(
      looked(wide(40, 5, "  late: {never: {k39: [o0, o1, o2, o3, o4]}}\n")).messages.map(({ code }) => code),
    ).toEqual(["too-many-packages"]);
    expect(performance.now() - start).toBeLessThan(60_000);
    expect(looked(wide(5, 8, "")).case).toBeNull();
    expect(looked(wide(4, 5, "")).case!.packages.length).toBeGreaterThan(0);
  });
});

describe("messages", () => {
  it("come all at once, in file order", () => {
    const { messages } = looked(
      BASE.replace("weight: 20 to 40", "weight: 40 to 20")
        .replace("code: JPN", "cod: JPN")
        .replace("by: 2018-12", "by: 1918-12")
        .replace("entente: 1", "entente: one"),
    );
    expect(messages.map(({ code }) => code)).toEqual(["format", "unknown-key", "bad-quantity", "date-order"]);
    expect(messages.map(({ line }) => line)).toEqual([...messages.map(({ line }) => line)].sort((a, b) => a - b));
  });
  it("are one for a broken line and not its echoes", () => {
    for (const [from, to] of [
      ["title: Two shores", "title: Two: shores"],
      ["parties: [japan, russia]", "parties: [japan, russia"],
      ["    name: Japan", "\tname: Japan"],
      ["title: Two shores", 'title: "Two shores'],
      ["until: 2022-12", "  until: 2022-12"],
      ["title: Two shores", "title: @two"],
      ["until: 2022-12", "until: 2022-12\n---\nuntil: 2023-12"],
    ] as const) {
      const { messages } = looked(BASE.replace(from, () => to));
      expect(messages, to).toHaveLength(1);
      expect(messages[0].code).toBe("yaml");
    }
  });
  const readBy = (rule: string): string[] => looked(BASE.replace("title: Two shores", () => rule)).messages.map(format);
  it.each([
    ["title: [two", "2:8", /this \[ is not closed: a \] is missing in line 2/],
    ["title: {two: 1", "2:8", /this \{ is not closed: a \} is missing in line 2/],
    ["title:\n  - [two,\n     shores\n  - 3", "3:5", /this \[ is not closed: a \] is missing in line 4/],
    ["title: [two, {shores: 1]", "2:14", /this \{ is not closed: a \} is missing in line 2, before the \]/],
    ["title: {two: [1}", "2:14", /this \[ is not closed: a \] is missing in line 2, before the \}/],
    ["title: [1, [2]", "2:8", /this \[ is not closed: a \] is missing in line 2/],
    ["title: {two: a\n    shores: b", "2:8", /this \{ is not closed: a \} is missing/],
    ["title: [1, 2]]", "2:14", /this \] closes nothing/],
    ["title: {two: 1}}", "2:16", /this \} closes nothing/],
    ['title: [two, "shores]', "2:14", /begins with this " is not closed: another " is missing at its end/],
    ["title: {two: 'shores}", "2:14", /begins with this ' is not closed: another ' is missing at its end/],
    ['title: "Two shores', "2:8", /begins with this " is not closed/],
    ["title: {two: 1 shores: 2}", "2:14", /a comma stands between two entries/],
  ])("of %j: where it opens, and what would close it", (rule, place, words) => {
    const said = readBy(rule);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(words);
    expect(said[0]).toContain(`case.yaml:${place}`);
  });
  it("of an empty file, of comments alone, and of a list say what a case is", () => {
    for (const text of ["", "# nothing\n", "- a\n", "just words\n", "null\n"])
      expect(
        looked(text)
          .messages.map(({ message }) => message)
          .join(),
      ).toMatch(/this file is empty|a file is a block of keys/);
  });
  it("of aliases: followed, but not into themselves, not without an anchor, not past 10,000 nodes", () => {
    expect(
      kept(
        "residual: {value: 5, because: [{judgment: Elections are left out.}]}",
        "residual: &r {value: 5, because: [{judgment: Elections are left out.}]}\nlearning: {value: 0.2, because: [{judgment: So.}]}",
      ),
    ).toBeTruthy();
    expect(said("code: JPN", "code: *nobody").join()).toMatch(/no anchor '&nobody' stands before this alias/);
    expect(said("    name: Japan", "    name: &a [*a]").join()).toMatch(/inside its own anchor/);
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n`;
    expect(
      looked(bomb + BASE)
        .messages.map(format)
        .join(),
    ).toMatch(/aliases bring in more than 10,000 nodes/);
  });
  it("of nesting without end", () => {
    expect(looked(`title: ${"[".repeat(5000)}`).messages.length).toBeGreaterThan(0);
    expect(looked(`title: ${"[".repeat(300)}${"]".repeat(300)}\n`).messages.map(({ code }) => code)).toContain(
      "too-deep",
    );
  });
  it("of ids that are names of JavaScript are like any other", () => {
    const text = BASE.replaceAll("gazprom", "constructor")
      .replaceAll("pressure", "to_string")
      .replaceAll("overweening to_string", "overweening pressure")
      .replace("  alone:", "  __proto__:");
    expect(looked(text).messages.map(format)).toEqual([]);
    expect(said("    name: Japan", "    __proto__: {polluted: 1}").join()).toMatch(/unknown key '__proto__'/);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
  it("stand in the same place in a file with CRLF", () => {
    const text = BASE.replaceAll("\n", "\r\n");
    expect(looked(text).messages.map(format)).toEqual([]);
    expect(looked(text.replace("friction: 0 to 2", "frictoin: 0 to 2")).messages.map(format)).toContain(
      "case.yaml:20:5 actors.japan.frictoin: unknown key 'frictoin' (did you mean 'friction'?)",
    );
  });
});

describe("warnings", () => {
  it.each<[string, string | RegExp, string, RegExp]>([
    [
      "a number that no because covers",
      "    because: [{judgment: Judged.}]\nreactions",
      "reactions",
      /tables\.summit\.meetings_per_year: warning: no 'because' covers this number/,
    ],
    [
      "no residual anywhere",
      /residual: .*\n/,
      "",
      /no residual anywhere: that claims that the case leaves nothing out/,
    ],
    [
      "a scale that is too short",
      "{islands: {weight: 70, values: {four: -100}}, gas: {weight: 30, values: {contract: 100}}}",
      "{islands: {weight: 10, values: {four: -100}}, gas: {weight: 3, values: {contract: 100}}}",
      /russia spans 13 points from its worst to its best/,
    ],
    ["a range of zero width", "weight: 20 to 40", "weight: 30 to 30", /30 to 30 is a range of zero width; write 30/],
    ["a ramp that overlaps", "{from: 30, to: 95", "{from: 30 to 80, to: 60 to 95", /from and to overlap/],
    [
      "a party without a stake",
      "parties: [japan, russia]",
      "parties: [japan, russia, china]",
      /china sits at this table and nothing on its agenda, or that follows from it, is a stake of it or meets a need of it/,
    ],
    [
      "an option that nobody values",
      "values: {joint: 10, four: 100}",
      "values: {four: 100}",
      /issues\.islands\.options\.joint: warning: nobody values 'joint'/,
    ],
    [
      "a question that is already true",
      "when: {gas: contract}, by",
      "when: {gas: [mou, contract]}, by",
      /what this question asks stands already/,
    ],
    [
      "a question that nothing can answer",
      "when: {gas: contract}, by",
      "when: {gas: none, islands: four}, by",
      /no feasible package answers this question with yes/,
    ],
    [
      "a driver that touches nothing",
      "        sharpened_by: {pressure: {from: 30, to: 95, by: 80%}}\n",
      "",
      /drivers\.pressure: warning: this driver touches nothing/,
    ],
    [
      "an issue that is moved twice",
      "issues: [islands, gas]",
      "issues: [islands, gas, embargo]",
      /china moves this issue alone, and the table summit can move it too/,
    ],
    [
      "a scenario on a history",
      "set: {drivers.pressure.mean: 80 to 95}",
      "set: {drivers.pressure.history.2012-09: 80}",
      /this changes nothing/,
    ],
  ])("%s", (_, from, to, expected) => {
    const lines = said(from, to);
    expect(lines.join("\n")).toMatch(expected);
    expect(lines.every((line) => line.includes("warning:"))).toBe(true);
  });
  it("of a stake and a need that pay for the same option", () => {
    expect(
      said(
        "      islands: {weight: 40 to 60, friction: 4, values: {joint: 10, four: 100}}",
        "      islands: {weight: 40 to 60, friction: 4, values: {joint: 10, four: 100}}\n      gas: {weight: 10, values: {contract: 50}}",
      ).join(),
    ).toMatch(/actors\.japan\.stakes\.gas: warning: Japan's stake in gas and its need 'support' both pay for contract/);
  });
  it("about bare numbers are errors under strict, the others are not", () => {
    const { messages } = looked(
      BASE.replace("    because: [{judgment: Judged.}]\nreactions", "reactions").replace(/residual: .*\n/, ""),
    );
    expect(
      strict(messages)
        .filter(({ severity }) => severity === "error")
        .map(({ code }) => code),
    ).toEqual(["bare-number"]);
  });
});

describe("quantities", () => {
  it.each<[string, object]>([
    ["12", { kind: "exact", value: 12 }],
    ["-1.5e1", { kind: "exact", value: -15 }],
    [".5", { kind: "exact", value: 0.5 }],
    ["40 to 60", { kind: "normal", low: 40, high: 60 }],
    ["lognormal(2 to 8)", { kind: "lognormal", low: 2, high: 8 }],
    ["uniform(1 3)", { kind: "uniform", low: 1, high: 3 }],
    ["triangular(1 2 5)", { kind: "triangular", low: 1, mode: 2, high: 5 }],
    ["pert(15 20 40)", { kind: "pert", low: 15, mode: 20, high: 40 }],
    ['"pert(15, 20, 40)"', { kind: "pert", low: 15, mode: 20, high: 40 }],
    ["beta(2 5)", { kind: "beta", alpha: 2, beta: 5 }],
    ["{one_of: {10: 0.5, 20: 0.5}}", { kind: "one_of", values: [10, 20], probabilities: [0.5, 0.5] }],
    ["{value: 40 to 60, because: [{judgment: So.}]}", { kind: "normal", low: 40, high: 60 }],
    ["{value: {one_of: {1: 25%, 2: 0.75}}}", { kind: "one_of", values: [1, 2], probabilities: [0.25, 0.75] }],
  ])("%s", (text, quantity) => {
    expect(number(kept("shift: 5", `shift: ${text}`), "reactions.answers.shift").quantity).toEqual(quantity);
  });
  it.each<[string, object]>([
    ["45%", { kind: "exact", value: 0.45 }],
    ["30% to 60%", { kind: "normal", low: 0.3, high: 0.6 }],
    ["almost no chance", { kind: "uniform", low: 0.01, high: 0.05 }],
    ["Highly probable", { kind: "uniform", low: 0.8, high: 0.95 }],
  ])("%s, where a share is meant", (text, quantity) => {
    expect(number(kept("reliability: likely", `reliability: ${text}`), "actors.russia.reliability").quantity).toEqual(
      quantity,
    );
  });
  it.each([
    ["pert(1 2)", /pert takes 3 numbers/],
    ["uniform(3 1)", /not in rising order; write uniform\(1 3\)/],
    ["lognormal(0 to 8)", /both points must be above 0/],
    ["beta(0 2)", /alpha and beta must be above 0/],
    ["unifrom(1 2)", /unknown distribution 'unifrom' \(did you mean 'uniform'\?\)/],
    ["{one_of: {1: 0.5, 2: 0.4}}", /add up to 0\.9; they must add up to 1/],
    ["{one_of: {1: 0.5, 1.0: 0.5}}", /names the value 1 twice/],
    ["[1, 2]", /not a list/],
    ["{a: 1}", /unknown key|not a block/],
    ["007", /write 7/],
    ["0x1F", /write 31/],
    ["1_000", /write the digits without marks between them, 1000/],
  ] as [string, RegExp][])("%s is refused", (text, expected) => {
    expect(said("shift: 5", `shift: ${text}`).join("\n")).toMatch(expected);
  });
});
