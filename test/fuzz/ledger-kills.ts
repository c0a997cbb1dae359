/** Two commands that write one ledger at once, either of them killed at any moment: it holds, and repeating completes it. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appendToLedger } from "../../src/files/ledger/index.ts";
import { verify } from "../../src/ledger/index.ts";
import { question, sha256 } from "../ledger/files.ts";
import { uniforms } from "../random.ts";

/** Forecasts of one command, so that its write is large. */
const FORECASTS = 100;
/** Latest moment of a kill after the start. */
const MAX_DELAY_MS = 600;
const NOW = "2026-01-06T10:00:00Z";

/** @param command the built command. @returns faults in words, and whether a command was killed before its end */
export async function killWriters(seed: number, command: string): Promise<{ faults: string[]; killed: number }> {
  const u = uniforms(seed);
  const folder = mkdtempSync(join(tmpdir(), "entente-ledger-kills-"));
  const ledger = join(folder, "ledger.jsonl");
  const ids = Array.from({ length: FORECASTS }, (_, n) => `q/${n}`);
  const faults: string[] = [];
  const read = () => verify(readFileSync(ledger), sha256);
  const write = (name: string, killAfter: number | null): Promise<boolean> => {
    const odds = ids.flatMap((id) => ["--p", `${id}=0.25`]);
    const child = spawn(
      process.execPath,
      [command, "ledger", "add", ...odds, "--as", name, "--by", name, "--ledger", ledger],
      { stdio: "ignore", env: { ...process.env, ENTENTE_NOW: NOW } },
    );
    const timer = killAfter === null ? null : setTimeout(() => child.kill("SIGKILL"), killAfter);
    return new Promise((done) =>
      child.on("exit", (status, signal) => {
        if (timer) clearTimeout(timer);
        if (signal === null && status !== 0) faults.push(`ended with status ${status}`);
        done(signal !== null);
      }),
    );
  };
  try {
    await appendToLedger(ledger, { by: "omar", now: () => Date.UTC(2026, 0, 5) / 1000, tell: () => {} }, (draft) => {
      for (const id of ids) draft.add(question(id) as unknown as Parameters<typeof draft.add>[0]);
    });
    const ends = await Promise.all([
      write("ines", u() * MAX_DELAY_MS),
      write("lea", u() < 0.5 ? null : u() * MAX_DELAY_MS),
    ]);
    const after = read();
    if (after.fault) faults.push(`line ${after.fault.line}: ${after.fault.says}`);
    await write("ines", null);
    await write("lea", null);
    const { fault, tornBytes, ledger: whole } = read();
    if (fault || tornBytes > 0)
      faults.push(`does not hold after repeating: ${fault?.says ?? `${tornBytes} torn bytes`}`);
    for (const { question, forecasts } of whole.questions.values())
      if (forecasts.length !== 2) faults.push(`${question.id} has ${forecasts.length} forecasts, not 2`);
    const left = readdirSync(folder).filter(
      (name) => !/^ledger\.jsonl(\.torn-[0-9a-f]{8})?$/.test(name) && !/\.(new|old)$/.test(name),
    );
    if (left.length > 0) faults.push(`left ${left.join(", ")} behind`);
    return { faults, killed: ends.filter(Boolean).length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
