/** The market lens: values of each deal by holder, after the calibration of the base prices. */
import type { MarketAssetFinding, MarketFindings, Result, Spread } from "../../../result/index.ts";
import { Figure } from "../widgets/figure.tsx";
import { figures, list, number, percent } from "../../../wording/format.ts";

/** Two figures, as in the report: a third would claim too much of such numbers. */
const short = (x: number): string => figures(Number(x.toPrecision(2)));
const range = ({ p5, p50, p95 }: Spread): string =>
  p95 - p5 <= 1e-9 * Math.max(1, Math.abs(p50)) ? short(p50) : `${short(p50)} (${short(p5)} to ${short(p95)})`;

export function MarketValues({ result }: { result: Result }) {
  const m = result.lenses.market;
  if (!m) return null;
  return (
    <section class="panel" aria-label="What a deal is worth, and to whom">
      <h3>What a deal is worth, and to whom</h3>
      <p class={m.calibration.open ? "" : "caution"} dir="auto">
        {m.calibration.said}
      </p>
      {m.unsolved > 0 ? (
        <p class="caution">
          {number(m.unsolved)} of {number(m.draws)} worlds are left out: they have no equilibrium.
        </p>
      ) : null}
      {Object.entries(m.assets ?? {}).map(([id, asset]) => (
        <Deal key={id} id={id} asset={asset} m={m} result={result} />
      ))}
      <p class="quiet small">
        A trade network solved in {number(m.draws - m.unsolved)} worlds; it values a deal as if it stood in the base
        year. Nothing of it enters the odds
        {Object.keys(result.parameters).some((path) => path.endsWith(".from_market"))
          ? " except through the stakes that say so"
          : ""}
        . Its map and its game of coalitions stand in the report.
      </p>
    </section>
  );
}

function Deal({ id, asset, m, result }: { id: string; asset: MarketAssetFinding; m: MarketFindings; result: Result }) {
  const name = (holder: string): string => m.holders[holder]?.name ?? holder;
  const parties = [asset.owner, ...asset.partners];
  const losing = parties.filter((who) => asset.gain[who].loses > 0.05);
  return (
    <>
      <h4 class="unseen" dir="auto">
        {asset.name}
      </h4>
      <Figure of={result} draw={(f) => f.marketGains(m, id)} />
      <ul dir="auto">
        <li>
          Costs {name(asset.owner)} {range(asset.annuity)} bn USD a year and delivers{" "}
          {list(
            Object.entries(asset.delivers)
              .filter(([, flow]) => flow.p50 > 0.005)
              .map(([market, flow]) => `${range(flow)} to ${m.markets[market]?.name ?? market}`),
          )}{" "}
          ({m.units.quantity} a year).
        </li>
        <li>
          To those who sign, bn USD a year:{" "}
          {list(parties.map((who) => `${name(who)} ${range(asset.gain[who].yearly)}`))}.{" "}
          {losing.length === 0
            ? "At the market\u2019s price each gains in at least 19 of 20 worlds."
            : `At the market\u2019s price ${list(losing.map((who) => `${name(who)} loses in ${percent(asset.gain[who].loses)} of worlds`))}, and would have to be paid.`}
        </li>
        {Object.entries(asset.interval).map(([partner, interval]) => (
          <li>
            {interval === null
              ? `${name(partner)} takes none of it: there is a sum of money to agree on, and no price.`
              : `${name(asset.owner)} needs at least ${range(interval.low)} ${m.units.price}, ${name(partner)} could pay up to ${range(interval.high)}; the market\u2019s price would be ${range(interval.market_price)}. Both gain at some price in ${percent(interval.share)} of worlds.`}
          </li>
        ))}
        {asset.free_riders.length === 0 ? null : (
          <li>
            Gain without signing:{" "}
            {list(asset.free_riders.map((who) => `${name(who)} ${range(asset.gain[who].yearly)}`))}.
          </li>
        )}
      </ul>
    </>
  );
}
