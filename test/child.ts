/** Programs that a test starts and waits for: one that does not end is killed, and the test fails with what was started and what it printed. */
import { spawnSync, type ChildProcess, type SpawnSyncOptions, type SpawnSyncReturns } from "node:child_process";

/** What a program may take. The slowest here, the examples of the library, takes some 10 s of processor time: three times that on a machine as slow, and as long again for what runs beside it. */
export const LONGEST_MS = 90_000;

/** Runs a program to its end. @throws Error where it cannot be started or does not end in time */
export function runToEnd(
  program: string,
  args: readonly string[],
  options: SpawnSyncOptions = {},
): SpawnSyncReturns<string> {
  const done = spawnSync(program, args, { ...options, encoding: "utf8", timeout: LONGEST_MS, killSignal: "SIGKILL" });
  if (!done.error) return done;
  const late = "code" in done.error && done.error.code === "ETIMEDOUT";
  const printed = `${done.stdout ?? ""}${done.stderr ?? ""}`.slice(-1500);
  throw new Error(
    `${[program, ...args].join(" ")}: ${late ? `it did not end within ${LONGEST_MS / 1000} s` : done.error.message}; it printed:\n${printed}`,
  );
}

/** What a program prints. @throws Error where it fails, with what it says of that */
export function outputOf(program: string, args: readonly string[], options: SpawnSyncOptions = {}): string {
  const { status, signal, stdout, stderr } = runToEnd(program, args, options);
  if (status !== 0)
    throw new Error(`${[program, ...args].join(" ")}: ended with ${status ?? signal}:\n${stderr}${stdout}`);
  return stdout;
}

/** The status with which a process ends; null where a signal ended it. @throws Error where it does not end in time; it is killed then */
export function closed(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`${child.spawnargs.join(" ")}: it did not end within ${LONGEST_MS / 1000} s`));
    }, LONGEST_MS);
    child.on("close", (status) => {
      clearTimeout(late);
      resolve(status);
    });
  });
}
