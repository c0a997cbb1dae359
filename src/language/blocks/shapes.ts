/**
 * The shape of a case: known and required keys of each block, with a line of help for each. `check` takes its keys from
 * here and `schema` prints it; `check` adds the rules that a shape cannot express (ranges, names, dates in order).
 */
import * as z from "zod";
import { PLOVER } from "./events.ts";

export const ID = /^[a-z_][a-z0-9_]*$/;
export const CODE = /^[A-Z]{3}$/;

const id = z.string().regex(ID);
const named = <T extends z.ZodType>(value: T) => z.record(id, value);
const sentence = z.union([z.string(), z.number()]);
const date = (help: string) =>
  z.union([z.string().regex(/^(\?.*|\d{4}(-\d{2}(-\d{2})?)?)$/), z.int().min(1000).max(9999)]).describe(help);
const month = (help: string) =>
  z
    .string()
    .regex(/^(\?.*|\d{4}-\d{2}(-\d{2})?)$/)
    .describe(help);
const MONTH = /^\d{4}-\d{2}(-\d{2})?$/;
const monthly = <T extends z.ZodType>(value: T) => z.record(z.string().regex(MONTH), value);

export const because = z
  .array(z.record(id, sentence))
  .min(1)
  .optional()
  .describe(
    "Where the numbers of this block come from: `source_id: verbatim quote`, `judgment: sentence`, or `suggested: sentence` for a range that was accepted as it was offered",
  );
const judgment = sentence.optional().describe("A sentence about this number alone, beside what covers its block");
const suggested = sentence
  .optional()
  .describe(
    "In place of a judgment: who or what offered this number, which was accepted without a reason of one's own",
  );
const oneOf = z
  .record(z.string(), z.union([z.number().min(0).max(1), z.string().regex(/%$/)]))
  .describe("value: probability, adding up to 1");
const correlations = z
  .record(id, z.number().min(-1).max(1))
  .optional()
  .describe("factor: correlation with it, -1 to 1; squares add up to at most 1");
const plainQuantity = z.union([z.number(), z.string(), z.strictObject({ one_of: oneOf })]);
export const quantity = (help: string) =>
  z
    .union([
      z.number(),
      z.string(),
      z.strictObject({ value: plainQuantity, with: correlations, judgment, suggested, because }),
      z.strictObject({ one_of: oneOf, judgment, suggested, because }),
    ])
    .describe(help);
const options = z.union([id, z.array(id).min(1)]);
const predicate = z
  .record(id, options)
  .describe("issue: option, or a list of options; true where every issue stands at one of its options");

/** A driver's level in a condition. */
export const LEVEL_ASKED = z.strictObject({
  above: z.number().optional().describe("True while the driver is above this level"),
  below: z.number().optional().describe("True while the driver is below this level"),
});
/** Condition on a table. */
export const TABLE_ASKED = z.strictObject({
  met: z.int().min(1).optional().describe("In at least so many months since as_of it met"),
  failed: z
    .int()
    .min(1)
    .optional()
    .describe("In at least so many months since as_of, or since it last changed something, it met and changed nothing"),
  over: z.literal(true).optional().describe("Its deadline has passed, and it has changed nothing since as_of"),
});
const condition: z.ZodType = z
  .lazy(() =>
    z
      .object({
        any: z.union([z.array(condition).min(1), options]).optional(),
        all: z.union([z.array(condition).min(1), options]).optional(),
        not: z.union([condition, options]).optional(),
        drivers: z.union([named(LEVEL_ASKED), options]).optional(),
        tables: z.union([named(TABLE_ASKED), options]).optional(),
      })
      .catchall(options),
  )
  .describe(
    "issue: option, or a list of options; any: [...], all: [...], not: {...}; drivers: {driver: {above: 50}}; tables: {table: {met: 1}}, {failed: 2} or {over: true}; all must hold",
  );

