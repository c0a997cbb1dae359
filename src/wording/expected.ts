/** What signers expect of somebody else, against what comes of it in the run, in words. */
import type { ExpectedFinding, Result } from "../result/index.ts";
import { conditionText } from "./conditions.ts";
import { number, percent } from "./format.ts";

export interface ExpectedRow {
  /** Name of the issue and text of the option. */
  what: string;
  /** What must come to hold first, as a clause. */
  when: string;
  /** The stated chance: `80 %`, or `70 % (60 % to 80 %)`. */
  stated: string;
  /** What comes of it: `34 % of 1,200 futures`, or why that is not known. */
  comes: string;
  differs: boolean;
}

/** A row an expected option, in the order of the case. */
export function expectedRows(result: Result): ExpectedRow[] {
  return Object.entries(result.expected ?? {}).flatMap(([issue, options]) =>
    Object.entries(options).map(([option, found]) => ({
      what: `${result.issues[issue]?.name ?? issue}: ${result.issues[issue]?.options[option] ?? option}`,
      when: conditionText(result, found.when),
      stated: statedText(found),
      comes: comesText(found),
      differs: found.differs,
    })),
  );
}

function statedText({ stated: { mean, p5, p95 } }: ExpectedFinding): string {
  return p5 === p95 ? percent(mean) : `${percent(mean)} (${percent(p5)} to ${percent(p95)})`;
}

function comesText({ when, simulated, futures }: ExpectedFinding): string {
  if (simulated !== null) return `${percent(simulated)} of ${number(futures)} futures`;
  return readsMore(when) ? "not followed: a driver or a table decides when" : "its condition came to hold in no future";
}

function readsMore(when: ExpectedFinding["when"]): boolean {
  if (when.kind === "not") return readsMore(when.of);
  return when.kind === "all" || when.kind === "any" ? when.of.some(readsMore) : when.kind !== "issue";
}

export const EXPECTED_NOTE =
  "A party values a deal with what it expects to come of it from others, by the chances that the case states. Beside each stands how often the option came in the futures in which its condition came to hold.";
/** Said of an expectation that the run does not bear out, and once of all such. */
export const EXPECTED_WARNING = "over 20 points apart";
export const EXPECTED_ADVICE =
  "Where the two are over 20 points apart, state the chance that the model gives, or change what moves the issue.";
