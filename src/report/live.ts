/** What makes a report live: the engine and the case inside the file, so that its reader can move the numbers without a server. */
import { html, raw, type Html } from "../wording/html.ts";

export interface Live {
  /** The script, and its hash as a Content-Security-Policy names it (`sha256-...`). */
  script: string;
  hash: string;
  /** What the script reads: the worker's source and the case; plain data. */
  data: unknown;
}

/** The policy of the page: nothing from elsewhere; with an engine inside, that one script and workers made of it. */
export const policy = (live: Live | null): string =>
  `default-src 'none'; style-src 'unsafe-inline'${live ? `; script-src '${live.hash}'; worker-src blob:` : ""}`;

/** The place of the handles: hidden until the script shows it, so that without scripts the report is the plain one. */
export const place = (live: Live | null): Html =>
  live
    ? html`<section id="live" hidden aria-labelledby="live-title">\n<h2 id="live-title">Move the numbers</h2>\n<div id="live-place"></div>\n</section>\n`
    : { html: "" };

/** Data and script at the end of the body. No text of the case can end the element that it stands in. */
export const inside = (live: Live | null): Html =>
  live
    ? raw(
        `<script type="application/json" id="live-data">${JSON.stringify(live.data).replaceAll("<", "\\u003c")}</script>\n<script>${live.script}</script>\n`,
      )
    : { html: "" };
