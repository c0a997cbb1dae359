import { describe, expect, it } from "vitest";
import { MAX_MASK_BITS } from "../../../src/numbers/bit-mask.ts";
import { TREATY, kept, said } from "../treaty.ts";

const OUTCOME = "outcome: {ratified: 0.5 to 0.85}\n      otherwise: rejected";

describe("errors of stages, minds and calendars say where, what, and what would be right", () => {
  it.each<[string, string | RegExp, string, RegExp]>([
    // procedures
    [
      "an unknown outcome",
      "outcome: {ratified:",
      "outcome: {ratifed:",
      /^case\.yaml:50:17 issues\.vote\.procedure\.outcome\.ratifed: unknown option of vote 'ratifed' \(did you mean 'ratified'\?\)/m,
    ],
    [
      "an outcome that is the first option",
      "outcome: {ratified: 0.5 to 0.85}",
      "outcome: {pending: 0.2, ratified: 0.5}",
      /^case\.yaml:50:17 issues\.vote\.procedure\.outcome\.pending: the issue waits at its first option, 'pending', which is not an outcome/m,
    ],
    [
      "no outcome",
      "outcome: {ratified: 0.5 to 0.85}",
      "outcome: {}",
      /issues\.vote\.procedure\.outcome: outcome names at least one option/,
    ],
    [
      "chances that can leave a rest to nothing",
      OUTCOME,
      "outcome: {ratified: 0.5 to 0.85}",
      /^case\.yaml:50:7 issues\.vote\.procedure\.outcome: these chances can add up to 0: name the option of the rest, `otherwise: OPTION`, which is not the first, where the issue waits/m,
    ],
    [
      "a rest that is the first option",
      "otherwise: rejected",
      "otherwise: pending",
      /issues\.vote\.procedure\.outcome: these chances can add up to 0: name the option of the rest/,
    ],
    [
      "chances over 1 at the medians",
      OUTCOME,
      "outcome: {ratified: 0.5 to 0.9, rejected: 0.4 to 0.6}",
      /issues\.vote\.procedure\.outcome: these chances add up to 1\.2 at their medians; at most 1 is left to share/,
    ],
    [
      "expected chances over 1",
      "chance: {invited: 0.7 to 0.95}",
      "chance: {invited: 0.8, closed: 0.3}",
      /^case\.yaml:57:40 issues\.club\.expected\.chance: these chances add up to 1\.1 at their medians/m,
    ],
    [
      "an outcome that no package holds",
      "tables:\n  summit",
      "constraints: {no: {never: {vote: rejected}}}\ntables:\n  summit",
      /^case\.yaml:51:7 issues\.vote\.procedure\.otherwise: 'rejected' can never come: no feasible package holds it while `when` holds; look at the constraints/m,
    ],
    [
      "an outcome that only packages without `when` hold",
      "tables:\n  summit",
      "constraints: {no: {if: {vote: ratified}, then: {treaty: none}}}\ntables:\n  summit",
      /issues\.vote\.procedure\.outcome\.ratified: 'ratified' can never come/,
    ],
    [
      "a procedure that can never open",
      "drivers: {war: {below: 70}}",
      "drivers: {war: {below: 0}}",
      /^case\.yaml:49:7 issues\.vote\.procedure\.when: no feasible package fulfils this: the procedure can never open/m,
    ],
    [
      "opened after as_of",
      "months: 3 to 9",
      "months: 3 to 9\n      opened: 2018-07",
      /^case\.yaml:53:15 issues\.vote\.procedure\.opened: opened is after as_of \(2018-06-30\): it says since when the procedure is open at as_of/m,
    ],
    [
      "months under one",
      "months: 3 to 9",
      "months: 0",
      /issues\.vote\.procedure\.months: 0 is out of range; it must be at least 1/,
    ],
    [
      "a chance over 1",
      "outcome: {ratified: 0.5 to 0.85}",
      "outcome: {ratified: 1.2}",
      /issues\.vote\.procedure\.outcome\.ratified: 1\.2 is out of range; it must be between 0 and 1/,
    ],
    [
      "a procedure without months",
      "      months: 3 to 9\n",
      "",
      /^case\.yaml:48:5 issues\.vote\.procedure: 'months' is missing/m,
    ],
    // two ways
    [
      "a procedure and a mover",
      "  vote:\n",
      "  vote:\n    moved_by: varda\n",
      /^case\.yaml:48:5 issues\.vote\.moved_by: its procedure decides this issue, and varda moves it \(moved_by\): leave one of the two out/m,
    ],
    [
      "a procedure and an expectation",
      "  vote:\n",
      "  vote:\n    expected: {when: {club: invited}, chance: {ratified: 0.5}, because: [{judgment: so}]}\n",
      /issues\.vote\.expected: its procedure decides this issue, and it has an `expected`/,
    ],
    [
      "a procedure on an agenda",
      "issues: [treaty]",
      "issues: [treaty, vote]",
      /^case\.yaml:48:5 issues\.vote\.procedure: its procedure decides this issue, and it is on the agenda of 'summit'/m,
    ],
    [
      "an issue that nothing moves",
      /procedure:\n(      .*\n)+/,
      "name: The vote\n",
      /issues\.vote: nothing can move this issue: list it under a table's issues, or say moved_by or procedure/,
    ],
    // circles
    [
      "a procedure that reads itself",
      "when: {treaty: [narrow, wide], drivers",
      "when: {vote: pending, drivers",
      /^case\.yaml:49:7 issues\.vote\.procedure\.when: 'when' of vote reads vote itself: it opens on what other issues come to/m,
    ],
    [
      "a circle of readings",
      "when: {treaty: [narrow, wide], drivers",
      "when: {club: invited, drivers",
      /issues\.vote\.procedure\.when: what procedures and expectations read goes in a circle: 'vote' reads 'club' reads 'vote'; let one of them read something earlier/,
    ],
    [
      "a circle under any and not",
      "when: {treaty: [narrow, wide], drivers",
      "when: {any: [{treaty: wide}, {not: {club: invited}}], drivers",
      /'vote' reads 'club' reads 'vote'/,
    ],
    [
      "a question given itself",
      "given: ratified",
      "given: either",
      /questions\.either\.given: a question is asked given another, not given itself/,
    ],
    [
      "questions given each other",
      "by: 2021-12}",
      "by: 2021-12, given: either}",
      /questions\.ratified\.given: these questions are asked given each other: 'ratified' reads 'either' reads 'ratified'/,
    ],
    [
      "an unknown question",
      "given: ratified",
      "given: ratifyed",
      /questions\.either\.given: unknown question 'ratifyed' \(did you mean 'ratified'\?\)/,
    ],
    // exits and movers
    [
      "several movers",
      "moved_by: club",
      "moved_by: [club, varda]",
      /^case\.yaml:56:15 issues\.club\.moved_by: moved_by is one actor that moves the issue alone; what several settle together stands on a table's agenda, and those who may each leave it stand under exit/m,
    ],
    [
      "an exit to no option",
      "varda: narrow}",
      "varda: narow}",
      /issues\.treaty\.exit\.varda: unknown option of treaty 'narow' \(did you mean 'narrow'\?\)/,
    ],
    [
      "an exit of a part",
      "varda: narrow}",
      "ministry: narrow}",
      /issues\.treaty\.exit\.ministry: 'ministry' is part_of 'varda'/,
    ],
    // conditions
    [
      "a driver under when",
      "when: {treaty: [narrow, wide], drivers",
      "when: {war: 50, drivers",
      /^case\.yaml:49:14 issues\.vote\.procedure\.when\.war: 'war' is a driver; where a condition may ask about one, write drivers: \{war: \{above: 50\}\}/m,
    ],
    [
      "a table under when",
      "when: {tables: {summit: {over: true}}}",
      "when: {summit: over}",
      /questions\.over\.when\.summit: 'summit' is a table; where a condition may ask about one, write tables: \{summit: \{met: 1\}\}/,
    ],
    [
      "an unknown table",
      "summit: {failed: 3}",
      "sumit: {failed: 3}",
      /unknown table 'sumit' \(did you mean 'summit'\?\)/,
    ],
    [
      "an unknown driver",
      "drivers: {war: {below: 70}}",
      "drivers: {wra: {below: 70}}",
      /unknown driver 'wra' \(did you mean 'war'\?\)/,
    ],
    [
      "no level",
      "drivers: {war: {below: 70}}",
      "drivers: {war: {}}",
      /say which levels are meant: \{above: 50\}, \{below: 50\} or both/,
    ],
    [
      "a level that is uncertain",
      "drivers: {war: {below: 70}}",
      "drivers: {war: {below: 60 to 70}}",
      /below says a threshold: write an exact number/,
    ],
    [
      "levels that exclude each other",
      "drivers: {war: {below: 70}}",
      "drivers: {war: {above: 70, below: 70}}",
      /no level is above 70 and below 70/,
    ],
    [
      "two questions to one table",
      "summit: {failed: 3}",
      "summit: {failed: 3, met: 1}",
      /a table is asked one thing here: \{met: 1\}, \{failed: 2\} or \{over: true\}/,
    ],
    [
      "half a month",
      "summit: {failed: 3}",
      "summit: {failed: 2.5}",
      /failed says in how many months: write a whole number/,
    ],
    ["no month", "summit: {failed: 3}", "summit: {failed: 0}", /0 is out of range; it must be at least 1/],
    [
      "over as false",
      "{summit: {over: true}}",
      "{summit: {over: false}}",
      /over is asked as true; for talks that are not over write not: \{tables: \{summit: \{over: true\}\}\}/,
    ],
    [
      "any without a list",
      "when: {any: [{treaty: wide}, {club: invited}, {not: {treaty: none}}]}",
      "when: {any: {treaty: wide}}",
      /any takes a list of conditions: any: \[\{issue: option\}, \{other: option\}\]/,
    ],
    [
      "an empty condition",
      "when: {vote: ratified}, by",
      "when: {}, by",
      /questions\.ratified\.when: a condition names at least one issue, driver or table/,
    ],
    [
      "a condition where issues alone are meant",
      "tables:\n  summit",
      "constraints: {no: {never: {drivers: {war: {above: 5}}}}}\ntables:\n  summit",
      /constraints\.no\.never\.drivers: only issues and their options are allowed here; 'drivers' is for what questions, reactions, procedures, expected and while ask/,
    ],
    [
      "any in what is known",
      "  because: [{judgment: The draft",
      "  known: {2016-05: {any: [{treaty: none}]}}\n  because: [{judgment: The draft",
      /record\.known\.2016-05\.any: only issues and their options are allowed here/,
    ],
    // factors
    [
      "a factor of an exact number",
      "weight: {value: 40 to 60, with: {boldness: -0.5}}",
      "weight: {value: 50, with: {boldness: -0.5}}",
      /^case\.yaml:16:36 actors\.norland\.stakes\.treaty\.weight\.with: an exact number moves with nothing: write a range such as 40 to 60, or leave `with` out/m,
    ],
    [
      "a factor of a listed number",
      "weight: {value: 40 to 60, with: {boldness: -0.5}}",
      "weight: {one_of: {40: 0.5, 60: 0.5}, with: {boldness: -0.5}}",
      /a number listed by one_of shares no factors/,
    ],
    [
      "a factor of what is drawn afresh",
      "months: 3 to 9",
      "months: {value: 3 to 9, with: {boldness: 0.5}}",
      /issues\.vote\.procedure\.months\.with: this is drawn afresh at each use and has no value that a factor could move/,
    ],
    [
      "an unknown factor",
      "with: {boldness: -0.5}",
      "with: {boldnes: -0.5}",
      /unknown factor 'boldnes' \(did you mean 'boldness'\?\)/,
    ],
    [
      "a correlation over 1",
      "with: {boldness: -0.5}",
      "with: {boldness: -1.5}",
      /with\.boldness: -1\.5 is out of range; it must be between -1 and 1/,
    ],
    [
      "an uncertain correlation",
      "with: {boldness: -0.5}",
      "with: {boldness: 0.2 to 0.5}",
      /a correlation with a factor is an exact number between -1 and 1/,
    ],
    ["no factor", "with: {boldness: -0.5}", "with: {}", /name at least one factor here: \{boldness: -0\.5\}/],
    [
      "a factor in a scenario",
      "turnover.per_year: 0.1}",
      "turnover.per_year: {value: 0.1 to 0.2, with: {boldness: 0.5}}}",
      /a number of a scenario moves with the number that it replaces; leave `with` out/,
    ],
    // minds
    [
      "turnover without persistence",
      "turnover: {per_year: 0.1 to 0.2, persistence: 0.5}",
      "turnover: {per_year: 0.1 to 0.2}",
      /actors\.varda\.turnover: 'persistence' is missing/,
    ],
    [
      "turnover of the case without a rate",
      "turnover: {per_year: 0.15 to 0.35, persistence",
      "turnover: {persistence",
      /^case\.yaml:6:1 turnover: 'per_year' is missing/m,
    ],
    [
      "turnover beside governments",
      "    governments:\n",
      "    turnover: {per_year: 0.1, persistence: 0.5}\n    governments:\n",
      /^case\.yaml:18:5 actors\.norland\.turnover: an actor with governments changes its mind with them: leave turnover out, or give them a change with per_year/m,
    ],
    [
      "turnover of a part",
      "ministry: {part_of: varda}",
      "ministry: {part_of: varda, turnover: {per_year: 0.1, persistence: 0.5}}",
      /actors\.ministry\.turnover: an actor that is part_of another has no turnover/,
    ],
    ["no line", /      lines:\n(        .*\n)+/, "      lines: {}\n", /governments have at least one line/],
    [
      "an unknown line in power",
      "now: left",
      "now: lft",
      /actors\.norland\.governments\.now: unknown line 'lft' \(did you mean 'left'\?\)/,
    ],
    [
      "a past that ends with another line",
      "2016-10: left}",
      "2016-10: right}",
      /^case\.yaml:24:39 actors\.norland\.governments\.past\.2016-10: the past ends with 'right', and 'left' is in power now: add the month from which it is, or correct now/m,
    ],
    [
      "a past after as_of",
      "2016-10: left}",
      "2018-10: left}",
      /governments\.past\.2018-10: 2018-10 is after as_of \(2018-06-30\); what comes later stands under changes/,
    ],
    [
      "a month of the past twice",
      "2016-10: left}",
      "2016-10: right, 2016-10-31: left}",
      /the month of 2016-10-31 is given twice, first as '2016-10'; keep one/,
    ],
    [
      "a change at as_of",
      "on: 2019-10",
      "on: 2018-06",
      /changes\.election\.on: a change comes after as_of \(2018-06-30\); what has been stands under past/,
    ],
    [
      "a change with a date and a rate",
      "on: 2019-10,",
      "on: 2019-10, per_year: 0.1,",
      /changes\.election: a change has a month \(`on`\) or a rate \(`per_year`\), not both/,
    ],
    [
      "a change with neither",
      "on: 2019-10, to",
      "to",
      /changes\.election: a change has a month \(`on: 2019-10`\), or a rate \(`per_year`\)/,
    ],
    [
      "chances of lines over 1",
      "to: {right: 0.5 to 0.8}",
      "to: {right: 0.8, left: 0.5}",
      /changes\.election\.to: these chances add up to 1\.3 at their medians/,
    ],
    ["a change to no line", "to: {right: 0.5 to 0.8}", "to: {}", /changes\.election\.to: to names at least one line/],
    ["a change from no line", "from: left,", "from: [left, cntre],", /unknown line 'cntre'/],
    [
      "a line that sets another actor's number",
      "friction: 2 to 5}}",
      "actors.varda.friction: 2 to 5}}",
      /set\.actors\.varda\.friction: a line sets numbers of its own actor, by their path below it/,
    ],
    [
      "a line that sets its number by the whole path",
      "friction: 2 to 5}}",
      "actors.norland.friction: 2 to 5}}",
      /a line sets its own actor's numbers; leave 'actors\.norland\.' out \(did you mean 'friction'\?\)/,
    ],
    [
      "a line that sets an unknown number",
      "friction: 2 to 5}}",
      "stakes.treaty.wieght: 2 to 5}}",
      /actors\.norland has no number 'stakes\.treaty\.wieght' \(did you mean 'stakes\.treaty\.weight'\?\)/,
    ],
    [
      "a line that sets what is in no mind",
      "friction: 2 to 5}}",
      "residual: 2 to 5}}",
      /a line sets what is in a mind: stakes, needs, friction, beliefs and reliability, and not residual/,
    ],
    [
      "a line whose number is out of range",
      "friction: 2 to 5}}",
      "friction: -2}}",
      /lines\.right\.set\.friction: -2 is out of range; it must be at least 0/,
    ],
    // friction, rates and calendars
    [
      "friction by an unknown option",
      "friction: {narrow: 1 to 2, wide",
      "friction: {narow: 1 to 2, wide",
      /actors\.norland\.stakes\.treaty\.friction\.narow: unknown option of treaty 'narow' \(did you mean 'narrow'\?\)/,
    ],
    [
      "steps that name no month",
      "{2015-01: 0.5 to 1, 2018-01: 3 to 6}",
      "{2015-01: 0.5 to 1, 2018: 3 to 6}",
      /tables\.summit\.meetings_per_year\.2018: '2018' is not a month; one is written as 2012-10/,
    ],
    [
      "steps that name a month twice",
      "{2015-01: 0.5 to 1, 2018-01: 3 to 6}",
      "{2015-01: 0.5 to 1, 2015-01-31: 3 to 6}",
      /the month of 2015-01-31 is given twice, first as '2015-01'; keep one/,
    ],
    [
      "a rate moved by no driver",
      "moved_by: {war: {from: 20, to: 60, times: 0.1}}",
      "moved_by: {wra: {from: 20, to: 60, times: 0.1}}",
      /concludes\.moved_by\.wra: unknown driver 'wra' \(did you mean 'war'\?\)/,
    ],
    [
      "times under 0",
      "times: 0.1",
      "times: -0.1",
      /moved_by\.war\.times: -0\.1 is out of range; it must be at least 0/,
    ],
    ["a ramp without times", ", times: 0.1", "", /concludes\.moved_by\.war: 'times' is missing/],
    [
      "factors of steps as a whole",
      "{value: {2015-01: 0.5, 2018-01: 1},",
      "{value: {2015-01: 0.5 to 1, 2018-01: 1}, with: {boldness: 0.5},",
      /reviews_per_year\.with: `with` belongs to one number: write it beside the number under value/,
    ],
    [
      "a table that opens after its deadline",
      "opens: 2015-03",
      "opens: 2022-01",
      /^case\.yaml:65:12 tables\.summit\.opens: opens is after the deadline \(2021-12\); no month is left to meet in/m,
    ],
    [
      "a date before the table opens",
      "{2018-07: , 2019-06: 0.4 to 0.7}",
      "{2015-02: , 2019-06: 0.4}",
      /tables\.summit\.meets_on\.2015-02: 2015-02 is before the table opens \(2015-03\), when nobody meets/,
    ],
    [
      "a date after the deadline",
      "{2018-07: , 2019-06: 0.4 to 0.7}",
      "[2022-01]",
      /tables\.summit\.meets_on: 2022-01 is after the deadline \(2021-12\), when nobody meets/,
    ],
    [
      "a date twice",
      "{2018-07: , 2019-06: 0.4 to 0.7}",
      "[2019-01, 2019-01-31]",
      /the month of 2019-01-31 is given twice/,
    ],
    [
      "dates that are not months",
      "{2018-07: , 2019-06: 0.4 to 0.7}",
      "soon",
      /meets_on: a list of months, or a block such as \{2013-06: 0\.4 to 0\.7\}, is expected here, not 'soon'/,
    ],
    [
      "a table that never meets",
      "while: {drivers: {war: {below: 50}}}",
      "while: {drivers: {war: {above: 100}}}",
      /^case\.yaml:68:5 tables\.summit\.while: this can never hold, so the table would never meet: look at drivers' ranges, deadlines and constraints/m,
    ],
    [
      "a table that meets while something without a deadline is over",
      "    deadline: 2021-12\n    meets_on: {2018-07: , 2019-06: 0.4 to 0.7}\n    while: {drivers: {war: {below: 50}}}",
      "    while: {tables: {summit: {over: true}}}",
      /tables\.summit\.while: this can never hold/,
    ],
    // text that YAML cuts
    [
      "a day inside a month",
      "by: 2021-12}",
      "by: 2021-12-15}",
      /^case\.yaml:73:58 questions\.ratified\.by: 2021-12-15 is inside a month, and months count whole: 2021-12 would be counted to its end; write 2021-12, or 2021-11 for what comes before/m,
    ],
    [
      "a comma in a judgement beside a number",
      "with: {boldness: -0.5}}",
      "judgment: Norland is proud, and old}",
      /unknown key 'and old'; inside \{ \} and \[ \] a comma ends the text before it: put the whole sentence in quotes/,
    ],
    [
      "a comma in a because in braces",
      "because: [{judgment: They said so.}]",
      "because: [{judgment: They said so, and meant it.}]",
      /the sentence ends before 'and meant it\.': inside \{ \} and \[ \] a comma ends the text before it: put the whole sentence in quotes/,
    ],
  ])("%s", (_, from, to, expected) => expect(said(from, to).join("\n")).toMatch(expected));

  it("of more things asked of drivers and tables than can be told apart", () => {
    const asking = (count: number): string[] =>
      said(
        "drivers: {war: {below: 70}}",
        `any: [${Array.from({ length: count }, (_, n) => `{drivers: {war: {below: ${70 - n}}}}`).join(", ")}]`,
      );
    expect(asking(MAX_MASK_BITS)).toEqual([]);
    expect(asking(MAX_MASK_BITS + 1)).toEqual([
      expect.stringMatching(
        /issues\.vote\.procedure\.when: procedures and expectations ask more than 30 different things of drivers and tables/,
      ),
    ]);
  });
  it("of correlations whose squares add up to more than 1", () => {
    const two = TREATY.replace("factors:\n", "factors:\n  weather: {name: Weather, because: [{judgment: so}]}\n");
    const lines = said(TREATY, two.replace("with: {boldness: -0.5}", "with: {boldness: -0.8, weather: 0.7}"));
    expect(lines.join("\n")).toMatch(/weight\.with: the squares of these correlations add up to 1\.13; at most 1/);
    expect(
      kept(TREATY, two.replace("with: {boldness: -0.5}", "with: {boldness: -0.8, weather: 0.6}")).factors,
    ).toHaveLength(2);
  });
  it("come all at once, in file order", () => {
    const lines = said(
      TREATY,
      TREATY.replace("persistence: 0.2 to 0.6", "persistence: 2")
        .replace("given: ratified", "given: either")
        .replace("chance: {invited:", "chance: {invted:"),
    );
    expect(lines.map((line) => Number(/^case\.yaml:(\d+)/.exec(line)![1]))).toEqual([20, 57, 74]);
  });
  it("do not refuse a day at a month's end, nor chances that pass 1 in some draws alone", () => {
    expect(said("by: 2021-12}", "by: 2021-12-31}")).toEqual([]);
    expect(said(OUTCOME, "outcome: {ratified: 0.3 to 0.9, rejected: 0.1 to 0.6}\n      otherwise: rejected")).toEqual(
      [],
    );
  });
});
