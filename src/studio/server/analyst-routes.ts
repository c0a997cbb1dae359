/** The route by which the page keeps one more file of an analyst beside a case. */
import type { Context, Hono } from "hono";
import type { AnalystText } from "../workers/messages.ts";
import type { Serving } from "./app.ts";
import { bodyOf } from "./body.ts";
import type { Folder } from "./folders.ts";

/** @param found the case that a request names */
export function analystRoutes(
  hono: Hono,
  base: string,
  { thread }: Serving,
  found: (c: Context) => Folder | undefined,
): void {
  const none = (c: Context): Response => c.json({ problem: "there is no case of this name" }, 404);
  hono.post(`${base}/api/cases/:id/analysts`, async (c) => {
    const at = found(c);
    if (!at) return none(c);
    if (at.readOnly) return c.json({ problem: "this case is an example, which is not written" }, 403);
    const asked = analystOf(await bodyOf(c));
    if (!asked) return c.json({ problem: "this is not a request to keep an analyst's file" }, 400);
    const kept = await thread.keep({ at, analyst: asked });
    return "status" in kept ? c.json({ problem: kept.problem }, kept.status) : c.json(kept);
  });
}

function analystOf(body: unknown): AnalystText | null {
  if (typeof body !== "object" || body === null) return null;
  const { id, text } = body as { [key: string]: unknown };
  return typeof id === "string" && typeof text === "string" ? { id, text } : null;
}
