/**
 * The live part of a report: engine and case embedded in the file, so that readers can move numbers without a server.
 */
import { html, raw, type Html } from "../wording/html.ts";

export interface Live {
  /** The script, and its hash as a Content-Security-Policy names it (`sha256-...`). */
  script: string;
  hash: string;
  /** Input of the script: the worker's source and the case; plain data. */
  data: unknown;
}

/**
 * Content security policy of the page: nothing from elsewhere; in a live report, the one script and workers made of it.
 */
export const policy = (live: Live | null): string =>
  `default-src 'none'; style-src 'unsafe-inline'${live ? `; script-src '${live.hash}'; worker-src blob:` : ""}`;

/** Container of the handles: hidden until the script shows it, so that without scripts the report is the plain one. */
export const place = (live: Live | null): Html =>
  live
    ? html`<section id="live" hidden aria-labelledby="live-title">\n<h2 id="live-title">Move the numbers</h2>\n<div id="live-place"></div>\n</section>\n`
    : { html: "" };

/** Data and script at the end of the body. Text of the case cannot close the element. */
export const inside = (live: Live | null): Html =>
  live
    ? raw(
        `<script type="application/json" id="live-data">${JSON.stringify(live.data).replaceAll("<", "\\u003c")}</script>\n<script>${live.script}</script>\n`,
      )
    : { html: "" };
