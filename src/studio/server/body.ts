/** Bodies of requests, read up to a limit. */
import type { Context } from "hono";
import { MAX_BODY_BYTES } from "./guard.ts";

export class TooLarge extends Error {}

/**
 * The body as JSON; null where it is not JSON. Reading stops at the limit, whatever the header says.
 * @throws TooLarge
 */
export async function bodyOf(c: Context): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const { body } = c.req.raw;
  if (!body) return null;
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MAX_BODY_BYTES) throw new TooLarge();
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    return null;
  }
}
