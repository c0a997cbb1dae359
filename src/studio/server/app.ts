/** Routes of the studio: the page's files from memory, cases, saves, and events for changes on disk. */
import { Hono, type Context } from "hono";
import { streamSSE } from "hono/streaming";
import { besideOf, isSameFile } from "../../files/case-folder.ts";
import { pack } from "../../runners/wire.ts";
import { hasProposals, type Folder } from "./folders.ts";
import { analystRoutes } from "./analyst-routes.ts";
import { authoringRoutes } from "./authoring-routes.ts";
import { caseRoutes } from "./case-routes.ts";
import { TooLarge, bodyOf } from "./body.ts";
import { HEADERS, MAX_BODY_BYTES, admit } from "./guard.ts";
import { reviewRoutes } from "./review-routes.ts";
import type { CaseThread } from "./case-thread.ts";
import type { Save } from "./save.ts";
import { watch, type FileChanged, type FileGone } from "./watch.ts";

export interface Asset {
  type: string;
  body: Uint8Array<ArrayBuffer>;
  /** The same under gzip. */ packed: Uint8Array<ArrayBuffer>;
}
export interface Serving {
  token: string;
  /** Known once the server listens. */
  port: () => number;
  cases: readonly Folder[];
  /** Cases that come with Entente, to be opened and copied, beside those. */
  examples: readonly Folder[];
  /** Id of the case that the page opens first. */
  first: string | null;
  thread: CaseThread;
  assets: ReadonlyMap<string, Asset>;
  /** Host names beside those of this computer under which requests are let in, in lower case. */
  allowedHosts: readonly string[];
  /** Folder in which a new case is begun; null where none is. */
  within: string | null;
  /** Serves one case more, once its folder is written. */
  add: (at: Folder) => void;
  /** Serves a case no longer. */
  drop: (id: string) => void;
  /** A sentence on a second studio on the same case, for the page to show. */
  others: (id: string) => string | null;
}

/** Milliseconds between two keep-alive events to a page. */
const ALIVE_MS = 15_000;

