import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, it } from "vitest";

export const sharedFolder = fileURLToPath(new URL("../../shared/", import.meta.url));

/** Whether the reference folder stands beside the clone. CI must have it: there its absence is a failure and not a skip. */
export const hasShared = existsSync(sharedFolder);

/** JSON of a reference file, path from ../shared. */
export function sharedJson(path: string): any {
  return JSON.parse(readFileSync(sharedFolder + path, "utf8"));
}

/** Text of a reference file, path from ../shared. */
export function sharedText(path: string): string {
  return readFileSync(sharedFolder + path, "utf8");
}

/** A suite that needs ../shared: skipped with a word where it is absent, run (and failing) in CI. */
export function describeShared(name: string, suite: () => void): void {
  if (hasShared || process.env["CI"]) describe(name, suite);
  else
    describe.skip(name, () => {
      it("needs the reference files of ../shared, which are not here", () => {});
    });
}
