/**
 * Values of the deals in the case's market: the calibration gap first, then gains by holder, side payments, free
 * riders, and the price interval that both sides could accept.
 */
import type { MarketAssetFinding, MarketFindings, Result, Spread } from "../result/index.ts";
import { marketGains, marketMap } from "../pictures/index.ts";
import { dataTable } from "./data-table.ts";
import { fold, html, join, name, nothing, type Html } from "../wording/html.ts";
import { figures, list, number, percent } from "../wording/format.ts";
import { drawing } from "./slim.ts";

export function market(result: Result): Html {
  const found = result.lenses.market!;
  const map = marketMap("The network as it stands, and what deals would add", found);
  const assets = Object.entries(found.assets ?? {});
  return html`<p class="note">A small trade network whose every number stands in the table of numbers below: sellers with their cost and capacity, buyers with a straight demand curve, routes with their cost. It is solved in each of ${number(found.draws - found.unsolved)} worlds of this run, once for every set of deals. It values a deal in money; nothing of it enters the odds${Object.keys(result.parameters).some((path) => path.endsWith(".from_market")) ? " except through the stakes that say so" : ""}.</p>
${found.unsolved > 0 ? html`<p class="caution">${number(found.unsolved)} of ${number(found.draws)} worlds are left out: they have no equilibrium. ${name(found.unsolved_because ?? "")}</p>` : nothing}
<h3>How wrong the base prices are</h3>
${calibration(found)}
${drawing(map)}
${assets.map(([id, asset]) => assetPart(result, found, id, asset))}
${found.game === null ? nothing : game(found)}
<p class="note">${number(found.solves.count)} equilibria; largest residuals of the conditions of optimality: primal ${found.solves.primal.toExponential(1)}, dual ${found.solves.dual.toExponential(1)}, gap ${found.solves.gap.toExponential(1)}, each a share of what it is a residual of. None that failed to converge is used.</p>`;
}

const holder = (m: MarketFindings, id: string): string => m.holders[id]?.name ?? id;
/** Share of the largest gain, or flow, of an asset below which one is not told. */
const NOTABLE_SHARE = 1e-3;

/** Two significant figures, the precision that these values support. */
const short = (x: number): string => figures(Number(x.toPrecision(2)));
const range = (s: Spread): string =>
  s.p95 - s.p5 <= 1e-9 * Math.abs(s.p50) ? short(s.p50) : `${short(s.p50)} (${short(s.p5)} to ${short(s.p95)})`;

function calibration(m: MarketFindings): Html {
  const { markets, said, open } = m.calibration;
  const gap = (share: number): string => `${share > 0 ? "+" : ""}${number(100 * share)}\u00a0%`;
  return html`<p${open ? nothing : html` class="caution"`}>${name(said)}</p>
${
  markets.length === 0
    ? nothing
    : html`${dataTable({
        caption: html`Prices in ${m.units.price}, every number at its median. The last columns: the prices of the model if every seller\u2019s conduct were as given (0 takes prices, 1 plays Cournot). Conduct stands in for contracts and prices tied to oil as much as for market power, and says nothing about collusion.`,
        head: [
          "market",
          "observed",
          "model",
          "off by",
          ...markets[0].at_conduct.map(({ conduct }) => `conduct ${figures(conduct)}`),
        ],
        rows: markets.map((one) => [
          name(m.markets[one.market]?.name ?? one.market),
          figures(one.observed),
          figures(one.model),
          gap(one.gap),
          ...one.at_conduct.map(({ price }) => figures(price)),
        ]),
      })}`
}`;
}

