import { check, format, type Case, type Message } from "../../src/language/index.ts";

/** A small case with every word of stages, minds and calendars, of which `check` says nothing. */
export const TREATY = `entente: 1
title: Two shores and a treaty
as_of: 2018-06-30
until: 2022-12
residual: {value: 3 to 6, because: [{judgment: Persons are left out.}]}
turnover: {per_year: 0.15 to 0.35, persistence: 0.3 to 0.8, because: [{judgment: Cabinets last three to five years.}]}
factors:
  boldness: {name: How bold both are, because: [{judgment: They read the same papers.}]}
record:
  since: 2015-01
  because: [{judgment: The draft on the table is of that winter.}]
actors:
  norland:
    friction: {value: 0.5 to 1.5, with: {boldness: -0.6}}
    stakes:
      treaty: {weight: {value: 40 to 60, with: {boldness: -0.5}}, friction: {narrow: 1 to 2, wide: 3 to 5}, values: {narrow: -30, wide: -100}}
      club: {weight: 50 to 70, values: {invited: 100}}
    governments:
      now: left
      persistence: 0.2 to 0.6
      lines:
        left: {name: The left}
        right: {name: The right, set: {stakes.treaty.weight: 55 to 80, friction: 2 to 5}}
      past: {2014-03: right, 2016-10: left}
      changes:
        election: {on: 2019-10, to: {right: 0.5 to 0.8}}
        collapse: {per_year: 0.05 to 0.2, from: left, to: {right: 0.8}}
    because: [{judgment: Judged.}]
  varda:
    friction: 0 to 1
    stakes:
      treaty: {weight: 40 to 60, values: {narrow: 40, wide: 100}}
      vote: {weight: 20 to 40, values: {rejected: -100}}
    turnover: {per_year: 0.1 to 0.2, persistence: 0.5}
    because: [{judgment: Judged.}]
  club:
    stakes: {club: {weight: 80, values: {invited: 100}}}
    because: [{judgment: Judged.}]
  ministry: {part_of: varda}
drivers:
  war: {process: constant, value: 20 to 40, range: [0, 100], because: [{judgment: Judged.}]}
issues:
  treaty:
    options: {none: no text, narrow: a narrow text, wide: a wide text}
    exit: {norland: none, varda: narrow}
    reviews_per_year: {value: {2015-01: 0.5, 2018-01: 1}, because: [{judgment: Each spring.}], moved_by: {war: {from: 30, to: 60, times: 2}}}
  vote:
    procedure:
      when: {treaty: [narrow, wide], drivers: {war: {below: 70}}}
      outcome: {ratified: 0.5 to 0.85}
      otherwise: rejected
      months: 3 to 9
      because: [{judgment: A budget and a summer.}]
    options: {pending: waits, ratified: two thirds, rejected: no}
  club:
    moved_by: club
    expected: {when: {vote: ratified}, chance: {invited: 0.7 to 0.95}, because: [{judgment: They said so.}]}
    options: {closed: closed, invited: invited}
tables:
  summit:
    parties: [norland, varda]
    issues: [treaty]
    meetings_per_year: {2015-01: 0.5 to 1, 2018-01: 3 to 6}
    concludes: {value: 0.2 to 0.5, moved_by: {war: {from: 20, to: 60, times: 0.1}}}
    opens: 2015-03
    deadline: 2021-12
    meets_on: {2018-07: , 2019-06: 0.4 to 0.7}
    while: {drivers: {war: {below: 50}}}
    because: [{judgment: Judged.}]
reactions:
  tired: {when: {tables: {summit: {failed: 3}}}, driver: war, shift: 5, because: [{judgment: Judged.}]}
questions:
  ratified: {ask: Ratified?, when: {vote: ratified}, by: 2021-12}
  either: {ask: Either?, when: {any: [{treaty: wide}, {club: invited}, {not: {treaty: none}}]}, by: 2022-12, given: ratified}
  over: {ask: Over?, when: {tables: {summit: {over: true}}}, by: 2022-12}
scenarios:
  calm: {set: {tables.summit.meetings_per_year.2018-01: 6 to 9, issues.vote.procedure.outcome.ratified: 0.6, turnover.per_year: 0.1}, because: [{judgment: Calm.}]}
`;

export const looked = (text: string): { case: Case | null; messages: Message[] } =>
  check({ id: "treaty", file: "case.yaml", text }, () => ({ problem: "absent" }));

const changed = (from: string | RegExp, to: string): string => {
  const text = TREATY.replace(from, () => to);
  if (text === TREATY) throw new Error(`nothing to replace: ${from}`);
  return text;
};

/** What `check` says of the case with one passage put in another's place, a line each. */
export const said = (from: string | RegExp, to: string): string[] => looked(changed(from, to)).messages.map(format);

/** The case itself, or with one passage put in another's place. */
export function kept(from: string | RegExp = "", to = ""): Case {
  const { case: c, messages } = looked(from === "" ? TREATY : changed(from, to));
  if (!c) throw new Error(messages.map(format).join("\n"));
  return c;
}

export const number = (c: Case, path: string) => c.parameters[at(c, path)];
/** Index of a number. */
export const at = (c: Case, path: string): number => c.parameters.findIndex((p) => p.path === path);
