/** Work on files that is tried again where another program has one of them open for a moment, as Windows refuses it then. */

/** Codes that Windows gives where a virus scanner, an indexer or an editor has a file open. */
const BUSY_CODES = ["EPERM", "EACCES", "EBUSY"];
const MAX_WAIT_MS = 2000;
const FIRST_WAIT_MS = 5;

/**
 * Does the work, on Windows again at doubled intervals for up to two seconds. Elsewhere these errors do not pass, so
 * that they are thrown at once.
 * @throws NodeJS.ErrnoException that of the last attempt
 */
export function untilFree(
  work: () => void,
  platform: NodeJS.Platform = process.platform,
  wait: (milliseconds: number) => void = sleep,
): void {
  for (let waited = 0, next = FIRST_WAIT_MS; ; waited += next, next *= 2) {
    try {
      return work();
    } catch (error) {
      const isBusy = BUSY_CODES.includes((error as NodeJS.ErrnoException).code ?? "");
      if (platform !== "win32" || !isBusy || waited + next > MAX_WAIT_MS) throw error;
      wait(next);
    }
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
