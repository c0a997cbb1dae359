/** Deals at the medians: every number at its median, residuals 0, so the answer is exact (`entente deals --central`). */
import { today, type Model } from "../compile.ts";
import { breakEven, makeBargainer, payments, solutions, transferZone } from "../bargaining/index.ts";
import { consent, costs, gainParts, prospectFor, prospectOf, utility } from "../model/gain.ts";
import { bitsToday } from "../model/promise.ts";
import { derive, emptyTerms } from "../model/terms.ts";
import type { TableDeals } from "../../result/index.ts";

export interface CentralDeals {
  tables: CentralTable[];
}
export interface CentralPackage {
  options: { [issue: string]: string };
  utility: { [actor: string]: number };
  gain: { [actor: string]: number };
  zone: boolean;
  frontier: boolean;
}
interface CentralSolution {
  options: { [issue: string]: string };
}
export interface CentralTable {
  table: string;
  packages: CentralPackage[];
  solutions: {
    nash: CentralSolution | null;
    kalai_smorodinsky: CentralSolution | null;
    egalitarian: CentralSolution | null;
    utilitarian: CentralSolution | null;
  };
  degenerate: boolean;
  /**
   * Where money may change hands: the payment to each party for the Nash package, in bn, and the points per bn of each
   * at which the surplus turns 0.
   */
  transfers?: { paid: { [actor: string]: number }; turns_at: { [actor: string]: number | null } } | null;
}

function optionsOf(model: Model, x: number): { [issue: string]: string } {
  const {
    packages: { rows, K },
    case: c,
  } = model;
  return Object.fromEntries(c.issues.map((issue, k) => [issue.id, issue.options[rows[x * K + k]].id]));
}

/** Every table's reachable packages from the declared standing (which comes first, with gains 0), with utilities, gains and solutions; tables with more than `most` are left out. */
export function deals(model: Model, most = Infinity): CentralDeals {
  const bits = bitsToday(model);
  const { case: c, medians, standing: q } = model;
  const terms = emptyTerms(model.shape, medians);
  derive(model.shape, terms);
  const residual = new Float64Array(model.shape.A * model.shape.O);
  const cost = costs(model, medians, today(model, medians));
  return {
    tables: model.movers
      .filter((m) => m.kind === "table" && m.reach(q, bits).length < most)
      .map((mover) => {
        const X = [q, ...mover.reach(q, bits)];
        const { members, parties } = mover;
        const prospect = prospectOf(model, mover);
        const gain = new Float64Array(members.length * X.length);
        const packages = X.map((x, at): CentralPackage => {
          members.forEach((i, a) => {
            gain[a * X.length + at] = gainParts(model, terms, residual, cost, i, q, x, a >= parties, prospect).gain;
          });
          return {
            options: optionsOf(model, x),
            utility: Object.fromEntries(
              members.map((i) => [c.actors[i].id, utility(model, terms, residual, cost, i, x, prospect)]),
            ),
            gain: Object.fromEntries(members.map((i, a) => [c.actors[i].id, gain[a * X.length + at]])),
            zone: false,
            frontier: false,
          };
        });
        const n = X.length;
        const power = Float64Array.from(mover.power, (p) => medians[p]);
        const scratch = makeBargainer(n, members.length);
        const gains = { gain, n, parties, members: members.length, standing: 0 };
        const found = solutions(gains, power, scratch);
        const named = (at: number): CentralSolution | null => (at < 0 ? null : { options: optionsOf(model, X[at]) });
        const solved = {
          nash: named(found.nash),
          kalai_smorodinsky: named(found.kalaiSmorodinsky),
          egalitarian: named(found.egalitarian),
          utilitarian: named(found.utilitarian),
        };
        packages.forEach((p, at) => {
          p.zone = scratch.inZone[at] === 1;
          p.frontier = scratch.onFrontier[at] === 1;
        });
        if (!mover.transfers) return { table: mover.id, packages, solutions: solved, degenerate: found.degenerate };
        const perBn = Float64Array.from(members.slice(0, parties), (i) => medians[model.shape.pointsPerBn[i]]);
        const flags = new Uint8Array(n);
        const agreed = transferZone(gains, perBn, flags);
        packages.forEach((p, at) => {
          p.zone = flags[at] === 1;
        });
        const byParty = <V>(of: (a: number) => V): { [actor: string]: V } =>
          Object.fromEntries(members.slice(0, parties).map((i, a) => [c.actors[i].id, of(a)]));
        const paid = agreed < 0 ? null : payments(gains, power, perBn, agreed);
        return {
          table: mover.id,
          packages,
          solutions: { ...solved, nash: named(agreed) },
          degenerate: false,
          transfers: paid && {
            paid: byParty((a) => paid[a]),
            turns_at: byParty((a) => breakEven(gains, perBn, agreed, a)),
          },
        };
      }),
  };
}

/** Greatest number of packages of a table that a result lists; a larger table is left to `entente deals --central`. */
const MAX_PACKAGES = 1000;

/** The tables' packages at the medians, in the form of the result. */
export function tableDeals(model: Model): TableDeals[] {
  return deals(model, MAX_PACKAGES).tables.map(({ table, packages, solutions: solved }) => {
    const [standing] = packages as [CentralPackage];
    const same = (a: CentralPackage["options"], b: CentralPackage["options"]): boolean =>
      Object.entries(a).every(([issue, option]) => b[issue] === option);
    const at = (solution: CentralSolution | null): number | null =>
      solution === null ? null : packages.findIndex((p) => same(p.options, solution.options));
    return {
      table,
      packages: packages.map((p) => ({
        changes: Object.fromEntries(
          Object.entries(p.options).filter(([issue, option]) => standing.options[issue] !== option),
        ),
        gain: p.gain,
        zone: p.zone,
        frontier: p.frontier,
      })),
      solutions: {
        nash: at(solved.nash),
        kalai_smorodinsky: at(solved.kalai_smorodinsky),
        egalitarian: at(solved.egalitarian),
        utilitarian: at(solved.utilitarian),
      },
    };
  });
}

export interface ExplainedGain {
  gain: number;
  ratifies: boolean;
  stakes: { [issue: string]: number };
  needs: { [need: string]: number };
  friction: number;
}

/**
 * At the medians: gains of all actors whose consent package `options` (one option index an issue) takes from the
 * declared standing; null where it is not feasible.
 */
export function explainPackage(model: Model, options: Uint8Array): { [actor: string]: ExplainedGain } | null {
  const x = model.packages.find(options);
  if (x < 0) return null;
  const { medians, case: c, standing: q } = model;
  const terms = emptyTerms(model.shape, medians);
  derive(model.shape, terms);
  const residual = new Float64Array(model.shape.A * model.shape.O);
  const cost = costs(model, medians, today(model, medians));
  return Object.fromEntries(
    [...consent(model, q, x)].map(([i, ratifies]) => {
      const actor = c.actors[i];
      const parts = gainParts(model, terms, residual, cost, i, q, x, ratifies, prospectFor(model, q, x));
      return [
        actor.id,
        {
          gain: parts.gain,
          ratifies,
          friction: parts.friction,
          stakes: Object.fromEntries(actor.stakes.map((s) => [c.issues[s.issue].id, parts.stakes[s.issue]])),
          needs: Object.fromEntries(actor.needs.map((need, j) => [need.id, parts.needs[j]])),
        },
      ];
    }),
  );
}