/** Effect of a driver on a rate. */
export const RATE_RAMP = z.strictObject({
  from: quantity("Level of the driver at which it begins to change the rate"),
  to: quantity("Level at which it does so fully"),
  times: quantity("What the rate is then multiplied by; at least 0"),
  because,
});
const steps = (help: string) => monthly(quantity(help)).describe(`${help}; by month, each from its month on`);
const moved = (help: string) =>
  z.strictObject({
    value: z.union([quantity(help), steps(help)]),
    moved_by: named(RATE_RAMP).describe("driver: {from, to, times}"),
    with: correlations,
    judgment,
    suggested,
    because,
  });
export const MOVED = moved("The rate before drivers move it");
const rate = (help: string) => z.union([quantity(help), moved(help), steps(help)]).describe(help);

export const WRITTEN = z.strictObject({
  value: quantity("The number: 12, 40 to 60, pert(1 2 5), ..."),
  with: correlations,
  judgment,
  suggested,
  because,
});
export const ONE_OF = z.strictObject({ one_of: oneOf, with: correlations, judgment, suggested, because });

export const FACTOR = z.strictObject({ name: z.string().optional(), because });

export const SOURCE = z.strictObject({
  author: z.string().optional(),
  title: sentence.describe("Title of the document or dataset"),
  publisher: z.string().optional(),
  date: date("Day, month or year of publication"),
  url: z.string().optional(),
  text: z.string().optional().describe("File beside the case; every quote is checked against it"),
  later: z.boolean().optional().describe("true: published after as_of, for an earlier fact"),
});

export const STAKE = z.strictObject({
  weight: quantity(
    "Points between the worst and the best of this issue; at least 0; may be left out beside from_market",
  ).optional(),
  friction: z
    .union([
      quantity("Points that moving this issue costs at home; at least 0, default 0"),
      named(quantity("Points that moving the issue to this option costs at home; at least 0, left out: 0")),
    ])
    .optional()
    .describe("Points that moving this issue costs at home; at least 0, default 0; one number, or by option"),
  values: named(quantity("Worth of this option in per cent of the stake's weight, -100 to 100"))
    .optional()
    .describe("Worth of each option in per cent of the weight, -100 to 100; left out: 0"),
  from_market: id
    .optional()
    .describe(
      "Asset of the market block: its options are worth, besides, the asset's present value to this actor times its points_per_bn",
    ),
  because,
});
export const RAMP = z.strictObject({
  from: quantity("Level of the driver at which it begins to sharpen the need"),
  to: quantity("Level at which it does so fully"),
  by: quantity("What it then adds to the need's level; default 1").optional(),
  because,
});
export const NEED = z.strictObject({
  name: z.string().optional(),
  weight: quantity("Points that the fully felt, fully unmet need costs; at least 0"),
  level: quantity("How far it is felt without any driver, 0 to 1; default 0").optional(),
  sharpened_by: named(RAMP).optional().describe("Drivers that make it felt"),
  met_by: named(named(quantity("Part of the need that this option meets, -1 to 1; negative: makes it worse")))
    .optional()
    .describe("issue: {option: part of the need that it meets, -1 to 1}"),
  because,
});
export const BELIEF = z.strictObject({
  value: quantity("What is believed in place of the truth").optional(),
  bias: quantity("What is added to the truth").optional(),
  because,
});
export const TURNOVER = z.strictObject({
  per_year: quantity("Changes of mind a year; at least 0"),
  persistence: quantity("How much of a mind outlives a change, 0 to 1"),
  because,
});
export const LINE = z.strictObject({
  name: z.string().optional(),
  set: z
    .record(z.string(), quantity("The number while this line is in power"))
    .optional()
    .describe("Paths below the actor (stakes.gas.weight): its numbers while this line is in power"),
  because,
});
export const CHANGE = z.strictObject({
  name: z.string().optional(),
  on: month("Month of a dated change, after as_of").optional(),
  per_year: quantity("Or: changes of this kind a year; at least 0").optional(),
  from: z
    .union([id, z.array(id).min(1)])
    .optional()
    .describe("Lines under which it can come; default any"),
  to: named(quantity("Chance that this line is next in power, 0 to 1")).describe("line: chance; the rest stays"),
  because,
});
export const GOVERNMENTS = z.strictObject({
  now: id.describe("Line in power at as_of"),
  persistence: quantity("How much of the actor's mind outlives a change of line, 0 to 1"),
  lines: named(LINE).describe("Who may speak for the actor, and what changes with them"),
  past: monthly(id).optional().describe("month: line in power from then on, the first also before; default `now`"),
  changes: named(CHANGE).optional().describe("Elections and other changes after as_of"),
  because,
});
export const ACTOR = z.strictObject({
  name: z.string().optional(),
  code: z.string().regex(CODE).optional().describe("ISO 3166 alpha-3, where it is a state"),
  part_of: id.optional().describe("The actor it belongs to; it may sign, speak and act, and has no stakes of its own"),
  friction: quantity("Points that signing anything costs at home; at least 0, default 0").optional(),
  residual: quantity("Points that the case leaves out for this actor; at least 0").optional(),
  reliability: quantity("Share of what it promises that partners can count on, 0 to 1; default 1").optional(),
  points_per_bn: quantity("Points per bn USD paid once; above 0; only where a table allows money").optional(),
  stakes: named(STAKE).optional().describe("By issue: what it gains or loses directly"),
  needs: named(NEED).optional().describe("What it lacks"),
  beliefs: z
    .record(z.string(), BELIEF)
    .optional()
    .describe("By path of another actor's number: what this one thinks it is"),
  turnover: TURNOVER.optional().describe("How often its mind changes; default the case's turnover"),
  governments: GOVERNMENTS.optional().describe("Who speaks for it, when that changes, and what changes with it"),
  because,
});

