/**
 * The `market:` block: a trade network whose every number is a quantity of the case, and the same network as a file of
 * its own.
 */
import { predicateUnder } from "./predicates.ts";
import { Block, join, numberAt, type Member } from "./block.ts";
import type { Market, MarketAsset, MarketRoute, Owner, PlaceOnMap, Priced, Units } from "../case.ts";
import { AMOUNT, CONDUCT, POSITIVE, SHARE } from "./fields.ts";
import { MAX_CASE_BYTES, type Input } from "../text/input.ts";
import type { Message } from "../text/message.ts";
import { Reading, type Names } from "./reading.ts";
import { ASSET, MARKET_PLACE, PLAIN_MARKET, PRICE_UNITS, ROUTE, SUPPLIER, TRADER, UNITS, keysOf } from "./shapes.ts";
import { readSources } from "./sources.ts";
import { readTree } from "../text/tree.ts";

/** Greatest number of players in the game of assets. */
const MAX_PLAYERS = 6;
/** Greatest number of assets: every set of them is solved in every draw. */
const MAX_ASSETS = 5;
/** Owner of the numbers of a network. */
export const MARKET_OWNER: Owner = { kind: "lens", lens: "market" };
const CONVERSIONS = { bcmPerMt: 1.36, tbtuPerBcm: 35.7 };

export function readMarket(reading: Reading, block: Block | null): Market | null {
  if (!block) return null;
  const units = unitsOf(block, { unit: "bcm", priceUnit: "USD/MMBtu" });
  const names = (key: string): { members: Member[]; names: Names } => {
    const members = block.ids(key, `a block of ${key}`);
    const entry = block.entries.get(key);
    if (key !== "assets" && key !== "observed" && entry?.value.kind === "mapping" && members.length === 0)
      reading.error("missing-key", `a network has at least one of ${key}`, join(block.path, key), entry.keySpan);
    return { members, names: new Map(members.map((member, at) => [member.key, at])) };
  };
  const [traders, suppliers, markets, assets] = [
    names("traders"),
    names("suppliers"),
    names("markets"),
    names("assets"),
  ];
  const market: Market = {
    ...units,
    bcmPerMt: block.number("bcm_per_mt", POSITIVE, CONVERSIONS.bcmPerMt),
    tbtuPerBcm: block.number("tbtu_per_bcm", POSITIVE, CONVERSIONS.tbtuPerBcm),
    traders: traders.members.flatMap((member) => {
      const inner = blockOf(reading, member, TRADER);
      return inner
        ? [{ id: member.key, name: inner.text("name") ?? member.key, conduct: inner.number("conduct", CONDUCT) }]
        : [];
    }),
    suppliers: suppliers.members.flatMap((member) => {
      const inner = blockOf(reading, member, SUPPLIER);
      return inner
        ? [
            {
              id: member.key,
              name: inner.text("name") ?? member.key,
              actor: actorOf(reading, inner, "actor"),
              trader: inner.name("trader", "trader", traders.names) ?? -1,
              cost: inner.number("cost", AMOUNT),
              slope: inner.number("slope", AMOUNT, 0),
              capacity: inner.number("capacity", AMOUNT),
              ...unitsOf(inner, units),
              at: placeOf(reading, inner),
              asset: null,
            },
          ]
        : [];
    }),
    markets: markets.members.flatMap((member) => {
      const inner = blockOf(reading, member, MARKET_PLACE);
      return inner
        ? [
            {
              id: member.key,
              name: inner.text("name") ?? member.key,
              actor: actorOf(reading, inner, "actor"),
              price: inner.number("price", POSITIVE),
              quantity: inner.number("quantity", POSITIVE),
              elasticity: inner.number("elasticity", POSITIVE),
              ...unitsOf(inner, units),
              at: placeOf(reading, inner),
            },
          ]
        : [];
    }),
    routes: routesOf(reading, block, units, suppliers.names, markets.names),
    assets: [],
    observed: block.members("observed", "a block such as {japan: 16.5}").flatMap((member) => {
      const at = reading.resolve("market", member.key, markets.names, member.path, member.keySpan);
      const price = numberAt(reading, member, member.path, POSITIVE, member);
      return at < 0 ? [] : [{ market: at, price }];
    }),
    tolerance: block.numberIfGiven("tolerance", SHARE),
    override: block.text("override"),
    discountRate: block.numberIfGiven("discount_rate", SHARE),
    years: block.numberIfGiven("years", POSITIVE),
    citations: block.cover ?? [],
  };
  // Additions of assets refer to suppliers and routes, so those must be free of errors.
  const whole = !reading.hasErrors();
  market.assets = assets.members.flatMap((member, a) =>
    assetOf(reading, member, a, whole ? market : null, suppliers.names, markets.names),
  );
  if (whole && !reading.hasErrors()) sound(reading, block, market);
  return market;
}

