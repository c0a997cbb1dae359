/**
 * Values of stakes from the market (`from_market`): in every draw the present value of an asset to each actor whose
 * stake names it, the asset alone against the network without any. Passed to the engine as a function of the other
 * numbers of the world.
 */
import { EntenteError } from "../../errors.ts";
import { lawOf, type Supply } from "../../engine/compile.ts";
import type { Case } from "../../language/case.ts";
import { holdersOf, presentFactor, valued } from "./assemble.ts";
import { gateOf } from "./gate.ts";

/** Every number at its median. */
export function mediansOf({ parameters }: Pick<Case, "parameters">): Float64Array {
  return Float64Array.from(parameters, (p) => lawOf(p).quantile(0.5));
}

/** @returns null where no stake of the case reads the market. @throws EntenteError `market-unsolved` where the gate is shut or the base network has no equilibrium. */
export function supplyOf(c: Case): Supply | null {
  const { market } = c;
  const wanted = c.actors.flatMap(({ stakes }, actor) =>
    stakes.flatMap(({ market: tie }) => (tie ? [{ actor, ...tie }] : [])),
  );
  if (!market || wanted.length === 0) return null;
  const gate = gateOf(market, mediansOf(c));
  if ("problem" in gate) throw new EntenteError("market-unsolved", gate.problem);
  if (!gate.open) throw new EntenteError("market-unsolved", `a stake takes its value from the market. ${gate.said}`);
  const holders = holdersOf(c, market);
  const assets = [...new Set(wanted.map(({ asset }) => asset))];
  const fill = (v: Float64Array): void => {
    const payoff = (built: number): Float64Array => {
      const found = valued(market, holders, v, built);
      if ("problem" in found)
        throw new EntenteError(
          "market-unsolved",
          `in one of the worlds the market has no equilibrium. ${found.problem}`,
        );
      return found.payoff;
    };
    const base = payoff(0);
    const factor = presentFactor(market, v);
    for (const a of assets) {
      const gained = payoff(1 << a);
      for (const { actor, asset, worth } of wanted) {
        const h = holders.ofActor.get(actor);
        if (asset === a) v[worth] = h === undefined ? 0 : factor * (gained[h] - base[h]);
      }
    }
  };
  return { lens: "market", fill };
}
