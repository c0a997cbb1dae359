/**
 * What a process that was killed leaves behind: temporary files and folders under names that hold its process id. The
 * next process that writes in the same place removes them.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** Age from which a temporary file of a process that does not run is removed: on a shared disk it may run on another machine. */
const MIN_AGE_MS = 600_000;

/** Whether a process of this machine runs, as this user's or another's. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Removes from a folder what ended processes of this user left there. Nothing is thrown: what cannot be removed stays.
 * @param name pattern of the names, with the process id as its first group
 */
export function removeLeftBehind(folder: string, name: RegExp): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  const own = userInfo().uid; // -1 on Windows, where files have no such owner
  for (const each of names) {
    const pid = Number(name.exec(each)?.[1]);
    if (!pid || pid === process.pid || isRunning(pid)) continue;
    try {
      const { mtimeMs, uid } = statSync(join(folder, each));
      if ((own < 0 || uid === own) && Date.now() - mtimeMs > MIN_AGE_MS)
        rmSync(join(folder, each), { recursive: true, force: true });
    } catch {
      /* another process has removed it meanwhile */
    }
  }
}

/** A new folder of this process among the temporary files; older ones for the same purpose that were left behind go. */
export function temporaryFolder(purpose: string): string {
  removeLeftBehind(tmpdir(), new RegExp(`^entente-${purpose}-(\\d+)-`));
  const folder = mkdtempSync(join(tmpdir(), `entente-${purpose}-${process.pid}-`));
  made.push(folder);
  return folder;
}

const made: string[] = [];

/** Removes the temporary folders of this process, for its end. */
export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
