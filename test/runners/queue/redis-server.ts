/** A Redis of the tests' own, on a free port of this computer alone. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
/** Without Redis these tests are skipped, but not where nothing may be skipped. */
export const skipped = !hasRedis && !process.env["CI"];

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export interface RedisServer {
  url: string;
  port: number;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what its disk holds. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** When Redis brings changes to its disk: with each one, every second, or never. */
export type Durability = "always" | "everysec" | "never";

/** @param flags further settings */
export async function startRedis(durability: Durability, ...flags: string[]): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "entente-redis-"));
  const port = await freePort();
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const storage =
      durability === "never" ? ["--appendonly", "no"] : ["--appendonly", "yes", "--appendfsync", durability];
    const own = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", ...storage, ...flags];
    child = spawn("redis-server", own, { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`redis-server was not ready after 20 s; it said:\n${said}`)),
        20_000,
      );
      const done = (): void => {
        clearTimeout(late);
        resolve();
      };
      child!.stdout!.on("data", (text: Buffer) => {
        said += String(text);
        if (said.includes("Ready to accept connections")) done();
      });
      child!.on("error", reject);
      child!.on("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
    });
  };
  const kill = (): Promise<void> =>
    new Promise((resolve) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once("exit", () => resolve());
      child.kill("SIGKILL");
    });
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill,
    start,
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
