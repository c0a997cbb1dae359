/** Routes of the list of cases: their odds, copies, and cases that leave and come as one file. */
import type { Context, Hono } from "hono";
import { pack } from "../../runners/wire.ts";
import type { Serving } from "./app.ts";
import { bodyOf } from "./body.ts";
import type { Folder } from "./folders.ts";

export function caseRoutes(hono: Hono, base: string, { cases, examples, within, thread, add }: Serving): void {
  const found = (c: Context): Folder | undefined => [...cases, ...examples].find(({ id }) => id === c.req.param("id"));
  const none = (c: Context): Response => c.json({ problem: "there is no such case here" }, 404);
  /** Serves a case that was made, under an id that no other has. */
  const known = (c: Context, made: { at: Folder } | { problem: string }): Response => {
    if ("problem" in made) return c.json(made, 422);
    const { at } = made;
    const taken = (id: string): boolean => [...cases, ...examples].some((one) => one.id === id);
    let id = at.id;
    for (let n = 2; taken(id); n++) id = `${at.id}-${n}`;
    add({ ...at, id });
    return c.json({ id });
  };

  hono.get(`${base}/api/list.json`, async (c) =>
    c.body(pack(await thread.list([...cases, ...examples])), 200, { "content-type": "application/json" }),
  );
  hono.get(`${base}/api/cases/:id/export.zip`, async (c) => {
    const at = found(c);
    if (!at) return none(c);
    const made = await thread.export(at);
    return "problem" in made ? c.json(made, 404) : c.body(made.bytes, 200, { "content-type": "application/zip" });
  });
  hono.post(`${base}/api/cases/:id/duplicate`, async (c) => {
    const at = found(c);
    if (!at) return none(c);
    if (within === null) return c.json({ problem: "no case is made here" }, 403);
    const { name } = fieldsOf(await bodyOf(c));
    if (typeof name !== "string") return c.json({ problem: "this is no request to copy a case" }, 400);
    return known(c, await thread.duplicate(at, within, name));
  });
  hono.post(`${base}/api/import`, async (c) => {
    if (within === null) return c.json({ problem: "no case is made here" }, 403);
    const { name, bytes } = fieldsOf(await bodyOf(c));
    if (typeof name !== "string" || typeof bytes !== "string")
      return c.json({ problem: "this is no request to take a case" }, 400);
    return known(c, await thread.import(within, name, Buffer.from(bytes, "base64")));
  });
}

const fieldsOf = (body: unknown): { [key: string]: unknown } =>
  typeof body === "object" && body !== null ? (body as { [key: string]: unknown }) : {};
