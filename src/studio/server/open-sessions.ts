/** Studios of this user that are open on a case: a small file each among the temporary files. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { put } from "../../files/put.ts";

export interface Session {
  /** A sentence on another studio that is open on the case; null where there is none. */
  others(): string | null;
  /** Removes the entry. */
  end(): void;
}

/** Enters this process as a studio on a case. Without temporary files no other studio is noticed; saving still finds conflicts. */
export function register(folder: string, port: number): Session {
  const entries = join(
    tmpdir(),
    `entente-studio-${userInfo().uid}`,
    createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 16),
  );
  const own = join(entries, String(process.pid));
  try {
    mkdirSync(entries, { recursive: true, mode: 0o700 });
    put(own, String(port));
  } catch {
    /* see above */
  }
  return {
    others: () => {
      try {
        const open = readdirSync(entries).filter((pid) => pid !== String(process.pid) && isRunning(Number(pid)));
        return open.length === 0
          ? null
          : `Another studio is open on this case (port ${readFileSync(join(entries, open[0]), "utf8")}). The second to save will be asked before anything is overwritten.`;
      } catch {
        return null;
      }
    },
    end: () => rmSync(own, { force: true }),
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