/** A history taken from evidence.yaml. */
export const FROM_SERIES = z.strictObject({ series: id.describe("A series of evidence.yaml") });

const driver = {
  name: z.string().optional(),
  unit: z.string().optional(),
  range: z.array(z.number()).length(2).optional().describe("[lowest, highest]"),
  jumps: z
    .strictObject({
      per_year: quantity("Jumps a year; at least 0"),
      size: quantity("Size of a jump"),
      half_life_months: quantity("Months in which half of a jump is gone; above 0"),
      because,
    })
    .optional(),
  history: z
    .union([monthly(quantity("Level in that month")), FROM_SERIES])
    .optional()
    .describe("Levels by month, none after as_of; linear between; or {series: ID} of evidence.yaml"),
  because,
};
export const JUMPS = driver.jumps.unwrap();
export const LEVEL = z.strictObject({
  value: quantity("The driver's value while this level stands"),
  stay_months: quantity("Mean stay in months; at least 1"),
  then: z.union([id, named(quantity("Share; at least 0"))]).describe("The next level, or next levels and their shares"),
  because,
});
export const DRIVERS = {
  constant: z.strictObject({ process: z.literal("constant"), value: quantity("The level"), ...driver }),
  trend: z.strictObject({
    process: z.literal("trend"),
    start: quantity("Level at as_of"),
    per_year: quantity("Change a year"),
    ...driver,
  }),
  path: z.strictObject({
    process: z.literal("path"),
    points: monthly(quantity("Level in that month")).describe("Levels by month; linear between, first and last held"),
    ...driver,
  }),
  "mean-reverting": z.strictObject({
    process: z.literal("mean-reverting"),
    start: quantity("Level at as_of").optional(),
    mean: quantity("Level to which it returns"),
    spread: quantity("Stationary standard deviation; at least 0"),
    half_life_months: quantity("Months in which half of a distance to the mean is gone; above 0"),
    ...driver,
  }),
  regimes: z.strictObject({
    process: z.literal("regimes"),
    start: id.optional().describe("Level at as_of; default the first"),
    levels: named(LEVEL),
    ...driver,
  }),
};
export type ProcessKind = keyof typeof DRIVERS;

