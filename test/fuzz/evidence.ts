/** Trials of evidence files: each is loaded or refused in words, in time, and a refusal changes nothing. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EntenteError } from "../../src/errors.ts";
import { load } from "../../src/evidence/load/load.ts";
import { open, rows, type Store } from "../../src/evidence/open.ts";
import { evidenceFile } from "./evidence-files.ts";

/** Processor time that one file may take. */
const MAX_PROCESSOR_MS = 10_000;
const TABLES = ["file", "event", "series", "rejected"];

export interface EvidenceTrials {
  try(seed: number): Promise<{ faults: string[]; counts: { loaded: number; refused: number } }>;
  close(): Promise<void>;
}

/** Opens a database in memory with a row of each table, into which all files are tried. */
export async function openEvidence(): Promise<EvidenceTrials> {
  const folder = mkdtempSync(join(tmpdir(), "entente-fuzz-"));
  const store = await open(":memory:", { make: true });
  const path = join(folder, "before.csv");
  writeFileSync(path, "period,value\n2011-01,5\n");
  await load(store, path, { known: { days: 3 } });
  return {
    try: (seed) => tryFile(store, folder, seed),
    close: async () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const state = async ({ sql }: Store): Promise<string> =>
  JSON.stringify(await Promise.all(TABLES.map((table) => rows(sql, `SELECT count(*), sum(hash(t)) FROM ${table} t`))));

async function tryFile(store: Store, folder: string, seed: number): ReturnType<EvidenceTrials["try"]> {
  const { name, content } = evidenceFile(seed);
  const path = join(folder, name);
  writeFileSync(path, content);
  const before = await state(store);
  const faults: string[] = [];
  const started = process.cpuUsage();
  let loaded = 0;
  for (const known of [null, { days: 30 }]) {
    try {
      await load(store, path, { known });
      loaded = 1;
      break;
    } catch (error) {
      const { message } = error as Error;
      if (!(error instanceof EntenteError)) faults.push(`${name}: ${(error as Error).stack ?? message}`);
      else if (!["wrong-input", "unavailable"].includes(error.code)) faults.push(`${name}: ${error.code}: ${message}`);
      if (/^\s+at .*:\d+/m.test(message)) faults.push(`${name}: a stack trace: ${message}`);
      // oxlint-disable-next-line no-control-regex
      if (/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/.test(message))
        faults.push(`${name}: acting characters: ${message}`);
      if (message.length > 4000) faults.push(`${name}: a message of ${message.length} characters`);
      if ((await state(store)) !== before) faults.push(`${name}: the refusal changed the database`);
    }
  }
  const { user, system } = process.cpuUsage(started);
  if ((user + system) / 1000 > MAX_PROCESSOR_MS) faults.push(`${name}: ${(user + system) / 1e6} s of processor time`);
  if (readdirSync(folder).some((left) => left !== name && left !== "before.csv"))
    faults.push(`${name}: files left behind`);
  rmSync(path);
  return { faults, counts: { loaded, refused: 1 - loaded } };
}
