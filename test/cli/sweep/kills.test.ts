import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { killWorkers } from "../../fuzz/sweep-kills.ts";
import { uniforms } from "../../random.ts";
import { inFolder } from "../command.ts";
import { skipped, startRedis } from "../../runners/queue/redis-server.ts";

const { folder } = inFolder("kills");

it("workers that are killed lose no chunk and leave the same bytes, on a folder", async () => {
  const place = join(folder, "shared");
  mkdirSync(place);
  expect(await killWorkers(place, 1280, 4, 1500, null, uniforms(3))).toEqual({
    kills: 4,
    chunks: 20,
    missing: 0,
    different: 0,
  });
});

it.skipIf(skipped)("and over a queue", async () => {
  const redis = await startRedis(true);
  const place = join(folder, "queue");
  mkdirSync(place);
  expect(await killWorkers(place, 1280, 4, 1500, redis.url, uniforms(4))).toEqual({
    kills: 4,
    chunks: 20,
    missing: 0,
    different: 0,
  });
  await redis.remove();
});
