/** Studios of this user that are open on a case: a small file each among the temporary files. */
import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { isRunning } from "../../files/left-behind.ts";
import { put } from "../../files/put.ts";

export interface Session {
  /** A sentence on another studio that is open on the case; null where there is none. */
  others(): string | null;
  /** Removes the entry. */
  end(): void;
}

/** Enters this process as a studio on a case. Without temporary files no other studio is noticed; saving still finds conflicts. */
export function register(folder: string, port: number): Session {
  const root = join(tmpdir(), `entente-studio-${userInfo().uid}`);
  const entries = join(root, createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 16));
  const own = join(entries, String(process.pid));
  let entered = false;
  try {
    if (isPrivate(root)) {
      mkdirSync(entries, { recursive: true, mode: 0o700 });
      for (const pid of readdirSync(entries))
        if (!isRunning(Number(pid))) rmSync(join(entries, pid), { recursive: true, force: true });
      put(own, String(port), entries);
      entered = true;
    }
  } catch {
    /* see above */
  }
  return {
    others: () => {
      if (!entered) return null;
      try {
        const open = readdirSync(entries).filter((pid) => pid !== String(process.pid) && isRunning(Number(pid)));
        return open.length === 0
          ? null
          : `Another studio is open on this case (port ${readFileSync(join(entries, open[0]), "utf8")}). The second to save will be asked before anything is overwritten.`;
      } catch {
        return null;
      }
    },
    end: () => {
      if (entered) rmSync(own, { force: true });
    },
  };
}

/** Makes a folder that this user alone can write to. @returns whether it is one: another user may have made it first */
function isPrivate(path: string): boolean {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const { uid } = userInfo();
  const info = lstatSync(path);
  return info.isDirectory() && (uid < 0 || (info.uid === uid && (info.mode & 0o077) === 0));
}
