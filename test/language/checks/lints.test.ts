import { describe, expect, it } from "vitest";
import { TREATY, looked, said } from "../treaty.ts";

const JUDGED = "because: [{judgment: Judged.}]";
/** A second procedure after the vote. */
const FORCE = `  force:
    procedure: {when: {vote: ratified}, outcome: {in_force: 0.3 to 0.5}, otherwise: lapsed, months: 1 to 3, ${JUDGED}}
    options: {none: none, in_force: in force, lapsed: lapsed}
`;
const withForce = (more: (text: string) => string = (text) => text): string =>
  more(TREATY.replace("tables:\n", `${FORCE}tables:\n`));
/** The club's issue without what signers expect of it, and only after ratification. */
const GATED = TREATY.replace(/    expected: .*\n/, "").replace(
  "tables:\n  summit",
  "constraints: {after: {if: {club: invited}, then: {vote: ratified}}}\ntables:\n  summit",
);
const FEW =
  "accords:\n" +
  Array.from(
    { length: 9 },
    (_, n) => `  a${n}: {parties: [norland, ministry], date: 2017-0${n + 1}-01, kind: memorandum, binds: false}\n`,
  ).join("");

describe("the base case", () => {
  it("gives no warning", () => {
    expect(looked(TREATY).messages).toEqual([]);
  });
});

