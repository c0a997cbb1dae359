/** The numbers of a case as it stands, by whether anybody has judged them: as check and the workbench class them. Pure. */
import { isReported } from "../../../engine/findings/grounds.ts";
import type { Case, Parameter } from "../../../language/index.ts";
import type { Authoring } from "../../workers/authoring.ts";
import type { DraftShown } from "../../workers/messages.ts";

/** A number or date to judge; `written` as it stands or is suggested, `sentence` the reason that was given. */
export interface Asked {
  path: string;
  is: "number" | "month" | "date";
  written: string | null;
  sentence: string;
  /** Why it is open; null where nothing says so. */
  reason: string | null;
}

/**
 * @param c the case as it stands; null before it is checked
 * @param draft what is open in it
 * @param filled what was answered in the interview: newer than `c` while an answer is on its way
 */
export function byJudgement(
  c: Case | null,
  draft: Pick<DraftShown, "unfilled"> | null,
  filled: Authoring["filled"],
): { unjudged: Asked[]; judged: Asked[] } {
  const answered = new Map(filled.map((one) => [one.path, one]));
  const open = (draft?.unfilled ?? []).flatMap(({ path, is, suggestion, reason }): Asked[] =>
    answered.has(path) ? [] : [{ path, is, written: suggestion, sentence: "", reason }],
  );
  const numbers = new Map(
    (c?.parameters ?? []).flatMap((one) =>
      isReported(one) && !one.default && !one.computed && !one.unfilled ? [[one.shared ?? one.path, one]] : [],
    ),
  );
  const stated = [...numbers].flatMap(([path, one]): (Asked & { suggested: boolean })[] => {
    const said = answered.get(path);
    if (said === undefined && !NOBODYS.has(one.cited)) return [];
    return [
      {
        path,
        is: "number",
        written: said?.written ?? one.text,
        sentence: said?.sentence ?? sentenceOf(c!, one, path),
        reason: null,
        suggested: said?.suggested ?? one.cited === "suggested",
      },
    ];
  });
  const rest = filled
    .filter(({ path }) => !numbers.has(path))
    .map(({ path, written, sentence, suggested }) => ({
      path,
      is: /^\d{4}-\d{2}/.test(written) ? ("date" as const) : ("number" as const),
      written,
      sentence: sentence ?? "",
      reason: null,
      suggested,
    }));
  const all = [...stated, ...rest];
  return {
    unjudged: [...open, ...all.filter(({ suggested }) => suggested)],
    judged: all.filter(({ suggested }) => !suggested),
  };
}

/** Classes of numbers for which no passage speaks. */
const NOBODYS: ReadonlySet<Parameter["cited"]> = new Set(["suggested", "judged", "bare"]);

/** The reason that was given for a number alone. */
const sentenceOf = ({ citations }: Case, one: Parameter, path: string): string =>
  one.citations.map((at) => citations[at]!).findLast(({ kind, path: of }) => kind === "judged" && of === path)?.quote ??
  "";
