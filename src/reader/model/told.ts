/** The account of a model's way through a text, in sentences. */
import type { Usage } from "./ask.ts";
import { costOf, money, type Prices } from "./cost.ts";
import type { Account } from "./index.ts";

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const was = (count: number): string => (count === 1 ? "was" : "were");

export function told(account: Account, prices: Prices | null = null): string[] {
  const { exchanges, problems, orders, edits, unconfirmed, rejected, withdrawn } = account;
  const name = `The model ${JSON.stringify(account.model)}`;
  const out: string[] = [];
  if (problems.length > 0) {
    const standing = exchanges.length === 0 ? " The reading by rules stands." : "";
    out.push(
      `${name} gave ${exchanges.length === 0 ? "nothing" : "less than it could have"}: ${problems.join("; ")}.${standing}`,
    );
  }
  if (exchanges.length > 0) {
    out.push(
      `${name} read ${account.answered} of ${counted(account.parts, "part")} and proposed ${counted(account.proposed, "passage")}: ${account.confirmed} ${was(account.confirmed)} read by rules too, ${account.added} ${was(account.added)} added, ${rejected.length} ${was(rejected.length)} rejected${withdrawn.length > 0 ? `, and ${counted(withdrawn.length, "detail")} taken back` : ""}. ${account.verbatim} stand in the text word for word, ${account.folded} with other marks or capitals.`,
    );
    if (unconfirmed.length > 0)
      out.push(
        `${counted(unconfirmed.length, "reading")} of the rules ${was(unconfirmed.length)} not confirmed; ${unconfirmed.length === 1 ? "it is" : "they are"} shown and not drafted.`,
      );
    if (edits.applied + edits.refused.length > 0)
      out.push(
        `Its criticism made ${counted(edits.applied, "change")} to the draft${edits.refused.length > 0 ? `, and ${edits.refused.length} could not be applied` : ""}.`,
      );
    out.push(costTold(account, prices));
  }
  if (orders.length > 0)
    out.push(
      `${counted(orders.length, "sentence")} of the text ${orders.length === 1 ? "speaks" : "speak"} to a program and not to a reader; nothing that a model proposes is taken from ${orders.length === 1 ? "it" : "them"}.`,
    );
  return out;
}

function costTold({ exchanges }: Account, prices: Prices | null): string {
  const usages = exchanges.flatMap(({ usage }) => usage ?? []);
  const sum = (of: (usage: Usage) => number): number => usages.reduce((total, usage) => total + of(usage), 0);
  const [prompt, completion] = [sum((u) => u.prompt), sum((u) => u.completion)];
  const seconds = exchanges.reduce((total, { milliseconds }) => total + milliseconds, 0) / 1000;
  const stated = usages.flatMap(({ cost }) => cost ?? []);
  const cost =
    stated.length > 0
      ? `${money(stated.reduce((a, b) => a + b, 0))} as the endpoint states it`
      : prices !== null && usages.length > 0
        ? `${money(costOf({ prompt, completion }, prices))} at the prices given`
        : null;
  const tokens =
    usages.length === 0
      ? "tokens not counted by the endpoint"
      : `${prompt.toLocaleString("en")} tokens in and ${completion.toLocaleString("en")} out`;
  return `${counted(exchanges.length, "call")}, ${seconds.toFixed(1)} s of answering, ${tokens}${cost === null ? "" : `, cost ${cost}`}.`;
}
