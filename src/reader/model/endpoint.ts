/**
 * Asks an OpenAI-compatible chat endpoint: with a time limit, tries again where that helps, leaves out what the endpoint
 * refuses, and gives failures in words. The key goes to this endpoint alone and into nothing that is returned.
 */
import type { Answered, Ask, Step } from "./ask.ts";
import { bodyOf, completionOf, statedError, type Body, type Completion } from "./response.ts";

export interface Endpoint {
  /** Address up to `/chat/completions`. */
  url: string;
  model: string;
  /** null for an endpoint without authentication. */
  key: string | null;
  /** Milliseconds to wait for the first or the next words of an answer; a whole answer may take ten times as long. */
  timeout: number;
}

const TRIES = 3;
const MAX_WAIT_MILLISECONDS = 60_000;
const WHOLE_ANSWER_TIMEOUTS = 10;

/** Parts of a request that not every endpoint takes, in the order in which they are left out where it does not say which it refuses. */
const OPTIONAL = [
  { part: "stream_options", refused: /stream_options|include_usage/i },
  { part: "temperature", refused: /temperature/i },
  { part: "response_format", refused: /response_format|json_schema|schema|structured|guided/i },
  { part: "stream", refused: /\bstream/i },
] as const;
type Part = (typeof OPTIONAL)[number]["part"];

export function endpoint({ url, model, key, timeout }: Endpoint, signal?: AbortSignal): Ask {
  const address = `${url.replace(/\/+$/, "").replace(/\/chat\/completions$/, "")}/chat/completions`;
  const without = new Set<Part>();
  /** An endpoint may echo the key; answers and problems are stored and shown. */
  const safe = (text: string): string => (key ? text.replaceAll(key, "[key]") : text);

  return async (step) => {
    const started = performance.now();
    let problem = "";
    for (let tries = 1; tries <= TRIES;) {
      const tried = await attempt(step);
      if ("completion" in tried) {
        const { text, cut, usage } = tried.completion;
        return {
          answer: { text: safe(text), cut, model, usage, milliseconds: Math.round(performance.now() - started) },
        };
      }
      if (tried.refused && refuse(tried.refused)) continue;
      problem = safe(tried.problem);
      if (tried.again === null) return { problem };
      if (tried.again > MAX_WAIT_MILLISECONDS)
        return { problem: `${problem}; it asks to wait ${Math.ceil(tried.again / 60_000)} minutes` };
      if (++tries <= TRIES && !(await slept(Math.max(tried.again, 0), signal))) return INTERRUPTED;
    }
    return { problem: `${problem}, in ${TRIES} tries` };
  };

  /** Leaves out what the endpoint names as refused, else the next part that can be left out. */
  function refuse(message: string): boolean {
    const left = OPTIONAL.filter(({ part }) => !without.has(part));
    const found = left.find(({ refused }) => refused.test(message)) ?? left[0];
    if (!found) return false;
    without.add(found.part);
    if (found.part === "stream") without.add("stream_options");
    return true;
  }

  async function attempt(step: Step): Promise<Tried> {
    const limit = AbortSignal.timeout(timeout);
    const waiting = new AbortController();
    const stop = (): void => waiting.abort();
    limit.addEventListener("abort", stop);
    signal?.addEventListener("abort", stop);
    try {
      if (signal?.aborted) return { ...INTERRUPTED, again: null };
      const response = await fetch(address, {
        method: "POST",
        redirect: "manual",
        headers: { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) },
        body: JSON.stringify(requestOf(step, model, without)),
        signal: waiting.signal,
      });
      limit.removeEventListener("abort", stop);
      const body = await bodyOf(response, timeout, timeout * WHOLE_ANSWER_TIMEOUTS);
      return triedOf(response, body);
    } catch (error) {
      if (signal?.aborted) return { ...INTERRUPTED, again: null };
      if (limit.aborted)
        return { problem: `the endpoint did not answer within ${timeout / 1000} seconds`, again: RETRY_MILLISECONDS };
      const cause = (error as { cause?: { code?: string } }).cause?.code;
      return { problem: `the endpoint cannot be reached (${cause ?? "no connection"})`, again: RETRY_MILLISECONDS };
    } finally {
      limit.removeEventListener("abort", stop);
      signal?.removeEventListener("abort", stop);
    }
  }
}

const RETRY_MILLISECONDS = 500;
const INTERRUPTED: Answered & { problem: string } = { problem: "it was interrupted" };

/** `again`: milliseconds after which another try can help, null where none can; `refused`: words of a refusal. */
type Tried = { completion: Completion } | { problem: string; again: number | null; refused?: string };

function requestOf(step: Step, model: string, without: ReadonlySet<Part>): object {
  const optional: { [part in Part]: unknown } = {
    temperature: 0,
    stream: true,
    stream_options: { include_usage: true },
    response_format: { type: "json_schema", json_schema: { name: "reading", strict: true, schema: step.schema } },
  };
  return {
    model,
    messages: step.messages,
    ...Object.fromEntries(Object.entries(optional).filter(([part]) => !without.has(part as Part))),
  };
}

function triedOf(response: Response, body: Body): Tried {
  const { status } = response;
  if (status >= 200 && status < 300) {
    const found = completionOf(body);
    if (!("problem" in found)) return { completion: found };
    if (body.ended === "broken off") return { problem: found.problem, again: RETRY_MILLISECONDS };
    return { problem: found.problem, again: found.status === undefined ? null : againAfter(found.status, response) };
  }
  const stated = statedError(body.text).replace(/\s+/g, " ").trim().slice(0, 200);
  const said = stated === "" ? "" : `: ${stated}`;
  if (status === 400 || status === 422)
    return { problem: `the endpoint refused the request (${status})${said}`, again: null, refused: body.text };
  if (status >= 300 && status < 400)
    return { problem: `the endpoint sends elsewhere (${status}); give the address itself`, again: null };
  if (status === 401 || status === 403)
    return {
      problem: `the endpoint refused the key (${status}); it is taken from ENTENTE_MODEL_KEY in the environment`,
      again: null,
    };
  if (status === 404) return { problem: "the endpoint has no such address or model (404)", again: null };
  if (status === 429)
    return { problem: "the endpoint has too many requests or no credit (429)", again: againAfter(status, response) };
  return { problem: `the endpoint answered with status ${status}${said}`, again: againAfter(status, response) };
}

/** Milliseconds to wait, by `Retry-After` (seconds or a date) where it is sent; null for a failure that lasts. */
function againAfter(status: number, { headers }: Response): number | null {
  if (status !== 408 && status !== 429 && status < 500) return null;
  const after = headers.get("retry-after");
  if (after === null || after.trim() === "") return RETRY_MILLISECONDS;
  const seconds = Number(after);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : RETRY_MILLISECONDS;
}

/** @returns false where the wait was interrupted */
function slept(milliseconds: number, signal?: AbortSignal): Promise<boolean> {
  return new Promise((done) => {
    if (signal?.aborted) return done(false);
    const interrupted = (): void => {
      clearTimeout(timer);
      done(false);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", interrupted);
      done(true);
    }, milliseconds);
    signal?.addEventListener("abort", interrupted, { once: true });
  });
}