export const OPTION = z.strictObject({
  text: sentence,
  after: z.array(id).optional().describe("Options from which it can be reached; default any"),
  at: quantity("Its place on the spatial lens, 0 to 100").optional(),
  because,
});
export const PROCEDURE = z.strictObject({
  when: condition,
  outcome: named(quantity("Chance of this outcome, given that the procedure opened, 0 to 1")).describe(
    "option: chance, given that it opened",
  ),
  otherwise: id.optional().describe("Option of the remaining chance"),
  months: quantity("Months from opening to outcome, drawn afresh at each opening; at least 1"),
  opened: month("Month of its opening, where it is open at as_of").optional(),
  stays: z.boolean().optional().describe("true: not undone when `when` no longer holds; default false"),
  because,
});
export const EXPECTED = z.strictObject({
  when: condition,
  chance: named(quantity("Chance that signers see of this option once `when` holds, 0 to 1")).describe(
    "option: chance once `when` holds",
  ),
  because,
});
export const ISSUE = z.strictObject({
  name: z.string().optional(),
  options: named(z.union([sentence, OPTION])).describe("In order; the first stands unless `standing` says otherwise"),
  delivered_by: id.optional().describe("Actor whose reliability discounts what the options are worth to others"),
  moved_by: id.optional().describe("One actor that alone moves it"),
  reviews_per_year: rate("How often moved_by and exit look at it; at least 0, default 1").optional(),
  exit: z
    .union([z.array(id), z.record(id, id)])
    .optional()
    .describe("Actors each of which may alone return it to the first option, or actor: the option that it takes it to"),
  procedure: PROCEDURE.optional().describe("A stage that follows from what was agreed and that nobody negotiates"),
  expected: EXPECTED.optional().describe("What the parties of other issues count on from whoever moves this one"),
  reversible: z.boolean().optional().describe("Whether it may move back; default false, true where moved_by"),
  because,
});
export const CONSTRAINT = z.strictObject({
  never: predicate.optional(),
  if: predicate.optional(),
  then: predicate.optional(),
  because,
});
export const TABLE = z.strictObject({
  name: z.string().optional(),
  parties: z.array(id).min(2),
  issues: z.array(id).min(1),
  meetings_per_year: rate("Meetings a year; at least 0"),
  concludes: rate("Chance that a meeting ends in a text where one is acceptable to all, 0 to 1; default 1").optional(),
  power: named(quantity("At least 0")).optional().describe("Weights of the Nash product by party; left out: 1"),
  chairs: named(quantity("At least 0")).optional().describe("Who proposes how often, by party; left out: 1"),
  proposes: z
    .enum(["nash", "own"])
    .optional()
    .describe("The Nash package of the proposer's view, or the one best for itself; default nash"),
  ratified_by: z.array(id).optional().describe("Actors that must also accept"),
  transfers: z.boolean().optional().describe("true: money may change hands; default false"),
  opens: month("First month in which it meets").optional(),
  deadline: month("Last month in which it meets").optional(),
  meets_on: z
    .union([
      z.array(z.string().regex(MONTH)).min(1),
      monthly(z.union([quantity("Chance of a conclusion on this date, 0 to 1; default the table's"), z.null()])),
    ])
    .optional()
    .describe("Months in which it meets for certain: a list, or month: chance of a conclusion there"),
  while: condition.optional().describe("It does not meet while this fails"),
  because,
});
export const REACTION = z.strictObject({
  name: z.string().optional(),
  when: condition,
  driver: id,
  shift: quantity("What is added to the driver while `when` stands"),
  because,
});
export const ACCORD = z.strictObject({
  parties: z.array(id).min(1),
  date: date("Day, month or year of signing, not after as_of"),
  kind: z.string().describe("agreement, memorandum, treaty, contract, ..."),
  binds: z.boolean(),
  on: id.optional().describe("The issue that it is about"),
  text: z.string().optional().describe("What it says, in a sentence"),
  because,
});
export const EVENT = z.strictObject({
  date: date("Day, month or year, not after as_of"),
  who: id,
  does: z.enum(PLOVER).describe("PLOVER event type"),
  whom: id.optional(),
  text: z.string().optional().describe("What happened, in a sentence"),
  because,
});
export const PLACE_ON_MAP = z.strictObject({
  name: z.string().optional(),
  at: z.array(z.number()).length(2).describe("[degrees east, degrees north]"),
  on: id.optional().describe("The issue that is about it"),
  because,
});
export const QUESTION = z.strictObject({
  ask: z.string().describe("The question, with its date, as a reader would ask it"),
  when: z
    .union([condition, z.string().regex(/^\?/)])
    .describe('What counts as yes; "?" where that is open, and the question is left out of every run'),
  by: month("Last month that counts"),
  holds: z.boolean().optional().describe("true: must be so at the end of `by`; default: at any time up to it"),
  given: id.optional().describe("Another question: its odds are asked among the futures that answer that one yes"),
  because,
});
export const CLAIM = z.strictObject({
  name: z.string().optional(),
  if: z
    .record(id, z.enum(["high", "low"]))
    .describe("driver: high or low, the end of where it may come to stand that the claim speaks of"),
  then: id.describe("The question that may then be answered yes"),
  because,
});
export const SCENARIO = z.strictObject({
  name: z.string().optional(),
  set: z
    .record(z.string(), quantity("The number that takes its place"))
    .describe("path: number, from the month after as_of"),
  because,
});
export const WITHIN = z.strictObject({
  share: quantity("Share of cases in which it came, 0 to 1"),
  years: quantity("Within how many years; exact, above 0"),
  because,
});
export const THEN = z.strictObject({
  yes: quantity("How many did; a whole number"),
  of: quantity("Of how many; a whole number"),
  because,
});
const lead = z
  .boolean()
  .optional()
  .describe("true: this class stands for the outside view of its questions; default: the first that speaks of one");
