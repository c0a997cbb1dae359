/** Routes of the list of cases: their odds, copies, and cases that leave and come as one file. */
import { dirname, relative, resolve } from "node:path";
import type { Context, Hono } from "hono";
import { pack } from "../../runners/wire.ts";
import type { Serving } from "./app.ts";
import { bodyOf } from "./body.ts";
import type { Folder } from "./folders.ts";

export function caseRoutes(hono: Hono, base: string, { cases, examples, within, thread, add, drop }: Serving): void {
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
    if (typeof name !== "string") return c.json({ problem: "this is not a request to copy a case" }, 400);
    return known(c, await thread.duplicate(at, within, name));
  });
  /** Deleted cases by their id, as long as this server runs; those of an earlier one stand in their folder still. */
  const aside = new Map<string, { at: Folder; aside: string }>();
  const refused = (c: Context, at: Folder): Response | null =>
    within === null || at.readOnly ? c.json({ problem: "this case is neither named nor deleted here" }, 403) : null;
  hono.post(`${base}/api/cases/:id/rename`, async (c) => {
    const at = found(c);
    if (!at) return none(c);
    const { name, by = "" } = fieldsOf(await bodyOf(c));
    if (typeof name !== "string" || typeof by !== "string")
      return c.json({ problem: "this is not a request to name a case" }, 400);
    const no = refused(c, at);
    if (no) return no;
    const done = await thread.rename(at, name, by);
    if ("problem" in done) return c.json(done, 422);
    at.title = done.title;
    return c.json(done);
  });
  hono.post(`${base}/api/cases/:id/delete`, async (c) => {
    const at = found(c);
    if (!at) return none(c);
    const no = refused(c, at);
    if (no) return no;
    const done = await thread.delete(at);
    if ("problem" in done) return c.json(done, 422);
    drop(at.id);
    aside.set(at.id, { at, aside: done.aside });
    return c.json({ place: relative(dirname(resolve(at.folder)), done.aside) });
  });
  hono.post(`${base}/api/cases/:id/restore`, async (c) => {
    const id = c.req.param("id");
    const gone = aside.get(id);
    if (!gone) return none(c);
    const made = await thread.restore(gone.at, gone.aside);
    if ("at" in made) aside.delete(id);
    return known(c, made);
  });
  hono.post(`${base}/api/import`, async (c) => {
    if (within === null) return c.json({ problem: "no case is made here" }, 403);
    const { name, bytes } = fieldsOf(await bodyOf(c));
    if (typeof name !== "string" || typeof bytes !== "string")
      return c.json({ problem: "this is not a request to take a case" }, 400);
    return known(c, await thread.import(within, name, Buffer.from(bytes, "base64")));
  });
}

const fieldsOf = (body: unknown): { [key: string]: unknown } =>
  typeof body === "object" && body !== null ? (body as { [key: string]: unknown }) : {};
