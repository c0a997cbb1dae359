/** Tokens and cost of asking a model: estimated before, counted after. */
import { CRITICISE_INSTRUCTIONS } from "./criticise-call.ts";
import { DRAFT_INSTRUCTIONS } from "./draft-call.ts";
import { EXAMPLE_DRAFT } from "./example-draft.ts";
import { EXAMPLE_ANSWER } from "./guideline.ts";
import type { Usage } from "./ask.ts";
import { partsOf } from "./parts.ts";
import { MAX_WHOLE_TEXT_CHARACTERS } from "./material.ts";
import { READ_INSTRUCTIONS } from "./read-call.ts";

/** Prices in one currency a million tokens. */
export interface Prices {
  prompt: number;
  completion: number;
}

export interface Estimate {
  calls: number;
  prompt: number;
  completion: number;
  /** In the currency of the prices; null without them. */
  cost: number | null;
}

/** English prose and JSON have about four characters a token. */
const CHARACTERS_PER_TOKEN = 4;
/** Characters of an answer a character of the text, as answers of strong models have them. */
const LEAST_DRAFT_CHARACTERS = 6000;
const ANSWER_SHARE = { read: 1.6, draft: 1, criticise: 0.3 };

export function estimated(text: string, prices: Prices | null): Estimate {
  const parts = partsOf(text);
  const material = Math.min(text.length, MAX_WHOLE_TEXT_CHARACTERS);
  const example = JSON.stringify(EXAMPLE_ANSWER).length;
  const drafted = Math.max(LEAST_DRAFT_CHARACTERS, material * ANSWER_SHARE.draft);
  const asked =
    parts.length * (READ_INSTRUCTIONS.length + example) +
    text.length +
    DRAFT_INSTRUCTIONS.length +
    JSON.stringify(EXAMPLE_DRAFT).length +
    material +
    CRITICISE_INSTRUCTIONS.length +
    material +
    drafted;
  const answered = text.length * ANSWER_SHARE.read + drafted + material * ANSWER_SHARE.criticise;
  const tokens = { prompt: tokensOf(asked), completion: tokensOf(answered) };
  return { calls: parts.length + 2, ...tokens, cost: prices && costOf(tokens, prices) };
}

const tokensOf = (characters: number): number => Math.ceil(characters / CHARACTERS_PER_TOKEN / 100) * 100;

export const costOf = ({ prompt, completion }: Pick<Usage, "prompt" | "completion">, prices: Prices): number =>
  (prompt * prices.prompt + completion * prices.completion) / 1e6;

/** The estimate in one sentence. */
export const estimateTold = ({ calls, prompt, completion, cost }: Estimate): string =>
  `About ${prompt.toLocaleString("en")} tokens in and ${completion.toLocaleString("en")} out, in ${calls} calls${cost === null ? "" : `: about ${money(cost)} at the prices given`}.`;

export const money = (cost: number): string => (cost < 0.1 ? cost.toFixed(4) : cost.toFixed(2));
