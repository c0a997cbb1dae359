/** `explain --claim` in lines: a passage, what depends on it, and the odds without it; or the list of all passages. */
import type { PassageExplanation } from "../analyses/index.ts";
import type { Case } from "../language/index.ts";
import type { Result } from "../result/index.ts";
import { carriedQuestions, carriedText, removedList, untestedText, verdictText } from "../wording/carries.ts";
import { hasOdds, noOddsText } from "../wording/few-worlds.ts";
import { namesOf } from "../wording/names.ts";
import { blockInWords } from "../wording/paths.ts";
import { bold, columns, dim, wrap } from "./terminal.ts";

const MAX_QUOTE_CHARACTERS = 48;
const NO_RUN = "No run of this case as it stands is at hand; `entente run` makes one.";

export function claimLines(c: Case, explained: PassageExplanation, result: Result | null): string[] {
  const { number, source, quote, cites, found, claims } = explained;
  const names = namesOf(c);
  const title = c.sources.find(({ id }) => id === source)?.title ?? source;
  const head = [
    bold(wrap(`Passage ${number}: “${quote}”`)),
    dim(title),
    "",
    "What quotes it:",
    ...cites.map((path) => wrap(blockInWords(names, path), "  ")),
  ];
  if (!result || !found) return [...head, "", dim(wrap(NO_RUN))];
  if (!hasOdds(result)) return [...head, "", wrap(`${noOddsText(result)}.`)];
  const untested = untestedText(found);
  const carried = carriedQuestions(result, found).map((id) =>
    wrap(`${result.questions[id].ask}  ${carriedText(found.questions[id])}`, "  "),
  );
  return [
    ...head,
    "",
    ...(untested !== ""
      ? [wrap(untested)]
      : [
          wrap(`If it were not so from now on (${removedList(names, found.removed)}):`),
          ...carried,
          dim(
            wrap(
              `Over ${found.worlds} worlds, the same in both, one future each. Questions that are not named change within noise. What several passages carry need not add up.`,
            ),
          ),
        ]),
    ...claims.flatMap(({ name, found: tested }) =>
      tested ? ["", bold(wrap(name)), wrap(verdictText(result, tested), "  ")] : [],
    ),
  ];
}

/** All passages, a line each, with what they carry of the headline questions. */
export function passageList(explained: readonly PassageExplanation[], result: Result | null): string[] {
  if (explained.length === 0) return ["The case quotes no text that is kept with it."];
  const headline = result && hasOdds(result) ? result.headline : [];
  const short = (quote: string): string =>
    quote.length > MAX_QUOTE_CHARACTERS ? `${quote.slice(0, MAX_QUOTE_CHARACTERS - 3)}...` : quote;
  const rows = explained.map(({ number, quote, found }) => [
    String(number),
    short(quote),
    ...headline.map((id) =>
      !found || !found.questions[id] ? (found?.tested === "no reach" ? "0" : "-") : carriedText(found.questions[id]),
    ),
  ]);
  return [
    columns([["", "passage", ...headline], ...rows]),
    ...(result ? [] : [dim(wrap(NO_RUN))]),
    dim(
      wrap(
        "`entente explain CASE --claim N` says more of one. - : no number depends on it, or none that has a neutral case.",
      ),
    ),
  ];
}
