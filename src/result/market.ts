/** Of the market lens: what its network is, and what an asset is worth to whom. */

/** Over the worlds that were valued. */
export interface Spread {
  mean: number;
  p5: number;
  p50: number;
  p95: number;
}

/** What an asset of the market gives to somebody: bn USD a year, and as present value in bn USD. `loses`: share of worlds in which it loses. */
export interface MarketGain {
  yearly: Spread;
  present: Spread;
  loses: number;
}

/** Prices at which owner and partner would both be better off with the asset, in the block's unit of price. */
export interface PriceInterval {
  /** What the partner takes of it a year, and the market's price of it. */
  quantity: Spread;
  market_price: Spread;
  /** The least that the owner can take and the most that the partner can pay, the other gains and losses of both counted in. */
  low: Spread;
  high: Spread;
  /** Share of worlds in which low is not above high. */
  share: number;
}

export interface MarketAssetFinding {
  name: string;
  /** Issue id to options on which it stands. */
  option: { [issue: string]: string[] };
  owner: string;
  partners: string[];
  /** bn USD a year. */
  annuity: Spread;
  /** By holder id, the asset alone against the network without any. */
  gain: { [holder: string]: MarketGain };
  /** Of all holders together. */
  total: MarketGain;
  /** Change of price, by market id. */
  price: { [market: string]: Spread };
  /** What it delivers a year, by market id. */
  delivers: { [market: string]: Spread };
  /** By partner; null where the partner takes none of it: there is only a sum of money to agree on. */
  interval: { [partner: string]: PriceInterval | null };
  /** Holders that sign nothing and gain, largest mean gain first. */
  free_riders: string[];
  /**
   * By owner and partner, at the medians: present value in bn, the points that the deal is worth to it without the money, and the points
   * per bn at which its answer turns; null where no rate turns it. Absent without a case, or where the deal is not feasible.
   */
  break_even?: { [actor: string]: { present: number; points: number; rate: number | null; states: number | null } };
  /** Where a table at which money changes hands agrees on it, at the medians: who is paid what, and what that makes of the price. */
  agreed?: { table: string; paid: { [actor: string]: number }; price: number | null };
}

export interface MarketFindings {
  units: { quantity: string; price: string };
  /** Worlds valued, and those of them in which some network had no equilibrium (left out; why, of the first). */
  draws: number;
  unsolved: number;
  unsolved_because: string | null;
  /** Equilibria solved, and the largest residual of each kind among them. */
  solves: { count: number; primal: number; dual: number; gap: number };
  holders: { [id: string]: { name: string; actor: string | null } };
  traders: { [id: string]: { name: string; conduct: Spread } };
  /** The network without assets. `at`: longitude and latitude. */
  suppliers: {
    [id: string]: {
      name: string;
      holder: string;
      trader: string;
      at: [number, number] | null;
      asset: string | null;
      supply: Spread;
      rent: Spread;
    };
  };
  markets: {
    [id: string]: { name: string; holder: string; at: [number, number] | null; price: Spread; demand: Spread };
  };
  routes: { from: string; to: string; asset: string | null; flow: Spread; rent: Spread }[];
  calibration: {
    tolerance: number | null;
    gap: number | null;
    open: boolean;
    override: string | null;
    said: string;
    /** At the medians: prices seen and found, and found were every trader's conduct so. Gap: (model - observed)/observed. */
    markets: {
      market: string;
      observed: number;
      model: number;
      gap: number;
      at_conduct: { conduct: number; price: number }[];
    }[];
  };
  /** Null where the gate is shut. */
  assets: { [id: string]: MarketAssetFinding } | null;
  /** The game of owners and partners; null without assets, or where the gate is shut. bn USD a year. */
  game: {
    players: string[];
    /** Every coalition, single ones first. `builds`: sets of assets with the share of worlds in which the coalition would choose them. */
    coalitions: {
      members: string[];
      value: Spread;
      builds: { assets: string[]; share: number }[];
      outsiders: { [player: string]: number };
    }[];
    shapley: { [player: string]: Spread };
    /** Of the mean game; null where no division gives everybody what it gets alone. */
    nucleolus: { [player: string]: number } | null;
    core_is_empty: boolean;
    /** What each gets if the others deal without it; `beats`: more than its Shapley value, on the mean. */
    free_ride: { [player: string]: { value: Spread; beats: boolean } };
  } | null;
}
