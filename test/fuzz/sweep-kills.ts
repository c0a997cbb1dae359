/** Workers of a sweep that are killed at random while new ones take their place: nothing is lost and nothing differs. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uniforms, type Random } from "../random.ts";
import { startRedis } from "../runners/queue/redis-server.ts";

const root = process.cwd();
const cli = join(root, "dist/cli.js");
const WORKERS = 3;

export interface Kills {
  kills: number;
  chunks: number;
  /** Chunk files that lack, and that differ from those of one worker that nobody killed. */
  missing: number;
  different: number;
}

/** @param folder for the plan and both stores. @param draws worlds, 64 a chunk. @param pauseMs between two kills at most. @param redis URL of a queue, null for the folder alone */
export async function killWorkers(
  folder: string,
  draws: number,
  kills: number,
  pauseMs: number,
  redis: string | null,
  random: Random,
): Promise<Kills> {
  const [plan, store, quiet] = ["plan", "store", "quiet"].map((name) => join(folder, name));
  const entente = (...args: string[]): void => {
    const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: "utf8" });
    if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  };
  const size = ["--draws", String(draws), "--findings", "brief", "--chunk-seconds", "0.000001", "--threads", "1"];
  entente("sweep", "plan", join(root, "cases/calder-harbour"), ...size, "-o", plan);
  entente("sweep", "work", plan, "--store", quiet, "--threads", "1");
  const args = ["sweep", "work", plan, "--store", store, "--threads", "1"];
  const start = (): ChildProcess =>
    spawn(process.execPath, [cli, ...args, ...(redis === null ? [] : ["--queue", redis, "--offer"])], {
      stdio: "ignore",
    });
  const ended = async (worker: ChildProcess): Promise<void> => {
    if (worker.exitCode === null && worker.signalCode === null) await once(worker, "exit");
  };
  let workers = Array.from({ length: WORKERS }, start);
  let killed = 0;
  while (killed < kills) {
    await new Promise((resolve) => setTimeout(resolve, random() * pauseMs));
    const at = Math.floor(random() * WORKERS);
    if (workers[at].exitCode === null) {
      workers[at].kill("SIGKILL");
      await ended(workers[at]);
      killed++;
      workers[at] = start();
    } else {
      // All chunks are played: once nobody writes any more, the sweep begins again.
      await Promise.all(workers.map(ended));
      rmSync(join(store, "chunks"), { recursive: true, force: true });
      workers = Array.from({ length: WORKERS }, start);
    }
  }
  await Promise.all(workers.map(ended));
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
    chunks: whole.length,
    missing: whole.filter((name) => !own.has(name)).length,
    different: different.length,
  };
}

/** Fifty kills, on a folder for even seeds and over a queue for odd ones. */
export async function killSome(seed: number): Promise<Kills> {
  const folder = mkdtempSync(join(tmpdir(), "entente-sweep-kills-"));
  const redis = seed % 2 === 1 ? await startRedis(true) : null;
  try {
    return await killWorkers(folder, 5120, 50, 1500, redis?.url ?? null, uniforms(seed));
  } finally {
    await redis?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
