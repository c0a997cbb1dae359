/**
 * What each passage of the argument carries, and its claims `if P, then Q may follow`
 * (docs/methods/findings.md#what-each-passage-carries): a plan of the changes to be played, each once, and the findings
 * from their answers. w kept world, q question.
 */
import { quantileOf } from "../../../numbers/shares.ts";
import type { ClaimFinding, PassageFinding } from "../../../result/index.ts";
import type { Model } from "../../compile.ts";
import type { Columns } from "../../time/simulate.ts";
import { answersIn } from "../answers.ts";
import type { Counterfactual } from "../../settings.ts";
import { makeNeutral, type Neutral } from "./neutral.ts";
import { pairedDifference, type Difference } from "./paired.ts";
import { passagesOf, type Passage } from "./passages.ts";

/**
 * Standard errors that are aimed at: of a headline question's change by a passage, of the difference between the ends of
 * a claim, or this part of either where that is larger; and worlds after which they are first estimated.
 */
const MAX_PASSAGE_ERROR = 0.01;
const MAX_CLAIM_ERROR = 0.005;
const MAX_RELATIVE_ERROR = 0.1;
const FIRST_WORLDS = 200;
/** Least difference, beyond noise, that counts for a claim. */
const MIN_DIFFERENCE = 0.02;

export interface CarryPlan {
  /** Changes to be played, each different from all others. */
  changes: Counterfactual[];
  passages: { passage: Passage; neutral: Neutral; change: number | null }[];
  /** By claim: the changes in which P holds and does not, and the driver's levels there. */
  claims: { holds: number; fails: number; high: number; low: number }[];
  /** Answers of the first futures as the case stands: [w * questions + q]. */
  answers: Uint8Array;
  /** Kept worlds in which each change is played first. */
  firstWorlds: number;
}

/** Answers under each change of a plan, in order, for the first worlds: [w * questions + q]. */
export type Carried = Uint8Array[];

/** Null where nothing is to be played: no futures, or no threshold curves are wanted. */
export function carryPlan(model: Model, blocks: readonly Columns[]): CarryPlan | null {
  const { case: c, settings } = model;
  if (settings.paths === 0 || !settings.thresholds || c.questions.length === 0) return null;
  const changes: Counterfactual[] = [];
  const known = new Map<string, number>();
  const changeOf = (one: Counterfactual): number => {
    const name = JSON.stringify(one);
    const at = known.get(name) ?? changes.push(one) - 1;
    known.set(name, at);
    return at;
  };
  const neutralOf = makeNeutral(model);
  const passages = passagesOf(c).map((passage) => {
    const neutral = neutralOf(passage.citations);
    return { passage, neutral, change: neutral.reaches ? changeOf(neutral.counterfactual) : null };
  });
  const claims = c.claims.map(({ driver, end, question }) => {
    const [low, high] = endsOf(model, blocks, driver, c.questions[question].by - c.asOf);
    const at = (level: number): number => changeOf({ set: [], pin: { [c.drivers[driver].id]: level }, forget: [] });
    const [holds, fails] = end === "high" ? [high, low] : [low, high];
    return { holds: at(holds), fails: at(fails), high, low };
  });
  const answers = firstAnswers(model, blocks);
  const worlds = answers.length / c.questions.length;
  return { changes, passages, claims, answers, firstWorlds: Math.min(worlds, FIRST_WORLDS) };
}

/** The 5 % and 95 % points of a driver's levels in the first futures, over months 1 to `last` after as_of. */
function endsOf(model: Model, blocks: readonly Columns[], driver: number, last: number): [number, number] {
  const D = model.case.drivers.length;
  const months = model.until - model.asOf;
  const levels = Float64Array.from(
    blocks.flatMap(({ levels: all, kept }) =>
      Array.from({ length: kept }, (_, w) => [
        ...all.subarray((w * D + driver) * months, (w * D + driver) * months + last),
      ]).flat(),
    ),
  ).sort();
  return [quantileOf(levels, 0.05), quantileOf(levels, 0.95)];
}

