/** A session of an assistant: the calls that it made and what it said at the end, stored and played again. */
import type { Called, Connection } from "./harness.ts";

export interface RecordedCall {
  tool: string;
  /** `$article`, `$base`, `$run` and `$next` stand for what the last answer that had one gave. */
  input: { [name: string]: unknown };
}

export interface Session {
  calls: RecordedCall[];
  /** What the assistant tells the person. `{{3.questions.0.p}}` stands for a member of the data of its third call, `{{%3...}}` for it in per cent. */
  answer: string;
}

export interface PlayedCall extends RecordedCall {
  answer: Called;
}

export interface Played {
  calls: PlayedCall[];
  answer: string;
}

const NAMES = ["article", "base", "run", "next"] as const;

/** Plays a session's calls one after the other. */
export async function replay({ calls, answer }: Session, connection: Connection): Promise<Played> {
  const known: { [name: string]: unknown } = {};
  const played: PlayedCall[] = [];
  for (const { tool, input } of calls) {
    const filled = filledIn(input, known) as { [name: string]: unknown };
    const back = await connection.call(tool, filled);
    for (const name of NAMES) if (back.data?.[name]) known[name] = back.data[name];
    played.push({ tool, input: filled, answer: back });
  }
  return {
    calls: played,
    answer: answer.replace(MEMBER, (_, percent, call, path) =>
      memberText(played[Number(call) - 1]!, path, percent !== ""),
    ),
  };
}

const MEMBER = /\{\{(%?)(\d+)\.([\w.]+)\}\}/g;

function memberText({ answer }: PlayedCall, path: string, percent: boolean): string {
  const value = path.split(".").reduce((at: any, key) => at?.[key], answer.data);
  return percent ? `${Math.round(100 * Number(value))} %` : String(value);
}

function filledIn(value: unknown, known: { [name: string]: unknown }): unknown {
  if (typeof value === "string" && value.startsWith("$")) return known[value.slice(1)] ?? value;
  if (Array.isArray(value)) return value.map((one) => filledIn(one, known));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filledIn(member, known)]));
}

/** Tokens that came back to the assistant, a token being four characters. */
export const tokensBack = ({ calls }: Played): number =>
  Math.ceil(calls.reduce((sum, { answer }) => sum + answer.text.length, 0) / 4);
