/** Which studios of this user are open on which case: a small file each among the temporary files, so that a second one says so. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { put } from "../../files/put.ts";

/** Takes a seat at a case's folder. @returns what frees it, and a word on who else sits there. */
export function takeSeat(folder: string, port: number): { others(): string | null; free(): void } {
  const seats = join(
    tmpdir(),
    `entente-studio-${userInfo().uid}`,
    createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 16),
  );
  const mine = join(seats, String(process.pid));
  try {
    mkdirSync(seats, { recursive: true, mode: 0o700 });
    put(mine, String(port));
  } catch {
    /* without temporary files nobody is told; saving tells conflicts all the same */
  }
  return {
    others: () => {
      try {
        const alive = readdirSync(seats).filter((pid) => pid !== String(process.pid) && lives(Number(pid)));
        return alive.length === 0
          ? null
          : `Another studio is open on this case (port ${readFileSync(join(seats, alive[0]), "utf8")}). Whoever saves second is asked first.`;
      } catch {
        return null;
      }
    },
    free: () => rmSync(mine, { force: true }),
  };
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