export const REFERENCE = z.strictObject({
  name: z.string().optional(),
  counts: sentence.describe("What is counted as an event, in words"),
  answers: z.array(id).min(1).describe("Questions that it speaks of"),
  events: quantity("Events seen; a whole number").optional(),
  years: quantity("Years at risk in which they were seen; exact, above 0").optional(),
  per_year: quantity("Or: the share of cases that end in a year, 0 to 1").optional(),
  within: WITHIN.optional().describe("Or: the share of cases in which it came within so many years"),
  then: named(z.union([quantity("Share, 0 to 1"), THEN]))
    .optional()
    .describe("What it takes besides, each a share: ratified, complied with"),
  caveat: z.string().optional().describe("What makes the class a poor likeness of this case"),
  lead,
  because,
});
/** A class of the library, used by a case. */
export const LIBRARY_REFERENCE = z.strictObject({
  class: z.string().describe("Class of the library (`entente reference` lists them): its name, counts and figures"),
  answers: z.array(id).min(1).describe("Questions that it speaks of"),
  lead,
  later: z.boolean().optional().describe("true: use it although it could be known only after as_of"),
  caveat: z.string().optional().describe("What makes the class a poor likeness of this case"),
  because,
});
export const BLEND = z.strictObject({
  weights: z
    .record(id, quantity("Exact, above 0"))
    .describe("inside: the simulation's odds; and classes that speak of the question"),
  because,
});
export const RECORD = z.strictObject({
  since: month("First month of the past that a world must fit"),
  from: z.record(id, id).optional().describe("What stood then, where it differs from the standing"),
  match: z.array(id).min(1).optional().describe("Issues on which a past must end at the standing; default all"),
  known: monthly(predicate).optional().describe("month: what stood at its end"),
  because,
});