function assetPart(result: Result, m: MarketFindings, id: string, asset: MarketAssetFinding): Html {
  const parties = [asset.owner, ...asset.partners];
  const gain = (who: string): string => `${range(asset.gain[who].yearly)}`;
  const largest = Math.max(...Object.values(asset.gain).map(({ yearly }) => Math.abs(yearly.mean)));
  const most = Math.max(...Object.values(asset.delivers).map((flow) => flow.p50));
  const losers = Object.entries(asset.gain)
    .filter(([who, { yearly }]) => !parties.includes(who) && yearly.mean < -NOTABLE_SHARE * largest)
    .sort((a, b) => a[1].yearly.mean - b[1].yearly.mean);
  const stands = Object.entries(asset.option)
    .map(([issue, options]) => options.map((option) => result.issues[issue]?.options[option] ?? option).join(", or "))
    .join("; ");
  const body = html`<p>${stands === "" ? nothing : html`Stands with: ${name(stands)}. `}It would cost ${name(holder(m, asset.owner))} ${range(asset.annuity)} bn USD a year to have, and deliver ${join(
    Object.entries(asset.delivers)
      .filter(([, flow]) => flow.p50 > NOTABLE_SHARE * most)
      .map(([market, flow]) => html`${range(flow)} to ${name(m.markets[market]?.name ?? market)}`),
    ", ",
  )} (${m.units.quantity} a year).</p>
${drawing(marketGains(m, id))}
<ul class="grounds">
<li><strong>Who gains.</strong> ${join(
    parties.map(
      (who) =>
        html`${name(holder(m, who))} ${gain(who)} bn a year, ${range(asset.gain[who].present)} bn as present value${asset.gain[who].loses > 0 ? html`; it loses in ${percent(asset.gain[who].loses)} of worlds` : nothing}`,
    ),
    ". ",
  )}. All together ${range(asset.total.yearly)}: most of what buyers gain, other sellers lose.</li>
${Object.entries(asset.interval).map(([partner, interval]) =>
  interval === null
    ? html`<li><strong>What price.</strong> ${name(holder(m, partner))} takes none of it: there is a sum of money to agree on, and no price.</li>`
    : html`<li><strong>What price both could live with.</strong> ${name(holder(m, asset.owner))} needs at least ${range(interval.low)} ${m.units.price}, and ${name(holder(m, partner))} could pay up to ${range(interval.high)}, for ${range(interval.quantity)} ${m.units.quantity} a year; the market\u2019s price would be ${range(interval.market_price)}. Both gain at some price in ${percent(interval.share)} of worlds. What lies above the market\u2019s price is not the worth of the gas but of its effect on all that ${name(holder(m, partner))} buys.</li>`,
)}
${paid(m, asset)}
${
  asset.free_riders.length === 0
    ? nothing
    : html`<li><strong>Who rides free.</strong> ${join(
        asset.free_riders.map((who) => html`${name(holder(m, who))} ${gain(who)}`),
        ", ",
      )} bn a year, and signs nothing.</li>`
}
${
  losers.length === 0
    ? nothing
    : html`<li><strong>Who pays for it.</strong> ${join(
        losers.map(([who, { yearly }]) => html`${name(holder(m, who))} ${short(yearly.p50)}`),
        ", ",
      )} bn a year at the median, mostly in lower prices for what they sell anyway.</li>`
}
<li><strong>Prices</strong> would move, at the median: ${join(
    Object.entries(asset.price).map(
      ([market, change]) => html`${name(m.markets[market]?.name ?? market)} ${short(change.p50)}`,
    ),
    ", ",
  )} ${m.units.price}.</li>
${turns(m, asset)}
${
  asset.agreed === undefined
    ? nothing
    : html`<li><strong>What the bargain makes of it</strong>, every number at its median: at ${name(result.tables[asset.agreed.table]?.name ?? asset.agreed.table)} ${join(
        Object.entries(asset.agreed.paid).map(
          ([who, bn]) =>
            html`${name(holder(m, who))} ${bn >= 0 ? "receives" : "pays"} ${short(Math.abs(bn))} bn at signing`,
        ),
        ", ",
      )}${asset.agreed.price === null ? nothing : html`; spread over the years and the gas that is a price of ${short(asset.agreed.price)} ${m.units.price}`}. The sum settles the whole package and not the gas alone.</li>`
}
</ul>`;
  return fold({
    id: `market-${id}`,
    title: name(asset.name),
    gist: html`all together ${range(asset.total.yearly)} bn USD a year`,
    open: false,
    body,
  });
}

