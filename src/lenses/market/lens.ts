import type { MarketFindings } from "../../result/index.ts";
import type { Lens } from "../lens.ts";
import { market as find } from "./index.ts";
import { supplyOf } from "./worth.ts";

/** Values of deals in a trade network, by holder. */
export const market: Lens<MarketFindings> = {
  id: "market",
  needs: ({ market: network }) => (network ? null : "this case has no market: block"),
  find,
  write: (findings, { lenses }) => {
    lenses.market = findings;
  },
  supply: supplyOf,
};
