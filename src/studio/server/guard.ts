/** Admits requests of this machine to the studio's own host name, from its own page, with the token of the link. */
import { timingSafeEqual } from "node:crypto";

/** Bytes of a request body: a case file of 4 MiB as JSON, with a margin. */
export const MAX_BODY_BYTES = 12 * 2 ** 20;

export interface IncomingRequest {
  method: string;
  url: string;
  host: string | undefined;
  origin: string | undefined;
  site: string | undefined;
}

/**
 * Whether a request is let in. A page elsewhere can make a browser send requests to this port, but neither with the token
 * nor, under a host name of its own that resolves to this machine (DNS rebinding), with this Host header.
 * @param url as it came, not normalised. @param allowed further host names, with a port or for any port, in lower case
 * @returns the path below the token, or the refusal.
 */
export function admit(
  { method, url, host, origin, site }: IncomingRequest,
  port: number,
  token: string,
  allowed: readonly string[] = [],
): { path: string } | { status: 400 | 403; why: string } {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  const name = host?.toLowerCase() ?? "";
  const isAllowed = allowed.includes(name) || allowed.includes(name.replace(/:\d+$/, ""));
  if (!names.includes(name) && !isAllowed)
    return {
      status: 403,
      why: `this studio answers at ${names[0]} only; behind a tunnel or a notebook's server start it with --allow-host and the name in the browser's address`,
    };
  const own = isAllowed ? [`http://${name}`, `https://${name}`] : names.map((each) => `http://${each}`);
  if (origin !== undefined && !own.includes(origin))
    return { status: 403, why: "this request comes from another page" };
  if (origin === undefined && method !== "GET" && method !== "HEAD")
    return { status: 403, why: "this request does not say which page it comes from" };
  if (site !== undefined && site !== "same-origin" && site !== "none")
    return { status: 403, why: "this request comes from another page" };
  const path = url.split("?")[0];
  let plain: string;
  try {
    plain = decodeURIComponent(path);
  } catch {
    return { status: 400, why: "this address cannot be read" };
  }
  if (plain.includes("..") || plain.includes("\\") || plain.includes("\0"))
    return { status: 400, why: "no path leads out of here" };
  const [, given = "", ...rest] = path.split("/");
  if (!same(given, token))
    return { status: 403, why: "this address lacks the token of the link that the studio printed" };
  return { path: `/${rest.join("/")}` };
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** What the page may load: nothing from elsewhere, and no script or style inside the page itself. */
export const CONTENT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/** Headers of every answer. */
export const HEADERS: { readonly [name: string]: string } = {
  "content-security-policy": `${CONTENT_POLICY}; frame-ancestors 'none'`,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};
