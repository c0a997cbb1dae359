/** Needs and beliefs of a model's draft: a need is never met by what its holder fears or wants least. */
import type { Option, Pair, Proposed, Share } from "../../draft/proposed.ts";
import type { Quoted } from "../../reading.ts";
import type { DraftAnswer } from "../draft-call.ts";
import { pairKey, unique, type DraftVerifier } from "./verifier.ts";
import { covers, stemsIn } from "./passages.ts";

export function verifyNeeds({ needs }: DraftAnswer, verifier: DraftVerifier): void {
  for (const need of needs) {
    const part = verifier.part("needs", need, [need.name]);
    const holder = verifier.party(need.holder, "need");
    if (!part || holder === null || need.name === undefined) continue;
    const polarity = signOf(need.polarity ?? "get", part.quotes);
    if (polarity !== (need.polarity ?? "get"))
      verifier.withdraw(`the sign of "${need.name}", which its holder wants to ${polarity}`);
    const met_by = (need.met_by ?? []).flatMap(({ share, ...at }) => {
      const pair = verifier.pair(at);
      if (!pair) return [];
      const met = { ...pair, share: share ?? ("half" as const) };
      const fault = needFault({ holder, polarity, quotes: part.quotes }, met, verifier.out);
      if (fault !== null) verifier.withdraw(`"${pair.option}" as what meets "${need.name}": ${fault}`);
      return fault === null ? [met] : [];
    });
    const sharpened_by = (need.sharpened_by ?? []).flatMap(({ driver, at }) => {
      const id = verifier.id("drivers", driver);
      return id === null ? [] : [{ driver: id, at: at ?? "high" }];
    });
    verifier.out.needs.push({
      ...part,
      holder,
      name: need.name,
      polarity,
      weight: need.weight ?? null,
      met_by: unique(met_by, pairKey),
      sharpened_by: unique(sharpened_by, ({ driver }) => driver),
    });
  }
}

const FEARS = /\b(?:fear(?:s|ed|ing|ful)?|dread\w*|loath\w*|afraid|wary|worr(?:y|ies|ied)|alarmed|abhor\w*)\b/i;
const WANTS =
  /\b(?:want(?:s|ed)?|need(?:s|ed)?|seek(?:s|ing)?|sought|wish(?:es)?|desperate|hop(?:e|es|ing)|demand(?:s|ed)?|lack(?:s|ing)?|crave\w*|depend\w*|rel(?:y|ies))\b/i;
const SHUNS = /\b(?:avoid\w*|prevent\w*|without|no longer|not|never|escape\w*|keep\w* out|rid)\b/i;

/** Whether a need is to get or to avoid something, by its own words where they say it. */
function signOf(given: "get" | "avoid", quotes: readonly Quoted[]): "get" | "avoid" {
  const text = quotes.map((quote) => quote.text).join(" ");
  if (FEARS.test(text) && !WANTS.test(text)) return "avoid";
  return WANTS.test(text) && !FEARS.test(text) && !SHUNS.test(text) ? "get" : given;
}

export function verifyBeliefs({ beliefs }: DraftAnswer, verifier: DraftVerifier): void {
  for (const belief of beliefs) {
    const part = verifier.part("beliefs", belief, []);
    const [holder, about] = [verifier.party(belief.holder, "belief"), verifier.party(belief.about, "belief")];
    if (!part || holder === null || about === null || holder === about) continue;
    const [need, issue] = [verifier.id("needs", belief.need), verifier.id("issues", belief.issue)];
    const matter = need !== null ? { need } : issue !== null ? { issue } : null;
    verifier.out.beliefs.push({ ...part, holder, about, matter, verdict: belief.verdict ?? null });
  }
}

/** A need that would be met by what its holder fears, or by what it wants least. */
export function needFault(
  { holder, polarity, quotes }: { holder: string; polarity: "get" | "avoid"; quotes: readonly Quoted[] },
  { issue, option }: Pair & { share: Share },
  { issues, stakes }: Proposed,
): string | null {
  const found = issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option);
  const order = stakes.find((stake) => stake.actor === holder && stake.issue === issue)?.order ?? [];
  const worth = order.find((one) => one.option === option)?.worth;
  if (polarity === "avoid" && found !== undefined)
    if ((worth !== "high" && isFeared(found, quotes)) || isNamedIn(found, quotes)) return "it is what its holder fears";
  return worth === "low" && order.some((one) => one.worth !== "low") ? "its holder wants it least" : null;
}

/** Words of an option that keep something away: "none", "an end to inspections", "a cap on imports". */
const AVERTS =
  /\b(?:no|none|nobody|nothing|not|never|neither|without|free of|ends?|ended|ban\w*|stop\w*|halt\w*|limit\w*|cap(?:ped|s)?|curb\w*|remov\w+|withdraw\w*|lift\w*|against|protect\w*|reduc\w+|fewer|less|dismantl\w+|abolish\w*|prevent\w*)\b/i;
/** Whether an option brings what a passage fears: both rest on it, and the option names what it names. */
function isFeared({ text, quotes }: Option, fears: readonly Quoted[]): boolean {
  if (AVERTS.test(text)) return false;
  const shared = fears.filter((fear) => quotes.some((one) => covers(fear, one)));
  return stemsIn(text).some((stem) => shared.some((fear) => stemsIn(fear.text).includes(stem)));
}

/** Whether all words of an option stand in a passage that fears them. */
const isNamedIn = ({ text }: Option, fears: readonly Quoted[]): boolean => {
  const stems = stemsIn(text);
  if (stems.length === 0 || AVERTS.test(text)) return false;
  return fears.some((fear) => stems.every((stem) => stemsIn(fear.text).includes(stem)));
};
