import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runToEnd } from "../child.ts";
import { root } from "../../scripts/build.mjs";
import { NO_LINE, canonical } from "../../src/ledger/index.ts";
import { bytesOf, forecast, question, sha256 } from "./files.ts";

const LINES = 100_000;
const QUESTIONS = 1000;
const MAX_SECONDS = 3;
/** Processor time in microseconds at the end of a process, as its last line: other work on the machine does not count. */
const TELL_TIME = `data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write("\\n"+(user+system))})`;

const folder = mkdtempSync(join(tmpdir(), "entente-ledger-load-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe(`a ledger of ${LINES} lines`, () => {
  it(`is verified in less than ${MAX_SECONDS} s of processor time`, () => {
    const lines: string[] = [];
    let prev = NO_LINE;
    for (let n = 1; n <= LINES; n++) {
      const id = `q/${n % QUESTIONS}`;
      const own = n <= QUESTIONS ? question(id) : forecast(n, id, { curve: { from: "2026-01", p: [0.1, 0.2, 0.3] } });
      const line = canonical({ v: 1, at: "2026-01-05T10:00:00Z", by: "omar", prev, ...own });
      lines.push(line);
      prev = sha256(new TextEncoder().encode(line));
    }
    const file = join(folder, "ledger.jsonl");
    writeFileSync(file, bytesOf(lines));
    const { status, stdout, stderr } = runToEnd(
      process.execPath,
      ["--import", TELL_TIME, join(root, "dist/cli.js"), "ledger", "verify", "--ledger", file],
      { encoding: "utf8" },
    );
    expect(stdout + stderr).toContain(prev.slice(0, 4));
    expect(status).toBe(0);
    expect(Number(stderr.split("\n").at(-1)) / 1e6).toBeLessThan(MAX_SECONDS);
  }, 60_000);
});
