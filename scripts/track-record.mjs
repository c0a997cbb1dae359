/**
 * `npm run track-record`: runs both suites of hindcasts and the flagship, scores them, and writes what is said of them: the
 * record that reports name, the table and the picture of each suite, and the blocks of the project's and the flagship's README.
 */
import "./node-version.mjs";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./build.mjs";

const DATA = "src/wording/track-record-data.ts";
const PICTURE = "track-record.svg";

/** The functions that the record is made with, from src. */
async function recordParts() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `export { recordOf } from "./src/ledger/suite/record.ts";
        export { recordBlocks, suitePicture, withBlock } from "./src/report/track-record-markdown.ts";`,
      resolveDir: root,
      loader: "ts",
    },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    logLevel: "error",
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${code}`);
}

/** Scores of a folder, which its `out` keeps too. */
function scored(folder) {
  execFileSync(process.execPath, [join(root, "dist/cli.js"), "hindcast", folder], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return JSON.parse(readFileSync(join(root, folder, "out/hindcast.json"), "utf8"));
}

/**
 * Scores of the odds that a suite keeps in odds.json, which were committed before any outcome was written. An engine that
 * gives other odds does not change them.
 */
function heldOut(folder) {
  const stored = join(root, folder, "hindcast.json");
  const before = JSON.parse(readFileSync(stored, "utf8"));
  const now = scored(folder);
  if (sha256(join(root, folder, "odds.json")) !== now.odds_sha256) {
    console.error(
      `The engine gives other odds than ${folder}/odds.json, which was committed before any outcome was written. The record stays that of the committed odds; those of this engine are in ${folder}/out, with their scores.`,
    );
    return before;
  }
  const { until, opened_at } = before; // when the outcomes of these odds were opened first
  const findings = { ...now, until, opened_at };
  writeFileSync(stored, `${JSON.stringify(findings, null, 1)}\n`);
  copyFileSync(join(root, folder, "out/blend.json"), join(root, folder, "blend.json"));
  return findings;
}

const sha256 = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

const { recordOf, recordBlocks, suitePicture, withBlock } = await recordParts();
const [earlier, latest] = ["hindcasts", "hindcasts-2"].map((folder) => ({ folder, findings: heldOut(folder) }));
const flagship = scored("cases");
const suites = {
  held_out: recordOf(latest.findings, "held_out"),
  earlier: recordOf(earlier.findings, "held_out"),
};
const development = recordOf(flagship, "development");
writeFileSync(
  join(root, DATA),
  `/** Written by \`npm run track-record\`: what is kept of the scored hindcasts. */\nimport type { SetRecord, Suites } from "../ledger/suite/record.ts";\n\nexport const SUITES: Suites = ${JSON.stringify(suites)};\n\nexport const DEVELOPMENT: SetRecord | null = ${JSON.stringify(development)};\n`,
);
execFileSync(process.execPath, [join(root, "node_modules/oxfmt/bin/oxfmt"), DATA], { cwd: root, stdio: "ignore" });
for (const { folder, findings } of [earlier, latest])
  writeFileSync(join(root, folder, PICTURE), suitePicture(findings));
for (const { page, text } of recordBlocks({ ...suites, development }, PICTURE)) {
  const path = join(root, page);
  const changed = withBlock(readFileSync(path, "utf8"), text);
  if (changed === null) throw new Error(`${page} has no <!-- track record --> block`);
  writeFileSync(path, changed);
}
