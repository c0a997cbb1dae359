/** Documents opened and long texts read in a thread of its own: a file that was built to take for ever is given up, and signals are answered. */
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { interrupted } from "../../errors.ts";
import type { Reading } from "../reading.ts";
import { read, type ReadOptions } from "../read.ts";
import { open, type Opened } from "./document.ts";

export type ThreadRequest = { bytes: Uint8Array; name: string } | { text: string; options: ReadOptions };
export type ThreadAnswer = { pages: number } | { opened: Opened } | { reading: Reading };

/** Processor seconds of this process in which a document must be open: a PDF is given more by its pages. */
const MAX_SECONDS = 8;
const MAX_SECONDS_PER_PAGE = 0.05;
/** Texts up to this length are read in this thread, since they take less than a second. */
const MAX_SHORT_CHARACTERS = 60_000;
const POLL_MS = 200;
const MAX_HEAP_MB = 4000;

/**
 * As `open`, in a thread. Where the thread is not built beside this file, as in tests, the document is opened here.
 * @param signal ends it. @throws EntenteError `interrupted`
 */
export async function openInThread(bytes: Uint8Array, name: string, signal?: AbortSignal): Promise<Opened> {
  const file = built();
  if (!file) return open(bytes, name);
  const started = process.cpuUsage();
  let allowed = MAX_SECONDS;
  return inThread<Opened>(file, { bytes, name }, signal, (done) => ({
    answered: (answer) => {
      if ("pages" in answer) allowed = MAX_SECONDS + MAX_SECONDS_PER_PAGE * answer.pages;
      else if ("opened" in answer) done(answer.opened);
    },
    polled: () => {
      const { user, system } = process.cpuUsage(started);
      if (user + system > allowed * 1e6)
        done({
          problem: `it takes more than ${Math.round(allowed)} s of processor time to open, which no article does; save its text as .txt`,
        });
    },
    exhausted: () => done({ problem: "it takes more memory to open than an article does; save its text as .txt" }),
  }));
}

/**
 * As `read`; a long text in a thread. @param tell called five times a second while a long text is read
 * @throws EntenteError `interrupted` where `signal` ends it
 */
export async function readInThread(
  text: string,
  options: ReadOptions,
  tell: () => void,
  signal?: AbortSignal,
): Promise<Reading> {
  const file = text.length > MAX_SHORT_CHARACTERS ? built() : null;
  if (!file) return read(text, options);
  return inThread<Reading>(file, { text, options }, signal, (done, fail) => ({
    answered: (answer) => {
      if ("reading" in answer) done(answer.reading);
    },
    polled: tell,
    exhausted: () => fail(new Error("the text takes more memory than there is")),
  }));
}

/** The thread as it was built; null where it was not. */
function built(): URL | null {
  const file = new URL("./document-worker.js", import.meta.url);
  return existsSync(file) ? file : null;
}

interface Listener {
  answered(answer: ThreadAnswer): void;
  polled(): void;
  /** The thread has used up its memory. */ exhausted(): void;
}

async function inThread<T>(
  file: URL,
  request: ThreadRequest,
  signal: AbortSignal | undefined,
  listen: (done: (value: T) => void, fail: (error: Error) => void) => Listener,
): Promise<T> {
  if (signal?.aborted) throw interrupted();
  const worker = new Worker(file, {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    stdout: true,
    stderr: true,
  });
  let poll: NodeJS.Timeout | undefined;
  let stop = (): void => {};
  try {
    return await new Promise<T>((done, fail) => {
      const listener = listen(done, fail);
      poll = setInterval(() => listener.polled(), POLL_MS);
      worker.on("message", (answer: ThreadAnswer) => listener.answered(answer));
      worker.on("error", (error: NodeJS.ErrnoException) =>
        error.code === "ERR_WORKER_OUT_OF_MEMORY" ? listener.exhausted() : fail(error),
      );
      stop = (): void => fail(interrupted());
      signal?.addEventListener("abort", stop, { once: true });
    });
  } finally {
    clearInterval(poll);
    signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