describe("warnings of stages, minds and calendars", () => {
  it.each<[string, string | RegExp, string, RegExp]>([
    [
      "minds that never change",
      TREATY,
      TREATY.replace(/^ *turnover: .*\n/gm, "")
        .replace(/    governments:\n(?:      .*\n)+/, "")
        .replace(", turnover.per_year: 0.1", ""),
      /^case\.yaml: warning: no turnover and no governments: over 8 years of record and future nobody changes their mind/m,
    ],
    [
      "a record without a ground of its own",
      "  because: [{judgment: The draft on the table is of that winter.}]\n",
      "",
      /^case\.yaml:10:3 record\.since: warning: say in a `because` of the record's own why it begins here/m,
    ],
    [
      "a chain of small chances",
      TREATY,
      withForce((text) => text.replace("when: {vote: ratified}, by", "when: {force: in_force}, by")),
      /issues\.force\.procedure: warning: the median chances of the 2 procedures that lead here multiply to 0\.27: is each the chance given that a government has signed/,
    ],
    [
      "a step that signers do not see",
      TREATY,
      GATED,
      /issues\.club: warning: invited can only follow treaty, vote, which somebody else settles: who signs before does not look ahead to this; give club a procedure or an expected, or put both on one agenda/,
    ],
    [
      "worth at the signature and again at what follows",
      "vote: {weight: 20 to 40, values: {rejected: -100}}",
      "vote: {weight: 20 to 40, values: {ratified: 100}}",
      /actors\.varda: warning: varda gains by treaty and again by ratified of vote, which follows from it; who signs looks ahead/,
    ],
    [
      "a cost at the signature and again at what follows",
      "club: {weight: 50 to 70, values: {invited: 100}}",
      "club: {weight: 50 to 70, values: {invited: 100}}\n      vote: {weight: 10, values: {ratified: -50}}",
      /actors\.norland: warning: norland loses by treaty and again by ratified of vote/,
    ],
    [
      "a dear yes",
      "friction: {narrow: 1 to 2, wide: 3 to 5}",
      "friction: 10 to 14",
      /questions\.ratified: warning: the nearest yes costs norland 13 points of friction at the medians; friction is paid once for a text, and over 10 of 100 points it answers the question by itself/,
    ],
    [
      "more known texts than the tables can bring",
      "questions:\n",
      `${FEW}questions:\n`,
      /^case\.yaml:9:1 record: warning: 9 accords are known since the record begins, and the tables bring \d\.\d texts at the medians even if each meeting finds one acceptable to all/m,
    ],
    [
      "an outcome that stands while its condition does not hold",
      "residual: {value: 3",
      "standing: {vote: ratified}\nresidual: {value: 3",
      /issues\.vote\.procedure: warning: ratified stands at as_of and `when` does not hold: it is undone at once; say stays: true, or correct the standing/,
    ],
    [
      "opened of what is not open",
      "months: 3 to 9",
      "months: 3 to 9\n      opened: 2018-05",
      /issues\.vote\.procedure\.opened: warning: opened says since when a procedure is pending at as_of, and this one is not: leave it out/,
    ],
    [
      "an expectation of what no package holds",
      "tables:\n  summit",
      "constraints: {no: {never: {club: invited}}}\ntables:\n  summit",
      /issues\.club\.expected\.chance\.invited: warning: signers count on 'invited', and no feasible package holds it/,
    ],
    [
      "an expectation that never is",
      "expected: {when: {vote: ratified}",
      "expected: {when: {drivers: {war: {above: 100}}}",
      /issues\.club\.expected\.when: warning: no feasible package fulfils this: nothing is ever expected/,
    ],
    [
      "a reaction that never is",
      "when: {tables: {summit: {failed: 3}}}",
      "when: {drivers: {war: {above: 100}}}",
      /reactions\.tired\.when: warning: no feasible package fulfils this/,
    ],
    [
      "a question that never can be",
      "when: {tables: {summit: {over: true}}}",
      "when: {drivers: {war: {below: 0}}}",
      /questions\.over: warning: no feasible package answers this question with yes/,
    ],
    [
      "a question that is true already",
      "when: {tables: {summit: {over: true}}}",
      "when: {not: {treaty: wide}}",
      /questions\.over: warning: what this question asks stands already/,
    ],
    [
      "over of a table without a deadline",
      "    deadline: 2021-12\n",
      "",
      /questions\.over: warning: the table 'summit' has no deadline, and without one it is never over/,
    ],
    [
      "a factor of one number",
      "friction: {value: 0.5 to 1.5, with: {boldness: -0.6}}",
      "friction: 0.5 to 1.5",
      /^case\.yaml:8:3 factors\.boldness: warning: one number alone has this factor: it ties it to nothing/m,
    ],
    [
      "a factor of none",
      "factors:\n",
      `factors:\n  idle: {${JUDGED}}\n`,
      /factors\.idle: warning: no number shares this factor/,
    ],
    [
      "a need that nothing meets",
      "    governments:\n",
      "    needs: {peace: {weight: 5 to 10, level: 0.5}}\n    governments:\n",
      /actors\.norland\.needs\.peace: warning: this need moves nothing: no option meets it or makes it worse; say under met_by which does/,
    ],
    [
      "a driver that touches nothing",
      "drivers:\n",
      `drivers:\n  idle: {process: constant, value: 1, ${JUDGED}}\n`,
      /drivers\.idle: warning: this driver touches nothing: it sharpens no need, moves no rate, and no condition asks about it/,
    ],
    [
      "a procedure of which nothing comes",
      TREATY,
      withForce(),
      /issues\.force\.procedure: warning: this procedure has no effect: no stake, need, condition or constraint names its outcomes/,
    ],
    [
      "a ramp of a rate that overlaps",
      "{from: 20, to: 60, times: 0.1}",
      "{from: 20 to 50, to: 40 to 60, times: 0.1}",
      /tables\.summit\.concludes\.moved_by\.war: warning: from and to overlap/,
    ],
    [
      "a table that opens after until",
      "    opens: 2015-03\n    deadline: 2021-12\n    meets_on: {2018-07: , 2019-06: 0.4 to 0.7}",
      "    opens: 2023-03",
      /tables\.summit\.opens: warning: it opens after until: it never meets/,
    ],
    [
      "a table that was over before all began",
      "    opens: 2015-03\n    deadline: 2021-12\n    meets_on: {2018-07: , 2019-06: 0.4 to 0.7}",
      "    deadline: 2014-12",
      /tables\.summit\.deadline: warning: its deadline is not after the first simulated month: it never meets/,
    ],
    [
      "a date that is not simulated",
      /    opens: 2015-03\n    deadline: 2021-12\n    meets_on: .*/,
      "    meets_on: [2014-12, 2023-01]",
      /meets_on: warning: 2014-12 is not after the first simulated month: nobody meets then(.|\n)*2023-01 is after until/,
    ],
    [
      "friction where a procedure alone moves",
      "vote: {weight: 20 to 40,",
      "vote: {weight: 20 to 40, friction: 2,",
      /actors\.varda\.stakes\.vote\.friction: warning: the outcome of a procedure costs no friction, and nothing else moves vote: put it on the issue that is signed/,
    ],
    [
      "turnover that no actor takes",
      "  club:\n    stakes: {club",
      "  club:\n    turnover: {per_year: 0.1, persistence: 0.5}\n    stakes: {club",
      /^case\.yaml:6:1 turnover: warning: every actor has a turnover or governments of its own: none takes this/m,
    ],
    [
      "a change after until",
      "on: 2019-10",
      "on: 2023-10",
      /changes\.election\.on: warning: this is after until, where the simulation ends/,
    ],
    [
      "a scenario over what has been used",
      "tables.summit.meetings_per_year.2018-01",
      "tables.summit.meetings_per_year.2015-01",
      /scenarios\.calm\.set\.tables\.summit\.meetings_per_year\.2015-01: warning: a scenario acts from the month after as_of, when this number has been used: this changes nothing/,
    ],
    [
      "a wide scale of an actor with two issues",
      "club: {weight: 50 to 70, values",
      "club: {weight: 250, values",
      /actors\.norland: warning: norland spans 300 points from its worst to its best/,
    ],
  ])("%s", (_, from, to, expected) => expect(said(from, to).join("\n")).toMatch(expected));
});

