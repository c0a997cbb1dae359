/**
 * One question to an OpenAI-compatible chat endpoint: with a time limit, retries where useful, and failures in words.
 */
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { hashOf, SCHEMA, type Message } from "./prompt.ts";
import type { Exchange } from "./exchange.ts";

export interface Endpoint {
  /** Address up to `/chat/completions`. */
  url: string;
  model: string;
  /** null for an endpoint without authentication. */
  key: string | null;
  /** Milliseconds for one answer. */
  timeout: number;
}
export type Asked = { exchange: Exchange } | { problem: string };
/** Asks one question: of an endpoint, a stored file or a test. */
export type Ask = (messages: readonly Message[]) => Promise<Asked>;

const MAX_ANSWER_BYTES = 4 * 2 ** 20;
const RETRIES = 2;

export function endpoint({ url, model, key, timeout }: Endpoint, signal?: AbortSignal): Ask {
  const client = new OpenAI({
    baseURL: url.replace(/\/+$/, "").replace(/\/chat\/completions$/, ""),
    apiKey: key ?? "none",
    timeout,
    maxRetries: RETRIES,
    organization: null,
    project: null,
    logLevel: "off",
    fetch: limited,
  });
  let strict = true;
  return async (messages) => {
    const started = performance.now();
    const limit = AbortSignal.timeout((RETRIES + 1) * timeout + 5000);
    const ask = () =>
      client.chat.completions.create(
        {
          model,
          messages: [...messages],
          temperature: 0,
          ...(strict
            ? {
                response_format: {
                  type: "json_schema" as const,
                  json_schema: { name: "readings", schema: SCHEMA as { [key: string]: unknown } },
                },
              }
            : {}),
        },
        { signal: signal ? AbortSignal.any([signal, limit]) : limit },
      );
    try {
      const reply = await ask().catch((error: unknown) => {
        if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422) || !strict) throw error;
        strict = false; // not every endpoint accepts a schema; the prompt states it too
        return ask();
      });
      const said = reply?.choices?.[0]?.message?.content;
      if (typeof said !== "string")
        return { problem: "the endpoint answered with something that is no chat completion" };
      const answer = key ? said.replaceAll(key, "[key]") : said; // the answer is stored and shown; an endpoint may echo the key
      const usage = reply.usage as (typeof reply.usage & { cost?: unknown }) | undefined;
      const tokens = (n: unknown): number => (typeof n === "number" && n >= 0 ? n : 0);
      return {
        exchange: {
          hash: hashOf(messages),
          model,
          answer,
          milliseconds: Math.round(performance.now() - started),
          usage: usage
            ? {
                prompt: tokens(usage.prompt_tokens),
                completion: tokens(usage.completion_tokens),
                cost: typeof usage.cost === "number" ? usage.cost : null,
              }
            : null,
        },
      };
    } catch (error) {
      return { problem: inWords(error, timeout) };
    }
  };
}

function inWords(error: unknown, timeout: number): string {
  const tries = `${RETRIES + 1} tries`;
  if (error instanceof APIUserAbortError) return "it was interrupted or took too long";
  if (error instanceof APIConnectionTimeoutError)
    return `the endpoint did not answer within ${timeout / 1000} seconds, in ${tries}`;
  if (error instanceof APIConnectionError) {
    const cause = error.cause as { code?: string; message?: string; cause?: { code?: string } } | undefined;
    return cause?.message?.includes(TOO_LARGE)
      ? `the endpoint answered with more than ${MAX_ANSWER_BYTES / 2 ** 20} MiB`
      : `the endpoint cannot be reached (${cause?.cause?.code ?? cause?.code ?? "no connection"}), in ${tries}`;
  }
  if (error instanceof APIError && error.status !== undefined) {
    if (error.status === 401 || error.status === 403)
      return `the endpoint refused the key (${error.status}); it is taken from ENTENTE_LLM_KEY in the environment`;
    if (error.status === 404) return "the endpoint has no such address or model (404)";
    if (error.status === 429) return `the endpoint has too many requests or no credit (429), in ${tries}`;
    return `the endpoint answered with status ${error.status}${error.status >= 500 ? `, in ${tries}` : ""}`;
  }
  if (error instanceof Error && error.message.includes(TOO_LARGE))
    return `the endpoint answered with more than ${MAX_ANSWER_BYTES / 2 ** 20} MiB`;
  return "the endpoint answered with something that cannot be read";
}

const TOO_LARGE = "the answer is too large";

/** `fetch` that stops reading an endless answer. */
async function limited(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: "error" });
  if (!response.body) return response;
  let read = 0;
  const body = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        read += part.byteLength;
        if (read > MAX_ANSWER_BYTES) controller.error(new Error(TOO_LARGE));
        else controller.enqueue(part);
      },
    }),
  );
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
}
