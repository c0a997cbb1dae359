/**
 * Possible proposals of a language model: kinds, quotes and names, and never a number or an offset, which are the
 * reader's own.
 */
import { z } from "zod";
import { PLOVER } from "../../language/blocks/events.ts";

const names = z.array(z.string().max(120)).max(12);

export const PROPOSAL = z.object({
  kind: z
    .enum(["claim", "driver", "need", "belief", "stake", "event", "accord", "question"])
    .describe("what the passage is"),
  quote: z.string().min(1).max(800).describe("the passage, verbatim and whole, as it stands in the article"),
  subject: names.optional().describe("whose it is: names from the list"),
  object: names.optional().describe("whom it is about or done to: names from the list"),
  holder: z.string().max(120).optional().describe("belief: who holds it"),
  polarity: z.enum(["positive", "negative", "partial"]).optional(),
  direction: z.enum(["rising", "falling", "high", "low"]).optional().describe("driver: which way it goes"),
  status: z
    .enum(["signed", "proposed"])
    .optional()
    .describe("accord: signed only where the article says that it was signed"),
  event: z.enum(PLOVER).optional().describe("event: PLOVER type"),
  links: z
    .array(
      z.object({
        rel: z.enum(["sharpens", "weakens", "corrects", "about", "conditional-on", "supports", "despite"]),
        to: z.string().max(800).describe("the quote of the passage that it is linked to"),
      }),
    )
    .max(12)
    .optional(),
});
export type Proposal = z.infer<typeof PROPOSAL>;

/** Greatest number of proposals read from one answer. */
export const MAX_PROPOSALS = 300;
export const ANSWER = z.object({ items: z.array(PROPOSAL).max(MAX_PROPOSALS) });

export interface Parsed {
  proposals: Proposal[];
  /** Reasons for malformed proposals, one line each. */ malformed: string[];
}

/**
 * An answer as received, perhaps with words or a code fence around the JSON, to proposals; the problem where it holds
 * none.
 */
export function parseAnswer(answer: string): Parsed | { wrong: string } {
  const from = answer.indexOf("{");
  const to = answer.lastIndexOf("}");
  let value: unknown;
  try {
    value = JSON.parse(from < 0 ? answer : answer.slice(from, to + 1));
  } catch {
    return { wrong: "the answer is not JSON" };
  }
  const items = (value as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) return { wrong: "the answer is JSON without a list `items`" };
  const out: Parsed = { proposals: [], malformed: [] };
  for (const item of items.slice(0, MAX_PROPOSALS)) {
    const read = PROPOSAL.safeParse(item);
    if (read.success) out.proposals.push(read.data);
    else out.malformed.push(`${read.error.issues[0].path.join(".") || "an item"}: ${read.error.issues[0].message}`);
  }
  for (let n = MAX_PROPOSALS; n < items.length; n++) out.malformed.push(`more than ${MAX_PROPOSALS} items`);
  return out;
}
