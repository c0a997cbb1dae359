/** The demonstration: the studio's page with its examples as files of a folder, which any web server can hold. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { EntenteError } from "../../errors.ts";
import type { Content } from "../../files/put.ts";
import { pack } from "../../runners/wire.ts";
import type { Folder } from "../server/folders.ts";
import { CONTENT_POLICY } from "../server/guard.ts";
import { open, type OpenedCase } from "../server/save.ts";

/** Files of the page that a demonstration has no use for: what a report carries when it is made with --live. */
const UNUSED = ["live.js"];

/** Settings of the first run, which a browser should finish in half a minute. */
const FIRST_RUN = { seed: 1, draws: 400, paths: 4 };

/**
 * Files by their path in the folder.
 * @param built folder with the page, as the build makes it. @param first id of the case that the page opens first
 * @throws EntenteError `wrong-input` where a case cannot be read
 */
export function demoFiles(cases: readonly Folder[], first: string, built: string): Map<string, Content> {
  const page = readdirSync(built).filter((name) => !UNUSED.includes(name));
  const files = new Map<string, Content>(page.map((name) => [name, readFileSync(join(built, name))]));
  const policy = `<meta http-equiv="content-security-policy" content="${CONTENT_POLICY}">`;
  files.set("index.html", String(readFileSync(join(built, "index.html"))).replace("<meta charset", `${policy}\n$&`));
  const opened = new Map(cases.map((at) => [at.id, asExample(at)]));
  for (const [id, one] of opened) files.set(`api/cases/${id}.json`, pack(one));
  files.set(
    "api/cases.json",
    pack({
      first,
      cases: cases.map(({ id, title }) => ({ id, title })),
      opened: opened.get(first) ?? null,
      settings: FIRST_RUN,
    }),
  );
  return files;
}

function asExample(at: Folder): OpenedCase & { readOnly: true; others: null } {
  const opened = open(at);
  if ("problem" in opened) throw new EntenteError("wrong-input", `${at.id}: ${opened.problem}`);
  return { ...opened, readOnly: true, others: null };
}
