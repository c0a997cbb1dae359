import { writeFileSync } from "node:fs";
import type { Reporter, TestCase } from "vitest/node";

/** Counts over all suites, for the closing line of `npm test`; a file that cannot be loaded counts as one failed test. */
export default class Counts implements Reporter {
  private readonly counts = { passed: 0, failed: 0, skipped: 0 };

  onTestCaseResult(test: TestCase): void {
    const { state } = test.result();
    if (state !== "pending") this.counts[state]++;
  }

  onTestRunEnd(modules: readonly { errors(): readonly unknown[] }[], errors: readonly unknown[]): void {
    for (const module of modules) this.counts.failed += module.errors().length;
    this.counts.failed += errors.length;
    const file = process.env["ENTENTE_COUNTS"];
    if (file) writeFileSync(file, JSON.stringify(this.counts));
  }
}
