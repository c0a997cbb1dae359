/** The trade network of a case, for the market lens. */
import type { Predicate } from "./issues.ts";
import type { Citation, Parameter, ParameterIndex } from "./numbers.ts";

export type QuantityUnit = "bcm" | "Mt" | "TBtu";

export type PriceUnit = "USD/MMBtu" | "USD/kcm" | "USD/t";

/** Units in which a part of the network is written. */
export interface Units {
  unit: QuantityUnit;
  priceUnit: PriceUnit;
}

/** Longitude and latitude, degrees. */
export type PlaceOnMap = [number, number];

export interface MarketSupplier extends Units {
  id: string;
  name: string;
  actor: number | null;
  trader: number;
  cost: ParameterIndex;
  slope: ParameterIndex;
  capacity: ParameterIndex;
  at: PlaceOnMap | null;
  /** Present only with this asset. */ asset: number | null;
}

export interface MarketPlace extends Units {
  id: string;
  name: string;
  actor: number | null;
  price: ParameterIndex;
  quantity: ParameterIndex;
  elasticity: ParameterIndex;
  at: PlaceOnMap | null;
}

export interface MarketRoute extends Units {
  from: number;
  to: number;
  cost: ParameterIndex;
  capacity: ParameterIndex | null;
  atLeast: ParameterIndex | null;
  asset: number | null;
}

/** Exactly one of annuity (bn USD a year) and investment (bn USD) is set. */
export interface MarketAsset {
  id: string;
  name: string;
  option: Predicate;
  owner: number;
  partners: number[];
  annuity: ParameterIndex | null;
  investment: ParameterIndex | null;
  citations: number[];
}

/** A trade network. Numbers as written, in the units of their part; the lens converts. */
export interface Market extends Units {
  bcmPerMt: ParameterIndex;
  tbtuPerBcm: ParameterIndex;
  traders: { id: string; name: string; conduct: ParameterIndex }[];
  suppliers: MarketSupplier[];
  markets: MarketPlace[];
  routes: MarketRoute[];
  assets: MarketAsset[];
  /** In the units of the market itself. */
  observed: { market: number; price: ParameterIndex }[];
  tolerance: ParameterIndex | null;
  override: string | null;
  /** Null only where there is no asset. */
  discountRate: ParameterIndex | null;
  years: ParameterIndex | null;
  citations: number[];
}

/** Input of the market lens: a case, or a network file of its own. */
export interface Priced {
  title: string;
  parameters: Parameter[];
  citations: Citation[];
  actors: { id: string; name: string; code: string | null }[];
  market: Market | null;
}
