import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseHTML } from "linkedom";
import type { MarketFindings } from "../../../src/engine/index.ts";
import { checkMarket } from "../../../src/language/index.ts";
import { plainMarket } from "../../../src/lenses/market/index.ts";
import { marketGains, marketMap } from "../../../src/pictures/index.ts";
import { report } from "../../../src/report/index.ts";
import { market } from "../../../src/report/market.ts";
import { realistic } from "../../report/fixture.ts";
import { root } from "../../../scripts/build.mjs";
import { entente, inFolder } from "../../cli/command.ts";

const { folder, spawned, file } = inFolder("market");

const text = `
title: Two buyers round a bay
unit: bcm
price_unit: USD/MMBtu
actors: {x: "Ex & Sons <of> Bay", a: Buyer}
traders: {ships: {conduct: 0}, pipes: {conduct: 0.2}}
suppliers:
  ships: {trader: ships, cost: 4 to 6, slope: 0.1, capacity: 100, at: [-30, 40]}
  pipe: {name: The pipe, actor: x, trader: pipes, cost: 2 to 3, capacity: 20, at: [-12, 52]}
markets:
  a: {name: Aland, actor: a, price: 10, quantity: 40, elasticity: 0.3 to 0.6, at: [-4, 50]}
  b: {name: Beland, price: 10, quantity: 20, elasticity: 0.5, at: [-6, 45]}
routes: {ships: {a: 1, b: 1}, pipe: {a: 0.5}}
assets: {pipe: {name: The pipe, owner: x, partners: [a], adds: [pipe], investment: 5 to 15}}
observed: {a: 10}
tolerance: 50%
discount_rate: 10%
years: 20
because: [{judgment: Made up.}]
`;
const found = plainMarket(checkMarket({ id: "", file: "n.yaml", text }).network!, 1, 60);
const bay = file("bay.yaml", text);

describe("entente market", () => {
  it("tells prices, the gate, what a deal is worth and to whom, with residuals", () => {
    const { stdout, stderr, status } = spawned(["market", bay, "--draws", "60"]);
    expect([stderr, status]).toEqual(["", 0]);
    for (const said of [
      /equilibria; largest residuals: primal/,
      /^Aland +[\d.]+ +\([\d.]+ to [\d.]+\)/m,
      /within \d+ % of the observed ones \(50 % is allowed\)/,
      /Price between Ex & Sons <of> Bay and Buyer: at least/,
      /Gain without signing: Beland/,
      /Shapley value +nucleolus/,
    ])
      expect(stdout.replace(/\n(?=\S)/g, "\n")).toMatch(said);
  });
  it("prints the findings as JSON, the same bytes each time and as the library has them", async () => {
    const print = async (): Promise<string> => (await entente("market", bay, "--draws", "60", "--json")).stdout;
    expect(JSON.parse(await print())).toEqual(JSON.parse(JSON.stringify(found)));
    expect(await print()).toBe(await print());
  });
  it("draws the map where it is told to", async () => {
    expect((await entente("market", bay, "-o", join(folder, "out"))).status).toBe(0);
    expect(readFileSync(join(folder, "out/market.svg"), "utf8")).toMatch(/^<svg /);
  });
  it("tells a network without places all the same, and says that it has no map", async () => {
    const nowhere = file("nowhere.yaml", text.replace(/, at: \[.*?\]/g, ""));
    const { stdout, stderr, status } = await entente(
      "market",
      nowhere,
      "--draws",
      "60",
      "-o",
      join(folder, "unmapped"),
    );
    expect([status, stderr]).toEqual([0, expect.stringMatching(/no map is drawn: it takes a place of every supplier/)]);
    expect(stdout).toMatch(/^Aland +[\d.]+/m);
  });
  it.each<[string, string[], number, RegExp]>([
    ["a file that is not there", ["none.yaml"], 1, /there is no 'none\.yaml'/],
    ["a case without a market", [join(root, "cases/velna-water")], 1, /no market: block/],
    ["a flag of cases", [bay, "--set", "a=1"], 2, /--set is for a case/],
    ["no number of draws", [bay, "--draws", "none"], 2, /--draws takes a whole number/],
    [
      "a misspelt key, at its place",
      [file("key.yaml", text.replace("tolerance:", "tolerence:"))],
      1,
      /key\.yaml:16:1 .*unknown key 'tolerence'.*did you mean 'tolerance'/,
    ],
    ["what is not UTF-8", [file("bytes.yaml", Buffer.from([0xff, 0xfe, 0x41]))], 1, /it is not UTF-8/],
    ["a broken network", [join(root, "package.json")], 1, /the network cannot be read/],
  ])("refuses %s in a line", async (_, args, status, said) => {
    const run = await entente("market", ...args);
    expect([run.status, run.stdout]).toEqual([status, ""]);
    expect(run.stderr).toMatch(said);
    expect(run.stderr).not.toMatch(/\n\s+at /);
  });
});

describe("the pictures", () => {
  it("draw flows, prices and gains, each one SVG with its finding in words", async () => {
    for (const [name, svg] of [
      ["market-map", marketMap("A bay", found)],
      ["market-gains", marketGains(found, "pipe")],
    ] as const) {
      expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
      expect(
        parseHTML(`<!doctype html><html><body>${svg}</body></html>`)
          .document.querySelector("svg")
          ?.getAttribute("aria-label")?.length,
      ).toBeGreaterThan(40);
      expect(svg).not.toContain("<of>");
      await expect(svg).toMatchFileSnapshot(`output/${name}.svg`);
    }
  });
  it("are empty where nothing has a place, or the gate is shut", () => {
    const nowhere: MarketFindings = {
      ...found,
      markets: Object.fromEntries(Object.entries(found.markets).map(([id, one]) => [id, { ...one, at: null }])),
    };
    expect(marketMap("A bay", nowhere)).toBe("");
    expect(marketGains({ ...found, assets: null }, "pipe")).toBe("");
  });
});

describe("the report's section", () => {
  const sheet = (lens: MarketFindings): string => market({ ...realistic(), lenses: { market: lens } }).html;
  it("begins with how wrong the base prices are, and answers who gains, what price, who is paid, who rides free", () => {
    const page = sheet(found);
    const order = [
      "How wrong the base prices are",
      "Who gains.",
      "What price both could live with.",
      "Who would have to be paid.",
      "Who rides free.",
      "Who pays for it.",
      "Who could deal with whom",
    ].map((part) => page.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    expect(page).toContain("Ex &amp; Sons &lt;of&gt; Bay");
    expect(page).not.toMatch(/NaN|undefined/);
  });
  it("shows no value behind a shut gate, and says why", () => {
    const shut = plainMarket(
      checkMarket({ id: "", file: "n.yaml", text: text.replace("observed: {a: 10}", "observed: {a: 2}") }).network!,
      1,
      20,
    );
    const page = sheet(shut);
    expect(page).toMatch(/class="caution">[^]*Values are withheld/);
    expect(page).not.toMatch(/Who gains|Shapley/);
  });
  it("is absent where the case has no market", () =>
    expect(report({ ...realistic(), lenses: {} })).not.toContain("What a deal is worth, and to whom"));
});
