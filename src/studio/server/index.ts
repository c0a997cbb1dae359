/** The studio's server: one page and its cases, on the loopback address only. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve, type ServerType } from "@hono/node-server";
import { app, type Asset } from "./app.ts";
import type { Folder } from "./folders.ts";
import { caseThread } from "./case-thread.ts";
import { register, type Session } from "./open-sessions.ts";

export { casesAt, examplesBeside, examplesBesides, FLAGSHIP, placeForNew, type Folder } from "./folders.ts";

const TYPES: { [extension: string]: string } = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

export interface Studio {
  /** The link to open, with its token. */
  link: string;
  port: number;
  /** A sentence for each case on which another studio is open. */
  others: string[];
  close(): Promise<void>;
}

/** The default port: always the same, so that what the browser stores for the page is found again. */
export const DEFAULT_PORT = 4747;

/** The files of the page, read and packed once. @param folder where the build put them. */
function assetsOf(folder: string): Map<string, Asset> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder).flatMap((name): [string, Asset][] => {
      const type = TYPES[extname(name)];
      if (!type) return [];
      const body = new Uint8Array(readFileSync(join(folder, name)));
      return [[name, { type, body, packed: new Uint8Array(gzipSync(body)) }]];
    }),
  );
}

/**
 * Starts to serve cases. @param port 0 for any free one; null for the default, or any free one where that is taken.
 * @param allowedHosts host names under which requests are let in, beside 127.0.0.1 and localhost at its port.
 * @param within folder in which new cases are begun; null where none are.
 * @param examples cases that can be opened and copied, and are not written.
 * @param built folder with the page and the thread as the build makes them (default that of this bundle).
 * @throws NodeJS.ErrnoException where the port is taken or may not be used.
 */
export async function start(
  given: readonly Folder[],
  {
    port = null,
    first = given[0]?.id ?? null,
    built = fileURLToPath(new URL(".", import.meta.url)),
    allowedHosts = [],
    within = null,
    examples = [],
  }: {
    port?: number | null;
    first?: string | null;
    built?: string;
    allowedHosts?: readonly string[];
    within?: string | null;
    examples?: readonly Folder[];
  } = {},
): Promise<Studio> {
  const cases = [...given];
  const token = randomBytes(24).toString("base64url");
  let bound = port ?? 0;
  const thread = caseThread(pathToFileURL(join(built, "case-worker.js")));
  const sessions = new Map<string, Session>();
  const hono = app({
    token,
    port: () => bound,
    cases,
    examples,
    first,
    thread,
    allowedHosts,
    within,
    add: (at) => {
      cases.push(at);
      sessions.set(at.id, register(at.folder, bound));
    },
    drop: (id) => {
      cases.splice(0, cases.length, ...cases.filter((one) => one.id !== id));
      sessions.get(id)?.end();
      sessions.delete(id);
    },
    assets: assetsOf(join(built, "studio")),
    others: (id) => sessions.get(id)?.others() ?? null,
  });
  const listen = (at: number): Promise<ServerType> =>
    new Promise((done, fail) => {
      const made = serve({ fetch: hono.fetch, hostname: "127.0.0.1", port: at }, () => done(made));
      made.on("error", fail);
    });
  const server = port === null ? await listen(DEFAULT_PORT).catch(() => listen(0)) : await listen(port);
  bound = (server.address() as AddressInfo).port;
  for (const { id, folder } of cases) sessions.set(id, register(folder, bound));
  const shown = cases.find(({ id }) => id === first);
  if (shown) thread.open(shown).catch(() => {}); // read before the link is followed; who follows it is told what is wrong
  return {
    link: `http://127.0.0.1:${bound}/${token}/`,
    port: bound,
    others: [...sessions.values()].flatMap((session) => session.others() ?? []),
    close: async () => {
      for (const session of sessions.values()) session.end();
      await new Promise<void>((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      await thread.close();
    },
  };
}
