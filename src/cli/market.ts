/**
 * `entente market`: a trade network by itself, or that of a case over the worlds that fit its record: prices, flows,
 * and the values of each deal by holder.
 */
import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { EntenteError } from "../errors.ts";
import type { MarketFindings, Spread } from "../engine/index.ts";
import { checkMarket, format, type Priced } from "../language/index.ts";
import { plainMarket } from "../lenses/market/index.ts";
import { lensOf } from "../lenses/index.ts";
import { figures, list, percent } from "../wording/format.ts";
import { run } from "../runners/node/index.ts";
import { READ_PROBLEMS, textOf } from "../files/case-folder.ts";
import { put } from "../files/put.ts";
import type { Given } from "./arguments.ts";
import { readSettings } from "./settings.ts";
import { loadValidCase } from "./load-valid-case.ts";
import { bold, columns, complain, dim, print, printJson, wrap } from "./terminal.ts";
import { withProgress } from "./with-progress.ts";

export async function market(given: Given, signal: AbortSignal): Promise<number> {
  const path = given.positionals[0];
  const plain = plainFile(path);
  const { title, found } = plain ? ofFile(plain, given) : await ofCase(path, given, signal);
  const out = given.flags["output"];
  const drawn = typeof out === "string" ? await picture(title, found, out) : "";
  if (drawn === null)
    complain("no map is drawn: it takes a place of every supplier and market, at: [longitude, latitude]");
  if (given.flags["json"]) return printJson(found);
  return print(`${told(title, found)}${drawn ? `\n\npicture  ${drawn}` : ""}`);
}

/** The network of a plain file; null where the path is a case. @throws EntenteError `wrong-input` with every error */
function plainFile(path: string): Priced | null {
  if (!existsSync(path))
    throw new EntenteError(
      "wrong-input",
      `there is no '${path}'; a network is a YAML file of suppliers, markets and routes (docs/use/market.md), or name a case`,
    );
  if (statSync(path).isDirectory()) return null;
  const read = textOf(path);
  if ("problem" in read)
    throw new EntenteError("wrong-input", `'${path}' cannot be read: ${READ_PROBLEMS[read.problem]}`);
  const { text } = read;
  if (/^entente\s*:/m.test(text)) return null;
  const { network, messages } = checkMarket({ id: "", file: basename(path), text });
  if (!network)
    throw new EntenteError(
      "wrong-input",
      `the network cannot be read:\n${messages
        .filter((m) => m.severity === "error")
        .map(format)
        .join("\n")}`,
    );
  const bare = messages.length;
  if (bare > 0)
    complain(`${bare} warning${bare === 1 ? "" : "s"}: ${format(messages[0])}${bare > 1 ? ", and so on" : ""}`);
  return network;
}

function ofFile(network: Priced, given: Given): { title: string; found: MarketFindings } {
  for (const flag of ["set", "scenario", "workers"])
    if (given.flags[flag] !== undefined || (given.list[flag] ?? []).length > 0)
      throw new EntenteError("wrong-usage", `--${flag} is for a case; edit the network's file instead`);
  const whole = (flag: string, fallback: number): number => {
    const text = given.flags[flag];
    if (text === undefined) return fallback;
    if (typeof text !== "string" || !/^\d{1,6}$/.test(text) || (flag === "draws" && Number(text) === 0))
      throw new EntenteError("wrong-usage", `--${flag} takes a whole number, not '${String(text)}'`);
    return Number(text);
  };
  return { title: network.title, found: plainMarket(network, whole("seed", 1), whole("draws", 500)) };
}

async function ofCase(
  path: string,
  given: Given,
  signal: AbortSignal,
): Promise<{ title: string; found: MarketFindings }> {
  const { case: c, settings, workers } = readSettings(loadValidCase(path).case, given);
  const missing = lensOf("market").needs(c);
  if (missing !== null) throw new EntenteError("wrong-input", `${missing}; docs/use/market.md says what one is`);
  const result = await withProgress((tell) =>
    run(
      c,
      { ...settings, paths: 0, thresholds: false },
      { ...(workers === undefined ? {} : { workers }), lenses: ["market"], signal, progress: tell },
    ),
  );
  const { market: found } = result.lenses;
  const why = result.messages.find(({ code }) => code === "market-left-out");
  if (!found) throw new EntenteError("market-unsolved", why?.message ?? "the market has no findings");
  return { title: c.title, found };
}

