import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { amend, check, checkMarket, type Case, type Field, type Owner } from "../../src/language/index.ts";
import { besideCase } from "../beside.ts";
import { randomCase2 } from "../engine/random-case-full.ts";
import { randomCase } from "../engine/random-case.ts";

type Kinds = {
  [name: string]: Pick<Field, "above" | "share" | "afresh" | "ownScale" | "rate"> & { min?: number; max?: number };
};
/** What numbers may be; without `min` and `max` they are the driver's range. */
const KINDS = {
  any: { min: -Infinity, max: Infinity, above: false, share: false },
  amount: { min: 0, max: Infinity, above: false, share: false },
  often: { min: 0, max: Infinity, above: false, share: false, rate: true },
  points: { min: 0, max: Infinity, above: false, share: false, ownScale: true },
  positive: { min: 0, max: Infinity, above: true, share: false },
  share: { min: 0, max: 1, above: false, share: true },
  needLevel: { min: 0, max: 1, above: false, share: true, ownScale: true },
  weights: { min: 0, max: Infinity, above: false, share: true },
  part: { min: -1, max: 1, above: false, share: true, ownScale: true },
  factor: { min: -Infinity, max: Infinity, above: false, share: true, ownScale: true },
  value: { min: -100, max: 100, above: false, share: false, ownScale: true },
  place: { min: 0, max: 100, above: false, share: false },
  conduct: { min: 0, max: 1, above: false, share: false },
  size: { min: -Infinity, max: Infinity, above: false, share: false, afresh: true },
  months: { min: 1, max: Infinity, above: false, share: false, afresh: true },
  stay: { min: 1, max: Infinity, above: false, share: false },
  level: { above: false, share: false },
} satisfies Kinds;

type Names = Pick<Case, "actors" | "drivers" | "issues" | "tables" | "reactions" | "scenarios" | "decisions">;
const at = (list: readonly { id: string }[], id: string): number => list.findIndex((one) => one.id === id);
const LENS: { [key: string]: (c: Names, ids: string[]) => Owner } = {
  market: () => ({ kind: "lens", lens: "market" }),
  reference: () => ({ kind: "lens", lens: "reference" }),
};
const actor = (c: Names, [id]: string[]): Owner => ({ kind: "actor", actor: at(c.actors, id), part: null });
const stake = (c: Names, [id, issue]: string[]): Owner => ({
  kind: "actor",
  actor: at(c.actors, id),
  part: { kind: "stake", issue: at(c.issues, issue) },
});
const need = (c: Names, [id, name]: string[]): Owner => ({
  kind: "actor",
  actor: at(c.actors, id),
  part: { kind: "need", need: at(c.actors.find((a) => a.id === id)!.needs, name) },
});
const driver = (c: Names, [id]: string[]): Owner => ({ kind: "driver", driver: at(c.drivers, id) });
const table = (c: Names, [id]: string[]): Owner => ({ kind: "table", table: at(c.tables, id) });
const issue = (c: Names, [id]: string[]): Owner => ({ kind: "issue", issue: at(c.issues, id) });

type Numbers = [string, keyof typeof KINDS, (c: Names, ids: string[]) => Owner][];
/** A rate: one number, or steps in time, perhaps moved by drivers. */
const rate = (path: string, kind: keyof typeof KINDS, owner: Numbers[number][2]): Numbers => [
  [path, kind, owner],
  [`${path}.*`, kind, owner],
  [`${path}.moved_by.*.from`, "any", owner],
  [`${path}.moved_by.*.to`, "any", owner],
  [`${path}.moved_by.*.times`, "amount", owner],
];