const blockOf = (reading: Reading, member: Member, shape: Parameters<typeof Block.of>[4]): Block | null =>
  Block.of(reading, member.value, member.keySpan, member.path, shape, member);

function unitsOf(block: Block, fallback: Units): Units {
  return {
    unit:
      block.choice(
        "unit",
        UNITS,
        "unit of quantity",
        new Map([
          ["MMBTU", "TBtu"],
          ["BCM", "bcm"],
          ["MT", "Mt"],
          ["MTPA", "Mt"],
        ]),
      ) ?? fallback.unit,
    priceUnit:
      block.choice(
        "price_unit",
        PRICE_UNITS,
        "unit of price",
        new Map([
          ["USD/MMBTU", "USD/MMBtu"],
          ["USD/BCM", "USD/kcm"],
        ]),
      ) ?? fallback.priceUnit,
  };
}

/** An actor that is not part of another. */
function actorOf(reading: Reading, block: Block, key: string): number | null {
  const i = block.name(key, "actor", reading.names.actors);
  if (i !== null && reading.partOf[i] != null) {
    const whole = [...reading.names.actors.keys()][reading.partOf[i]];
    reading.error(
      "part-of",
      `'${[...reading.names.actors.keys()][i]}' is part of another; name '${whole}' here`,
      join(block.path, key),
      block.entries.get(key)!.value.span,
      whole,
    );
  }
  return i;
}

function placeOf(reading: Reading, block: Block): PlaceOnMap | null {
  const entry = block.entries.get("at");
  if (!entry) return null;
  const { value } = entry;
  const numbers =
    value.kind === "list"
      ? value.items.map((item) =>
          item.kind === "scalar" && item.plain && item.text.trim() !== "" ? Number(item.text) : NaN,
        )
      : [];
  if (numbers.length === 2 && Math.abs(numbers[0]) <= 180 && Math.abs(numbers[1]) <= 90)
    return [numbers[0], numbers[1]];
  reading.error(
    "wrong-type",
    "a place is [longitude, latitude] in degrees, such as [139.7, 35.6]",
    join(block.path, "at"),
    value.span,
  );
  return null;
}

function routesOf(reading: Reading, block: Block, units: Units, suppliers: Names, markets: Names): MarketRoute[] {
  return block.members("routes", "a block such as {sakhalin: {japan: 0.4}}").flatMap((from) => {
    const i = reading.resolve("supplier", from.key, suppliers, from.path, from.keySpan);
    const inner = Block.named(reading, from.value, from.keySpan, from.path, from, "a block such as {japan: 0.4}");
    return [...(inner?.entries.values() ?? [])].flatMap((entry): MarketRoute[] => {
      const path = join(from.path, entry.key);
      const j = reading.resolve("market", entry.key, markets, path, entry.keySpan);
      const { value } = entry;
      const wide =
        value.kind === "mapping" &&
        value.entries.some(({ key }) => keysOf(ROUTE).known.includes(key) && key !== "because");
      const route = wide ? Block.of(reading, value, entry.keySpan, path, ROUTE, from) : null;
      const read = route
        ? {
            cost: route.number("cost", AMOUNT),
            capacity: route.numberIfGiven("capacity", AMOUNT),
            atLeast: route.numberIfGiven("at_least", AMOUNT),
            ...unitsOf(route, units),
          }
        : {
            cost: numberAt(reading, entry, join(path, "cost"), AMOUNT, from),
            capacity: null,
            atLeast: null,
            ...units,
          };
      return i < 0 || j < 0 ? [] : [{ from: i, to: j, ...read, asset: null }];
    });
  });
}