/** Draws the map into a folder. @returns the file; null where the network has no places */
async function picture(title: string, found: MarketFindings, folder: string): Promise<string | null> {
  const { marketMap } = await import("../pictures/market-map.ts");
  const svg = marketMap(title, found);
  if (svg === "") return null;
  const file = join(folder, "market.svg");
  put(file, svg);
  return file;
}

/** Share of the largest flow, or price, below which one is not told. */
const NOTABLE_SHARE = 1e-5;

const spread = (s: Spread): string =>
  Math.abs(s.p95 - s.p5) <= 1e-9 * Math.abs(s.p50)
    ? figures(s.p50)
    : `${figures(s.p50)}  (${figures(s.p5)} to ${figures(s.p95)})`;

function told(title: string, m: MarketFindings): string {
  const { quantity, price } = m.units;
  const name = (id: string): string => m.holders[id]?.name ?? id;
  const part = (of: { [id: string]: { name: string } }, id: string): string => of[id]?.name ?? id;
  const [largest, dearest] = [
    m.routes.map(({ flow }) => flow.p95),
    Object.values(m.markets).map(({ price }) => Math.abs(price.p50)),
  ].map((all) => Math.max(...all));
  const flows = m.routes
    .filter(({ flow }) => flow.p95 > NOTABLE_SHARE * largest)
    .sort((a, b) => b.flow.p50 - a.flow.p50);
  const shown = flows.slice(0, 20);
  const blocks = [
    `${bold(title)}\n${dim(wrap(`Medians, and in brackets where nine in ten of ${m.draws - m.unsolved} worlds lie. Quantities in ${quantity} a year, prices in ${price}, money in bn USD a year. ${m.solves.count} equilibria; largest residuals: primal ${m.solves.primal.toExponential(1)}, dual ${m.solves.dual.toExponential(1)}, gap ${m.solves.gap.toExponential(1)}.`))}`,
    ...(m.unsolved > 0
      ? [
          wrap(
            `Left out: ${m.unsolved} of ${m.draws} worlds, in which there is no equilibrium. ${m.unsolved_because ?? ""}`,
          ),
        ]
      : []),
    `${bold("As it stands")}\n${columns([["market", "price", "bought"], ...Object.values(m.markets).map((one) => [one.name, spread(one.price), spread(one.demand)])])}`,
    `${columns([["flow", quantity, "rent"], ...shown.map((r) => [`${part(m.suppliers, r.from)} > ${part(m.markets, r.to)}`, spread(r.flow), r.rent.p95 > NOTABLE_SHARE * dearest ? spread(r.rent) : ""])])}${flows.length > shown.length ? `\n${flows.length - shown.length} smaller flows; --json lists all.` : ""}`,
    calibrated(m),
  ];
  for (const asset of Object.values(m.assets ?? {})) {
    const holders = Object.entries(asset.gain).filter(
      ([id, gain]) => Math.abs(gain.yearly.mean) > 5e-4 || id === asset.owner || asset.partners.includes(id),
    );
    blocks.push(
      [
        bold(asset.name),
        wrap(
          `Built by ${name(asset.owner)}${asset.partners.length > 0 ? ` with ${list(asset.partners.map(name))}` : ""}, at ${spread(asset.annuity)} a year.`,
        ),
        columns([
          ["", "a year", "present value", "loses in"],
          ...holders.map(([id, gain]) => [
            name(id),
            spread(gain.yearly),
            spread(gain.present),
            gain.loses > 0 ? percent(gain.loses) : "",
          ]),
          [
            "all together",
            spread(asset.total.yearly),
            spread(asset.total.present),
            asset.total.loses > 0 ? percent(asset.total.loses) : "",
          ],
        ]),
        wrap(
          `Prices: ${Object.entries(asset.price)
            .map(([id, s]) => `${part(m.markets, id)} ${spread(s)}`)
            .join(", ")}.`,
        ),
        ...Object.entries(asset.interval).map(([partner, interval]) =>
          wrap(
            interval === null
              ? `${name(partner)} takes none of it: there is a sum of money to agree on, and no price.`
              : `Price between ${name(asset.owner)} and ${name(partner)}: at least ${spread(interval.low)}, at most ${spread(interval.high)} (market ${spread(interval.market_price)}), for ${spread(interval.quantity)} a year; both gain in ${percent(interval.share)} of worlds.`,
          ),
        ),
        ...(asset.free_riders.length > 0
          ? [
              wrap(
                `Gain without signing: ${list(asset.free_riders.map((id) => `${name(id)} ${spread(asset.gain[id].yearly)}`))}.`,
              ),
            ]
          : []),
        ...Object.entries(asset.break_even ?? {}).map(([id, b]) =>
          wrap(
            b.rate === null
              ? `${name(id)}: ${figures(b.points)} points besides the money and ${figures(b.present)} bn; no rate turns its answer.`
              : `${name(id)}'s answer turns where a bn USD of present value is worth ${figures(b.rate)} points (${figures(b.points)} points besides the money, ${figures(b.present)} bn at the medians${b.states === null ? "" : `; the case says ${figures(b.states)}`}).`,
          ),
        ),
        ...(asset.agreed
          ? [
              wrap(
                `Agreed at ${asset.agreed.table}: ${Object.entries(asset.agreed.paid)
                  .map(([id, bn]) => `${name(id)} ${bn >= 0 ? "receives" : "pays"} ${figures(Math.abs(bn))} bn`)
                  .join(
                    ", ",
                  )}${asset.agreed.price === null ? "" : `, which makes the price ${figures(asset.agreed.price)} ${price}`}.`,
              ),
            ]
          : []),
      ].join("\n"),
    );
  }
  if (m.game) blocks.push(game(m, name));
  return blocks.join("\n\n");
}

