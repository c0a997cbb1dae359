/** A suite of hindcasts in words: how its cases were chosen, and what can be read from them. */
import type { CaseRole, HindcastFindings, RoleTable } from "../ledger/suite/shape.ts";
import { list } from "./format.ts";
import { calibrationText, differenceText, expectedText } from "./scores.ts";

export const ROLE_TITLES: { [role in CaseRole]: string } = {
  held_out: "Held-out cases",
  unstated: "Cases",
  development: "Development cases",
  outside: "Cases that the suite does not name",
};

const ROLE_NOTES: { [role in CaseRole]: string } = {
  held_out: "Neither the engine nor a case was changed after its odds had been seen.",
  unstated: "",
  development:
    "The engine, the guidance or the case was changed after its odds had been seen, so these scores flatter.",
  outside: "Not in the suite: why these cases were written is not said.",
};

export const roleNote = (role: CaseRole): string => ROLE_NOTES[role];

const NO_SUITE =
  "No suite.yaml: how these cases were chosen is not said. The sample may have been picked by its outcome; no level can be read from it.";

/** What stands before every number: that these are hindcasts, and what is wrong with the sample. */
export function notices({ suite, waiting, without_odds }: HindcastFindings): string[] {
  const named = Object.entries(suite?.cases ?? {});
  const knew = named.filter(([, { author_knew }]) => author_knew !== null && author_knew !== "nothing");
  return [
    ...(suite === null ? [NO_SUITE] : []),
    ...(suite?.chosen.knowing === "odds"
      ? [
          "Warning: these cases were chosen by somebody who knew their odds. The sample may have been picked for its score.",
        ]
      : []),
    `Hindcasts: the odds are of past disputes, and their outcomes were known when they were made${knew.length > 0 ? `, also to the authors of ${knew.length === named.length ? `all ${named.length}` : `${knew.length} of the ${named.length}`} cases` : ""}. They stand in no mean with live forecasts.`,
    ...(waiting.length > 0 ? [`Not scored, since no outcomes.yaml gives the outcome of ${list(waiting)}.`] : []),
    ...(without_odds.length > 0 ? [`No odds, since under 50 worlds fit the record: ${list(without_odds)}.`] : []),
  ];
}

/** How the sample came about, in one paragraph; empty without a suite.yaml. */
export function sampleText({ suite }: HindcastFindings): string {
  if (!suite) return "";
  const { universe, rule, chosen, cases, left_out } = suite;
  const count = Object.keys(cases).length;
  const dropped = Object.entries(left_out).map(([id, why]) => `${id} (${why})`);
  return `${count} case${count === 1 ? "" : "s"} from: ${universe.text.replace(/\.$/, "")}${universe.counted === null ? "" : ` (${universe.counted})`}. Rule: ${rule.replace(/\.$/, "")}. Chosen by ${chosen.by} on ${chosen.on}, knowing ${chosen.knowing === "nothing" ? "neither outcomes nor odds" : chosen.knowing === "outcomes" ? "the outcomes and not the odds" : "the odds"}.${dropped.length > 0 ? ` Left out: ${list(dropped)}.` : ""}`;
}

/** What a table of one role can show, from the rules for small samples. */
export function readings({ sources, differences, base, no_blend, blend }: RoleTable, isChosen: boolean): string[] {
  const { model } = sources;
  if (!model) return ["No question with odds of the model has resolved."];
  const against = ["constant:0.5", "base", "outside", "model:without_record"];
  const pairs = against.flatMap((b) => differences.filter((one) => one.a === "model" && one.b === b));
  const within = model.auc?.within ?? null;
  return [
    ...pairs.map((difference) => differenceText(difference, base)),
    ...differences.filter(({ a, b }) => a === "outside" && b === "blend").map((one) => differenceText(one, base)),
    calibrationText(model),
    ...(within === null
      ? []
      : [
          `Within cases, of ${model.auc!.pairs_within} pairs of a question that came true and one that did not, the model gave the first the higher odds in ${Math.round(100 * within)} of 100.`,
        ]),
    ...(model.expected ? [`The model: ${lower(expectedText(model.expected))}`] : []),
    ...(blend
      ? [
          `The blend gives the model a weight of ${blend.w.toFixed(2)} (${blend.least.toFixed(2)} to ${blend.most.toFixed(2)} with one case left out); each case is scored with the weight of the others.`,
        ]
      : no_blend
        ? [`No blend: ${no_blend}.`]
        : []),
    isChosen
      ? "What the sample can show: differences between sources on the same questions, order within cases, and calibration within its width. The level of a score depends on which disputes the universe holds."
      : "What the sample can show: differences between sources on the same questions, and order within cases. No level.",
  ];
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
