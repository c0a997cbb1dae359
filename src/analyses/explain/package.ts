/** Reasons to sign or refuse a package: its changes, its gains with their quotes, and the findings of a run. */
import { defaults, explainPackage as gainsAtMedians, type ExplainedGain } from "../../engine/index.ts";
import { nearest, suggestion, type Actor, type Case, type Citation, type Predicate } from "../../language/index.ts";
import type { PackageFinding, Result, StablePackage } from "../../result/index.ts";
import { modelOf } from "../../runners/model.ts";

/** One part of a gain; parts add up to the gain. */
export interface GainPart {
  kind: "stake" | "need" | "friction";
  /** Name of the issue or the need; empty for friction. */
  name: string;
  /** Block of the case behind it: `actors.japan.needs.gas`. */
  path: string;
  /** In points of the actor's own scale; friction is below 0. */
  value: number;
  citations: Citation[];
}

export interface ActorGain {
  actor: string;
  name: string;
  /** Has no seat at the table but must agree. */
  ratifies: boolean;
  /** In points of the actor's own scale, from the declared standing; below 0 it refuses. */
  gain: number;
  /** Largest in size first. */
  parts: GainPart[];
}

export interface PackageExplanation {
  /** Option by issue, all issues. */
  options: { [issue: string]: string };
  /** Issues that differ from the standing, in the case's order; empty for the standing itself. */
  changes: { issue: string; name: string; option: string; text: string }[];
  feasible: boolean;
  /** Constraints that exclude it. */
  forbidden_by: { constraint: string; citations: Citation[] }[];
  /**
   * All actors whose consent is needed, with every number at its median, drivers as today and residuals 0; empty without
   * changes or where it is not feasible.
   */
  actors: ActorGain[];
  /** Findings of the run; null without a run or where it does not list the package. */
  found: PackageFinding | null;
  stability: StablePackage | null;
}

/**
 * @param changes option by issue; issues that are not named stay as they stand.
 * @param result of a run of this case, or null.
 * @throws EntenteError `market-unsolved` where the case takes values from a market that yields none.
 */
export function explainPackage(
  c: Case,
  changes: { [issue: string]: string },
  result: Result | null,
): PackageExplanation | { problem: string } {
  const options = optionsOf(c, changes);
  if ("problem" in options) return options;
  const byIssue = Object.fromEntries(c.issues.map((issue, k) => [issue.id, issue.options[options[k]].id]));
  const isIt = (p: { options: { [issue: string]: string } }): boolean =>
    c.issues.every(({ id }) => p.options[id] === byIssue[id]);
  const changed = c.issues.flatMap((issue, k) => {
    const { id, text } = issue.options[options[k]];
    return options[k] === c.standing[k] ? [] : [{ issue: issue.id, name: issue.name, option: id, text }];
  });
  const gains = changed.length === 0 ? {} : gainsAtMedians(modelOf(c, defaults), options);
  return {
    options: byIssue,
    changes: changed,
    feasible: gains !== null,
    forbidden_by: gains === null ? forbidding(c, options) : [],
    actors: Object.entries(gains ?? {}).map(([id, gain]) =>
      actorGain(
        c,
        c.actors.find((a) => a.id === id)!,
        gain,
      ),
    ),
    found: result?.packages.find(isIt) ?? null,
    stability: result?.lenses.stability?.packages.find(isIt) ?? null,
  };
}

function optionsOf(c: Case, changes: { [issue: string]: string }): Uint8Array | { problem: string } {
  const options = Uint8Array.from(c.standing);
  const issues = c.issues.map(({ id }) => id);
  for (const [id, option] of Object.entries(changes)) {
    const k = issues.indexOf(id);
    if (k < 0)
      return {
        problem: `unknown issue '${id}'${suggestion(nearest(id, issues)) || `; the case has ${issues.join(", ")}`}`,
      };
    const own = c.issues[k].options.map((o) => o.id);
    if (!own.includes(option))
      return {
        problem: `unknown option '${option}' of ${id}${suggestion(nearest(option, own)) || `; it has ${own.join(", ")}`}`,
      };
    options[k] = own.indexOf(option);
  }
  return options;
}

function forbidding(c: Case, options: Uint8Array): PackageExplanation["forbidden_by"] {
  const holds = (predicate: Predicate | null): boolean =>
    predicate !== null && predicate.every((p) => p.options.includes(options[p.issue]));
  return c.constraints
    .filter((one) => (one.never ? holds(one.never) : holds(one.if) && !holds(one.then)))
    .map(({ id }) => ({ constraint: id, citations: citationsAt(c, `constraints.${id}`) }));
}

function actorGain(c: Case, actor: Actor, { gain, ratifies, stakes, needs, friction }: ExplainedGain): ActorGain {
  const part = (kind: GainPart["kind"], name: string, path: string, value: number): GainPart => ({
    kind,
    name,
    path,
    value,
    citations: citationsAt(c, path),
  });
  const block = `actors.${actor.id}`;
  return {
    actor: actor.id,
    name: actor.name,
    ratifies,
    gain,
    parts: [
      ...Object.entries(stakes).map(([issue, value]) =>
        part("stake", c.issues.find(({ id }) => id === issue)!.name, `${block}.stakes.${issue}`, value),
      ),
      ...Object.entries(needs).map(([need, value]) =>
        part("need", actor.needs.find(({ id }) => id === need)!.name, `${block}.needs.${need}`, value),
      ),
      part("friction", "", block, friction),
    ].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)),
  };
}

const citationsAt = (c: Case, path: string): Citation[] => c.citations.filter((citation) => citation.path === path);
