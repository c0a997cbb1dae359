/**
 * Odds of a class of the library by a date, with a 90 % interval (docs/methods/reference.md). `asked`: the share of posed
 * questions at any horizon, never turned into a rate. `risk`: 1 - (T/(T + t))^shape. `stage`: the share of texts that
 * get there, by years where the class states them.
 */
import { betaLaw } from "../../numbers/beta.ts";
import { exp, log, pow } from "../../numbers/elementary.ts";
import { gammaQuantile } from "../../numbers/gamma.ts";
import type { ClassFigures } from "../../language/index.ts";
import { LEAST_CLASSES, shrinkRates, shrinkShares, type Rate, type Share } from "./shrinkage.ts";

/** Mean with the 5 and 95 % points; null where the class does not say of how many. */
export interface Odds {
  p: number;
  p5: number | null;
  p95: number | null;
}
/** Odds within so many years, at most the last that the class speaks of. */
export type OddsWithin = (years: number) => Odds;

export interface ClassReading {
  /** What counts: shrunken towards the group where there is one, else the own count. */
  within: OddsWithin;
  /** By the own count alone, and how many cases or years the group lends; null where the class stands by itself. */
  alone: { within: OddsWithin; lent: number } | null;
}

/** @param others figures of the other classes of its group */
export function readingOf(figures: ClassFigures, others: readonly ClassFigures[]): ClassReading {
  const group = [figures, ...others];
  if (figures.kind === "risk") {
    const rates = group.map(rateOf);
    const own = rateReading(figures.events + 0.5, figures.years);
    if (rates.length < LEAST_CLASSES || rates.every(({ events }) => events === 0)) return { within: own, alone: null };
    const [{ shape, years, lent }] = shrinkRates(rates);
    return { within: rateReading(shape, years), alone: { within: own, lent } };
  }
  if ("shares" in figures) return { within: stagedReading(figures.shares, figures.at_risk), alone: null };
  const { yes, of } = figures;
  if (figures.kind === "stage" && figures.within_years !== undefined)
    return { within: stagedReading({ [figures.within_years]: yes / of }, of), alone: null };
  const shares = group.map(shareOf);
  const own = shareReading(yes + 0.5, of - yes + 0.5);
  const same = shares.every(({ yes }) => yes === 0) || shares.every(({ yes, of }) => yes === of);
  if (shares.length < LEAST_CLASSES || same) return { within: own, alone: null };
  const [{ a, b, lent }] = shrinkShares(shares);
  return { within: shareReading(a, b), alone: { within: own, lent } };
}

function rateOf(figures: ClassFigures): Rate {
  if ("events" in figures) return figures;
  throw new Error("a class of the group is not a count of events in years");
}

function shareOf(figures: ClassFigures): Share {
  if ("of" in figures) return figures;
  throw new Error("a class of the group is not a count of cases");
}

/** Rate ~ Gamma(shape, years). */
function rateReading(shape: number, years: number): OddsWithin {
  const ends = [0.05, 0.95].map((u) => gammaQuantile(shape, u) / years);
  return (t) => ({
    p: 1 - pow(years / (years + t), shape),
    p5: 1 - exp(-ends[0] * t),
    p95: 1 - exp(-ends[1] * t),
  });
}

/** Share ~ Beta(a, b), at any horizon. */
function shareReading(a: number, b: number): OddsWithin {
  const odds = { p: a / (a + b), ...interval(a, b) };
  return () => odds;
}

/** -ln(1 - share) is linear between the stated years, from 0 at 0. Interval: Beta(n F + 1/2, n (1 - F) + 1/2). */
function stagedReading(shares: { [years: string]: number }, atRisk: number | null): OddsWithin {
  const points = [["0", 0] as const, ...Object.entries(shares)].map(([years, share]) => ({
    years: Number(years),
    share,
    hazard: -log(1 - share),
  }));
  return (t) => {
    const next = points.findIndex(({ years }, n) => n > 0 && t <= years);
    if (next < 0) return { p: NaN, p5: null, p95: null };
    const [before, after] = [points[next - 1], points[next]];
    const part = (t - before.years) / (after.years - before.years);
    const p = t === after.years ? after.share : 1 - exp(-(before.hazard + part * (after.hazard - before.hazard)));
    return atRisk === null ? { p, p5: null, p95: null } : { p, ...interval(atRisk * p + 0.5, atRisk * (1 - p) + 0.5) };
  };
}

function interval(a: number, b: number): { p5: number; p95: number } {
  const law = betaLaw(a, b);
  return { p5: law.lower(0.05), p95: law.upper(0.05) };
}
