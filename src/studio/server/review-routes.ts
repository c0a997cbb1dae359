/** Routes of comments on a case, and of its history. */
import type { Context, Hono } from "hono";
import type { CommentAnchor, CommentEdit } from "../workers/review.ts";
import type { Serving } from "./app.ts";
import { bodyOf } from "./body.ts";
import type { Folder } from "./folders.ts";

export function reviewRoutes(hono: Hono, base: string, { cases, thread }: Serving): void {
  const found = (c: Context): Folder | undefined =>
    cases.find(({ id, readOnly }) => id === c.req.param("id") && readOnly !== true);
  const none = (c: Context): Response => c.json({ problem: "there is no case here that can be commented on" }, 404);

  hono.get(`${base}/api/cases/:id/comments`, async (c) => {
    const at = found(c);
    if (!at) return none(c);
    const read = await thread.comments(at);
    return c.json(read, "problem" in read ? 422 : 200);
  });
  hono.post(`${base}/api/cases/:id/comments`, async (c) => {
    const at = found(c);
    if (!at) return none(c);
    const asked = editOf(await bodyOf(c));
    if (!asked) return c.json({ problem: "this is not a comment" }, 400);
    const done = await thread.comment(at, asked);
    return c.json(done, "problem" in done ? 422 : 200);
  });
  hono.get(`${base}/api/cases/:id/history`, async (c) => {
    const at = found(c);
    if (!at) return none(c);
    const read = await thread.history(at);
    return c.json(read, "problem" in read ? 422 : 200);
  });
}

type Fields = { [key: string]: unknown };
const fieldsOf = (body: unknown): Fields => (typeof body === "object" && body !== null ? (body as Fields) : {});
const isText = (value: unknown): value is string => typeof value === "string";

function editOf(body: unknown): CommentEdit | null {
  const { do: kind, on, id, by, says, from, to } = fieldsOf(body);
  switch (kind) {
    case "begin": {
      const anchor = anchorOf(on);
      return anchor && isText(by) && isText(says) ? { do: kind, on: anchor, by, says } : null;
    }
    case "reply":
      return isText(id) && isText(by) && isText(says) ? { do: kind, id, by, says } : null;
    case "resolve":
    case "reopen":
      return isText(id) && isText(by) ? { do: kind, id, by } : null;
    case "move":
      return isText(from) && isText(to) ? { do: kind, from, to } : null;
    default:
      return null;
  }
}

function anchorOf(on: unknown): CommentAnchor | null {
  const { number, was, quote, source } = fieldsOf(on);
  if (isText(number) && isText(was)) return { number, was };
  return isText(quote) && isText(source) ? { quote, source } : null;
}
