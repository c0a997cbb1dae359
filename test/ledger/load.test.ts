import { describe, expect, it } from "vitest";
import { NO_LINE, canonical, verify } from "../../src/ledger/index.ts";
import { bytesOf, forecast, question, sha256 } from "./files.ts";

const LINES = 100_000;
const QUESTIONS = 1000;
/** Processor time, so that other work on the machine does not count. */
const MAX_SECONDS = 3;

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
    const bytes = bytesOf(lines);
    const begun = process.cpuUsage();
    const { fault, hashes } = verify(bytes, sha256);
    const { user, system } = process.cpuUsage(begun);
    expect(fault).toBeNull();
    expect(hashes).toHaveLength(LINES);
    expect((user + system) / 1e6).toBeLessThan(MAX_SECONDS);
  }, 60_000);
});
