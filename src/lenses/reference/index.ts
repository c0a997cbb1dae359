/**
 * The reference class lens (docs/methods/reference.md): how often comparable disputes had the outcome that a question
 * asks about, with an interval. It stands beside the simulation's odds and is never blended with them.  Ends of a class
 * come at a constant rate. From n events in T years the rate is Gamma(n + 1/2, T) (Poisson counts, Jeffreys prior);
 * P(an end within t) = 1 - E exp(-rate t). A yearly share s gives 1 - (1 - s)^t, a share S within H years 1 - (1 -
 * S)^(t/H). What it takes besides (ratified, complied with) multiplies, drawn independently. Classes of the library are read
 * by `class-reading.ts`.
 */
import { lawOf } from "../../engine/index.ts";
import { sampler } from "../../numbers/quantity.ts";
import { betaLaw } from "../../numbers/beta.ts";
import { exp, log } from "../../numbers/elementary.ts";
import { gammaQuantile } from "../../numbers/gamma.ts";
import { first, key } from "../../numbers/streams.ts";
import { monthName } from "../../numbers/months.ts";
import { quantileOf } from "../../numbers/shares.ts";
import type { BlendFinding, OutsideView, ReferenceFindings, Result } from "../../result/index.ts";
import type { Case, ParameterIndex, ReferenceClass } from "../../language/case.ts";
import { readingOf } from "./class-reading.ts";

type LibraryRate = Extract<ReferenceClass["rate"], { kind: "library" }>;
type OwnRate = Exclude<ReferenceClass["rate"], LibraryRate>;

/** Number of draws behind means and intervals: an end of a 90 % interval is then good to about a hundredth of it. */
const DRAWS = 4000;

/** @returns the outside view of every question with a class; empty where the case has none */
export function reference(c: Case, seed: number): ReferenceFindings {
  const findings: ReferenceFindings = Object.create(null);
  for (const one of c.references) {
    const view = one.rate.kind === "library" ? ofLibrary(one, one.rate) : ofCase(c, one, one.rate, seed);
    for (const q of one.questions) {
      const question = c.questions[q];
      (findings[question.id] ??= Object.create(null) as { [reference: string]: OutsideView })[one.id] = {
        name: one.name,
        counts: one.counts,
        caveat: one.caveat,
        ...view(question.by - c.asOf, (j) => monthName(c.asOf + j)),
        ...(one.lead ? { lead: true as const } : {}),
        citations: one.citations,
      };
    }
  }
  return findings;
}

/** What the odds of a class add to a view, for a question that asks so many months after as_of; month j has this name. */
type ViewWithin = (
  months: number,
  month: (j: number) => string,
) => Omit<OutsideView, "name" | "counts" | "caveat" | "lead" | "citations">;

/** A class whose figures the case states. */
function ofCase(c: Case, one: ReferenceClass, rate: OwnRate, seed: number): ViewWithin {
  const rates = yearly(c, one.id, rate, seed);
  const chain = one.then.map((step) => ({ name: step.name, shares: sharesOf(c, one, step, seed) }));
  const at = (months: number): { p: number; p5: number; p95: number } =>
    spread(
      Float64Array.from(rates, (rate, s) =>
        chain.reduce((p, { shares }) => p * shares[s], 1 - exp((-rate * months) / 12)),
      ),
    );
  return (months, month) => ({
    ...at(months),
    curve: Array.from({ length: months }, (_, j) => ({ month: month(j + 1), ...at(j + 1) })),
    then: chain.map(({ name, shares }) => ({ name, ...spread(shares) })),
  });
}

/** A class of the library: the odds are exact, nothing is drawn. */
function ofLibrary({ later }: ReferenceClass, { class: { id, figures }, others }: LibraryRate): ViewWithin {
  const { within, alone } = readingOf(
    figures,
    others.map((other) => other.figures),
  );
  return (months, month) => ({
    ...within(months / 12),
    curve: Array.from({ length: months }, (_, j) => ({ month: month(j + 1), ...within((j + 1) / 12) })),
    then: [],
    class: id,
    figures,
    ...(alone ? { alone: { ...alone.within(months / 12), lent: alone.lent } } : {}),
    ...(later === null ? {} : { later }),
  });
}

function spread(values: Float64Array): { p: number; p5: number; p95: number } {
  const sorted = Float64Array.from(values).sort();
  return {
    p: values.reduce((sum, x) => sum + x, 0) / values.length,
    p5: quantileOf(sorted, 0.05),
    p95: quantileOf(sorted, 0.95),
  };
}

/** Draws of the rate of ends a year. */
function yearly(c: Case, id: string, rate: OwnRate, seed: number): Float64Array {
  const stream = key(seed, `reference.${id}/rate`);
  const u = (s: number): number => first(stream, s, 0, 0, 0);
  if (rate.kind === "events") {
    const [events, years] = [exactly(c, rate.events), exactly(c, rate.years)];
    return Float64Array.from({ length: DRAWS }, (_, s) => gammaQuantile(events + 0.5, u(s)) / years);
  }
  const share = quantileFunction(c, rate.share);
  const span = rate.kind === "within" ? exactly(c, rate.years) : 1;
  return Float64Array.from({ length: DRAWS }, (_, s) => -log(1 - Math.min(share(u(s)), 1 - 1e-12)) / span);
}

/** Draws of one share of the chain: as written, or Beta(yes + 1/2, of - yes + 1/2) from counts (Jeffreys). */
function sharesOf(c: Case, { id }: ReferenceClass, step: ReferenceClass["then"][number], seed: number): Float64Array {
  const stream = key(seed, `reference.${id}/then.${step.id}`);
  const law =
    step.of === null
      ? quantileFunction(c, step.share)
      : betaLaw(exactly(c, step.share) + 0.5, exactly(c, step.of) - exactly(c, step.share) + 0.5).lower;
  return Float64Array.from({ length: DRAWS }, (_, s) => law(first(stream, s, 0, 0, 0)));
}

function quantileFunction(c: Case, p: ParameterIndex): (u: number) => number {
  return lawOf(c.parameters[p]).quantile;
}

function exactly(c: Case, p: ParameterIndex): number {
  return sampler(c.parameters[p].quantity, -Infinity, Infinity).quantile(0.5);
}

/** Odds and outside views averaged by the weights that the case states, by question; empty without weights. */
export function blend(
  c: Case,
  found: ReferenceFindings,
  questions: Result["questions"],
): { [question: string]: BlendFinding } {
  return Object.fromEntries(
    c.blends.flatMap(({ question, parts }): [string, BlendFinding][] => {
      const { id } = c.questions[question];
      const inside = questions[id];
      if (!inside) return [];
      const weighed = parts.map(({ reference: r, weight }) => ({
        part: r === null ? "inside" : c.references[r].id,
        p: r === null ? inside.p : found[id][c.references[r].id].p,
        w: exactly(c, weight),
      }));
      const all = weighed.reduce((sum, { w }) => sum + w, 0);
      return [
        [
          id,
          {
            p: weighed.reduce((sum, { p, w }) => sum + p * w, 0) / all,
            weights: Object.fromEntries(weighed.map(({ part, w }) => [part, w])),
          },
        ],
      ];
    }),
  );
}
