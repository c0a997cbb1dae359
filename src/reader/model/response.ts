/** The body of a chat endpoint's response, whole or as a stream of events, to the text of the answer. */
import type { Usage } from "./ask.ts";

export interface Completion {
  text: string;
  cut: boolean;
  usage: Usage | null;
}
/** Reading ended early with what had come until then. */
export interface Body {
  text: string;
  ended: "whole" | "too long" | "too slow" | "broken off";
}

export const MAX_ANSWER_BYTES = 4 * 2 ** 20;

/**
 * Reads a body as text until it ends, is longer than `MAX_ANSWER_BYTES`, sends nothing for `idle` milliseconds, or
 * lasts longer than `most` milliseconds in all.
 */
export async function bodyOf(response: Response, idle: number, most: number): Promise<Body> {
  if (!response.body) return { text: "", ended: "whole" };
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const until = performance.now() + most;
  let [text, bytes] = ["", 0];
  const end = (ended: Body["ended"]): Body => {
    if (ended !== "whole") void reader.cancel().catch(() => {});
    return { text: text + decoder.decode(), ended };
  };
  for (;;) {
    const wait = Math.min(idle, until - performance.now());
    if (wait <= 0) return end("too slow");
    let timer: NodeJS.Timeout | undefined;
    try {
      const part = await Promise.race([
        reader.read(),
        new Promise<null>((resolve) => {
          timer = setTimeout(resolve, wait, null);
        }),
      ]);
      if (part === null) return end("too slow");
      if (part.done) return end("whole");
      bytes += part.value.byteLength;
      text += decoder.decode(part.value, { stream: true });
      if (bytes > MAX_ANSWER_BYTES) return end("too long");
    } catch (error) {
      if (error instanceof Error && error.name === "AbortError") throw error;
      return end("broken off");
    } finally {
      clearTimeout(timer);
    }
  }
}

/** @returns the answer in a body, whatever its content type says, or the problem with it */
export function completionOf({ text: body, ended }: Body): Completion | { problem: string; status?: number } {
  const text = body.trim();
  if (/^<(?:!doctype|html|\?xml|head|body)/i.test(text)) return { problem: "the endpoint answered with a web page" };
  if (text.startsWith("{")) {
    const value = parsed(text);
    if (value === undefined) return failed(ended, "the endpoint answered with something that cannot be read");
    return fromParts([value], ended);
  }
  const events = text
    .split(/\r?\n/)
    .filter((line) => line.startsWith("data:"))
    .map((line) => line.slice("data:".length).trim())
    .filter((data) => data !== "" && data !== "[DONE]")
    .flatMap((data) => parsed(data) ?? []);
  return events.length > 0
    ? fromParts(events, ended)
    : failed(ended, "the endpoint answered with something that cannot be read");
}

/** Message of an error that an endpoint states in its body; "" without one. */
export function statedError(body: string): string {
  const value = parsed(body.trim());
  const error = field(value, "error") ?? field(value, "message") ?? field(value, "detail");
  const words = typeof error === "string" ? error : (field(error, "message") ?? "");
  return typeof words === "string" ? words : "";
}

function fromParts(parts: readonly unknown[], ended: Body["ended"]): Completion | { problem: string; status?: number } {
  let text = "";
  let refusal = "";
  let [seen, cut] = [false, ended !== "whole"];
  let usage: Usage | null = null;
  for (const part of parts) {
    const error = field(part, "error");
    if (error !== undefined && error !== null && text === "") {
      const code = Number(field(error, "code") ?? field(error, "status"));
      const said = statedError(JSON.stringify(part)).slice(0, 200);
      return {
        problem: `the endpoint answered with an error${said ? `: ${said}` : ""}`,
        ...(code >= 400 && code < 600 ? { status: code } : {}),
      };
    }
    const choices = field(part, "choices");
    const choice = Array.isArray(choices) ? (choices[0] as unknown) : undefined;
    const message = field(choice, "message") ?? field(choice, "delta");
    if (message !== undefined && message !== null) {
      seen = true;
      text += contentOf(field(message, "content"));
      refusal += contentOf(field(message, "refusal"));
    }
    if (field(choice, "finish_reason") === "length") cut = true;
    usage = usageOf(field(part, "usage")) ?? usage;
  }
  if (!seen) return failed(ended, "the endpoint answered with something that is no chat completion");
  if (text === "" && refusal !== "") return { problem: `the model refused to answer: ${refusal.slice(0, 200)}` };
  if (text === "" && ended !== "whole") return failed(ended, "");
  return { text, cut, usage };
}

const failed = (ended: Body["ended"], otherwise: string): { problem: string } => ({
  problem:
    ended === "too long"
      ? `the endpoint answered with more than ${MAX_ANSWER_BYTES / 2 ** 20} MiB`
      : ended === "too slow"
        ? "the endpoint began an answer and did not go on"
        : ended === "broken off"
          ? "the connection broke off within the answer"
          : otherwise,
});

/** Content is a string, or a list of parts with a `text` each. */
const contentOf = (content: unknown): string =>
  typeof content === "string"
    ? content
    : Array.isArray(content)
      ? content.map((part) => contentOf(field(part, "text"))).join("")
      : "";

function usageOf(value: unknown): Usage | null {
  const tokens = (name: string): number => {
    const n = field(value, name);
    return typeof n === "number" && n >= 0 ? n : 0;
  };
  if (typeof value !== "object" || value === null) return null;
  const cost = field(value, "cost");
  return {
    prompt: tokens("prompt_tokens"),
    completion: tokens("completion_tokens"),
    cost: typeof cost === "number" && cost >= 0 ? cost : null,
  };
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as { [name: string]: unknown })[name]
    : undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
