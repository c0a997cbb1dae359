/** Opens a document in a thread of its own, which is ended where a file was built to take for ever. */
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { interrupted } from "../../errors.ts";
import { open, type Opened } from "./document.ts";

export interface OpenRequest {
  bytes: Uint8Array;
  name: string;
}
export type OpenAnswer = { pages: number } | { opened: Opened };

/** Processor seconds of this process in which a document must be open: a PDF is given more by its pages. */
const MAX_SECONDS = 8;
const MAX_SECONDS_PER_PAGE = 0.05;
const POLL_MS = 200;
/** Memory of the thread. */
const MAX_HEAP_MB = 1500;

/**
 * As `open`, in a thread. Where the thread is not built beside this file, as in tests, the document is opened here.
 * @param signal ends it. @throws EntenteError `interrupted`
 */
export async function openInThread(bytes: Uint8Array, name: string, signal?: AbortSignal): Promise<Opened> {
  const file = new URL("./document-worker.js", import.meta.url);
  if (!existsSync(file)) return open(bytes, name);
  const worker = new Worker(file, {
    workerData: { bytes, name } satisfies OpenRequest,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    stdout: true,
    stderr: true,
  });
  const started = process.cpuUsage();
  let allowed = MAX_SECONDS;
  try {
    return await new Promise<Opened>((done, fail) => {
      const watch = setInterval(() => {
        const { user, system } = process.cpuUsage(started);
        if (user + system > allowed * 1e6)
          done({
            problem: `it takes more than ${Math.round(allowed)} s of processor time to open, which no article does; save its text as .txt`,
          });
      }, POLL_MS);
      const end = (): void => clearInterval(watch);
      worker.on("message", (answer: OpenAnswer) => {
        if ("pages" in answer) allowed = MAX_SECONDS + MAX_SECONDS_PER_PAGE * answer.pages;
        else done(answer.opened);
      });
      worker.on("error", (error: NodeJS.ErrnoException) =>
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? done({ problem: "it takes more memory to open than an article does; save its text as .txt" })
          : fail(error),
      );
      worker.on("exit", end);
      signal?.addEventListener("abort", () => fail(interrupted()), { once: true });
    });
  } finally {
    await worker.terminate();
  }
}
