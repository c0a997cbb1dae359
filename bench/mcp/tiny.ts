/** A small case that runs in a fraction of a second: two parties, one issue, one driver, a record and two questions. */
export const TINY_NAME = "ferry";
export const TINY_ARTICLE = `Hallen and Brand share a ferry, and neither will pay for a new one. Hallen's council calls the boat "a danger". Fares brought in 12 million last year, and fuel costs 40 a barrel. Nothing has been agreed since 2022. Dear fuel hurts Brand, whose people ride the boat to work. A contract for a new boat may yet be signed by the end of 2026.
`;
export const TINY = `entente: 1
title: A ferry between the fictional Hallen and Brand
as_of: 2025-01
until: 2027-06
residual: {value: 2 to 5, judgment: "Elections in both towns are left out."}
record:
  since: 2022-01
  match: [boat]
  because: [{article: Nothing has been agreed since 2022}]
sources:
  article: {title: The ferry, date: 2025-01, text: article.txt}
actors:
  hallen:
    name: Hallen
    friction: {value: 1 to 3, judgment: The council is divided.}
    stakes:
      boat:
        weight: {value: 20 to 40, judgment: It calls the boat a danger.}
        values: {old: 0, new: 30 to 90}
        because: [{article: 'Hallen''s council calls the boat "a danger"'}]
  brand:
    name: Brand
    friction: {value: 2 to 8, judgment: Its people fear the fares.}
    needs:
      work:
        name: a way to work
        weight: {value: 20 to 40, judgment: Most people ride it.}
        level: {value: 0.2 to 0.5, judgment: The old boat still goes.}
        sharpened_by: {fuel: {from: 40, to: 100, by: 0.3 to 0.6}}
        met_by: {boat: {new: 0.3 to 0.8}}
        because: [{article: "Dear fuel hurts Brand, whose people ride the boat to work"}]
drivers:
  fuel:
    name: Price of fuel
    unit: USD a barrel
    range: [10, 150]
    process: mean-reverting
    start: 40
    mean: {value: 50 to 80, judgment: As in other years.}
    spread: {value: 8 to 20, judgment: As in other years.}
    half_life_months: {value: 6 to 18, judgment: As in other years.}
    because: [{article: fuel costs 40 a barrel}]
issues:
  boat:
    name: The boat
    options: {old: The old boat goes on, new: A new boat is ordered}
    because: [{article: "neither will pay for a new one"}]
tables:
  talks:
    parties: [hallen, brand]
    issues: [boat]
    meetings_per_year: {value: 1 to 4, judgment: They meet each season.}
    concludes: {value: 0.2 to 0.6, judgment: Half of such meetings end in a text.}
    because: [{judgment: The towns talk.}]
questions:
  contract:
    ask: Will a new boat be ordered by the end of 2026?
    when: {boat: new}
    by: 2026-12
    because: [{article: A contract for a new boat may yet be signed by the end of 2026}]
  soon:
    ask: Will a new boat be ordered by the end of 2025?
    when: {boat: new}
    by: 2025-12
scenarios:
  dear: {name: Fuel stays dear, set: {drivers.fuel.mean: {value: 90 to 120, judgment: A bad winter.}}}
  cheap: {name: Fuel is cheap, set: {drivers.fuel.mean: {value: 20 to 40, judgment: A mild winter.}}}
`;
export const TINY_FILES = { [`${TINY_NAME}/case.yaml`]: TINY, [`${TINY_NAME}/article.txt`]: TINY_ARTICLE };
