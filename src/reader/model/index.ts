/** A language model's proposals beside the rules' reading: optional, verified against the text, counted, and never facts. */
import type { Reading } from "../reading.ts";
import type { Ask } from "./endpoint.ts";
import type { Exchange } from "./exchange.ts";
import { again, hashOf, promptsOf, type Message } from "./prompt.ts";
import { parseAnswer, type Proposal } from "./proposals.ts";
import { ordersIn, verify, type Verified } from "./verify.ts";

export { endpoint, type Ask } from "./endpoint.ts";
export { store, stored, type Exchange } from "./exchange.ts";

/** Outcome of asking a model. */
export interface Account extends Omit<Verified, "items"> {
  model: string;
  added: number;
  proposed: number;
  /** Sentences of the text addressed to a program; nothing is taken from them. */
  orders: string[];
  /** Why the account is incomplete; null without a problem. */
  problem: string | null;
  exchanges: Exchange[];
}

/** Asks from stored exchanges. */
export function replay(exchanges: readonly Exchange[]): Ask {
  const byHash = new Map(exchanges.map((exchange) => [exchange.hash, exchange]));
  return async (messages) => {
    const exchange = byHash.get(hashOf(messages));
    return exchange ? { exchange } : { problem: "the stored exchanges hold none for this text as it is read now" };
  };
}

/**
 * Asks for proposals and adds the verified ones to a reading. @returns the reading with the additions (`by: "model"`),
 * and the account; the reading is unchanged without any
 */
export async function propose(
  reading: Reading,
  model: string,
  ask: Ask,
): Promise<{ reading: Reading; account: Account }> {
  const exchanges: Exchange[] = [];
  const proposals: Proposal[] = [];
  const malformed: string[] = [];
  let problem: string | null = null;
  for (const messages of promptsOf(reading)) {
    const answered = await answerTo(messages, ask, exchanges);
    if ("problem" in answered) {
      problem = answered.problem;
      break;
    }
    proposals.push(...answered.proposals);
    malformed.push(...answered.malformed);
  }
  const { items, ...counts } = verify(reading, proposals);
  const rejected = [
    ...counts.rejected,
    ...malformed.map((why) => ({ quote: "", why: `it has not the form that was asked for (${why})` })),
  ];
  const orders = ordersIn(reading).map(({ start, end }) => reading.text.slice(start, end).replace(/\s+/g, " ").trim());
  const account = {
    ...counts,
    rejected,
    model: exchanges[0]?.model ?? model,
    added: items.length,
    proposed: proposals.length + malformed.length,
    orders,
    problem,
    exchanges,
  };
  return {
    reading: { ...reading, items: [...reading.items, ...items].sort((a, b) => a.start - b.start || b.end - a.end) },
    account,
  };
}

/** One answer, with a second attempt where the first cannot be parsed. */
async function answerTo(
  messages: Message[],
  ask: Ask,
  exchanges: Exchange[],
): Promise<{ proposals: Proposal[]; malformed: string[] } | { problem: string }> {
  let question = messages;
  for (let tries = 0; ; tries++) {
    const asked = await ask(question);
    if ("problem" in asked) return asked;
    exchanges.push(asked.exchange);
    const parsed = parseAnswer(asked.exchange.answer);
    if (!("wrong" in parsed)) return parsed;
    if (tries === 1) return { problem: `${parsed.wrong}, twice` };
    question = again(messages, asked.exchange.answer, parsed.wrong);
  }
}

/** The account in sentences, for a terminal and a page. */
export function told({
  model,
  proposed,
  added,
  verbatim,
  repaired,
  known,
  rejected,
  withdrawn,
  exchanges,
  problem,
  orders,
}: Account): string[] {
  const usage = exchanges.flatMap((exchange) => exchange.usage ?? []);
  const sum = (of: (u: NonNullable<Exchange["usage"]>) => number): string =>
    usage.reduce((total, u) => total + of(u), 0).toLocaleString("en");
  const costs = usage.flatMap(({ cost }) => cost ?? []);
  const n = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
  return [
    ...(problem === null
      ? []
      : [
          `The model ${JSON.stringify(model)} gave ${exchanges.length === 0 ? "nothing" : "less than it could have"}: ${problem}. The reading by rules stands.`,
        ]),
    ...(exchanges.length === 0
      ? []
      : [
          `The model ${JSON.stringify(model)} proposed ${n(proposed, "reading")}: ${known} ${known === 1 ? "was" : "were"} read by rules already, ${added} ${added === 1 ? "was" : "were"} added (${verbatim} word for word, ${repaired} repaired to the text's own words), ${rejected.length} ${rejected.length === 1 ? "was" : "were"} rejected${withdrawn.length > 0 ? `, and ${n(withdrawn.length, "detail")} taken back` : ""}.`,
          `${n(exchanges.length, "exchange")}, ${(exchanges.reduce((s, e) => s + e.milliseconds, 0) / 1000).toFixed(1)} s, ${usage.length === 0 ? "tokens not counted by the endpoint" : `${sum((u) => u.prompt)} tokens in and ${sum((u) => u.completion)} out`}, ${costs.length > 0 ? `cost as the endpoint states it: ${costs.reduce((a, b) => a + b, 0)}` : "the endpoint states no cost"}.`,
        ]),
    ...(orders.length === 0
      ? []
      : [
          `${n(orders.length, "sentence")} of the text ${orders.length === 1 ? "speaks" : "speak"} to a program and not to a reader; nothing that a model proposes is taken from ${orders.length === 1 ? "it" : "them"}.`,
        ]),
  ];
}
