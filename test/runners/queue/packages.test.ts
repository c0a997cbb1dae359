import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bullmq } from "../../../src/runners/queue/redis.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-packages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder with packages of these versions that hold nothing. */
function withPackages(versions: { [name: string]: string }): NodeJS.Require {
  const place = mkdtempSync(join(folder, "with-"));
  for (const [name, version] of Object.entries(versions)) {
    const own = join(place, "node_modules", name);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "package.json"), JSON.stringify({ name, version }));
    writeFileSync(join(own, "index.js"), `module.exports = ${JSON.stringify({ version })};`);
  }
  return createRequire(join(place, "x.js"));
}

describe("the packages of a queue", () => {
  it.each([
    [{}, "ioredis, which is not installed"],
    [{ ioredis: "6.0.0" }, "bullmq, which is not installed"],
    [{ ioredis: "6.0.0", bullmq: "5.70.1" }, "of which version 5.70.1 is installed"],
    [{ ioredis: "6.0.0", bullmq: "6.3.2" }, "of which version 6.3.2 is installed"],
  ])("%j are refused with the line to type", (versions, why) =>
    expect(() => bullmq(withPackages(versions))).toThrow(
      expect.objectContaining({ status: 3, message: expect.stringMatching(new RegExp(`${why}.*npm ci`)) }),
    ),
  );
  it.each(["6.3.3", "6.10.0", "7.0.0"])("are used where BullMQ is of version %s", (version) =>
    expect(bullmq(withPackages({ ioredis: "6.0.0", bullmq: version }))).toEqual({ version }),
  );
});
