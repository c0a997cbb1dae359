/** The five classes of where a number comes from, in words. */
import type { CitationFinding, Cited, GroundsFinding } from "../result/index.ts";
import { number } from "./format.ts";

export type Ground = Cited | "default";

/** The classes in order, best first; the language's defaults last. */
export const GROUND_ORDER: readonly Ground[] = ["figure", "argued", "judged", "suggested", "bare", "default"];

/** What each class means, as a predicate of one number. */
export const GROUND_MEANING: { [ground in Ground]: string } = {
  figure: "is stated in a quote",
  argued: "rests on a quote that says it is so; how much is judged",
  judged: "is judged in a sentence",
  suggested: "was suggested and accepted without a reason of the analyst's own",
  bare: "has no source and no judgement",
  default: "is the language's default",
};

/** A class in a list of counts: `12 figures, 30 argued`. */
export const GROUND_WORD: { [ground in Ground]: string } = {
  figure: "stated in a quote",
  argued: "argued",
  judged: "judged",
  suggested: "suggested",
  bare: "bare",
  default: "by default",
};

/** A quote or a sentence, as a case and a result have it. */
type Said = Pick<CitationFinding, "path" | "source" | "kind">;

/**
 * What introduces a sentence that a number rests on: `judged` or `suggested`; `judged of its block` where a sentence
 * nearer to the number gives it its class. Null for a quote, which its source introduces.
 * @param all what covers the number, the most specific last
 */
export function leadIn(one: Said, all: readonly Said[]): string | null {
  if (one.source !== null) return null;
  const word = GROUND_WORD[one.kind === "suggested" ? "suggested" : "judged"];
  const nearest = all.findLast(({ source }) => source === null)!;
  return one.path === nearest.path && one.kind === nearest.kind ? word : `${word} of its block`;
}

/** The one ground that gives a number its class: a quote, or the sentence nearest to it; undefined for none. */
export const firstGround = <One extends Said>(cited: Cited, all: readonly One[]): One | undefined =>
  cited === "judged" || cited === "suggested" ? all.findLast(({ source }) => source === null) : all[0];

/** What a number rests on without a sentence of its own, by the class of all that covers it then. */
export const WITHOUT_SENTENCE: { readonly [ground in Cited]: string } = {
  figure: "without one the quote that states it stands alone",
  argued: "without one only a quote stands, which does not say how much",
  judged: "without one the sentence of its block stands for it",
  suggested: "without one it is bare",
  bare: "without one it is bare",
};

/**
 * `Of 512 numbers 40 are stated in a quote, 230 argued (a quote says that it is so, how much is judged), ...`, with the
 * number of those whose quotes could not be looked up.
 */
export function groundsText(grounds: GroundsFinding): string {
  const counted = GROUND_ORDER.filter((ground) => grounds[ground] > 0).map((ground, at) => {
    const verb = at > 0 ? "" : grounds[ground] === 1 ? "is " : "are ";
    const said =
      ground === "argued"
        ? " (a quote says that it is so, how much is judged)"
        : ground === "figure" && grounds.series > 0
          ? ` (${number(grounds.series)} of them months of a series kept with the case)`
          : "";
    return `${number(grounds[ground])} ${verb}${GROUND_WORD[ground]}${said}`;
  });
  const unchecked =
    grounds.unchecked === 0
      ? ""
      : ` Of those with quotes, ${number(grounds.unchecked)} rest on sources of which no text is kept, so that their quotes are unchecked.`;
  return `Of ${number(grounds.all)} number${grounds.all === 1 ? "" : "s"} ${counted.join(", ")}.${relayedText(grounds)}${unchecked}`;
}

/** Tag beside odds of a case with suggested numbers: `from suggestions`; '' where none is suggested. */
export const suggestionsTag = ({ suggested }: Pick<GroundsFinding, "suggested">): string =>
  suggested > 0 ? "from suggestions" : "";

/** Whether nobody has given a number of the case: all are suggested or the language's defaults. */
export const isUnjudged = ({ all, suggested, default: idle }: GroundsFinding): boolean =>
  all > 0 && suggested + idle === all;

/** That odds stand on suggestions, as a sentence; '' where no number is suggested and somebody has given one. */
export function standingText(grounds: GroundsFinding): string {
  const { all, suggested } = grounds;
  if (isUnjudged(grounds))
    return `Nobody has judged a number of this case: these odds stand on ${suggested === 0 ? "the language\u2019s defaults" : "suggestions"}.`;
  return suggested === 0
    ? ""
    : `These odds stand on suggestions: ${number(suggested)} of ${number(all)} numbers ${suggested === 1 ? "is" : "are"} suggested, and nobody has judged ${suggested === 1 ? "it" : "them"}.`;
}

/** ` 3 of them were passed on by an assistant from a chat.`; '' for none. */
export function relayedText({ relayed = 0 }: GroundsFinding): string {
  return relayed === 0
    ? ""
    : ` ${number(relayed)} of them ${relayed === 1 ? "was" : "were"} passed on by an assistant from a chat, and nobody has confirmed ${relayed === 1 ? "it" : "them"} in a form.`;
}