describe("no warning", () => {
  it.each<[string, string | RegExp, string]>([
    ["of the scale of an actor with one issue", "stakes: {club: {weight: 80,", "stakes: {club: {weight: 250,"],
    [
      "of a mind that one government changes",
      TREATY,
      TREATY.replace(/^ *turnover: .*\n/gm, "").replace(", turnover.per_year: 0.1", ""),
    ],
    [
      "of an option that nobody values and that a procedure reads, or that somebody leaves to",
      "treaty: {weight: 40 to 60, values: {narrow: 40, wide: 100}}",
      "treaty: {weight: 40 to 60, values: {wide: 100}}",
    ],
    [
      "of an outcome that stays",
      "residual: {value: 3",
      "standing: {treaty: wide, vote: ratified}\nresidual: {value: 3",
    ],
    [
      "of a chain whose chances are high",
      TREATY,
      withForce((text) =>
        text
          .replace("when: {vote: ratified}, by", "when: {force: in_force}, by")
          .replace("in_force: 0.3 to 0.5", "in_force: 0.8 to 0.9"),
      ),
    ],
    [
      "of a step that an expectation covers",
      TREATY,
      GATED.replace(
        "    moved_by: club\n",
        "    moved_by: club\n    expected: {when: {vote: ratified}, chance: {invited: 0.8}, because: [{judgment: so}]}\n",
      ),
    ],
    [
      "of a gain at the signature that is a loss at what follows",
      "vote: {weight: 20 to 40, values: {rejected: -100}}",
      "vote: {weight: 20 to 40, values: {ratified: -100}}",
    ],
    [
      "of a party that values only what follows",
      "      treaty: {weight: 40 to 60, values: {narrow: 40, wide: 100}}\n",
      "",
    ],
    [
      "of as many texts as meetings can bring",
      "questions:\n",
      `${FEW.split("\n").slice(0, 3).join("\n")}\nquestions:\n`,
    ],
    [
      "of accords of others, or from before the record",
      "questions:\n",
      `${FEW.replaceAll("2017", "2014").replaceAll("norland", "club")}questions:\n`,
    ],
    [
      "of a chain whose stage is reached by either of two",
      TREATY,
      withForce((text) =>
        text
          .replace(
            "when: {vote: ratified}, outcome: {in_force: 0.3 to 0.5}",
            "when: {any: [{vote: ratified}, {vote: rejected}, {treaty: wide}]}, outcome: {in_force: 0.3 to 0.5}",
          )
          .replace("when: {vote: ratified}, by", "when: {force: in_force}, by"),
      ),
    ],
    ["of a turnover that is itself wrong", "turnover: {per_year: 0.15 to 0.35,", "turnover: {per_year: 15%,"],
    ["of one procedure with a small chance", "outcome: {ratified: 0.5 to 0.85}", "outcome: {ratified: 0.1 to 0.2}"],
  ])("%s", (_, from, to) => {
    const codes = /undone|paid|chain|can only follow|accords are|spans|nobody|stake of it|\d procedures|none takes/;
    expect(said(from, to).filter((line) => codes.test(line))).toEqual([]);
  });
});