export const UNITS = ["bcm", "Mt", "TBtu"] as const;
export const PRICE_UNITS = ["USD/MMBtu", "USD/kcm", "USD/t"] as const;
const units = {
  unit: z.enum(UNITS).optional().describe("Of quantities a year here; default the block's"),
  price_unit: z.enum(PRICE_UNITS).optional().describe("Of prices and costs here; default the block's"),
};
const place = z.array(z.number()).length(2).optional().describe("[longitude, latitude] on the map, in degrees");
export const PAYOFF = z.strictObject({
  yes: quantity("What it pays where the question is answered yes"),
  no: quantity("What it pays where it is answered no"),
  because,
});
export const CHOICE = z.strictObject({
  text: z.string(),
  always: quantity("What it pays whatever comes").optional(),
  payoffs: named(PAYOFF).optional().describe("question: {yes: ..., no: ...}; payoffs add up"),
  because,
});
export const DECISION = z.strictObject({
  name: z.string().optional(),
  who: id.optional().describe("Actor who decides"),
  unit: z.string().describe("Of the payoffs: points, bn USD"),
  options: named(CHOICE),
  because,
});
export const TRADER = z.strictObject({
  name: z.string().optional(),
  conduct: quantity("0 takes prices, 1 plays Cournot, between: partly"),
  because,
});
export const SUPPLIER = z.strictObject({
  name: z.string().optional(),
  actor: id.optional().describe("Actor whose gain its profit is"),
  trader: id.describe("Who sells what it makes"),
  cost: quantity("Short-run marginal cost of the first unit; at least 0"),
  slope: quantity("Rise of that cost a unit; at least 0, default 0").optional(),
  capacity: quantity("Most that it can make a year; at least 0"),
  ...units,
  at: place,
  because,
});
export const MARKET_PLACE = z.strictObject({
  name: z.string().optional(),
  actor: id.optional().describe("Actor whose gain its consumers' surplus is"),
  price: quantity("Price of a year, above 0"),
  quantity: quantity("What was bought at that price in that year, above 0"),
  elasticity: quantity("By how many per cent less is bought where the price is one per cent higher; above 0"),
  ...units,
  at: place,
  because,
});
export const ROUTE = z.strictObject({
  cost: quantity("Of bringing one unit: freight, pipe, regasification; at least 0"),
  capacity: quantity("Most that it can carry a year; default no limit").optional(),
  at_least: quantity("Take-or-pay: what is carried whatever the price; default 0").optional(),
  ...units,
  because,
});
export const ASSET = z.strictObject({
  name: z.string().optional(),
  option: predicate.optional(),
  owner: id.describe("Actor who builds it and bears its annuity"),
  partners: z.array(id).optional().describe("Actors whose consent it takes besides"),
  adds: z.array(z.string()).min(1).describe("Suppliers, and routes as supplier.market, that stand only with it"),
  annuity: quantity("Cost of having it, bn USD a year; at least 0").optional(),
  investment: quantity("Or: cost of building it, bn USD; spread over `years` at `discount_rate`").optional(),
  because,
});
const network = {
  unit: z
    .enum(UNITS)
    .describe("Of quantities a year: bcm, Mt (million tonnes, of LNG where gas is meant), TBtu (million MMBtu)"),
  price_unit: z.enum(PRICE_UNITS).describe("Of prices and costs: USD/MMBtu, USD/kcm (thousand cubic metres), USD/t"),
  bcm_per_mt: quantity("Billion cubic metres of gas in a million tonnes of LNG; default 1.36").optional(),
  tbtu_per_bcm: quantity("Million MMBtu in a billion cubic metres; default 35.7").optional(),
  traders: named(TRADER),
  suppliers: named(SUPPLIER),
  markets: named(MARKET_PLACE),
  routes: named(named(z.union([quantity("Cost of bringing one unit; at least 0"), ROUTE]))).describe(
    "supplier: {market: cost, or {cost, capacity, at_least}}",
  ),
  assets: named(ASSET).optional().describe("What a deal would add"),
  observed: named(quantity("Price seen, above 0"))
    .optional()
    .describe("market: price that the network without assets should come near"),
  tolerance: quantity("Largest share by which model and observed prices may differ; 0 to 1").optional(),
  override: z
    .string()
    .optional()
    .describe("Why values are to be shown although prices miss by more than the tolerance, or were not compared"),
  discount_rate: quantity("Per year, 0 to 1").optional(),
  years: quantity("For which an asset earns and is paid for; above 0").optional(),
  because,
};
export const MARKET = z.strictObject(network);
/** A trade network of its own, for `entente market`. */
export const PLAIN_MARKET = z.strictObject({
  title: z.string(),
  actors: named(z.string()).optional().describe("id: name of each actor"),
  sources: named(SOURCE).optional(),
  ...network,
});

