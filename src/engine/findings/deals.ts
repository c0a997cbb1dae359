/** Deals at the medians: every number at its median, residuals 0, so the answer is exact (`entente deals --central`). */
import { today, type Model } from "../compile.ts";
import { breakEven, makeBargainer, payments, solutions, transferZone, type Gains } from "../bargaining/index.ts";
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
  /** Packages that can be reached, without the standing; those of the zone; those on the frontier, the standing counted. */
  counts: { packages: number; zone: number; frontier: number };
  /**
   * The standing, which comes first, and the packages that can be reached, in option order. Of more than 200,000 only the
   * standing, those on the frontier, the solutions, and the one whose smallest gain is greatest.
   */
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

/** Greatest number of packages of a table that are all listed. */
const MAX_LISTED_PACKAGES = 200_000;

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
        const reach = mover.reach(q, bits);
        const X = new Int32Array(reach.length + 1);
        X[0] = q;
        X.set(reach, 1);
        const { members, parties } = mover;
        const prospect = prospectOf(model, mover);
        const gain = new Float64Array(members.length * X.length);
        const n = X.length;
        members.forEach((i, a) => {
          const parts = (x: number): number =>
            gainParts(model, terms, residual, cost, i, q, x, a >= parties, prospect).gain;
          for (let at = 0; at < n; at++) gain[a * n + at] = parts(X[at]);
        });
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
        const perBn = mover.transfers
          ? Float64Array.from(members.slice(0, parties), (i) => medians[model.shape.pointsPerBn[i]])
          : null;
        const inZone = scratch.inZone.slice();
        const agreed = perBn ? transferZone(gains, perBn, inZone) : found.nash;
        const chosen = [agreed, found.kalaiSmorodinsky, found.egalitarian, found.utilitarian, nearest(gains)];
        const listed = (at: number): boolean =>
          n <= MAX_LISTED_PACKAGES || at === 0 || scratch.onFrontier[at] === 1 || chosen.includes(at);
        const packages: CentralPackage[] = [];
        for (let at = 0; at < n; at++)
          if (listed(at))
            packages.push({
              options: optionsOf(model, X[at]),
              utility: Object.fromEntries(
                members.map((i) => [c.actors[i].id, utility(model, terms, residual, cost, i, X[at], prospect)]),
              ),
              gain: Object.fromEntries(members.map((i, a) => [c.actors[i].id, gain[a * n + at]])),
              zone: inZone[at] === 1,
              frontier: scratch.onFrontier[at] === 1,
            });
        const counts = { packages: n - 1, zone: count(inZone), frontier: found.frontier };
        const table = { table: mover.id, counts, packages };
        if (!perBn) return { ...table, solutions: solved, degenerate: found.degenerate };
        const byParty = <V>(of: (a: number) => V): { [actor: string]: V } =>
          Object.fromEntries(members.slice(0, parties).map((i, a) => [c.actors[i].id, of(a)]));
        const paid = agreed < 0 ? null : payments(gains, power, perBn, agreed);
        return {
          ...table,
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

const count = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0);

/** The package other than the standing whose smallest gain is greatest; -1 where there is none. */
function nearest({ gain, n, members, standing }: Gains): number {
  let [best, most] = [-1, -Infinity];
  for (let x = 0; x < n; x++) {
    if (x === standing) continue;
    let least = Infinity;
    for (let a = 0; a < members; a++) least = Math.min(least, gain[a * n + x]);
    if (least > most) [best, most] = [x, least];
  }
  return best;
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