export function app(serving: Serving): Hono {
  const { token, port, cases, examples, first, thread, assets, allowedHosts, others } = serving;
  const hono = new Hono();
  const listening = new Map<string, number>();
  const begun = new Map<string, Folder>();
  const found = (c: Context, asked = c.req.param("id")): Folder | undefined =>
    [...cases, ...examples].find(({ id }) => id === asked);
  const none = (c: Context): Response => c.json({ problem: "there is no such case here" }, 404);

  hono.use("*", async (c, next) => {
    const incoming = (c.env as { incoming?: { url?: string } } | undefined)?.incoming;
    const url = incoming?.url ?? new URL(c.req.url).pathname;
    const let_in = admit(
      {
        method: c.req.method,
        url,
        host: c.req.header("host"),
        origin: c.req.header("origin"),
        site: c.req.header("sec-fetch-site"),
      },
      port(),
      token,
      allowedHosts,
    );
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    if ("why" in let_in) return c.json({ problem: let_in.why }, let_in.status);
    const length = Number(c.req.header("content-length") ?? 0);
    if (length > MAX_BODY_BYTES) return c.json({ problem: "this is more than a case can hold" }, 413);
    return next();
  });

  const base = `/${token}`;
  hono.get(`${base}/`, (c) => {
    const page = assets.get("index.html");
    if (!page) return c.text("The page of the studio is not built; `npm run build` builds it.", 500);
    return c.html(Buffer.from(page.body).toString("utf8"));
  });
  const json = (c: Context, body: unknown): Response => c.body(pack(body), 200, { "content-type": "application/json" });
  const openedOf = async (at: Folder): Promise<{ problem: string } | object> => {
    const opened = await thread.open(at);
    return "problem" in opened
      ? opened
      : {
          ...opened,
          readOnly: at.readOnly === true,
          proposals: hasProposals(at),
          others: others(at.id),
          analysts: await thread.analysts(at),
        };
  };
  hono.get(`${base}/api/cases.json`, async (c) => {
    const shown = cases.find(({ id }) => id === first);
    return json(c, {
      first: [...cases, ...examples].some(({ id }) => id === first) ? first : null,
      begins: serving.within !== null,
      cases: cases.map(({ id, title }) => ({ id, title })),
      examples: examples.map(({ id, title }) => ({ id, title })),
      begun: [...begun.values()].map(({ id, title }) => ({ id, title })),
      opened: shown ? await openedOf(shown) : null,
    });
  });
  hono.get(`${base}/api/cases/:file{.+\\.json}`, async (c) => {
    const at = found(c, c.req.param("file").slice(0, -".json".length));
    if (!at) return none(c);
    const opened = await openedOf(at);
    return "problem" in opened ? c.json({ ...opened, title: at.title }, 404) : json(c, opened);
  });
  hono.get(`${base}/api/cases/:id/file`, async (c) => {
    const at = found(c);
    if (!at) return none(c);
    const opened = await thread.open(at);
    const name = c.req.query("name") ?? "";
    const known = "files" in opened ? Object.keys(opened.files) : [];
    const named = !name.includes("\0") && known.find((file) => isSameFile(at.folder, file, name));
    return named ? c.json(besideOf(at.folder, named)) : c.json({ problem: "outside" }, 400);
  });
  hono.put(`${base}/api/cases/:id`, async (c) => {
    const at = found(c);
    if (!at) return none(c);
    if (at.readOnly) return c.json({ problem: "this case is an example, which is not written" }, 403);
    const asked = saveOf(await bodyOf(c));
    if (!asked) return c.json({ problem: "the request to save a case cannot be read" }, 400);
    const done = await thread.save(at, asked);
    return "status" in done ? c.json({ problem: done.problem }, done.status) : c.json(done);
  });
  hono.get(`${base}/api/cases/:id/changes`, (c) => {
    const at = found(c);
    if (!at) return none(c);
    return streamSSE(c, async (stream) => {
      listening.set(at.id, (listening.get(at.id) ?? 0) + 1);
      const send = (event: FileChanged | FileGone | { kind: "open"; pages: number }): void => {
        void stream.writeSSE({ data: JSON.stringify(event) });
      };
      send({ kind: "open", pages: listening.get(at.id)! });
      const stop = watch(at, thread, send);
      await new Promise<void>((left) => {
        const alive = setInterval(() => {
          void stream.writeSSE({ event: "alive", data: "" });
        }, ALIVE_MS);
        stream.onAbort(() => {
          clearInterval(alive);
          left();
        });
      });
      stop();
      listening.set(at.id, listening.get(at.id)! - 1);
    });
  });
  authoringRoutes(hono, base, serving, begun);
  analystRoutes(hono, base, serving, found);
  caseRoutes(hono, base, serving);
  reviewRoutes(hono, base, serving);
  hono.get(`${base}/:name`, (c) => {
    const asset = assets.get(c.req.param("name"));
    if (!asset) return c.json({ problem: "there is nothing here" }, 404);
    const packs = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
    return c.body(packs ? asset.packed : asset.body, 200, {
      "content-type": asset.type,
      ...(packs ? { "content-encoding": "gzip" } : {}),
    });
  });
  hono.notFound((c) => c.json({ problem: "there is nothing here" }, 404));
  hono.onError((error, c) =>
    error instanceof TooLarge
      ? c.json({ problem: "this is more than a case can hold" }, 413)
      : c.json({ problem: `the studio failed: ${error.message}` }, 500),
  );
  return hono;
}

function saveOf(body: unknown): Save | null {
  if (typeof body !== "object" || body === null) return null;
  const { mark, text, overrides, reasons, by } = body as { [key: string]: unknown };
  if (by !== undefined && typeof by !== "string") return null;
  if (mark !== null && typeof mark !== "string") return null;
  if (text !== undefined && typeof text !== "string") return null;
  if (!isTexts(overrides) || !isTexts(reasons)) return null;
  return {
    mark,
    by: by ?? "",
    ...(text === undefined ? {} : { text }),
    ...(overrides === undefined ? {} : { overrides }),
    ...(reasons === undefined ? {} : { reasons }),
  };
}

const isTexts = (value: unknown): value is { [path: string]: string } | undefined =>
  value === undefined ||
  (typeof value === "object" && value !== null && Object.values(value).every((one) => typeof one === "string"));