function assetOf(
  reading: Reading,
  member: Member,
  a: number,
  market: Market | null,
  suppliers: Names,
  markets: Names,
): MarketAsset[] {
  const block = blockOf(reading, member, ASSET);
  if (!block) return [];
  const owner = actorOf(reading, block, "owner");
  const partners = block.list("partners", "actor", reading.names.actors).flatMap(({ index, word, span }) => {
    const path = join(block.path, "partners");
    if (reading.partOf[index] != null)
      reading.error("part-of", `'${word}' is part of another; name that one here`, path, span);
    else if (index === owner)
      reading.error("repeated", `'${word}' owns it and need not stand among the partners`, path, span);
    else return [index];
    return [];
  });
  const adds = block.entries.get("adds");
  for (const item of market && adds?.value.kind === "list" ? adds.value.items : []) {
    const [from = "", to] = item.kind === "scalar" ? item.text.trim().split(".") : [];
    const path = join(block.path, "adds");
    const i = reading.resolve("supplier", from, suppliers, path, item.span);
    const j = to === undefined ? null : reading.resolve("market", to, markets, path, item.span);
    if (i < 0 || (j !== null && j < 0)) continue;
    const parts =
      j === null ? [market!.suppliers[i]] : market!.routes.filter((route) => route.from === i && route.to === j);
    if (parts.length === 0)
      reading.error("bad-market", `there is no route from ${from} to ${to}: write one under routes`, path, item.span);
    for (const part of parts) {
      if (part.asset !== null)
        reading.error(
          "repeated",
          `${from}${to === undefined ? "" : `.${to}`} is added twice; a part stands with one asset`,
          path,
          item.span,
        );
      part.asset = a;
    }
  }
  if (adds && adds.value.kind !== "list")
    reading.error(
      "wrong-type",
      "adds is a list of suppliers, or of routes as supplier.market: [vladivostok]",
      join(block.path, "adds"),
      adds.value.span,
    );
  const [annuity, investment] = [block.numberIfGiven("annuity", AMOUNT), block.numberIfGiven("investment", AMOUNT)];
  if ((annuity === null) === (investment === null))
    reading.error(
      "bad-market",
      annuity === null
        ? "an asset has an annuity (bn USD a year), or an investment (bn USD) that is spread over the years"
        : "an asset has an annuity or an investment, not both",
      block.path,
      member.keySpan,
    );
  return [
    {
      id: member.key,
      name: block.text("name") ?? member.key,
      option: predicateUnder(block, "option"),
      owner: owner ?? -1,
      partners,
      annuity,
      investment,
      citations: block.cover ?? [],
    },
  ];
}

/** Checks that concern several blocks. */
function sound(reading: Reading, block: Block, market: Market): void {
  const at = (path: string) => reading.sites.get(path)?.tree.span ?? block.span;
  const say = (message: string, path: string, key?: string): void =>
    reading.error(
      "bad-market",
      message,
      path,
      key === undefined ? block.span : (block.entries.get(key)?.keySpan ?? block.span),
    );
  market.markets.forEach(({ id }, j) => {
    if (!market.routes.some(({ to }) => to === j))
      reading.error(
        "bad-market",
        `nobody can reach ${id}: no route leads to it`,
        join(block.path, `markets.${id}`),
        at(join(block.path, `markets.${id}.price`)),
      );
  });
  market.suppliers.forEach(({ id }, i) => {
    if (!market.routes.some(({ from }) => from === i))
      reading.error(
        "bad-market",
        `${id} can reach nobody: no route leads from it`,
        join(block.path, `suppliers.${id}`),
        at(join(block.path, `suppliers.${id}.cost`)),
      );
  });
  if (market.assets.length > MAX_ASSETS)
    say(`at most ${MAX_ASSETS} assets can be valued together`, join(block.path, "assets"), "assets");
  const players = new Set(market.assets.flatMap(({ owner, partners }) => [owner, ...partners]));
  if (players.size > MAX_PLAYERS)
    say(
      `the assets have ${players.size} owners and partners; at most ${MAX_PLAYERS} can be looked at`,
      join(block.path, "assets"),
      "assets",
    );
  if (market.assets.length > 0)
    for (const key of ["discount_rate", "years"]) {
      if (!block.has(key))
        reading.error("missing-key", `'${key}' is missing: assets are valued over years`, block.path, block.span);
    }
  if (market.observed.length > 0 && market.tolerance === null)
    reading.error(
      "missing-key",
      "'tolerance' is missing: say how far model and observed prices may differ",
      block.path,
      block.entries.get("observed")!.keySpan,
    );
}

/**
 * A network in a file of its own: the keys of a `market:` block with a title, actors by name and sources. Messages as
 * from `check`.
 */
export function checkMarket(input: Input): { network: Priced | null; messages: Message[] } {
  const reading = new Reading(input.file, input.text);
  if (input.text.length > MAX_CASE_BYTES) reading.error("too-large", "this file is larger than 4 MiB", "", null);
  const tree = reading.hasErrors()
    ? null
    : readTree(input.text, ({ code, message, span }) => reading.error(code, message, "", span));
  const block =
    tree &&
    Block.of(
      reading,
      tree,
      { start: tree.span.start, end: tree.span.start },
      "",
      PLAIN_MARKET,
      { cover: null, owner: MARKET_OWNER },
      "a network: a block of keys such as suppliers, markets and routes,",
    );
  if (!block) return { network: null, messages: reading.sorted() };
  readSources(reading, block.ids("sources", "a block of sources"), () => ({ problem: "absent" }));
  const actors = block.ids("actors", "a block such as {japan: Japan}").map(({ key, value }, at) => {
    reading.names.actors.set(key, at);
    reading.partOf.push(null);
    return { id: key, name: value.kind === "scalar" ? value.text : key, code: null };
  });
  const market = readMarket(reading, block);
  const messages = reading.sorted();
  return {
    network: reading.hasErrors()
      ? null
      : {
          title: block.text("title") ?? "",
          parameters: reading.parameters,
          citations: reading.citations,
          actors,
          market,
        },
    messages,
  };
}
