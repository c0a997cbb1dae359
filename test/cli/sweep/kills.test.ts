import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { killWorkers, plannedIn, type Planned } from "../../fuzz/sweep-kills.ts";
import { uniforms } from "../../random.ts";
import { inFolder } from "../command.ts";
import { skipped, startRedis } from "../../runners/queue/redis-server.ts";

const { folder } = inFolder("kills");
const kills = 3;
const pauseMs = 1200;

let planned: Planned;
beforeAll(() => {
  planned = plannedIn(folder, 960);
});

it("workers that are killed lose no chunk and leave the same bytes, on a folder", async () => {
  const killing = { kills, pauseMs, redis: null, redisKills: 0 };
  const found = await killWorkers(planned, join(folder, "shared"), killing, uniforms(3));
  expect(found).toEqual({ kills, redisKills: 0, chunks: 15, missing: 0, different: 0 });
});

it.skipIf(skipped)("and over a queue, whose Redis is killed too", async () => {
  const redis = await startRedis("everysec");
  const killing = { kills, pauseMs, redis, redisKills: 1 };
  const found = await killWorkers(planned, join(folder, "queue"), killing, uniforms(4));
  expect(found).toEqual({ kills, redisKills: 1, chunks: 15, missing: 0, different: 0 });
  await redis.remove();
});
