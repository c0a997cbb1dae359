/** BullMQ and its Redis client, loaded when a queue is named, and the Redis that they talk to. */
import { createRequire } from "node:module";
import type { Redis } from "ioredis";
import { EntenteError } from "../../errors.ts";
import { BULLMQ, installCommand, IOREDIS, missingPart, type OptionalPart } from "../../optional-parts.ts";

/** Time in which Redis must answer when a command begins. */
const CONNECT_TIMEOUT_MS = 5_000;

/** The first version of BullMQ whose workers do not hang when a Redis that was away comes back (its issue 4585). */
const LEAST_BULLMQ_VERSION = "6.3.3";

const require = createRequire(import.meta.url);

function installed<T>(part: OptionalPart, load: NodeJS.Require): T {
  try {
    return load(part.name) as T;
  } catch (error) {
    throw new EntenteError("unavailable", missingPart(part, error));
  }
}

/** @param load finds packages. @throws EntenteError `unavailable` where the package is not installed or too old */
export function bullmq(load = require): typeof import("bullmq") {
  installed(IOREDIS, load);
  const found = installed<typeof import("bullmq")>(BULLMQ, load);
  const { version } = load(`${BULLMQ.name}/package.json`) as { version: string };
  if (version.localeCompare(LEAST_BULLMQ_VERSION, "en", { numeric: true }) < 0)
    throw new EntenteError(
      "unavailable",
      `${BULLMQ.does} with the package ${BULLMQ.name}, of which version ${version} is installed; workers of versions before ${LEAST_BULLMQ_VERSION} may hang when Redis comes back. To install another: ${installCommand(BULLMQ)}`,
    );
  return found;
}

/** Options of BullMQ's connections. */
export const connectionTo = (url: string): { url: string; maxRetriesPerRequest: null } => ({
  url,
  maxRetriesPerRequest: null,
});

/** Redis without the name and password of its URL, for messages. */
export function shownUrl(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/**
 * A connection of our own, for PING and INFO.
 * @throws EntenteError `wrong-usage` where the URL is not one of Redis; `unavailable` where Redis does not answer within seconds, or may drop jobs
 * for want of memory
 */
export async function connect(url: string): Promise<Redis> {
  if (!URL.canParse(url) || !["redis:", "rediss:"].includes(new URL(url).protocol))
    throw new EntenteError(
      "wrong-usage",
      `a queue is named by the URL of a Redis, such as redis://127.0.0.1:6379, not '${url}'`,
    );
  bullmq();
  const client = new (installed<typeof import("ioredis")>(IOREDIS, require).Redis)(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxRetriesPerRequest: null,
    retryStrategy: null as never,
  });
  let why = "";
  client.on("error", (error: Error) => (why = error.message));
  try {
    await within(client.connect(), CONNECT_TIMEOUT_MS);
    const policy = await within(client.info("memory"), CONNECT_TIMEOUT_MS);
    const found = /maxmemory_policy:(\S+)/.exec(policy)?.[1];
    if (found !== "noeviction")
      throw new EntenteError(
        "unavailable",
        `the Redis at ${shownUrl(url)} drops keys where memory is short (maxmemory-policy ${found}), and jobs with them; type: redis-cli -u ${shownUrl(url)} config set maxmemory-policy noeviction`,
      );
  } catch (error) {
    client.disconnect();
    if (error instanceof EntenteError) throw error;
    throw new EntenteError(
      "unavailable",
      `no Redis answers at ${shownUrl(url)} (${why || (error as Error).message}); one is started by: redis-server --port ${new URL(url).port || "6379"} --appendonly yes`,
    );
  }
  client.options.retryStrategy = (times) => Math.min(times * 200, 2_000);
  return client;
}

function within<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer for ${milliseconds / 1000} seconds`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
