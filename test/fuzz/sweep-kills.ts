/** Workers of a sweep that are killed at random while new ones take their place: nothing is lost and nothing differs. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runToEnd } from "../child.ts";
import { uniforms, type Random } from "../random.ts";
import { startRedis, type RedisServer } from "../runners/queue/redis-server.ts";

const root = process.cwd();
const cli = join(root, "dist/cli.js");
const WORKERS = 3;
/** Exit status of a worker that finds no Redis. */
const UNAVAILABLE = 3;
const MAX_RESTARTS = 100;

export interface Kills {
  kills: number;
  redisKills: number;
  chunks: number;
  /** Chunk files that lack, and that differ from those of one worker that nobody killed. */
  missing: number;
  different: number;
}

export interface Planned {
  plan: string;
  /** Store of one worker that nobody kills. */
  quiet: string;
}

/** A plan of a small case, played once in peace. @param draws worlds, 64 a chunk */
export function plannedIn(folder: string, draws: number): Planned {
  const [plan, quiet] = ["plan", "quiet"].map((name) => join(folder, name));
  const entente = (...args: string[]): void => {
    const { status, stderr } = runToEnd(process.execPath, [cli, ...args], { encoding: "utf8" });
    if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  };
  const size = ["--draws", String(draws), "--findings", "brief", "--chunk-seconds", "0.000001", "--threads", "1"];
  entente("sweep", "plan", join(root, "cases/calder-harbour"), ...size, "-o", plan);
  mkdirSync(quiet);
  entente("sweep", "work", plan, "--store", quiet, "--threads", "1");
  return { plan, quiet };
}

export interface Killing {
  kills: number;
  /** Time between two kills at most. */
  pauseMs: number;
  /** A queue over which the chunks are shared out; null for the folder alone. */
  redis: RedisServer | null;
  /** Times that Redis is killed too. */
  redisKills: number;
}

/** @param store folder of the files */
export async function killWorkers(
  { plan, quiet }: Planned,
  store: string,
  { kills, pauseMs, redis, redisKills }: Killing,
  random: Random,
): Promise<Kills> {
  mkdirSync(store, { recursive: true });
  const args = ["sweep", "work", plan, "--store", store, "--threads", "1"];
  const start = (): ChildProcess =>
    spawn(process.execPath, [cli, ...args, ...(redis === null ? [] : ["--queue", redis.url, "--offer"])], {
      stdio: "ignore",
    });
  let workers = Array.from({ length: WORKERS }, start);
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, random() * pauseMs));
  /** A supervisor: a worker that found no Redis is started again. */
  const supervise = (): void => {
    workers = workers.map((worker) => {
      if (worker.exitCode !== UNAVAILABLE) return worker;
      if (++restarts > MAX_RESTARTS) throw new Error("workers end with status 3 again and again");
      return start();
    });
  };
  let restarts = 0;
  let killed = 0;
  let redisKilled = 0;
  while (killed < kills) {
    await pause();
    supervise();
    if (redis !== null && redisKilled * kills < killed * redisKills) {
      await redis.kill();
      redisKilled++;
      await pause();
      await redis.start();
    }
    const at = Math.floor(random() * WORKERS);
    if (workers[at].exitCode === null) {
      workers[at].kill("SIGKILL");
      await ended(workers[at]);
      killed++;
      workers[at] = start();
    } else if (workers[at].exitCode === 0) {
      // All chunks are played: once nobody writes any more, the sweep begins again.
      await allEnded();
      rmSync(join(store, "chunks"), { recursive: true, force: true });
      workers = Array.from({ length: WORKERS }, start);
    }
  }
  await allEnded();
  async function allEnded(): Promise<void> {
    do {
      supervise();
      await Promise.all(workers.map(ended));
    } while (workers.some(({ exitCode }) => exitCode === UNAVAILABLE));
  }
  const files = (of: string): string[] =>
    readdirSync(join(of, "chunks"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".bin"));
  const whole = files(quiet);
  const own = new Set(files(store));
  const different = whole.filter(
    (name) =>
      own.has(name) && !readFileSync(join(quiet, "chunks", name)).equals(readFileSync(join(store, "chunks", name))),
  );
  return {
    kills: killed,
    redisKills: redisKilled,
    chunks: whole.length,
    missing: whole.filter((name) => !own.has(name)).length,
    different: different.length,
  };
}

async function ended(worker: ChildProcess): Promise<void> {
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, "exit");
}

/** Fifty kills, on a folder for even seeds; over a queue, whose Redis is killed five times, for odd ones. */
export async function killSome(seed: number): Promise<Kills> {
  const folder = mkdtempSync(join(tmpdir(), "entente-sweep-kills-"));
  const redis = seed % 2 === 1 ? await startRedis("everysec") : null;
  const killing = { kills: 50, pauseMs: 1500, redis, redisKills: redis === null ? 0 : 5 };
  try {
    return await killWorkers(plannedIn(folder, 5120), join(folder, "store"), killing, uniforms(seed));
  } finally {
    await redis?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
