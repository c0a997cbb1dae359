/** A small case with everything that follows an agreement: a signature, a vote, an expectation, a second table and talks that fail. */
export const AGREEMENTS = `
entente: 1
title: A name and what follows
as_of: 2017-06
until: 2021-12
turnover: {per_year: 0.3, persistence: 0.5}
record: {since: 2010-01, match: [name]}
actors:
  arda: {name: Arda, friction: 1, stakes: {name: {weight: 30, values: {agreed: 10 to 40}}, club: {weight: 60, values: {invited: 60 to 90}}}}
  borea: {name: Borea, stakes: {name: {weight: 50, values: {agreed: -20 to 30}}}}
  club_members: {name: The club, stakes: {club: {weight: 20, values: {invited: 10 to 40}}}}
drivers: {war: {name: War, process: mean-reverting, mean: 20, spread: 10, half_life_months: 12, range: [0, 100]}}
issues:
  name: {name: The name, reversible: true, exit: [borea], options: {disputed: disputed, agreed: agreed}}
  vote:
    name: The vote
    procedure: {when: {name: agreed}, outcome: {ratified: 0.6}, otherwise: rejected, months: 4}
    options: {pending: pending, ratified: ratified, rejected: rejected}
  club:
    name: The club
    moved_by: club_members
    expected: {when: {vote: ratified}, chance: {invited: 0.8}}
    options: {closed: closed, invited: {text: invited, after: [closed]}}
tables:
  talks: {name: The talks, parties: [arda, borea], issues: [name], meetings_per_year: 3, concludes: 0.5, deadline: 2020-12, while: {drivers: {war: {below: 60}}}}
questions:
  agreed: {ask: "Will the name be agreed?", when: {name: agreed}, by: 2021-12}
  ratified: {ask: "Will it be ratified?", when: {vote: ratified}, by: 2021-12, given: agreed}
  invited: {ask: "Will the club invite?", when: {club: invited, vote: ratified}, by: 2021-12}
  collapse: {ask: "Will the talks fail three times or run out?", when: {any: [{tables: {talks: {failed: 3}}}, {tables: {talks: {over: true}}}]}, by: 2021-12}
`;