/** Side payments: a signatory that would lose at the market's price must be compensated by the other. */
function paid(m: MarketFindings, asset: MarketAssetFinding): Html {
  const short = [asset.owner, ...asset.partners].filter((who) => asset.gain[who].loses > 0.05);
  if (short.length === 0)
    return html`<li><strong>Who would have to be paid.</strong> Nobody who signs: at the market\u2019s price each gains in at least 19 of 20 worlds.</li>`;
  return html`<li><strong>Who would have to be paid.</strong> ${join(
    short.map(
      (who) =>
        html`${name(holder(m, who))}, which at the market\u2019s price loses in ${percent(asset.gain[who].loses)} of worlds`,
    ),
    "; ",
  )}. ${asset.total.yearly.p50 < 0 ? "For all together the deal is about as likely a loss as a gain; what pays for it is what other sellers lose." : nothing}</li>`;
}

function turns(m: MarketFindings, asset: MarketAssetFinding): Html {
  const rows = Object.entries(asset.break_even ?? {});
  if (rows.length === 0) return nothing;
  const one = ([who, b]: (typeof rows)[number]): Html => {
    const start = html`${name(holder(m, who))}: ${short(b.points)} points without the money, ${short(b.present)} bn of present value`;
    if (b.rate === null)
      return html`${start}; ${b.points >= 0 && b.present >= 0 ? "it accepts at any rate" : "no rate makes it accept"}`;
    return html`${start}; ${b.present > 0 ? "it accepts where a bn is worth at least" : "it accepts where a bn is worth at most"} ${short(b.rate)} points${b.states === null ? nothing : html` (the case says ${short(b.states)})`}`;
  };
  return html`<li><strong>The rate at which an answer turns</strong>, every number at its median: ${join(rows.map(one), ". ")}. How many points a bn is worth is cited or judged, never computed; where the points already count the same gas (as a need it meets, or the price in the value of signing), the money must not be added to them.</li>`;
}

function game(m: MarketFindings): Html {
  const g = m.game!;
  const who = (ids: string[]): string => list(ids.map((id) => holder(m, id)));
  const body = html`${dataTable({
    caption: "What each coalition could get for itself, bn USD a year, and what it would build.",
    head: ["coalition", "together", "builds, share of worlds"],
    rows: g.coalitions.map(({ members, value, builds }) => [
      name(who(members)),
      range(value),
      builds
        .slice(0, 3)
        .map(
          ({ assets, share }) =>
            `${assets.length === 0 ? "nothing" : list(assets.map((id) => m.assets?.[id]?.name ?? id))} ${percent(share)}`,
        )
        .join("; "),
    ]),
  })}
${dataTable({
  caption: html`How the whole could be divided, bn USD a year, and what each would have if the others dealt without it. ${g.core_is_empty ? "The core of the mean game is empty: no division satisfies every coalition." : "The core of the mean game is not empty."}`,
  head: ["player", "Shapley value", "nucleolus", "free ride"],
  rows: g.players.map((player) => [
    name(holder(m, player)),
    range(g.shapley[player]),
    g.nucleolus === null ? "none" : short(g.nucleolus[player]),
    html`${range(g.free_ride[player].value)}${g.free_ride[player].beats ? html` <strong class="beats">more than its share</strong>` : nothing}`,
  ]),
})}
<p class="note">Prices spill over to those who do not sign, so what a player has outside depends on what the others do: the free ride stands beside the division and not in it. No single index of power is drawn from it.</p>`;
  return fold({ id: "market-game", title: html`Who could deal with whom`, gist: nothing, open: false, body });
}