function firstAnswers(model: Model, blocks: readonly Columns[]): Uint8Array {
  const Q = model.questions.length;
  const out = new Uint8Array(blocks.reduce((sum, { kept }) => sum + kept, 0) * Q);
  let at = 0;
  for (const columns of blocks)
    for (let w = 0; w < columns.kept; w++)
      for (let q = 0; q < Q; q++) out[at++] = answersIn(model, columns, w, q, 0) ? 1 : 0;
  return out;
}

/**
 * Kept worlds in which change n is to be played so that the errors of the headline questions' changes, or of a claim's
 * difference, come under what is aimed at, estimated from those played so far.
 */
export function worldsWanted(model: Model, plan: CarryPlan, carried: Carried, n: number): number {
  const Q = model.questions.length;
  const { headline } = model.case;
  const asked = headline.length > 0 ? headline : [0];
  const all = plan.answers.length / Q;
  const played = carried[n].length / Q;
  const wanted = ({ change, se }: Difference, error: number): number => {
    const aim = Math.max(error, MAX_RELATIVE_ERROR * Math.abs(change));
    return Math.ceil(played * (se / aim) * (se / aim));
  };
  const ofPassages = plan.passages.some(({ change }) => change === n)
    ? asked.map((q) => wanted(pairedDifference(carried[n], plan.answers, Q, q), MAX_PASSAGE_ERROR))
    : [];
  const ofClaims = plan.claims.flatMap(({ holds, fails }, at) =>
    holds === n || fails === n
      ? [wanted(pairedDifference(carried[holds], carried[fails], Q, model.case.claims[at].question), MAX_CLAIM_ERROR)]
      : [],
  );
  return Math.min(all, Math.max(played, ...ofPassages, ...ofClaims));
}

/** The findings of a plan whose changes have been played. */
export function carriedFindings(
  model: Model,
  plan: CarryPlan,
  carried: Carried,
): { passages: PassageFinding[]; claims: { [id: string]: ClaimFinding } } {
  const { case: c } = model;
  const Q = model.questions.length;
  const questionsOf = (change: number): PassageFinding["questions"] =>
    Object.fromEntries(
      c.questions.map(({ id }, q) => {
        const { before, after, change: difference, se } = pairedDifference(carried[change], plan.answers, Q, q);
        const belowNoise = isNoise({ change: difference, se });
        return [id, { p: before, without: after, change: difference, se, below_noise: belowNoise }];
      }),
    );
  return {
    passages: plan.passages.map(({ passage, neutral, change }, at) => ({
      number: at + 1,
      ...passage,
      tested:
        change !== null
          ? "simulated"
          : neutral.removed.length > 0
            ? "no reach"
            : neutral.hasNumbers
              ? "no neutral case"
              : "no numbers",
      removed: neutral.removed,
      worlds: change === null ? 0 : carried[change].length / Q,
      questions: change === null ? {} : questionsOf(change),
    })),
    claims: Object.fromEntries(c.claims.map((_, at) => [c.claims[at].id, claimFinding(model, plan, carried, at)])),
  };
}

function claimFinding(model: Model, plan: CarryPlan, carried: Carried, at: number): ClaimFinding {
  const { case: c } = model;
  const Q = model.questions.length;
  const { name, driver, end, question, citations } = c.claims[at];
  const { holds, fails, high, low } = plan.claims[at];
  const found = pairedDifference(carried[holds], carried[fails], Q, question);
  const [held, failed] = end === "high" ? [high, low] : [low, high];
  const isNothing = isNoise(found) || Math.abs(found.change) < MIN_DIFFERENCE;
  return {
    name,
    driver: c.drivers[driver].id,
    end,
    question: c.questions[question].id,
    citations,
    holds: { at: held, p: found.after },
    fails: { at: failed, p: found.before },
    p: pairedDifference(carried[holds], plan.answers, Q, question).before,
    change: found.change,
    se: found.se,
    verdict: isNothing ? "hardly matters" : found.change < 0 ? "works against" : found.after > 0.5 ? "enough" : "helps",
    worlds: found.worlds,
  };
}

const isNoise = ({ change, se }: Pick<Difference, "change" | "se">): boolean => Math.abs(change) <= 2 * se;