export const TODAY = z.strictObject({
  actor: id.optional().describe("Who accepts; without it all whose consent the package takes"),
  package: z.record(id, id).describe("issue: option; the others as they stand"),
  share: z
    .union([z.string(), z.number()])
    .describe("Of the worlds: a share, `20% to 50%`, or a word such as unlikely; limits, no distribution"),
  because,
});

export const CASE = z.strictObject({
  entente: z.literal(1).describe("Format version"),
  title: z.string(),
  as_of: month("Nothing later may be cited as known"),
  until: month("Last simulated month"),
  standing: z
    .record(id, id)
    .optional()
    .describe("issue: option in force at as_of; issues not named stand at their first option"),
  residual: quantity("Points that the case leaves out, for every actor without its own; at least 0").optional(),
  turnover: TURNOVER.optional().describe(
    "How often minds change, for every actor without its own and without governments",
  ),
  learning: quantity("Share by which beliefs move to the truth after a failed meeting, 0 to 1; default 0.1").optional(),
  record: RECORD.optional(),
  sources: named(SOURCE).optional(),
  factors: named(FACTOR).optional().describe("Hidden causes that several numbers share, by `with`"),
  actors: named(ACTOR),
  drivers: named(z.union(Object.values(DRIVERS) as [typeof DRIVERS.constant, ...z.ZodObject[]])).optional(),
  issues: named(ISSUE),
  constraints: named(CONSTRAINT).optional(),
  tables: named(TABLE).optional(),
  reactions: named(REACTION).optional(),
  accords: named(ACCORD).optional(),
  events: named(EVENT).optional(),
  places: named(PLACE_ON_MAP).optional().describe("Where what is at issue lies, for the map"),
  questions: named(QUESTION).optional(),
  headline: z.array(id).min(1).optional().describe("The questions that the case is about; a report answers them first"),
  claims: named(CLAIM)
    .optional()
    .describe("Sentences of the argument of the form `if P, then Q may follow`, each tested in a run"),
  today: named(TODAY)
    .optional()
    .describe("Who would accept what today, as people say it; the numbers are held to it and not moved by it"),
  scenarios: named(SCENARIO).optional(),
  decisions: named(DECISION)
    .optional()
    .describe("What somebody has to decide, and what each option pays as the questions are answered"),
  reference: named(z.union([REFERENCE, LIBRARY_REFERENCE]))
    .optional()
    .describe("Reference classes: the outside view, by class"),
  blend: named(BLEND)
    .optional()
    .describe("By question: weights by which odds and outside views are averaged, beside both; without it nothing is"),
  market: MARKET.optional().describe("A trade network: what a deal is worth, and to whom"),
});

/** Outcomes by question id. */
export const ANSWERS = ["yes", "no", "annulled", "ambiguous"] as const;
export const OUTCOME = z.strictObject({
  answer: z.enum(ANSWERS).describe("annulled and ambiguous are not scored"),
  on: date("Day, month or year of what happened; of a no, of when it was known").optional(),
  between: z
    .array(date("Day"))
    .length(2)
    .optional()
    .describe("In place of `on`: the last day on which it had not happened and the first on which it had"),
  known: date("Day from which the answer could be known").optional(),
  because,
});

/** Keys of a block, required ones first. */
export function keysOf(shape: z.ZodObject): { known: string[]; needed: string[] } {
  const known = Object.keys(shape.shape);
  return { known, needed: known.filter((key) => !(shape.shape[key] instanceof z.ZodOptional)) };
}