/** Every number of the language: its path (* any id), what it may be, whose it is by the ids in its path. */
const NUMBERS: Numbers = [
  ["learning", "share", () => ({ kind: "case" })],
  ["actors.*.friction", "points", actor],
  ["actors.*.residual", "points", actor],
  ["actors.*.reliability", "share", actor],
  ["actors.*.points_per_bn", "positive", actor],
  ["actors.*.turnover.per_year", "often", actor],
  ["actors.*.turnover.persistence", "share", actor],
  ["actors.*.governments.persistence", "share", actor],
  ["actors.*.governments.changes.*.per_year", "often", actor],
  ["actors.*.governments.changes.*.to.*", "share", actor],
  ["actors.*.stakes.*.weight", "points", stake],
  ["actors.*.stakes.*.friction", "points", stake],
  ["actors.*.stakes.*.friction.*", "points", stake],
  ["actors.*.stakes.*.values.*", "value", stake],
  ["actors.*.stakes.*.from_market", "any", stake],
  ["actors.*.needs.*.weight", "points", need],
  ["actors.*.needs.*.level", "needLevel", need],
  ["actors.*.needs.*.sharpened_by.*.from", "any", need],
  ["actors.*.needs.*.sharpened_by.*.to", "any", need],
  ["actors.*.needs.*.sharpened_by.*.by", "factor", need],
  ["actors.*.needs.*.met_by.*.*", "part", need],
  ["drivers.*.value", "level", driver],
  ["drivers.*.start", "level", driver],
  ["drivers.*.mean", "level", driver],
  ["drivers.*.points.*", "level", driver],
  ["drivers.*.history.*", "level", driver],
  ["drivers.*.per_year", "any", driver],
  ["drivers.*.spread", "amount", driver],
  ["drivers.*.half_life_months", "positive", driver],
  ["drivers.*.levels.*.value", "level", driver],
  ["drivers.*.levels.*.stay_months", "stay", driver],
  ["drivers.*.levels.*.then.*", "weights", driver],
  ["drivers.*.jumps.per_year", "often", driver],
  ["drivers.*.jumps.size", "size", driver],
  ["drivers.*.jumps.half_life_months", "positive", driver],
  ...rate("issues.*.reviews_per_year", "often", issue),
  ["issues.*.procedure.outcome.*", "share", issue],
  ["issues.*.procedure.months", "months", issue],
  ["issues.*.expected.chance.*", "share", issue],
  ["issues.*.options.*.at", "place", issue],
  ...rate("tables.*.meetings_per_year", "often", table),
  ...rate("tables.*.concludes", "share", table),
  ["tables.*.meets_on.*", "share", table],
  ["tables.*.power.*", "amount", table],
  ["tables.*.chairs.*", "amount", table],
  ["reactions.*.shift", "any", (c, [id]) => ({ kind: "reaction", reaction: at(c.reactions, id) })],
  ["decisions.*.options.*.always", "any", (c, [id]) => ({ kind: "decision", decision: at(c.decisions, id) })],
  ["decisions.*.options.*.payoffs.*.yes", "any", (c, [id]) => ({ kind: "decision", decision: at(c.decisions, id) })],
  ["decisions.*.options.*.payoffs.*.no", "any", (c, [id]) => ({ kind: "decision", decision: at(c.decisions, id) })],
  ["reference.*.events", "amount", LENS["reference"]],
  ["reference.*.years", "positive", LENS["reference"]],
  ["reference.*.per_year", "share", LENS["reference"]],
  ["reference.*.within.share", "share", LENS["reference"]],
  ["reference.*.within.years", "positive", LENS["reference"]],
  ["reference.*.then.*", "share", LENS["reference"]],
  ["reference.*.then.*.yes", "amount", LENS["reference"]],
  ["reference.*.then.*.of", "amount", LENS["reference"]],
  ["blend.*.weights.*", "positive", LENS["reference"]],
  ["market.bcm_per_mt", "positive", LENS["market"]],
  ["market.tbtu_per_bcm", "positive", LENS["market"]],
  ["market.traders.*.conduct", "conduct", LENS["market"]],
  ["market.suppliers.*.cost", "amount", LENS["market"]],
  ["market.suppliers.*.slope", "amount", LENS["market"]],
  ["market.suppliers.*.capacity", "amount", LENS["market"]],
  ["market.markets.*.price", "positive", LENS["market"]],
  ["market.markets.*.quantity", "positive", LENS["market"]],
  ["market.markets.*.elasticity", "positive", LENS["market"]],
  ["market.routes.*.*.cost", "amount", LENS["market"]],
  ["market.routes.*.*.capacity", "amount", LENS["market"]],
  ["market.routes.*.*.at_least", "amount", LENS["market"]],
  ["market.assets.*.annuity", "amount", LENS["market"]],
  ["market.assets.*.investment", "amount", LENS["market"]],
  ["market.observed.*", "positive", LENS["market"]],
  ["market.tolerance", "share", LENS["market"]],
  ["market.discount_rate", "share", LENS["market"]],
  ["market.years", "positive", LENS["market"]],
];
const PATTERNS = NUMBERS.map(([path, kind, owner]) => ({
  path,
  pattern: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll("*", "([^.]+)")}$`),
  field: KINDS[kind] as Kinds[string],
  owner,
}));

/** What the number at a path should be. A scenario's and a line's are what they replace; the scenario's is its own. */
function expected(c: Names, path: string): { owner: Owner; field: Field } {
  const set = /^scenarios\.([^.]+)\.set\.(.*)$/.exec(path);
  if (set) return { ...expected(c, set[2]), owner: { kind: "scenario", scenario: at(c.scenarios, set[1]) } };
  const line = /^(actors\.[^.]+)\.governments\.lines\.[^.]+\.set\.(.*)$/.exec(path);
  if (line) return expected(c, `${line[1]}.${line[2]}`);
  const belief = /^actors\.([^.]+)\.beliefs\.(.*)\.(?:value|bias)$/.exec(path);
  if (belief) {
    const { share, ownScale } = expected(c, belief[2]).field;
    const owner: Owner = { kind: "actor", actor: at(c.actors, belief[1]), part: { kind: "belief" } };
    return { owner, field: { ...KINDS.any, share, ...(ownScale ? { ownScale } : {}) } };
  }
  const found = PATTERNS.filter(({ pattern }) => pattern.test(path));
  expect(
    found.map((one) => one.path),
    path,
  ).toHaveLength(1);
  const [{ pattern, field, owner }] = found;
  const ids = pattern.exec(path)!.slice(1);
  const { min = 0, max = 0 } = c.drivers.find(({ id }) => id === ids[0]) ?? {};
  return { owner: owner(c, ids), field: { min, max, ...field } };
}

const caseOf = (id: string, text: string): Case => {
  const { case: c, messages } = check({ id, file: "case.yaml", text }, besideCase(id));
  if (!c)
    throw new Error(messages.flatMap((m) => (m.severity === "error" ? [`${m.path}: ${m.message}`] : [])).join("\n"));
  return c;
};
const NETWORK = `unit: bcm
price_unit: USD/MMBtu
traders: {ships: {conduct: 0}}
suppliers: {s: {trader: ships, cost: 4 to 6, capacity: 100}}
markets: {m: {price: 10, quantity: 40, elasticity: 0.5}}
routes: {s: {m: {cost: 1, capacity: 30}}}
assets: {ship: {owner: a, option: {land: all}, adds: [s], annuity: 2}}
discount_rate: 10%
years: 20
`;
const REST = `entente: 1
title: What no case of the repository writes
as_of: 2020-01
until: 2021-12
actors: {a: {stakes: {land: {weight: 5, values: {all: 9}}}}, b: {stakes: {land: {weight: 5, values: {all: 9}}}}}
issues: {land: {options: {none: {text: nothing, at: 10}, all: {text: everything, at: 90}}}}
tables: {talks: {parties: [a, b], issues: [land], meetings_per_year: 2}}
questions: {deal: {ask: Will there be one?, when: {land: all}, by: 2021-06}}
reference:
  one: {name: Counted, counts: deals, answers: [deal], events: 3, years: 50, then: {kept: {yes: 2, of: 3}, held: 0.5}}
  two: {name: A year, counts: deals, answers: [deal], per_year: 2% to 4%}
  three: {name: In years, counts: deals, answers: [deal], within: {share: 0.3 to 0.5, years: 10}}
blend: {deal: {weights: {inside: 2, one: 1}}}
decisions:
  wait: {unit: bn USD, options: {go: {text: Go, always: 1 to 2, payoffs: {deal: {yes: 10, no: -2}}}, stay: {text: Stay, always: 0}}}
market:
${NETWORK.replace(/^(?=.)/gm, "  ")}`;
const CASES: [string, Case][] = [
  ...readdirSync(`${root}cases`)
    .filter((name) => existsSync(`${root}cases/${name}/case.yaml`))
    .map((id): [string, Case] => [id, caseOf(id, readFileSync(`${root}cases/${id}/case.yaml`, "utf8"))]),
  ["a case of classes, payoffs and places", caseOf("rest", REST)],
  ...[randomCase, randomCase2].flatMap((write) =>
    Array.from({ length: 40 }, (_, seed): [string, Case] => [`${write.name} ${seed}`, caseOf("random", write(seed))]),
  ),
];

describe("a number carries what reading knew of it", () => {
  it("has the owner and the field of its path, in every case of the repository and in random ones", () => {
    const seen = new Set<string>();
    for (const [name, c] of CASES)
      for (const { path, owner, field } of c.parameters) {
        expect({ owner, field }, `${path} of ${name}`).toEqual(expected(c, path));
        for (const { pattern, path: kind } of PATTERNS) if (pattern.test(path)) seen.add(kind);
      }
    expect(NUMBERS.map(([path]) => path).filter((path) => !seen.has(path))).toEqual([]);
  });

  it("is the market's in a network file by itself", () => {
    const text = `title: One route\nactors: {a: Exporter}\n${NETWORK.replace(/option: [^}]*}, /, "")}`;
    const { network } = checkMarket({ id: "", file: "network.yaml", text });
    expect(network!.parameters.length).toBeGreaterThan(0);
    for (const { path, owner, field } of network!.parameters)
      expect({ owner, field }, path).toEqual(expected({ ...CASES[0][1], drivers: [] }, `market.${path}`));
  });

  it("takes a percentage where it is a share and nowhere else, by --set as in the file", () => {
    for (const [name, c] of CASES)
      for (const { path, field, computed, shared } of c.parameters) {
        if (computed || shared || path.startsWith("scenarios.")) continue;
        const done = amend(c, path, "45%");
        const refused = "problem" in done && done.problem.includes("% is for shares of 1");
        expect(refused, `${path} of ${name}`).toBe(!field.share);
      }
  });
});
