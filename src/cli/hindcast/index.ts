/** `entente hindcast FOLDER`: runs cases of the past, and only then opens the outcomes and scores the odds. */
import { join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { sha256, appendToLedger, writtenText } from "../../files/ledger/index.ts";
import { makeWritableFolder, shownPath } from "../../files/put.ts";
import { nodeSuiteFiles, type SuiteFiles } from "../../files/suite-folder.ts";
import { blendText } from "../../ledger/index.ts";
import { fileCase } from "../../ledger/suite/file.ts";
import { scoreSuite } from "../../ledger/suite/score.ts";
import type { HindcastFindings, SuiteEntry } from "../../ledger/suite/shape.ts";
import { instantOf } from "../../numbers/days.ts";
import { openPool, programDigest, run as play } from "../../runners/node/index.ts";
import type { Given } from "../arguments.ts";
import { readOptions, readWorkers, refusal } from "../settings.ts";
import { settingsOf } from "../../analyses/index.ts";
import { complain, print, printJson, progress } from "../terminal.ts";
import { now, writer } from "../ledger/options.ts";
import { findingsOf } from "./findings.ts";
import { oddsText, readCases, runCases, type Run } from "./odds.ts";
import { openOutcomes } from "./outcomes.ts";
import { hindcastText } from "./print.ts";
import { findSuite } from "./suite.ts";

export const hindcast = (given: Given, signal: AbortSignal): Promise<number> =>
  hindcastOver(given, signal, nodeSuiteFiles);

/** The command over any files. The order is the point: odds.json is on the disk before the first outcomes.yaml is opened. */
export async function hindcastOver(given: Given, signal: AbortSignal, files: SuiteFiles): Promise<number> {
  const [folder] = given.positionals;
  const only = typeof given.flags["only"] === "string" ? listOf(given.flags["only"]) : null;
  const out = typeof given.flags["output"] === "string" ? given.flags["output"] : join(folder, "out");
  const { suite, parts } = findSuite(folder, only, files);
  const cases = readCases(parts);
  makeWritableFolder(out, [
    "odds.json",
    "hindcast.json",
    "track-record.html",
    "track-record.csv",
    "track-record-sources.csv",
  ]);
  const runs = await runsOf(given, parts, cases, out, files);

  const odds = oddsText(runs);
  const oddsFile = join(out, "odds.json");
  files.write([[oddsFile, odds]]);
  const odds_sha256 = sha256(new TextEncoder().encode(odds));
  const isJson = given.flags["json"] === true;
  if (!isJson) print(`odds     ${shownPath(oddsFile)}, SHA-256 ${odds_sha256}`);

  const opened_at = instantOf(now());
  const entries = openOutcomes(runs, files);
  const titles = Object.fromEntries(cases.map(({ id, title }) => [id, title]));
  const { seed } = entries[0].odds.run;
  const scores = scoreSuite(entries, titles, { now: opened_at, seed, strata: suite?.strata ?? {} });
  const findings = findingsOf(scores, entries, suite, { odds_sha256, opened_at });
  if (findings === null) {
    complain(
      `nothing is scored: no case has an outcomes.yaml. The odds are kept; write the outcomes, and run this again.`,
    );
    return 0;
  }
  const written = await writeFindings(findings, out, files);
  const filed = await fileInLedger(given, signal, entries);
  if (isJson) return printJson(findings);
  return print(
    [
      hindcastText(findings),
      "",
      ...written.map(([what, file]) => `${what.padEnd(9)}${shownPath(file)}`),
      ...filed,
    ].join("\n"),
  );
}

async function runsOf(
  given: Given,
  parts: Parameters<typeof runCases>[0],
  cases: Parameters<typeof runCases>[1],
  out: string,
  files: SuiteFiles,
): Promise<Run[]> {
  const checked = settingsOf(cases[0], readOptions(given));
  if ("problem" in checked) throw refusal(checked, given);
  const workers = readWorkers(given);
  const pool = workers === 1 ? null : openPool(workers === undefined ? {} : { workers });
  const line = progress();
  let told = "";
  try {
    return await runCases(parts, cases, join(out, "cache"), files, {
      settings: checked.settings,
      program: programDigest(),
      tell: (text) => line.show((told = text)),
      play: (c, settings) =>
        play(c, settings, {
          ...(pool ? { pool } : { workers: 1 }),
          lenses: c.references.length > 0 ? ["reference"] : [],
          progress: ({ kept, of }) => line.show(`${told}, ${kept} of ${of} worlds`),
        }),
    });
  } finally {
    line.clear();
    await pool?.close();
  }
}

async function writeFindings(findings: HindcastFindings, out: string, files: SuiteFiles): Promise<[string, string][]> {
  const { scoresCsv, sourcesCsv } = await import("../../report/track-record-csv.ts");
  const { trackRecord } = await import("../../report/track-record.ts");
  const tables = [[findings.role, findings], ...Object.entries(findings.others)] as [string, HindcastFindings][];
  const contents: [what: string, name: string, content: string][] = [
    ["scores", "hindcast.json", `${JSON.stringify(findings, null, 1)}\n`],
    ["report", "track-record.html", trackRecord(findings)],
    ["table", "track-record.csv", scoresCsv(tables)],
    ["sources", "track-record-sources.csv", sourcesCsv(tables)],
    ...(findings.blend ? [["blend", "blend.json", blendText(findings.blend)] satisfies [string, string, string]] : []),
  ];
  files.write(contents.map(([, name, content]) => [join(out, name), content]));
  return contents.map(([what, name]) => [what, join(out, name)]);
}

/** `--ledger FILE`: odds and outcomes as lines of a ledger. @returns what was written, in a sentence */
async function fileInLedger(given: Given, signal: AbortSignal, entries: readonly SuiteEntry[]): Promise<string[]> {
  const path = given.flags["ledger"];
  if (typeof path !== "string") return [];
  const written = await appendToLedger(path, { by: writer(given), now, tell: complain, signal }, (draft) => {
    for (const entry of entries) fileCase(draft, entry);
  });
  return [writtenText(path, "odds and outcomes", written)];
}

function listOf(text: string): string[] {
  const ids = text
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  if (ids.length === 0) throw new EntenteError("wrong-usage", "--only takes ids joined by commas");
  return [...new Set(ids)];
}
