/** Entry of the thread in which a document is opened. */
import { parentPort, workerData } from "node:worker_threads";
import { open } from "./document.ts";
import type { OpenAnswer, OpenRequest } from "./thread.ts";

const { bytes, name } = workerData as OpenRequest;
const answer = (message: OpenAnswer): void => parentPort!.postMessage(message);
answer({ opened: await open(bytes, name, (pages) => answer({ pages })) });