function calibrated({ calibration: c, units }: MarketFindings): string {
  const rows = c.markets.map((one) => [
    one.market,
    figures(one.observed),
    figures(one.model),
    `${one.gap > 0 ? "+" : ""}${(100 * one.gap).toFixed(0)} %`,
    ...one.at_conduct.map(({ price }) => figures(price)),
  ]);
  return [
    bold("How well it meets the prices seen"),
    ...(rows.length > 0
      ? [
          columns(
            [
              [
                "market",
                `seen (${units.price})`,
                "model",
                "",
                ...c.markets[0].at_conduct.map(({ conduct }) => `conduct ${conduct}`),
              ],
              ...rows,
            ],
            [1, 2, 3, 4, 5, 6],
          ),
        ]
      : []),
    wrap(c.said),
    dim(
      wrap(
        "Conduct stands in for contracts and prices tied to oil as much as for market power; it says nothing about collusion.",
      ),
    ),
  ].join("\n");
}

function game(m: MarketFindings, name: (id: string) => string): string {
  const g = m.game!;
  const rows = g.coalitions.map(({ members, value, builds }) => [
    members.map(name).join(", "),
    spread(value),
    builds
      .slice(0, 3)
      .map(
        ({ assets, share }) => `${assets.map((id) => m.assets![id].name).join(" + ") || "nothing"} ${percent(share)}`,
      )
      .join("; "),
  ]);
  return [
    bold("Coalitions"),
    columns([["who deals", "together, a year", "and builds, share of worlds"], ...rows]),
    "",
    columns([
      ["", "Shapley value", "nucleolus", "if the others deal without it"],
      ...g.players.map((p) => [
        name(p),
        spread(g.shapley[p]),
        g.nucleolus ? figures(g.nucleolus[p]) : "none",
        `${spread(g.free_ride[p].value)}${g.free_ride[p].beats ? "  more than its share" : ""}`,
      ]),
    ]),
    dim(
      wrap(
        `The core of the mean game is ${g.core_is_empty ? "empty: no division of the whole leaves every coalition content" : "not empty"}. Prices spill over to those who do not sign, so the last column stands beside the others and not in them.`,
      ),
    ),
  ].join("\n");
}
